"""Single answers are read without the form; what is not for home is known all the same."""

from dataclasses import replace

import pytest

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.screening import Moment, SavedAnswer, Screening, ScreeningStatus
from kansrijk_desktop.services.told_answers import ToldAnswer, told_answers
from tests.builders import NOW, PATIENT_ID
from tests.families import chosen
from tests.unit.services.visits import pregnancy_form

TALK = Screening("talk", PATIENT_ID, "form|1", Moment.INTAKE, ScreeningStatus.COMPLETED, NOW)
DOUBTS = 3


def kept(record: AnswerRecord, address: str = "S3") -> SavedAnswer:
    return SavedAnswer("talk", address, dump_json(record.as_json()).decode(), NOW)


def told(record: AnswerRecord, talk: Screening = TALK) -> ToldAnswer | None:
    found = told_answers([kept(record)], [talk], lambda _identity: pregnancy_form())
    return found.get("talk", {}).get("S3")


def no_form(identity: str) -> Definition:
    raise FormDefinitionError("De vragenlijst ontbreekt.", identity)


@pytest.mark.parametrize(
    ("record", "is_not_for_home"),
    [
        (chosen("S3", 4), False),
        (chosen("S3", 4, DOUBTS), True),
        (chosen("S3", 4, DOUBTS, is_not_for_home=False), False),
        (chosen("S3", 4, is_not_for_home=True), True),
    ],
)
def test_the_mark_is_hers_or_else_that_of_the_form(
    record: AnswerRecord, *, is_not_for_home: bool
) -> None:
    answer = told(record)

    assert answer == ToldAnswer(record.values, None, is_not_for_home)


def test_without_its_form_an_answer_is_rather_kept_from_home() -> None:
    found = told_answers([kept(chosen("S3", 4))], [TALK], no_form)

    assert found["talk"]["S3"].is_not_for_home


def test_what_was_taken_back_was_not_told() -> None:
    withdrawn = replace(TALK, status=ScreeningStatus.WITHDRAWN)

    assert told(EMPTY_RECORD) is None
    assert told(chosen("S3", 4), withdrawn) is None
