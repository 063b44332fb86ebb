"""Read off which texts a criterion such as `linkId = 'a'` lets through."""

from collections.abc import Callable
from typing import TypeAlias

from kansrijk_desktop.engine.expressions.syntax import Literal, Member, Operation, Special, Syntax

Texts: TypeAlias = frozenset[str]
_Reader: TypeAlias = Callable[[Syntax, str], Texts | None]


def exact_texts(criterion: Syntax, field: str) -> Texts | None:
    """Return the texts of a field that the criterion asks for, and it asks nothing else.

    Reads `field = 'a'`, `field in ('a' | 'b')`, `('a' | 'b') contains field` and these with `or`.

    Returns:
        None where the criterion is anything else.
    """
    if not isinstance(criterion, Operation):
        return None
    left, right = criterion.left, criterion.right
    if criterion.symbol == "or":
        return _either(exact_texts, criterion, field)
    if criterion.symbol == "=" and _is_field(right, field):
        left, right = right, left
    if criterion.symbol == "contains":
        left, right = right, left
    is_single = criterion.symbol == "=" and isinstance(right, Literal)
    if not _is_field(left, field) or not (is_single or criterion.symbol in {"in", "contains"}):
        return None
    return literal_texts(right)


def possible_texts(criterion: Syntax, field: str) -> Texts | None:
    """Return the texts of a field beyond which the criterion looks at nothing.

    With `and` the field must come first: then the rest is not even tried on other elements, and
    cannot fail on them.

    Returns:
        None where it does not say.
    """
    if isinstance(criterion, Operation) and criterion.symbol == "and":
        left = possible_texts(criterion.left, field)
        right = possible_texts(criterion.right, field)
        return left if left is None or right is None else left & right
    if isinstance(criterion, Operation) and criterion.symbol == "or":
        return _either(possible_texts, criterion, field)
    return exact_texts(criterion, field)


def literal_texts(tree: Syntax) -> Texts | None:
    """Return the texts of `'a'` or `('a' | 'b')`; None for anything else."""
    if isinstance(tree, Literal):
        return frozenset({tree.value}) if isinstance(tree.value, str) else None
    if isinstance(tree, Operation) and tree.symbol == "|":
        left, right = literal_texts(tree.left), literal_texts(tree.right)
        return None if left is None or right is None else left | right
    return None


def _either(read: _Reader, criterion: Operation, field: str) -> Texts | None:
    left, right = read(criterion.left, field), read(criterion.right, field)
    return None if left is None or right is None else left | right


def _is_field(tree: Syntax, field: str) -> bool:
    if not isinstance(tree, Member) or tree.name != field:
        return False
    source = tree.source
    return source is None or (isinstance(source, Special) and source.name == "this")
