"""What the start card does: propose how to begin, take another choice, and begin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus
from kansrijk_desktop.services.conversation_start import (
    PREGNANCY_FORM,
    StartFacts,
    default_moment,
    form_key,
    moments_to_choose,
    planned_for,
)
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.forms import OfferedForm
from kansrijk_desktop.services.moments import MomentState, PlannedMoment, next_moment
from kansrijk_desktop.services.screenings import Beginning, OpenedScreening, Screenings
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowScreening

if TYPE_CHECKING:
    from kansrijk_desktop.services.moment_plan import MomentPlan

PATIENT = ""
"""The key of the patient among those who may answer."""

_MAY_BE_PASSED_OVER = frozenset({MomentState.LATER, MomentState.DUE, MomentState.OVERDUE})


@dataclass(frozen=True, slots=True)
class StartState:
    """Everything the card shows.

    Attributes:
        is_ready: the dossier is there.
        proposal: which moment it is now, in a sentence; empty where none waits.
        moments, forms, respondents: key and words of what can be chosen.
        respondent_id: the partner's `RelatedPerson`, or `PATIENT`.
        is_begun: such a conversation waits to be finished, and is continued.
        can_pass_over: this moment waits or comes, and may be left out.
        passed_over: why this moment was left out; empty where it was not.
        reason_error: what is wrong with the reason that was typed.
        error: why no conversation can begin, in Dutch.
    """

    is_ready: bool = False
    proposal: str = ""
    moments: tuple[tuple[str, str], ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    respondents: tuple[tuple[str, str], ...] = ()
    moment: Moment = Moment.OTHER
    form: str = ""
    respondent_id: str = PATIENT
    author: Author = Author.PROFESSIONAL
    is_begun: bool = False
    can_pass_over: bool = False
    passed_over: str = ""
    reason_error: str = ""
    error: str = ""

    @property
    def summary(self) -> str:
        """What will begin, on one line."""
        words = dict(self.respondents).get(self.respondent_id, "")
        form = dict(self.forms).get(self.form, "")
        return " · ".join(part for part in (moment_word(self.moment), words, form) if part)


class StartPresenter:
    """Begins conversations for one dossier, which it is given (`show_dossier`).

    `respondent_id` is who is proposed: the partner whose page this is, or the patient.
    """

    def __init__(
        self,
        screenings: Screenings,
        plan: "MomentPlan",
        tasks: RunsTasks,
        go: Callable[[Route], None],
        respondent_id: str = PATIENT,
    ) -> None:
        self._screenings = screenings
        self._plan = plan
        self._tasks = tasks
        self._go = go
        self._dossier: Dossier | None = None
        self._facts: StartFacts | None = None
        self._offered: tuple[OfferedForm, ...] = ()
        self._chosen_form = ""
        self._state = StartState(respondent_id=respondent_id)
        self._publish: Callable[[StartState], None] = _nobody
        self._changed: Callable[[], None] = _nothing

    def when_changed(self, changed: Callable[[], None]) -> None:
        """Call `changed` after something was kept here that the rest of the dossier shows."""
        self._changed = changed

    def attach(self, publish: Callable[[StartState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = _nobody

    def show_dossier(self, dossier: Dossier) -> None:
        """Propose how to begin in this dossier; call it again whenever it was read."""
        self._dossier = dossier
        self._tasks.run(partial(self._read, dossier), self._on_read, self._on_failed)

    def choose_moment(self, moment: Moment) -> None:
        """Begin for another moment, with the questionnaire that fits unless one was chosen."""
        self._change(moment=moment, error="", reason_error="")

    def choose_form(self, key: str) -> None:
        """Begin with another questionnaire, whatever the moment."""
        self._chosen_form = key
        self._change(error="")

    def choose_respondent(self, respondent_id: str) -> None:
        """Begin with the partner, or with the patient (`PATIENT`)."""
        self._change(respondent_id=respondent_id, error="")

    def choose_author(self, author: Author) -> None:
        """Say who fills it in."""
        self._change(author=author)

    def pass_over(self, reason: str) -> None:
        """Leave the chosen moment out in this pregnancy."""
        planned, pregnancy_id = self._planned(self._state), self._pregnancy_id()
        if planned is not None and pregnancy_id:
            work = partial(self._plan.pass_over, pregnancy_id, planned.id, reason)
            self._tasks.run(work, self._on_passed_over, self._on_reason_wrong)

    def ask_again(self) -> None:
        """Ask for the chosen moment after all."""
        planned, pregnancy_id = self._planned(self._state), self._pregnancy_id()
        if planned is not None and pregnancy_id:
            work = partial(self._plan.ask_again, pregnancy_id, planned.id)
            self._tasks.run(work, lambda _done: self._on_asked_again(planned.id), self._on_failed)

    def begin(self) -> None:
        """Begin the conversation, or go on with the one that was begun."""
        if self._dossier is None or not self._state.is_ready:
            return
        state = self._state
        is_hers = state.respondent_id == PATIENT
        beginning = Beginning(
            patient_id=self._dossier.patient.id,
            # Where none is in use, beginning with ours says what to do about it.
            form=state.form or PREGNANCY_FORM,
            moment=state.moment,
            respondent=Respondent.PATIENT if is_hers else Respondent.PARTNER,
            respondent_id=state.respondent_id,
            author=state.author,
        )
        work = partial(self._screenings.begin, beginning)
        self._tasks.run(work, self._on_begun, self._on_failed)

    def _read(self, dossier: Dossier) -> tuple[StartFacts, tuple[OfferedForm, ...]]:
        return self._plan.start(dossier), self._screenings.offered_forms()

    def _on_read(self, read: tuple[StartFacts, tuple[OfferedForm, ...]]) -> None:
        self._facts, self._offered = read
        respondents = tuple(self._respondents())
        known = {key for key, _words in respondents}
        chosen = self._state.respondent_id
        self._change(
            is_ready=True,
            proposal=_proposal(next_moment(self._facts.planned)),
            moments=tuple((one.value, moment_word(one)) for one in moments_to_choose(self._facts)),
            forms=tuple((form.key, form.title) for form in self._offered),
            respondents=respondents,
            respondent_id=chosen if chosen in known else PATIENT,
            moment=default_moment(self._facts),
        )

    def _respondents(self) -> Iterator[tuple[str, str]]:
        if self._dossier is None:
            return
        yield PATIENT, _("Cliënt: {name}").format(name=self._dossier.patient.full_name)
        for person in self._dossier.related_persons:
            if person.relationship is Relationship.PARTNER:
                yield person.id, _("Partner: {name}").format(name=person.name).strip(": ")

    def _on_passed_over(self, skipped: SkippedMoment) -> None:
        self._show_skipped(skipped.moment, skipped)

    def _on_asked_again(self, moment_id: str) -> None:
        self._show_skipped(moment_id, None)

    def _show_skipped(self, moment_id: str, skipped: SkippedMoment | None) -> None:
        """Count anew with what was just kept; the moment that was chosen stays chosen."""
        if self._dossier is None:
            return
        kept = [one for one in self._dossier.skipped_moments if one.moment != moment_id]
        kept.extend([] if skipped is None else [skipped])
        self._dossier = replace(self._dossier, skipped_moments=tuple(kept))
        self._facts = self._plan.start(self._dossier)
        self._change(proposal=_proposal(next_moment(self._facts.planned)), reason_error="")
        self._changed()

    def _on_reason_wrong(self, error: ExpectedError) -> None:
        self._change(reason_error=error.message)

    def _planned(self, state: StartState) -> PlannedMoment | None:
        return planned_for(state.moment, self._facts.planned) if self._facts else None

    def _pregnancy_id(self) -> str:
        pregnancy = self._dossier.pregnancy if self._dossier else None
        return pregnancy.id if pregnancy else ""

    def _on_begun(self, opened: OpenedScreening) -> None:
        self._go(ShowScreening(opened.screening.id))

    def _on_failed(self, error: ExpectedError) -> None:
        self._change(error=error.message)

    def _change(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type] # names are ours
        planned = self._planned(state)
        self._state = replace(
            state,
            form=self._form(state),
            is_begun=self._is_begun(state),
            can_pass_over=planned is not None and planned.state in _MAY_BE_PASSED_OVER,
            passed_over=planned.reason if planned is not None else "",
        )
        self._publish(self._state)

    def _form(self, state: StartState) -> str:
        is_offered = any(form.key == self._chosen_form for form in self._offered)
        if is_offered or self._facts is None:
            return self._chosen_form
        return form_key(state.moment, self._facts, self._offered)

    def _is_begun(self, state: StartState) -> bool:
        """Tell whether pressing the button goes on with a conversation that was begun."""
        if self._dossier is None:
            return False
        form = self._form(state)
        return any(
            one.status is ScreeningStatus.IN_PROGRESS
            and one.moment is state.moment
            and one.respondent_id == state.respondent_id
            and one.questionnaire.partition("|")[0] == form
            for one in self._dossier.screenings
        )


def _proposal(moment: PlannedMoment | None) -> str:
    """Say which moment it is now, or which comes."""
    if moment is None:
        return ""
    name, until = moment.name, long_date(moment.until)
    if moment.state is MomentState.OVERDUE:
        return _("Nog niet gedaan: {moment}. Dat kon tot en met {day}.").format(
            moment=name, day=until
        )
    if moment.state is MomentState.DUE:
        return _("Nu aan de beurt: {moment}, tot en met {day}.").format(moment=name, day=until)
    opens = long_date(moment.opens_on)
    return _("Het volgende moment: {moment}, vanaf {day}.").format(moment=name, day=opens)


def _nobody(state: StartState) -> None:
    """Stand in while no view is attached."""


def _nothing() -> None:
    """Tell nobody."""
