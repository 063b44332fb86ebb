"""What is still open, each with a way to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.open_problems import OpenProblem
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel

AT_ONCE = 20
"""As many lines as are made; the rest is counted."""


class ProblemList(Card):
    """A card with a line for each open problem; gone where there is none.

    Signals:
        place_requested: address to go to.

    Attributes:
        buttons: by their place in the list; only of problems that have a place.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self.buttons: dict[int, QuietButton] = {}
        self._problems: tuple[OpenProblem, ...] = ()
        self._title = Heading("", 3)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addWidget(self._title)
        self.body.addLayout(self._lines)
        self.hide()

    def show_problems(self, problems: Sequence[OpenProblem]) -> None:
        """Show these problems."""
        self.setVisible(bool(problems))
        if tuple(problems) == self._problems:
            return
        self._problems = tuple(problems)
        self.buttons.clear()
        while (taken := self._lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        has_errors = any(problem.is_error for problem in problems)
        title = _("Dit staat nog open") if has_errors else _("Let op")
        self._title.setText(title)
        self.setAccessibleName(title)
        for number, problem in enumerate(self._problems[:AT_ONCE]):
            self._lines.addWidget(self._line(number, problem))
        rest = len(self._problems) - AT_ONCE
        if rest > 0:
            self._lines.addWidget(PlainLabel(_("En nog {count}.").format(count=rest), "secondary"))

    def _line(self, number: int, problem: OpenProblem) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1 // 2)
        if problem.label:
            column.addWidget(PlainLabel(problem.label, "strong"))
        column.addWidget(PlainLabel(problem.message, "error" if problem.is_error else "secondary"))
        if problem.address:
            button = QuietButton(_("Ga erheen"), "arrow-right", is_small=True)
            button.setAccessibleName(_("Ga naar: {question}").format(question=problem.label))
            button.clicked.connect(partial(self.place_requested.emit, problem.address))
            self.buttons[number] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return line
