"""The syntax tree of an expression."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import Temporal

Constant: TypeAlias = bool | int | Decimal | str | Temporal | Quantity


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; None stands for the empty collection `{}`."""

    value: Constant | None
    position: int


@dataclass(frozen=True, slots=True)
class Member:
    """A name, on its own or after a dot."""

    source: "Syntax | None"
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function, on its own or after a dot."""

    source: "Syntax | None"
    name: str
    arguments: "tuple[Syntax, ...]"
    position: int


@dataclass(frozen=True, slots=True)
class Index:
    """One element, by its place: `name[0]`."""

    source: "Syntax"
    index: "Syntax"
    position: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A plus or minus in front."""

    symbol: str
    operand: "Syntax"
    position: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and what stands between them; also `is` and `as`."""

    symbol: str
    left: "Syntax"
    right: "Syntax"
    position: int


@dataclass(frozen=True, slots=True)
class Variable:
    """A %variable."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Special:
    """`$this`, `$index` or `$total`, without the dollar sign."""

    name: str
    position: int


Syntax: TypeAlias = Literal | Member | Call | Index | Sign | Operation | Variable | Special
