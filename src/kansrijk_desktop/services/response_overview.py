"""What was answered, part by part, with every score and what is open: for any questionnaire."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.engine.state import NOT_COMPUTABLE, FormState, ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.absence_words import absence_words
from kansrijk_desktop.services.answer_words import answer_line
from kansrijk_desktop.services.conversation_outline import Section
from kansrijk_desktop.services.item_marks import text_extension
from kansrijk_desktop.services.open_problems import OpenProblem, open_problems
from kansrijk_desktop.services.page_making import label_of
from kansrijk_desktop.services.page_parts import Group, Part, Question, Repeat, Stop, Table
from kansrijk_desktop.texts import _


class LineKind(StrEnum):
    """What a line says."""

    HEADING = "heading"
    ANSWER = "answer"
    ABSENT = "absent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One question with its answer, or the heading of a group.

    Attributes:
        answer: in words; why there is none; empty for a heading.
        depth: how far it stands in.
    """

    address: str
    label: str
    answer: str
    kind: LineKind
    depth: int = 0


@dataclass(frozen=True, slots=True)
class OverviewSection:
    """The answers of one section."""

    address: str
    title: str
    lines: tuple[OverviewLine, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One value that the form computes.

    Attributes:
        value: in words; why there is none.
        is_changed_by_user: she filled it in herself.
    """

    address: str
    label: str
    value: str
    is_changed_by_user: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """A filled-in questionnaire at a glance."""

    sections: tuple[OverviewSection, ...]
    scores: tuple[ScoreLine, ...]
    problems: tuple[OpenProblem, ...]


def overview_of(state: FormState, sections: Sequence[Section]) -> Overview:
    """Return what these sections say now."""
    made = (
        OverviewSection(section.address, section.title, tuple(_lines_of(section.stops, 0)))
        for section in sections
    )
    asked = (item for section in sections for top in section.states for item in top.walk())
    return Overview(
        sections=tuple(section for section in made if section.lines),
        scores=tuple(_score(item) for item in asked if item.is_shown and _is_calculated(item)),
        problems=open_problems(state, sections),
    )


def _lines_of(parts: Iterable[Part | Stop], depth: int) -> Iterator[OverviewLine]:
    path: tuple[str, ...] = ()
    for part in parts:
        if isinstance(part, Stop) and part.path != path:
            path = part.path
            if path:
                yield _heading(part.item, " › ".join(path), depth)
        if isinstance(part, Question):
            yield from _question(part, depth)
        elif isinstance(part, Repeat):
            for number, card in enumerate(part.cards, start=1):
                yield _heading(card.item, f"{part.title} {number}", depth)
                yield from _lines_of(card.parts, depth + 1)
        elif isinstance(part, Table | Group):
            yield _heading(part.item, part.title, depth)
            yield from _lines_of(part.parts, depth + 1)


def _question(question: Question, depth: int) -> Iterator[OverviewLine]:
    item = question.item
    if not _is_calculated(item):
        label = text_extension(item.item, extensions.SHORT_TEXT) or label_of(item)
        if item.values:
            yield OverviewLine(item.address, label, answer_line(item), LineKind.ANSWER, depth)
        elif item.absent is not None:
            yield OverviewLine(item.address, label, absence_words(item), LineKind.ABSENT, depth)
        else:
            yield OverviewLine(item.address, label, _("niet ingevuld"), LineKind.OPEN, depth)
    yield from _lines_of(question.parts, depth + 1)


def _heading(item: ItemState, title: str, depth: int) -> OverviewLine:
    return OverviewLine(item.address, title, "", LineKind.HEADING, depth)


def _is_calculated(item: ItemState) -> bool:
    is_impossible = NOT_COMPUTABLE in item.problems
    return item.item.is_question and (item.item.logic.calculated is not None or is_impossible)


def _score(item: ItemState) -> ScoreLine:
    value = answer_line(item)
    if not value and NOT_COMPUTABLE in item.problems:
        value = _("kan niet worden berekend")
    return ScoreLine(
        item.address, label_of(item), value or _("nog niet te berekenen"), item.is_changed_by_user
    )
