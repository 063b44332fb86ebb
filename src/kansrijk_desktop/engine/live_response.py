"""The response as expressions see it: what is asked and answered now, and nothing else.

Every occurrence keeps its own part; after an answer only that part and what is around it are made
again.
"""

from kansrijk_desktop.engine.occurrences import Occurrence, OccurrenceTree
from kansrijk_desktop.fhir.json import JsonObject, JsonValue


def live_response(tree: OccurrenceTree, about: JsonObject) -> JsonObject:
    """Return the whole response.

    `about` is what the resource says besides its items: type, questionnaire, status.
    """
    items = _branch(tree.top)
    return {**about, "item": items} if items else dict(about)


def live_item(occurrence: Occurrence) -> JsonObject | None:
    """Return the part of one occurrence; None when it is not asked or has nothing in it."""
    if not occurrence.is_live_known:
        occurrence.live = _make(occurrence) if occurrence.is_enabled else None
        occurrence.is_live_known = True
    return occurrence.live


def focus_item(occurrence: Occurrence) -> JsonObject:
    """Return the part of one occurrence to evaluate an expression on, empty or not."""
    return live_item(occurrence) or {"linkId": occurrence.item.link_id}


def _make(occurrence: Occurrence) -> JsonObject | None:
    if occurrence.item.is_question:
        answers = _answers(occurrence)
        return {"linkId": occurrence.item.link_id, "answer": answers} if answers else None
    items = _branch(occurrence.branches[0])
    return {"linkId": occurrence.item.link_id, "item": items} if items else None


def _answers(occurrence: Occurrence) -> list[JsonValue]:
    answers: list[JsonObject] = [
        {"value" + value.type: value.json} for value in occurrence.record.values
    ]
    for number, branch in enumerate(occurrence.branches):
        items = _branch(branch)
        if not items:
            continue
        while len(answers) <= number:
            answers.append({})
        answers[number]["item"] = items
    return list(answers)


def _branch(branch: list[Occurrence]) -> list[JsonValue]:
    return [part for occurrence in branch if (part := live_item(occurrence)) is not None]
