"""Keep the address book, and the key pairs of this installation."""

from typing import Final

from sqlmodel import col, delete

from kansrijk_desktop.records.correspondent import Correspondent, OwnKeys
from kansrijk_desktop.storage.chain_tables import CorrespondentTable, OwnKeysTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.record_rows import record_of, values_of
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.upsert import upsert_values

_CORRESPONDENTS: Final = Shelf(Correspondent, CorrespondentTable)
_ONLY_ROW: Final = 1


class CorrespondentRepository:
    """The address book in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Correspondent, ...]:
        """Return the partners, in the order of their organisations."""
        with self._database.reading() as session:
            found = _CORRESPONDENTS.where(session)
        return tuple(sorted(found, key=lambda one: (one.organization.casefold(), one.name, one.id)))

    def correspondent(self, correspondent_id: str) -> Correspondent | None:
        """Return one partner; None when it was removed."""
        with self._database.reading() as session:
            return _CORRESPONDENTS.find(session, correspondent_id)

    def save(self, correspondent: Correspondent) -> None:
        """Keep a partner."""
        with self._database.transaction() as session:
            _CORRESPONDENTS.put(session, correspondent)

    def remove(self, correspondent_id: str) -> None:
        """Take a partner out of the address book; what was shared stays in the dossiers."""
        with self._database.transaction() as session:
            session.exec(
                delete(CorrespondentTable).where(col(CorrespondentTable.id) == correspondent_id)
            )

    def own_keys(self) -> OwnKeys | None:
        """Return the key pairs of this installation; None before they were needed."""
        with self._database.reading() as session:
            row = session.get(OwnKeysTable, _ONLY_ROW)
            return None if row is None else record_of(OwnKeys, row)

    def keep_own_keys(self, keys: OwnKeys) -> None:
        """Keep the key pairs of this installation.

        Raises:
            ValueError: there are some already; files that were sealed for us need those.
        """
        with self._database.transaction() as session:
            if session.get(OwnKeysTable, _ONLY_ROW) is not None:
                raise ValueError("there are key pairs already")
            upsert_values(session, OwnKeysTable, {**values_of(keys), "id": _ONLY_ROW})
