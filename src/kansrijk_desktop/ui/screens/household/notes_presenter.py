"""What the professional's own notes do: written, changed, taken away and put back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.agreement import Note
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.agreements import Agreements
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class NotesState:
    """Everything the part shows.

    Attributes:
        is_there: they belong on the page of this respondent.
        text: the note that is typed now; None while none is.
        changing: the note that is being changed; None for a new one.
        message: what was kept, said after the commit.
        can_undo: the last change can be taken back.
    """

    is_there: bool = False
    notes: tuple[Note, ...] = ()
    text: str | None = None
    changing: Note | None = None
    message: str = ""
    can_undo: bool = False
    is_saving: bool = False
    error: str = ""


class NotesPresenter:
    """The notes about one family."""

    def __init__(self, agreements: Agreements, tasks: RunsTasks) -> None:
        self._agreements = agreements
        self._tasks = tasks
        self._patient_id = ""
        self._undo: Undo | None = None
        self._then: Callable[[], None] | None = None
        self._state = NotesState()
        self._publish: Callable[[NotesState], None] | None = None

    def attach(self, publish: Callable[[NotesState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep what is being typed, and then go on."""
        if not (self._state.text or "").strip():
            then()
            return
        self._then = then
        self.save()

    def take(self, dossier: Dossier) -> None:
        """Learn the notes as they are kept now."""
        self._patient_id = dossier.patient.id
        self._show(replace(self._state, notes=dossier.notes))

    def show_for(self, *, is_patient: bool) -> None:
        """Show them on her page only."""
        self._show(replace(self._state, is_there=is_patient))

    def begin(self) -> None:
        """Begin to write a new note."""
        self._show(replace(self._state, text="", changing=None, message="", error=""))

    def change(self, note: Note) -> None:
        """Begin to change a note."""
        self._show(replace(self._state, text=note.text, changing=note, message="", error=""))

    def fill_in(self, text: str) -> None:
        """Take over what was typed."""
        self._show(replace(self._state, text=text, error=""))

    def cancel(self) -> None:
        """Leave the note without keeping it."""
        self._show(replace(self._state, text=None, changing=None, error=""))

    def save(self) -> None:
        """Keep what is typed."""
        text, known = self._state.text, self._state.changing
        if text is None or self._state.is_saving:
            return

        def work() -> Undo:
            kept = self._agreements.write(self._patient_id, text, known)
            if known is None:
                return partial(self._agreements.remove_note, kept)
            return partial(self._agreements.put_note_back, known)

        self._run(work, _("De notitie is opgeslagen."), ends_typing=True)

    def remove(self, note: Note) -> None:
        """Take a note away that was written down by mistake."""

        def work() -> Undo:
            self._agreements.remove_note(note)
            return partial(self._agreements.put_note_back, note)

        self._run(work, _("De notitie is weggehaald."))

    def undo(self) -> None:
        """Take the last change back."""
        undo = self._undo
        if undo is None or self._state.is_saving:
            return

        def work() -> None:
            undo()

        self._run(work, _("Teruggedraaid."))

    def _run(
        self, work: Callable[[], Undo | None], message: str, *, ends_typing: bool = False
    ) -> None:
        def keep() -> tuple[Undo | None, tuple[Note, ...]]:
            return work(), self._agreements.notes(self._patient_id)

        self._show(replace(self._state, is_saving=True, error="", message=""))
        done = partial(self._on_kept, message, ends_typing=ends_typing)
        self._tasks.run(keep, done, self._show_error)

    def _on_kept(
        self, message: str, kept: tuple[Undo | None, tuple[Note, ...]], *, ends_typing: bool
    ) -> None:
        then, self._then = self._then, None
        self._undo, notes = kept
        state = replace(self._state, is_saving=False, notes=notes, message=message)
        if ends_typing or state.changing not in {None, *notes}:
            state = replace(state, text=None, changing=None)
        self._show(replace(state, can_undo=self._undo is not None))
        if then is not None:
            self.about_to_leave(then)

    def _show_error(self, error: ExpectedError) -> None:
        self._then = None
        self._show(replace(self._state, is_saving=False, error=error.message))

    def _show(self, state: NotesState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
