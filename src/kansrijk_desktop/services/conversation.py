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
from kansrijk_desktop.engine.interpretation import safety_texts
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.services.answer_choice import choices_of, chosen_values, moves_on
from kansrijk_desktop.services.answer_history import AnswerHistory
from kansrijk_desktop.services.conversation_outline import (
    Question,
    Section,
    SectionStatus,
    sections_of,
)
from kansrijk_desktop.services.conversation_state import ConversationState, FollowUp, SectionRow
from kansrijk_desktop.settings import QuestionLayout

END = ""


class Conversation:
    """One conversation over a form session.

    A place is the address of a question, of a section (its cover), or `END`. `saved` are the
    addresses of answers that are kept already.
    """

    def __init__(self, session: FormSession, place: str = END, saved: Collection[str] = ()) -> None:
        self._history = AnswerHistory(session, saved)
        self._sections = sections_of(session.state)
        # What was said in confidence does not appear by itself when the file is opened again.
        self._covered = {
            section.address
            for section in self._sections
            if section.is_safety and section.status is not SectionStatus.OPEN
        }
        self._place = END
        self.go_to(place)
        if self._place == END and self._sections:
            self._place = self._first_open()

    def state(self, layout: QuestionLayout = QuestionLayout.ONE_AT_A_TIME) -> ConversationState:
        """Return what the screen shows now."""
        section = self._section()
        is_covered = section is not None and self._place == section.address
        questions = () if section is None or is_covered else section.questions
        if layout is QuestionLayout.ONE_AT_A_TIME:
            questions = tuple(each for each in questions if each.address == self._place)
        return ConversationState(
            sections=tuple(self._row(each, is_current=each is section) for each in self._sections),
            title=section.title if section else "",
            questions=questions,
            current="" if is_covered else self._place,
            follow_ups=() if section is None or is_covered else _follow_ups(section),
            safety_texts=_safety_texts(questions),
            urgent_texts=_safety_texts(self._visible_questions()),
            answered=sum(_done(each) for each in self._sections),
            applicable=sum(len(each.counted) for each in self._sections),
            is_covered=is_covered,
            is_private=section is not None and section.is_safety,
            is_at_end=self._place == END,
            can_go_back=self._before() is not None,
            can_undo=self._history.can_undo,
        )

    @property
    def place(self) -> str:
        """Where she is, to continue there another time."""
        return self._place

    def go_to(self, place: str) -> None:
        """Go to a question or a section; a place that does not exist (any more) changes nothing."""
        section = next((each for each in self._sections if _holds(each, place)), None)
        if section is None:
            return
        if self._is_covered(section):
            self._place = section.address
        elif place == section.address:
            self._place = _first_place(section)
        else:
            self._place = place

    def go_on(self) -> None:
        """Go to the next question that may be seen, at last to the end."""
        places = self._places()
        following = places[places.index(self._place) + 1 :] if self._place in places else []
        self._place = next((each for each in following if self._is_stop(each)), END)

    def go_back(self) -> None:
        """Go to the question before this one; a covered section is passed over."""
        before = self._before()
        if before is not None:
            self._place = before

    def choose(self, number: int, address: str = "") -> None:
        """Press answer `number` (from 1) of a question; one answer or "none of these" moves on."""
        address = address or self._place
        question = next((each for each in self._all_questions() if each.holds(address)), None)
        item = question.item_at(address) if question else None
        choices = choices_of(item) if item else ()
        if question is None or item is None or not 1 <= number <= len(choices):
            return
        self._place = question.address
        is_finished = item is question.item and moves_on(item, choices[number - 1])
        self.answer(address, *chosen_values(item, choices[number - 1]))
        after = self._question(question.address)
        has_new_details = after is not None and len(after.details) > len(question.details)
        if is_finished and not has_new_details:
            self.go_on()

    def answer(self, address: str, *values: Value, is_typing: bool = False) -> None:
        """Answer a question, or clear it when there are no values."""

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
        question = self._question(address)
        if question is None:
            return
        item = question.item
        if item.absent is reason and item.not_asked_reason is not_asked:
            self._change(lambda session: session.clear(address))
            return
        self._change(lambda session: session.decline(address, reason, not_asked))
        self._place = address
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
            self._sections = sections_of(self._history.state, self._sections)
            self._place = place
            self._mend_place()

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

    def take_changes(self) -> Mapping[str, AnswerRecord | None]:
        """Return the answers to save since the last call; None where nothing is left of one."""
        return self._history.take_changes()

    def _change(self, edit: Callable[[FormSession], object], typing_at: str = "") -> None:
        if self._history.change(self._place, edit, typing_at):
            self._sections = sections_of(self._history.state, self._sections)
            self._mend_place()

    def _decline_rest(
        self, section: Section, reason: AbsentReason, not_asked: NotAskedReason | None
    ) -> None:
        rest = [each.address for each in section.counted if not each.is_done]

        def edit(session: FormSession) -> None:
            for address in rest:
                session.decline(address, reason, not_asked)

        self._change(edit)

    def _leave(self, section_address: str) -> None:
        """Go to the first place behind a section."""
        order = [each.address for each in self._sections]
        behind = self._sections[order.index(section_address) + 1 :]
        self._place = next(
            (_first_place(each) for each in behind if not self._is_covered(each)), END
        )

    def _first_open(self) -> str:
        """Return the first question that still waits, or the end."""
        waiting = (
            question.address
            for section in self._sections
            if not self._is_covered(section)
            for question in section.questions
            if not question.is_done
        )
        return next(waiting, END)

    def _mend_place(self) -> None:
        """Stay near when the question she was at no longer applies, or may no longer be seen."""
        section = self._section()
        if section is not None and self._is_covered(section):
            self._place = section.address
        elif section is None and self._place != END:
            self._place = self._first_open()

    def _places(self) -> list[str]:
        """Return every stop of the walk, in order; a covered section is one stop."""
        places: list[str] = []
        for section in self._sections:
            if self._is_covered(section):
                places.append(section.address)
            else:
                places.extend(each.address for each in section.questions)
        return places

    def _before(self) -> str | None:
        places = self._places()
        index = places.index(self._place) if self._place in places else len(places)
        return next((each for each in reversed(places[:index]) if self._is_stop(each)), None)

    def _is_stop(self, place: str) -> bool:
        """Tell whether the walk halts here: at no cover, and at nothing the form filled in."""
        question = self._question(place)
        return question is not None and not question.is_filled_in

    def _is_covered(self, section: Section) -> bool:
        if not section.is_safety:
            return False
        return section.address in self._covered or section.status is SectionStatus.CLOSED

    def _section(self) -> Section | None:
        return next((each for each in self._sections if _holds(each, self._place)), None)

    def _section_address(self) -> str:
        section = self._section()
        return section.address if section else ""

    def _question(self, address: str) -> Question | None:
        return next((each for each in self._all_questions() if each.address == address), None)

    def _all_questions(self) -> tuple[Question, ...]:
        return tuple(question for section in self._sections for question in section.questions)

    def _visible_questions(self) -> tuple[Question, ...]:
        return tuple(
            question
            for section in self._sections
            if not self._is_covered(section)
            for question in section.questions
        )

    def _row(self, section: Section, *, is_current: bool) -> SectionRow:
        return SectionRow(
            address=section.address,
            title=section.title,
            status=section.status,
            is_current=is_current,
            answered=_done(section),
            applicable=len(section.counted),
        )


def _holds(section: Section, place: str) -> bool:
    if place == section.address:
        return True
    return any(place == question.address for question in section.questions)


def _first_place(section: Section) -> str:
    """Return the first waiting question of a section, or its first, or the section itself."""
    waiting = [each.address for each in section.questions if not each.is_done]
    everything = [each.address for each in section.questions]
    return next(iter([*waiting, *everything]), section.address)


def _done(section: Section) -> int:
    return sum(question.is_done for question in section.counted)


def _follow_ups(section: Section) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(each.address, each.text, is_open=any(value.json is True for value in each.values))
        for each in section.follow_ups
    )


def _safety_texts(questions: tuple[Question, ...]) -> tuple[str, ...]:
    found = (key for each in questions for item in each.items for key in safety_texts(item))
    return tuple(dict.fromkeys(found))
