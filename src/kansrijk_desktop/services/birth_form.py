"""A birth as it is typed: one, two or three children, read into records when all of it is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import GestationalAge, Pregnancy, PregnancyEnd
from kansrijk_desktop.services.dutch_dates import parse_date, short_date
from kansrijk_desktop.services.typed_text import read_count, read_date, read_gestation, read_name
from kansrijk_desktop.texts import _

T = TypeVar("T")

MOST_CHILDREN: Final = 3
SHORTEST_WEEKS, LONGEST_WEEKS = 16, 45
"""Before 16 weeks it does not count as a birth (parity, Nictiz kernset 2.3.6)."""

LIGHTEST_GRAMS, HEAVIEST_GRAMS = 50, 8000
ALREADY_HERE_FOR: Final = timedelta(days=366)
"""A child so young may stand in the dossier before its birth is noted."""

_DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class ChildForm:
    """One child as typed.

    Attributes:
        id: a child that stands in the dossier already; empty for a new one.
        born_on: only where it is another day than that of the first child.
        died_on: empty is the day of the birth.
    """

    id: str = ""
    name: str = ""
    weight: str = ""
    place: str = ""
    born_on: str = ""
    has_died: bool = False
    died_on: str = ""


@dataclass(frozen=True, slots=True)
class BirthForm:
    """All fields of a birth, as typed.

    Attributes:
        duration: weeks and days; follows from the due date until it `is_own_duration`.
        count: how many children there are; what was typed for others is kept, and not read.
    """

    born_on: str = ""
    duration: str = ""
    is_own_duration: bool = False
    count: int = 1
    children: tuple[ChildForm, ...] = field(default=(ChildForm(),) * MOST_CHILDREN)

    @property
    def born(self) -> tuple[ChildForm, ...]:
        """The children there are."""
        return self.children[: self.count]


@dataclass(frozen=True, slots=True)
class ReadBirth:
    """What a form says.

    Attributes:
        died_on: the day each child that died did so, by its id.
        problems: field to Dutch message; the field of a child is `children.1.name`. With problems
            the rest means nothing.
    """

    pregnancy: Pregnancy
    persons: tuple[RelatedPerson, ...]
    births: tuple[Birth, ...]
    died_on: dict[str, date]
    problems: dict[str, str]


def birth_form_of(dossier: Dossier) -> BirthForm:
    """Return the births of this pregnancy as they would have been typed, or an empty form."""
    births = births_of_pregnancy(dossier)
    if not births:
        is_multiple = dossier.pregnancy is not None and dossier.pregnancy.is_multiple
        return BirthForm(count=2 if is_multiple else 1)
    first = births[0]
    days = first.gestation_days
    children = tuple(_child_form(birth, first, dossier) for birth in births[:MOST_CHILDREN])
    spare = (ChildForm(),) * (MOST_CHILDREN - len(children))
    return BirthForm(
        born_on=short_date(first.born_on),
        duration="" if days is None else str(GestationalAge(*divmod(days, _DAYS_PER_WEEK))),
        is_own_duration=days is not None,
        count=len(children),
        children=children + spare,
    )


def with_duration(form: BirthForm, dossier: Dossier, today: date) -> BirthForm:
    """Return the form with the duration that follows from the due date, unless it was typed."""
    pregnancy = dossier.pregnancy
    if form.is_own_duration or pregnancy is None or pregnancy.due_date is None:
        return form
    day = parse_date(form.born_on, today=today)
    age = GestationalAge.from_due_date(pregnancy.due_date, day) if day else None
    return replace(form, duration=str(age) if age else "")


def read_birth(
    form: BirthForm, dossier: Dossier, today: date, new_id: Callable[[], str]
) -> ReadBirth:
    """Read the typed fields over a dossier, whose ids and remarks are kept."""
    reader = _Reader(today)
    born_on = reader.day("born_on", form.born_on)
    if born_on is None:
        reader.problems.setdefault("born_on", _("Vul de datum van de geboorte in."))
        born_on = today
    gestation = reader.gestation(form.duration)
    pregnancy = dossier.pregnancy or Pregnancy(id=new_id(), patient_id=dossier.patient.id)
    persons, births, died_on = [], [], {}
    for index, child in enumerate(form.born):
        prefix = f"children.{index}."
        day = reader.day(prefix + "born_on", child.born_on) or born_on
        person = _person(child, dossier, day, reader.name(prefix + "name", child.name), new_id)
        persons.append(person)
        births.append(
            Birth(
                child_id=person.id,
                pregnancy_id=pregnancy.id,
                born_on=day,
                gestation_days=None if gestation is None else gestation + (day - born_on).days,
                weight_grams=reader.weight(prefix + "weight", child.weight),
                place=reader.name(prefix + "place", child.place),
                order=index + 1,
            )
        )
        if child.has_died:
            died_on[person.id] = reader.died_on(prefix + "died_on", child.died_on, day)
    if len({person.id for person in persons}) < len(persons):
        reader.problems["children"] = _("U koos twee keer hetzelfde kind. Kies een ander kind.")
    ended = replace(
        pregnancy,
        ended_on=max(birth.born_on for birth in births),
        ended_by=PregnancyEnd.BIRTH,
        is_multiple=pregnancy.is_multiple or len(births) > 1,
    )
    return ReadBirth(ended, tuple(persons), tuple(births), died_on, reader.problems)


def births_of_pregnancy(dossier: Dossier) -> tuple[Birth, ...]:
    """Return the births of the pregnancy that is shown, the first born first."""
    pregnancy_id = dossier.pregnancy.id if dossier.pregnancy else ""
    births = (one for one in dossier.births if one.pregnancy_id == pregnancy_id)
    return tuple(sorted(births, key=lambda birth: birth.order))


def children_already_here(dossier: Dossier, today: date) -> tuple[RelatedPerson, ...]:
    """Return the children who may be the one that was born: young, and without a birth."""
    born = {birth.child_id for birth in dossier.births}
    return tuple(
        person
        for person in dossier.related_persons
        if person.relationship is Relationship.CHILD
        and person.id not in born
        and (person.birth_date is None or person.birth_date > today - ALREADY_HERE_FOR)
    )


class _Reader:
    """Reads fields one by one and remembers what is wrong with each."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.problems: dict[str, str] = {}

    def day(self, name: str, typed: str) -> date | None:
        day = self._read(name, lambda: read_date(typed, self._today), None)
        if day and day > self._today:
            self.problems[name] = _("Deze dag is nog niet geweest. Kijk de datum na.")
        return day

    def gestation(self, typed: str) -> int | None:
        days = self._read("duration", lambda: read_gestation(typed), None)
        if days is not None and days < SHORTEST_WEEKS * _DAYS_PER_WEEK:
            self.problems["duration"] = _(
                "Dit is korter dan 16 weken. Kies dan op de vorige bladzijde ‘De zwangerschap is "
                "gestopt’. Klopt dat niet, kijk dan de datum na."
            )
        if days is not None and days > LONGEST_WEEKS * _DAYS_PER_WEEK:
            self.problems["duration"] = _(
                "Dit is langer dan 45 weken. Kijk de datum en de uitgerekende datum na."
            )
        return days

    def name(self, name: str, typed: str) -> str:
        return self._read(name, lambda: read_name(typed), "")

    def weight(self, name: str, typed: str) -> int | None:
        return self._read(name, lambda: read_count(typed, LIGHTEST_GRAMS, HEAVIEST_GRAMS), None)

    def died_on(self, name: str, typed: str, born_on: date) -> date:
        day = self.day(name, typed) or born_on
        if day < born_on:
            self.problems[name] = _("Deze dag ligt voor de geboorte. Leeg is: op die dag zelf.")
        return day

    def _read(self, name: str, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except InvalidInputError as error:
            self.problems[name] = error.message
            return otherwise


def _person(
    child: ChildForm, dossier: Dossier, born_on: date, name: str, new_id: Callable[[], str]
) -> RelatedPerson:
    known = _with_id(dossier.related_persons, child.id)
    if known is not None:
        return replace(known, name=name, birth_date=born_on)
    household_id = dossier.household.id
    return RelatedPerson(new_id(), household_id, Relationship.CHILD, name, born_on)


def _child_form(birth: Birth, first: Birth, dossier: Dossier) -> ChildForm:
    person = _with_id(dossier.related_persons, birth.child_id)
    death = dossier.death_of(birth.child_id)
    died_on = death.happened_on if death else None
    return ChildForm(
        id=birth.child_id,
        name=person.name if person else "",
        weight="" if birth.weight_grams is None else str(birth.weight_grams),
        place=birth.place,
        born_on="" if birth.born_on == first.born_on else short_date(birth.born_on),
        has_died=died_on is not None,
        died_on="" if died_on == birth.born_on else short_date(died_on),
    )


def _with_id(people: Sequence[RelatedPerson], person_id: str) -> RelatedPerson | None:
    return next((person for person in people if person.id == person_id), None)
