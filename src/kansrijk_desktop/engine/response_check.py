"""Check a whole response against its form, as `form validate` does.

While filling in, `ItemState.problems` says what is wrong with an answer. A response from elsewhere
can be wrong in more ways: items the form does not have, or has elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.engine.state import ItemState, Problem
from kansrijk_desktop.fhir.elements import objects, text
from kansrijk_desktop.fhir.json import JsonObject

_OF_COMPLETENESS = ("required", "too-few", "too-many")
_STATUSES = ("in-progress", "completed", "amended", "entered-in-error", "stopped")

_NOT_ENABLED = Problem("not-enabled", "Deze vraag hoort bij deze antwoorden niet gesteld te zijn.")


@dataclass(frozen=True, slots=True)
class ResponseProblem:
    """What is wrong in a response, and where.

    Attributes:
        place: the address of the item, or a path in the JSON where it has none.
        link_id, path: the item in the form, as the load report writes it; empty where it has none.
    """

    place: str
    problem: Problem
    link_id: str = ""
    path: str = ""

    def as_json(self) -> JsonObject:
        """Return the problem for programs, as `form validate --json` prints it."""
        return {
            "severity": "error" if self.problem.is_error else "warning",
            "code": self.problem.code,
            "place": self.place,
            "link_id": self.link_id,
            "path": self.path,
            "message": self.problem.message,
        }


def check_response(
    definition: Definition, response: JsonObject, context: LaunchContext
) -> tuple[ResponseProblem, ...]:
    """Return everything that is wrong; warnings too."""
    return tuple(_problems(definition, response, context))


def _problems(
    definition: Definition, response: JsonObject, context: LaunchContext
) -> Iterator[ResponseProblem]:
    if response.get("resourceType") != "QuestionnaireResponse":
        yield ResponseProblem("", Problem("not-a-response", "Dit is geen ingevulde vragenlijst."))
        return
    yield from _head_problems(definition, response)
    session = FormSession(definition, response, context=context)
    for place, item in session.unplaced_items():
        yield ResponseProblem(place, _unplaced(definition, item), text(item, "linkId"))
    for state in session.state.walk():
        if state.is_enabled:
            for problem in state.problems:
                yield _at(state, _weighed(problem, response))
        elif state.values and state.item.logic.calculated is None:
            yield _at(state, _NOT_ENABLED)
    for state, problem in _repeat_problems(session.state.items):
        yield _at(state, _weighed(problem, response))
    for problem in session.state.problems:
        yield ResponseProblem("", problem)


def _head_problems(definition: Definition, response: JsonObject) -> Iterator[ResponseProblem]:
    if text(response, "status") not in _STATUSES:
        yield ResponseProblem("status", Problem("status", "De status ontbreekt of bestaat niet."))
    url, _, version = text(response, "questionnaire").partition("|")
    if url not in {"", definition.url}:
        message = "Dit is het antwoord op een andere vragenlijst."
        yield ResponseProblem("questionnaire", Problem("other-form", message, is_error=False))
    if version and definition.version and version != definition.version:
        message = "Dit is het antwoord op een andere versie van de vragenlijst."
        yield ResponseProblem("questionnaire", Problem("other-version", message, is_error=False))


def _repeat_problems(states: Sequence[ItemState]) -> Iterator[tuple[ItemState, Problem]]:
    """Yield the groups that occur too often, or too seldom where they are filled in at all."""
    repeats: defaultdict[Item, list[ItemState]] = defaultdict(list)
    for state in states:
        if state.is_enabled and state.item.is_group and state.item.repeats:
            repeats[state.item].append(state)
        yield from _repeat_problems(state.children)
    for item, found in repeats.items():
        count, least, most = len(found), item.limits.minimum_count, item.limits.maximum_count
        if most is not None and count > most:
            message = f"Deze groep staat er {count} keer; dat mag hoogstens {most} keer."
            yield found[-1], Problem("too-many", message)
        if least is not None and count < least and any(one.is_answered for one in found):
            message = f"Deze groep staat er {count} keer; dat moet minstens {least} keer."
            yield found[-1], Problem("too-few", message)


def _at(state: ItemState, problem: Problem) -> ResponseProblem:
    return ResponseProblem(state.address, problem, state.item.link_id, state.item.path)


def _weighed(problem: Problem, response: JsonObject) -> Problem:
    """Take what is incomplete in a response that is still being filled in for a warning."""
    if response.get("status") == "in-progress" and problem.code in _OF_COMPLETENESS:
        return replace(problem, is_error=False)
    return problem


def _unplaced(definition: Definition, item: JsonObject) -> Problem:
    link_id = text(item, "linkId")
    known = definition.by_link_id.get(link_id)
    if known is None:
        return Problem("unknown-link-id", f"De vragenlijst heeft geen vraag “{link_id[:60]}”.")
    if known.is_group and objects(item, "answer"):
        return Problem("answered-group", "Een groep kan zelf geen antwoord hebben.")
    if known.is_display:
        return Problem("answered-text", "Een tekst kan geen antwoord hebben.")
    return Problem("misplaced", f"De vraag “{link_id[:60]}” staat niet op haar plaats.")
