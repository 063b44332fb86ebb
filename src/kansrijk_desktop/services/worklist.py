"""What is to be done today, what is late and what comes, over all dossiers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeVar

from kansrijk_desktop.records.handover import WarmHandover
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.work import Span, Waiting, Whose
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.moments_waiting import MomentsWaiting
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.week_limits import days_before_due
from kansrijk_desktop.services.work_items import (
    RECEIPT_WITHIN,
    WorkItem,
    WorklistPage,
    agreement_item,
    conversation_item,
    handover_item,
    moment_item,
    offer_item,
    reminder_item,
    warm_handover_item,
    week_limit_item,
)
from kansrijk_desktop.storage.moment_search import MomentSearch
from kansrijk_desktop.storage.worklist import WorklistRepository

T = TypeVar("T")

MOST: Final = 200
"""So many answers of one question; a practice that has more sees that there are more."""
HORIZON: Final = timedelta(days=28)
"""So far ahead the list looks."""
_LOOK_BACK: Final = timedelta(days=365)
"""So long a talk that was held waits for the rest of its checklist."""
_DAY: Final = timedelta(days=1)


class Worklist:
    """Gathers what waits; `MOST` is the limit its repositories were made with."""

    def __init__(
        self,
        kept: tuple[WorklistRepository, MomentSearch],
        regions: Regions,
        signed_in: SignedIn,
        now: Clock,
    ) -> None:
        self._kept, self._search = kept
        self._regions = regions
        self._signed_in = signed_in
        self._now = now

    def open(self) -> WorklistPage:
        """Return the list as it is today; families that are left in peace are not on it."""
        return _Gathering(
            self._kept, self._search, self._regions, self._signed_in, local_day(self._now())
        ).page()


class _Gathering:
    """One look at everything, on one day."""

    def __init__(
        self,
        kept: WorklistRepository,
        search: MomentSearch,
        regions: Regions,
        signed_in: SignedIn,
        today: date,
    ) -> None:
        self._kept = kept
        self._search = search
        self._region = regions.current
        self._role = signed_in.practitioner.role
        self._today = today
        self._is_cut = False

    def page(self) -> WorklistPage:
        items = [
            *self._conversations(),
            *self._moments(),
            *self._offers(),
            *map(agreement_item, self._both(self._kept.agreements)),
            *map(handover_item, self._both(self._kept.handovers, back=RECEIPT_WITHIN)),
            *map(warm_handover_item, self._talks()),
        ]
        items.sort(key=lambda item: (item.due_on, item.kind, item.key))
        return WorklistPage(tuple(items), self._today, self._is_cut)

    def _conversations(self) -> Iterable[WorkItem]:
        """Yield what was begun and what was put off; the same conversation once."""
        unfinished = self._counted(self._kept.unfinished())
        begun = {waiting.what.id for waiting in unfinished}
        for conversation in unfinished:
            yield conversation_item(conversation, self._today)
        reminders = self._both(self._kept.reminders)
        talks = self._kept.conversations(waiting.what.screening_id for waiting in reminders)
        for reminder in reminders:
            if reminder.what.screening_id not in begun:
                yield reminder_item(reminder, talks.get(reminder.what.screening_id))

    def _moments(self) -> Iterable[WorkItem]:
        waiting = MomentsWaiting(self._search, self._region.moments, self._role, self._today)
        found = waiting.until(self._today + HORIZON)
        self._is_cut |= waiting.most_found >= MOST
        for dossier, moment in found:
            yield moment_item(_whose(dossier.patient), moment, self._today)

    def _offers(self) -> Iterable[WorkItem]:
        """Yield one line per offer: with its week limit where one comes near."""
        waiting = self._both(self._kept.offers)
        limited = tuple(self._near_limit())
        offers = {one.what.id: one.what for one in (*waiting, *(one for one, _item in limited))}
        talks = self._kept.conversations(offer.screening_id for offer in offers.values())
        items = {one.what.id: offer_item(one) for one in waiting}
        items |= {one.what.id: item for one, item in limited}
        for offer_id, item in items.items():
            talk = talks.get(offers[offer_id].screening_id)
            yield replace(item, partner_id=talk.speaker) if talk else item

    def _near_limit(self) -> Iterable[tuple[Waiting[CareOffer], WorkItem]]:
        services: dict[int, list[str]] = {}
        for service in self._region.services:
            if service.to_week is not None:
                services.setdefault(service.to_week, []).append(service.id)
        for to_week, names in services.items():
            before = days_before_due(to_week)
            due_dates = Span(self._today + HORIZON + before, self._today + before)
            for waiting, due_date in self._counted(self._kept.offers_with_limit(names, due_dates)):
                if self._limit_of(waiting) == to_week:
                    last = due_date - before
                    yield waiting, week_limit_item(waiting, last, to_week, self._today)

    def _limit_of(self, waiting: Waiting[CareOffer]) -> int | None:
        """Return the week limit of an offer where the family lives."""
        service = self._region.service(waiting.what.service_id, waiting.whose.municipality)
        return service.to_week if service else None

    def _talks(self) -> Iterable[Waiting[WarmHandover]]:
        done = Span(self._today, self._today - _LOOK_BACK)
        yield from self._both(self._kept.planned_talks)
        yield from self._counted(self._kept.undated_talks())
        yield from self._counted(self._kept.unfinished_talks(done))

    def _both(
        self, question: Callable[[Span], Sequence[T]], back: timedelta = timedelta()
    ) -> Sequence[T]:
        """Ask for what is late and for what comes; `back`: it is due so long after its day."""
        day = self._today - back
        late = self._counted(question(Span(day - _DAY)))
        return (*late, *self._counted(question(Span(day + HORIZON, day))))

    def _counted(self, found: Sequence[T]) -> Sequence[T]:
        self._is_cut |= len(found) >= MOST
        return found


def _whose(patient: Patient) -> Whose:
    return Whose(patient.id, patient.household_id, patient.full_name, patient.initials)
