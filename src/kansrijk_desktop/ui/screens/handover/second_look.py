"""A second look at who gets what, before a sealed file is made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handover.presenter import HandoverState, Look
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SecondLookPage(ScrollColumn):
    """Name, organisation, subjects; then the file.

    Signals:
        save_requested, back_requested: what she decided.
    """

    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(600, parent=parent)
        self.body.addWidget(Heading(_("Nog eens kijken"), 1))
        self.body.addWidget(
            PlainLabel(_("Klopt de partner, en wat die gaat lezen? Daarna maakt u het bestand."))
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        card = Card()
        self._organization = Heading("", 2)
        self._name = PlainLabel("", "secondary")
        self._patient = PlainLabel("", "strong")
        self._title = PlainLabel()
        self._subjects = PlainLabel()
        for part in (
            PlainLabel(_("Aan"), "overline"),
            self._organization,
            self._name,
            PlainLabel(_("Over"), "overline"),
            self._patient,
            PlainLabel(_("Brief"), "overline"),
            self._title,
            PlainLabel(_("Onderwerpen waarvoor zij toestemming gaf"), "overline"),
            self._subjects,
        ):
            card.body.addWidget(part)
        self.body.addWidget(card)
        self.sensitive = InlineNotice("", "warning")
        self.not_compared = InlineNotice("", "warning")
        self.body.addWidget(self.sensitive)
        self.body.addWidget(self.not_compared)
        self.body.addSpacing(SPACE_2)
        self.save_button = PrimaryButton(_("Klopt: verzegeld bestand bewaren"), "lock")
        self.save_button.clicked.connect(self.save_requested)
        self.back_button = QuietButton(_("Terug"), "arrow-left")
        self.back_button.clicked.connect(self.back_requested)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(
            PlainLabel(
                _(
                    "Dit programma verstuurt zelf niets. Alleen deze partner kan het bestand "
                    "openen. Stuur het met uw beveiligde mail."
                ),
                "small",
            )
        )

    def show_look(self, look: Look, state: HandoverState) -> None:
        """Show what leaves to whom."""
        self.notice.show_message(state.error, "error")
        self._organization.setText(look.organization)
        self._name.setText(look.name)
        self._name.setVisible(bool(look.name))
        self._patient.setText(look.patient)
        self._title.setText(look.title)
        self._subjects.setText(", ".join(look.subjects))
        self.sensitive.show_message(
            _("Gevoelig: {subjects}. Weet u zeker dat deze partner dit mag lezen?").format(
                subjects=", ".join(look.sensitive)
            )
            if look.sensitive
            else ""
        )
        self.not_compared.show_message(
            ""
            if look.is_compared
            else _(
                "De woorden van deze partner zijn nog niet vergeleken. Bel liever eerst: anders "
                "weet u niet zeker wie het bestand kan openen."
            )
        )
        for button in (self.save_button, self.back_button):
            button.setEnabled(not state.is_busy)
