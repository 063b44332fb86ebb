"""Change answers so that every change can be taken back, and knows what is still to be saved."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.services.occurrence_counts import (
    can_repeat,
    counts_of,
    fit_occurrences,
    is_count,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """One change: what the answers were before it, and where she was.

    Attributes:
        typing_at: address of the words being typed; the next key joins this step.
    """

    place: str
    before: Mapping[str, AnswerRecord | None]
    typing_at: str = ""


class AnswerHistory:
    """A form session whose changes can be undone and are noted for saving.

    `saved` are the addresses that are kept already; what the form filled in itself is not. How
    often a group occurs is kept beside the answers (`occurrence_counts`).
    """

    def __init__(self, session: FormSession, saved: Collection[str] = ()) -> None:
        self._session = session
        self._counts = counts_of(session.state) if can_repeat(session) else {}
        self._answers = {**session.answers(), **self._counts}
        self._steps: list[_Step] = []
        self._unsaved = self._answers.keys() - set(saved)

    @property
    def state(self) -> FormState:
        """The form as it is now."""
        return self._session.state

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._steps)

    def change(
        self, place: str, edit: Callable[[FormSession], object], typing_at: str = ""
    ) -> bool:
        """Let `edit` change the session; return whether an answer became different."""
        edit(self._session)
        before = self._note_differences()
        if not before:
            return False
        self._keep(place, before, typing_at)
        return True

    def rearrange(self, place: str, edit: Callable[[FormSession], object]) -> bool:
        """Let `edit` add, remove or move occurrences; return whether anything became different."""
        edit(self._session)
        self._counts = counts_of(self._session.state)
        before = self._note_differences()
        if before:
            self._keep(place, before)
        return bool(before)

    def show_language(self, language: str | None) -> None:
        """Show the form in another language; answers stay."""
        self._session.set_language(language)

    def _keep(
        self, place: str, before: Mapping[str, AnswerRecord | None], typing_at: str = ""
    ) -> None:
        last = self._steps[-1] if self._steps else None
        if last is None or not typing_at or last.typing_at != typing_at:
            self._steps.append(_Step(place, before, typing_at))

    def undo(self) -> str | None:
        """Take the last change back; return where she was then, None if nothing was left."""
        if not self._steps:
            return None
        step = self._steps.pop()
        counts = {address for address in step.before if is_count(address, self._session.definition)}
        if counts:
            before = {**self._answers, **step.before}
            known = self._counts.keys() | counts
            wanted = {base: kept for base in known if (kept := before.get(base)) is not None}
            fit_occurrences(self._session, wanted)
            self._counts = counts_of(self._session.state)
        for address, record in step.before.items():
            if address not in counts:
                self._session.restore(address, record or EMPTY_RECORD)
        self._note_differences()
        return step.place

    def take_changes(self) -> dict[str, AnswerRecord | None]:
        """Return what changed since the last call; None where nothing is left of an answer."""
        changes = {address: self._answers.get(address) for address in sorted(self._unsaved)}
        self._unsaved.clear()
        return changes

    def _note_differences(self) -> dict[str, AnswerRecord | None]:
        """Return what the changed answers were before, and remember what they are."""
        now = {**self._session.answers(), **self._counts}
        before = {
            address: self._answers.get(address)
            for address in self._answers.keys() | now.keys()
            if not _is_same(self._answers.get(address), now.get(address))
        }
        self._answers = now
        self._unsaved |= before.keys()
        return before


def _is_same(before: AnswerRecord | None, now: AnswerRecord | None) -> bool:
    return before is now or (before is not None and before.is_written_as(now))
