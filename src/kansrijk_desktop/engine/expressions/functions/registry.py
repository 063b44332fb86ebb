"""How a function of FHIRPath is declared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.syntax import Syntax

Evaluator: TypeAlias = Callable[[Collection, Run], Collection]
"""A compiled expression: what `$this` is goes in, what it yields comes out.

"""


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of a function, compiled as far as its parts.

    Attributes:
        source: what stands before the dot.
        arguments: the arguments; a criterion or projection is run once per element.
        syntax: the arguments as written, for names of types and sort directions.
        position: place in the text.
    """

    source: Evaluator
    arguments: tuple[Evaluator, ...]
    syntax: tuple[Syntax, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments a function takes, and how a call of it is compiled."""

    least: int
    most: int
    build: Callable[[Invocation], Evaluator]


Table: TypeAlias = Mapping[str, Function]


def of_values(work: Callable[..., Collection], least: int = 0, most: int = 0) -> Function:
    """Declare a function whose arguments are values, worked out before it runs."""

    def build(call: Invocation) -> Evaluator:
        source, arguments = call.source, call.arguments

        def evaluate(focus: Collection, run: Run) -> Collection:
            run.spend(2)
            values = [argument(focus, run) for argument in arguments]
            return work(source(focus, run), run, *values)

        return evaluate

    return Function(least, max(least, most), build)
