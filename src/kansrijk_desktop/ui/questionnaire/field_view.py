"""One question within a block: its text, its field, and what belongs to it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_making import label_of
from kansrijk_desktop.services.page_parts import Part, Question
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.field_parts import (
    CalculatedCaption,
    connect_field,
    hint_of,
    is_wrong,
    message_of,
)
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView, spoken
from kansrijk_desktop.ui.questionnaire.part_column import (
    FieldPlace,
    MakesView,
    PartColumn,
    PartView,
    go_into,
)
from kansrijk_desktop.ui.questionnaire.registry import widget_for
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.rich_label import RichLabel


class FieldView(PartView):
    """A question with its field below it; in a table, where `row` names its row, the field alone.

    Attributes:
        address: where the answer is kept.
        item_widget: the field itself.
        message: what is wrong with the answer.
        caption: on a value that the form computes; None elsewhere.
        parts: what is asked along with it; None while nothing is.
    """

    def __init__(
        self,
        question: Question,
        answering: Answering,
        make: MakesView,
        *,
        row: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.address = question.address
        self._answering = answering
        self._make = make
        self._row = row
        self._text = RichLabel("", "strong")
        self._hint = PlainLabel("", "small")
        self._notes = NotesView()
        self.item_widget = widget_for(question.item.item)
        self.message = PlainLabel("", "error")
        self.caption: CalculatedCaption | None = None
        connect_field(self.item_widget, self.address, answering)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_HALF if not row else 0, 0, 0)
        column.setSpacing(SPACE_HALF)
        for part in (self._text, self._hint, self._notes, self.item_widget, self.message):
            column.addWidget(part)
        if question.is_calculated and not question.is_read_only:
            self.caption = CalculatedCaption()
            self.caption.given_back.connect(self._on_given_back)
            column.addWidget(self.caption)
        self.parts: PartColumn | None = None

    @override
    def show_part(self, part: Part, check: Check) -> None:
        if not isinstance(part, Question):
            raise TypeError(part)
        question = part
        item = question.item
        label, hint = label_of(item), hint_of(question, self.item_widget)
        self._text.show_text(
            item.text, item.markup, prefix=item.item.prefix, prefix_markup=item.prefix_markup
        )
        self._text.setVisible(not self._row and bool(label))
        self._hint.setText(hint)
        self._hint.setVisible(not self._row and bool(hint))
        self._notes.show_notes(question.notes, item.text)
        self.item_widget.show_item(item)
        message = message_of(item, check)
        self.message.setText(message)
        self.message.show_role("error" if is_wrong(item) else "secondary")
        self.message.setVisible(bool(message))
        if self.caption is not None:
            self.caption.show_item(item)
        self._show_parts(question, check)
        described = (self._row, hint, spoken(question.notes), message)
        self.item_widget.describe(" ".join(each for each in described if each))

    @override
    def fields(self) -> Iterator[FieldPlace]:
        yield self
        if self.parts is not None:
            yield from self.parts.fields()

    def start_editing(self) -> None:
        """Bring the keyboard here."""
        go_into(self.item_widget)

    def _show_parts(self, question: Question, check: Check) -> None:
        if self.parts is None and question.parts:
            self.parts = PartColumn(self._answering, self._make)
            self.parts.setContentsMargins(SPACE_2, 0, 0, 0)
            self._column.addWidget(self.parts)
        if self.parts is not None:
            self.parts.show_parts(question.parts, check)
            self.parts.setVisible(bool(question.parts))

    def _on_given_back(self) -> None:
        self._answering.answered.emit(self.address, ())
