"""A stop that is more than one question: a repeating group, a table, or only something to read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Reading, Repeat, Stop, Table
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView
from kansrijk_desktop.ui.questionnaire.part_column import PartView, focused_field
from kansrijk_desktop.ui.questionnaire.part_views import make_view
from kansrijk_desktop.ui.questionnaire.repeat_view import RepeatView
from kansrijk_desktop.ui.questionnaire.stop_panel import StopPanel
from kansrijk_desktop.ui.questionnaire.table_view import TableView
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.label import Heading


class BlockPanel(StopPanel):
    """A repeating group or a table under its heading; Tab goes through its fields.

    Attributes:
        view: the cards or the table.
    """

    def __init__(
        self, stop: Repeat | Table, answering: Answering, parent: QWidget | None = None
    ) -> None:
        super().__init__(stop, answering, parent)
        self._heading = Heading(stop.title, 2)
        self.view: PartView
        if isinstance(stop, Table) or stop.columns:
            self.view = TableView(answering, make_view, shows_title=False)
        else:
            self.view = RepeatView(answering, make_view)
        self.body.addWidget(self._heading)
        self.body.addSpacing(SPACE_1)
        self.body.addWidget(self.view)

    @override
    def show_content(self, stop: Stop, check: Check, texts: Sequence[SafetyText]) -> None:
        if not isinstance(stop, Repeat | Table):
            raise TypeError(stop)
        self._heading.setText(stop.title)
        self._heading.setVisible(bool(stop.title))
        self.setAccessibleName(stop.title)
        self.setAccessibleDescription(_("Tab gaat langs de velden, Enter gaat verder."))
        self.view.show_part(stop, check)

    @override
    def take_focus(self, address: str = "") -> None:
        """Go to a field in it, or else to the first that is there."""
        if address:
            self.view.reveal(address)
        fields = list(self.view.fields())
        wanted = [field for field in fields if field.address == address] or fields[:1]
        if wanted and address:
            wanted[0].start_editing()
        else:
            self.take_keys()

    @override
    def focused_address(self) -> str:
        field = focused_field(self.view.fields())
        return field.address if field is not None else self.address


class ReadingPanel(StopPanel):
    """Only something to read."""

    def __init__(self, stop: Reading, answering: Answering, parent: QWidget | None = None) -> None:
        super().__init__(stop, answering, parent)
        self._notes = NotesView(role="answer")
        self.body.addWidget(self._notes)

    @override
    def show_content(self, stop: Stop, check: Check, texts: Sequence[SafetyText]) -> None:
        if not isinstance(stop, Reading):
            raise TypeError(stop)
        self._notes.show_notes(stop.notes)
        self.setAccessibleName(" ".join(note.text for note in stop.notes))
