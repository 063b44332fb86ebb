"""Note one step: on which day, and a remark if there is one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.family_route import TypedStep
from kansrijk_desktop.services.offer_words import step_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class StepForm(Card):
    """A day and a remark; Enter keeps the step.

    Signals:
        edited: the day and the remark as they are typed now.
        kept, left: keep the step, or not after all.

    Attributes:
        day_field, note_field, keep_button, leave_button: its parts.
    """

    edited = Signal(str, str)
    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", padding=SPACE_2, parent=parent)
        self.heading = Heading("", 3)
        self.day_field = DateField(_("Op welke dag?"))
        self.note_field = TextField(
            _("Opmerking"), help_text=_("Mag leeg. Alleen voor u, niet voor een brief.")
        )
        self.problem = PlainLabel("", "error")
        self.keep_button = PrimaryButton(_("Vastleggen"), "check")
        self.leave_button = QuietButton(_("Toch niet"))
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_1)
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        for widget in (self.heading, self.day_field, self.note_field, self.problem, buttons):
            self.body.addWidget(widget)
        for field in (self.day_field, self.note_field):
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self.kept)
        self.keep_button.clicked.connect(self.kept)
        self.leave_button.clicked.connect(self.left)
        self.hide()

    def show_step(self, step: TypedStep, error: str, *, is_saving: bool) -> None:
        """Show the step as it is typed, and what is wrong with it."""
        word = step_word(step.state)
        self.heading.setText(word)
        self.setAccessibleName(word)
        self.day_field.show_text(step.day)
        self.note_field.show_text(step.note)
        self.problem.setText(error)
        self.problem.setVisible(bool(error))
        self.keep_button.setEnabled(not is_saving)

    def _on_edited(self) -> None:
        self.edited.emit(self.day_field.text(), self.note_field.text())
