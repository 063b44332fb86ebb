"""Between a FHIR QuestionnaireResponse and the occurrences of a form.

Out: what is asked and entered, with our marks on the items (docs/extensions.md). In: everything
that is there; what the form does not know is kept and given back.
"""

from collections import defaultdict
from collections.abc import Iterable

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    AnswerRecord,
    NotAskedReason,
    Value,
)
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.occurrences import Occurrence, OccurrenceTree
from kansrijk_desktop.fhir.elements import extension_value, objects, polymorphic, text
from kansrijk_desktop.fhir.extensions import (
    DATA_ABSENT_REASON,
    NOT_ASKED_REASON,
    NOT_FOR_HOME,
    NOTE,
    OURS,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

CHANGED_BY_USER = OURS + "changed-by-user"
_MARKS = (DATA_ABSENT_REASON, NOT_ASKED_REASON, NOT_FOR_HOME, NOTE, CHANGED_BY_USER)
_CONTENT = ("item", "answer")


def export_response(definition: Definition, tree: OccurrenceTree, about: JsonObject) -> JsonObject:
    """Write the response.

    Args:
        about: what an imported response said besides its items.
    """
    head: JsonObject = {"resourceType": "QuestionnaireResponse"}
    if definition.url:
        version = f"|{definition.version}" if definition.version else ""
        head["questionnaire"] = definition.url + version
    head["status"] = "in-progress"
    response = head | about
    items = [*_written(tree.top), *tree.foreign]
    if items:
        response["item"] = list(items)
    return response


def import_response(response: JsonObject, tree: OccurrenceTree) -> JsonObject:
    """Read a response into an empty tree; return what it says besides its items."""
    tree.foreign = tuple(_read(objects(response, "item"), tree.top, tree))
    tree.index()
    return {key: value for key, value in response.items() if key != "item"}


def _written(occurrences: Iterable[Occurrence]) -> list[JsonValue]:
    items = (_item(occurrence) for occurrence in occurrences if occurrence.is_enabled)
    return [item for item in items if item is not None]


def _item(occurrence: Occurrence) -> JsonObject | None:
    extensions = _extensions(occurrence)
    answers = _answers(occurrence) if occurrence.item.is_question else []
    below = [] if occurrence.item.is_question else _written(occurrence.branches[0])
    below.extend(occurrence.foreign)
    if not (extensions or answers or below):
        return None
    shell = occurrence.shell
    item: JsonObject = (
        {"linkId": occurrence.item.link_id, "text": occurrence.text or occurrence.item.text}
        if shell is None
        else dict(shell)
    )
    if not item.get("text"):
        item.pop("text", None)
    item.pop("extension", None)
    if extensions:
        item["extension"] = extensions
    if answers:
        item["answer"] = answers
    if below:
        item["item"] = below
    return item


def _answers(occurrence: Occurrence) -> list[JsonValue]:
    answers: list[JsonObject] = [
        {"value" + value.type: value.json} for value in occurrence.record.values
    ]
    for number, branch in enumerate(occurrence.branches):
        items = _written(branch)
        if items:
            while len(answers) <= number:
                answers.append({})
            answers[number]["item"] = items
    return list(answers)


def _extensions(occurrence: Occurrence) -> list[JsonValue]:
    record = occurrence.record
    kept = [] if occurrence.shell is None else objects(occurrence.shell, "extension")
    extensions: list[JsonValue] = [one for one in kept if one.get("url") not in _MARKS]
    if record.absent is not None:
        extensions.append({"url": DATA_ABSENT_REASON, "valueCode": record.absent.value})
    if record.not_asked_reason is not None:
        extensions.append({"url": NOT_ASKED_REASON, "valueCode": record.not_asked_reason.value})
    is_marked = record.is_not_for_home
    if is_marked is None and not record.is_empty:
        is_marked = occurrence.item.extension(NOT_FOR_HOME) is True or None
    if is_marked is not None:
        extensions.append({"url": NOT_FOR_HOME, "valueBoolean": is_marked})
    if record.note:
        extensions.append({"url": NOTE, "valueString": record.note})
    if record.is_changed_by_user:
        extensions.append({"url": CHANGED_BY_USER, "valueBoolean": True})
    return extensions


def _read(
    written: list[JsonObject], occurrences: list[Occurrence], tree: OccurrenceTree
) -> list[JsonObject]:
    """Read response items into the occurrences at their level; return those without a place."""
    by_link_id: defaultdict[str, list[JsonObject]] = defaultdict(list)
    for item in written:
        by_link_id[text(item, "linkId")].append(item)
    for first in tuple(occurrences):
        items = by_link_id.pop(first.item.link_id, [])
        occurrence = first
        for number, item in enumerate(items):
            if number and first.item.is_group and first.item.repeats:
                occurrence = tree.add_after(occurrence)
            _read_item(item, occurrence, tree)
    return [item for items in by_link_id.values() for item in items]


def _read_item(written: JsonObject, occurrence: Occurrence, tree: OccurrenceTree) -> None:
    if occurrence.shell is None:
        occurrence.shell = {key: value for key, value in written.items() if key not in _CONTENT}
    answers = objects(written, "answer")
    values = [Value(*found) for answer in answers if (found := polymorphic(answer, "value"))]
    occurrence.record = _record(written, (*occurrence.record.values, *values))
    foreign = list(occurrence.foreign)
    below = objects(written, "item")
    if occurrence.item.is_question:
        tree.fit_branches(occurrence)
        for number, answer in enumerate(answers):
            branch = occurrence.branches[min(number, len(occurrence.branches) - 1)]
            foreign.extend(_read(objects(answer, "item"), branch, tree))
    foreign.extend(_read(below, occurrence.branches[0], tree))
    occurrence.foreign = tuple(foreign)


def _record(written: JsonObject, values: tuple[Value, ...]) -> AnswerRecord:
    absent = extension_value(written, DATA_ABSENT_REASON)
    reason = extension_value(written, NOT_ASKED_REASON)
    mark = extension_value(written, NOT_FOR_HOME)
    note = extension_value(written, NOTE)
    return AnswerRecord(
        values=values,
        absent=AbsentReason(absent) if absent in set(AbsentReason) else None,
        not_asked_reason=NotAskedReason(reason) if reason in set(NotAskedReason) else None,
        note=note if isinstance(note, str) else "",
        is_not_for_home=mark if isinstance(mark, bool) else None,
        is_changed_by_user=extension_value(written, CHANGED_BY_USER) is True,
    )
