"""Keep Meldcode tracks, apart from the dossier.

A save here does not touch the dossier: a later last change of the family would show, in the order
of the list, that something was written somewhere.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Final

from sqlmodel import Session, col, func, select

from kansrijk_desktop.records.meldcode import MeldcodeCase, MeldcodeEntry
from kansrijk_desktop.storage.chain_tables import MeldcodeCaseTable, MeldcodeEntryTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.shelf import Shelf

_CASES: Final = Shelf(MeldcodeCase, MeldcodeCaseTable)
_ENTRIES: Final = Shelf(MeldcodeEntry, MeldcodeEntryTable)


class MeldcodeRepository:
    """Tracks in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, case: MeldcodeCase, *entries: MeldcodeEntry) -> None:
        """Keep a track as it is now with entries that are new or struck out, all or none.

        What is new gets its place behind what was written before.
        """
        with self._database.transaction() as session:
            _CASES.put(session, case)
            self._put(session, case.id, entries)

    def add(self, entry: MeldcodeEntry) -> None:
        """Keep an entry that changes nothing in the track itself."""
        with self._database.transaction() as session:
            self._put(session, entry.case_id, [entry])

    def case(self, case_id: str) -> MeldcodeCase:
        """Return one track.

        Raises:
            LookupError: there is no such track.
        """
        with self._database.reading() as session:
            return _CASES.get(session, case_id)

    def of_patient(self, patient_id: str) -> tuple[MeldcodeCase, ...]:
        """Return the tracks about a family, the latest first."""
        with self._database.reading() as session:
            return _CASES.where(
                session,
                col(MeldcodeCaseTable.patient_id) == patient_id,
                order_by=(col(MeldcodeCaseTable.opened_at).desc(), col(MeldcodeCaseTable.id)),
            )

    def entries(self, case_id: str) -> tuple[MeldcodeEntry, ...]:
        """Return what was noted in a track, in the order in which it was written."""
        with self._database.reading() as session:
            return _ENTRIES.where(
                session,
                col(MeldcodeEntryTable.case_id) == case_id,
                order_by=(col(MeldcodeEntryTable.number),),
            )

    def _put(self, session: Session, case_id: str, entries: Iterable[MeldcodeEntry]) -> None:
        last = session.exec(
            select(func.max(col(MeldcodeEntryTable.number))).where(
                col(MeldcodeEntryTable.case_id) == case_id
            )
        ).one()
        places = count((last or 0) + 1)
        _ENTRIES.put(
            session,
            *(entry if entry.number else replace(entry, number=next(places)) for entry in entries),
        )
