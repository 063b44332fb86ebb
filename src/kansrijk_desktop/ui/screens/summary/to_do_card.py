"""What is still needed before the conversation can be rounded off, each with a jump."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.summary import ProblemLine
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel

AT_ONCE = 30
"""As many lines as are made: a form of others may leave hundreds open."""


class ToDoCard(Card):
    """A calm list; hidden while nothing is needed.

    Signals:
        picked: the `ProblemLine` to go to.
        skip_requested: go on all the same.

    Attributes:
        buttons: one per thing to do.
        skip_button: shown once she wanted to go on.
    """

    picked = Signal(object)
    skip_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Nog nodig om af te ronden"), tone="sunken", parent=parent)
        self.buttons: list[QuietButton] = []
        self._shown: tuple[ProblemLine, ...] = ()
        self._rest = PlainLabel("", "secondary")
        self._hint = PlainLabel("", "secondary")
        self.skip_button = QuietButton(_("Toch naar wat nu"))
        self.skip_button.clicked.connect(self.skip_requested)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_HALF)
        self.body.addLayout(self._list)
        self.body.addWidget(self._rest)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.skip_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_problems(self, problems: Sequence[ProblemLine], *, wants_to_go_on: bool) -> None:
        """Show what is needed."""
        if tuple(problems) != self._shown:
            self._shown = tuple(problems)
            self._make_buttons()
        self._hint.setText(
            _("Is er haast? Ga gerust verder; het gesprek blijft open tot dit is ingevuld.")
        )
        self._hint.setVisible(wants_to_go_on)
        self.skip_button.setVisible(wants_to_go_on)
        self.setVisible(bool(problems))

    def _make_buttons(self) -> None:
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for problem in self._shown[:AT_ONCE]:
            words = [problem.label] if problem.is_missing else [problem.label, problem.message]
            button = QuietButton(": ".join(words), "arrow-right")
            button.clicked.connect(partial(self.picked.emit, problem))
            self.buttons.append(button)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        rest = len(self._shown) - len(self.buttons)
        self._rest.setText(_("En nog {count}.").format(count=rest))
        self._rest.setVisible(rest > 0)
