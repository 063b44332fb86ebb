"""Read the tokens of an expression into a syntax tree.

Precedence climbing over the table of FHIRPath N1, section 6.8.
"""

from decimal import Decimal

from kansrijk_desktop.engine.expressions.errors import ExpressionSyntaxError, LimitExceededError
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.syntax import (
    Call,
    Constant,
    Index,
    Literal,
    Member,
    Operation,
    Sign,
    Special,
    Syntax,
    Variable,
)
from kansrijk_desktop.engine.expressions.temporal import parse_date, parse_date_time, parse_time
from kansrijk_desktop.engine.expressions.tokens import Kind, Token, tokenize
from kansrijk_desktop.engine.expressions.units import calendar_unit

MAX_DEPTH = 150
MAX_NESTING = 80
MAX_WHOLE_DIGITS = 18

_PRECEDENCE = {
    "implies": 1,
    "or": 2, "xor": 2,
    "and": 3,
    "in": 4, "contains": 4,
    "=": 5, "~": 5, "!=": 5, "!~": 5,
    "<": 6, ">": 6, "<=": 6, ">=": 6,
    "|": 7,
    "is": 8, "as": 8,
    "+": 9, "-": 9, "&": 9,
    "*": 10, "/": 10, "div": 10, "mod": 10,
}  # fmt: skip
_SIGN_PRECEDENCE = 11
_NOT_A_NAME = {"true", "false"}


def parse(text: str) -> Syntax:
    """Read an expression.

    Raises:
        ExpressionSyntaxError: it is not FHIRPath.
        LimitExceededError: it is too long or nested too deep.
    """
    reader = _Reader(tokenize(text))
    tree = reader.expression(0)
    reader.expect_end()
    return tree


class _Reader:
    """The tokens, the place in them and the depth of the tree so far."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0
        self._nesting = 0

    def expect_end(self) -> None:
        if self._next.kind is not Kind.END:
            raise self._unexpected()

    def expression(self, above: int) -> Syntax:
        """Read operators that bind tighter than `above`."""
        depth = self._depth
        self._nesting += 1
        self._descend()
        left = self._operand()
        while (binding := self._binding()) > above:
            token = self._take()
            self._descend()
            right = self._type_name() if token.text in {"is", "as"} else self.expression(binding)
            left = Operation(token.text, left, right, token.position)
        self._depth = depth
        self._nesting -= 1
        return left

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _is_symbol(self, text: str) -> bool:
        return self._next.kind is Kind.SYMBOL and self._next.text == text

    def _require(self, text: str) -> None:
        if not self._is_symbol(text):
            raise self._unexpected()
        self._take()

    def _unexpected(self) -> ExpressionSyntaxError:
        if self._next.kind is Kind.END:
            return ExpressionSyntaxError("the expression ends too soon", self._next.position)
        return ExpressionSyntaxError("something else was expected here", self._next.position)

    def _descend(self) -> None:
        # Each level costs Python frames: nesting while reading, depth when the tree is run.
        self._depth += 1
        if self._depth > MAX_DEPTH or self._nesting > MAX_NESTING:
            raise LimitExceededError("expression nested too deep", self._next.position)

    def _binding(self) -> int:
        token = self._next
        if token.kind not in {Kind.SYMBOL, Kind.WORD}:
            return 0
        return _PRECEDENCE.get(token.text, 0)

    def _operand(self) -> Syntax:
        token = self._next
        if token.kind is Kind.SYMBOL and token.text in "+-":
            self._take()
            return Sign(token.text, self.expression(_SIGN_PRECEDENCE), token.position)
        return self._chain(self._term())

    def _chain(self, tree: Syntax) -> Syntax:
        """Read what hangs on a term: `.name`, `.function()` and `[index]`."""
        while True:
            position = self._next.position
            if self._is_symbol("."):
                self._take()
                self._descend()
                tree = self._named(tree)
            elif self._is_symbol("["):
                self._take()
                self._descend()
                tree = Index(tree, self.expression(0), position)
                self._require("]")
            else:
                return tree

    def _named(self, source: Syntax | None) -> Syntax:
        token = self._take()
        if token.kind is Kind.SPECIAL and source is None:
            return Special(token.text, token.position)
        if token.kind not in {Kind.WORD, Kind.QUOTED_WORD}:
            self._place -= 1
            raise self._unexpected()
        if token.kind is Kind.WORD and self._is_symbol("("):
            return Call(source, token.text, self._arguments(), token.position)
        return Member(source, token.text, token.position)

    def _arguments(self) -> tuple[Syntax, ...]:
        self._require("(")
        arguments: list[Syntax] = []
        if not self._is_symbol(")"):
            arguments.append(self.expression(0))
            while self._is_symbol(","):
                self._take()
                arguments.append(self.expression(0))
        self._require(")")
        return tuple(arguments)

    def _term(self) -> Syntax:
        token = self._next
        if token.kind is Kind.SYMBOL:
            return self._bracketed()
        if token.kind is Kind.VARIABLE:
            return Variable(self._take().text, token.position)
        constant = self._constant()
        if constant is None:
            return self._named(None)
        return Literal(constant, token.position)

    def _bracketed(self) -> Syntax:
        position = self._next.position
        if self._is_symbol("{"):
            self._take()
            self._require("}")
            return Literal(None, position)
        self._require("(")
        tree = self.expression(0)
        self._require(")")
        return tree

    def _constant(self) -> Constant | None:
        token = self._next
        if token.kind is Kind.WORD and token.text in _NOT_A_NAME:
            return self._take().text == "true"
        if token.kind is Kind.TEXT:
            return self._take().text
        if token.kind is Kind.TEMPORAL:
            return _temporal(self._take())
        if token.kind is Kind.NUMBER:
            return self._number()
        return None

    def _number(self) -> Constant:
        token = self._take()
        unit = self._unit()
        if unit is not None:
            return Quantity(Decimal(token.text), unit)
        if "." in token.text:
            return Decimal(token.text)
        if len(token.text) > MAX_WHOLE_DIGITS:
            raise LimitExceededError("whole number out of range", token.position)
        return int(token.text)

    def _unit(self) -> str | None:
        token = self._next
        if token.kind is Kind.TEXT:
            return calendar_unit(self._take().text) or token.text
        unit = calendar_unit(token.text) if token.kind is Kind.WORD else None
        if unit is not None:
            self._take()
        return unit

    def _type_name(self) -> Syntax:
        tree = self._named(None)
        while self._is_symbol(".") and isinstance(tree, Member):
            self._take()
            tree = self._named(tree)
        return tree


def _temporal(token: Token) -> Constant:
    text = token.text[1:]
    if text.startswith("T"):
        value: Constant | None = parse_time(text)
    else:
        value = parse_date_time(text) if "T" in text else parse_date(text)
    if value is None:
        raise ExpressionSyntaxError("no such date or time", token.position)
    return value
