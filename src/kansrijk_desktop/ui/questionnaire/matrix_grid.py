"""Questions with the same answers as a table: a row per question, a column per answer."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Question, Row, Table
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.field_parts import message_of
from kansrijk_desktop.ui.questionnaire.mark_button import MarkButton
from kansrijk_desktop.ui.theme import SPACE_1, scaled
from kansrijk_desktop.ui.widgets.label import PlainLabel

LABEL_WIDTH = 200
COLUMN_WIDTH = 72


class MatrixRow:
    """One question of the table; a field as far as the keyboard is concerned.

    Attributes:
        address: where the answer is kept.
        marks: its cells, in the order of the answers.
    """

    def __init__(self, question: Question, answering: Answering, parent: QWidget) -> None:
        self.address = question.address
        self._group = QButtonGroup(parent)
        self._group.setExclusive(False)
        self.label = PlainLabel("")
        self.message = PlainLabel("", "error")
        self.marks = [
            MarkButton(self._group, is_multiple=question.item.item.repeats)
            for _choice in choices_of(question.item)
        ]
        for number, mark in enumerate(self.marks, start=1):
            mark.picked.connect(lambda number=number: answering.picked.emit(self.address, number))

    def show_question(self, row: Row, question: Question, check: Check) -> None:
        """Show the question as it is now."""
        required = "  ({})".format(_("verplicht")) if question.item.item.required else ""
        self.label.setText(row.title + required)
        for mark, choice in zip(self.marks, choices_of(question.item), strict=True):
            mark.show_mark(f"{row.title}: {choice.text}", is_chosen=choice.is_chosen)
        message = message_of(question.item, check)
        self.message.setText(message)
        self.message.setVisible(bool(message))
        for mark in self.marks:
            mark.setAccessibleDescription(message)

    def start_editing(self) -> None:
        """Bring the keyboard to the chosen cell, or else to the first."""
        chosen = [mark for mark in self.marks if mark.isChecked()]
        (chosen or self.marks)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def isAncestorOf(self, child: QWidget) -> bool:
        """Return whether a widget stands in this row."""
        return child in self.marks


class MatrixGrid(QWidget):
    """The table itself.

    Attributes:
        rows: what is shown, in order.
    """

    def __init__(self, table: Table, answering: Answering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = [PlainLabel("", "small") for _column in table.columns]
        self.rows: list[MatrixRow] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_1)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(0, 3)
        grid.setColumnMinimumWidth(0, scaled(LABEL_WIDTH))
        for at, head in enumerate(self._heads, start=1):
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 2)
        for at, row in enumerate(table.rows):
            made = MatrixRow(row.cells[0][1], answering, self)
            self.rows.append(made)
            grid.addWidget(made.label, 2 * at + 1, 0)
            for column, mark in enumerate(made.marks, start=1):
                grid.addWidget(mark, 2 * at + 1, column)
            grid.addWidget(made.message, 2 * at + 2, 0, 1, len(made.marks) + 1)

    def show_table(self, table: Table, check: Check) -> None:
        """Show the same questions as they are now."""
        for head, column in zip(self._heads, table.columns, strict=True):
            head.setText(column.title)
        for made, row in zip(self.rows, table.rows, strict=True):
            made.show_question(row, row.cells[0][1], check)

    def fields(self) -> Iterator[MatrixRow]:
        """Yield the rows, which are its fields."""
        yield from self.rows
