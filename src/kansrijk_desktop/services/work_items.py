"""What waits as lines of the worklist: what, since or until when, for whom, and where it opens.

In neutral words: others may look along. What an offer or an agreement is about stands behind it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.reminder import Reminder
from kansrijk_desktop.records.screening import Screening, ScreeningStatus
from kansrijk_desktop.records.work import Waiting, Whose
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.moments import PlannedMoment
from kansrijk_desktop.services.week_limits import countdown_to, days_left
from kansrijk_desktop.texts import _

FINISH_WITHIN: Final = timedelta(days=7)
"""So long a conversation may lie unfinished before it is late."""
RECEIPT_WITHIN: Final = timedelta(days=7)
"""So soon the other side says that a handover arrived."""
_A_WEEK: Final = timedelta(days=7)


class WorkKind(StrEnum):
    """What sort of work it is; a list can be narrowed to one."""

    CONVERSATION = "gesprek"
    OFFER = "aanbod"
    AGREEMENT = "afspraak"
    HANDOVER = "overdracht"


class WorkPlace(StrEnum):
    """Where it is done."""

    SCREENING = "gesprek"
    DOSSIER = "dossier"
    CARE_ROUTE = "klantroute"
    HANDOVER = "overdracht"


class WorkGroup(StrEnum):
    """How soon it is to be done."""

    LATE = "te laat"
    TODAY = "vandaag"
    THIS_WEEK = "deze week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One line.

    Attributes:
        key: tells it from every other line.
        what, when: in words, the same for every subject.
        due_on: the last day on which it is in time.
        record_id: what it is about (a conversation, an offer, a handover).
        partner_id: the partner it is about; empty for the patient.
    """

    key: str
    kind: WorkKind
    whose: Whose
    what: str
    when: str
    due_on: date
    place: WorkPlace
    record_id: str = ""
    partner_id: str = ""

    def group(self, today: date) -> WorkGroup:
        """Tell how soon it is to be done."""
        if self.due_on < today:
            return WorkGroup.LATE
        if self.due_on == today:
            return WorkGroup.TODAY
        return WorkGroup.THIS_WEEK if self.due_on <= today + _A_WEEK else WorkGroup.LATER


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """Everything that waits, the longest due first.

    Attributes:
        is_cut: there is more than this.
    """

    items: tuple[WorkItem, ...]
    today: date
    is_cut: bool = False


def conversation_item(waiting: Waiting[Screening], today: date) -> WorkItem:
    """Return a conversation that was not finished: for today, until it has waited too long."""
    screening = waiting.what
    since = local_day(screening.saved_at or screening.started_at)
    last = since + FINISH_WITHIN
    return WorkItem(
        key=f"screening:{screening.id}",
        kind=WorkKind.CONVERSATION,
        whose=waiting.whose,
        what=_("Gesprek afmaken"),
        when=_("sinds {day}").format(day=long_date(since)),
        due_on=min(today, last),
        place=WorkPlace.SCREENING,
        record_id=screening.id,
    )


def reminder_item(waiting: Waiting[Reminder], talk: Screening | None) -> WorkItem:
    """Return a talk that was put off; `talk` is the conversation it came from."""
    reminder = waiting.what
    is_open = talk is not None and talk.status is ScreeningStatus.IN_PROGRESS
    return WorkItem(
        key=f"reminder:{reminder.id}",
        kind=WorkKind.CONVERSATION,
        whose=waiting.whose,
        what=_("Gesprek afmaken"),
        when=_("gepland op {day}").format(day=long_date(reminder.due_on)),
        due_on=reminder.due_on,
        place=WorkPlace.SCREENING if is_open else WorkPlace.DOSSIER,
        record_id=reminder.screening_id,
        partner_id=talk.speaker if talk else "",
    )


def moment_item(whose: Whose, moment: PlannedMoment, today: date) -> WorkItem:
    """Return a fixed moment to ask again, which waits or opens soon."""
    opens_on, until = moment.opens_on or today, moment.until or moment.opens_on or today
    if opens_on > today:
        when = _("vanaf {day}").format(day=long_date(opens_on))
    else:
        when = _("tot en met {day}").format(day=long_date(until))
    return WorkItem(
        key=f"moment:{whose.patient_id}:{moment.id}",
        kind=WorkKind.CONVERSATION,
        whose=whose,
        what=_("Gesprek voeren: {moment}").format(moment=moment.name),
        when=when,
        due_on=until,
        place=WorkPlace.DOSSIER,
    )


def offer_item(waiting: Waiting[CareOffer]) -> WorkItem:
    """Return an offer that waits for her answer, or for that of others."""
    offer = waiting.what
    is_hers = offer.is_waiting_for_her
    return WorkItem(
        key=f"offer:{offer.id}",
        kind=WorkKind.OFFER,
        whose=waiting.whose,
        what=_("Aanbod bespreken") if is_hers else _("Terugkoppeling vragen"),
        when=_("sinds {day}").format(day=long_date(offer.since)),
        due_on=offer.follow_up_on or offer.since,
        place=WorkPlace.CARE_ROUTE,
        record_id=offer.id,
    )


def week_limit_item(waiting: Waiting[CareOffer], last: date, to_week: int, today: date) -> WorkItem:
    """Return an offer she must decide on before a week of the pregnancy."""
    offer = waiting.what
    return WorkItem(
        key=f"offer:{offer.id}",
        kind=WorkKind.OFFER,
        whose=waiting.whose,
        what=_("Aanbod bespreken"),
        when=countdown_to(days_left(last, today), to_week),
        due_on=min(last, offer.follow_up_on or last),
        place=WorkPlace.CARE_ROUTE,
        record_id=offer.id,
    )


def agreement_item(waiting: Waiting[Agreement]) -> WorkItem:
    """Return an agreement that is due."""
    agreement = waiting.what
    due_on = agreement.due_on or local_day(agreement.created_at)
    return WorkItem(
        key=f"agreement:{agreement.id}",
        kind=WorkKind.AGREEMENT,
        whose=waiting.whose,
        what=_("Afspraak nakijken"),
        when=_("voor {day}").format(day=long_date(due_on)),
        due_on=due_on,
        place=WorkPlace.DOSSIER,
        record_id=agreement.id,
    )


def handover_item(waiting: Waiting[Handover]) -> WorkItem:
    """Return a handover of which nobody said that it arrived."""
    handover = waiting.what
    made_on = local_day(handover.created_at)
    return WorkItem(
        key=f"handover:{handover.id}",
        kind=WorkKind.HANDOVER,
        whose=waiting.whose,
        what=_("Ontvangst navragen"),
        when=_("overgedragen op {day}").format(day=long_date(made_on)),
        due_on=made_on + RECEIPT_WITHIN,
        place=WorkPlace.HANDOVER,
        record_id=handover.id,
    )


def warm_handover_item(waiting: Waiting[WarmHandover]) -> WorkItem:
    """Return a talk of a handover that is planned, waits for a day, or is not noted completely."""
    talk = waiting.what
    if talk.held_on is not None:
        what, due_on = _("Warme overdracht afmaken"), talk.held_on
        when = _("gehouden op {day}").format(day=long_date(talk.held_on))
    elif talk.planned_on is not None:
        what, due_on = _("Warme overdracht"), talk.planned_on
        when = _("gepland op {day}").format(day=long_date(talk.planned_on))
    else:
        what, due_on = _("Warme overdracht"), local_day(talk.created_at) + _A_WEEK
        when = _("nog geen dag gekozen")
    return WorkItem(
        key=f"talk:{talk.id}",
        kind=WorkKind.HANDOVER,
        whose=waiting.whose,
        what=what,
        when=when,
        due_on=due_on,
        place=WorkPlace.HANDOVER,
        record_id=talk.id,
    )
