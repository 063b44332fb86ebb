"""Keep births, ends and losses: everything one event changes in a family, at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, delete

from kansrijk_desktop.records.life_event import Birth, CareStop, DossierEvent
from kansrijk_desktop.records.people import Household, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.storage.chain_tables import BirthTable, CareStopTable, DossierEventTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import HouseholdTable, PregnancyTable, RelatedPersonTable

_HOUSEHOLDS: Final = Shelf(Household, HouseholdTable)
_PREGNANCIES: Final = Shelf(Pregnancy, PregnancyTable)
_PERSONS: Final = Shelf(RelatedPerson, RelatedPersonTable)
_BIRTHS: Final = Shelf(Birth, BirthTable)
_STOPS: Final = Shelf(CareStop, CareStopTable)
_EVENTS: Final = Shelf(DossierEvent, DossierEventTable)


@dataclass(frozen=True, slots=True)
class FamilyChange:
    """What one event changes in a family.

    Attributes:
        patient_id, at: whose dossier changes, and when.
        household: only where it was or comes back from the care of others.
        persons, births, stops, events: new ones, and changed ones under the same id.
        removed_children: children that were never born here, with their births and stops.
    """

    patient_id: str
    at: datetime
    household: Household | None = None
    pregnancy: Pregnancy | None = None
    persons: tuple[RelatedPerson, ...] = ()
    births: tuple[Birth, ...] = ()
    stops: tuple[CareStop, ...] = ()
    events: tuple[DossierEvent, ...] = ()
    removed_children: tuple[str, ...] = ()


class LifeEventRepository:
    """Births, ends and losses in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep everything that is kept inside, or nothing of it."""
        with self._database.transaction():
            yield

    def keep(self, change: FamilyChange) -> None:
        """Keep all of a change, or nothing."""
        with self._database.transaction() as session:
            if change.household is not None:
                _HOUSEHOLDS.put(session, change.household)
            if change.pregnancy is not None:
                _PREGNANCIES.put(session, change.pregnancy)
            _PERSONS.put(session, *change.persons)
            _BIRTHS.put(session, *change.births)
            _STOPS.put(session, *change.stops)
            _EVENTS.put(session, *change.events)
            _remove(session, change.removed_children)
            note_change(session, change.patient_id, change.at)


def _remove(session: Session, children: tuple[str, ...]) -> None:
    session.exec(delete(BirthTable).where(col(BirthTable.child_id).in_(children)))
    session.exec(delete(CareStopTable).where(col(CareStopTable.subject_id).in_(children)))
    session.exec(delete(RelatedPersonTable).where(col(RelatedPersonTable.id).in_(children)))
