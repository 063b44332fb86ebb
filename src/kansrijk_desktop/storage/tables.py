"""The tables. They never leave this package: repositories take and return records.

Written to run on PostgreSQL as well: aware times, texts for enums, no native types. Ids are UUIDs
as text. Names of tables and columns are released with a revision and then only change by one.
"""

from datetime import date, datetime

from sqlalchemy import Column, Index, LargeBinary, MetaData, Text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel):
    """What all tables share: one set of names, apart from other libraries' tables."""

    metadata = MetaData(naming_convention=NAMING)


class SettingTable(Table, table=True):
    """A setting that belongs with the dossiers, such as the region."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True)
    value: str


class SaveCounterTable(Table, table=True):
    """One row: the number of the last save (see `save_counter.py`)."""

    __tablename__ = "save_counter"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int


class PractitionerTable(Table, table=True):
    """The professional and her organisation."""

    __tablename__ = "practitioner"

    id: str = Field(primary_key=True)
    name: str
    role: str
    organization_name: str
    organization_agb_code: str
    organization_phone: str
    organization_city: str
    big_number: str
    kckz_number: str
    agb_code: str
    phone: str
    best_hours: str
    region: str


class HouseholdTable(Table, table=True):
    """A family."""

    __tablename__ = "household"

    id: str = Field(primary_key=True)
    municipality: str
    created_at: datetime
    changed_at: datetime = Field(index=True)
    is_demo: bool
    transferred_on: date | None
    transferred_to: str


class PatientTable(Table, table=True):
    """The pregnant woman or mother."""

    __tablename__ = "patient"

    id: str = Field(primary_key=True)
    household_id: str = Field(foreign_key="household.id", index=True)
    given_name: str
    family_name: str
    birth_date: date | None
    bsn: str
    language: str
    needs_interpreter: bool
    interpreter_language: str
    phone: str
    email: str
    street: str
    postal_code: str
    city: str
    safe_to_call: str
    safe_to_write: str
    best_time: str


class SearchWordTable(Table, table=True):
    """A word by which a patient is found, folded (see `search_words.py`).

    Both orders are indexed, and no other column is needed to search: a query reads one index.
    """

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_patient_id_word", "patient_id", "word"),)

    word: str = Field(primary_key=True)
    patient_id: str = Field(primary_key=True, foreign_key="patient.id")


class PregnancyTable(Table, table=True):
    """A pregnancy of the patient."""

    __tablename__ = "pregnancy"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    gravidity: int | None
    parity: int | None
    due_date: date | None = Field(index=True)
    due_date_method: str
    is_multiple: bool
    risk_status: str
    planned_birth_place: str
    ended_on: date | None
    ended_by: str | None


class RelatedPersonTable(Table, table=True):
    """Someone around the patient."""

    __tablename__ = "related_person"

    id: str = Field(primary_key=True)
    household_id: str = Field(foreign_key="household.id", index=True)
    relationship: str
    name: str
    birth_date: date | None
    lives_in: bool
    remark: str


class ScreeningTable(Table, table=True):
    """A conversation."""

    __tablename__ = "screening"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    questionnaire: str
    moment: str
    status: str = Field(index=True)
    started_at: datetime
    saved_at: datetime | None
    finished_at: datetime | None
    place: str
    seconds_spent: int
    epd_copied_at: datetime | None
    respondent: str
    respondent_id: str
    author: str
    pregnancy_id: str
    source: str


class AnswerTable(Table, table=True):
    """One answered occurrence of an item; content is FHIR JSON."""

    __tablename__ = "answer"

    screening_id: str = Field(primary_key=True, foreign_key="screening.id")
    address: str = Field(primary_key=True)
    content: str = Field(sa_column=Column(Text, nullable=False))
    saved_at: datetime


class ScreeningLevelTable(Table, table=True):
    """What came out for one domain, so that a dossier shows it without opening the form."""

    __tablename__ = "screening_level"

    screening_id: str = Field(primary_key=True, foreign_key="screening.id")
    domain: str = Field(primary_key=True)
    level: str
    own_level: str


class ConsentTable(Table, table=True):
    """Her permission to share; domains are separated by a space."""

    __tablename__ = "consent"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    recipient: str
    purpose: str
    domains: str
    form: str
    given_on: date
    given_by: str
    interpreter: str
    valid_until: date | None
    withdrawn_on: date | None
    includes_not_for_home: bool
    recipient_kind: str
    language: str
    explanations: str
    recorded_by: str
    recorded_at: datetime | None
    withdrawal_note: str


class ReferralTable(Table, table=True):
    """A letter to one recipient."""

    __tablename__ = "referral"

    id: str = Field(primary_key=True)
    screening_id: str = Field(foreign_key="screening.id", index=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    consent_id: str = Field(foreign_key="consent.id", index=True)
    recipient_kind: str
    recipient_name: str
    recipient_contact: str
    urgency: str
    question: str = Field(sa_column=Column(Text, nullable=False))
    includes_bsn: bool
    reference: str
    created_at: datetime
    remarks: str = Field(sa_column=Column(Text, nullable=False))
    offer_id: str


class DocumentTable(Table, table=True):
    """A document as it went out. The bytes stand last: a row is read without them."""

    __tablename__ = "document"

    id: str = Field(primary_key=True)
    patient_id: str = Field(foreign_key="patient.id", index=True)
    referral_id: str | None = Field(foreign_key="referral.id", index=True)
    title: str
    recipient: str
    delivery: str
    created_at: datetime
    kind: str
    consent_id: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class InstrumentTable(Table, table=True):
    """A questionnaire that was loaded here, byte for byte. The bytes stand last, as above."""

    __tablename__ = "instrument"

    identity: str = Field(primary_key=True)
    url: str
    loaded_at: datetime
    loaded_by: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class InstrumentDecisionTable(Table, table=True):
    """A version taken into use or withdrawn; rows are only added, the last of a version holds.

    No reference to `instrument`: versions that came with the program stand here too.
    """

    __tablename__ = "instrument_decision"

    number: int | None = Field(default=None, primary_key=True)
    identity: str
    state: str
    decided_at: datetime
    decided_by: str
