"""The checklist of a warm handover: planned, held, who was there, told back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.warm_handovers import WarmForm, WarmHandovers, form_of
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class WarmRow:
    """A talk in the list."""

    id: str
    title: str
    detail: str
    is_complete: bool


@dataclass(frozen=True, slots=True)
class WarmState:
    """Everything the checklist shows.

    Attributes:
        form: what is being filled in; None while only the list shows.
        handovers: what a talk can belong to: id and words.
        arrived: when the handover it belongs to was confirmed, in words; empty without one.
    """

    rows: tuple[WarmRow, ...] = ()
    form: WarmForm | None = None
    handovers: tuple[tuple[str, str], ...] = ()
    arrived: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    is_busy: bool = False
    is_changed: bool = False
    told: str = ""
    error: str = ""


class WarmPresenter:
    """Keeps a checklist when asked, filled in or not yet."""

    def __init__(
        self, household_id: str, warm: WarmHandovers, dossiers: Dossiers, tasks: RunsTasks
    ) -> None:
        self._household_id = household_id
        self._warm = warm
        self._dossiers = dossiers
        self._tasks = tasks
        self._dossier: Dossier | None = None
        self._then: Callable[[], None] | None = None
        self._state = WarmState()
        self._publish: Callable[[WarmState], None] | None = None

    def attach(self, publish: Callable[[WarmState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self.refresh()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def refresh(self) -> None:
        """Read the talks again."""
        read = partial(self._dossiers.open, self._household_id)
        self._tasks.run(read, self._on_dossier, self._on_failed)

    def begin(self) -> None:
        """Fill in a new checklist, for what was handed over last."""
        handovers = self._dossier.handovers if self._dossier else ()
        form = WarmForm()
        if handovers:
            last = handovers[0]
            form = WarmForm(handover_id=last.id, recipient_name=last.recipient_name)
        self._show_form(form)

    def pick(self, warm_id: str) -> None:
        """Go on with a checklist."""
        talks = self._dossier.warm_handovers if self._dossier else ()
        picked = next((one for one in talks if one.id == warm_id), None)
        if picked is not None:
            self._show_form(form_of(picked))

    def fill_in(self, name: str, value: object) -> None:
        """Take what was typed or picked."""
        if self._state.form is not None:
            form = replace(self._state.form, **{name: value})  # type: ignore[arg-type]  # by name
            rest = {key: text for key, text in self._state.problems.items() if key != name}
            self._show(replace(self._state, form=form, problems=rest, is_changed=True, told=""))

    def save(self) -> None:
        """Keep the checklist."""
        form, dossier = self._state.form, self._dossier
        if form is None or dossier is None or self._state.is_busy:
            return
        problems = self._warm.problems(form)
        if problems:
            self._then = None
            self._show(replace(self._state, problems=problems))
            return
        self._show(replace(self._state, is_busy=True, error=""))
        save = partial(self._warm.save, form, dossier.patient.id)
        self._tasks.run(save, self._on_saved, self._on_failed)

    def close(self) -> None:
        """Put the checklist away without keeping what changed."""
        self._show(replace(self._state, form=None, problems={}, is_changed=False, error=""))

    def leave(self, then: Callable[[], None]) -> None:
        """Keep what was typed, and go; what cannot be kept keeps her here."""
        if self._state.form is None or not self._state.is_changed:
            then()
        else:
            self._then = then
            self.save()

    def _show_form(self, form: WarmForm) -> None:
        self._show(
            replace(
                self._state,
                form=form,
                arrived=self._arrived(form.handover_id),
                problems={},
                is_changed=False,
                told="",
                error="",
            )
        )

    def _arrived(self, handover_id: str) -> str:
        handovers = self._dossier.handovers if self._dossier else ()
        belongs = next((one for one in handovers if one.id == handover_id), None)
        if belongs is None:
            return ""
        if belongs.received_on is None:
            return _("Nog niet bevestigd door {recipient}.").format(
                recipient=belongs.recipient_name
            )
        return _("Bevestigd op {day}.").format(day=long_date(belongs.received_on))

    def _on_saved(self, _kept: WarmHandover) -> None:
        told = _("Opgeslagen.")
        self._show(replace(self._state, form=None, is_busy=False, is_changed=False, told=told))
        if self._then is not None:
            then, self._then = self._then, None
            then()
        else:
            self.refresh()

    def _on_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._show(
            replace(
                self._state,
                rows=tuple(_row(one) for one in dossier.warm_handovers),
                handovers=tuple((one.id, _handover(one)) for one in dossier.handovers),
            )
        )

    def _on_failed(self, error: ExpectedError) -> None:
        self._then = None
        self._show(replace(self._state, is_busy=False, error=error.message))

    def _show(self, state: WarmState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _row(warm: WarmHandover) -> WarmRow:
    if warm.held_on is not None:
        when = _("gehouden op {day}").format(day=long_date(warm.held_on))
    elif warm.planned_on is not None:
        when = _("gepland op {day}").format(day=long_date(warm.planned_on))
    else:
        when = _("nog niet gepland")
    how = _("telefonisch") if warm.is_by_phone else ""
    detail = ", ".join(part for part in (when, how, warm.participants) if part)
    return WarmRow(warm.id, warm.recipient_name, detail, warm.is_complete)


def _handover(handover: Handover) -> str:
    return f"{handover.recipient_name}, {long_date(local_day(handover.created_at))}"
