"""The fields of a form, by how each is answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.meldcode_form import Asks, Field, Option
from kansrijk_desktop.ui.widgets.card_choice import CardChoice
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import Field as LabelledField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.text_area import TextArea

DAYS = frozenset({Asks.DAY, Asks.LATER_DAY})
_SHORT = 24
"""Options of at most so many letters stand side by side."""


class ChoiceField(LabelledField):
    """One of a few options, side by side where they are short.

    Signals:
        edited: the key that the user picked.

    Attributes:
        choice: the options.
    """

    edited = Signal(str)

    def __init__(
        self,
        label: str,
        options: tuple[Option, ...],
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        is_short = all(len(words) <= _SHORT for _key, words in options)
        self.choice: SegmentedChoice | CardChoice
        self.choice = (SegmentedChoice if is_short else CardChoice)(label, options)
        super().__init__(label, self.choice, help_text=help_text, parent=parent)
        self.choice.chosen.connect(self.edited)
        first = self.picks()[options[0][0]]
        self.choice.setFocusProxy(first)

    def picks(self) -> dict[str, QWidget]:
        """Return what is pressed to pick an option, by its key."""
        if isinstance(self.choice, SegmentedChoice):
            return dict(self.choice.segments)
        return dict(self.choice.cards)

    def show_text(self, text: str) -> None:
        """Show the option with this key as chosen."""
        self.choice.show_chosen(text)


def field_widget(field: Field) -> TextField | TextArea | ChoiceField:
    """Return an empty widget for a field."""
    label, help_text = field.label, field.help_text
    if field.asks is Asks.CHOICE:
        return ChoiceField(label, field.options, help_text=help_text)
    if field.asks is Asks.TEXT:
        return TextArea(label, help_text=help_text, min_lines=3)
    if field.asks in DAYS:
        return DateField(label, help_text=help_text)
    return TextField(label, help_text=help_text)
