"""One sort of thing to note: what to think of, what was noted, and the form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.meldcode import EntryKind
from kansrijk_desktop.services.meldcode_form import Section
from kansrijk_desktop.services.meldcode_notes import Noted
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.note_form import NoteForm
from kansrijk_desktop.ui.screens.meldcode.noted_card import NotedCard
from kansrijk_desktop.ui.screens.meldcode.presenter import OpenForm, ShownSection
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class SectionCard(Card):
    """A section of a step.

    Signals:
        begun: the user wants to note something here; carries the key.
        struck: ids to strike out.
        edited, noted, folded, thrown_away: as those of `NoteForm`.

    Attributes:
        key: of the section.
        noted_cards: what was noted, the first first.
        begin_button: opens the form.
        form: None while it is closed.
    """

    begun = Signal(str)
    struck = Signal(object)
    edited = Signal(str, str)
    noted = Signal()
    folded = Signal()
    thrown_away = Signal()

    def __init__(self, shown: ShownSection, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        section = shown.section
        self.key = section.key
        self.noted_cards: list[NotedCard] = []
        self.form: NoteForm | None = None
        self._told: tuple[tuple[Noted, ...], bool] = ((), False)
        self.setAccessibleName(section.title)
        self.body.addWidget(Heading(section.title, 3))
        self.body.addWidget(PlainLabel(section.guidance, "secondary"))
        for answer, meaning in section.meanings:
            line = _("{label}: {value}").format(label=answer, value=meaning)
            self.body.addWidget(PlainLabel(line))
        self._notes = QVBoxLayout()
        self._notes.setSpacing(SPACE_1)
        self.body.addLayout(self._notes)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, SPACE_1, 0, 0)
        self.body.addLayout(self._place)
        self.begin_button = SecondaryButton(_("Vastleggen"), "pen")
        self.begin_button.clicked.connect(lambda: self.begun.emit(self.key))
        self._place.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_section(
        self, shown: ShownSection, form: OpenForm | None, *, can_write: bool, is_saving: bool
    ) -> None:
        """Show what was noted, and the form where it is open."""
        if self._told != (shown.notes, can_write):
            self._told = shown.notes, can_write
            self._show_notes(shown, can_write=can_write)
        self._show_form(form)
        if form is not None and self.form is not None:
            self.form.show_form(form, is_saving=is_saving)
        words = _("Verder met wat u typte") if shown.is_waiting else _begin_words(shown)
        self.begin_button.show_text(words)
        self.begin_button.setAccessibleName(f"{shown.section.title}: {words}")
        self.begin_button.setVisible(can_write and form is None)

    def _show_notes(self, shown: ShownSection, *, can_write: bool) -> None:
        for card in self.noted_cards:
            self._notes.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.noted_cards = [NotedCard(noted, can_strike=can_write) for noted in shown.notes]
        for card in self.noted_cards:
            card.struck.connect(self.struck)
            self._notes.addWidget(card)
            # A layout shows it only later, and Tab would pass by what is hidden.
            card.show()

    def _show_form(self, form: OpenForm | None) -> None:
        if (form is None) == (self.form is None):
            return
        if form is None and self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            return
        if form is not None:
            self.form = NoteForm(form.section, _note_words(form.section))
            self.form.edited.connect(self.edited)
            self.form.noted.connect(self.noted)
            self.form.folded.connect(self.folded)
            self.form.thrown_away.connect(self.thrown_away)
            self._place.addWidget(self.form)
            self.form.show()


def _begin_words(shown: ShownSection) -> str:
    if shown.section.kind is EntryKind.CLOSED:
        return _("Afsluiten")
    return _("Nog iets vastleggen") if shown.notes else _("Vastleggen")


def _note_words(section: Section) -> str:
    return _("Nu afsluiten") if section.kind is EntryKind.CLOSED else _("Vastleggen")
