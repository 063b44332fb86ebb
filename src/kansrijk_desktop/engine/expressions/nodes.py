"""One element of FHIR JSON, wrapped only when an expression touches it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from kansrijk_desktop.engine.expressions.model import CHILD_TYPES, CHOICE_NAMES, CHOICE_SUFFIXES
from kansrijk_desktop.overriding import override

# Any: JSON as it came in. The checks are where values are taken out of it (values.py).
Json: TypeAlias = Any


RESPONSE = "QuestionnaireResponse"


class Node:
    """An element and what its place in the resource tells about it.

    A plain class with slots, because a form of 800 items makes thousands of these per evaluation
    and a frozen dataclass takes three times as long to make.

    Attributes:
        json: the value; None where only the sibling `_name` says something.
        type: FHIR type, as far as known.
        extra: what the sibling `_name` holds: id and extensions of a primitive.
        parent: the element this one was reached through.
    """

    __slots__ = ("extra", "json", "parent", "type")

    def __init__(
        self,
        json: Json,
        type: str | None = None,  # noqa: A002 (the word of the specification)
        extra: Json = None,
        parent: "Node | None" = None,
    ) -> None:
        self.json = json
        self.type = type
        self.extra = extra
        self.parent = parent

    @override
    def __repr__(self) -> str:
        return f"Node({self.type})"

    def children(self) -> Iterator["Node"]:
        """Yield every child element, in the order of the JSON."""
        data = self.json if type(self.json) is dict else self.extra
        if type(data) is not dict:
            return
        found: list[Node] = []
        for name in data:
            if name.startswith("_"):
                if name[1:] not in data:
                    append_named(self, name[1:], name, found)
            elif name != "resourceType":
                append_named(self, name, f"_{name}", found)
        yield from found


def wrap(json: Json, type_name: str | None = None) -> Node:
    """Wrap a resource or element that came from outside."""
    return Node(json, resource_type(json) or type_name)


def resource_type(json: Json) -> str | None:
    """Return the type a resource names itself, if it does."""
    name = json.get("resourceType") if type(json) is dict else None
    return name if type(name) is str else None


def append_named(node: Node, name: str, sibling: str, found: list[Any]) -> None:
    """Append the children called `name` to `found`.

    A name such as `value` also finds `valueCoding` and then knows the type.

    Args:
        node: the element to look in.
        name: the name in the expression.
        sibling: the name with an underscore in front, made once.
        found: where the children go.
    """
    data = node.json
    if type(data) is not dict:
        data = node.extra
        if type(data) is not dict:
            return
    value = data.get(name)
    extra = data.get(sibling)
    if value is None and extra is None:
        chosen = _choice(data, name) if name in CHOICE_NAMES else None
        if chosen is not None:
            _append(node, data.get(chosen), data.get(f"_{chosen}"), type_in_name(chosen), found)
        return
    _append(node, value, extra, type_of_child(node.type, name), found)


def type_of_child(parent: str | None, name: str) -> str | None:
    """Return the type of a child by its name, as far as known."""
    known = CHILD_TYPES.get(parent)  # type: ignore[arg-type]  # None is no key
    type_name = known.get(name) if known is not None else None
    return type_name or type_in_name(name)


def _choice(data: Mapping[str, Json], name: str) -> str | None:
    length = len(name)
    for key in data:
        chosen = key[1:] if key[:1] == "_" else key
        if chosen.startswith(name) and chosen[length:] in CHOICE_SUFFIXES:
            return chosen
    return None


@lru_cache(maxsize=4096)
def type_in_name(name: str) -> str | None:
    """Return the type that the name of a choice ends in: Coding for `valueCoding`."""
    for place, letter in enumerate(name):
        if letter.isupper() and name[:place] in CHOICE_NAMES and name[place:] in CHOICE_SUFFIXES:
            return CHOICE_SUFFIXES[name[place:]]
    return None


def _append(
    parent: Node, value: Json, extra: Json, type_name: str | None, found: list[Any]
) -> None:
    if type(value) is not list and type(extra) is not list:
        found.append(child(parent, value, extra, type_name))
        return
    values = value if type(value) is list else []
    extras = extra if type(extra) is list else []
    for place in range(max(len(values), len(extras))):
        one = values[place] if place < len(values) else None
        also = extras[place] if place < len(extras) else None
        if one is not None or also is not None:
            found.append(child(parent, one, also, type_name))


def child(parent: Node, value: Json, extra: Json, type_name: str | None) -> Node:
    """Wrap one child; a resource inside names its own type."""
    if type_name is None and type(value) is dict:
        type_name = resource_type(value)
    return Node(value, type_name, extra, parent)
