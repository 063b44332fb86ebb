"""A family over time, in an encrypted file of its own: for tests, pictures and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import AnswerRecord, value_boolean, value_integer, value_string
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.interpretation import interpret
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json, parse_json_object
from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    Respondent,
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.summary import LEVELLED
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.agreements import AgreementRepository
from kansrijk_desktop.storage.chain_tables import BirthTable, CareStopTable
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import PregnancyTable
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_partner,
    a_patient,
    a_pregnancy,
)
from tests.questionnaires import a_session
from tests.unit.services.visits import NOTHING_FOUND, pregnancy_form
from tests.workspaces import take_into_use

WEEKS_31 = date(2027, 1, 24)
"""Due date of who is 31+0 weeks on the test day."""

Answers = Mapping[str, AnswerRecord]


@dataclass(frozen=True, slots=True)
class Family:
    """A family in a workspace."""

    workspace: Workspace
    household_id: str = HOUSEHOLD_ID
    patient_id: str = PATIENT_ID

    def hold(
        self,
        key: str,
        moment: Moment,
        days_ago: int,
        answers: Answers,
        **changes: Any,
    ) -> Screening:
        """Keep a conversation that was completed, with its answers and levels."""
        at = NOW - timedelta(days=days_ago)
        fields: dict[str, Any] = {
            "id": key,
            "patient_id": self.patient_id,
            "questionnaire": pregnancy_form().identity,
            "moment": moment,
            "status": ScreeningStatus.COMPLETED,
            "started_at": at,
            "saved_at": at,
            "finished_at": at,
            "pregnancy_id": a_pregnancy().id,
        }
        screening = Screening(**(fields | changes))
        kept = self.workspace.kept.screenings
        kept.save(
            screening,
            [
                SavedAnswer(key, address, dump_json(record.as_json()).decode(), at)
                for address, record in answers.items()
            ],
        )
        definition = self.workspace.forms.version(screening.questionnaire)
        outcome = interpret(a_session(definition, answers).state)
        findings = (outcome.domain(domain) for domain in LEVELLED)
        kept.save_levels(
            ScreeningLevel(key, one.domain, one.level, one.own.code if one.own.is_own else "")
            for one in findings
            if one.level
        )
        return screening


def keep_family(workspace: Workspace, **changes: Any) -> Family:
    """Put a family in the workspace; `changes` are of the dossier."""
    created = NOW - timedelta(days=140)
    fields: dict[str, Any] = {
        "household": Household(HOUSEHOLD_ID, "Utrecht", created_at=created, changed_at=created),
        "patient": a_patient(),
        "pregnancy": a_pregnancy(due_date=WEEKS_31),
        "related_persons": (a_partner(),),
    }
    workspace.kept.patients.save_dossier(Dossier(**(fields | changes)))
    return Family(workspace)


def talked(**numbers: int) -> dict[str, AnswerRecord]:
    """Answers by the number of their option: nothing found, except where told otherwise."""
    return {
        link_id: chosen(link_id, number) for link_id, number in (NOTHING_FOUND | numbers).items()
    }


def chosen(link_id: str, *numbers: int, **changes: Any) -> AnswerRecord:
    """An answer of the pregnancy form by the numbers of its options, from 1."""
    options = pregnancy_form().item(link_id).options
    return AnswerRecord(tuple(options[number - 1].value for number in numbers), **changes)


def rated(
    *values: int | None, words: Mapping[str, str] | None = None, talk: tuple[str, ...] = ()
) -> dict[str, AnswerRecord]:
    """Figures on the six sides of the talk about how it is going, in their order."""
    sides = ("lichaam", "gevoel", "zin", "leven", "meedoen", "dag")
    answers = {
        f"PG-{side}": AnswerRecord((value_integer(value),))
        for side, value in zip(sides, values, strict=True)
        if value is not None
    }
    answers |= {f"PG-{side}-praten": AnswerRecord((value_boolean(is_true=True),)) for side in talk}
    return answers | {
        f"PG-{side}-woorden": AnswerRecord((value_string(text),))
        for side, text in (words or {}).items()
    }


@cache
def talk_form() -> Definition:
    """The newest version of the talk about how it is going, released or not."""
    paths = sorted((forms_folder() / "gesprek-positieve-gezondheid").glob("*.json"))
    return usable_definition(paths[-1].read_bytes())


def use_talk_form(workspace: Workspace) -> str:
    """Let the talk about how it is going be there, and return its identity."""
    form = talk_form()
    try:
        workspace.forms.version(form.identity)
    except FormDefinitionError:
        take_into_use(workspace, parse_json_object(dump_json(form.source)))
    return form.identity


def keep(workspace: Workspace, *records: Agreement | Note | CareStop | Birth | Pregnancy) -> None:
    """Keep records of what follows a conversation."""
    papers = AgreementRepository(workspace.kept.database)
    for record in records:
        if isinstance(record, Agreement):
            papers.save(record, NOW)
        elif isinstance(record, Note):
            papers.save_note(record, NOW)
        else:
            with workspace.kept.database.transaction() as session:
                if isinstance(record, CareStop):
                    Shelf(CareStop, CareStopTable).put(session, record)
                elif isinstance(record, Birth):
                    Shelf(Birth, BirthTable).put(session, record)
                else:
                    Shelf(Pregnancy, PregnancyTable).put(session, record)


def keep_offer(workspace: Workspace, offer: CareOffer, *states: OfferState) -> None:
    """Keep an offer that went through these states, a day each."""
    offers = OfferRepository(workspace.kept.database)
    for number, state in enumerate(states, start=1):
        day = TODAY - timedelta(days=20 - number)
        event = OfferEvent(offer.id, number, state, day, "", "M. de Vroed", NOW)
        offers.save(replace(offer, state=state, since=day), event)


def an_offer(key: str, name: str, *domains: str, screening_id: str = "") -> CareOffer:
    """An offer as it was first proposed."""
    return CareOffer(
        key,
        PATIENT_ID,
        name,
        OfferState.PROPOSED,
        TODAY,
        NOW,
        screening_id=screening_id,
        domains=domains,
    )


def an_agreement(key: str, who: str, what: str, **changes: Any) -> Agreement:
    """An agreement made a week ago."""
    return Agreement(key, PATIENT_ID, who, what, NOW - timedelta(days=7), **changes)


def a_note(key: str, text: str, at: datetime = NOW) -> Note:
    """A note of the professional."""
    return Note(key, PATIENT_ID, text, "M. de Vroed", at)


def a_lost_pregnancy() -> Pregnancy:
    """An earlier pregnancy that ended in a loss."""
    return a_pregnancy(
        id="earlier",
        due_date=date(2026, 1, 3),
        ended_on=date(2025, 7, 3),
        ended_by=PregnancyEnd.LOSS,
    )


def full_family(workspace: Workspace) -> Family:
    """A family with everything on its page: two talks, a partner, her own answers, papers."""
    family = keep_family(workspace)
    keep(workspace, a_lost_pregnancy())
    family.hold("intake", Moment.INTAKE, 135, talked(G1=4, G2=3, S1=3, W1=2))
    later = talked(G1=2, G2=3, S1=2, S3=4, M1=4)
    later["weging-stress"] = chosen("weging-stress", 3, is_changed_by_user=True)
    family.hold("weeks-28", Moment.WEEKS_28, 12, later)
    family.hold(
        "her-own",
        Moment.WEEKS_28,
        13,
        talked(G1=4, G2=3, S1=3, M1=4),
        author=Author.RESPONDENT,
    )
    family.hold(
        "partner",
        Moment.INTAKE,
        130,
        talked(M2=3, S1=4),
        respondent=Respondent.PARTNER,
        respondent_id=a_partner().id,
    )
    identity = use_talk_form(workspace)
    for key, days_ago, answers in (
        ("how-1", 134, rated(5, 4, 7, 6, 3, 4)),
        ("how-2", 60, rated(6, 4, 7, None, 5, 5)),
        (
            "how-3",
            11,
            rated(
                7, 5, 8, 7, 6, 4,
                words={"gevoel": "Soms is het me te veel, vooral ’s avonds."},
                talk=("gevoel", "dag"),
            ),
        ),
    ):  # fmt: skip
        family.hold(key, Moment.OTHER, days_ago, answers, questionnaire=identity)
    keep_offer(
        workspace,
        an_offer("visit", "Prenataal huisbezoek door de JGZ", "money", "safety", "stress"),
        OfferState.PROPOSED,
        OfferState.CONSENTED,
        OfferState.REFERRED,
    )
    keep(
        workspace,
        an_agreement("a1", "cliënt", "Belt met de gemeente over de huur", is_hers=True,
                     due_on=TODAY - timedelta(days=2)),
        an_agreement("a2", "verloskundige", "Vraagt hoe het huisbezoek ging",
                     due_on=TODAY + timedelta(days=20)),
        an_agreement("a3", "partner", "Zoekt de brieven bij elkaar", done_on=TODAY, is_hers=True),
        a_note("n1", "Praat makkelijker als zij zonder haast binnenkomt."),
    )  # fmt: skip
    return family


def with_baby(workspace: Workspace) -> Family:
    """A family nine days after the birth."""
    child = RelatedPerson("child", HOUSEHOLD_ID, Relationship.CHILD, "Mees Reuring", TODAY)
    born_on = TODAY - timedelta(days=9)
    family = keep_family(
        workspace,
        pregnancy=a_pregnancy(
            due_date=born_on + timedelta(days=4), ended_on=born_on, ended_by=PregnancyEnd.BIRTH
        ),
        related_persons=(a_partner(), child),
    )
    keep(workspace, Birth("child", a_pregnancy().id, born_on, 276, 3410))
    family.hold("intake", Moment.INTAKE, 130, talked(G1=4))
    family.hold("weeks-28", Moment.WEEKS_28, 70, talked(G1=2))
    return family


def stopped(workspace: Workspace) -> Family:
    """A family whose pregnancy ended."""
    family = keep_family(workspace)
    family.hold("intake", Moment.INTAKE, 130, talked(S1=3))
    stop = CareStop(
        "stop", HOUSEHOLD_ID, StopReason.PREGNANCY_ENDED, a_pregnancy().id,
        TODAY - timedelta(days=3), "M. de Vroed", NOW,
    )  # fmt: skip
    keep(workspace, stop)
    return family
