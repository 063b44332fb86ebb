"""Over all dossiers: which fixed moments wait now, or open soon."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.records import region
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.pregnancy import FULL_TERM
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.records.work import Span
from kansrijk_desktop.services.moments import (
    ASK_UNTIL,
    HOME_VISIT_WITHIN,
    INTAKE_WITHIN,
    OWN_MOMENTS,
    MomentState,
    PlannedMoment,
    facts_of,
    plan_moments,
)
from kansrijk_desktop.storage.moment_search import MomentSearch

_DAY: Final = timedelta(days=1)
_WIDEST_DAY: Final = timedelta(days=7)
"""A moment of one day is open for a week."""
_FROM_KNOWN: Final = {Moment.INTAKE: INTAKE_WITHIN, Moment.HOME_VISIT: HOME_VISIT_WITHIN}
"""The moments that also count from the day a family became known here."""

Question = Callable[[str, Span], list[str]]


class MomentsWaiting:
    """Asks for the moments of one profession, in one region, on one day."""

    def __init__(
        self, search: MomentSearch, moments: Iterable[region.Moment], role: Role, today: date
    ) -> None:
        self._search = search
        self._moments = tuple(moments)
        self._role = role
        self._today = today
        self._most_found = 0

    @property
    def most_found(self) -> int:
        """How many families the fullest question gave so far."""
        return self._most_found

    def until(self, horizon: date) -> tuple[tuple[Dossier, PlannedMoment], ...]:
        """Return the moments that wait or open by that day; those begun already are left out."""
        families = self._search.families(tuple(self._candidates(horizon)))
        return tuple(
            (dossier, moment)
            for dossier in families
            for moment in plan_moments(facts_of(dossier), self._moments, self._role, self._today)
            if _is_waiting(moment, horizon)
        )

    def _candidates(self, horizon: date) -> dict[str, None]:
        """Return the patients to look at: more than those for whom a moment waits, never fewer."""
        found: dict[str, None] = {}
        for moment in self._moments:
            if self._is_own(moment.id):
                found |= self._around(moment, horizon)
        for known, within in _FROM_KNOWN.items():
            if known in OWN_MOMENTS[self._role]:
                begin = Span(self._today, self._today - within - ASK_UNTIL)
                found |= self._ask(self._search.known_since, known, begin, self._today - within)
        return found

    def _around(self, moment: region.Moment, horizon: date) -> dict[str, None]:
        """Ask for the families whose count began so long ago that this moment is open."""
        last = timedelta(days=moment.last_day) + _WIDEST_DAY
        in_time = self._today - last
        begin = Span(horizon - timedelta(days=moment.first_day), in_time - ASK_UNTIL)
        if moment.is_after_birth:
            return self._ask(self._search.gave_birth, moment.id, begin, in_time)
        due = Span(begin.last + FULL_TERM, in_time - ASK_UNTIL + FULL_TERM)
        return self._ask(self._search.expecting, moment.id, due, in_time + FULL_TERM)

    def _ask(self, question: Question, moment: str, span: Span, in_time: date) -> dict[str, None]:
        """Ask apart for what is late, so that it never takes the place of what is in time."""
        excused = moment if moment in set(Moment) - {Moment.OTHER} else ""
        late = question(excused, Span(in_time - _DAY, span.first))
        ahead = question(excused, Span(span.last, in_time))
        self._most_found = max(self._most_found, len(late), len(ahead))
        return dict.fromkeys((*late, *ahead))

    def _is_own(self, moment_id: str) -> bool:
        known = moment_id in set(Moment) - {Moment.OTHER}
        return not known or Moment(moment_id) in OWN_MOMENTS[self._role]


def _is_waiting(moment: PlannedMoment, horizon: date) -> bool:
    if moment.is_to_do:
        return not moment.is_begun
    is_soon = moment.opens_on is not None and moment.opens_on <= horizon
    return moment.state is MomentState.LATER and is_soon and not moment.is_estimated
