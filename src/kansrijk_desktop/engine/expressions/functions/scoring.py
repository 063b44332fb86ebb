"""weight(), ordinal() and answers() of SDC: the score of an answer, and all answers below.

Source: Structured Data Capture 4.0, FHIRPath supplements.
"""

from decimal import Decimal

from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.functions.registry import of_values
from kansrijk_desktop.engine.expressions.nodes import Node, append_named
from kansrijk_desktop.engine.weights import written_weight
from kansrijk_desktop.fhir.elements import as_object


def _weight(elements: Collection, run: Run) -> Collection:
    found: list[Element] = []
    run.spend(len(elements))
    for element in elements:
        score = _score(element, run)
        if score is not None:
            found.append(score)
    return found


def _score(element: Element, run: Run) -> Decimal | None:
    if not isinstance(element, Node):
        return None
    value = _answered_value(element)
    score = written_weight(as_object(value.json), as_object(value.extra))
    lookup = run.environment.score
    if score is not None or lookup is None or value.json is None:
        return score
    return lookup(_link_id(value, run), value.json)


def _answered_value(node: Node) -> Node:
    """Step from an answer to its value; everything else stays what it is."""
    found: list[Node] = []
    append_named(node, "value", "_value", found)
    is_answer = type(node.json) is dict and "value" not in node.json
    return found[0] if found and is_answer else node


def _link_id(node: Node, run: Run) -> str | None:
    above = node.parent
    while above is not None:
        run.spend(1)
        link_id = above.json.get("linkId") if type(above.json) is dict else None
        if type(link_id) is str:
            return link_id
        above = above.parent
    return None


def _answers(elements: Collection, run: Run) -> Collection:
    """Return the answers at any depth, in the order of the form."""
    found: list[Element] = []
    waiting = [element for element in reversed(elements) if isinstance(element, Node)]
    while waiting:
        node = waiting.pop()
        run.spend(1)
        below: list[Node] = []
        append_named(node, "answer", "_answer", below)
        found.extend(below)
        append_named(node, "item", "_item", below)
        waiting.extend(reversed(below))
    return run.check_size(found)


TABLE = {
    "weight": of_values(_weight),
    "ordinal": of_values(_weight),
    "answers": of_values(_answers),
}
