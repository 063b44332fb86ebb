"""Show what came out, take the professional's weighing, and hand it on."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import ExpectedError, HeldElsewhereError
from kansrijk_desktop.records.screening import Author, Screening, ScreeningStatus
from kansrijk_desktop.services.answer_choice import choices_of, chosen_values
from kansrijk_desktop.services.answer_history import AnswerHistory
from kansrijk_desktop.services.autosave import Autosave, Changes, SaveState, Wait
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.epd_text import epd_text, shielded_text
from kansrijk_desktop.services.occurrence_edits import Edit, adding, moving, removing
from kansrijk_desktop.services.outcome import Outcome, outcome_of
from kansrijk_desktop.services.page_parts import Repeat
from kansrijk_desktop.services.screenings import (
    OpenedScreening,
    Screenings,
    withdrawn_words,
)
from kansrijk_desktop.services.summary import Summary, summarize
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import (
    Route,
    ShowAdvice,
    ShowHousehold,
    ShowMeldcode,
    ShowReceived,
    ShowScreening,
)


class Page(StrEnum):
    """What the screen shows of the conversation."""

    SUMMARY = "summary"
    TOGETHER = "together"


class EpdPart(StrEnum):
    """Which text is copied for the practice's own record."""

    ORDINARY = "ordinary"
    SHIELDED = "shielded"


@dataclass(frozen=True, slots=True)
class SummaryState:
    """Everything the summary screen shows.

    Attributes:
        who: her initials.
        summary: None until the screening is read.
        can_undo: there is a change of the weighing to take back.
        epd_copied_at: when the short text was last copied.
        has_shielded_text: there is something for the shielded part of the record.
        asks_to_finish: "Wat nu" was pressed while something is still needed.
    """

    who: str = ""
    summary: Summary | None = None
    page: Page = Page.SUMMARY
    can_undo: bool = False
    epd_copied_at: datetime | None = None
    has_shielded_text: bool = False
    asks_to_finish: bool = False
    save: SaveState = field(default_factory=SaveState)
    error: str = ""


class SummaryPresenter:
    """The behaviour of the summary screen."""

    def __init__(
        self,
        screening_id: str,
        screenings: Screenings,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._screening_id = screening_id
        self._screenings = screenings
        self._tasks = tasks
        self._go = go
        self._now = now
        self._publish: Callable[[SummaryState], None] = _nobody
        self._wait: Wait = _never
        self._state = SummaryState()
        self._opened: OpenedScreening | None = None
        self._screening: Screening | None = None
        self._history: AnswerHistory | None = None
        self._autosave: Autosave | None = None

    def attach(self, publish: Callable[[SummaryState], None], wait: Wait) -> None:
        """Publish states from now on, and read the screening; `wait` is a short timer."""
        self._publish = publish
        self._wait = wait
        self._publish(self._state)
        work = partial(self._screenings.open_own, self._screening_id)
        self._tasks.run(work, self._on_opened, self._on_open_failed)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = _nobody

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Save everything; call `then` once it is committed."""
        if self._autosave is None:
            then()
        else:
            self._autosave.flush(then)

    def choose(self, address: str, number: int) -> None:
        """Press answer `number` (from 1) of one of the professional's questions.

        Pressed again, an answer is taken back.
        """
        if self._history is None:
            return
        item = self._history.state.item(address)
        choices = choices_of(item)
        if not 1 <= number <= len(choices):
            return
        choice = choices[number - 1]
        if item.item.repeats:
            self._change(address, chosen_values(item, choice))
        else:
            self._change(address, () if choice.is_chosen else (choice.value,))

    def write(self, address: str, values: tuple[Value, ...]) -> None:
        """Take the words typed at one of the professional's questions."""
        self._change(address, values, is_typing=True)

    def add_occurrence(self, address: str) -> None:
        """Note one more of what can be noted more than once."""
        self._rearrange(address, adding)

    def remove_occurrence(self, address: str, number: int) -> None:
        """Take one of them away; the last one is emptied."""
        self._rearrange(address, partial(removing, number=number))

    def move_occurrence(self, address: str, number: int, step: int) -> None:
        """Put one of them one place up (-1) or down (1)."""
        self._rearrange(address, partial(moving, number=number, step=step))

    def undo(self) -> None:
        """Take the last change back."""
        if self._history is not None:
            self._history.undo()
            self._show_summary()
            self._save_changes()

    def show_page(self, page: Page) -> None:
        """Show the summary, or the page for her."""
        self._update(page=page)

    def copy_epd(self, part: EpdPart) -> str:
        """Return the text to copy, and record when that was done."""
        if self._state.summary is None or self._screening is None or self._autosave is None:
            return ""
        moment = self._now()
        day = local_day(self._screening.started_at)
        make = epd_text if part is EpdPart.ORDINARY else shielded_text
        text = make(self._state.summary, day, is_partners=self._is_partners())
        self._screening = replace(self._screening, epd_copied_at=moment)
        self._update(epd_copied_at=moment)
        self._autosave.flush(_nothing)
        return text

    def what_now(self, *, is_sure: bool = False) -> None:
        """Go on to the offers; what is still needed is shown first."""
        summary = self._state.summary
        if summary is None or self._screening is None:
            return
        if summary.problems and not is_sure:
            self._update(asks_to_finish=True)
        elif summary.problems:
            self._go_on(summary)
        else:
            self.about_to_leave(self._finish)

    def correct(self, address: str) -> None:
        """Go to a question in the conversation, or without an address to where it was left."""
        if self._screening is not None and address:
            self._screening = replace(self._screening, place=address)
        self._go(ShowScreening(self._screening_id))

    def close(self) -> None:
        """Go to the dossier of the family, on the page of who answered."""
        if self._opened is not None:
            partner_id = self._opened.screening.respondent_id
            self._go(ShowHousehold(self._opened.patient.household_id, partner_id))

    def _is_partners(self) -> bool:
        return self._opened is not None and not self._opened.is_hers

    def follow_up(self) -> None:
        """Go to the next steps of this family; they ask for the passphrase."""
        if self._opened is not None:
            self._go(ShowMeldcode(self._opened.patient.household_id))

    def _finish(self) -> None:
        if self._screening is not None:
            work = partial(self._screenings.finish, self._screening)
            self._tasks.run(work, self._on_finished, self._on_finish_failed)

    def _on_finished(self, screening: Screening) -> None:
        self._screening = screening
        if self._state.summary is not None:
            self._go_on(self._state.summary)

    def _go_on(self, summary: Summary) -> None:
        """Go to the offers, or where no level leads to any back to the family."""
        if summary.overview is None:
            self._go(ShowAdvice(self._screening_id))
        else:
            self.close()

    def _on_finish_failed(self, error: ExpectedError) -> None:
        self._update(error=error.message)

    def _on_opened(self, opened: OpenedScreening) -> None:
        self._opened = opened
        self._screening = opened.screening
        self._history = AnswerHistory(opened.new_session(), opened.answers)
        self._autosave = Autosave(
            self._prepare_save,
            self._tasks,
            self._on_save_state,
            self._wait,
            opened.screening.saved_at,
        )
        self._update(
            who=_who(opened),
            epd_copied_at=opened.screening.epd_copied_at,
            save=self._autosave.state,
            error=withdrawn_words() if opened.screening.status is ScreeningStatus.WITHDRAWN else "",
        )
        self._show_summary()

    def _on_open_failed(self, error: ExpectedError) -> None:
        self._update(error=error.message)
        if isinstance(error, HeldElsewhereError):
            self._go(ShowReceived(error.household_id, self._screening_id))

    def _on_save_state(self, save: SaveState) -> None:
        self._update(save=save)

    def _prepare_save(self, changes: Changes) -> Callable[[], datetime]:
        if self._screening is None:
            raise RuntimeError("nothing is open")
        outcome = None
        if self._screening.is_ended and self._history is not None:
            outcome = outcome_of(self._screening.id, self._history.state)
        return partial(_save, self._screenings, self._screening, changes, outcome)

    def _change(self, address: str, values: tuple[Value, ...], *, is_typing: bool = False) -> None:
        if self._history is None:
            return

        def edit(session: FormSession) -> None:
            session.answer(address, *values)

        self._history.change(address, edit, typing_at=address if is_typing else "")
        self._show_summary()
        self._save_changes(is_typing=is_typing)

    def _rearrange(self, address: str, edit_of: Callable[[Repeat], Edit | None]) -> None:
        summary = self._state.summary
        if self._history is None or summary is None:
            return
        found = (one for one in summary.weighing.repeats if one.address == address)
        repeat = next(found, None)
        edit = edit_of(repeat) if repeat is not None else None
        if edit is not None and self._history.rearrange(address, edit):
            self._show_summary()
            self._save_changes()

    def _save_changes(self, *, is_typing: bool = False) -> None:
        if self._history is not None and self._autosave is not None:
            self._autosave.put(self._history.take_changes(), is_typing=is_typing)

    def _show_summary(self) -> None:
        if self._history is None or self._opened is None or self._screening is None:
            return
        summary = summarize(self._history.state, self._opened.definition.title)
        day = local_day(self._screening.started_at)
        is_late = TOO_SLOW in self._history.state.problems
        self._update(
            summary=summary,
            error=_("De niveaus zijn nog niet berekend. Doe het scherm nog eens open.")
            if is_late
            else self._state.error,
            can_undo=self._history.can_undo,
            has_shielded_text=bool(shielded_text(summary, day)),
            asks_to_finish=self._state.asks_to_finish and bool(summary.problems),
        )

    def _update(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type] # names are ours
        self._publish(self._state)


def _who(opened: OpenedScreening) -> str:
    """Return whose answers they are, and that nobody asked them where that is so."""
    is_own = opened.screening.author is Author.RESPONDENT
    return _("{who}, zelf ingevuld").format(who=opened.who) if is_own else opened.who


def _save(
    screenings: Screenings, screening: Screening, changes: Changes, outcome: Outcome | None
) -> datetime:
    return screenings.save(screening, changes, outcome).saved_at or screening.started_at


def _nothing() -> None:
    """Wait for nothing."""


def _nobody(state: SummaryState) -> None:
    """Stand in while no view is attached."""


def _never(callback: Callable[[], None]) -> None:
    """Stand in while no view is attached."""
