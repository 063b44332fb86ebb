"""Turn a syntax tree into closures, once per expression."""

from kansrijk_desktop.engine.expressions import arithmetic
from kansrijk_desktop.engine.expressions.criteria import exact_texts, literal_texts
from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.errors import (
    ExpressionSyntaxError,
    TypeMismatchError,
    UnknownFunctionError,
    UnsupportedError,
)
from kansrijk_desktop.engine.expressions.functions import TABLE
from kansrijk_desktop.engine.expressions.functions.kinds import cast, test_kind, type_name
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator, Invocation
from kansrijk_desktop.engine.expressions.model import FHIR_TYPES, is_kind_of
from kansrijk_desktop.engine.expressions.nodes import RESPONSE, Node, append_named
from kansrijk_desktop.engine.expressions.operators import LOGIC, OPERATORS
from kansrijk_desktop.engine.expressions.searching import (
    Wanted,
    append_children,
    append_descendants,
)
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
from kansrijk_desktop.engine.expressions.values import single, whole

_KIND_FUNCTIONS = {"is", "as", "ofType"}
_IN_ORDER = {"first", "last", "skip", "tail", "take"}
_TEXT_FIELDS = ("linkId", "url")


def compile_tree(tree: Syntax) -> Evaluator:
    """Compile a syntax tree.

    Raises:
        UnknownFunctionError: a function this engine does not have.
        UnknownTypeError: a type that does not exist.
        UnsupportedError: a function that needs what we do not have.
        ExpressionSyntaxError: a function with too few or too many arguments.
    """
    if isinstance(tree, Member):
        return _member(tree)
    if isinstance(tree, Call):
        return _call(tree)
    if isinstance(tree, Operation):
        return _operation(tree)
    return _simple(tree)


def _simple(tree: Literal | Index | Sign | Variable | Special) -> Evaluator:
    if isinstance(tree, Literal):
        constant: list[Element] = [] if tree.value is None else [tree.value]
        return lambda _focus, _run: constant
    if isinstance(tree, Variable):
        name, position = tree.name, tree.position
        return lambda _focus, run: run.variable(name, position)
    if isinstance(tree, Special):
        return _SPECIALS[tree.name]
    if isinstance(tree, Sign):
        operand = _scoped(tree.operand)
        sign = arithmetic.negative if tree.symbol == "-" else arithmetic.positive
        return lambda focus, run: sign(operand(focus, run), run)
    _require_order(tree)
    return _index(compile_tree(tree.source), _scoped(tree.index))


def _this(focus: Collection, _run: Run) -> Collection:
    return focus


def _loop_index(_focus: Collection, run: Run) -> Collection:
    if run.index is None:
        raise TypeMismatchError("$index outside a loop")
    return [run.index]


def _loop_total(_focus: Collection, run: Run) -> Collection:
    if run.total is None:
        raise TypeMismatchError("$total outside aggregate()")
    return run.total


_SPECIALS: dict[str, Evaluator] = {"this": _this, "index": _loop_index, "total": _loop_total}


def _index(source: Evaluator, index: Evaluator) -> Evaluator:
    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        place = whole(index(focus, run))
        if place is None or place < 0:
            return []
        return elements[place : place + 1]

    return evaluate


def _member(tree: Member) -> Evaluator:
    name, sibling = tree.name, f"_{tree.name}"
    if tree.source is None:
        return _first_name(name, sibling)
    source = compile_tree(tree.source)

    def evaluate(focus: Collection, run: Run) -> Collection:
        found: list[Element] = []
        for element in source(focus, run):
            if type(element) is Node:
                append_named(element, name, sibling, found)
        run.spend(len(found) + 1)
        return found

    return evaluate


def _first_name(name: str, sibling: str) -> Evaluator:
    """Compile the first name of a path, which may also be the type of what it starts from."""
    may_be_type = name in FHIR_TYPES
    is_response = name == RESPONSE

    def evaluate(focus: Collection, run: Run) -> Collection:
        found: list[Element] = []
        for element in focus:
            if type(element) is Node:
                if may_be_type and is_kind_of(element.type, name):
                    found.append(element)
                else:
                    append_named(element, name, sibling, found)
        run.spend(len(found) + 1)
        # Forms write it at items too, where the path starts from the item: they mean the response.
        return run.response() if is_response and not found else found

    return evaluate


def _call(tree: Call) -> Evaluator:
    function = TABLE.get(tree.name)
    if function is None:
        raise UnknownFunctionError(tree.name, tree.position)
    if not function.least <= len(tree.arguments) <= function.most:
        raise ExpressionSyntaxError(f"wrong number of arguments for {tree.name}()", tree.position)
    arguments: tuple[Evaluator, ...] = ()
    if tree.name not in _KIND_FUNCTIONS:
        arguments = tuple(_argument(tree.name, argument) for argument in tree.arguments)
    if tree.name == "where":
        fast = _where_by_text(tree, arguments[0])
        if fast is not None:
            return fast
    if tree.name in _IN_ORDER:
        _require_order(tree)
    source = _this if tree.source is None else compile_tree(tree.source)
    return function.build(Invocation(source, arguments, tree.arguments, tree.position))


def _require_order(tree: Call | Index) -> None:
    source = tree.source
    if isinstance(source, Call) and source.name in {"children", "descendants"}:
        raise UnsupportedError(f"{source.name}() has no order to pick from", tree.position)


def _argument(function: str, tree: Syntax) -> Evaluator:
    if function == "sort" and isinstance(tree, Sign) and tree.symbol == "-":
        return _scoped(tree.operand)
    return _scoped(tree)


def _where_by_text(tree: Call, criterion: Evaluator) -> Evaluator | None:
    """Compile `item.where(linkId = 'x')`, the commonest path of all, without wrapping each item."""
    wanted = _text_filter(tree.arguments[0])
    source = tree.source
    if wanted is None:
        return None
    if isinstance(source, Member) and not (source.source is None and source.name in FHIR_TYPES):
        return _children_by_text(source, wanted, criterion)
    if isinstance(source, Call) and source.name == "descendants" and wanted[0] == "linkId":
        return _descendants_by_text(source, wanted)
    return None


def _children_by_text(member: Member, wanted: Wanted, criterion: Evaluator) -> Evaluator:
    name, sibling = member.name, f"_{member.name}"
    source = _this if member.source is None else compile_tree(member.source)
    slow = TABLE["where"].build(
        Invocation(compile_tree(Member(Special("this", 0), name, 0)), (criterion,), (), 0)
    )

    def evaluate(focus: Collection, run: Run) -> Collection:
        found: list[Element] = []
        for element in source(focus, run):
            if type(element) is Node:
                looked_at = append_children(element, name, sibling, wanted, found)
                if looked_at is None:
                    found.extend(slow([element], run))
                else:
                    run.spend(looked_at)
        return found

    return evaluate


def _descendants_by_text(call: Call, wanted: Wanted) -> Evaluator:
    source = _this if call.source is None else compile_tree(call.source)

    def evaluate(focus: Collection, run: Run) -> Collection:
        found: list[Element] = []
        for element in source(focus, run):
            if type(element) is Node:
                run.spend(append_descendants(element, wanted, found))
        return found

    return evaluate


def _text_filter(criterion: Syntax) -> Wanted | None:
    for field in _TEXT_FIELDS:
        texts = exact_texts(criterion, field)
        if texts is not None:
            return field, texts
    return None


def _operation(tree: Operation) -> Evaluator:
    left = _scoped(tree.left)
    if tree.symbol == "is":
        return test_kind(left, type_name(tree.right))
    if tree.symbol == "as":
        return cast(left, type_name(tree.right))
    texts = literal_texts(tree.right) if tree.symbol == "in" else None
    if texts is not None:
        return _in_texts(left, texts)
    right = _scoped(tree.right)
    logic = LOGIC.get(tree.symbol)
    if logic is not None:
        return logic(left, right)
    operator = OPERATORS[tree.symbol]
    return lambda focus, run: operator(left(focus, run), right(focus, run), run)


def _in_texts(left: Evaluator, texts: frozenset[str]) -> Evaluator:
    """Compile `linkId in ('a' | 'b')`, which forms write out for every question of a score."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = left(focus, run)
        if not elements:
            return []
        value = single(elements)
        return [isinstance(value, str) and value in texts]

    return evaluate


def _scoped(tree: Syntax) -> Evaluator:
    """Compile a part whose defineVariable() must not be seen outside it."""
    evaluator = compile_tree(tree)
    if not _defines(tree):
        return evaluator

    def evaluate(focus: Collection, run: Run) -> Collection:
        before = run.own_variables
        try:
            return evaluator(focus, run)
        finally:
            run.own_variables = before

    return evaluate


def _defines(tree: Syntax | None) -> bool:
    """Tell whether the path of a part holds a defineVariable()."""
    while isinstance(tree, Member | Call | Index):
        if isinstance(tree, Call) and tree.name == "defineVariable":
            return True
        tree = tree.source
    return False
