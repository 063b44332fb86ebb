"""Choose the unit of a quantity; one that came with the answer is there as well."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.ui.widgets.drop_down import DropDown


class UnitBox(DropDown):
    """A short list of units.

    Signals:
        chosen: the user chose another unit.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: tuple[Value, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self.chosen)

    def unit(self) -> Value | None:
        """Return the unit chosen now, as a coding; None where there is none to choose."""
        index = self.currentIndex()
        return self._units[index] if 0 <= index < len(self._units) else None

    def show_units(self, offered: Sequence[Value], kept: Value | None, *, has_value: bool) -> None:
        """Offer these, and the unit of the answer; without an answer the choice stays."""
        units = tuple(offered)
        if kept is not None and _place(units, kept) < 0:
            units = (*units, kept)
        before = self.unit()
        if units != self._units:
            self._units = units
            self.clear()
            self.addItems([unit.label for unit in units])
        if has_value:
            # An answer that came without a unit has none, until she chooses one.
            wanted = _place(units, kept) if kept is not None else -1
        else:
            wanted = _place(units, before) if before is not None else -1
            wanted = max(wanted, 0) if units else -1
        if wanted != self.currentIndex():
            self.setCurrentIndex(wanted)

    def forget(self) -> None:
        """Be about another question: its first unit."""
        self.setCurrentIndex(-1)


def _place(units: Sequence[Value], wanted: Value) -> int:
    same = (
        number
        for number, unit in enumerate(units)
        if (unit.code and unit.code == wanted.code) or unit.label == wanted.label
    )
    return next(same, -1)
