"""The questions that are shown now, and no widgets for any other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.interpretation import safety_texts
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_outline import Question
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.theme import SPACE_4


class QuestionPage(QWidget):
    """A column of question panels.

    Signals:
        picked, answered, typed, declined, marked, entered, note_appeared: those of the panels.

    Attributes:
        panels: what is shown, by address.
    """

    picked = Signal(str, int)
    answered = Signal(str, object)
    typed = Signal(str, object)
    declined = Signal(str, object, object)
    marked = Signal(str, bool)
    entered = Signal(str)
    note_appeared = Signal(object)

    def __init__(
        self,
        safety_text: Callable[[str], SafetyText | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._safety_text = safety_text
        self.panels: dict[str, QuestionPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_questions(self, questions: Sequence[Question], current: str) -> None:
        """Show these questions; `current` is the one the keys work on."""
        before, self.panels = self.panels, {}
        wanted = {question.address for question in questions}
        spare = [panel for address, panel in before.items() if address not in wanted]
        for position, question in enumerate(questions):
            panel = before.get(question.address)
            if panel is None:
                panel = spare.pop() if spare else self._make(question)
            self.panels[question.address] = panel
            if self._column.indexOf(panel) != position:
                self._column.insertWidget(position, panel)
            panel.show_question(
                question,
                self._texts_for(question),
                is_current=question.address == current,
                is_among_others=len(questions) > 1,
            )
            panel.show()
        for panel in spare:
            self._drop(panel)

    def _make(self, question: Question) -> QuestionPanel:
        panel = QuestionPanel(question)
        panel.picked.connect(self.picked)
        panel.answered.connect(self.answered)
        panel.typed.connect(self.typed)
        panel.declined.connect(self.declined)
        panel.marked.connect(self.marked)
        panel.entered.connect(self.entered)
        panel.note_appeared.connect(self.note_appeared)
        return panel

    def _drop(self, panel: QuestionPanel) -> None:
        self._column.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _texts_for(self, question: Question) -> tuple[SafetyText, ...]:
        keys = dict.fromkeys(key for item in question.items for key in safety_texts(item))
        found = (self._safety_text(key) for key in keys)
        return tuple(text for text in found if text is not None)
