"""Small questionnaires for tests, written as short as the point allows."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.fhir.json import dump_json

Json = dict[str, Any]

CODES = "https://example.org/codes"
A_MOMENT = datetime(2026, 11, 21, 13, 3, tzinfo=UTC)


def mark(url: str, **value: Any) -> Json:
    """Return one extension, its value by FHIR's name (`valueCode="money"`)."""
    return {"url": url, **value}


def option(
    code: str, *, is_exclusive: bool = False, safety_text: str = "", weight: int | None = None
) -> Json:
    """Return one answer to choose from; its code is its text."""
    marks: list[Json] = []
    if is_exclusive:
        marks.append(mark(extensions.OPTION_EXCLUSIVE, valueBoolean=True))
    if safety_text:
        marks.append(mark(extensions.SAFETY_TEXT, valueCode=safety_text))
    if weight is not None:
        marks.append(mark(extensions.ORDINAL_VALUE, valueDecimal=weight))
    coding = {"system": CODES, "code": code, "display": code}
    return {"valueCoding": coding} | ({"extension": marks} if marks else {})


def choice(link_id: str, *options: Json | str, **more: Any) -> Json:
    """Return a question with answers to choose from."""
    answers = [option(each) if isinstance(each, str) else each for each in options]
    return {
        "linkId": link_id,
        "text": f"Vraag {link_id}?",
        "type": "choice",
        "answerOption": answers,
    } | more


def question(link_id: str, item_type: str, **more: Any) -> Json:
    """Return any other question."""
    return {"linkId": link_id, "text": f"Vraag {link_id}?", "type": item_type} | more


def section(link_id: str, domain: str, *items: Json, **more: Any) -> Json:
    """Return a part of the conversation."""
    return {
        "linkId": link_id,
        "text": link_id.capitalize(),
        "type": "group",
        "extension": [mark(extensions.DOMAIN, valueCode=domain)],
        "item": list(items),
    } | more


def when(link_id: str, code: str) -> list[Json]:
    """Return an enableWhen on a chosen answer."""
    coding = {"system": CODES, "code": code}
    return [{"question": link_id, "operator": "=", "answerCoding": coding}]


def when_true(link_id: str) -> list[Json]:
    """Return an enableWhen on a yes."""
    return [{"question": link_id, "operator": "=", "answerBoolean": True}]


def a_definition(*items: Json, **root: Any) -> Definition:
    """Load a questionnaire of these items, with what else it says of itself."""
    loaded = load_form(
        dump_json(
            {
                "resourceType": "Questionnaire",
                "url": "https://example.org/Questionnaire/klein",
                "version": "1.0.0",
                "status": "active",
                "title": "Kleine vragenlijst",
                "item": list(items),
            }
            | root
        )
    )
    assert loaded.definition is not None, loaded.report.issues
    return loaded.definition


def a_session(
    definition: Definition, records: Mapping[str, AnswerRecord] | None = None
) -> FormSession:
    """Begin to fill in a questionnaire, or go on with what was kept."""
    return FormSession(definition, context=LaunchContext(now=A_MOMENT), records=records)
