"""Many families at random in a real database: everything a worklist looks at, near its edges."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.reminder import Reminder, ReminderKind, SkippedMoment
from kansrijk_desktop.records.screening import (
    Moment,
    Respondent,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.storage import chain_tables, tables
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.shelf import Shelf
from tests.builders import TODAY

FORMS = ("http://a/signalering-zwangerschap|1.0.0", "http://a/gesprek-positieve-gezondheid|1.0.0")
SERVICES = ("voorzorg", "kraamzorg-extra", "geldfit", "prenataal-huisbezoek", "weg", "")
MOMENTS = ("intake", "28-weken", "kraamtijd", "2-weken", "8-weken")


class RandomFamilies:
    """Writes families; the same seed writes the same."""

    def __init__(self, database: Database, seed: int) -> None:
        self._database = database
        self._random = Random(seed)  # noqa: S311 - families for a test, no secret
        self._number = 0

    def write(self, count: int) -> list[str]:
        """Write so many families and return the ids of their households."""
        with self._database.transaction():
            return [self._family() for _each in range(count)]

    def _family(self) -> str:
        key, patient_id = self._id(), self._id()
        made = self._moment(self._day(-400, 0))
        household = Household(
            key,
            self._one("", "Utrecht", "Maastricht"),
            made,
            self._random.choice((made, self._moment(TODAY))),
            transferred_on=self._maybe(0.05, TODAY),
        )
        patient = Patient(patient_id, key, "Anna", self._one("Bakker", "Çelik"))
        PatientRepository(self._database).save_dossier(Dossier(household, patient))
        pregnancies = [self._pregnancy(patient_id) for _each in range(self._one(0, 1, 1, 1, 2))]
        children = [
            birth for one in pregnancies if one.ended_on for birth in self._births(key, one)
        ]
        screenings = [
            self._screening(patient_id, pregnancies) for _each in range(self._one(0, 1, 2, 3))
        ]
        self._put(Pregnancy, tables.PregnancyTable, *pregnancies)
        self._put(RelatedPerson, tables.RelatedPersonTable, *(child for child, _ in children))
        self._put(Birth, chain_tables.BirthTable, *(birth for _, birth in children))
        self._put(Screening, tables.ScreeningTable, *screenings)
        subjects = [one.id for one in pregnancies] + [child.id for child, _ in children]
        self._put(CareStop, chain_tables.CareStopTable, *self._stops(key, subjects))
        self._put(SkippedMoment, chain_tables.SkippedMomentTable, *self._skipped(pregnancies))
        self._write_work(patient_id, screenings)
        return key

    def _write_work(self, patient_id: str, screenings: list[Screening]) -> None:
        few = (0, 0, 1, 1, 2)
        self._put(
            CareOffer,
            chain_tables.OfferTable,
            *(self._offer(patient_id) for _each in range(self._one(*few))),
        )
        self._put(
            Agreement,
            chain_tables.AgreementTable,
            *(self._agreement(patient_id) for _each in range(self._one(*few))),
        )
        self._put(
            Reminder,
            chain_tables.ReminderTable,
            *(self._reminder(patient_id, screenings) for _each in range(self._one(*few))),
        )
        self._put(
            Handover,
            chain_tables.HandoverTable,
            *(self._handover(patient_id) for _each in range(self._one(*few))),
        )
        self._put(
            WarmHandover,
            chain_tables.WarmHandoverTable,
            *(self._warm(patient_id) for _each in range(self._one(*few))),
        )

    def _pregnancy(self, patient_id: str) -> Pregnancy:
        due = self._maybe(0.9, self._day(-200, 300))
        ended = self._maybe(0.4, (due or TODAY) + timedelta(days=self._random.randint(-30, 10)))
        is_over = ended is not None and ended <= TODAY
        return Pregnancy(
            self._id(),
            patient_id,
            due_date=due,
            ended_on=ended if is_over else None,
            ended_by=self._one(None, *PregnancyEnd) if is_over else None,
        )

    def _births(self, household_id: str, one: Pregnancy) -> list[tuple[RelatedPerson, Birth]]:
        if self._random.random() < 0.4 or one.ended_on is None:
            return []
        child = RelatedPerson(self._id(), household_id, Relationship.CHILD, "Kind", one.ended_on)
        return [(child, Birth(child.id, one.id, one.ended_on))]

    def _screening(self, patient_id: str, pregnancies: list[Pregnancy]) -> Screening:
        started = self._moment(self._day(-300, 0))
        return Screening(
            id=self._id(),
            patient_id=patient_id,
            questionnaire=self._one(FORMS[0], FORMS[0], FORMS[0], FORMS[1]),
            moment=self._one(*Moment),
            status=self._one(*ScreeningStatus, ScreeningStatus.COMPLETED),
            started_at=started,
            saved_at=self._maybe(0.5, started + timedelta(hours=1)),
            respondent=self._one(Respondent.PATIENT, Respondent.PATIENT, Respondent.PARTNER),
            pregnancy_id=self._one("", *(one.id for one in pregnancies)),
        )

    def _stops(self, household_id: str, subjects: list[str]) -> list[CareStop]:
        if not subjects or self._random.random() < 0.7:
            return []
        noted = self._moment(TODAY)
        return [
            CareStop(
                id=self._id(),
                household_id=household_id,
                reason=self._one(*StopReason),
                subject_id=self._one(*subjects),
                happened_on=TODAY,
                noted_by="M. de Vroed",
                noted_at=noted,
                undone_at=self._maybe(0.2, noted),
                resumed_at=self._maybe(0.2, noted),
            )
        ]

    def _skipped(self, pregnancies: list[Pregnancy]) -> list[SkippedMoment]:
        return [
            SkippedMoment(one.id, self._one(*MOMENTS), "reden", TODAY)
            for one in pregnancies
            if self._random.random() < 0.2
        ]

    def _offer(self, patient_id: str) -> CareOffer:
        return CareOffer(
            id=self._id(),
            patient_id=patient_id,
            name="Aanbod",
            state=self._one(*OfferState),
            since=self._day(-60, 0),
            created_at=self._moment(TODAY),
            service_id=self._one(*SERVICES),
            follow_up_on=self._maybe(0.8, self._near()),
        )

    def _agreement(self, patient_id: str) -> Agreement:
        return Agreement(
            id=self._id(),
            patient_id=patient_id,
            who="moeder",
            what="iets",
            created_at=self._moment(TODAY),
            due_on=self._maybe(0.8, self._near()),
            done_on=self._maybe(0.3, TODAY),
        )

    def _reminder(self, patient_id: str, screenings: list[Screening]) -> Reminder:
        return Reminder(
            id=self._id(),
            patient_id=patient_id,
            kind=ReminderKind.TALK_ALONE,
            screening_id=self._one("weg", *(one.id for one in screenings)),
            due_on=self._near(),
            done_on=self._maybe(0.3, TODAY),
        )

    def _handover(self, patient_id: str) -> Handover:
        return Handover(
            id=self._id(),
            patient_id=patient_id,
            consent_id="",
            recipient_kind="jgz",
            recipient_name="JGZ Voorbeeld",
            created_at=self._moment(self._day(-60, 0)),
            received_on=self._maybe(0.4, TODAY),
        )

    def _warm(self, patient_id: str) -> WarmHandover:
        return WarmHandover(
            id=self._id(),
            patient_id=patient_id,
            recipient_name="JGZ Voorbeeld",
            created_at=self._moment(self._day(-60, 0)),
            planned_on=self._maybe(0.6, self._near()),
            held_on=self._maybe(0.5, self._day(-380, 0)),
            participants=self._one("", "verpleegkundige"),
            is_patient_present=self._one(None, True, False),
            is_repeated_back=self._one(None, True, True),
        )

    def _put(self, kind: type[Any], table: type[tables.Table], *records: Any) -> None:
        with self._database.transaction() as session:
            Shelf(kind, table).put(session, *records)

    def _id(self) -> str:
        self._number += 1
        return f"{self._random.randrange(16**8):08x}-{self._number}"

    def _near(self) -> date:
        """A day around which a list decides: today, the week, the horizon."""
        edge = self._one(-1, 0, 1, 7, 8, 28, 29)
        return self._random.choice((TODAY + timedelta(days=edge), self._day(-90, 60)))

    def _day(self, first: int, last: int) -> date:
        return TODAY + timedelta(days=self._random.randint(first, last))

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(self._random.randint(8, 12)), tzinfo=UTC)

    def _one(self, *values: Any) -> Any:
        return self._random.choice(values)

    def _maybe(self, chance: float, value: Any) -> Any:
        return value if self._random.random() < chance else None
