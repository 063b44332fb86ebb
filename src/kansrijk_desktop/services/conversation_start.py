"""With which moment and questionnaire a conversation begins; pure. The professional may differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.forms import OfferedForm
from kansrijk_desktop.services.moments import (
    OWN_MOMENTS,
    CareFacts,
    MomentState,
    PlannedMoment,
    to_do,
)

PREGNANCY_FORM: Final = "signalering-zwangerschap"
MATERNITY_FORM: Final = "signalering-kraamtijd"
YOUTH_CARE_FORM: Final = "signalering-jgz"

EARLY: Final = timedelta(days=14)
"""So long before it opens a moment may be held: she is here now."""

NEAR_BIRTH: Final = timedelta(days=21)
"""From 37 weeks a maternity carer who comes is there because the baby was born."""

_FORMS: Final = {
    Moment.INTAKE: PREGNANCY_FORM,
    Moment.WEEKS_28: PREGNANCY_FORM,
    Moment.MATERNITY_WEEK: MATERNITY_FORM,
    Moment.HOME_VISIT: YOUTH_CARE_FORM,
    Moment.WEEKS_2: YOUTH_CARE_FORM,
    Moment.WEEKS_8: YOUTH_CARE_FORM,
}


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What decides how a conversation begins.

    Attributes:
        planned: the moments as they stand today.
        has_pregnancy: a pregnancy was noted in the dossier.
        due_date: None where it is not known.
        is_born: the baby was born.
    """

    role: Role
    today: date
    planned: tuple[PlannedMoment, ...] = ()
    has_pregnancy: bool = False
    due_date: date | None = None
    is_born: bool = False

    @property
    def is_after_birth(self) -> bool:
        """Whether the questions are about the time after the birth."""
        if self.is_born:
            return True
        is_near = self.due_date is not None and self.today >= self.due_date - NEAR_BIRTH
        return self.role is Role.MATERNITY_CARER and is_near


def start_facts(
    facts: CareFacts, planned: tuple[PlannedMoment, ...], role: Role, today: date
) -> StartFacts:
    """Return what decides, from what is known of a family."""
    return StartFacts(
        role=role,
        today=today,
        planned=planned,
        has_pregnancy=facts.pregnancy is not None,
        due_date=facts.pregnancy.due_date if facts.pregnancy else None,
        is_born=facts.born_on is not None,
    )


def default_moment(facts: StartFacts) -> Moment:
    """Return the moment a conversation of today is most likely for."""
    waiting = to_do(facts.planned)
    if waiting:
        return waiting[-1].moment
    soon = next((one.moment for one in facts.planned if _may_be_early(one, facts)), None)
    return soon or _usual_moment(facts)


def form_name(moment: Moment, facts: StartFacts) -> str:
    """Return the name of our questionnaire for a moment."""
    if moment in _FORMS:
        return _FORMS[moment]
    if facts.role is Role.YOUTH_HEALTH_NURSE:
        return YOUTH_CARE_FORM
    return MATERNITY_FORM if facts.is_after_birth else PREGNANCY_FORM


def form_key(moment: Moment, facts: StartFacts, offered: Sequence[OfferedForm]) -> str:
    """Return the key of the questionnaire to begin with; the first there is where ours is not.

    A version that the organisation made of ours has the same key.
    """
    wanted = f"/{form_name(moment, facts)}"
    ours = next((form.key for form in offered if form.key.endswith(wanted)), "")
    return ours or (offered[0].key if offered else "")


def moments_to_choose(facts: StartFacts) -> tuple[Moment, ...]:
    """Return every moment a conversation can be for: those of this profession first."""
    own = OWN_MOMENTS[facts.role]
    return tuple(sorted(Moment, key=lambda moment: (moment not in own, _PLACE[moment])))


def planned_for(moment: Moment, planned: Iterable[PlannedMoment]) -> PlannedMoment | None:
    """Return how a moment stands today, where it is planned."""
    if moment is Moment.OTHER:
        return None
    return next((one for one in planned if one.moment is moment), None)


def _may_be_early(one: PlannedMoment, facts: StartFacts) -> bool:
    if one.state is not MomentState.LATER or one.opens_on is None or one.is_estimated:
        return False
    return one.opens_on - facts.today <= EARLY


def _usual_moment(facts: StartFacts) -> Moment:
    """Return what a conversation is for where no moment waits."""
    if facts.role is Role.MIDWIFE and not facts.has_pregnancy:
        return Moment.INTAKE
    if facts.role is Role.MATERNITY_CARER and facts.is_after_birth and not facts.is_born:
        return Moment.MATERNITY_WEEK
    return Moment.OTHER


_PLACE: Final = {moment: place for place, moment in enumerate(Moment)}
