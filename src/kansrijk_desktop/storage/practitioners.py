"""Keep the professional at the keyboard, and settings that belong with the dossiers."""

from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.tables import PractitionerTable, SettingTable
from kansrijk_desktop.storage.upsert import upsert

CURRENT = "practitioner"


class PractitionerRepository:
    """The professional in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = SettingRepository(database)

    def save(self, practitioner: Practitioner) -> None:
        """Keep the professional as the one at the keyboard."""
        with self._database.transaction() as session:
            upsert(session, _row(practitioner))
            self._settings.set(CURRENT, practitioner.id)

    def current(self) -> Practitioner | None:
        """Return the professional at the keyboard; None before the first set-up."""
        with self._database.reading() as session:
            row = session.get(PractitionerTable, self._settings.get(CURRENT))
            return _record(row) if row else None


class SettingRepository:
    """Settings in the database, texts by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: str = "") -> str:
        """Return a setting."""
        with self._database.reading() as session:
            row = session.get(SettingTable, key)
            return row.value if row else default

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self._database.transaction() as session:
            upsert(session, SettingTable(key=key, value=value))


def _row(practitioner: Practitioner) -> PractitionerTable:
    organization = practitioner.organization
    return PractitionerTable(
        id=practitioner.id,
        name=practitioner.name,
        role=practitioner.role.value,
        organization_name=organization.name,
        organization_agb_code=organization.agb_code,
        organization_phone=organization.phone,
        organization_city=organization.city,
        big_number=practitioner.big_number,
        kckz_number=practitioner.kckz_number,
        agb_code=practitioner.agb_code,
        phone=practitioner.phone,
        best_hours=practitioner.best_hours,
        region=practitioner.region,
    )


def _record(row: PractitionerTable) -> Practitioner:
    return Practitioner(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        organization=Organization(
            name=row.organization_name,
            agb_code=row.organization_agb_code,
            phone=row.organization_phone,
            city=row.organization_city,
        ),
        big_number=row.big_number,
        kckz_number=row.kckz_number,
        agb_code=row.agb_code,
        phone=row.phone,
        best_hours=row.best_hours,
        region=row.region,
    )
