"""Evaluate an expression and show what comes out as plain Python."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from kansrijk_desktop.engine.expressions import (
    Element,
    Environment,
    Limits,
    Node,
    compile_expression,
)

NOW = datetime(2026, 5, 6, 7, 8, 9, 123_456, tzinfo=timezone(timedelta(hours=2)))


def evaluate(text: str, focus: Any = None, **environment: Any) -> list[Any]:
    """Return JSON of nodes, text of dates and quantities, and every other value as it is."""
    surroundings = Environment(
        now=lambda: NOW, resource=environment.pop("resource", focus), **environment
    )
    return [shown(element) for element in compile_expression(text).evaluate(focus, surroundings)]


def shown(element: Element) -> Any:
    if isinstance(element, Node):
        return element.json
    return element if isinstance(element, bool | int | Decimal | str) else str(element)


def tight(**limits: int) -> Limits:
    return Limits(**limits)


def response(*items: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items)}


def question(link_id: str, *answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "answer": list(answers), **more}


def coding(code: str, score: int | None = None, **more: Any) -> dict[str, Any]:
    extension = [
        {"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": score}
    ]
    scored: dict[str, Any] = {} if score is None else {"extension": extension}
    return {"valueCoding": {"system": "http://x", "code": code, **scored, **more}}
