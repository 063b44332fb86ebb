"""A second look at who gets what, before anything leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.referral.presenter import SecondLook
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SecondLookPane(ScrollColumn):
    """Name, organisation, subjects; then save or print.

    Signals:
        save_requested, print_requested, back_requested: what the user decided.
    """

    save_requested = Signal()
    print_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent=parent)
        self.body.addWidget(Heading(_("Nog eens kijken"), 1))
        self.body.addWidget(
            PlainLabel(_("Klopt de ontvanger, en wat die gaat lezen? Daarna gaat de brief weg."))
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        card = Card()
        card.body.addWidget(PlainLabel(_("Aan"), "overline"))
        self.recipient = Heading("", 2)
        self.kind = PlainLabel("", "secondary")
        self.client = PlainLabel("", "strong")
        self.subjects = PlainLabel()
        self.sensitive = InlineNotice("", "warning")
        self.offered = InlineNotice()
        card.body.addWidget(self.recipient)
        card.body.addWidget(self.kind)
        card.body.addWidget(PlainLabel(_("Over"), "overline"))
        card.body.addWidget(self.client)
        card.body.addWidget(PlainLabel(_("Onderwerpen in de brief"), "overline"))
        card.body.addWidget(self.subjects)
        self.body.addWidget(card)
        self.body.addWidget(self.sensitive)
        self.body.addWidget(self.offered)
        self.save_button = PrimaryButton(_("Klopt: bewaren als PDF"), "save")
        self.print_button = SecondaryButton(_("Klopt: afdrukken"), "printer")
        self.back_button = QuietButton(_("Terug naar de brief"), "arrow-left")
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.back_button.clicked.connect(self.back_requested)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        self.body.addWidget(buttons)
        self.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(
            PlainLabel(
                _(
                    "Dit programma verstuurt zelf niets. Stuur de PDF met uw beveiligde mail, of "
                    "geef de brief op papier mee."
                ),
                "small",
            )
        )

    def show_look(self, look: SecondLook, *, is_leaving: bool = False, error: str = "") -> None:
        """Show what leaves to whom."""
        self.notice.show_message(error, "error")
        self.recipient.setText(look.organization)
        bsn = _("met BSN") if look.tells_bsn else _("zonder BSN")
        parts = (kind_word(look.kind), look.attention_of, look.purpose, bsn)
        self.kind.setText(" · ".join(part for part in parts if part))
        self.client.setText(look.client)
        self.subjects.setText(", ".join(domain_word(subject) for subject in look.subjects))
        self.sensitive.show_message(_warning(look), "warning")
        told = _("Het aanbod ‘{name}’ staat daarna op ‘verwezen’.").format(name=look.offered)
        self.offered.show_message(told if look.offered else "")
        for button in (self.save_button, self.print_button, self.back_button):
            button.setEnabled(not is_leaving)


def _warning(look: SecondLook) -> str:
    words = [domain_word(subject).lower() for subject in look.sensitive]
    if look.tells_marked:
        words.append(_("antwoorden die ‘niet voor thuis’ zijn"))
    if not words:
        return ""
    return _("Gevoelig: {subjects}. Weet u zeker dat deze ontvanger dit mag lezen?").format(
        subjects=", ".join(words)
    )
