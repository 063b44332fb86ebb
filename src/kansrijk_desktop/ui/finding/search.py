"""Search over all dossiers at every key, and say of each what a list may show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import DossierRow
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.pregnancy_words import unnoted_words, weeks_words
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.latest_search import LatestSearch


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    """One line of the list; the name shows only while the line is pointed at."""

    household_id: str
    initials: str
    name: str
    birth_date: str
    duration: str
    has_open_screening: bool
    is_transferred: bool = False


class DossierSearch:
    """Searches what is typed; `found` gets the words and the rows, `failed` what went wrong."""

    def __init__(
        self,
        dossiers: Dossiers,
        tasks: RunsTasks,
        now: Clock,
        found: Callable[[str, tuple[HouseholdRow, ...]], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self._now = now
        self._found = found
        self._searching = LatestSearch(dossiers.search, tasks, self._on_found, failed)

    def search(self, query: str) -> None:
        """Find what fits; nothing typed gives the dossiers last changed."""
        self._searching.search(query)

    def _on_found(self, query: str, found: Sequence[DossierRow]) -> None:
        self._found(query, tuple(self._row(row) for row in found))

    def _row(self, row: DossierRow) -> HouseholdRow:
        pregnancy = row.pregnancy
        today = local_day(self._now())
        return HouseholdRow(
            household_id=row.household_id,
            initials=row.patient.initials,
            name=row.patient.full_name,
            birth_date=long_date(row.patient.birth_date),
            duration="" if row.is_transferred else describe_duration(pregnancy, today),
            has_open_screening=row.has_open_screening,
            is_transferred=row.is_transferred,
        )


def describe_duration(pregnancy: Pregnancy | None, today: date) -> str:
    """Return how long the pregnancy lasts, or that no birth was noted; empty when not known."""
    return weeks_words(pregnancy, today) or unnoted_words(pregnancy, today)
