"""Families with rows in every table that belongs to one, filled at random."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import select
from sqlmodel import Session

from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.handover import Handover, ReceivedHandover, WarmHandover
from kansrijk_desktop.records.life_event import Birth, CareStop, DossierEvent
from kansrijk_desktop.records.meldcode import MeldcodeCase, MeldcodeEntry
from kansrijk_desktop.records.offer import CareOffer, OfferEvent
from kansrijk_desktop.records.people import Contact, Household, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.reminder import Reminder, SkippedMoment
from kansrijk_desktop.records.screening import SavedAnswer, Screening, ScreeningLevel
from kansrijk_desktop.storage.chain_tables import MergeRecordTable
from kansrijk_desktop.storage.patient_search import index_patient
from kansrijk_desktop.storage.people_rows import patient_row
from kansrijk_desktop.storage.record_rows import values_of
from kansrijk_desktop.storage.tables import Table
from kansrijk_desktop.storage.upsert import upsert, upsert_values

TABLES = Table.metadata.tables
OWNERLESS = frozenset(
    {
        "setting", "save_counter", "practitioner", "instrument", "instrument_decision",
        "correspondent", "own_keys",
    }
)  # fmt: skip
"""Tables of which no row belongs to a family."""

RECORDS: Mapping[str, type] = {
    "pregnancy": Pregnancy,
    "related_person": RelatedPerson,
    "birth": Birth,
    "care_stop": CareStop,
    "dossier_event": DossierEvent,
    "screening": Screening,
    "answer": SavedAnswer,
    "screening_level": ScreeningLevel,
    "consent": Consent,
    "offer": CareOffer,
    "offer_event": OfferEvent,
    "referral": Referral,
    "document": GeneratedDocument,
    "agreement": Agreement,
    "note": Note,
    "reminder": Reminder,
    "skipped_moment": SkippedMoment,
    "handover": Handover,
    "warm_handover": WarmHandover,
    "received_handover": ReceivedHandover,
    "meldcode_case": MeldcodeCase,
    "meldcode_entry": MeldcodeEntry,
}
"""The record of each table, in an order in which what is referred to comes first."""

BY_HAND = frozenset({"household", "patient", "search_word", "merge_record"})

_REFERS = {
    "household_id": "household", "patient_id": "patient", "pregnancy_id": "pregnancy",
    "child_id": "related_person", "respondent_id": "related_person", "screening_id": "screening",
    "consent_id": "consent", "offer_id": "offer", "referral_id": "referral",
    "document_id": "document", "handover_id": "handover", "case_id": "meldcode_case",
}  # fmt: skip
_MAY_BE_EMPTY = frozenset({"respondent_id", "screening_id", "offer_id", "document_id"})

Dump = dict[str, list[dict[str, Any]]]


@dataclass
class Filler:
    """Makes the rows of one family; `prefix` is in every text of it."""

    session: Session
    prefix: str
    random: Random

    def __post_init__(self) -> None:
        self._count = 0
        self.ids: dict[str, list[str]] = {}
        self.moments = ["28-weken", "2-weken", "8-weken"]

    @property
    def household_id(self) -> str:
        return f"{self.prefix}-household-0"

    def fill(self, most: int = 3) -> None:
        """Put rows in every table."""
        self.ids["household"] = [self.household_id]
        moment = self._moment()
        household = replace(
            self._record("household", Household),
            created_at=moment,
            changed_at=moment,
            transferred_on=None,
            is_demo=False,
        )
        upsert_values(self.session, _model("household"), values_of(household))
        self.ids["patient"] = [f"{self.prefix}-patient-0"]
        patient = replace(self._record("patient", Patient), bsn="", contact=self._contact())
        upsert(self.session, patient_row(patient))
        index_patient(self.session, patient)
        for name, kind in RECORDS.items():
            self._fill_table(name, kind, self.random.randint(1, most))
        kept = {"id": self._word(), "household_id": self.household_id, "gone_household_id": "x"}
        row = kept | {"merged_at": self._moment(), "merged_by": self._word(), "content": "{}"}
        upsert_values(self.session, MergeRecordTable, row)

    def _fill_table(self, name: str, kind: type, count: int) -> None:
        self.ids[name] = []
        seen = set()
        for _number in range(count):
            record = self._record(name, kind)
            values = values_of(record)
            if name == "document":
                values["referral_id"] = values["referral_id"] or None
            key = tuple(str(values[column.name]) for column in TABLES[name].primary_key)
            if key in seen:
                continue
            seen.add(key)
            upsert_values(self.session, _model(name), values)
            self.ids[name].append(key[0])

    def _record(self, table: str, kind: type) -> Any:
        hints = get_type_hints(kind)
        values = {
            field.name: self._value(table, field.name, hints[field.name])
            for field in fields(kind)
            if field.name != "contact"
        }
        return kind(**values)

    def _contact(self) -> Contact:
        record: Contact = self._record("patient", Contact)
        return record

    def _value(self, table: str, name: str, hint: Any) -> Any:
        if name == "id":
            self._count += 1
            first = self.ids.get(table, [])
            return first[0] if table in {"household", "patient"} else self._id(table)
        if name == "moment" and table == "skipped_moment":
            return self.random.choice(self.moments)
        if (table, name) == ("care_stop", "subject_id"):
            return self.random.choice(self.ids["pregnancy"] + self.ids["related_person"])
        if name in _REFERS and (table, name) != ("dossier_event", "subject_id"):
            known = self.ids.get(_REFERS[name], [])
            is_key = name in {column.name for column in TABLES[table].primary_key}
            must = is_key or any(
                column.name == name and column.foreign_keys for column in TABLES[table].columns
            )
            if not known or (not must and self.random.random() < 0.3):
                return ""
            return self.random.choice(known)
        return self._any(hint)

    def _any(self, hint: Any) -> Any:
        if get_origin(hint) in {Union, UnionType}:
            (inner,) = (part for part in get_args(hint) if part is not NoneType)
            return None if self.random.random() < 0.3 else self._any(inner)
        if get_origin(hint) is tuple:
            return tuple(self._word() for _ in range(self.random.randint(0, 2)))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice(list(hint))
        makers: dict[Any, Callable[[], Any]] = {
            bool: lambda: self.random.random() < 0.5,
            int: lambda: self.random.randint(1, 300),
            bytes: lambda: self._word().encode(),
            date: lambda: self._moment().date(),
            datetime: self._moment,
        }
        return makers.get(hint, self._word)()

    def _id(self, table: str) -> str:
        return f"{self.prefix}-{table}-{self._count}"

    def _word(self) -> str:
        self._count += 1
        return f"{self.prefix}{self._count}"

    def _moment(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=self.random.randint(0, 20_000))


def dump(session: Session, names: Iterable[str] = ()) -> Dump:
    """Return every row of the tables that belong to families."""
    names = tuple(names) or tuple(name for name in TABLES if name not in OWNERLESS)
    found = {}
    for name in names:
        table = TABLES[name]
        rows = session.connection().execute(select(table).order_by(*table.primary_key)).mappings()
        found[name] = [dict(row) for row in rows]
    return found


def _model(name: str) -> type[Table]:
    for mapper in Table._sa_registry.mappers:
        if mapper.local_table is TABLES[name]:
            model: type[Table] = mapper.class_
            return model
    raise LookupError(name)
