"""What the screen tells of a family: pregnancy, children, and what was noted of ends and losses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import GestationalAge, Pregnancy
from kansrijk_desktop.services.at_rest import rest_words
from kansrijk_desktop.services.birth_form import births_of_pregnancy
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.family_events import children_of
from kansrijk_desktop.services.merge_words import end_in_words
from kansrijk_desktop.services.pregnancy_words import due_words, weeks_words
from kansrijk_desktop.texts import _

Choice = tuple[str, str]
"""A key, and the words for it."""

_DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class StopRow:
    """Something that was noted, and can be taken back."""

    stop_id: str
    text: str


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """Everything the first page shows.

    Attributes:
        pregnancy, children, earlier: lines to read.
        rest: why the program is silent; empty where it is not.
        born: the children of this pregnancy.
        living, living_in: children who may be chosen, as keys and words.
        can_note_birth, can_begin, can_end: what fits this pregnancy now.
        transferred: to whom and since when; empty while the care is here.
    """

    name: str
    pregnancy: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    rest: str = ""
    stops: tuple[StopRow, ...] = ()
    born: tuple[str, ...] = ()
    living: tuple[Choice, ...] = ()
    living_in: tuple[Choice, ...] = ()
    can_note_birth: bool = False
    can_begin: bool = False
    can_end: bool = False
    is_stopped: bool = False
    transferred: str = ""


def facts_of(dossier: Dossier, today: date) -> FamilyFacts:
    """Return what there is to tell of a family."""
    pregnancy, household = dossier.pregnancy, dossier.household
    lasts = pregnancy is not None and pregnancy.ended_on is None
    living = children_of(dossier)
    born = {birth.child_id for birth in births_of_pregnancy(dossier)}
    return FamilyFacts(
        name=dossier.patient.full_name,
        pregnancy=tuple(_pregnancy_lines(pregnancy, today)),
        children=tuple(_child_lines(dossier)),
        earlier=tuple(_earlier_line(one) for one in dossier.earlier_pregnancies),
        rest=rest_words(dossier),
        stops=tuple(_stop_rows(dossier)),
        born=tuple(child_words(one) for one in dossier.related_persons if one.id in born),
        living=tuple((child.id, child_words(child)) for child in living),
        living_in=tuple((one.id, child_words(one)) for one in living if one.lives_in),
        can_note_birth=pregnancy is None or lasts,
        can_begin=not lasts,
        can_end=lasts,
        is_stopped=dossier.is_stopped,
        transferred=_("Sinds {day} bij {practice}.").format(
            day=long_date(household.transferred_on), practice=household.transferred_to
        )
        if household.transferred_on
        else "",
    )


def child_words(child: RelatedPerson) -> str:
    """Return what a child is called here; without a name by the day of the birth."""
    if child.name:
        return child.name
    if child.birth_date:
        return _("kind van {day}").format(day=long_date(child.birth_date))
    return _("kind zonder naam")


def stop_title(reason: StopReason) -> str:
    """Return the words for an end or a loss."""
    return {
        StopReason.PREGNANCY_ENDED: _("De zwangerschap is gestopt"),
        StopReason.CHILD_DIED: _("Een kind is overleden"),
        StopReason.CHILD_PLACED: _("Een kind woont ergens anders"),
    }[reason]


def _pregnancy_lines(pregnancy: Pregnancy | None, today: date) -> Iterable[str]:
    if pregnancy is None:
        yield _("Er staat nog geen zwangerschap in het dossier.")
        return
    if weeks := weeks_words(pregnancy, today):
        yield _("Vandaag {weeks}").format(weeks=weeks)
    if pregnancy.ended_on is not None:
        yield _sentence(end_in_words(pregnancy.ended_on, pregnancy.ended_by))
    elif pregnancy.due_date is not None:
        yield _sentence(due_words(pregnancy, today))
    else:
        yield _("De uitgerekende datum is nog niet ingevuld.")


def _child_lines(dossier: Dossier) -> Iterable[str]:
    births = {birth.child_id: birth for birth in dossier.births}
    for person in dossier.related_persons:
        if person.relationship is Relationship.CHILD:
            yield " · ".join(filter(None, _child_parts(dossier, person, births.get(person.id))))


def _child_parts(dossier: Dossier, person: RelatedPerson, birth: Birth | None) -> Iterable[str]:
    yield child_words(person)
    if person.name:
        yield long_date(person.birth_date)
    if birth is not None:
        if birth.gestation_days is not None:
            age = GestationalAge(*divmod(birth.gestation_days, _DAYS_PER_WEEK))
            yield _("na {age} weken").format(age=age)
        if birth.weight_grams is not None:
            yield _("{weight} gram").format(weight=birth.weight_grams)
        yield birth.place
    death = dossier.death_of(person.id)
    if death is not None:
        yield _("overleden op {day}").format(day=long_date(death.happened_on))
    elif not person.lives_in:
        yield _("woont ergens anders")


def _earlier_line(pregnancy: Pregnancy) -> str:
    if pregnancy.ended_on is not None:
        return _sentence(end_in_words(pregnancy.ended_on, pregnancy.ended_by))
    if pregnancy.due_date is not None:
        return _("Uitgerekend op {day}").format(day=long_date(pregnancy.due_date))
    return _("Een eerdere zwangerschap, zonder datum")


def _stop_rows(dossier: Dossier) -> Iterable[StopRow]:
    told = set()
    pregnancy_id = dossier.pregnancy.id if dossier.pregnancy else ""
    for stop in sorted(dossier.stops, key=lambda one: one.happened_on):
        subject = (stop.reason, stop.subject_id)
        is_pregnancy = stop.reason is StopReason.PREGNANCY_ENDED
        is_about_now = not is_pregnancy or stop.subject_id == pregnancy_id
        if stop.is_true and subject not in told and is_about_now:
            told.add(subject)
            yield StopRow(stop.id, _stop_words(dossier, stop))


def _stop_words(dossier: Dossier, stop: CareStop) -> str:
    child = next((one for one in dossier.related_persons if one.id == stop.subject_id), None)
    who = _sentence(child_words(child)) if child else _("Een kind")
    what = {
        StopReason.PREGNANCY_ENDED: _("De zwangerschap is gestopt op {day}."),
        StopReason.CHILD_DIED: _("{who} is overleden op {day}."),
        StopReason.CHILD_PLACED: _("{who} woont ergens anders sinds {day}."),
    }[stop.reason].format(who=who, day=long_date(stop.happened_on))
    noted = _("Genoteerd op {day} door {name}.").format(
        day=long_date(local_day(stop.noted_at)), name=stop.noted_by
    )
    resumed = (
        _("Sinds {day} herinnert het programma weer.").format(
            day=long_date(local_day(stop.resumed_at))
        )
        if stop.resumed_at
        else ""
    )
    return " ".join(filter(None, (what, noted if stop.noted_by else "", resumed)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
