"""One of the professional's own questions: a row of words, or a few lines."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.summary import NOT_ASKED
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.registry import widget_for
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.text_area import TextArea

_PRESSED = frozenset({"boolean", "choice"})
_WRITTEN = frozenset({"string", "text"})


class WeighingField(QWidget):
    """A question with its answer.

    Signals:
        chosen: address and number of the answer that was pressed.
        typed: address and values, after a keystroke.

    Attributes:
        segments: the answers to press, or None.
        area: the lines to write, or None.
        switch: opens more questions, or None.
        field: any other kind of question (a date), or None.
    """

    chosen = Signal(str, int)
    typed = Signal(str, object)

    def __init__(self, item: ItemState, *, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = item.address
        self._text = title or item.text
        self.segments: SegmentedChoice | None = None
        self.area: TextArea | None = None
        self.switch: QuietButton | None = None
        self.field: ItemWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_HALF)
        if item.item.extension(extensions.OPENS_FOLLOW_UP) is True:
            self._make_switch()
        elif item.item.type in _PRESSED:
            self._make_segments(item)
        elif item.item.type in _WRITTEN:
            self._make_area()
        else:
            self._make_field(item)

    def show_item(self, item: ItemState) -> None:
        """Show the answer as it is now."""
        if self.segments is not None:
            chosen = [str(n) for n, each in enumerate(choices_of(item), 1) if each.is_chosen]
            if item.item.repeats:
                self.segments.show_several(chosen)
            else:
                self.segments.show_chosen(chosen[0] if chosen else "")
        if self.switch is not None:
            self.switch.setChecked(any(value.json is True for value in item.values))
        if self.area is not None:
            written = item.values[0].label if item.values else ""
            if written_words(self.area.text()) != written:
                self.area.show_text(written)
        if self.field is not None:
            self.field.show_item(item)
            problem = next((each.message for each in item.problems if item.values), "")
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))

    def take_focus(self) -> None:
        """Put the keyboard here."""
        if self.area is not None:
            self.area.edit.setFocus()
        elif self.segments is not None:
            next(iter(self.segments.segments.values())).setFocus()
        elif self.field is not None:
            self.field.start_editing()

    def _make_switch(self) -> None:
        self.switch = QuietButton(self._text, "plus")
        self.switch.setCheckable(True)
        self.switch.clicked.connect(partial(self.chosen.emit, self.address, 1))
        self._column.addWidget(self.switch)

    def _make_segments(self, item: ItemState) -> None:
        choices = [
            (str(number), choice.text)
            for number, choice in enumerate(choices_of(item), 1)
            if choice.value.code != NOT_ASKED or choice.is_chosen
        ]
        self.segments = SegmentedChoice(self._text, choices)
        self.segments.chosen.connect(self._on_chosen)
        self._column.addWidget(PlainLabel(self._text, "strong"))
        if item.item.repeats:
            self._column.addWidget(PlainLabel(_("Meer antwoorden mogelijk"), "small"))
        self._column.addWidget(self.segments)

    def _make_area(self) -> None:
        self.area = TextArea(self._text, min_lines=1, max_lines=6)
        self.area.edited.connect(self._on_edited)
        self._column.addWidget(self.area)

    def _make_field(self, item: ItemState) -> None:
        self.field = widget_for(item.item)
        self._problem = PlainLabel("", "error")
        self._problem.hide()
        for told in (self.field.answered, self.field.typed):
            told.connect(self._on_told)
        self._column.addWidget(PlainLabel(self._text, "strong"))
        self._column.addWidget(self.field)
        self._column.addWidget(self._problem)

    def _on_told(self, values: object) -> None:
        self.typed.emit(self.address, values)

    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(self.address, int(key))

    def _on_edited(self, text: str) -> None:
        written = written_words(text)
        self.typed.emit(self.address, (value_string(written),) if written else ())


class WeighingForm(QWidget):
    """Several of the professional's questions below each other.

    Signals:
        chosen, typed: as those of `WeighingField`.

    Attributes:
        fields: by address.
    """

    chosen = Signal(str, int)
    typed = Signal(str, object)

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, WeighingField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def show_items(self, items: tuple[ItemState, ...], titles: dict[str, str]) -> None:
        """Show these questions; `titles` replaces the text of some, by address."""
        wanted = {item.address for item in items}
        for address in [each for each in self.fields if each not in wanted]:
            field = self.fields.pop(address)
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        for position, item in enumerate(items):
            if item.address not in self.fields:
                made = WeighingField(item, title=titles.get(item.address, ""))
                made.chosen.connect(self.chosen)
                made.typed.connect(self.typed)
                self.fields[item.address] = made
                self._column.insertWidget(position, made)
            self.fields[item.address].show_item(item)
        self.setVisible(bool(items))
