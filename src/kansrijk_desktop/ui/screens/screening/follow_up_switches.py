"""Open more questions of a part by hand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.services.conversation_state import FollowUp
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout


class FollowUpSwitches(QWidget):
    """Small buttons, one per follow-up that no answer opened.

    Signals:
        switched: address of the switch, and whether it is open now.

    Attributes:
        buttons: by address.
    """

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: dict[str, QuietButton] = {}
        self._row = FlowLayout(self)

    def show_follow_ups(self, follow_ups: Sequence[FollowUp]) -> None:
        """Show these switches."""
        for address in self.buttons.keys() - {each.address for each in follow_ups}:
            button = self.buttons.pop(address)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for each in follow_ups:
            button = self.buttons.get(each.address) or self._make(each)
            button.setChecked(each.is_open)
            button.show_icon("minus" if each.is_open else "plus")
        self.setVisible(bool(follow_ups))

    def _make(self, follow_up: FollowUp) -> QuietButton:
        button = QuietButton(follow_up.label, is_small=True)
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_clicked, follow_up.address))
        self.buttons[follow_up.address] = button
        self._row.addWidget(button)
        return button

    def _on_clicked(self, address: str) -> None:
        self.switched.emit(address, self.buttons[address].isChecked())
