"""What a form says about how a question is shown: units, labels, formats, steps.

Pure functions over items and their states. Nothing here changes what an answer means.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item, Limits
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.extensions import HL7, SDC

MAX_STEPS = 10_000
_BESIDE_THE_FIELD = frozenset({"unit", "lower", "upper"})
_DEFAULT_TOP = 100
_FINE_RANGE = 10
_VERTICAL = "vertical"


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a slider.

    Attributes:
        count: how many steps there are from the lowest value to the highest.
    """

    lowest: Decimal
    highest: Decimal
    step: Decimal
    count: int

    def value_at(self, position: int) -> Decimal:
        """Return the value after so many steps; the last step may be a short one."""
        return min(self.lowest + position * self.step, self.highest)

    def position_of(self, value: Decimal) -> int:
        """Return the step nearest to a value."""
        nearest = round((value - self.lowest) / self.step)
        return max(0, min(nearest, self.count))


def is_part_of_field(item: Item) -> bool:
    """Tell whether a display item is shown with the field above it: its unit or the ends of it."""
    return item.is_display and item.control in _BESIDE_THE_FIELD


def unit_of(state: ItemState) -> str:
    """Return the unit to show behind the field: as the form words it, or the only unit it has."""
    worded = _beside(state, "unit")
    if worded:
        return worded
    return state.item.units[0].label if len(state.item.units) == 1 else ""


def ends_of(state: ItemState) -> tuple[str, str]:
    """Return what the form says at the lower and at the upper end."""
    return _beside(state, "lower"), _beside(state, "upper")


@lru_cache(maxsize=8192)
def entry_format(item: Item) -> str:
    """Return how the form wants the answer to be written, such as "in kilo"."""
    return _text(item, HL7 + "entryFormat")


@lru_cache(maxsize=8192)
def open_label(item: Item) -> str:
    """Return what the form calls an answer in one's own words."""
    return _text(item, SDC + "sdc-questionnaire-openLabel")


@lru_cache(maxsize=8192)
def is_horizontal(item: Item) -> bool:
    """Tell whether the options stand beside one another."""
    return _text(item, HL7 + "questionnaire-choiceOrientation") not in {"", _VERTICAL}


@lru_cache(maxsize=8192)
def scale_of(item: Item, limits: Limits) -> Scale | None:
    """Return the values of a slider; None when there are too many or none to slide over.

    From 0 to 100 where the form has no limits, in steps of 1, or of 0.1 where decimals are asked
    within a range of 10.
    """
    lowest = _number(limits.minimum)
    highest = _number(limits.maximum)
    if lowest is None:
        lowest = Decimal(0) if highest is None or highest > 0 else highest - _DEFAULT_TOP
    if highest is None:
        highest = lowest + _DEFAULT_TOP
    step = _step(item, highest - lowest)
    if item.type == "integer" and (lowest % 1 or highest % 1):
        return None
    if highest <= lowest or highest - lowest > step * MAX_STEPS:
        return None
    count = ((highest - lowest) / step).to_integral_value(ROUND_CEILING)
    return Scale(lowest, highest, step, int(count))


@lru_cache(maxsize=8192)
def step_of(item: Item) -> Decimal:
    """Return how much the buttons of a spinner add."""
    return _step(item, Decimal(0))


def _step(item: Item, spread: Decimal) -> Decimal:
    written = item.extension(HL7 + "questionnaire-sliderStepValue")
    if isinstance(written, int | Decimal) and not isinstance(written, bool) and written > 0:
        step = Decimal(written)
        return step if item.type != "integer" or step == step.to_integral_value() else Decimal(1)
    is_fine = item.type != "integer" and 0 < spread <= _FINE_RANGE
    return Decimal("0.1") if is_fine else Decimal(1)


def _beside(state: ItemState, control: str) -> str:
    found: Iterator[str] = (
        child.text
        for child in state.children
        if child.item.is_display and child.item.control == control and child.is_enabled
    )
    return next(found, "")


def _number(value: Value | None) -> Decimal | None:
    if value is None or not isinstance(value.json, int | Decimal):
        return None
    return Decimal(value.json)


def _text(item: Item, url: str) -> str:
    written = item.extension(url)
    return written if isinstance(written, str) else ""
