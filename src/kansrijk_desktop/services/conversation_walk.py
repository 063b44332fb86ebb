"""Where she is in a conversation, and what of it may be seen: the walk from stop to stop."""

from collections.abc import Sequence

from kansrijk_desktop.engine.languages import languages_of
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir.elements import localized
from kansrijk_desktop.services.answer_history import AnswerHistory
from kansrijk_desktop.services.conversation_outline import (
    Section,
    SectionStatus,
    safety_texts_of,
    sections_of,
)
from kansrijk_desktop.services.conversation_state import (
    Check,
    ConversationState,
    FollowUp,
    NothingChanged,
    PageRange,
    SectionRow,
)
from kansrijk_desktop.services.memory import NO_MEMORY, Memory
from kansrijk_desktop.services.nothing_changed import unchanged_parts
from kansrijk_desktop.services.open_problems import open_problems
from kansrijk_desktop.services.page_parts import Question, Stop
from kansrijk_desktop.settings import QuestionLayout

END = ""
PAGE_SIZE = 25
"""As many stops as a page shows; a longer section is leafed through."""

_HERE = "nl"


class Walk:
    """The places of one conversation.

    A place is the address of a stop or of a question in one, of a section (its cover), or `END`.
    """

    def __init__(
        self,
        session: FormSession,
        history: AnswerHistory,
        place: str,
        memory: Memory = NO_MEMORY,
    ) -> None:
        self._definition = session.definition
        self._memory = memory
        self._unchanged = unchanged_parts(session.definition, memory)
        self._history = history
        self._languages = languages_of(session.definition.source)
        self._language = self._languages[0]
        self._sections: tuple[Section, ...] = ()
        self._covered: set[str] = set()
        self._place = END
        self._focus = ""
        self._on_page: frozenset[str] = frozenset()
        self._changed: set[str] = set()
        self._left: set[str] = set()
        self._speak(_language_here(self._languages))
        self._begin(place)

    def state(self, layout: QuestionLayout = QuestionLayout.ONE_AT_A_TIME) -> ConversationState:
        """Return what the screen shows now."""
        section = self._section()
        is_covered = section is not None and self._place == section.address
        is_page = layout is not QuestionLayout.ONE_AT_A_TIME
        stops: Sequence[Stop] = ()
        page_range = None
        if section is not None and not is_covered:
            stops, page_range = self._shown(section, is_page=is_page)
        self._on_page = frozenset(stop.address for stop in stops)
        is_at_end = self._place == END
        return ConversationState(
            sections=tuple(self._row(each, is_current=each is section) for each in self._sections),
            title=section.title if section else "",
            questions=tuple(stops),
            current="" if is_covered else self._place,
            focus=self._focus,
            checks={stop.address: self._check(stop.address) for stop in stops},
            is_page=is_page,
            range=page_range,
            follow_ups=() if section is None or is_covered else _follow_ups(section),
            safety_texts=safety_texts_of(stops),
            urgent_texts=self._urgent_texts(),
            answered=sum(each.answered for each in self._sections),
            applicable=sum(len(each.counted) for each in self._sections),
            is_covered=is_covered,
            is_private=section is not None and section.is_safety,
            is_at_end=is_at_end,
            problems=open_problems(self._history.state, self._visible()) if is_at_end else (),
            can_go_back=self._before() is not None,
            can_undo=self._history.can_undo,
            languages=self._languages,
            language=self._language,
            memories=self._memories(stops),
            nothing_changed=None if is_covered else self._nothing_changed(),
        )

    @property
    def place(self) -> str:
        """Where she is, to continue there another time."""
        return self._place

    @property
    def visible_sections(self) -> tuple[Section, ...]:
        """The sections that may be seen."""
        return self._visible()

    def go_to(self, place: str) -> None:
        """Go to a question or a section; a place that does not exist (any more) changes nothing."""
        section = next((each for each in self._sections if _holds(each, place)), None)
        if section is None:
            return
        if self._is_covered(section):
            self._move_to(section.address)
        elif place == section.address:
            self._move_to(_first_place(section))
        else:
            stop = next(each for each in section.stops if each.holds(place))
            self._move_to(stop.address, "" if place == stop.address else place)

    def go_on(self) -> None:
        """Go to the next question that may be seen, at last to the end."""
        places = self._places()
        following = places[places.index(self._place) + 1 :] if self._place in places else []
        self._move_to(next((each for each in following if self._is_halt(each)), END))

    def go_back(self) -> None:
        """Go to the question before this one; a covered section is passed over."""
        before = self._before()
        if before is not None:
            self._move_to(before)

    def show_language(self, language: str) -> None:
        """Show the form in one of its languages; answers stay."""
        if language in self._languages:
            self._speak(language)

    def _begin(self, place: str) -> None:
        # What was said in confidence does not appear by itself when the file is opened again.
        self._covered = {
            section.address
            for section in self._sections
            if section.is_safety and section.status is not SectionStatus.OPEN
        }
        self.go_to(place)
        if self._place == END and self._sections:
            self._place = self._first_open()
        self._left.clear()

    def _speak(self, language: str) -> None:
        self._language = language
        if len(self._languages) > 1:
            is_own = language == self._languages[0]
            self._history.show_language(None if is_own else language)
        self._refresh()

    def _refresh(self) -> None:
        title = localized(self._definition.source, "title", self._language or None)
        self._sections = sections_of(
            self._history.state, self._sections, title or self._definition.title
        )

    def _move_to(self, place: str, focus: str = "") -> None:
        """Go somewhere; what she leaves behind is held to account from now on."""
        if place != self._place:
            self._left.add(self._place)
            if place not in self._on_page:
                self._left |= self._on_page
        self._place, self._focus = place, focus

    def _leave(self, section_address: str) -> None:
        """Go to the first place behind a section."""
        order = [each.address for each in self._sections]
        behind = self._sections[order.index(section_address) + 1 :]
        self._move_to(
            next((_first_place(each) for each in behind if not self._is_covered(each)), END)
        )

    def _mend_place(self) -> None:
        """Stay near when the question she was at no longer applies, or may no longer be seen."""
        section = self._section()
        if section is not None and self._is_covered(section):
            self._place = section.address
        elif section is None and self._place != END:
            self._place = self._first_open()

    def _check(self, address: str) -> Check:
        if END in self._left or address in self._left:
            return Check.EVERYTHING
        return Check.WRONG_ANSWERS if address in self._changed else Check.NOTHING

    def _shown(self, section: Section, *, is_page: bool) -> tuple[Sequence[Stop], PageRange | None]:
        places = [stop.address for stop in section.stops]
        at = places.index(self._place)
        if not is_page:
            return _with_filled_in(section.stops, at), None
        if len(places) <= PAGE_SIZE:
            return section.stops, None
        first = at // PAGE_SIZE * PAGE_SIZE
        last = min(first + PAGE_SIZE, len(places))
        return section.stops[first:last], PageRange(
            first=first + 1,
            last=last,
            total=len(places),
            before=places[first - PAGE_SIZE] if first else "",
            after=places[last] if last < len(places) else "",
        )

    def _first_open(self) -> str:
        """Return the first question that still waits, or the end."""
        stops = [
            stop
            for section in self._sections
            if not self._is_covered(section)
            for stop in section.stops
        ]
        waiting = (stop.address for stop in stops if not (stop.is_done or stop.is_filled_in))
        is_all_to_read = bool(stops) and not any(stop.questions for stop in stops)
        return next(waiting, stops[0].address if is_all_to_read else END)

    def _places(self) -> list[str]:
        """Return every stop of the walk, in order; a covered section is one stop."""
        places: list[str] = []
        for section in self._sections:
            if self._is_covered(section):
                places.append(section.address)
            else:
                places.extend(each.address for each in section.stops)
        return places

    def _before(self) -> str | None:
        places = self._places()
        index = places.index(self._place) if self._place in places else len(places)
        return next((each for each in reversed(places[:index]) if self._is_halt(each)), None)

    def _is_halt(self, place: str) -> bool:
        """Tell whether the walk halts here: at no cover, and at nothing the form filled in."""
        stop = self._stop(place)
        return stop is not None and not stop.is_filled_in

    def _is_covered(self, section: Section) -> bool:
        if not section.is_safety:
            return False
        return section.address in self._covered or section.status is SectionStatus.CLOSED

    def _visible(self) -> tuple[Section, ...]:
        return tuple(each for each in self._sections if not self._is_covered(each))

    def _urgent_texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for each in self._visible() for key in each.safety_texts))

    def _memories(self, stops: Sequence[Stop]) -> dict[str, str]:
        """Return what was answered last time, at the questions that are shown."""
        if not self._memory.answers:
            return {}
        lines = {
            item.address: self._memory.line(item.item)
            for item in (stop.item for stop in stops if isinstance(stop, Question))
        }
        return {address: line for address, line in lines.items() if line}

    def _nothing_changed(self) -> NothingChanged | None:
        part = self._unchanged.get(self._section_address())
        if part is None or self._memory.day is None:
            return None
        state = self._history.state
        return NothingChanged(
            since=self._memory.day,
            is_confirmed=part.is_confirmed(state),
            can_confirm=part.has_news(state),
        )

    def _section(self) -> Section | None:
        return next((each for each in self._sections if _is_place_of(each, self._place)), None)

    def _section_address(self) -> str:
        section = self._section()
        return section.address if section else ""

    def _stop(self, address: str) -> Stop | None:
        """Return the stop at an address, or else the one that holds it."""
        stops = [stop for section in self._sections for stop in section.stops]
        exact = next((each for each in stops if each.address == address), None)
        return exact or next((each for each in stops if each.holds(address)), None)

    def _row(self, section: Section, *, is_current: bool) -> SectionRow:
        return SectionRow(
            address=section.address,
            title=section.title,
            status=section.status,
            is_current=is_current,
            answered=section.answered,
            applicable=len(section.counted),
        )


def _language_here(languages: Sequence[str]) -> str:
    """Return the language to begin in: Dutch where the form has it, its own otherwise."""
    dutch = (each for each in languages if each.partition("-")[0].lower() == _HERE)
    return next(dutch, languages[0])


def _with_filled_in(stops: Sequence[Stop], at: int) -> Sequence[Stop]:
    """Return a stop with what the form filled in beside it, which the walk passes."""
    first, last = at, at + 1
    while last < len(stops) and stops[last].is_filled_in and last - at < PAGE_SIZE:
        last += 1
    if all(stop.is_filled_in for stop in stops[:at]):
        first = max(0, at - PAGE_SIZE)
    return stops[first:last]


def _is_place_of(section: Section, place: str) -> bool:
    return place == section.address or place in section.stop_addresses


def _holds(section: Section, place: str) -> bool:
    return _is_place_of(section, place) or any(stop.holds(place) for stop in section.stops)


def _first_place(section: Section) -> str:
    """Return the first waiting question of a section, or its first, or the section itself."""
    asked = [each for each in section.stops if not each.is_filled_in]
    waiting = [each.address for each in asked if not each.is_done]
    everything = [each.address for each in (*asked, *section.stops)]
    return next(iter([*waiting, *everything]), section.address)


def _follow_ups(section: Section) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(each.address, each.text, is_open=any(value.json is True for value in each.values))
        for each in section.follow_ups
    )
