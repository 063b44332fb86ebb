"""A table where there is room for it, and the same as cards where there is not."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Part, Question, Repeat, Table
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.cell_grid import CellGrid, CellRow, needed_width
from kansrijk_desktop.ui.questionnaire.group_view import message_below
from kansrijk_desktop.ui.questionnaire.matrix_grid import COLUMN_WIDTH, LABEL_WIDTH, MatrixGrid
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView
from kansrijk_desktop.ui.questionnaire.part_column import (
    FieldPlace,
    MakesView,
    PartColumn,
    PartView,
    drop,
)
from kansrijk_desktop.ui.questionnaire.repeat_view import RepeatView, show_add_button, show_limits
from kansrijk_desktop.ui.theme import SPACE_1, scaled
from kansrijk_desktop.ui.widgets.button import Button, QuietButton
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel

AT_ONCE = 25
"""As many rows as are made before she asks for more."""

_NARROW = 240


class TableView(PartView):
    """A table of questions; `shows_title` where nothing above it says what it is called.

    Attributes:
        matrix, cells: the table, whichever of the two it is; None while it is not shown as one.
        stacked: the same as cards; None while there is room for a table.
        add_button: one more row, where it repeats.
    """

    def __init__(
        self,
        answering: Answering,
        make: MakesView,
        *,
        shows_title: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answering = answering
        self._make = make
        self._shows_title = shows_title
        self._part: Repeat | Table | None = None
        self._check = Check.NOTHING
        self._limit = AT_ONCE
        self._needed = 0
        self._going = 0
        self.matrix: MatrixGrid | None = None
        self.cells: CellGrid | None = None
        self.stacked: RepeatView | PartColumn | None = None
        self._title = Heading("", 3)
        self._notes = NotesView()
        self._message = PlainLabel("", "error")
        self._limits = PlainLabel("", "secondary")
        self.more_button = QuietButton("", "chevron-down")
        self.add_button = Button("", "plus")
        self._sure = QWidget()
        self.sure_button = Button(_("Ja, verwijder"))
        self.keep_button = QuietButton(_("Laat staan"))
        self._build()
        self.more_button.clicked.connect(self._on_more)
        self.add_button.clicked.connect(self._on_add)
        self.sure_button.clicked.connect(self._on_sure)
        self.keep_button.clicked.connect(self._sure.hide)

    @override
    def show_part(self, part: Part, check: Check) -> None:
        if not isinstance(part, Repeat | Table):
            raise TypeError(part)
        self._part, self._check = part, check
        self._title.setText(part.title)
        self._title.setVisible(self._shows_title and bool(part.title))
        self.setAccessibleName(part.title)
        self._notes.show_notes(part.notes if isinstance(part, Table) else (), part.title)
        message_below(self._message, part.item, check)
        self._sure.hide()
        self._choose_shape()

    @override
    def fields(self) -> Iterator[FieldPlace]:
        for shown in (self.stacked, self.matrix, self.cells):
            if shown is not None:
                yield from shown.fields()

    @override
    def reveal(self, address: str) -> bool:
        if self.stacked is not None:
            return self.stacked.reveal(address)
        while self.more_button.isVisibleTo(self) and not super().reveal(address):
            self._on_more()
        return super().reveal(address)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for little, so that it can become cards before anything is cut."""
        return QSize(scaled(_NARROW), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become cards where there is no room for a table."""
        super().resizeEvent(event)
        if self._part is not None and event.size().width() != event.oldSize().width():
            self._choose_shape()

    def _build(self) -> None:
        line = QHBoxLayout(self._sure)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(_("Er staan antwoorden in. Toch weghalen?")), 1)
        line.addWidget(self.sure_button)
        line.addWidget(self.keep_button)
        self._sure.hide()
        self._body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._title)
        column.addWidget(self._notes)
        column.addLayout(self._body)
        column.addWidget(self._sure)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._limits)
        column.addWidget(self._message)

    def _choose_shape(self) -> None:
        part = self._part
        if part is None:
            return
        if self.width() >= max(self._needed, _about(part)):
            self._show_table(part)
            grid = self.matrix or self.cells
            self._needed = grid.minimumSizeHint().width() if grid is not None else 0
        if self.width() < max(self._needed, _about(part)):
            self._show_stacked(part)

    def _show_table(self, part: Repeat | Table) -> None:
        self._forget_stacked()
        if isinstance(part, Table) and part.is_matrix:
            self._show_matrix(replace(part, rows=part.rows[: self._limit]))
        else:
            self._show_cells(part)
        rest = _row_count(part) - self._limit
        self.more_button.show_text(_("Toon er meer ({count})").format(count=rest))
        self.more_button.setVisible(rest > 0)
        self.add_button.setVisible(False)
        self._limits.setVisible(False)
        if isinstance(part, Repeat):
            show_add_button(self.add_button, part)
            show_limits(self._limits, part, self._check)

    def _show_matrix(self, table: Table) -> None:
        made = [(row.address, len(row.marks)) for row in self.matrix.rows] if self.matrix else []
        wanted = [(row.cells[0][1].address, len(table.columns)) for row in table.rows]
        if self.matrix is not None and made != wanted:
            drop(self.matrix, self._body)
            self.matrix = None
        if self.matrix is None:
            self.matrix = MatrixGrid(table, self._answering)
            self._body.addWidget(self.matrix)
            self.matrix.show()
        self.matrix.show_table(table, self._check)

    def _show_cells(self, part: Repeat | Table) -> None:
        if self.cells is None:
            self.cells = CellGrid(self._answering, self._make)
            self.cells.remove_pressed.connect(self._on_remove)
            self.cells.move_pressed.connect(self._on_move)
            self._body.addWidget(self.cells)
            self.cells.show()
        self.cells.show_rows(part, _rows(part)[: self._limit], self._check)

    def _show_stacked(self, part: Repeat | Table) -> None:
        for grid in (self.matrix, self.cells):
            if grid is not None:
                drop(grid, self._body)
        self.matrix = self.cells = None
        for button in (self.more_button, self.add_button, self._limits, self._sure):
            button.hide()
        if self.stacked is None:
            is_repeat = isinstance(part, Repeat)
            make = RepeatView if is_repeat else PartColumn
            self.stacked = make(self._answering, self._make)
            self._body.addWidget(self.stacked)
            self.stacked.show()
        if isinstance(self.stacked, RepeatView):
            self.stacked.show_part(part, self._check)
        elif isinstance(part, Table):
            self.stacked.show_parts(part.parts, self._check)

    def _forget_stacked(self) -> None:
        if self.stacked is not None:
            drop(self.stacked, self._body)
            self.stacked = None

    def _on_remove(self, number: int) -> None:
        if not isinstance(self._part, Repeat):
            return
        self._going = number
        if self._part.cards[number].is_filled:
            self._sure.show()
            self.sure_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_sure()

    def _on_sure(self) -> None:
        self._sure.hide()
        if self._part is not None:
            self._answering.removed.emit(self._part.address, self._going)

    def _on_move(self, number: int, step: int) -> None:
        if self._part is not None:
            self._answering.moved.emit(self._part.address, number, step)

    def _on_add(self) -> None:
        if isinstance(self._part, Repeat):
            self._limit = max(self._limit, len(self._part.cards) + 1)
            self._answering.added.emit(self._part.address)

    def _on_more(self) -> None:
        self._limit += AT_ONCE
        self._choose_shape()


def _is_matrix(part: Repeat | Table) -> bool:
    return isinstance(part, Table) and part.is_matrix


def _row_count(part: Repeat | Table) -> int:
    return len(part.cards) if isinstance(part, Repeat) else len(part.rows)


def _rows(part: Repeat | Table) -> list[CellRow]:
    if isinstance(part, Table):
        return [CellRow(row.title, dict(row.cells)) for row in part.rows]
    return [
        CellRow(
            str(number),
            {each.item.item.link_id: each for each in card.parts if isinstance(each, Question)},
        )
        for number, card in enumerate(part.cards, start=1)
    ]


def _about(part: Repeat | Table) -> int:
    """Return about how wide the table has to be, before there is one to ask."""
    if _is_matrix(part):
        return scaled(LABEL_WIDTH) + len(part.columns) * scaled(COLUMN_WIDTH)
    return needed_width(len(part.columns), repeats=isinstance(part, Repeat))
