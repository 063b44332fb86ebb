"""What every question has around its field, wherever it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.state import NOT_COMPUTABLE, ItemState
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Question
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.label import PlainLabel


def connect_field(widget: ItemWidget, address: str, answering: Answering) -> None:
    """Let a field tell its answers as those of an address."""
    widget.picked.connect(lambda number: answering.picked.emit(address, number))
    widget.answered.connect(lambda values: answering.answered.emit(address, values))
    widget.typed.connect(lambda values: answering.typed.emit(address, values))


def hint_of(question: Question, widget: ItemWidget) -> str:
    """Return what to say quietly under the question itself."""
    item = question.item
    # For the professional who asks: to the client, who may skip anything, nothing is compulsory.
    hints = [_("Altijd vragen")] if item.item.required and not question.is_read_only else []
    if isinstance(widget, ChoiceItem) and item.item.repeats:
        hints.append(_("Meer antwoorden mogelijk"))
    return "  ·  ".join(hints)


def message_of(item: ItemState, check: Check) -> str:
    """Return what is wrong with an answer, as far as it is time to say so."""
    if check is Check.NOTHING:
        told = [each for each in item.problems if each == NOT_COMPUTABLE]
    elif check is Check.WRONG_ANSWERS:
        told = [each for each in item.problems if item.values or each == NOT_COMPUTABLE]
    else:
        told = list(item.problems)
    if item.item.read_only:
        told = [each for each in told if each != NOT_COMPUTABLE]
    return "\n".join(problem.message for problem in told)


def is_wrong(item: ItemState) -> bool:
    """Return whether what is said of it is an error rather than a remark."""
    return any(problem.is_error for problem in item.problems)


class CalculatedCaption(QWidget):
    """Say that the form computed a value, or that she changed it and how to go back.

    Signals:
        given_back: take the computed value again.

    Attributes:
        label: says which of the two holds.
        back_button: shown for a value of her own.
    """

    given_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = PlainLabel("", "small")
        self.back_button = QuietButton(_("Terug naar de berekende waarde"), "undo", is_small=True)
        self.back_button.clicked.connect(self.given_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_HALF)
        column.addWidget(self.label)
        column.addWidget(self.back_button)

    def show_item(self, item: ItemState) -> None:
        """Show which of the two holds."""
        self.label.setText(
            _("Zelf ingevuld") if item.is_changed_by_user else _("Berekend uit de antwoorden")
        )
        self.label.setVisible(item.is_changed_by_user or bool(item.values))
        self.back_button.setVisible(item.is_changed_by_user)
        self.back_button.setAccessibleName(
            _("Terug naar de berekende waarde van {question}").format(question=item.text)
        )
