"""Tell which answers stay away from home unless she says otherwise.

The mark is set beforehand by the form: for a whole question, or for one answer of it (doubts about
the pregnancy among the things that weigh on her). One such answer marks all that was said there.
"""

from collections.abc import Sequence

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME


def is_preset_not_for_home(item: Item, values: Sequence[Value]) -> bool:
    """Tell whether the form marks these answers to a question *niet voor thuis*."""
    if item.extension(NOT_FOR_HOME) is True:
        return True
    chosen = (item.option_for(value) for value in values)
    return any(option is not None and option.extension(NOT_FOR_HOME) is True for option in chosen)
