"""Two conversations of one respondent beside one another, in words.

Pure: two states of forms in. The forms may differ; a question that keeps its link id keeps its
meaning. Safety and what is not for home stand apart, and every outcome is made twice: once without
them and once of them alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.engine.interpretation import domain_of, interpret, weighted_answers
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.services.absence_words import absence_words
from kansrijk_desktop.services.answer_words import answer_line
from kansrijk_desktop.services.levels_over_time import level_word, subject_title
from kansrijk_desktop.services.sharing import SAFETY, SUBJECTS, is_hers, subject_of
from kansrijk_desktop.services.summary import LEVELLED, NOT_ASKED, short_label

_ORDER = ("green", "yellow", "orange", "red")


class Direction(StrEnum):
    """Which way a level went."""

    UP = "up"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A level that became another; `direction` is unknown where one of them was not asked."""

    subject: str
    before: str
    now: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class SignalLine:
    """An answer that counts."""

    subject: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question that was answered both times, and otherwise."""

    subject: str
    question: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different.

    Attributes:
        new_signals: answers that count now and did not before.
        gone_signals: answers that counted; the question was asked again and has another answer.
        not_asked_again: answers that counted; the question has no answer now.
        answers: other questions with another answer.
    """

    levels: tuple[LevelChange, ...] = ()
    new_signals: tuple[SignalLine, ...] = ()
    gone_signals: tuple[SignalLine, ...] = ()
    not_asked_again: tuple[SignalLine, ...] = ()
    answers: tuple[AnswerChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing became different."""
        return self == Changes()


@dataclass(frozen=True, slots=True)
class BesideLine:
    """One question with both answers, in words; why there is none where there is none."""

    question: str
    left: str
    right: str

    @property
    def is_different(self) -> bool:
        """Whether they say something else."""
        return self.left != self.right


@dataclass(frozen=True, slots=True)
class BesideSection:
    """The questions of one subject."""

    title: str
    lines: tuple[BesideLine, ...]


@dataclass(frozen=True, slots=True)
class _Both:
    """One question in both conversations; None where a form does not ask it."""

    before: ItemState | None
    now: ItemState | None

    @property
    def states(self) -> tuple[ItemState, ...]:
        return tuple(one for one in (self.before, self.now) if one is not None)

    @property
    def latest(self) -> ItemState:
        return self.states[-1]

    @property
    def is_apart(self) -> bool:
        return any(
            SAFETY in {domain_of(one.item), subject_of(one.item)} or one.is_not_for_home
            for one in self.states
        )


def changes_between(before: FormState, now: FormState, *, apart: bool) -> Changes:
    """Return what became different; `apart` is of safety and what is not for home, alone."""
    pairs = [pair for pair in _pairs(before, now) if pair.is_apart is apart]
    gone = [(pair, line) for pair in pairs for line in _lost(pair.before, pair.now)]
    of_signals = {pair for pair in pairs if any(True for _line in _signals_of(pair))}
    return Changes(
        levels=tuple(_level_changes(before, now, apart=apart)),
        new_signals=tuple(line for pair in pairs for line in _lost(pair.now, pair.before)),
        gone_signals=tuple(line for pair, line in gone if pair.now is not None and pair.now.values),
        not_asked_again=tuple(
            line for pair, line in gone if pair.now is None or not pair.now.values
        ),
        answers=tuple(
            AnswerChange(
                _title(pair.latest),
                short_label(pair.latest),
                answer_line(pair.before),
                answer_line(pair.now),
            )
            for pair in pairs
            if pair.before is not None and pair.now is not None
            if pair not in of_signals and _is_changed(pair.before, pair.now)
        ),
    )


def side_by_side(left: FormState, right: FormState, *, apart: bool) -> tuple[BesideSection, ...]:
    """Return every question that one of both has an answer to, by subject, in their order."""
    sections: dict[str, list[BesideLine]] = {}
    for pair in _pairs(left, right):
        if pair.is_apart is apart and any(one.values or one.absent for one in pair.states):
            line = BesideLine(short_label(pair.latest), _said(pair.before), _said(pair.now))
            sections.setdefault(_title(pair.latest), []).append(line)
    return tuple(BesideSection(title, tuple(lines)) for title, lines in sections.items())


def _pairs(before: FormState, now: FormState) -> list[_Both]:
    """Return the questions to her, in the order of the last form; then those it does not ask."""
    earlier = {one.address: one for one in _her_questions(before)}
    later = {one.address: one for one in _her_questions(now)}
    addresses = dict.fromkeys((*later, *earlier))
    return [_Both(earlier.get(address), later.get(address)) for address in addresses]


def _her_questions(state: FormState) -> Iterator[ItemState]:
    for one in state.walk():
        if one.is_shown and one.item.is_question and is_hers(one.item):
            yield one


def _lost(before: ItemState | None, now: ItemState | None) -> Iterator[SignalLine]:
    """Yield the answers that counted before and are not given now."""
    if before is None:
        return
    for each in weighted_answers(before):
        if now is None or not any(each.value.is_same_as(value) for value in now.values):
            yield SignalLine(_title(before), short_label(before), each.label)


def _signals_of(pair: _Both) -> Iterator[SignalLine]:
    yield from _lost(pair.before, pair.now)
    yield from _lost(pair.now, pair.before)


def _is_changed(before: ItemState, now: ItemState) -> bool:
    is_answered = bool(before.values) and bool(now.values)
    return is_answered and answer_line(before) != answer_line(now)


def _said(state: ItemState | None) -> str:
    if state is None:
        return ""
    if state.values:
        return answer_line(state)
    return absence_words(state) if state.absent is not None else ""


def _level_changes(before: FormState, now: FormState, *, apart: bool) -> Iterator[LevelChange]:
    earlier, later = interpret(before), interpret(now)
    for domain in LEVELLED:
        was, is_now = earlier.domain(domain).agreed_level, later.domain(domain).agreed_level
        if (domain == SAFETY) is apart and was and is_now and was != is_now:
            yield LevelChange(
                subject_title(domain), level_word(was), level_word(is_now), _direction(was, is_now)
            )


def _direction(before: str, now: str) -> Direction:
    if NOT_ASKED in {before, now} or not {before, now}.issubset(_ORDER):
        return Direction.UNKNOWN
    return Direction.UP if _ORDER.index(now) > _ORDER.index(before) else Direction.DOWN


def _title(state: ItemState) -> str:
    """Return the subject of a question, or the name of the part it stands in."""
    subject = subject_of(state.item)
    if subject in SUBJECTS:
        return subject_title(subject)
    top = [state.item, *state.item.ancestors()][-1]
    return top.text
