"""What the agreements of a family do: written, changed, ticked off, taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.agreements import AgreementForm, Agreements, form_of
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class AgreementsState:
    """Everything the card shows.

    Attributes:
        is_there: they belong on the page of this respondent.
        open, done: the agreements shown; those not for home only when she asks for them.
        form: what is typed now; None while nothing is.
        changing: the agreement that is being changed; None for a new one.
        problems: what is wrong with the form, by field.
        message: what was kept, said after the commit.
        can_undo: the last change can be taken back.
    """

    is_there: bool = False
    today: date = date.min
    open: tuple[Agreement, ...] = ()
    done: tuple[Agreement, ...] = ()
    form: AgreementForm | None = None
    changing: Agreement | None = None
    problems: dict[str, str] = field(default_factory=dict)
    message: str = ""
    can_undo: bool = False
    is_saving: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of a change: the agreements as they are now, or what is wrong with the form."""

    agreements: tuple[Agreement, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    undo: Undo | None = None


class AgreementsPresenter:
    """The agreements of one family."""

    def __init__(self, agreements: Agreements, tasks: RunsTasks, now: Clock) -> None:
        self._agreements = agreements
        self._tasks = tasks
        self._now = now
        self._patient_id = ""
        self._all: tuple[Agreement, ...] = ()
        self._shows_apart = False
        self._undo: Undo | None = None
        self._then: Callable[[], None] | None = None
        self._state = AgreementsState()
        self._publish: Callable[[AgreementsState], None] | None = None

    def attach(self, publish: Callable[[AgreementsState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep what is being typed, and then go on; what is wrong with it holds her here."""
        form = self._state.form
        if form is None or not form.what.strip():
            then()
            return
        self._then = then
        self.save()

    def take(self, dossier: Dossier) -> None:
        """Learn the agreements as they are kept now."""
        self._patient_id = dossier.patient.id
        self._all = dossier.agreements
        self._show(self._sorted(self._state))

    def show_for(self, *, is_patient: bool, shows_apart: bool) -> None:
        """Show what belongs on this respondent's page."""
        self._shows_apart = shows_apart
        self._show(self._sorted(replace(self._state, is_there=is_patient)))

    def begin(self) -> None:
        """Begin to write a new agreement."""
        self._show(
            replace(self._state, form=AgreementForm(), changing=None, problems={}, message="")
        )

    def change(self, agreement: Agreement) -> None:
        """Begin to change an agreement."""
        self._show(
            replace(
                self._state, form=form_of(agreement), changing=agreement, problems={}, message=""
            )
        )

    def fill_in(self, form: AgreementForm) -> None:
        """Take over what was typed; messages of fields that changed disappear."""
        before = self._state.form or AgreementForm()
        problems = {
            name: message
            for name, message in self._state.problems.items()
            if getattr(form, name) == getattr(before, name)
        }
        self._show(replace(self._state, form=form, problems=problems))

    def cancel(self) -> None:
        """Leave the form without keeping it."""
        self._show(replace(self._state, form=None, changing=None, problems={}, error=""))

    def save(self) -> None:
        """Keep what is typed, or show what is wrong with it."""
        form, known = self._state.form, self._state.changing
        if form is not None and not self._state.is_saving:
            work = partial(self._check_and_save, form, known)
            self._run(work, _("De afspraak is opgeslagen."), ends_typing=True)

    def tick(self, agreement: Agreement) -> None:
        """Say that it was done, or not yet after all."""
        is_done = agreement.done_on is None

        def work() -> _Kept:
            self._agreements.tick(agreement, is_done=is_done)
            return self._now_kept(partial(self._agreements.put_back, agreement))

        self._run(work, _("Afgevinkt.") if is_done else _("Weer open."))

    def remove(self, agreement: Agreement) -> None:
        """Take an agreement away that was written down by mistake."""

        def work() -> _Kept:
            self._agreements.remove(agreement)
            return self._now_kept(partial(self._agreements.put_back, agreement))

        self._run(work, _("De afspraak is weggehaald."))

    def undo(self) -> None:
        """Take the last change back."""
        undo = self._undo
        if undo is None or self._state.is_saving:
            return

        def work() -> _Kept:
            undo()
            return self._now_kept(None)

        self._run(work, _("Teruggedraaid."))

    def _check_and_save(self, form: AgreementForm, known: Agreement | None) -> _Kept:
        problems = self._agreements.check(form, known)
        if problems:
            return _Kept(problems=problems)
        kept = self._agreements.save(self._patient_id, form, known)
        take_back = partial(self._agreements.remove, kept)
        put_back = partial(self._agreements.put_back, known) if known else take_back
        return self._now_kept(put_back)

    def _now_kept(self, undo: Undo | None) -> _Kept:
        return _Kept(self._agreements.of_patient(self._patient_id), undo=undo)

    def _run(self, work: Callable[[], _Kept], message: str, *, ends_typing: bool = False) -> None:
        self._show(replace(self._state, is_saving=True, error="", message=""))
        done = partial(self._on_kept, message, ends_typing=ends_typing)
        self._tasks.run(work, done, self._show_error)

    def _on_kept(self, message: str, kept: _Kept, *, ends_typing: bool) -> None:
        then, self._then = self._then, None
        state = replace(self._state, is_saving=False)
        if kept.problems:
            self._show(replace(state, problems=kept.problems))
            return
        self._all, self._undo = kept.agreements, kept.undo
        if ends_typing or state.changing not in {None, *kept.agreements}:
            state = replace(state, form=None, changing=None, problems={})
        self._show(self._sorted(replace(state, message=message, can_undo=kept.undo is not None)))
        if then is not None:
            self.about_to_leave(then)

    def _sorted(self, state: AgreementsState) -> AgreementsState:
        shown = [one for one in self._all if self._shows_apart or not one.is_not_for_home]
        waiting = [one for one in shown if one.done_on is None]
        waiting.sort(key=lambda one: (one.due_on or date.max, one.created_at, one.id))
        done = [one for one in shown if one.done_on is not None]
        done.sort(key=lambda one: (one.done_on or date.min, one.created_at, one.id), reverse=True)
        return replace(state, today=local_day(self._now()), open=tuple(waiting), done=tuple(done))

    def _show_error(self, error: ExpectedError) -> None:
        self._then = None
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _show(self, state: AgreementsState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
