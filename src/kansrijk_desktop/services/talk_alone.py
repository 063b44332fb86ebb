"""Remind of a moment alone that was put off, until it was there."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Moment, Screening
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.moments import (
    MomentState,
    PlannedMoment,
    facts_of,
    plan_moments,
)
from kansrijk_desktop.services.outcome import Outcome, TalkAlone
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.reminders import ReminderRepository

WITHIN: Final = timedelta(days=14)
"""So soon she is spoken to alone, where no day was named."""

WITHIN_IN_MATERNITY_WEEK: Final = timedelta(days=2)
"""The same while somebody comes every day."""


class TalkAloneReminders:
    """Keeps one open reminder per respondent, in step with what the conversations came to."""

    def __init__(
        self,
        kept: tuple[ReminderRepository, PatientRepository],
        around: tuple[SignedIn, Regions],
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept, self._patients = kept
        self._signed_in, self._regions = around
        self._now = now
        self._new_id = new_id

    def keep_up(self, screening: Screening, outcome: Outcome) -> None:
        """Remind, or know that it is done; inside a transaction of others, this joins it."""
        known = self._kept.of_patient(screening.patient_id)
        if not _changes_something(known, screening, outcome):
            return
        dossier = self._patients.dossier_of_patient(screening.patient_id)
        own = [one for one in known if _is_same_respondent(one, screening, dossier)]
        if outcome.talk_alone is TalkAlone.HELD:
            self._finish(own, screening, dossier)
        elif not _was_held_later(screening, own, dossier):
            self._remind(own, screening, outcome, dossier)

    def _finish(self, known: Iterable[Reminder], screening: Screening, dossier: Dossier) -> None:
        today = local_day(self._now())
        done = [
            replace(one, done_on=today)
            for one in known
            if one.done_on is None and _began(one, dossier) <= _day(screening)
        ]
        self._kept.save(*done, at=self._now())

    def _remind(
        self, known: Iterable[Reminder], screening: Screening, outcome: Outcome, dossier: Dossier
    ) -> None:
        due_on = outcome.alone_on or day_to_talk_alone(screening, self._planned(dossier))
        waiting = next((one for one in known if one.done_on is None), None)
        wanted = Reminder(
            id=waiting.id if waiting else self._new_id(),
            patient_id=screening.patient_id,
            kind=ReminderKind.TALK_ALONE,
            screening_id=screening.id,
            due_on=due_on,
        )
        self._kept.save(wanted, at=self._now())

    def _planned(self, dossier: Dossier) -> tuple[PlannedMoment, ...]:
        return plan_moments(
            facts_of(dossier),
            self._regions.current.moments,
            self._signed_in.practitioner.role,
            local_day(self._now()),
        )


def day_to_talk_alone(screening: Screening, planned: Iterable[PlannedMoment]) -> date:
    """Return when she is spoken to alone at the latest: the next moment, or else within days."""
    held_on = _day(screening)
    is_daily = screening.moment is Moment.MATERNITY_WEEK
    latest = held_on + (WITHIN_IN_MATERNITY_WEEK if is_daily else WITHIN)
    ahead = (
        one.opens_on
        for one in planned
        if one.state is MomentState.LATER and one.opens_on is not None and one.opens_on > held_on
    )
    return min((latest, *ahead))


def _changes_something(known: Iterable[Reminder], screening: Screening, outcome: Outcome) -> bool:
    """Tell quickly whether there is anything to do: this is asked at every save."""
    waiting = [one for one in known if one.done_on is None]
    if outcome.talk_alone is TalkAlone.HELD:
        return bool(waiting)
    own = [one.due_on for one in waiting if one.screening_id == screening.id]
    is_kept = bool(own) and outcome.alone_on in {None, *own}
    return outcome.talk_alone is TalkAlone.PUT_OFF and not is_kept


def _day(screening: Screening) -> date:
    return local_day(screening.started_at)


def _began(reminder: Reminder, dossier: Dossier) -> date:
    """Return the day of the conversation a reminder came from; long ago where it is gone."""
    found = (one for one in dossier.screenings if one.id == reminder.screening_id)
    return next((_day(one) for one in found), date.min)


def _is_same_respondent(reminder: Reminder, screening: Screening, dossier: Dossier) -> bool:
    origin = next((one for one in dossier.screenings if one.id == reminder.screening_id), None)
    if origin is None:
        return True
    return (origin.respondent, origin.respondent_id) == (
        screening.respondent,
        screening.respondent_id,
    )


def _was_held_later(screening: Screening, known: Iterable[Reminder], dossier: Dossier) -> bool:
    """Tell whether this is an old conversation, of which the talk alone was held since."""
    is_done = any(one.done_on is not None and one.screening_id == screening.id for one in known)
    is_last = all(
        _day(one) <= _day(screening)
        for one in dossier.screenings
        if (one.respondent, one.respondent_id) == (screening.respondent, screening.respondent_id)
        and one.is_ended
    )
    return is_done and not is_last
