"""What an expression reads, as far as its text tells for certain.

The calculation engine runs an expression again only when something it reads has changed, so a
doubt here is always settled as "reads everything": late or stale is wrong.
"""

from dataclasses import dataclass
from enum import Enum, auto

from kansrijk_desktop.engine.expressions.criteria import possible_texts
from kansrijk_desktop.engine.expressions.nodes import RESPONSE
from kansrijk_desktop.engine.expressions.syntax import (
    Call,
    Index,
    Literal,
    Member,
    Operation,
    Sign,
    Special,
    Syntax,
    Variable,
)


@dataclass(frozen=True, slots=True)
class Reads:
    """What an expression depends on.

    Attributes:
        variables: %variables, other than those the specification itself defines.
        link_ids: items whose own answers it reads.
        subtrees: items of which it reads everything: presence, answers and all inside.
        all_answers: it may read any answer, and the two sets above do not limit it.
    """

    variables: frozenset[str]
    link_ids: frozenset[str]
    subtrees: frozenset[str]
    all_answers: bool


class _Place(Enum):
    """Where in a response a path has come to."""

    ELSEWHERE = auto()  # nothing a person answers
    RESPONSE = auto()  # the response itself
    CONTEXT = auto()  # what the expression starts from: the response or an item of it
    ITEMS = auto()  # any item or answer inside the scope
    PICKED = auto()  # the items with these linkIds
    ANSWERS = auto()  # the answers of these items
    VALUES = auto()  # the values of those answers


@dataclass(frozen=True, slots=True)
class _View:
    """A place, and the linkIds it is limited to; None is the whole response."""

    place: _Place
    scope: frozenset[str] | None = None


_ELSEWHERE = _View(_Place.ELSEWHERE)
_RESPONSE = _View(_Place.RESPONSE)
_CONTEXT = _View(_Place.CONTEXT)
_ANY_ITEM = _View(_Place.ITEMS)

_ALWAYS_THERE = {_Place.RESPONSE, _Place.CONTEXT}
_GIVEN = {"questionnaire", "qitem", "ucum", "sct", "loinc"}
_PER_ELEMENT = {"where", "select", "all", "exists", "repeat", "aggregate", "iif", "sort", "trace"}
_INSIDE = {"answers", "children", "descendants", "repeat", "repeatAll"}
_COUNTS = {"count", "empty", "exists", "ordinal", "weight"}
_RETURNS_ELEMENTS = {
    "aggregate", "as", "coalesce", "combine", "defineVariable", "distinct", "exclude", "extension",
    "first", "iif", "intersect", "last", "max", "min", "ofType", "single", "skip", "sort", "tail",
    "take", "trace", "union",
}  # fmt: skip
_OF_TYPES = {"is", "as", "ofType"}
_FROM_CLOCK = {"now", "today", "timeOfDay"}
_FROM_ARGUMENTS = {"aggregate", "coalesce", "iif"}
_PICKS_BY_PLACE = {"first", "last", "single", "skip", "tail", "take"}


def read_facts(tree: Syntax) -> Reads:
    """Work out what an expression reads; it has been compiled, so its functions exist."""
    reader = _Reader()
    reader.use(reader.view(tree, _CONTEXT))
    return Reads(
        frozenset(reader.variables),
        frozenset(reader.link_ids),
        frozenset(reader.subtrees),
        reader.all_answers,
    )


class _Reader:
    """Walks a syntax tree and notes what its values depend on."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.link_ids: set[str] = set()
        self.subtrees: set[str] = set()
        self.all_answers = False
        self._defined: dict[str, _View] = {}

    def use(self, view: _View) -> None:
        """Note that a value was taken from this place, with all that is inside it."""
        if view.place is _Place.VALUES:
            self._count(view)
        elif view.scope is not None:
            self.subtrees |= view.scope
        elif view.place is not _Place.ELSEWHERE:
            self.all_answers = True

    def _count(self, view: _View) -> None:
        """Note that it matters how many there are, but not what is inside them."""
        if view.place in {_Place.ANSWERS, _Place.VALUES} and view.scope is not None:
            self.link_ids |= view.scope
        else:
            self.use(view)

    def view(self, tree: Syntax, focus: _View) -> _View:
        """Follow an expression that starts from `focus`."""
        if isinstance(tree, Member):
            return self._member(tree, focus)
        if isinstance(tree, Call):
            return self._call(tree, focus)
        if isinstance(tree, Operation):
            return self._operation(tree, focus)
        return self._small(tree, focus)

    def _small(self, tree: Index | Variable | Sign | Special | Literal, focus: _View) -> _View:
        if isinstance(tree, Index):
            source = self.view(tree.source, focus)
            self.use(self.view(tree.index, focus))
            return self._picked_by_place(source)
        if isinstance(tree, Variable):
            return self._variable(tree.name)
        if isinstance(tree, Sign):
            self.use(self.view(tree.operand, focus))
            return _ELSEWHERE
        return focus if isinstance(tree, Special) and tree.name == "this" else _ELSEWHERE

    def _variable(self, name: str) -> _View:
        if name in {"resource", "rootResource"}:
            return _RESPONSE
        if name == "context":
            return _CONTEXT
        if name in self._defined:
            return self._defined[name]
        if name not in _GIVEN and not name.startswith(("vs-", "ext-")):
            self.variables.add(name)
        return _ELSEWHERE

    def _member(self, tree: Member, focus: _View) -> _View:
        if isinstance(tree.source, Special) and tree.source.name == "total":
            self.all_answers = True
        if tree.source is None and tree.name == RESPONSE:
            return _RESPONSE
        source = focus if tree.source is None else self.view(tree.source, focus)
        return _step(source, tree.name)

    def _operation(self, tree: Operation, focus: _View) -> _View:
        left = self.view(tree.left, focus)
        if tree.symbol == "as":
            return left
        if tree.symbol == "is":
            self.use(left)
            return _ELSEWHERE
        right = self.view(tree.right, focus)
        if tree.symbol == "|":
            return _merged(left, right)
        self.use(left)
        self.use(right)
        return _ELSEWHERE

    def _call(self, tree: Call, focus: _View) -> _View:
        source = focus if tree.source is None else self.view(tree.source, focus)
        if tree.name in {"where", "exists"} and tree.arguments:
            kept = self._filtered(source, tree.arguments[0])
            if tree.name == "where":
                return kept
            self._count(kept)
            return _ELSEWHERE
        if tree.name in _INSIDE:
            return self._inside(tree, source)
        if tree.name == "select":
            return self._selected(tree.arguments[0], source)
        if tree.name == "defineVariable":
            self._define(tree, source, focus)
            return source
        if tree.name in _PICKS_BY_PLACE:
            source = self._picked_by_place(source)
        return self._plain_call(tree, source, focus)

    def _plain_call(self, tree: Call, source: _View, focus: _View) -> _View:
        if tree.name in _FROM_CLOCK:
            return _ELSEWHERE
        start = source if tree.name in _PER_ELEMENT else focus
        result = _ELSEWHERE if tree.name in _FROM_ARGUMENTS else source
        for argument in () if tree.name in _OF_TYPES else tree.arguments:
            view = self.view(argument, start)
            self.use(view)
            result = _merged(result, view)
        is_counted = tree.name in _FROM_ARGUMENTS and tree.source is not None
        if is_counted or tree.name in _COUNTS:
            self._count(source)
        elif tree.name not in _RETURNS_ELEMENTS:
            self.use(source)
        return result if tree.name in _RETURNS_ELEMENTS else _ELSEWHERE

    def _filtered(self, source: _View, criterion: Syntax) -> _View:
        if source.place in _ALWAYS_THERE:
            source = _ANY_ITEM
        wanted = possible_texts(criterion, "linkId") if source.place is _Place.ITEMS else None
        if wanted is None:
            self.use(self.view(criterion, source))
            if source.place is _Place.ITEMS:
                self.use(source)
            return source
        picked = _View(_Place.PICKED, wanted)
        self._rest_of_criterion(criterion, picked)
        return picked

    def _rest_of_criterion(self, criterion: Syntax, picked: _View) -> None:
        """Note what a criterion reads besides the linkId."""
        if isinstance(criterion, Operation) and criterion.symbol in {"and", "or"}:
            self._rest_of_criterion(criterion.left, picked)
            self._rest_of_criterion(criterion.right, picked)
        elif possible_texts(criterion, "linkId") is None:
            self.use(self.view(criterion, picked))

    def _selected(self, projection: Syntax, source: _View) -> _View:
        if source.place not in _ALWAYS_THERE and not _only_navigates(projection):
            self._count(source)  # `select(1)` yields one for each
        return self.view(projection, source)

    def _inside(self, tree: Call, source: _View) -> _View:
        for argument in tree.arguments:
            view = self.view(argument, _everything_in(source))
            if not _only_navigates(argument):
                self.use(view)
        return _everything_in(source)

    def _define(self, tree: Call, source: _View, focus: _View) -> None:
        value = source if len(tree.arguments) < 2 else self.view(tree.arguments[1], source)  # noqa: PLR2004 (name and value)
        self.use(value)
        name = tree.arguments[0]
        if isinstance(name, Literal) and isinstance(name.value, str):
            self._defined[name.value] = value
        else:
            self.use(self.view(name, focus))

    def _picked_by_place(self, source: _View) -> _View:
        # Which item is the third depends on all that may stand before it.
        if source.place is _Place.ITEMS:
            self.use(source)
        return source


def _step(source: _View, name: str) -> _View:
    """Follow one name."""
    if source.place in {_Place.ELSEWHERE, _Place.ITEMS}:
        return source
    if source.place is _Place.RESPONSE:
        return _ANY_ITEM if name == "item" else _ELSEWHERE
    if source.place is _Place.CONTEXT:
        return _ANY_ITEM
    if name == "item":
        return _View(_Place.ITEMS, source.scope)
    if source.place is _Place.PICKED:
        return _View(_Place.ANSWERS, source.scope) if name == "answer" else source
    return _View(_Place.VALUES, source.scope)


def _everything_in(source: _View) -> _View:
    if source.place is _Place.ELSEWHERE:
        return source
    return _View(_Place.ITEMS, source.scope)


def _merged(left: _View, right: _View) -> _View:
    if left.place is _Place.ELSEWHERE or left == right:
        return right
    if right.place is _Place.ELSEWHERE:
        return left
    if left.scope is None or right.scope is None:
        return _ANY_ITEM
    place = left.place if left.place is right.place else _Place.ITEMS
    return _View(place, left.scope | right.scope)


def _only_navigates(tree: Syntax) -> bool:
    if isinstance(tree, Operation):
        return tree.symbol == "|" and _only_navigates(tree.left) and _only_navigates(tree.right)
    while isinstance(tree, Member):
        if tree.source is None:
            return True
        tree = tree.source
    return False
