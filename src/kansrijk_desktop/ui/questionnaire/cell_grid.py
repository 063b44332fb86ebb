"""A table of fields: a row per occurrence or per group, a column per question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Column, Question, Repeat, Table
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.part_column import MakesView
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, scaled
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.label import PlainLabel

COLUMN_WIDTH = 132
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row as it has to be shown."""

    title: str
    cells: dict[str, Question]


class CellGrid(QWidget):
    """The table itself, with the ways to change its rows where it repeats.

    Signals:
        remove_pressed: which row (from 0).
        move_pressed: which row, and -1 for up or 1 for down.

    Attributes:
        cells: the fields by row and key of the column.
        remove_buttons, up_buttons, down_buttons: one per row, where it repeats.
    """

    remove_pressed = Signal(int)
    move_pressed = Signal(int, int)

    def __init__(
        self, answering: Answering, make: MakesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answering = answering
        self._make = make
        self.cells: dict[tuple[int, str], FieldView] = {}
        self.remove_buttons: list[IconButton] = []
        self.up_buttons: list[IconButton] = []
        self.down_buttons: list[IconButton] = []
        self._heads: list[PlainLabel] = []
        self._titles: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)

    def show_rows(self, part: Repeat | Table, rows: Sequence[CellRow], check: Check) -> None:
        """Show these rows under the columns of a table."""
        self._show_heads(part.columns)
        for at, row in enumerate(rows):
            self._show_title(at, row.title)
            self._show_cells(at, row, part.columns, check)
        for at in range(len(rows), len(self._titles)):
            self._titles[at].hide()
            self._show_cells(at, CellRow("", {}), part.columns, check)
        if isinstance(part, Repeat):
            self._show_buttons(part, len(rows))

    def fields(self) -> Iterator[FieldView]:
        """Yield the fields, row by row."""
        for key in sorted(self.cells, key=lambda key: key[0]):
            yield self.cells[key]

    def _show_heads(self, columns: Sequence[Column]) -> None:
        while len(self._heads) < len(columns):
            at = len(self._heads) + 1
            head = PlainLabel("", "small")
            self._heads.append(head)
            self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(at, 1)
        for at, head in enumerate(self._heads):
            head.setText(columns[at].title if at < len(columns) else "")
            head.setVisible(at < len(columns))

    def _show_title(self, at: int, title: str) -> None:
        while len(self._titles) <= at:
            label = PlainLabel("", "strong", wraps=len(title) > 3)  # noqa: PLR2004 - a number
            self._grid.addWidget(label, len(self._titles) + 1, 0, _TOP)
            self._titles.append(label)
        self._titles[at].setText(title)
        self._titles[at].show()

    def _show_cells(self, at: int, row: CellRow, columns: Sequence[Column], check: Check) -> None:
        for place, column in enumerate(columns, start=1):
            question = row.cells.get(column.key)
            view = self.cells.get((at, column.key))
            is_other = view is not None and (question is None or view.address != question.address)
            if view is not None and is_other:
                self._grid.removeWidget(view)
                view.hide()
                view.deleteLater()
                view = self.cells.pop((at, column.key), None) and None
            if question is None:
                continue
            if view is None:
                view = FieldView(question, self._answering, self._make, row=row.title)
                self.cells[at, column.key] = view
                self._grid.addWidget(view, at + 1, place, _TOP)
                view.show()
            view.show_part(question, check)

    def _show_buttons(self, repeat: Repeat, count: int) -> None:
        column = len(self._heads) + 1
        while len(self.remove_buttons) < count:
            self._make_buttons(len(self.remove_buttons), column)
        rows = zip(self.up_buttons, self.down_buttons, self.remove_buttons, strict=True)
        for at, (up, down, remove) in enumerate(rows):
            is_there = at < count
            up.setVisible(is_there and count > 1)
            down.setVisible(is_there and count > 1)
            remove.setVisible(is_there and repeat.can_remove)
            up.setEnabled(at > 0)
            down.setEnabled(at < len(repeat.cards) - 1)

    def _make_buttons(self, at: int, column: int) -> None:
        up = IconButton("chevron-up", _("Regel {number} omhoog").format(number=at + 1))
        down = IconButton("chevron-down", _("Regel {number} omlaag").format(number=at + 1))
        remove = IconButton("close", _("Verwijder regel {number}").format(number=at + 1))
        up.clicked.connect(lambda: self.move_pressed.emit(at, -1))
        down.clicked.connect(lambda: self.move_pressed.emit(at, 1))
        remove.clicked.connect(lambda: self.remove_pressed.emit(at))
        for place, button in enumerate((up, down, remove)):
            self._grid.addWidget(button, at + 1, column + place, _TOP)
        self.up_buttons.append(up)
        self.down_buttons.append(down)
        self.remove_buttons.append(remove)


def needed_width(column_count: int, *, repeats: bool) -> int:
    """Return about how wide a table has to be."""
    buttons = scaled(44) * 3 if repeats else scaled(120)
    return column_count * (scaled(COLUMN_WIDTH) + SPACE_2) + buttons
