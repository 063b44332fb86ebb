"""Which widget shows which question: by its type, its options and the control it asks for."""

from kansrijk_desktop.engine.definition import Item
from kansrijk_desktop.engine.presentation import scale_of
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.listed_choice import DropDownItem, SearchItem
from kansrijk_desktop.ui.questionnaire.items.open_choice import OpenChoiceItem
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from kansrijk_desktop.ui.questionnaire.items.slider import SliderItem
from kansrijk_desktop.ui.questionnaire.items.text import LineItem, TextItem

MANY_OPTIONS = 20
"""More than this is searched, not read; our own forms have up to 15 on one page."""

_CARDS = frozenset({"radio-button", "check-box"})
_SEARCHED = frozenset({"autocomplete", "lookup"})
_CHOSEN_TYPES = frozenset({"boolean", "choice", "open-choice"})
_TYPED_TYPES = frozenset(
    {"string", "url", "integer", "decimal", "quantity", "date", "dateTime", "time"}
)


def kind_of(item: Item) -> type[ItemWidget]:
    """Return which widget shows a question."""
    if item.read_only:
        return ReadOnlyItem
    if item.type in _CHOSEN_TYPES or item.options or item.is_open:
        return _choice_kind(item)
    if item.type == "text":
        return TextItem
    if item.type not in _TYPED_TYPES:
        return ReadOnlyItem
    is_slid = item.control == "slider" and item.type in {"integer", "decimal"} and not item.repeats
    return SliderItem if is_slid and scale_of(item, item.limits) is not None else LineItem


def widget_for(item: Item) -> ItemWidget:
    """Make the widget for a question."""
    return kind_of(item)()


def _choice_kind(item: Item) -> type[ItemWidget]:
    has_list = bool(item.options) or item.logic.options_expression is not None
    if has_list and item.control in _SEARCHED:
        return SearchItem
    if has_list and item.control == "drop-down":
        # A list that unfolds holds one answer.
        return SearchItem if item.repeats else DropDownItem
    if len(item.options) > MANY_OPTIONS and item.control not in _CARDS:
        return SearchItem
    return OpenChoiceItem if item.is_open else ChoiceItem
