"""What happened in a family, as lines from the latest to the first."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import OfferEvent
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.records.screening import Author, Screening, ScreeningStatus
from kansrijk_desktop.services.apart import tells_of_safety
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.comparable_conversations import pairs_beside
from kansrijk_desktop.services.dossier_words import moment_word, status_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.earlier_losses import lasting_stops
from kansrijk_desktop.services.offer_words import state_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowReceived, ShowScreening, ShowSummary
from kansrijk_desktop.ui.screens.household.event_words import (
    event_word,
    stop_word,
)

_DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class TimeLineEntry:
    """One thing that happened, or that is planned.

    Attributes:
        at: what the lines are ordered by.
        day: in words.
        icon: name of the icon.
        aside: what a click does, in a word.
        target: where a click leads; None where there is nothing to open.
        beside: the talk and what she filled in herself, where this is one of such a pair.
    """

    key: str
    at: datetime
    day: str
    icon: str
    title: str
    detail: str = ""
    aside: str = ""
    target: Route | None = None
    beside: tuple[str, str] | None = None


def time_line(
    dossier: Dossier,
    steps: tuple[OfferEvent, ...],
    form_title: Callable[[str], str],
    *,
    shows_apart: bool,
    missing_forms: Collection[str] = (),
) -> tuple[TimeLineEntry, ...]:
    """Return everything that happened, the latest first.

    Args:
        dossier: as the page of one respondent may show it.
        steps: of offers; those of offers that are not in this dossier are left aside.
        form_title: what to call the questionnaire of an identity; empty where there is only one.
        shows_apart: also offers that tell of safety.
        missing_forms: questionnaires that are not here: their conversations are not compared.
    """
    if not shows_apart:
        dossier = _without_safety(dossier)
    entries = [
        *_conversations(dossier, form_title, missing_forms),
        *_offers(dossier, steps),
        *_papers(dossier),
        *_handovers(dossier),
        *_life(dossier),
        *_plans(dossier),
    ]
    return tuple(sorted(entries, key=lambda one: (one.at, one.key), reverse=True))


def _without_safety(dossier: Dossier) -> Dossier:
    """Leave out offers that tell of safety, with the letters and handovers that follow them."""
    hidden = {one.id for one in dossier.offers if tells_of_safety(one.domains)}
    letters = {one.id for one in dossier.referrals if one.offer_id in hidden}
    papers = {one.id for one in dossier.documents if one.referral_id in letters}
    handed = {
        one.id for one in dossier.handovers if one.offer_id in hidden or one.document_id in papers
    }
    return replace(
        dossier,
        offers=tuple(one for one in dossier.offers if one.id not in hidden),
        documents=tuple(one for one in dossier.documents if one.id not in papers),
        handovers=tuple(one for one in dossier.handovers if one.id not in handed),
        warm_handovers=tuple(
            one for one in dossier.warm_handovers if one.handover_id not in handed
        ),
    )


def _conversations(
    dossier: Dossier, form_title: Callable[[str], str], missing_forms: Collection[str]
) -> Iterator[TimeLineEntry]:
    here = (one for one in dossier.screenings if one.questionnaire not in missing_forms)
    pairs = pairs_beside(here)
    for each in dossier.screenings:
        is_open = each.status is ScreeningStatus.IN_PROGRESS
        pair = pairs.get(each.id)
        yield TimeLineEntry(
            key=each.id,
            at=each.started_at,
            icon="chat",
            title=moment_word(each.moment),
            day=long_date(local_day(each.started_at)),
            detail=_joined(
                form_title(each.questionnaire),
                status_word(each.status),
                _("zelf ingevuld") if each.author is Author.RESPONDENT else "",
                _origin(each),
            ),
            aside=_("Verder gaan") if is_open else _("Lezen") if each.source else _("Samenvatting"),
            target=_way_to(each, dossier.household.id),
            beside=(pair[0].id, pair[1].id) if pair else None,
        )


def _way_to(screening: Screening, household_id: str) -> Route:
    if screening.source:
        return ShowReceived(household_id, screening.id)
    is_open = screening.status is ScreeningStatus.IN_PROGRESS
    return ShowScreening(screening.id) if is_open else ShowSummary(screening.id)


def _origin(screening: Screening) -> str:
    return _("van {source}").format(source=screening.source) if screening.source else ""


def _offers(dossier: Dossier, steps: tuple[OfferEvent, ...]) -> Iterator[TimeLineEntry]:
    offers = {one.id: one for one in dossier.offers}
    for step in steps:
        if step.offer_id in offers:
            yield TimeLineEntry(
                key=f"{step.offer_id}.{step.number:04}",
                at=_within(step.happened_on, step.noted_at),
                icon="flag",
                title=offers[step.offer_id].name,
                day=long_date(step.happened_on),
                detail=state_word(step.state),
            )


def _papers(dossier: Dossier) -> Iterator[TimeLineEntry]:
    for each in dossier.documents:
        if each.kind is DocumentKind.MELDCODE_FILE:
            # It has an access of its own.
            continue
        yield TimeLineEntry(
            key=each.id,
            at=each.created_at,
            icon="document",
            title=each.title,
            day=long_date(local_day(each.created_at)),
            detail=each.recipient,
            aside=_("Lezen"),
            target=ShowDocument(dossier.household.id, each.id),
        )


def _handovers(dossier: Dossier) -> Iterator[TimeLineEntry]:
    for each in dossier.handovers:
        yield TimeLineEntry(
            key=each.id,
            at=each.created_at,
            icon="send",
            title=_("Overdracht"),
            day=long_date(local_day(each.created_at)),
            detail=each.recipient_name,
        )
        if each.received_on is not None:
            yield TimeLineEntry(
                key=f"{each.id}.received",
                at=_end_of(each.received_on),
                icon="check",
                title=_("Overdracht aangekomen"),
                day=long_date(each.received_on),
                detail=each.recipient_name,
            )
    for talk in dossier.warm_handovers:
        day = talk.held_on or talk.planned_on
        if day is not None:
            is_held = talk.held_on is not None
            yield TimeLineEntry(
                key=talk.id,
                at=_end_of(day),
                icon="users",
                title=_("Warme overdracht") if is_held else _("Warme overdracht gepland"),
                day=long_date(day),
                detail=talk.recipient_name,
            )


def _life(dossier: Dossier) -> Iterator[TimeLineEntry]:
    names = {person.id: person.name for person in dossier.related_persons}
    for birth in dossier.births:
        name = names.get(birth.child_id, "")
        yield TimeLineEntry(
            key=birth.child_id,
            at=_end_of(birth.born_on),
            icon="baby",
            title=_("Geboorte van {name}").format(name=name) if name else _("Geboorte"),
            day=long_date(birth.born_on),
            detail=_at_birth(birth),
        )
    for stop in lasting_stops(dossier):
        yield TimeLineEntry(
            key=stop.id,
            at=_end_of(stop.happened_on),
            icon="heart",
            title=stop_word(stop.reason),
            day=long_date(stop.happened_on),
            detail=names.get(stop.subject_id, ""),
        )
    for event in dossier.events:
        yield TimeLineEntry(
            key=event.id,
            at=event.happened_at,
            icon="swap",
            title=event_word(event.kind),
            day=long_date(local_day(event.happened_at)),
            detail=event.details,
        )


def _plans(dossier: Dossier) -> Iterator[TimeLineEntry]:
    """Yield what is still planned, in the neutral words of the worklist."""
    if dossier.is_stopped:
        return
    for reminder in dossier.reminders:
        if reminder.done_on is None:
            yield TimeLineEntry(
                key=reminder.id,
                at=_end_of(reminder.due_on),
                icon="clock",
                title=_("Gesprek afmaken"),
                day=long_date(reminder.due_on),
                detail=_("gepland"),
            )


def _at_birth(birth: Birth) -> str:
    age = weight = ""
    if birth.gestation_days is not None:
        weeks = GestationalAge(*divmod(birth.gestation_days, _DAYS_PER_WEEK))
        age = _("na {age} weken").format(age=weeks)
    if birth.weight_grams is not None:
        weight = _("{count} gram").format(count=birth.weight_grams)
    return _joined(age, weight)


def _within(day: date, noted_at: datetime) -> datetime:
    """Return the moment it was noted when that was on the day itself, else the end of the day."""
    return noted_at if local_day(noted_at) == day else _end_of(day)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
