"""Note that she withdrew a consent: on which day, what she said, and for which others too."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.consents.presenter import Withdrawal
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class WithdrawalForm(Card):
    """A day and a remark; Enter keeps them.

    Signals:
        edited: the `Withdrawal` as it is typed now.
        kept, left: keep it, or not after all.

    Attributes:
        day_field, note_field, others_card, keep_button, leave_button: its parts.
    """

    edited = Signal(object)
    kept = Signal()
    left = Signal()

    def __init__(self, consent_id: str, others: int, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", padding=SPACE_2, parent=parent)
        self.setAccessibleName(_("Intrekken"))
        self._noted = Withdrawal(consent_id, "")
        self.day_field = DateField(_("Op welke dag?"))
        self.note_field = TextField(_("Wat zei zij erover?"), help_text=_("Mag leeg."))
        words = ngettext(
            "Ook de andere toestemming voor deze ontvanger",
            "Ook de {count} andere toestemmingen voor deze ontvanger",
            others,
        )
        self.others_card = ChoiceCard(words.format(count=others), is_multiple=True, is_compact=True)
        self.problem = PlainLabel("", "error")
        self.keep_button = PrimaryButton(_("Intrekken vastleggen"), "check")
        self.leave_button = QuietButton(_("Toch niet"))
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_1)
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        for widget in (
            Heading(_("Intrekken"), 3),
            PlainLabel(_("Vanaf dan deelt u niets meer met deze ontvanger op deze grond.")),
            self.day_field,
            self.note_field,
            self.others_card,
            self.problem,
            buttons,
        ):
            self.body.addWidget(widget)
        self.others_card.setVisible(others > 0)
        for field in (self.day_field, self.note_field):
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self.kept)
        self.others_card.picked.connect(self._on_others)
        self.keep_button.clicked.connect(self.kept)
        self.leave_button.clicked.connect(self.left)
        self.hide()

    def show_withdrawal(self, noted: Withdrawal, error: str, *, is_saving: bool) -> None:
        """Show the withdrawal as it is typed, and what is wrong with it."""
        self._noted = noted
        self.day_field.show_text(noted.day)
        self.note_field.show_text(noted.note)
        self.others_card.show_chosen(noted.with_others)
        self.problem.setText(error)
        self.problem.setVisible(bool(error))
        self.keep_button.setEnabled(not is_saving)

    def _on_edited(self) -> None:
        day, note = self.day_field.text(), self.note_field.text()
        self.edited.emit(replace(self._noted, day=day, note=note))

    def _on_others(self) -> None:
        self.edited.emit(replace(self._noted, with_others=not self._noted.with_others))
