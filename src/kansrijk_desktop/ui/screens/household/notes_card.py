"""The professional's own notes, folded away until she wants them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.agreement import Note
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.notes_presenter import NotesPresenter, NotesState
from kansrijk_desktop.ui.screens.household.undo_notice import UndoNotice
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import IconButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.text_area import TextArea

_STEP = 5


class NoteRow(QWidget):
    """One note, with a pen to change it.

    Signals:
        change_wanted: the note it is about.

    Attributes:
        change_button: asks for that.
    """

    change_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: Note | None = None
        self._text = PlainLabel("")
        self._by = PlainLabel("", "small")
        self.change_button = IconButton("pen", _("Notitie wijzigen"))
        self.change_button.clicked.connect(self._on_change)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._by)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addLayout(words, 1)
        row.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_note(self, note: Note) -> None:
        """Show another note."""
        self._note = note
        day = long_date(local_day(note.written_at))
        self._text.setText(note.text)
        self._by.setText(" · ".join(part for part in (day, note.written_by) if part))
        self.change_button.show_name(_("Notitie van {day} wijzigen").format(day=day))

    def _on_change(self) -> None:
        self.change_wanted.emit(self._note)


class NotesCard(Card):
    """The notes about a family.

    Attributes:
        part: folds the notes; closed at first, since others may look along.
        rows: the notes.
        add_button, text_area, save_button, cancel_button, remove_button: write one, or change one.
        notice: what was kept, with the way back.
    """

    def __init__(self, presenter: NotesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._presenter = presenter
        self._state = NotesState()
        self.setAccessibleName(_("Notities"))
        self.part = Collapsible(_("Notities, alleen voor u"))
        self.notice = UndoNotice()
        self.rows: MoreRows[NoteRow, Note] = MoreRows(self._row, _show, _STEP)
        self.add_button = QuietButton(_("Notitie schrijven"), "plus")
        self.text_area = TextArea(
            _("Notitie"), help_text=_("komt in geen brief en op geen blad"), min_lines=3
        )
        self.save_button = SecondaryButton(_("Notitie opslaan"), "save")
        self.cancel_button = QuietButton(_("Annuleren"))
        self.remove_button = QuietButton(_("Weghalen"), "close")
        self._build()
        self.notice.undo_wanted.connect(presenter.undo)
        self.add_button.clicked.connect(presenter.begin)
        self.text_area.edited.connect(presenter.fill_in)
        self.save_button.clicked.connect(presenter.save)
        self.cancel_button.clicked.connect(presenter.cancel)
        self.remove_button.clicked.connect(self._on_removed)

    def show_state(self, state: NotesState) -> None:
        """Show the notes as they are now."""
        is_begun = state.text is not None and self._state.text is None
        self._state = state
        self.setVisible(state.is_there)
        self.notice.show_outcome(state.error, state.message, can_undo=state.can_undo)
        self.rows.show_rows(state.notes)
        self.add_button.setVisible(state.text is None)
        self._typing.setVisible(state.text is not None)
        self.save_button.setEnabled(not state.is_saving)
        self.remove_button.setVisible(state.changing is not None)
        if state.text is not None:
            self.text_area.show_text(state.text)
        if is_begun:
            self.text_area.edit.setFocus()

    def _build(self) -> None:
        self._typing = QWidget()
        column = QVBoxLayout(self._typing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        column.addWidget(self.text_area)
        column.addLayout(buttons)
        for part in (self.notice, self._typing):
            self.part.body.addWidget(part)
        self.part.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.part.body.addWidget(self.rows)
        self.body.addWidget(self.part)

    def _row(self) -> NoteRow:
        row = NoteRow()
        row.change_wanted.connect(self._presenter.change)
        return row

    def _on_removed(self) -> None:
        if self._state.changing is not None:
            self._presenter.remove(self._state.changing)


def _show(row: NoteRow, note: Note) -> None:
    row.show_note(note)
