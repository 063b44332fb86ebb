"""Whole dossiers for tests of papers: several conversations, two respondents, and what followed.

Every free text is a word of its own, so that a test can tell where it went.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.consent import Consent, Explanation
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment, Respondent, Screening, ScreeningStatus
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.shared_dossier import KnownFamily
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
)
from tests.unit.services.letters import chosen, reuring_answers, typed

LEVELLED = ("housing", "money", "stress", "substances", "safety")
CHILD_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0010"
PREGNANCY_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0003"


@cache
def form_named(name: str) -> Definition:
    """The newest version of one of our questionnaires, drafts included."""
    path = max((forms_folder() / name).glob("*.json"))
    loaded = load_form(path.read_bytes())
    assert loaded.definition is not None, name
    return loaded.definition


def an_id(number: int) -> str:
    return f"7b0f5d9e-5d2c-4a5e-9f43-2f0a5c{number:06d}"


def a_conversation(
    answers: Mapping[str, AnswerRecord],
    *,
    number: int = 1,
    form: str = "signalering-zwangerschap",
    **changes: Any,
) -> OpenedScreening:
    """A conversation that was ended, some weeks before the test day."""
    definition = form_named(form)
    started = NOW - timedelta(weeks=40 - 4 * number)
    fields: dict[str, Any] = {
        "id": an_id(1000 + number),
        "patient_id": PATIENT_ID,
        "questionnaire": definition.identity,
        "moment": list(Moment)[(number - 1) % len(Moment)],
        "status": ScreeningStatus.COMPLETED,
        "started_at": started,
        "finished_at": started + timedelta(minutes=9),
        "pregnancy_id": PREGNANCY_ID,
    }
    screening = Screening(**(fields | changes))
    return OpenedScreening(screening, a_patient(), definition, answers, a_practitioner())


def a_child(**changes: Any) -> RelatedPerson:
    fields: dict[str, Any] = {
        "id": CHILD_ID,
        "household_id": HOUSEHOLD_ID,
        "relationship": Relationship.CHILD,
        "name": "Noor Reuring",
        "birth_date": date(2026, 11, 14),
    }
    return RelatedPerson(**(fields | changes))


def a_birth(**changes: Any) -> Birth:
    fields: dict[str, Any] = {
        "child_id": CHILD_ID,
        "pregnancy_id": PREGNANCY_ID,
        "born_on": date(2026, 11, 14),
        "gestation_days": 275,
        "weight_grams": 3400,
        "place": "thuis",
    }
    return Birth(**(fields | changes))


def an_offer(name: str, *domains: str, number: int = 1, **changes: Any) -> CareOffer:
    fields: dict[str, Any] = {
        "id": an_id(2000 + number),
        "patient_id": PATIENT_ID,
        "name": name,
        "state": OfferState.STARTED,
        "since": TODAY - timedelta(days=20),
        "created_at": NOW - timedelta(days=30),
        "domains": domains,
    }
    return CareOffer(**(fields | changes))


def an_agreement(what: str, *, number: int = 1, **changes: Any) -> Agreement:
    fields: dict[str, Any] = {
        "id": an_id(3000 + number),
        "patient_id": PATIENT_ID,
        "who": "Sanne",
        "what": what,
        "created_at": NOW,
        "due_on": TODAY + timedelta(days=14),
    }
    return Agreement(**(fields | changes))


def full_consent(**changes: Any) -> Consent:
    """Consent for youth health care, for all but safety, after the three explanations."""
    fields: dict[str, Any] = {
        "domains": ("strengths", "housing", "money", "stress", "substances", "wishes"),
        "recipient_kind": "jgz",
        "explanations": tuple(Explanation),
        "recorded_by": "M. de Vroed",
        "recorded_at": NOW,
    }
    return a_consent(**(fields | changes))


def a_family(conversations: Sequence[OpenedScreening], **changes: Any) -> KnownFamily:
    """The family Reuring with these conversations; a child is born a week ago."""
    fields: dict[str, Any] = {
        "household": Household(HOUSEHOLD_ID, municipality="Utrecht"),
        "patient": a_patient(),
        "pregnancy": a_pregnancy(ended_on=date(2026, 11, 14), ended_by=PregnancyEnd.BIRTH),
        "related_persons": (a_partner(), a_child()),
        "births": (a_birth(),),
        "screenings": tuple(one.screening for one in reversed(conversations)),
        "consents": (full_consent(),),
    }
    return KnownFamily(
        dossier=Dossier(**(fields | changes)),
        conversations=tuple(conversations),
        practitioner=a_practitioner(),
        made_at=NOW,
    )


def everything_family(**changes: Any) -> KnownFamily:
    """Three conversations with her and one with him, with safety, marks, and what followed."""
    answers = reuring_answers()
    first = (
        answers
        | chosen("M4", "M4-roken")
        | chosen("W2", "W2-vocht")
        | chosen("M1", "M1-1-10")
        | chosen("S4", "S4-nu-zonder")
        | typed("V-feiten", "Hij duwde mij tegen de deur")
        | chosen("V3", "V3-recent")
        | chosen("niet-pluis", "niet-pluis-ja")
        | typed("niet-pluis-wat", "Zij keek steeds naar de deur")
        | typed("weging-beschermend", "Zij vraagt zelf om hulp")
    )
    second = answers | chosen("G1", "G1-net") | chosen("M1", "M1-gestopt-tijdens")
    third = answers | chosen("S3", "S3-twijfel") | chosen("S5", "S5-maanden")
    his = chosen("G1", "G1-moeite") | typed("G-wens", "Weer werk vinden")
    fields: dict[str, Any] = {
        "offers": (
            an_offer("Prenataal huisbezoek door de JGZ", *LEVELLED),
            an_offer("Geldfit", "money", number=2, state=OfferState.FED_BACK),
            an_offer("Vrouwenopvang", "safety", number=3),
            an_offer("VoorZorg", "money", number=4, state=OfferState.DECLINED),
        ),
        "agreements": (
            an_agreement("De brieven bij elkaar leggen", is_hers=True),
            an_agreement("Een tas klaarzetten bij haar zus", number=2, is_not_for_home=True),
        ),
        "notes": (Note(an_id(8), PATIENT_ID, "Partner belde boos", "M. de Vroed", NOW),),
        "related_persons": (a_partner(remark="Weet niet van de afspraak"), a_child()),
    }
    return a_family(
        [
            a_conversation(first, number=1),
            a_conversation(second, number=3, source="Kraamzorg De Roos"),
            a_conversation(
                his, number=4, respondent=Respondent.PARTNER, respondent_id=a_partner().id
            ),
            a_conversation(third, number=5),
        ],
        **(fields | changes),
    )
