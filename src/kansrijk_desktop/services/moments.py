"""The fixed moments to ask again, planned by themselves; pure, and never stored.

From what is known of a family and the moments of the region follows for every moment when it opens,
until when, and how it stands today. A worklist takes `to_do`; a time line shows them all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kansrijk_desktop.records import region
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.pregnancy import FULL_TERM, Pregnancy, PregnancyEnd
from kansrijk_desktop.records.region import HOME_VISIT_SERVICE
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.records.screening import Moment, Respondent, Screening, ScreeningStatus
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.texts import _

INTAKE_WITHIN: Final = timedelta(days=14)
"""So long after a family became known here the intake may take; own way of working."""

HOME_VISIT_WITHIN: Final = timedelta(days=42)
"""So soon a home visit that was agreed to is made: the term for an answer to a referral."""

ASK_UNTIL: Final = timedelta(weeks=12)
"""So long after its last day a moment is still asked for."""

OWN_MOMENTS: Final = {
    Role.MIDWIFE: frozenset({Moment.INTAKE, Moment.WEEKS_28}),
    Role.MATERNITY_CARER: frozenset({Moment.MATERNITY_WEEK}),
    Role.YOUTH_HEALTH_NURSE: frozenset({Moment.HOME_VISIT, Moment.WEEKS_2, Moment.WEEKS_8}),
}
"""Which profession holds which moment; those a region made itself are everyone's."""

_NO_SIGNALS: Final = "/gesprek-positieve-gezondheid|"
"""A talk with this form is no moment of signalling."""

_ACCEPTED: Final = frozenset(
    {OfferState.CONSENTED, OfferState.REFERRED, OfferState.RECEIVED, OfferState.STARTED}
)
_SINGLE_DAY: Final = timedelta(days=6)


class MomentState(StrEnum):
    """How a moment stands today."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    PASSED_OVER = "passed-over"
    MISSED = "missed"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class CareFacts:
    """What decides on the moments of one family; a list can fill it from a few columns.

    Attributes:
        pregnancy: the one that lasts, or else the latest.
        births: of that pregnancy; others are left aside.
        screenings: all of the patient; drafts too, so that they are continued.
        skipped: moments passed over on purpose.
        known_since: the day the dossier was made here; None when unknown.
        is_silent: the care stopped or was transferred, so that nothing is planned.
        is_home_visit_accepted: she agreed to a prenatal home visit.
    """

    pregnancy: Pregnancy | None
    births: tuple[Birth, ...] = ()
    screenings: tuple[Screening, ...] = ()
    skipped: tuple[SkippedMoment, ...] = ()
    known_since: date | None = None
    is_silent: bool = False
    is_home_visit_accepted: bool = False

    @property
    def born_on(self) -> date | None:
        """The day of the birth, of twins that of the first; None while she is pregnant."""
        if self.pregnancy is None:
            return None
        days = [one.born_on for one in self.births if one.pregnancy_id == self.pregnancy.id]
        if days:
            return min(days)
        is_born = self.pregnancy.ended_by is PregnancyEnd.BIRTH
        return self.pregnancy.ended_on if is_born else None

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is to be asked: stopped, transferred, or ended without a birth."""
        if self.is_silent or self.pregnancy is None:
            return True
        return self.pregnancy.ended_on is not None and self.born_on is None


@dataclass(frozen=True, slots=True)
class PlannedMoment:
    """One fixed moment of this pregnancy, as it stands today.

    Attributes:
        id: the region's id; for the moments of the program the value of `moment`.
        moment: what a conversation then is called; `OTHER` for a moment of the region's own.
        name: in Dutch, as the region calls it ("28 tot 30 weken").
        opens_on, until: the first and the last day; None where the due date is not known.
        is_after_birth: counted from the birth; otherwise it belongs to the pregnancy.
        is_estimated: counted from the due date, because no birth was noted yet.
        state: LATER has yet to open. DUE and OVERDUE are to be done here, now. DONE was held.
            PASSED_OVER was left out on purpose, with a `reason`. MISSED was not held and has no
            sense any more: after the birth, or when the next moment came. ELSEWHERE is held by
            another profession.
        screening_id: when DONE the conversation that was held; when DUE or OVERDUE the one that was
            begun and waits to be finished (do not list it twice); else empty.
        held_on: the day of that conversation, when DONE.
    """

    id: str
    moment: Moment
    name: str
    state: MomentState
    opens_on: date | None = None
    until: date | None = None
    is_after_birth: bool = False
    is_estimated: bool = False
    screening_id: str = ""
    held_on: date | None = None
    reason: str = ""

    @property
    def is_to_do(self) -> bool:
        """Whether it is to be held here, now."""
        return self.state in {MomentState.DUE, MomentState.OVERDUE}

    @property
    def is_begun(self) -> bool:
        """Whether a conversation for it waits to be finished."""
        return self.is_to_do and bool(self.screening_id)


def facts_of(dossier: Dossier) -> CareFacts:
    """Return what decides on the moments of a dossier."""
    made_at = dossier.household.created_at
    return CareFacts(
        pregnancy=dossier.pregnancy,
        births=dossier.births,
        screenings=dossier.screenings,
        skipped=dossier.skipped_moments,
        known_since=local_day(made_at) if made_at else None,
        is_silent=dossier.is_stopped or dossier.household.transferred_on is not None,
        is_home_visit_accepted=accepts_home_visit(dossier.offers),
    )


def accepts_home_visit(offers: Iterable[CareOffer]) -> bool:
    """Tell whether she agreed to a prenatal home visit that was not rounded off yet."""
    return any(one.service_id == HOME_VISIT_SERVICE and one.state in _ACCEPTED for one in offers)


def plan_moments(
    facts: CareFacts, moments: Iterable[region.Moment], role: Role, today: date
) -> tuple[PlannedMoment, ...]:
    """Return the moments of this pregnancy in the order of time; nothing when all is at rest.

    Args:
        facts: of the family (`facts_of`).
        moments: of the region (`Region.moments`).
        role: who is at the keyboard; the moments of others are ELSEWHERE unless held.
        today: the local day.
    """
    if facts.is_at_rest:
        return ()
    windows = sorted(_windows(facts, tuple(moments), role), key=_order)
    planned = [_standing(window, facts, role, today) for window in windows]
    return tuple(
        _mended(one, planned[at + 1 :], facts, today)
        for at, one in enumerate(planned)
        if not _was_before_us(one, facts)
    )


def to_do(planned: Iterable[PlannedMoment]) -> tuple[PlannedMoment, ...]:
    """Return what is to be held here now, the longest overdue first."""
    return tuple(sorted((one for one in planned if one.is_to_do), key=_order))


def next_moment(planned: Iterable[PlannedMoment]) -> PlannedMoment | None:
    """Return what comes first: what is to be done, or else what opens soonest; None for nothing."""
    everything = tuple(planned)
    waiting = to_do(everything)
    later = sorted(
        (one for one in everything if one.state is MomentState.LATER and one.opens_on), key=_order
    )
    return next(iter((*waiting, *later)), None)


def _windows(
    facts: CareFacts, moments: Sequence[region.Moment], role: Role
) -> Iterable[PlannedMoment]:
    named = {one.id for one in moments}
    for one in moments:
        if one.id != Moment.HOME_VISIT or _has_home_visit(facts, role):
            yield _window(one, facts, role)
    if Moment.HOME_VISIT.value not in named and _has_home_visit(facts, role):
        yield _home_visit(facts)


def _has_home_visit(facts: CareFacts, role: Role) -> bool:
    is_held = any(_is_of(one, Moment.HOME_VISIT, facts) for one in facts.screenings)
    is_open = role is Role.YOUTH_HEALTH_NURSE and facts.born_on is None
    return is_held or is_open or facts.is_home_visit_accepted


def _window(moment: region.Moment, facts: CareFacts, role: Role) -> PlannedMoment:
    """Return when a moment of the region is; its state is still to be told."""
    kind = _moment_of(moment.id)
    start = _start(facts, is_after_birth=moment.is_after_birth)
    opens_on = until = None
    if start is not None:
        opens_on = start + timedelta(days=moment.first_day)
        until = start + timedelta(days=moment.last_day)
        if opens_on == until:
            # "2 weeks" is a week, not a day.
            until += _SINGLE_DAY
    is_our_intake = kind is Moment.INTAKE and kind in OWN_MOMENTS[role]
    if is_our_intake and facts.known_since is not None:
        opens_on = max(opens_on or facts.known_since, facts.known_since)
        until = max(until or facts.known_since, facts.known_since + INTAKE_WITHIN)
    return PlannedMoment(
        id=moment.id,
        moment=kind,
        name=moment.name,
        state=MomentState.LATER,
        opens_on=opens_on,
        until=until,
        is_after_birth=moment.is_after_birth,
        is_estimated=moment.is_after_birth and facts.born_on is None,
    )


def _home_visit(facts: CareFacts) -> PlannedMoment:
    opens_on = facts.known_since or _start(facts, is_after_birth=False)
    until = opens_on + HOME_VISIT_WITHIN if opens_on else None
    return PlannedMoment(
        id=Moment.HOME_VISIT.value,
        moment=Moment.HOME_VISIT,
        name=_("prenataal huisbezoek"),
        state=MomentState.LATER,
        opens_on=opens_on,
        until=until,
    )


def _start(facts: CareFacts, *, is_after_birth: bool) -> date | None:
    due_date = facts.pregnancy.due_date if facts.pregnancy else None
    if is_after_birth:
        return facts.born_on or due_date
    return due_date - FULL_TERM if due_date else None


def _standing(window: PlannedMoment, facts: CareFacts, role: Role, today: date) -> PlannedMoment:
    """Return how a moment stands, without a look at the others."""
    held = _held(window, facts)
    if held is not None:
        return replace(
            window,
            state=MomentState.DONE,
            screening_id=held.id,
            held_on=local_day(held.started_at),
        )
    for skipped in facts.skipped:
        if skipped.moment == window.id and _is_this_pregnancy(skipped.pregnancy_id, facts):
            return replace(window, state=MomentState.PASSED_OVER, reason=skipped.reason)
    if window.moment is not Moment.OTHER and window.moment not in OWN_MOMENTS[role]:
        return replace(window, state=MomentState.ELSEWHERE)
    if window.opens_on is None or today < window.opens_on or window.is_estimated:
        return window
    is_late = window.until is not None and today > window.until
    draft = next((one for one in facts.screenings if _is_draft(one, window, facts)), None)
    return replace(
        window,
        state=MomentState.OVERDUE if is_late else MomentState.DUE,
        screening_id=draft.id if draft else "",
    )


def _mended(
    one: PlannedMoment, following: Sequence[PlannedMoment], facts: CareFacts, today: date
) -> PlannedMoment:
    """Return a moment as missed where asking has no sense any more."""
    if one.state not in {MomentState.DUE, MomentState.OVERDUE, MomentState.LATER}:
        return one
    is_past_birth = facts.born_on is not None and not one.is_after_birth
    is_overtaken = any(_overtakes(later, one, today) for later in following)
    is_long_ago = one.until is not None and today > one.until + ASK_UNTIL
    if is_past_birth or is_overtaken or is_long_ago:
        return replace(one, state=MomentState.MISSED, screening_id="")
    return one


def _overtakes(later: PlannedMoment, one: PlannedMoment, today: date) -> bool:
    """Tell whether a following moment was held, or opened after this one had closed."""
    if later.moment is Moment.HOME_VISIT:
        return False
    if later.state is MomentState.DONE:
        return True
    if later.opens_on is None or one.until is None or later.is_estimated:
        return False
    return one.until < later.opens_on <= today


def _was_before_us(one: PlannedMoment, facts: CareFacts) -> bool:
    """Tell whether a moment that was not held lay before the family was known here."""
    if one.state in {MomentState.DONE, MomentState.PASSED_OVER}:
        return False
    known = facts.known_since
    return known is not None and one.until is not None and one.until < known


def _held(window: PlannedMoment, facts: CareFacts) -> Screening | None:
    """Return the conversation that was held for a moment, the first of them."""
    held = [
        one
        for one in facts.screenings
        if one.is_ended and (_is_of(one, window.moment, facts, window) or _covers(one, window))
    ]
    return min(held, key=lambda one: one.started_at, default=None)


def _is_of(
    screening: Screening,
    moment: Moment,
    facts: CareFacts,
    window: PlannedMoment | None = None,
) -> bool:
    """Tell whether a conversation is hers, of this pregnancy, and for a moment."""
    if screening.respondent is not Respondent.PATIENT or _NO_SIGNALS in screening.questionnaire:
        return False
    if screening.moment is not moment or not _is_in_this_pregnancy(screening, facts):
        return False
    # A moment of the region's own has no name in a screening: the days tell.
    return moment is not Moment.OTHER or (window is not None and _is_within(screening, window))


def _covers(screening: Screening, window: PlannedMoment) -> bool:
    """Tell whether a late intake was held when this moment was due: it asks the same and more."""
    return (
        window.moment is Moment.WEEKS_28
        and screening.moment is Moment.INTAKE
        and screening.respondent is Respondent.PATIENT
        and _is_within(screening, window)
    )


def _is_draft(screening: Screening, window: PlannedMoment, facts: CareFacts) -> bool:
    is_open = screening.status is ScreeningStatus.IN_PROGRESS
    return is_open and _is_of(screening, window.moment, facts, window)


def _is_within(screening: Screening, window: PlannedMoment) -> bool:
    day = local_day(screening.started_at)
    if window.opens_on is None or window.until is None:
        return False
    return window.opens_on <= day <= window.until


def _is_in_this_pregnancy(screening: Screening, facts: CareFacts) -> bool:
    if screening.pregnancy_id:
        return _is_this_pregnancy(screening.pregnancy_id, facts)
    # Older conversations do not say: what was before it began belongs to another.
    begin = _start(facts, is_after_birth=False)
    return begin is None or local_day(screening.started_at) >= begin


def _is_this_pregnancy(pregnancy_id: str, facts: CareFacts) -> bool:
    return facts.pregnancy is not None and facts.pregnancy.id == pregnancy_id


def _moment_of(moment_id: str) -> Moment:
    try:
        return Moment(moment_id)
    except ValueError:
        return Moment.OTHER


def _order(one: PlannedMoment) -> tuple[date, date]:
    opens_on = one.opens_on or date.max
    return opens_on, one.until or date.max
