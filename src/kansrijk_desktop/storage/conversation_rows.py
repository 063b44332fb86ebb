"""Screenings and referrals as rows, and rows as records."""

from kansrijk_desktop.records.referral import (
    Consent,
    ConsentForm,
    Delivery,
    GeneratedDocument,
    RecipientKind,
    Referral,
    Urgency,
)
from kansrijk_desktop.records.screening import Moment, SavedAnswer, Screening, ScreeningStatus
from kansrijk_desktop.storage.tables import (
    ConsentTable,
    DocumentTable,
    ReferralTable,
    ScreeningTable,
)


def screening_values(screening: Screening) -> dict[str, object]:
    """Return the values of the row."""
    return {
        "id": screening.id,
        "patient_id": screening.patient_id,
        "questionnaire": screening.questionnaire,
        "moment": screening.moment.value,
        "status": screening.status.value,
        "started_at": screening.started_at,
        "saved_at": screening.saved_at,
        "finished_at": screening.finished_at,
        "place": screening.place,
        "seconds_spent": screening.seconds_spent,
        "epd_copied_at": screening.epd_copied_at,
    }


def answer_values(answer: SavedAnswer) -> dict[str, object]:
    """Return the values of the row."""
    return {
        "screening_id": answer.screening_id,
        "address": answer.address,
        "content": answer.content,
        "saved_at": answer.saved_at,
    }


def screening_of(row: ScreeningTable) -> Screening:
    """Return the record."""
    return Screening(
        id=row.id,
        patient_id=row.patient_id,
        questionnaire=row.questionnaire,
        moment=Moment(row.moment),
        status=ScreeningStatus(row.status),
        started_at=row.started_at,
        saved_at=row.saved_at,
        finished_at=row.finished_at,
        place=row.place,
        seconds_spent=row.seconds_spent,
        epd_copied_at=row.epd_copied_at,
    )


def consent_row(consent: Consent) -> ConsentTable:
    """Return the row."""
    return ConsentTable(
        id=consent.id,
        patient_id=consent.patient_id,
        recipient=consent.recipient,
        purpose=consent.purpose,
        domains=" ".join(consent.domains),
        form=consent.form.value,
        given_on=consent.given_on,
        given_by=consent.given_by,
        interpreter=consent.interpreter,
        valid_until=consent.valid_until,
        withdrawn_on=consent.withdrawn_on,
        includes_not_for_home=consent.includes_not_for_home,
    )


def consent_of(row: ConsentTable) -> Consent:
    """Return the record."""
    return Consent(
        id=row.id,
        patient_id=row.patient_id,
        recipient=row.recipient,
        purpose=row.purpose,
        domains=tuple(row.domains.split()),
        form=ConsentForm(row.form),
        given_on=row.given_on,
        given_by=row.given_by,
        interpreter=row.interpreter,
        valid_until=row.valid_until,
        withdrawn_on=row.withdrawn_on,
        includes_not_for_home=row.includes_not_for_home,
    )


def referral_row(referral: Referral) -> ReferralTable:
    """Return the row."""
    return ReferralTable(
        id=referral.id,
        screening_id=referral.screening_id,
        patient_id=referral.patient_id,
        consent_id=referral.consent_id,
        recipient_kind=referral.recipient_kind.value,
        recipient_name=referral.recipient_name,
        recipient_contact=referral.recipient_contact,
        urgency=referral.urgency.value,
        question=referral.question,
        includes_bsn=referral.includes_bsn,
        reference=referral.reference,
        created_at=referral.created_at,
        remarks=referral.remarks,
    )


def referral_of(row: ReferralTable) -> Referral:
    """Return the record."""
    return Referral(
        id=row.id,
        screening_id=row.screening_id,
        patient_id=row.patient_id,
        consent_id=row.consent_id,
        recipient_kind=RecipientKind(row.recipient_kind),
        recipient_name=row.recipient_name,
        recipient_contact=row.recipient_contact,
        urgency=Urgency(row.urgency),
        question=row.question,
        includes_bsn=row.includes_bsn,
        reference=row.reference,
        created_at=row.created_at,
        remarks=row.remarks,
    )


def document_row(document: GeneratedDocument) -> DocumentTable:
    """Return the row."""
    return DocumentTable(
        id=document.id,
        patient_id=document.patient_id,
        referral_id=document.referral_id,
        title=document.title,
        recipient=document.recipient,
        delivery=document.delivery.value,
        created_at=document.created_at,
        content=document.content,
    )


def document_of(row: DocumentTable, content: bytes) -> GeneratedDocument:
    """Return the record, with these bytes instead of those in the row."""
    return GeneratedDocument(
        id=row.id,
        patient_id=row.patient_id,
        referral_id=row.referral_id,
        title=row.title,
        recipient=row.recipient,
        delivery=Delivery(row.delivery),
        created_at=row.created_at,
        content=content,
    )
