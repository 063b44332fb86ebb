"""Choose from cards, or say something else in one's own words."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_choice import own_answers
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.own_answers import OwnAnswers, typed_ones


class OpenChoiceItem(ChoiceItem):
    """Cards with lines for other answers under them.

    Attributes:
        own: the lines for other answers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = OwnAnswers()
        self.own.edited.connect(self.typed)
        self.column.addWidget(self.own)

    @property
    def other_edit(self) -> QLineEdit:
        """The first line for another answer."""
        edit = self.own.rows.editors[0].edit
        if not isinstance(edit, QLineEdit):
            raise TypeError
        return edit

    @override
    def _turn_to(self, state: ItemState) -> None:
        super()._turn_to(state)
        self.own.turn_to()

    @override
    def _draw(self, state: ItemState) -> None:
        super()._draw(state)
        self.own.show_item(state)

    @override
    def _foreign_values(self, state: ItemState) -> tuple[Value, ...]:
        typed = typed_ones(state)
        return tuple(value for value in own_answers(state) if value not in typed)

    @override
    def _has_other_ways(self, state: ItemState) -> bool:
        return True
