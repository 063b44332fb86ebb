"""A conversation as one recipient may know it.

The form works everything out anew over the answers that may be told, so that nothing that was taken
out can shine through in a level. Letter and bundle are both made from this.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.interpretation import Interpretation, interpret
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.elements import objects, text
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.services.sharing import (
    SAFETY,
    SUBJECTS,
    Permission,
    is_hers,
    leads_on,
    opened_ways,
    subject_of,
    told_answers,
)
from kansrijk_desktop.services.unhurried import complete

_LEVELS = frozenset({"green", "yellow", "orange", "red"})


@dataclass(frozen=True, slots=True)
class SharedLevel:
    """The level of one domain as this recipient may know it.

    Attributes:
        is_own: the professional's own level; otherwise the form's, over what is told.
    """

    code: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class SharedConversation:
    """What one recipient may know.

    Attributes:
        told: the answers told, in the order of the form.
        subjects: those something is told about, in the order of the conversation.
        levels: domain to level.
        outcome: what the form makes of what is told; its weighing is empty.
        response: the QuestionnaireResponse of what is told, and nothing else.
    """

    told: tuple[ItemState, ...]
    subjects: tuple[str, ...]
    levels: Mapping[str, SharedLevel]
    outcome: Interpretation
    response: JsonObject

    def told_about(self, subject: str) -> tuple[ItemState, ...]:
        """Return the answers about one subject."""
        return tuple(item for item in self.told if subject_of(item.item) == subject)


MakesSession = Callable[[Mapping[str, AnswerRecord]], FormSession]


def share(
    whole: FormState,
    records: Mapping[str, AnswerRecord],
    permission: Permission,
    new_session: MakesSession,
) -> SharedConversation:
    """Take out of a whole conversation what this recipient may not know."""
    told = told_answers(whole, records, permission)
    session = new_session(opened_ways(whole, records, permission) | told)
    state = complete(session.state)
    shown = tuple(item for item in state.walk() if item.address in told and item.is_shown)
    spoken = {subject_of(item.item) for item in shown}
    subjects = tuple(subject for subject in SUBJECTS if subject in spoken)
    outcome = interpret(state)
    return SharedConversation(
        told=shown,
        subjects=subjects,
        levels=_levels(subjects, outcome, interpret(whole), _held_back(whole, records, shown)),
        outcome=outcome,
        response=_told_response(session.export(), {item.item.link_id for item in shown}),
    )


def _levels(
    subjects: tuple[str, ...],
    told: Interpretation,
    whole: Interpretation,
    held_back: Collection[str],
) -> dict[str, SharedLevel]:
    """Return the level of each subject.

    The professional's own level rests on all she knows of a subject: it is told only where nothing
    of that subject is held back.
    """
    levels = {}
    for subject in subjects:
        own = whole.domain(subject).own
        is_own = own.is_own and own.code in _LEVELS and subject not in held_back
        code = own.code if is_own else told.domain(subject).level
        if code in _LEVELS:
            levels[subject] = SharedLevel(code, is_own)
    return levels


def _held_back(
    whole: FormState, records: Mapping[str, AnswerRecord], shown: tuple[ItemState, ...]
) -> frozenset[str]:
    """Return the subjects of which something entered is not told.

    Whether it is still asked does not matter: that may depend on what is not told.
    """
    told = {item.address for item in shown}
    return frozenset(
        subject_of(item.item)
        for item in whole.walk()
        if item.address in records
        and item.address not in told
        and item.values
        and (is_hers(item.item) or _is_seen_of_safety(item.item))
    )


def _is_seen_of_safety(item: Item) -> bool:
    """Tell whether it is what the professional saw: the kindcheck, a feeling that all is not well.

    A gate tells nothing of itself.
    """
    return subject_of(item) == SAFETY and not leads_on(item)


def _told_response(response: JsonObject, link_ids: Collection[str]) -> JsonObject:
    """Return a response with nothing in it but the told answers and their mark.

    Weights, levels, gates and switches stay out: they would tell a level to those who may not have
    it, or that something was not shared.
    """
    items = list(_told_items(response, link_ids))
    head = ("resourceType", "questionnaire")
    kept: JsonObject = {key: response[key] for key in head if key in response}
    return {**kept, "item": items} if items else kept


def _told_items(parent: JsonObject, link_ids: Collection[str]) -> Iterator[JsonValue]:
    for item in objects(parent, "item"):
        link_id = text(item, "linkId")
        if link_id in link_ids:
            yield _told_item(item, link_ids)
        else:
            below = list(_told_items(item, link_ids))
            if below:
                shell: JsonObject = {key: item[key] for key in ("linkId", "text") if key in item}
                yield {**shell, "item": below}


def _told_item(item: JsonObject, link_ids: Collection[str]) -> JsonObject:
    marks = [one for one in objects(item, "extension") if one.get("url") == NOT_FOR_HOME]
    kept: JsonObject = {key: item[key] for key in ("linkId", "text") if key in item}
    if marks:
        kept["extension"] = list(marks)
    kept["answer"] = [_told_answer(answer, link_ids) for answer in objects(item, "answer")]
    return kept


def _told_answer(answer: JsonObject, link_ids: Collection[str]) -> JsonObject:
    below = list(_told_items(answer, link_ids))
    value = {key: part for key, part in answer.items() if key != "item"}
    return {**value, "item": below} if below else value
