"""Find elements by one text field on the plain JSON, wrapping only what is found.

`item.where(linkId = 'a')` and `descendants().where(linkId = 'a')` are what most expressions of most
forms begin with.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from kansrijk_desktop.engine.expressions.nodes import Json, Node, child, type_of_child

Wanted: TypeAlias = tuple[str, frozenset[str]]
"""A field, and the texts one of which it must hold."""

# A place: the place around it (None at the start), its name there, and its JSON.
_Place: TypeAlias = tuple["_Place | None", str, Json]


def append_children(
    node: Node, name: str, sibling: str, wanted: Wanted, found: list[Any]
) -> int | None:
    """Append the children called `name` whose one text field has a wanted value.

    Returns:
        How many children were looked at; None, and nothing appended, where the JSON is not a
        plain list of elements that all have the field.
    """
    data = node.json
    if type(data) is not dict or sibling in data:
        return None
    values = data.get(name)
    if type(values) is not list:
        return None
    field, texts = wanted
    try:
        matching = [value for value in values if value[field] in texts]
    except (KeyError, TypeError, IndexError):
        return None
    if matching:
        type_name = type_of_child(node.type, name)
        found.extend([child(node, value, None, type_name) for value in matching])
    return len(values)


def append_descendants(node: Node, wanted: Wanted, found: list[Any]) -> int:
    """Append the elements below whose text field has a wanted value, the nearest first.

    What stands in the `_name` siblings, ids and extensions, is not searched.

    Returns:
        How many elements were looked at.
    """
    field, texts = wanted
    looked_at = 0
    waiting: list[_Place] = [(None, "", node.json)]
    while waiting:
        below: list[_Place] = []
        for place in waiting:
            below.extend(_below(place))
        for place in below:
            value = place[2].get(field)
            if type(value) is str and value in texts:
                found.append(_wrapped(node, place))
        looked_at += len(below)
        waiting = below
    return looked_at


def _below(place: _Place) -> Iterator[_Place]:
    data = place[2]
    if type(data) is not dict:
        return
    for name, value in data.items():
        if type(value) is dict and name[:1] != "_":
            yield (place, name, value)
        elif type(value) is list and name[:1] != "_":
            for one in value:
                if type(one) is dict:
                    yield (place, name, one)


def _wrapped(start: Node, place: _Place) -> Node:
    """Wrap an element and all it lies in, so that it knows its type and its item."""
    chain: list[_Place] = []
    around: _Place | None = place
    while around is not None:
        chain.append(around)
        around = around[0]
    node = start
    for _, name, json in reversed(chain[:-1]):
        node = child(node, json, None, type_of_child(node.type, name))
    return node
