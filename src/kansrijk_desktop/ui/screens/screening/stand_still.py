"""What stands in the middle when there is no question: a part for later, or the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.problem_list import ProblemList
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import Button
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class StandStill(QWidget):
    """A calm page that says nothing to whoever looks along.

    Signals:
        open_requested: open the part after all.
        place_requested: address to go to, for something that is still open.

    Attributes:
        open_button: shown for a part for later.
        problems: what is still open, at the end.
    """

    open_requested = Signal()
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading("", 2)
        self._text = PlainLabel("", "secondary")
        self.open_button = Button(_("Nu openen"))
        self.problems = ProblemList()
        self.open_button.clicked.connect(self.open_requested)
        self.problems.place_requested.connect(self.place_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problems)
        column.addStretch(1)

    def show_talk(self, talk: ConversationState, *, is_try_out: bool) -> None:
        """Show the page that fits, or nothing while there are questions."""
        self.setVisible(talk.is_covered or talk.is_at_end)
        self.open_button.setVisible(talk.is_covered)
        self.problems.show_problems(talk.problems)
        if talk.is_covered:
            self._heading.setText(_("Dit onderdeel doen jullie een andere keer."))
            self._text.setText(_("Ga verder met het volgende onderdeel."))
        elif talk.is_at_end:
            self._heading.setText(_("Dit was het laatste onderdeel."))
            end_text = (
                _("Alles is gevraagd. Hieronder staat wat er is ingevuld.")
                if is_try_out
                else _("Alles is gevraagd. Kijk nu samen wat eruit kwam.")
            )
            self._text.setText(
                _("Wat nog open is, staat links. U kunt er altijd naar terug.")
                if talk.answered < talk.applicable
                else end_text
            )
