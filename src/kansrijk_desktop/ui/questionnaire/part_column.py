"""A column of whatever a form puts together: fields, texts, groups, repeats and tables."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Part, Stop
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import SPACE_2

_Key: TypeAlias = tuple[object, ...]


class FieldPlace(Protocol):
    """A field that the keyboard can be brought to.

    Attributes:
        address: where the answer is kept.
    """

    address: str

    def start_editing(self) -> None:
        """Bring the keyboard here."""

    def isAncestorOf(self, child: QWidget, /) -> bool:
        """Return whether a widget stands in it."""


class PartView(QWidget):
    """Shows one part; the same part again with other answers, never another part."""

    def show_part(self, part: Part, check: Check) -> None:
        """Show the part as it is now; `check` says what to say of its problems."""
        raise NotImplementedError

    def fields(self) -> Iterator[FieldPlace]:
        """Yield the fields in it, in the order of the form."""
        return iter(())

    def reveal(self, address: str) -> bool:
        """Make sure that the field at an address is there; return whether it is."""
        return any(field.address == address for field in self.fields())


MakesView: TypeAlias = Callable[[Part, Answering], PartView]


class PartColumn(QWidget):
    """Parts below each other; widgets of parts that stay are kept."""

    def __init__(
        self, answering: Answering, make: MakesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answering = answering
        self._make = make
        self._views: dict[_Key, PartView] = {}
        self._shown: dict[_Key, tuple[Part, Check]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)

    def show_parts(self, parts: Sequence[Part], check: Check) -> None:
        """Show these parts."""
        wanted = {_key(part): part for part in parts}
        for key in [each for each in self._views if each not in wanted]:
            self._shown.pop(key)
            drop(self._views.pop(key), self._column)
        for position, (key, part) in enumerate(wanted.items()):
            view = self._views.get(key)
            if view is None:
                view = self._views[key] = self._make(part, self._answering)
            if self._column.indexOf(view) != position:
                self._column.insertWidget(position, view)
            if self._shown.get(key) != (part, check):
                self._shown[key] = (part, check)
                view.show_part(part, check)
            # A layout shows what is new only later, and the keyboard cannot go to what is hidden.
            view.show()

    def fields(self) -> Iterator[FieldPlace]:
        """Yield the fields in it, in the order of the form."""
        for key in self._shown:
            yield from self._views[key].fields()

    def reveal(self, address: str) -> bool:
        """Make sure that the field at an address is there; return whether it is."""
        return any(view.reveal(address) for view in list(self._views.values()))


def drop(view: QWidget, column: QVBoxLayout) -> None:
    """Take a widget out of a column for good."""
    column.removeWidget(view)
    view.hide()
    view.deleteLater()


def go_into(widget: ItemWidget) -> None:
    """Bring the keyboard to a field: into its line, or else to the first thing that takes it."""
    if widget.start_editing():
        return
    for child in widget.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget):
            child.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def focused_field(fields: Iterator[FieldPlace]) -> FieldPlace | None:
    """Return the innermost of these fields that holds the keyboard."""
    focused = QApplication.focusWidget()
    if focused is None:
        return None
    holding = [field for field in fields if field.isAncestorOf(focused)]
    return holding[-1] if holding else None


def _key(part: Part) -> _Key:
    if isinstance(part, Stop):
        return type(part), part.address, part.item.item
    return type(part), part.item.address, part.item.item
