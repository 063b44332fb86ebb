"""Fill a database with many dossiers, as a practice would have after twenty years.

Rows are written past the repositories, which would take hours; what is in them is what those write.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlmodel import insert

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from kansrijk_desktop.storage import chain_tables as chain
from kansrijk_desktop.storage import tables
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.search_words import birth_date_words, name_words

TODAY = date(2026, 11, 21)
DAYS = 20 * 365
FORM = "https://example.org/signalering-zwangerschap|1.0.0"
GIVEN = ("Sanne", "Fatima", "Zeynep", "Anna", "Maria", "Emma", "Lotte", "Noor", "Aisha", "Julia")
PARTS = ("ber", "ga", "ma", "del", "ko", "ri", "sen", "to", "vel", "wie", "za", "mi", "lo", "hu")
PART = 2000
Row = dict[str, Any]

# How much of it was never rounded off, and how much there is of each.
IN_CARE_DAYS = 120
UNFINISHED_DAYS = 3
LEFT_OPEN = 0.02
HELD, OFFERED, AGREED, HANDED_OVER = 0.9, 0.7, 0.5, 0.3


def fill(database: Database, count: int) -> None:
    """Write so many dossiers: most finished long ago, one in twenty still in care."""
    random = Random(7)  # noqa: S311 - made-up families, no secret
    _hurry(database, "OFF", -400_000)
    for begin in range(0, count, PART):
        rows: dict[Any, list[Row]] = {}
        for number in range(begin, min(begin + PART, count)):
            for table, row in _dossier(random, number):
                rows.setdefault(table, []).append(row)
        with database.transaction() as session:
            for table, several in rows.items():
                session.connection().execute(insert(table), several)
    database.checkpoint()
    _hurry(database, "ON", -32_768)


def _hurry(database: Database, checks: str, cache_size: int) -> None:
    """Write with a large cache and without checks, or as the program does again."""
    with database._raw() as raw:  # noqa: SLF001 - the settings of the connection itself
        raw.execute(f"PRAGMA foreign_keys = {checks}")
        raw.execute(f"PRAGMA cache_size = {cache_size}")
        raw.execute("PRAGMA shrink_memory")


def family_name(number: int) -> str:
    """Return the family name of a dossier: a few thousand of them, some common, most rare."""
    parts = [PARTS[(number // 14**place) % 14] for place in range(3)]
    return "".join(parts).capitalize()


def _dossier(random: Random, number: int) -> Iterator[tuple[Any, Row]]:
    household, patient, pregnancy = (f"{kind}{number:07}" for kind in "hpz")
    made = TODAY - timedelta(days=random.randrange(DAYS))
    due = made + timedelta(days=random.randrange(180, 260))
    is_over = due < TODAY
    born = date(made.year - random.randrange(18, 42), random.randrange(1, 13), 3)
    given, family = random.choice(GIVEN), family_name(random.randrange(14**3))
    yield (
        tables.HouseholdTable,
        {
            "id": household,
            "municipality": "Utrecht",
            "created_at": _moment(made),
            "changed_at": _moment(min(due, TODAY)),
            "is_demo": False,
            "transferred_on": None,
            "transferred_to": "",
        },
    )
    yield tables.PatientTable, _patient(patient, household, given, family, born)
    for word in name_words(given, family) | birth_date_words(born):
        yield tables.SearchWordTable, {"word": word, "patient_id": patient}
    yield tables.PregnancyTable, _pregnancy(pregnancy, patient, due, is_over)
    for moment in (Moment.INTAKE, Moment.WEEKS_28):
        day = made if moment is Moment.INTAKE else due - timedelta(weeks=11)
        if day <= TODAY and random.random() < HELD:
            key = f"{moment.value}{number:07}"
            yield tables.ScreeningTable, _screening(key, patient, pregnancy, moment, day)
    yield from _work(random, number, patient, min(due, TODAY))


def _patient(key: str, household: str, given: str, family: str, born: date) -> Row:
    texts = [
        "bsn",
        "language",
        "interpreter_language",
        "phone",
        "email",
        "street",
        "postal_code",
        "city",
        "best_time",
    ]
    return dict.fromkeys(texts, "") | {
        "id": key,
        "household_id": household,
        "given_name": given,
        "family_name": family,
        "birth_date": born,
        "needs_interpreter": False,
        "safe_to_call": "unknown",
        "safe_to_write": "unknown",
    }


def _pregnancy(key: str, patient: str, due: date, is_over: bool) -> Row:  # noqa: FBT001 - one call
    return {
        "id": key,
        "patient_id": patient,
        "gravidity": 1,
        "parity": 0,
        "due_date": due,
        "due_date_method": "ultrasound",
        "is_multiple": False,
        "risk_status": "",
        "planned_birth_place": "",
        "ended_on": due if is_over else None,
        "ended_by": "geboorte" if is_over else None,
    }


def _screening(key: str, patient: str, pregnancy: str, moment: Moment, day: date) -> Row:
    is_open = (TODAY - day).days < UNFINISHED_DAYS
    status = ScreeningStatus.IN_PROGRESS if is_open else ScreeningStatus.COMPLETED
    return {
        "id": key,
        "patient_id": patient,
        "questionnaire": FORM,
        "moment": moment.value,
        "status": status.value,
        "started_at": _moment(day),
        "saved_at": _moment(day),
        "finished_at": None if is_open else _moment(day),
        "place": "",
        "seconds_spent": 300,
        "epd_copied_at": None,
        "respondent": "patient",
        "respondent_id": "",
        "author": "professional",
        "pregnancy_id": pregnancy,
        "source": "",
    }


def _work(random: Random, number: int, patient: str, end: date) -> Iterator[tuple[Any, Row]]:
    """Yield what was offered, agreed and handed over; a little of it was never rounded off."""
    since = end - timedelta(days=random.randrange(120))
    is_open = (TODAY - end).days < IN_CARE_DAYS or random.random() < LEFT_OPEN
    if random.random() < OFFERED:
        state = random.choice(list(OfferState)) if is_open else OfferState.CLOSED
        is_waiting = state not in {OfferState.CLOSED, OfferState.DECLINED, OfferState.FED_BACK}
        yield (
            chain.OfferTable,
            {
                "id": f"o{number:07}",
                "patient_id": patient,
                "name": "VoorZorg",
                "state": state.value,
                "since": since,
                "created_at": _moment(since),
                "screening_id": "",
                "service_id": "voorzorg",
                "recipient_kind": "jgz",
                "domains": "money",
                "follow_up_on": since + timedelta(days=42) if is_waiting else None,
                "deadline": None,
                "referral_id": "",
            },
        )
    done = None if is_open else end
    if random.random() < AGREED:
        yield (
            chain.AgreementTable,
            {
                "id": f"a{number:07}",
                "patient_id": patient,
                "who": "moeder",
                "what": "iets",
                "created_at": _moment(since),
                "due_on": since + timedelta(days=30),
                "done_on": done,
                "is_hers": True,
                "is_not_for_home": False,
            },
        )
    if random.random() < HANDED_OVER:
        yield (
            chain.HandoverTable,
            {
                "id": f"v{number:07}",
                "patient_id": patient,
                "consent_id": "",
                "recipient_kind": "jgz",
                "recipient_name": "JGZ",
                "created_at": _moment(since),
                "document_id": "",
                "correspondent_id": "",
                "offer_id": "",
                "is_sealed": True,
                "received_on": done,
                "receipt_note": "",
            },
        )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)
