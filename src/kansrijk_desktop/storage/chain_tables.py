"""The tables of what follows a conversation: offers, agreements, handovers, the Meldcode track."""

from datetime import date, datetime

from sqlalchemy import Column, Index, LargeBinary, Text
from sqlmodel import Field

from kansrijk_desktop.storage.tables import Table


class BirthTable(Table, table=True):
    """The birth of one child."""

    __tablename__ = "birth"

    child_id: str = Field(primary_key=True, foreign_key="related_person.id")
    pregnancy_id: str = Field(foreign_key="pregnancy.id", index=True)
    born_on: date = Field(index=True)
    gestation_days: int | None
    weight_grams: int | None
    place: str
    order: int


class CareStopTable(Table, table=True):
    """An end or a loss, after which reminders and offers are at rest."""

    __tablename__ = "care_stop"

    id: str = Field(primary_key=True)
    household_id: str = Field(foreign_key="household.id", index=True)
    reason: str
    subject_id: str
    happened_on: date
    noted_by: str
    noted_at: datetime
    undone_at: datetime | None
    resumed_at: datetime | None


class DossierEventTable(Table, table=True):
    """Something done to a dossier as a whole."""

    __tablename__ = "dossier_event"

    id: str = Field(primary_key=True)
    household_id: str = Field(foreign_key="household.id", index=True)
    kind: str
    happened_at: datetime
    done_by: str
    details: str
    subject_id: str


class MergeRecordTable(Table, table=True):
    """What a merge changed, to take it apart again; content is JSON (`row_journal.py`)."""

    __tablename__ = "merge_record"

    id: str = Field(primary_key=True)
    household_id: str = Field(foreign_key="household.id", index=True)
    merged_at: datetime
    merged_by: str
    content: str = Field(sa_column=Column(Text, nullable=False))


class OfferTable(Table, table=True):
    """An offer with its present state."""

    __tablename__ = "offer"
    __table_args__ = (Index("ix_offer_state_follow_up_on", "state", "follow_up_on"),)

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    name: str
    state: str
    since: date
    created_at: datetime
    screening_id: str = Field(index=True)
    service_id: str
    recipient_kind: str
    domains: str
    follow_up_on: date | None
    deadline: date | None
    referral_id: str


class OfferEventTable(Table, table=True):
    """One step of an offer; rows are only added."""

    __tablename__ = "offer_event"

    offer_id: str = Field(primary_key=True, foreign_key="offer.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    state: str
    happened_on: date
    note: str = Field(sa_column=Column(Text, nullable=False))
    noted_by: str
    noted_at: datetime


class AgreementTable(Table, table=True):
    """Who does what by when."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_done_on_due_on", "done_on", "due_on"),)

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    who: str
    what: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime
    due_on: date | None
    done_on: date | None
    is_hers: bool
    is_not_for_home: bool


class NoteTable(Table, table=True):
    """A note of the professional."""

    __tablename__ = "note"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    text: str = Field(sa_column=Column(Text, nullable=False))
    written_by: str
    written_at: datetime


class ReminderTable(Table, table=True):
    """Something planned for a day."""

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_done_on_due_on", "done_on", "due_on"),)

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    kind: str
    screening_id: str
    due_on: date
    done_on: date | None


class SkippedMomentTable(Table, table=True):
    """A moment to ask again that is passed over."""

    __tablename__ = "skipped_moment"

    pregnancy_id: str = Field(primary_key=True, foreign_key="pregnancy.id")
    moment: str = Field(primary_key=True)
    reason: str
    noted_on: date


class HandoverTable(Table, table=True):
    """Something handed over to another organisation."""

    __tablename__ = "handover"
    __table_args__ = (Index("ix_handover_received_on_created_at", "received_on", "created_at"),)

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    consent_id: str
    recipient_kind: str
    recipient_name: str
    created_at: datetime
    document_id: str
    correspondent_id: str
    offer_id: str
    is_sealed: bool
    received_on: date | None
    receipt_note: str = Field(sa_column=Column(Text, nullable=False))


class WarmHandoverTable(Table, table=True):
    """The checklist of the talk that belongs to a handover."""

    __tablename__ = "warm_handover"
    __table_args__ = (Index("ix_warm_handover_held_on_planned_on", "held_on", "planned_on"),)

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    recipient_name: str
    created_at: datetime
    handover_id: str
    planned_on: date | None
    held_on: date | None
    participants: str
    is_by_phone: bool
    is_patient_present: bool | None
    is_repeated_back: bool | None
    remarks: str = Field(sa_column=Column(Text, nullable=False))


class ReceivedHandoverTable(Table, table=True):
    """A handover that came in. The bytes stand last: a row is read without them."""

    __tablename__ = "received_handover"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    sender_name: str
    sender_organization: str
    sent_at: datetime
    received_at: datetime
    digest: str
    is_signed: bool
    correspondent_id: str
    receipt_made_at: datetime | None
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class CorrespondentTable(Table, table=True):
    """An entry of the address book."""

    __tablename__ = "correspondent"

    id: str = Field(primary_key=True)
    name: str
    organization: str
    recipient_kind: str
    age_recipient: str
    verify_key: str = Field(index=True)
    added_at: datetime
    phone: str
    email: str
    checked_on: date | None
    checked_by: str


class OwnKeysTable(Table, table=True):
    """The key pairs of this installation: one row."""

    __tablename__ = "own_keys"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    age_identity: str
    signing_key: str
    created_at: datetime


class MeldcodeCaseTable(Table, table=True):
    """A Meldcode track; no row of the dossier refers to it."""

    __tablename__ = "meldcode_case"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    ground: str
    opened_by: str
    opened_at: datetime
    changed_at: datetime
    keep_until: date
    closed_on: date | None
    closed_reason: str = Field(sa_column=Column(Text, nullable=False))


class MeldcodeEntryTable(Table, table=True):
    """One thing noted in a track."""

    __tablename__ = "meldcode_entry"

    id: str = Field(primary_key=True)
    case_id: str = Field(foreign_key="meldcode_case.id", index=True)
    step: int
    kind: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    happened_on: date
    written_by: str
    written_at: datetime
    code: str
    answer: str
    with_whom: str
    struck_at: datetime | None
