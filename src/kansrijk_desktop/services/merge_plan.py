"""What is the same in two dossiers, what differs, and what the one dossier of both will be."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson, Safe
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy, PregnancyEnd
from kansrijk_desktop.services.merge_words import (
    end_in_words,
    field_label,
    in_words,
    person_word,
)
from kansrijk_desktop.storage.merging import MergePlan
from kansrijk_desktop.storage.search_words import name_words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")
T = TypeVar("T")

CLOSE: Final = timedelta(weeks=6)
"""Due dates or ends so close together are of one pregnancy."""

_NOT_COMPARED: Final = frozenset(
    {"id", "household_id", "patient_id", "pregnancy_id", "child_id", "contact", "relationship"}
    | {"created_at", "changed_at", "is_demo", "transferred_on", "transferred_to", "order"}
    | {"ended_on", "ended_by"}
)
_NO_END: Final = (None, None)


class Side(StrEnum):
    """From which of the two dossiers a value is."""

    HERE = "here"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which the two dossiers say different things.

    Attributes:
        key: names the field in the choices.
        side: the one that holds.
    """

    key: str
    label: str
    here: str
    other: str
    side: Side

    @property
    def left_out(self) -> str:
        """What does not hold."""
        return self.other if self.side is Side.HERE else self.here


@dataclass(frozen=True, slots=True)
class Merged:
    """The one dossier of both, and between what was chosen."""

    plan: MergePlan
    differences: tuple[Difference, ...]


def merged(here: Dossier, other: Dossier, choices: Mapping[str, Side], at: datetime) -> Merged:
    """Return what `here` is when `other` goes into it; what is empty here is filled from there."""
    joining = _Joining(choices)
    persons = _pairs(here.related_persons, other.related_persons, _SAME_PERSON)
    children = {two.id: one.id for one, two in persons}
    pregnancies = _pregnancy_pairs(here, other, children)
    plan = MergePlan(
        household=_household(here.household, other.household, joining, at),
        patient=_patient(here.patient, other.patient, joining),
        gone_household_id=other.household.id,
        gone_patient_id=other.patient.id,
        same_pregnancies=tuple((one.id, two.id) for one, two in pregnancies),
        same_persons=tuple((one.id, two.id) for one, two in persons),
        pregnancies=tuple(_pregnancy(one, two, joining) for one, two in pregnancies),
        persons=tuple(
            joining.record(f"person.{one.id}", one, two, person_word(one)) for one, two in persons
        ),
        births=tuple(
            _births(here, other, joining, children, {two.id: one.id for one, two in pregnancies})
        ),
    )
    return Merged(plan, tuple(joining.differences))


class _Joining:
    """Makes one record of two, and remembers where they differ."""

    def __init__(self, choices: Mapping[str, Side]) -> None:
        self._choices = choices
        self.differences: list[Difference] = []

    def record(self, prefix: str, here: R, other: R, about: str = "") -> R:
        values = {}
        for field in fields(here):
            if field.name not in _NOT_COMPARED:
                one, two = getattr(here, field.name), getattr(other, field.name)
                words = in_words(field.name, one), in_words(field.name, two)
                label = ": ".join(filter(None, (about, field_label(field.name))))
                key = f"{prefix}.{field.name}"
                values[field.name] = self.value(key, label, (one, two), words)
        return replace(here, **values)

    def value(self, key: str, label: str, values: tuple[T, T], words: tuple[str, str]) -> T:
        here, other = values
        if here == other or _is_empty(other):
            return here
        if _is_empty(here):
            return other
        # Where it may not be safe to reach her, that holds until somebody decides otherwise.
        default = Side.OTHER if other is Safe.NO else Side.HERE
        side = self._choices.get(key, default)
        self.differences.append(Difference(key, label, *words, side))
        return here if side is Side.HERE else other


def _is_empty(value: object) -> bool:
    # By identity: a name that was typed may read "unknown" as well.
    return value in {None, ""} or value is Safe.UNKNOWN or value is DueDateMethod.UNKNOWN


def _household(here: Household, other: Household, joining: _Joining, at: datetime) -> Household:
    made_at = [one.created_at for one in (here, other) if one.created_at]
    joined = replace(
        joining.record("household", here, other),
        created_at=min(made_at, default=at),
        changed_at=at,
    )
    if other.transferred_on is None:  # The care is here after all.
        return replace(joined, transferred_on=None, transferred_to="")
    return joined


def _patient(here: Patient, other: Patient, joining: _Joining) -> Patient:
    joined = joining.record("patient", here, other)
    return replace(joined, contact=joining.record("contact", here.contact, other.contact))


def _pregnancy(here: Pregnancy, other: Pregnancy, joining: _Joining) -> Pregnancy:
    joined = joining.record(f"pregnancy.{here.id}", here, other)
    ends = _end(here), _end(other)
    words = end_in_words(*(ends[0] or _NO_END)), end_in_words(*(ends[1] or _NO_END))
    end = joining.value(f"pregnancy.{here.id}.ended", field_label("ended"), ends, words)
    ended_on, ended_by = end or _NO_END
    return replace(joined, ended_on=ended_on, ended_by=ended_by)


def _end(pregnancy: Pregnancy) -> tuple[date | None, PregnancyEnd | None] | None:
    """Return when and how it ended, which belong together."""
    return (pregnancy.ended_on, pregnancy.ended_by) if pregnancy.ended_on else None


def _births(
    here: Dossier,
    other: Dossier,
    joining: _Joining,
    children: Mapping[str, str],
    pregnancies: Mapping[str, str],
) -> Iterable[Birth]:
    """Return every birth as it will be; those of one pregnancy are counted through."""
    births = {birth.child_id: birth for birth in here.births}
    names = {person.id: person_word(person) for person in here.related_persons}
    for birth in other.births:
        moved = replace(
            birth,
            child_id=children.get(birth.child_id, birth.child_id),
            pregnancy_id=pregnancies.get(birth.pregnancy_id, birth.pregnancy_id),
        )
        known = births.get(moved.child_id)
        about = names.get(moved.child_id, "")
        births[moved.child_id] = (
            joining.record(f"birth.{known.child_id}", known, moved, about) if known else moved
        )
    counts: dict[str, int] = {}
    for birth in sorted(births.values(), key=lambda one: (one.born_on, one.order)):
        counts[birth.pregnancy_id] = counts.get(birth.pregnancy_id, 0) + 1
        yield replace(birth, order=counts[birth.pregnancy_id])


def _pregnancy_pairs(
    here: Dossier, other: Dossier, children: Mapping[str, str]
) -> list[tuple[Pregnancy, Pregnancy]]:
    born_here = {birth.child_id: birth.pregnancy_id for birth in here.births}
    by_child = {
        birth.pregnancy_id: born_here[children[birth.child_id]]
        for birth in other.births
        if children.get(birth.child_id) in born_here
    }
    return _pairs(
        [one for one in (here.pregnancy, *here.earlier_pregnancies) if one],
        [one for one in (other.pregnancy, *other.earlier_pregnancies) if one],
        (lambda one, two: by_child.get(two.id) == one.id, _is_same_pregnancy),
    )


def _pairs(
    here: Iterable[T], other: Iterable[T], tests: Iterable[Callable[[T, T], bool]]
) -> list[tuple[T, T]]:
    """Pair what is the same, each at most once; what passes an earlier test goes first."""
    ones, twos = list(here), list(other)
    found = []
    for is_same in tests:
        for two in tuple(twos):
            one = next((each for each in ones if is_same(each, two)), None)
            if one is not None:
                found.append((one, two))
                ones.remove(one)
                twos.remove(two)
    return found


def _is_same_pregnancy(one: Pregnancy, two: Pregnancy) -> bool:
    if one.due_date and two.due_date:
        return abs(one.due_date - two.due_date) <= CLOSE
    if one.ended_on and two.ended_on:
        return abs(one.ended_on - two.ended_on) <= CLOSE
    return one.ended_on is None and two.ended_on is None


def _is_same(one: RelatedPerson, two: RelatedPerson) -> bool:
    """Tell whether two are one: a name that is part of the other, or the same day without one."""
    days = {one.birth_date, two.birth_date} - {None}
    if one.relationship is not two.relationship or len(days) > 1:
        return False
    first, second = name_words(one.name), name_words(two.name)
    if first and second:
        return first <= second or second <= first
    return one.birth_date is not None and one.birth_date == two.birth_date


def _is_named_the_same(one: RelatedPerson, two: RelatedPerson) -> bool:
    words = name_words(one.name)
    return bool(words) and words == name_words(two.name) and _is_same(one, two)


def _is_named_since(one: RelatedPerson, two: RelatedPerson) -> bool:
    return bool(one.name) != bool(two.name) and _is_same(one, two)


# Twins without a name are only told apart once those with one have found each other.
_SAME_PERSON: Final = (_is_named_the_same, _is_named_since, _is_same)
