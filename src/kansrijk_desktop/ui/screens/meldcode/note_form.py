"""The form in which one thing is noted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.meldcode_form import Asks, Section
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.form_fields import ChoiceField, field_widget
from kansrijk_desktop.ui.screens.meldcode.presenter import OpenForm
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.text_area import TextArea


class NoteForm(QWidget):
    """Asks what a section asks; nothing is noted before its button is pressed.

    Signals:
        edited: name of a field and what stands in it now.
        noted, folded, thrown_away: what the user decided.

    Attributes:
        fields: the fields by name.
        note_button, fold_button, throw_button: the three ways out.
        today_buttons: fill in the day, by name of the field.
    """

    edited = Signal(str, str)
    noted = Signal()
    folded = Signal()
    thrown_away = Signal()

    def __init__(self, section: Section, note_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, TextField | TextArea | ChoiceField] = {}
        self.today_buttons: dict[str, QuietButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        for field in section.fields:
            widget = field_widget(field)
            widget.edited.connect(lambda text, name=field.name: self.edited.emit(name, text))
            self.fields[field.name] = widget
            self._column.addWidget(widget)
            if field.asks is Asks.DAY:
                self._add_today(field.name, field.label)
        self._add_buttons(note_text)
        self.setFocusProxy(next(iter(self.fields.values())))

    def show_form(self, form: OpenForm, *, is_saving: bool) -> None:
        """Show what stands in it, and what is wrong."""
        for name, field in self.fields.items():
            field.show_text(form.typed.get(name, ""))
            problem = form.problems.get(name, "")
            if problem or field.has_error():
                field.show_error(problem)
        self.note_button.setEnabled(not is_saving)
        self.throw_button.setEnabled(not is_saving)

    def show_first_problem(self, form: OpenForm) -> None:
        """Put the keyboard where something is wrong."""
        for name, field in self.fields.items():
            if name in form.problems:
                field.setFocus()
                return

    def _add_today(self, name: str, label: str) -> None:
        """Offer today by hand: filled in beforehand, a wrong day would go unnoticed."""
        button = QuietButton(_("Vandaag"), is_small=True)
        button.setAccessibleName(_("{question} Vandaag").format(question=label))
        button.clicked.connect(lambda: self._on_today(name))
        self.today_buttons[name] = button
        self._column.addSpacing(SPACE_HALF - SPACE_2)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_buttons(self, note_text: str) -> None:
        self.note_button = PrimaryButton(note_text, "check")
        self.fold_button = QuietButton(_("Later verder"))
        self.throw_button = QuietButton(_("Weggooien"))
        self.note_button.clicked.connect(self.noted)
        self.fold_button.clicked.connect(self.folded)
        self.throw_button.clicked.connect(self.thrown_away)
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.note_button, self.fold_button, self.throw_button):
            buttons.addWidget(button)
        self._column.addWidget(row)

    def _on_today(self, name: str) -> None:
        today = short_date(local_day(system_clock()))
        self.fields[name].show_text(today)
        self.edited.emit(name, today)
