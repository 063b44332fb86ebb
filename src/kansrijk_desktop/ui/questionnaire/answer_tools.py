"""The small things that go with every question: not answering it, and who may not read it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.non_answers import NonAnswers
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.label import set_plain_tooltip


class AnswerTools(QWidget):
    """One row of small buttons.

    Signals:
        declined: `AbsentReason`, `NotAskedReason` or None.
        marked: whether the answer is not for home.

    Attributes:
        non_answers: does not want to say, does not know, was not asked.
        home_button: the mark "niet voor thuis".
    """

    declined = Signal(object, object)
    marked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.non_answers = NonAnswers()
        self.home_button = QuietButton(_("Niet voor thuis"), "home-off", is_small=True)
        self.home_button.setCheckable(True)
        set_plain_tooltip(
            self.home_button, _("Komt op geen enkel blad voor thuis te staan (toets T)")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.non_answers.row.addWidget(self.home_button)
        column.addWidget(self.non_answers)
        self.non_answers.declined.connect(self.declined)
        self.home_button.clicked.connect(self.marked)

    def show_item(self, item: ItemState) -> None:
        """Show what holds for a question."""
        self.non_answers.show_absence(item.absent, item.not_asked_reason)
        self.home_button.setChecked(item.is_not_for_home)
