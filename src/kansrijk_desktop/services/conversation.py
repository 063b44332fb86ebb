"""The conversation with her: where we are, what was answered, and what must stay out of sight.

Pure and quick (a key costs well under a frame). The form decides by its own logic which questions
apply; this decides what the page shows, what one key does, and what happens when someone comes in.
"""

from collections.abc import Callable, Collection, Mapping

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    AnswerRecord,
    NotAskedReason,
    Value,
)
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.services.answer_choice import choices_of, chosen_values, moves_on
from kansrijk_desktop.services.answer_history import AnswerHistory
from kansrijk_desktop.services.conversation_outline import Section
from kansrijk_desktop.services.conversation_walk import END, Walk
from kansrijk_desktop.services.memory import NO_MEMORY, Memory
from kansrijk_desktop.services.nothing_changed import confirm, keep_true
from kansrijk_desktop.services.occurrence_edits import Edit, adding, moving, removing
from kansrijk_desktop.services.page_parts import Question, Repeat, repeats_in

__all__ = ["END", "Conversation"]


class Conversation(Walk):
    """One conversation over a form session: the walk through it, and what she does on the way.

    `saved` are the addresses of answers that are kept already; `memory` what she said before.
    """

    def __init__(
        self,
        session: FormSession,
        place: str = END,
        saved: Collection[str] = (),
        memory: Memory = NO_MEMORY,
    ) -> None:
        super().__init__(session, AnswerHistory(session, saved), place, memory)

    def choose(self, number: int, address: str = "") -> None:
        """Press answer `number` (from 1) of a question; one answer or "none of these" moves on."""
        address = address or self._place
        stop = self._stop(address)
        item = stop.item_at(address) if stop else None
        choices = choices_of(item) if item and not item.item.read_only else ()
        if stop is None or item is None or not 1 <= number <= len(choices):
            return
        self._move_to(stop.address)
        is_all = isinstance(stop, Question) and item is stop.item
        is_finished = is_all and moves_on(item, choices[number - 1])
        self.answer(address, *chosen_values(item, choices[number - 1]))
        after = self._stop(stop.address)
        has_new_details = after is not None and len(after.items) > len(stop.items)
        if is_finished and not has_new_details:
            self.go_on()

    def answer(self, address: str, *values: Value, is_typing: bool = False) -> None:
        """Answer a question, or clear it when there are no values."""
        stop = self._stop(address)
        if stop is not None:
            self._changed.add(stop.address)

        def edit(session: FormSession) -> None:
            if values:
                session.answer(address, *values)
            else:
                session.clear(address)

        self._change(edit, typing_at=address if is_typing else "")

    def decline(
        self, address: str, reason: AbsentReason, not_asked: NotAskedReason | None = None
    ) -> None:
        """Say why a question stays without an answer and move on; the same again takes it back."""
        stop = self._stop(address)
        item = stop.item_at(address) if stop else None
        if stop is None or item is None or item.item.read_only:
            return
        if item.absent is reason and item.not_asked_reason is not_asked:
            self._change(lambda session: session.clear(address))
            return
        self._change(lambda session: session.decline(address, reason, not_asked))
        if isinstance(stop, Question) and address == stop.address:
            self._move_to(address)
            self.go_on()

    def decline_section(
        self,
        section_address: str,
        reason: AbsentReason,
        not_asked: NotAskedReason | None = None,
    ) -> None:
        """Leave the rest of a section without answers, and go on behind it."""
        section = next((each for each in self._sections if each.address == section_address), None)
        if section is None:
            return
        self._decline_rest(section, reason, not_asked)
        self._leave(section_address)

    def nothing_changed(self) -> None:
        """Take over what still holds in this section, and go to what is left to ask."""
        part = self._unchanged.get(self._section_address())
        if part is None or (part.is_confirmed(self.form) and not part.has_news(self.form)):
            return
        self._change(lambda session: confirm(session, part))
        section = self._section()
        stops = section.stops if section is not None else ()
        left = next((stop for stop in stops if not (stop.is_done or stop.is_filled_in)), None)
        if left is not None:
            self._move_to(left.address)
        else:
            self._leave(part.section)

    def mark_not_for_home(self, address: str, *, is_marked: bool) -> None:
        """Keep an answer out of what others at home may read, or let it in again."""
        self._change(lambda session: session.mark_not_for_home(address, is_marked))

    def note(self, address: str, text: str) -> None:
        """Keep the professional's own note with a question."""
        self._change(lambda session: session.note(address, text), typing_at=f"note:{address}")

    def undo(self) -> None:
        """Take the last change back and return to where it was made."""
        place = self._history.undo()
        if place is not None:
            self._refresh()
            self._move_to(place)
            self._mend_place()

    def add_occurrence(self, address: str) -> None:
        """Add an occurrence behind the last one of a repeating group, and go to it."""
        repeat = self._repeat(address)
        if repeat is not None and self._rearrange(address, adding(repeat)):
            self._focus_on(address, len(repeat.cards))

    def remove_occurrence(self, address: str, number: int) -> None:
        """Remove occurrence `number` (from 0) of a repeating group; the last one is emptied."""
        repeat = self._repeat(address)
        if repeat is not None and self._rearrange(address, removing(repeat, number)):
            self._focus_on(address, min(number, len(repeat.cards) - 2))

    def move_occurrence(self, address: str, number: int, step: int) -> None:
        """Put occurrence `number` one place up (-1) or down (1) among the others."""
        repeat = self._repeat(address)
        if repeat is not None and self._rearrange(address, moving(repeat, number, step)):
            self._focus_on(address, number + step)

    def partner_came_in(self) -> None:
        """Close the section that asks for a moment alone, and plan it for another time."""
        for section in [each for each in self._sections if each.is_safety]:
            self._decline_rest(section, AbsentReason.NOT_ASKED, NotAskedReason.NOT_ALONE)
            self._covered.add(section.address)
            if self._section_address() == section.address:
                self._leave(section.address)

    def uncover(self) -> None:
        """Open a covered section: she is alone now."""
        section = self._section()
        if section is None:
            return
        self._covered.discard(section.address)
        reopened = [
            each.address
            for each in section.questions
            if each.item.not_asked_reason is NotAskedReason.NOT_ALONE
            or (section.is_shut and each.is_gate)
        ]

        def edit(session: FormSession) -> None:
            for address in reopened:
                session.clear(address)

        self._change(edit)
        self.go_to(section.address)

    @property
    def form(self) -> FormState:
        """The form as it stands now."""
        return self._history.state

    def take_changes(self) -> Mapping[str, AnswerRecord | None]:
        """Return the answers to save since the last call; None where nothing is left of one."""
        return self._history.take_changes()

    def _change(self, edit: Callable[[FormSession], object], typing_at: str = "") -> None:
        if self._history.change(self._place, self._truthful(edit), typing_at):
            self._refresh()
            self._mend_place()

    def _truthful(self, edit: Callable[[FormSession], object]) -> Callable[[FormSession], object]:
        """Let a change also take back that nothing changed, where it no longer holds."""

        def edit_and_keep_true(session: FormSession) -> None:
            edit(session)
            for part in self._unchanged.values():
                keep_true(session, part)

        return edit_and_keep_true if self._unchanged else edit

    def _rearrange(self, address: str, edit: Edit | None) -> bool:
        """Change the occurrences of a group; return whether the form allows it."""
        if edit is None:
            return False
        stop = self._stop(address)
        if stop is not None:
            self._changed.add(stop.address)
            self._move_to(stop.address)
        if self._history.rearrange(self._place, edit):
            self._refresh()
            self._mend_place()
        return True

    def _repeat(self, address: str) -> Repeat | None:
        """Return the repeating group at an address, also one within a stop."""
        stop = self._stop(address)
        found = repeats_in((stop,)) if stop is not None else ()
        return next((each for each in found if each.address == address), None)

    def _focus_on(self, address: str, number: int) -> None:
        repeat = self._repeat(address)
        if repeat is not None and 0 <= number < len(repeat.cards):
            questions = repeat.cards[number].questions
            self._focus = questions[0].address if questions else ""

    def _decline_rest(
        self, section: Section, reason: AbsentReason, not_asked: NotAskedReason | None
    ) -> None:
        rest = [each.address for each in section.counted if not each.is_done]

        def edit(session: FormSession) -> None:
            for address in rest:
                session.decline(address, reason, not_asked)

        self._change(edit)
