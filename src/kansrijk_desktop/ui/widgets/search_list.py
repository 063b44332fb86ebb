"""Find one of many by typing a part of it: a line, and below it what fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_HALF, scaled
from kansrijk_desktop.ui.widgets.label import PlainLabel

_ROWS = 5
_ROW_HEIGHT = 44
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_NOTHING = QModelIndex()


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One of the things to find.

    Attributes:
        is_open: it can be chosen; otherwise it is shown and says that it cannot.
    """

    text: str
    is_chosen: bool = False
    is_open: bool = True


class SearchList(QWidget):
    """A line to type in and a list that narrows; Enter or a click picks.

    Signals:
        picked: the number (from 0) of the row that was picked, among all rows.

    Attributes:
        edit: the line.
        list_view: what fits what was typed.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_unfolded = True
        self._model = _Rows(self)
        self.edit = _SearchLine(self)
        self.edit.setMaxLength(200)
        self.edit.setClearButtonEnabled(False)
        self.list_view = QListView()
        self.list_view.setModel(self._model)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list_view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count_label = PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_HALF)
        column.addWidget(self.edit)
        column.addWidget(self.list_view)
        column.addWidget(self._count_label)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._on_text_changed)
        self.list_view.clicked.connect(self._on_clicked)

    def show_name(self, name: str, description: str = "") -> None:
        """Say what is searched for."""
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(description)
        self.list_view.setAccessibleName(name)

    def show_rows(self, rows: Sequence[SearchRow], *, is_unfolded: bool) -> None:
        """Show what there is; folded, the list appears only when something is typed."""
        self._is_unfolded = is_unfolded
        self._model.show_rows(tuple(rows))
        self.edit.setPlaceholderText(
            _("Typ om te zoeken in {count} mogelijkheden").format(count=len(rows))
        )
        self._show_found()

    def clear(self) -> None:
        """Forget what was typed."""
        self.edit.clear()

    def found(self) -> list[str]:
        """Return the texts in the list now."""
        return [self._model.row(number).text for number in self._model.found]

    def walk(self, step: int) -> None:
        """Go to the next or the one before in the list."""
        self._is_unfolded = True
        self._show_found()
        count = self._model.rowCount()
        if count:
            now = self.list_view.currentIndex().row()
            wanted = 0 if now < 0 else max(0, min(now + step, count - 1))
            self.list_view.setCurrentIndex(self._model.index(wanted, 0))
            # The keyboard stays in the line, so a screen reader would not hear where it is.
            told = self._model.index(wanted, 0).data()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, str(told)))

    def pick_current(self) -> bool:
        """Pick what is marked, or the only one left; tell whether there was one."""
        now = self.list_view.currentIndex().row()
        if now < 0 and self.edit.text().strip() and self._model.found:
            now = 0
        if now < 0 or not self.list_view.isVisible():
            return False
        self._pick(now)
        return True

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as a line of text allows."""
        return QSize(scaled(480), super().sizeHint().height())

    def _on_text_changed(self, typed: str) -> None:
        self._model.narrow(typed)
        self.list_view.setCurrentIndex(_NOTHING)
        self._show_found()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._pick(index.row())

    def _pick(self, place: int) -> None:
        number = self._model.found[place]
        if self._model.row(number).is_open:
            self.edit.clear()
            self.picked.emit(number)

    def _show_found(self) -> None:
        count = self._model.rowCount()
        is_typed = bool(self.edit.text().strip())
        is_shown = (self._is_unfolded or is_typed) and count > 0
        height = min(count, _ROWS) * scaled(_ROW_HEIGHT) + SPACE_1 + SPACE_HALF
        if self.list_view.height() != height:
            self.list_view.setFixedHeight(height)
        self.list_view.setVisible(is_shown)
        told = _("{count} gevonden").format(count=count)
        self._count_label.setText(told if count else _("Niets gevonden. Typ een ander woord."))
        self._count_label.setVisible(is_typed)


class _SearchLine(QLineEdit):
    """The line: the arrows walk through the list, Enter picks, Escape empties."""

    def __init__(self, owner: SearchList) -> None:
        super().__init__()
        self._owner = owner

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the list what is about the list."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._owner.walk(_MOVES[key])
        elif key in _ENTER and self._owner.pick_current():
            event.accept()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Rows(QAbstractListModel):
    """The rows that fit what was typed; a thousand of them cost nothing until they are seen.

    Attributes:
        found: the numbers of the rows that fit.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[SearchRow, ...] = ()
        self._folded: list[str] = []
        self._words: list[str] = []
        self.found: list[int] = []

    def row(self, number: int) -> SearchRow:
        """Return one of all rows."""
        return self._rows[number]

    def show_rows(self, rows: tuple[SearchRow, ...]) -> None:
        """Take other rows; what was typed stays in force."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._folded = [row.text.casefold() for row in rows]
        self._find()
        self.endResetModel()

    def narrow(self, typed: str) -> None:
        """Keep the rows with all of these words."""
        self.beginResetModel()
        self._words = typed.casefold().split()
        self._find()
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOTHING) -> int:
        """Return how many rows fit."""
        return len(self.found)

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what Qt asks of a row."""
        row = self._rows[self.found[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            if not row.is_open:
                return _("{answer} (nu niet te kiezen)").format(answer=row.text)
            return f"✓ {row.text}" if row.is_chosen else row.text
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(scaled(120), scaled(_ROW_HEIGHT))
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Leave out of reach what is switched off."""
        flags = super().flags(index)
        is_open = index.isValid() and self._rows[self.found[index.row()]].is_open
        return flags if is_open else flags & ~Qt.ItemFlag.ItemIsEnabled

    def _find(self) -> None:
        starts: list[int] = []
        holds: list[int] = []
        for number, text in enumerate(self._folded):
            if all(word in text for word in self._words):
                starts_so = bool(self._words) and text.startswith(self._words[0])
                (starts if starts_so else holds).append(number)
        self.found = starts + holds
