"""children, descendants, extension, resolve: ways through a resource."""

from kansrijk_desktop.engine.expressions.environment import (
    Collection,
    Element,
    Run,
    as_collection,
)
from kansrijk_desktop.engine.expressions.functions.registry import of_values
from kansrijk_desktop.engine.expressions.nodes import Node, append_named
from kansrijk_desktop.engine.expressions.values import plain, text
from kansrijk_desktop.fhir.elements import as_object


def _children(elements: Collection, run: Run) -> Collection:
    found: list[Element] = []
    for element in elements:
        if isinstance(element, Node):
            found.extend(element.children())
    return run.check_size(found)


def _descendants(elements: Collection, run: Run) -> Collection:
    found: list[Element] = []
    waiting = elements
    while waiting:
        waiting = _children(waiting, run)
        found.extend(waiting)
        run.check_count(len(found))
    return found


def _extension(elements: Collection, run: Run, url: Collection) -> Collection:
    wanted = text(url)
    if wanted is None:
        return []
    found: list[Node] = []
    for element in elements:
        if isinstance(element, Node):
            append_named(element, "extension", "_extension", found)
    run.check_size([*found])
    return [one for one in found if type(one.json) is dict and one.json.get("url") == wanted]


def _resolve(elements: Collection, run: Run) -> Collection:
    """Find contained resources; nothing is ever fetched."""
    found: list[Element] = []
    for element in elements:
        reference = _reference(element)
        if reference is not None and reference.startswith("#") and isinstance(element, Node):
            found.extend(_contained(element, reference[1:], run))
    return found


def _reference(element: object) -> str | None:
    json = element.json if isinstance(element, Node) else element
    reference = json.get("reference") if type(json) is dict else json
    return reference if type(reference) is str else None


def _contained(node: Node, wanted: str, run: Run) -> Collection:
    while node.parent is not None:
        run.spend(1)
        node = node.parent
    found: list[Element] = []
    for resource in (node, *as_collection(run.environment.resource)):
        inside: list[Node] = []
        if isinstance(resource, Node):
            append_named(resource, "contained", "_contained", inside)
        run.spend(len(inside))
        found.extend(one for one in inside if as_object(one.json).get("id") == wanted)
    return found[:1]


def _has_value(elements: Collection, _run: Run) -> Collection:
    return [len(elements) == 1 and _is_primitive(elements[0])]


def _get_value(elements: Collection, _run: Run) -> Collection:
    if len(elements) != 1 or not _is_primitive(elements[0]):
        return []
    value = plain(elements[0])
    return [] if value is None else [value]


def _is_primitive(element: object) -> bool:
    if isinstance(element, Node):
        return element.json is not None and type(element.json) is not dict
    return True


TABLE = {
    "children": of_values(_children),
    "descendants": of_values(_descendants),
    "extension": of_values(_extension, 1),
    "resolve": of_values(_resolve),
    "hasValue": of_values(_has_value),
    "getValue": of_values(_get_value),
}
