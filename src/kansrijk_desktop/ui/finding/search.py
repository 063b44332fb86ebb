"""Search over all dossiers at every key, and say of each what a list may show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import DossierRow
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One line of the list; the name shows only while the line is pointed at."""

    household_id: str
    initials: str
    name: str
    birth_date: str
    duration: str
    has_open_screening: bool


class DossierSearch:
    """Searches what is typed; while a search runs, only the last words typed are searched next.

    `found` gets the words and the rows; `failed` what went wrong.
    """

    def __init__(
        self,
        dossiers: Dossiers,
        tasks: RunsTasks,
        now: Clock,
        found: Callable[[str, tuple[HouseholdRow, ...]], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self._dossiers = dossiers
        self._tasks = tasks
        self._now = now
        self._found = found
        self._failed = failed
        self._query = ""
        self._is_searching = False

    def search(self, query: str) -> None:
        """Find what fits; nothing typed gives the dossiers last changed."""
        self._query = query
        if not self._is_searching:
            self._is_searching = True
            search = partial(self._dossiers.search, query)
            self._tasks.run(search, partial(self._on_found, query), self._on_failed)

    def _on_found(self, query: str, found: Sequence[DossierRow]) -> None:
        self._is_searching = False
        self._found(query, tuple(self._row(row) for row in found))
        if query != self._query:
            self.search(self._query)

    def _on_failed(self, error: ExpectedError) -> None:
        self._is_searching = False
        self._failed(error)

    def _row(self, row: DossierRow) -> HouseholdRow:
        pregnancy = row.pregnancy
        age = pregnancy.gestational_age(local_day(self._now())) if pregnancy else None
        return HouseholdRow(
            household_id=row.household_id,
            initials=row.patient.initials,
            name=row.patient.full_name,
            birth_date=long_date(row.patient.birth_date),
            duration=describe_duration(age),
            has_open_screening=row.has_open_screening,
        )


def describe_duration(age: GestationalAge | None) -> str:
    """Return how long the pregnancy lasts ("11+3 weken"), empty when not known."""
    return _("{age} weken").format(age=age) if age else ""
