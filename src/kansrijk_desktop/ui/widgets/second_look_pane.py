"""A second look at who gets what, before anything leaves."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SecondLookPane(ScrollColumn):
    """Who gets it, what is told, who can read it; then it leaves or does not.

    Signals:
        save_requested, print_requested, data_requested, back_requested: what the user decided.

    Attributes:
        save_button, print_button: let the paper leave.
        data_button: let what it says leave as a file for machines; hidden where there is none.
        lines: the labels that are shown, each under its title.
        passphrase_field: asks once more who is at the keyboard; hidden where that is not needed.
    """

    save_requested = Signal()
    print_requested = Signal()
    data_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent=parent)
        self.lines: list[PlainLabel] = []
        self.body.addWidget(Heading(_("Nog eens kijken"), 1))
        self.introduction = PlainLabel()
        self.body.addWidget(self.introduction)
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        self._card = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self._card.body.addLayout(self._list)
        self.body.addWidget(self._card)
        self.warning = InlineNotice("", "warning")
        self.body.addWidget(self.warning)
        self.passphrase_field = PassphraseField(
            _("Uw wachtwoord"), help_text=_("Nog een keer, omdat een heel dossier weggaat.")
        )
        self.body.addWidget(self.passphrase_field)
        self.body.addWidget(self._buttons())
        self.back_button = QuietButton(_("Terug"), "arrow-left")
        self.back_button.clicked.connect(self.back_requested)
        self.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.remark = PlainLabel("", "small")
        self.body.addWidget(self.remark)

    def show_look(
        self,
        introduction: str,
        lines: Sequence[tuple[str, str]],
        *,
        warning: str = "",
        remark: str = "",
        error: str = "",
    ) -> None:
        """Show what leaves to whom: a title and a text for each line; the first stands out."""
        self.introduction.setText(introduction)
        self.notice.show_message(error, "error")
        self.warning.show_message(warning, "warning")
        self.remark.setText(remark)
        shown = [line for line in lines if line[1]]
        if [label.accessibleName() for label in self.lines] != [": ".join(one) for one in shown]:
            self._show_lines(shown)

    def take_passphrase(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.passphrase_field.text()
        self.passphrase_field.clear()
        return typed

    def show_ways(
        self,
        *,
        can_print: bool,
        has_data: bool,
        is_leaving: bool,
        asks_passphrase: bool = False,
    ) -> None:
        """Offer the ways out there are; none while something is on its way."""
        self.passphrase_field.setVisible(asks_passphrase)
        self.print_button.setVisible(can_print)
        self.data_button.setVisible(has_data)
        for button in (self.save_button, self.print_button, self.data_button, self.back_button):
            button.setEnabled(not is_leaving)

    def _buttons(self) -> QWidget:
        self.save_button = PrimaryButton(_("Klopt: bewaren"), "save")
        self.print_button = SecondaryButton(_("Klopt: afdrukken"), "printer")
        self.data_button = SecondaryButton(_("Klopt: alleen de gegevens (FHIR)"), "document")
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.data_button.clicked.connect(self.data_requested)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        for button in (self.save_button, self.print_button, self.data_button):
            row.addWidget(button)
        return buttons

    def _show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for title, text in lines:
            label = PlainLabel(text, "body" if self.lines else "strong")
            label.setAccessibleName(f"{title}: {text}")
            line = QWidget()
            words = QVBoxLayout(line)
            words.setContentsMargins(0, 0, 0, 0)
            words.setSpacing(SPACE_HALF)
            words.addWidget(PlainLabel(title, "overline"))
            words.addWidget(label)
            self._list.addWidget(line)
            self.lines.append(label)
