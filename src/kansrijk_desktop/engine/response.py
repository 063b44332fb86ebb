"""Between a FHIR QuestionnaireResponse and the occurrences of a form.

Out: what is asked and entered, with our marks on the items (docs/extensions.md). In: everything
that is there; what the form does not know is kept and given back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    AnswerRecord,
    NotAskedReason,
    Value,
)
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.home_preset import is_preset_not_for_home
from kansrijk_desktop.engine.occurrences import Foreign, Occurrence, OccurrenceTree
from kansrijk_desktop.fhir.elements import as_object, extension_value, objects, polymorphic, text
from kansrijk_desktop.fhir.extensions import (
    CHANGED_BY_USER,
    DATA_ABSENT_REASON,
    NOT_ASKED_REASON,
    NOT_FOR_HOME,
    NOTE,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_MARKS = (DATA_ABSENT_REASON, NOT_ASKED_REASON, NOT_FOR_HOME, NOTE, CHANGED_BY_USER)
_CONTENT = ("item", "answer")


def export_response(definition: Definition, tree: OccurrenceTree, about: JsonObject) -> JsonObject:
    """Write the response; `about` is what an imported response said besides its items."""
    head: JsonObject = {"resourceType": "QuestionnaireResponse"}
    if definition.url:
        version = f"|{definition.version}" if definition.version else ""
        head["questionnaire"] = definition.url + version
    head["status"] = "in-progress"
    response = dict(about) if about else head
    items = _with_foreign(_written(tree.top), tree.foreign)
    if items:
        response["item"] = items
    return response


def import_response(response: JsonObject, tree: OccurrenceTree) -> JsonObject:
    """Read a response into an empty tree; return what it says besides its items."""
    tree.foreign = tuple(_read(objects(response, "item"), tree.top, tree))
    tree.index()
    return {key: value for key, value in response.items() if key != "item"}


def answers_in(response: JsonObject, definition: Definition) -> dict[str, AnswerRecord]:
    """Return the answers of a response by address, as the form has them; nothing is computed."""
    tree = OccurrenceTree(definition)
    import_response(response, tree)
    return {one.address: one.record for one in tree.walk() if not one.record.is_empty}


def _written(occurrences: Iterable[Occurrence]) -> list[JsonValue]:
    items = (_item(occurrence) for occurrence in occurrences if occurrence.is_enabled)
    return [item for item in items if item is not None]


def _item(occurrence: Occurrence) -> JsonObject | None:
    extensions = _extensions(occurrence)
    answers = _answers(occurrence) if occurrence.item.is_question else []
    below = [] if occurrence.item.is_question else _written(occurrence.branches[0])
    below = _with_foreign(below, occurrence.foreign)
    shell = occurrence.shell
    if not (extensions or answers or below or occurrence.was_empty):
        return None
    item: JsonObject = {"linkId": occurrence.item.link_id} if shell is None else dict(shell)
    written_text = occurrence.text or occurrence.item.text
    if shell is None and written_text:
        item["text"] = written_text
    item.pop("extension", None)
    if extensions:
        item["extension"] = extensions
    if answers:
        item["answer"] = answers
    if below:
        item["item"] = below
    return item


def _with_foreign(items: list[JsonValue], foreign: Sequence[Foreign]) -> list[JsonValue]:
    """Put back what the form does not know, behind the item it stood behind."""
    if not foreign:
        return items
    ids = [text(as_object(item), "linkId") for item in items]
    last = {link_id: place for place, link_id in enumerate(ids)}
    behind: defaultdict[int, list[JsonValue]] = defaultdict(list)
    for before, unknown in foreign:
        place = last.get(before, -1 if not before else len(items) - 1)
        behind[place].append(unknown)
        last[text(unknown, "linkId")] = place
    placed = list(behind[-1])
    for place, item in enumerate(items):
        placed += [item, *behind[place]]
    return placed


def _answers(occurrence: Occurrence) -> list[JsonValue]:
    answers: list[JsonObject] = [
        {**_beside(occurrence, value), "value" + value.type: value.json}
        for value in occurrence.record.values
    ]
    for number, branch in enumerate(occurrence.branches):
        items = _written(branch)
        if items:
            while len(answers) <= number:
                answers.append({})
            answers[number]["item"] = items
    return list(answers)


def _beside(occurrence: Occurrence, value: Value) -> JsonObject:
    """Return what an imported answer had beside this value: an id, extensions."""
    return next((beside for known, beside in occurrence.beside if known is value), {})


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
        is_marked = is_preset_not_for_home(occurrence.item, record.values) or None
    if is_marked is not None:
        extensions.append({"url": NOT_FOR_HOME, "valueBoolean": is_marked})
    if record.note:
        extensions.append({"url": NOTE, "valueString": record.note})
    if record.is_changed_by_user:
        extensions.append({"url": CHANGED_BY_USER, "valueBoolean": True})
    return extensions


def _read(
    written: list[JsonObject], occurrences: list[Occurrence], tree: OccurrenceTree
) -> Iterator[Foreign]:
    """Read response items into the occurrences at their level; yield those without a place."""
    last: dict[str, Occurrence] = {}
    at_level = {occurrence.item.link_id: occurrence for occurrence in occurrences}
    before = ""
    for item in written:
        link_id = text(item, "linkId")
        occurrence = at_level.get(link_id)
        if occurrence is None or not _fits(item, occurrence):
            yield before, item
        elif link_id not in last:
            last[link_id] = occurrence
            _read_item(item, occurrence, tree)
        elif _is_repeat(occurrence) and tree.has_room_for([occurrence.item]):
            last[link_id] = tree.add_after(last[link_id])
            _read_item(item, last[link_id], tree)
        elif occurrence.item.is_group:
            yield before, item
        else:
            _read_item(item, occurrence, tree)
        before = link_id


def _is_repeat(occurrence: Occurrence) -> bool:
    return occurrence.item.is_group and occurrence.item.repeats


def _fits(written: JsonObject, occurrence: Occurrence) -> bool:
    """Tell whether an item has only what its kind can have."""
    if occurrence.item.is_question:
        return "item" not in written and all(
            polymorphic(answer, "value") is not None or "item" in answer
            for answer in objects(written, "answer")
        )
    return "answer" not in written and not (occurrence.item.is_display and "item" in written)


def _read_item(written: JsonObject, occurrence: Occurrence, tree: OccurrenceTree) -> None:
    if occurrence.shell is None:
        occurrence.shell = {key: value for key, value in written.items() if key not in _CONTENT}
        occurrence.was_empty = not any(key in written for key in _CONTENT)
    answers = objects(written, "answer")
    values: list[Value] = []
    for answer in answers:
        found = polymorphic(answer, "value")
        if found is not None:
            values.append(Value(*found))
            beside = {key: part for key, part in answer.items() if key != "item"}
            beside.pop("value" + found[0])
            if beside:
                occurrence.beside = (*occurrence.beside, (values[-1], beside))
    occurrence.record = _record(written, (*occurrence.record.values, *values))
    if not occurrence.item.is_question:
        occurrence.foreign = tuple(_read(objects(written, "item"), occurrence.branches[0], tree))
        return
    tree.fit_branches(occurrence)
    foreign: list[Foreign] = []
    for number, answer in enumerate(answers):
        branch = occurrence.branches[min(number, len(occurrence.branches) - 1)]
        foreign.extend(_read(objects(answer, "item"), branch, tree))
    occurrence.foreign = tuple(foreign)


def _record(written: JsonObject, values: tuple[Value, ...]) -> AnswerRecord:
    absent = extension_value(written, DATA_ABSENT_REASON)
    reason = extension_value(written, NOT_ASKED_REASON)
    mark = extension_value(written, NOT_FOR_HOME)
    note = extension_value(written, NOTE)
    return AnswerRecord(
        values=values,
        absent=next((known for known in AbsentReason if known == absent), None),
        not_asked_reason=next((known for known in NotAskedReason if known == reason), None),
        note=note if isinstance(note, str) else "",
        is_not_for_home=mark if isinstance(mark, bool) else None,
        is_changed_by_user=extension_value(written, CHANGED_BY_USER) is True,
    )
