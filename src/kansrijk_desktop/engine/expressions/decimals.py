"""Exact decimal arithmetic with a bound, apart from the thread's own settings."""

from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from kansrijk_desktop.engine.expressions.errors import LimitExceededError

PRECISION = 40
_CONTEXT = Context(
    prec=PRECISION, Emin=-999, Emax=999, traps=[InvalidOperation, Overflow, DivisionByZero]
)
# What has no end is cut off well before the digits that sums need.
_INEXACT = Context(prec=28, Emin=-999, Emax=999, traps=[InvalidOperation, Overflow, DivisionByZero])
_LARGEST_WHOLE = 2**63


def _bounded(work: Callable[[], Decimal]) -> Decimal:
    try:
        return work()
    except (InvalidOperation, Overflow) as error:
        raise LimitExceededError("number out of range") from error


def add(left: Decimal, right: Decimal) -> Decimal:
    """Add."""
    return _bounded(lambda: _CONTEXT.add(left, right))


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """Multiply."""
    return _bounded(lambda: _CONTEXT.multiply(left, right))


def divide(left: Decimal, right: Decimal) -> Decimal:
    """Divide; `right` is not 0."""
    return _bounded(lambda: _INEXACT.divide(left, right))


def remainder(left: Decimal, right: Decimal) -> Decimal:
    """Return what is left after whole division; `right` is not 0."""
    return _bounded(lambda: _CONTEXT.remainder(left, right))


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Raise to a power."""
    return _bounded(lambda: _INEXACT.power(base, exponent))


def exponential(value: Decimal) -> Decimal:
    """Raise e to a power."""
    return _bounded(lambda: _INEXACT.exp(value))


def natural_logarithm(value: Decimal) -> Decimal:
    """Return the logarithm to base e of a value above 0."""
    return _bounded(lambda: _INEXACT.ln(value))


def logarithm(value: Decimal, base: Decimal) -> Decimal:
    """Return the logarithm of a value above 0 to a base above 0 that is not 1."""
    return _bounded(lambda: _INEXACT.plus(_CONTEXT.divide(_CONTEXT.ln(value), _CONTEXT.ln(base))))


def square_root(value: Decimal) -> Decimal:
    """Return the root of a value of 0 or more."""
    return _bounded(lambda: _INEXACT.sqrt(value))


def rounded(value: Decimal, digits: int, rounding: str) -> Decimal:
    """Round to a number of decimals."""
    return _bounded(
        lambda: value.quantize(Decimal(1).scaleb(-digits), rounding=rounding, context=_CONTEXT)
    )


def whole(value: int) -> int:
    """Return a whole number that still fits 64 bits.

    Raises:
        LimitExceededError: it does not.
    """
    if -_LARGEST_WHOLE <= value < _LARGEST_WHOLE:
        return value
    raise LimitExceededError("whole number out of range")
