"""Amounts with a unit, in exact decimals."""

from dataclasses import dataclass
from decimal import Decimal

from kansrijk_desktop.engine.expressions import decimals
from kansrijk_desktop.engine.expressions.units import CALENDAR_UNITS, Measure, measure
from kansrijk_desktop.overriding import override


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount; `unit` is a UCUM code, or a calendar word in the singular."""

    value: Decimal
    unit: str = "1"

    @override
    def __str__(self) -> str:
        if self.unit in CALENDAR_UNITS:
            plural = "" if abs(self.value) == 1 else "s"
            return f"{self.value:f} {self.unit}{plural}"
        return f"{self.value:f} '{self.unit}'"

    @property
    def measure(self) -> Measure:
        """Factor and dimension of the unit."""
        return measure(self.unit)


def are_comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether one can be expressed in the unit of the other."""
    return left.unit == right.unit or left.measure.dimension == right.measure.dimension


def in_unit_of(quantity: Quantity, other: Quantity) -> Decimal:
    """Express a comparable quantity in the unit of `other`."""
    if quantity.unit == other.unit:
        return quantity.value
    base = decimals.multiply(quantity.value, quantity.measure.factor)
    return decimals.divide(base, other.measure.factor)


def compare(left: Quantity, right: Quantity) -> int | None:
    """Compare two quantities: -1, 0 or 1; None when their units have nothing in common."""
    if not are_comparable(left, right):
        return None
    if left.unit == right.unit:
        ours, theirs = left.value, right.value
    else:
        ours = decimals.multiply(left.value, left.measure.factor)
        theirs = decimals.multiply(right.value, right.measure.factor)
    return (ours > theirs) - (ours < theirs)


def key(quantity: Quantity) -> tuple[object, ...]:
    """Return what two quantities share exactly when they are equal."""
    whole = decimals.multiply(quantity.value, quantity.measure.factor)
    return ("quantity", quantity.measure.dimension, whole)


def multiply(left: Quantity, right: Quantity) -> Quantity:
    """Multiply amounts and units."""
    return Quantity(decimals.multiply(left.value, right.value), _joined(left.unit, ".", right.unit))


def divide(left: Quantity, right: Quantity) -> Quantity:
    """Divide amounts and units; the caller has seen to it that `right` is not 0."""
    if right.unit != "1" and are_comparable(left, right):
        return Quantity(decimals.divide(left.value, in_unit_of(right, left)))
    return Quantity(decimals.divide(left.value, right.value), _joined(left.unit, "/", right.unit))


def _joined(left: str, sign: str, right: str) -> str:
    if right == "1":
        return left
    if sign == "." and left == "1":
        return right
    # UCUM has no brackets in our reading: dividing by a product divides by each of its parts.
    swapped = right.translate(str.maketrans("./", "/.")) if sign == "/" else right
    return f"{left}{sign}{swapped}"
