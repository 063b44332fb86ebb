"""Letters for tests: the real form with random answers, every free text of it a word of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import AnswerRecord, Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.letter import LetterFacts
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)
from tests.unit.services.random_answers import Words, random_record, random_values
from tests.unit.services.test_dossiers import REURING

FORM = "signalering-zwangerschap"


@cache
def the_form() -> Definition:
    """The instrument for the verloskundige."""
    return Forms(forms_folder()).newest(FORM)


def facts_with(answers: Mapping[str, AnswerRecord], **changes: Any) -> LetterFacts:
    """What a letter about the family Reuring is made from."""
    dossier = Dossier(
        household=Household(HOUSEHOLD_ID),
        patient=a_patient(),
        pregnancy=a_pregnancy(),
        related_persons=(a_partner(),),
    )
    screening = Screening(
        id=a_referral().screening_id,
        patient_id=PATIENT_ID,
        questionnaire=the_form().identity,
        moment=Moment.INTAKE,
        status=ScreeningStatus.IN_PROGRESS,
        started_at=NOW,
    )
    fields: dict[str, Any] = {
        "dossier": dossier,
        "screening": screening,
        "definition": the_form(),
        "answers": answers,
        "practitioner": a_practitioner(),
        "made_at": NOW,
        "reference": "K261121-AB12",
        "referral_id": a_referral().id,
        "consent_id": a_referral().consent_id,
    }
    return LetterFacts(**(fields | changes))


def chosen(link_id: str, *codes: str, **changes: Any) -> dict[str, AnswerRecord]:
    """An answer of the form by the codes of its options."""
    item = next(one for top in the_form().items for one in top.walk() if one.link_id == link_id)
    values = tuple(option.value for option in item.options if option.value.code in codes)
    assert len(values) == len(codes), f"{link_id} has no such answer"
    return {link_id: AnswerRecord(values, **changes)}


def typed(link_id: str, *words: str, **changes: Any) -> dict[str, AnswerRecord]:
    """A typed answer."""
    return {link_id: AnswerRecord(tuple(Value("String", one) for one in words), **changes)}


def switched_on(link_id: str) -> dict[str, AnswerRecord]:
    """A button pressed on the screen."""
    return {link_id: AnswerRecord((Value("Boolean", True),))}


@dataclass(frozen=True, slots=True)
class RandomTalk:
    """A conversation with random answers.

    Attributes:
        words: every free text and note, by the link id where it was typed; each stands once.
    """

    answers: dict[str, AnswerRecord]
    words: dict[str, tuple[str, ...]]


def dice(seed: int) -> Random:
    """The same throws for the same seed."""
    return Random(seed)  # noqa: S311 - answers for a test, no secret


def random_talk(seed: int) -> RandomTalk:
    """Answer every question at random; many follow-ups are opened, many answers marked."""
    random, new_word = dice(seed), Words().new
    answers: dict[str, AnswerRecord] = {}
    words: dict[str, tuple[str, ...]] = {}
    for top in the_form().items:
        for item in top.walk():
            if not item.is_question or item.hidden or random.random() < 0.15:
                continue
            note = new_word() if random.random() < 0.5 else ""
            record = random_record(item, random, new_word)
            answers[item.link_id] = replace(record, note=note)
            said = tuple(str(one.json) for one in record.values if one.type == "String")
            words[item.link_id] = (*said, *([note] if note else []))
    return RandomTalk(answers, words)


def other_answer(item: Item, record: AnswerRecord, random: Random, word: str) -> AnswerRecord:
    """Another answer to the same question, with the same marks."""
    return replace(record, values=random_values(item, random, lambda: word), note=word + "n")


def reuring_answers() -> dict[str, AnswerRecord]:
    """What the family Reuring told: money and stress, a wish, and not being safe at home."""
    return (
        chosen("K1", "K1-partner")
        | chosen("K2", "K2-beetje")
        | chosen("G1", "G1-moeite")
        | chosen("G2", "G2-huur", "G2-zorg")
        | chosen("S1", "S1-soms")
        | chosen("S3", "S3-onverwacht")
        | chosen("M1", "M1-nee")
        | chosen("V0", "V0-ja")
        | chosen("V1", "V1-niet-altijd")
        | chosen("wens-geld", "wens-geld-hulp")
        | typed("G-wens", "De post weer durven openen")
        | typed("eerste-acties", "Alle brieven op een stapel")
    )


def kept_talk(
    workspace: Workspace, answers: Mapping[str, AnswerRecord] | None = None
) -> tuple[str, str]:
    """Keep a dossier and a conversation; return the ids of household and screening."""
    household_id = workspace.dossiers.save(REURING)
    patient_id = workspace.dossiers.open(household_id).patient.id
    opened = workspace.screenings.start(patient_id, FORM, Moment.INTAKE)
    workspace.screenings.save(opened.screening, reuring_answers() if answers is None else answers)
    return household_id, opened.screening.id
