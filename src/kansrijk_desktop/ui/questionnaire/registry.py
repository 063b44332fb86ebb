"""Which widget shows which type of question."""

from kansrijk_desktop.engine.definition import Item
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.date import DateItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.number import NumberItem
from kansrijk_desktop.ui.questionnaire.items.open_choice import OpenChoiceItem
from kansrijk_desktop.ui.questionnaire.items.several_lines import SeveralLinesItem
from kansrijk_desktop.ui.questionnaire.items.text import LineItem, TextItem
from kansrijk_desktop.ui.questionnaire.items.unsupported import UnsupportedItem

ITEM_WIDGETS: dict[str, type[ItemWidget]] = {
    "boolean": ChoiceItem,
    "choice": ChoiceItem,
    "open-choice": OpenChoiceItem,
    "string": LineItem,
    "url": LineItem,
    "text": TextItem,
    "integer": NumberItem,
    "decimal": NumberItem,
    "quantity": NumberItem,
    "date": DateItem,
}


def kind_of(item: Item) -> type[ItemWidget]:
    """Return which widget shows a question."""
    if item.is_open:
        return OpenChoiceItem
    if item.repeats and item.type == "string":
        return SeveralLinesItem
    return ITEM_WIDGETS.get(item.type, UnsupportedItem)


def widget_for(item: Item) -> ItemWidget:
    """Make the widget for a question."""
    return kind_of(item)()
