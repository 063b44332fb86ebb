"""Keep what came in from others, with what of it was taken over, all or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement
from sqlalchemy.orm import defer
from sqlmodel import Session, col, delete, select

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import ReceivedHandover
from kansrijk_desktop.records.life_event import Birth, CareStop, DossierEvent
from kansrijk_desktop.records.offer import CareOffer, OfferEvent
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.screening import SavedAnswer, Screening, ScreeningLevel
from kansrijk_desktop.storage.chain_tables import (
    AgreementTable,
    BirthTable,
    CareStopTable,
    DossierEventTable,
    OfferTable,
    ReceivedHandoverTable,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import (
    AnswerTable,
    PatientTable,
    PregnancyTable,
    RelatedPersonTable,
    ScreeningLevelTable,
    ScreeningTable,
    Table,
)
from kansrijk_desktop.texts import _

_PREGNANCIES: Final = Shelf(Pregnancy, PregnancyTable)
_BIRTHS: Final = Shelf(Birth, BirthTable)
_STOPS: Final = Shelf(CareStop, CareStopTable)
_SCREENINGS: Final = Shelf(Screening, ScreeningTable)
_ANSWERS: Final = Shelf(SavedAnswer, AnswerTable)
_LEVELS: Final = Shelf(ScreeningLevel, ScreeningLevelTable)
_AGREEMENTS: Final = Shelf(Agreement, AgreementTable)
_EVENTS: Final = Shelf(DossierEvent, DossierEventTable)
_RECEIVED: Final = Shelf(ReceivedHandover, ReceivedHandoverTable)


@dataclass(frozen=True, slots=True)
class TakenScreening:
    """A conversation of others with its answers; those of before make room."""

    screening: Screening
    answers: tuple[SavedAnswer, ...] = ()
    levels: tuple[ScreeningLevel, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What of a handover is kept, and the handover itself.

    Attributes:
        dossier: household, patient and related persons as they are from now on; the rest of it is
            not looked at.
        pregnancies, births, stops, agreements: new ones, and those that changed.
    """

    received: ReceivedHandover
    event: DossierEvent
    dossier: Dossier
    pregnancies: tuple[Pregnancy, ...] = ()
    births: tuple[Birth, ...] = ()
    stops: tuple[CareStop, ...] = ()
    screenings: tuple[TakenScreening, ...] = ()
    offers: tuple[tuple[CareOffer, OfferEvent], ...] = ()
    agreements: tuple[Agreement, ...] = ()


class ReceivedHandoverRepository:
    """Received handovers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_over(self, taken: TakenOver) -> None:
        """Keep a handover and all that was chosen of it, or nothing.

        Raises:
            InvalidInputError: a part of it is known here as that of another family.
        """
        dossier = taken.dossier
        with self._database.transaction() as session:
            _refuse_another_family(session, taken)
            PatientRepository(self._database).save_dossier(dossier)
            _PREGNANCIES.put(session, *taken.pregnancies)
            _BIRTHS.put(session, *taken.births)
            _STOPS.put(session, *taken.stops)
            for one in taken.screenings:
                _put_screening(session, one)
            for offer, event in taken.offers:
                OfferRepository(self._database).save(offer, event)
            _AGREEMENTS.put(session, *taken.agreements)
            _EVENTS.put(session, taken.event)
            _RECEIVED.put(session, taken.received)
            note_change(session, dossier.patient.id, taken.received.received_at)

    def find(self, handover_id: str) -> ReceivedHandover | None:
        """Return what came in with this number, with its bytes; None when nothing did."""
        with self._database.reading() as session:
            return _RECEIVED.find(session, handover_id)

    def of_patient(self, patient_id: str) -> tuple[ReceivedHandover, ...]:
        """Return what came in about a family, without the bytes, the last sent first."""
        with self._database.reading() as session:
            return _without_bytes(session, col(ReceivedHandoverTable.patient_id) == patient_id)

    def latest(self, limit: int) -> tuple[ReceivedHandover, ...]:
        """Return what came in last, without the bytes."""
        with self._database.reading() as session:
            return _without_bytes(session, limit=limit)

    def note_receipt(self, handover_id: str, at: datetime) -> None:
        """Keep that a receipt was made."""
        with self._database.transaction() as session:
            session.get_one(ReceivedHandoverTable, handover_id).receipt_made_at = at


def _without_bytes(
    session: Session, *conditions: ColumnElement[bool], limit: int | None = None
) -> tuple[ReceivedHandover, ...]:
    rows = session.exec(
        select(ReceivedHandoverTable)
        .where(*conditions)
        .order_by(
            col(ReceivedHandoverTable.sent_at).desc(), col(ReceivedHandoverTable.received_at).desc()
        )
        .limit(limit)
        .options(defer(ReceivedHandoverTable.content))  # type: ignore[arg-type] # SQLModel types it bytes
    ).all()
    return tuple(record_of(ReceivedHandover, row, content=b"") for row in rows)


def _put_screening(session: Session, taken: TakenScreening) -> None:
    """Keep a conversation as it was told now: what was told before and is not any more goes."""
    screening_id = taken.screening.id
    session.exec(delete(AnswerTable).where(col(AnswerTable.screening_id) == screening_id))
    session.exec(
        delete(ScreeningLevelTable).where(col(ScreeningLevelTable.screening_id) == screening_id)
    )
    _SCREENINGS.put(session, taken.screening)
    _ANSWERS.put(session, *taken.answers)
    _LEVELS.put(session, *taken.levels)


def _refuse_another_family(session: Session, taken: TakenOver) -> None:
    """Refuse to write over what is another family's: an id in a file is only a number."""
    patient_id, household_id = taken.dossier.patient.id, taken.dossier.household.id
    household, patient = "household_id", "patient_id"
    checks: tuple[tuple[type[Table], str, str, Iterable[str]], ...] = (
        (PatientTable, household, household_id, [patient_id]),
        (
            RelatedPersonTable,
            household,
            household_id,
            [one.id for one in taken.dossier.related_persons],
        ),
        (CareStopTable, household, household_id, [one.id for one in taken.stops]),
        (PregnancyTable, patient, patient_id, [one.id for one in taken.pregnancies]),
        (ScreeningTable, patient, patient_id, [one.screening.id for one in taken.screenings]),
        (OfferTable, patient, patient_id, [one.id for one, _event in taken.offers]),
        (AgreementTable, patient, patient_id, [one.id for one in taken.agreements]),
        (ReceivedHandoverTable, patient, patient_id, [taken.received.id]),
    )
    for table, owner, wanted, ids in checks:
        for identity in ids:
            row = session.get(table, identity)
            if row is not None and getattr(row, owner) != wanted:
                raise InvalidInputError(
                    _(
                        "Een deel van dit bestand staat hier al bij een ander gezin. Er is niets "
                        "gewijzigd. Kijk of u het goede dossier koos."
                    )
                )
