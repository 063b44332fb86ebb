"""Read one family whole: people, conversations, and everything that followed."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import select as select_columns
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.life_event import Birth, CareStop, DossierEvent
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Household, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.reminder import Reminder, SkippedMoment
from kansrijk_desktop.records.screening import Screening, ScreeningLevel, ScreeningStatus
from kansrijk_desktop.storage.chain_tables import (
    AgreementTable,
    BirthTable,
    CareStopTable,
    DossierEventTable,
    HandoverTable,
    NoteTable,
    OfferTable,
    ReminderTable,
    SkippedMomentTable,
    WarmHandoverTable,
)
from kansrijk_desktop.storage.people_rows import THE_LASTING_ONE_FIRST, patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import (
    ConsentTable,
    DocumentTable,
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    ReferralTable,
    RelatedPersonTable,
    ScreeningLevelTable,
    ScreeningTable,
)


def read_dossier(session: Session, household_id: str) -> Dossier:
    """Return everything of one household, documents without their bytes.

    Raises:
        LookupError: there is no such household.
    """
    household = session.get(HouseholdTable, household_id)
    row = session.exec(
        select(PatientTable).where(PatientTable.household_id == household_id)
    ).first()
    if household is None or row is None:
        raise LookupError("no such household")
    patient = patient_of(row)
    now, *earlier = _pregnancies(session, patient.id) or [None]
    pregnancies = [one.id for one in (now, *earlier) if one is not None]
    screenings = Shelf(Screening, ScreeningTable).where(
        session,
        col(ScreeningTable.patient_id) == patient.id,
        order_by=(col(ScreeningTable.started_at).desc(),),
    )
    return Dossier(
        household=record_of(Household, household),
        patient=patient,
        pregnancy=now,
        related_persons=_related_persons(session, household_id),
        screenings=screenings,
        referrals=Shelf(Referral, ReferralTable).where(
            session,
            col(ReferralTable.patient_id) == patient.id,
            order_by=(col(ReferralTable.created_at).desc(),),
        ),
        documents=_documents(session, patient.id),
        earlier_pregnancies=tuple(one for one in earlier if one is not None),
        births=Shelf(Birth, BirthTable).where(
            session,
            col(BirthTable.pregnancy_id).in_(pregnancies),
            order_by=(col(BirthTable.born_on), col(BirthTable.order)),
        ),
        stops=Shelf(CareStop, CareStopTable).of(session, household_id=household_id),
        levels=_levels(
            session, [one.id for one in screenings if one.status is not ScreeningStatus.WITHDRAWN]
        ),
        offers=Shelf(CareOffer, OfferTable).where(
            session,
            col(OfferTable.patient_id) == patient.id,
            order_by=(col(OfferTable.created_at), col(OfferTable.id)),
        ),
        consents=Shelf(Consent, ConsentTable).where(
            session,
            col(ConsentTable.patient_id) == patient.id,
            order_by=(col(ConsentTable.given_on).desc(), col(ConsentTable.id)),
        ),
        agreements=Shelf(Agreement, AgreementTable).where(
            session,
            col(AgreementTable.patient_id) == patient.id,
            order_by=(col(AgreementTable.created_at), col(AgreementTable.id)),
        ),
        notes=Shelf(Note, NoteTable).where(
            session,
            col(NoteTable.patient_id) == patient.id,
            order_by=(col(NoteTable.written_at).desc(), col(NoteTable.id)),
        ),
        reminders=Shelf(Reminder, ReminderTable).where(
            session,
            col(ReminderTable.patient_id) == patient.id,
            order_by=(col(ReminderTable.due_on), col(ReminderTable.id)),
        ),
        skipped_moments=Shelf(SkippedMoment, SkippedMomentTable).where(
            session, col(SkippedMomentTable.pregnancy_id).in_(pregnancies)
        ),
        handovers=Shelf(Handover, HandoverTable).where(
            session,
            col(HandoverTable.patient_id) == patient.id,
            order_by=(col(HandoverTable.created_at).desc(),),
        ),
        warm_handovers=Shelf(WarmHandover, WarmHandoverTable).where(
            session,
            col(WarmHandoverTable.patient_id) == patient.id,
            order_by=(col(WarmHandoverTable.created_at).desc(),),
        ),
        events=Shelf(DossierEvent, DossierEventTable).where(
            session,
            col(DossierEventTable.household_id) == household_id,
            order_by=(col(DossierEventTable.happened_at),),
        ),
    )


def _pregnancies(session: Session, patient_id: str) -> list[Pregnancy | None]:
    """Return the one that lasts first, and then the latest."""
    rows = session.exec(
        select(PregnancyTable)
        .where(PregnancyTable.patient_id == patient_id)
        .order_by(*THE_LASTING_ONE_FIRST)
    )
    return [record_of(Pregnancy, row) for row in rows]


def _related_persons(session: Session, household_id: str) -> tuple[RelatedPerson, ...]:
    return Shelf(RelatedPerson, RelatedPersonTable).where(
        session,
        col(RelatedPersonTable.household_id) == household_id,
        order_by=(col(RelatedPersonTable.birth_date), col(RelatedPersonTable.id)),
    )


def _documents(session: Session, patient_id: str) -> tuple[GeneratedDocument, ...]:
    rows = session.exec(
        select(DocumentTable)
        .where(DocumentTable.patient_id == patient_id)
        .order_by(col(DocumentTable.created_at).desc())
        .options(defer(DocumentTable.content))  # type: ignore[arg-type] # SQLModel types it bytes
    ).all()
    return tuple(record_of(GeneratedDocument, row, content=b"") for row in rows)


def _levels(session: Session, screening_ids: Sequence[str]) -> tuple[ScreeningLevel, ...]:
    """Return the levels by column: six a conversation, and as rows they take four times longer."""
    columns = [col(getattr(ScreeningLevelTable, each.name)) for each in fields(ScreeningLevel)]
    rows = session.execute(
        select_columns(*columns).where(col(ScreeningLevelTable.screening_id).in_(screening_ids))
    )
    return tuple(ScreeningLevel(*row) for row in rows)
