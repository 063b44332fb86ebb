"""What is asked for each thing that is noted in a Meldcode track, and how typed answers are read.

A section of a step is data: the fields here, their words in `meldcode_steps.py`. Screen, record and
paper follow from them, so that they cannot disagree.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.meldcode import (
    ChildCheckItem,
    EntryKind,
    MeldcodeEntry,
    MeldcodeStep,
)
from kansrijk_desktop.services.typed_text import read_count, read_date, read_name, read_remark
from kansrijk_desktop.texts import _

MOST_CHILDREN: Final = 15
ADULT: Final = 18
_SPLIT: Final = re.compile(r"[,;\s]+|\ben\b")

Option = tuple[str, str]


class Asks(Enum):
    """How a field is answered."""

    TEXT = auto()
    LINE = auto()
    DAY = auto()
    LATER_DAY = auto()
    CHOICE = auto()
    COUNT = auto()
    AGES = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked.

    Attributes:
        name: the part of the entry it becomes; for the kindcheck, which of its questions.
        label: the question.
        short: what it is called beside the answer.
        options: key and words of each option of a choice.
        preset: what stands there before anyone types.
    """

    name: str
    label: str
    short: str
    asks: Asks = Asks.TEXT
    options: tuple[Option, ...] = ()
    is_required: bool = True
    help_text: str = ""
    preset: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One sort of thing to note in a step.

    Attributes:
        key: names it, also among what was typed and not yet noted.
        code: what all its entries have as their code; empty where a field fills it.
        guidance: what to think of, in a line or two.
        meanings: what each answer means, for a question of the afwegingskader.
    """

    key: str
    step: MeldcodeStep
    kind: EntryKind
    title: str
    guidance: str
    fields: tuple[Field, ...]
    code: str = ""
    meanings: tuple[Option, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the field of this name, if it is asked here."""
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Note:
    """What becomes one entry, before it has an author and a time."""

    happened_on: date
    code: str = ""
    answer: str = ""
    text: str = ""
    with_whom: str = ""
    why: str = ""
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReadForm:
    """Typed answers after reading.

    Attributes:
        problems: field to what is wrong with it and what to do; nothing is noted then.
        notes: what is to be noted.
    """

    problems: Mapping[str, str]
    notes: tuple[Note, ...] = ()


def read_section(section: Section, typed: Mapping[str, str], today: date) -> ReadForm:
    """Read what was typed for a section."""
    read: dict[str, str | date | None] = {}
    problems: dict[str, str] = {}
    for field in section.fields:
        try:
            read[field.name] = _read(field, typed.get(field.name, ""), today)
        except InvalidInputError as error:
            problems[field.name] = error.message
    problems |= _contradiction(read)
    if problems:
        return ReadForm(problems)
    if section.kind is EntryKind.CHILD_CHECK:
        return ReadForm({}, tuple(_child_check(section, read, today)))
    return ReadForm({}, (_note(section.code, read, today),))


def child_checks(entries: Iterable[MeldcodeEntry]) -> tuple[tuple[MeldcodeEntry, ...], ...]:
    """Return the answers of each kindcheck together; each begins with the number of minors."""
    found: list[tuple[MeldcodeEntry, ...]] = []
    for entry in entries:
        if entry.kind is EntryKind.CHILD_CHECK:
            is_first = entry.code == ChildCheckItem.MINORS or not found
            found.append((entry,) if is_first else (*found.pop(), entry))
    return tuple(found)


def read_ages(text: str) -> tuple[int, ...]:
    """Return ages in whole years, from "0, 3 en 6".

    Raises:
        InvalidInputError: one of them is not the age of a minor.
    """
    parts = [part for part in _SPLIT.split(text.strip()) if part]
    if not all(part.isascii() and part.isdigit() and int(part[:6]) < ADULT for part in parts):
        raise InvalidInputError(
            _("Typ leeftijden in hele jaren van 0 tot en met 17, bijvoorbeeld 0, 3 en 6.")
        )
    return tuple(int(part) for part in parts)


def _read(field: Field, typed: str, today: date) -> str | date | None:
    value: str | date | None
    if field.asks in {Asks.DAY, Asks.LATER_DAY}:
        value = read_date(typed, today)
        _check_day(field.asks, value, today)
    elif field.asks is Asks.COUNT:
        count = read_count(typed, 0, MOST_CHILDREN)
        value = "" if count is None else str(count)
    elif field.asks is Asks.AGES:
        value = ", ".join(map(str, read_ages(typed)))
    elif field.asks is Asks.TEXT:
        value = read_remark(typed)
    elif field.asks is Asks.LINE:
        value = read_name(typed)
    else:
        value = typed if typed in dict(field.options) else ""
    if field.is_required and not value:
        raise InvalidInputError(_missing(field))
    return value


def _check_day(asks: Asks, day: date | None, today: date) -> None:
    if asks is Asks.DAY and day is not None and day > today:
        raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))
    if asks is Asks.LATER_DAY and day is not None and day <= today:
        raise InvalidInputError(_("Kies een dag na vandaag."))


def _missing(field: Field) -> str:
    if field.asks is Asks.CHOICE:
        return _("Kies een antwoord.")
    if field.asks in {Asks.DAY, Asks.LATER_DAY}:
        return _("Vul een datum in.")
    return _("Vul dit in. Een paar woorden zijn genoeg.")


def _contradiction(read: Mapping[str, str | date | None]) -> dict[str, str]:
    """Tell that there are more ages than children."""
    count, ages = read.get(ChildCheckItem.MINORS), read.get(ChildCheckItem.AGES)
    if not isinstance(count, str) or not isinstance(ages, str) or not ages:
        return {}
    if len(ages.split(",")) <= int(count):
        return {}
    return {ChildCheckItem.AGES: _("Dit zijn meer leeftijden dan kinderen. Kijk het aantal na.")}


def _note(code: str, read: Mapping[str, str | date | None], today: date) -> Note:
    happened_on, later = read.get("happened_on"), read.get("follow_up_on")
    return Note(
        happened_on=happened_on if isinstance(happened_on, date) else today,
        code=str(read.get("code") or code),
        answer=str(read.get("answer") or ""),
        text=str(read.get("text") or ""),
        with_whom=str(read.get("with_whom") or ""),
        why=str(read.get("why") or ""),
        follow_up_on=later if isinstance(later, date) else None,
    )


def _child_check(
    section: Section, read: Mapping[str, str | date | None], today: date
) -> Iterator[Note]:
    """Make a note of each answer of the kindcheck; a remark goes with its outcome."""
    whole = _note("", read, today)
    for field in section.fields:
        value = str(read.get(field.name) or "")
        if field.name not in set(ChildCheckItem) or not value:
            continue
        is_choice = field.asks is Asks.CHOICE
        is_outcome = field.name == ChildCheckItem.OUTCOME
        yield Note(
            happened_on=whole.happened_on,
            code=field.name,
            answer=value if is_choice else "",
            text=whole.text if is_outcome else "" if is_choice else value,
        )
