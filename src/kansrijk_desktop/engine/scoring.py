"""The weight of an answer, as the form gives it.

A weight of zero is a weight; no weight is None, never 0.
"""

from decimal import Decimal

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.weights import written_weight


def weight_of(item: Item, value: Value) -> Decimal | None:
    """Return what a value weighs at this item; None when the form gives it no weight."""
    if isinstance(value.json, dict):
        own = written_weight(value.json)
        if own is not None:
            return own
    option = item.option_for(value)
    return None if option is None else option.weight
