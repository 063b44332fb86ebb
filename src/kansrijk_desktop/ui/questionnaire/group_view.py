"""A group within a block, and the texts of the form between fields."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Group, Note, Part
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView
from kansrijk_desktop.ui.questionnaire.part_column import (
    FieldPlace,
    MakesView,
    PartColumn,
    PartView,
)
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class GroupView(PartView):
    """A sub-heading with what belongs under it."""

    def __init__(
        self, answering: Answering, make: MakesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Heading("", 3)
        self._parts = PartColumn(answering, make)
        self._message = PlainLabel("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_1, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._title)
        column.addWidget(self._parts)
        column.addWidget(self._message)

    @override
    def show_part(self, part: Part, check: Check) -> None:
        if not isinstance(part, Group):
            raise TypeError(part)
        self._title.setText(part.title)
        self._title.setVisible(bool(part.title))
        self.setAccessibleName(part.title)
        self._parts.show_parts(part.parts, check)
        message_below(self._message, part.item, check)

    @override
    def fields(self) -> Iterator[FieldPlace]:
        return self._parts.fields()

    @override
    def reveal(self, address: str) -> bool:
        return self._parts.reveal(address)


class NoteView(PartView):
    """A text of the form where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes = NotesView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._notes)

    @override
    def show_part(self, part: Part, check: Check) -> None:
        if not isinstance(part, Note):
            raise TypeError(part)
        self._notes.show_notes((part,))


def message_below(label: PlainLabel, group: ItemState, check: Check) -> None:
    """Say what is wrong with a group as a whole, as far as it is time to say so."""
    # What stands under an answer has an item of its own, which tells of itself.
    told = group.problems if group.item.is_group and check is not Check.NOTHING else ()
    label.setText("\n".join(problem.message for problem in told))
    label.show_role("error" if any(problem.is_error for problem in told) else "secondary")
    label.setVisible(bool(told))
