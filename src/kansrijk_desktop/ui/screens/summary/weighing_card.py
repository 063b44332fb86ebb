"""The weighing of the whole: what the form proposes, and what the professional makes of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.summary import Summary
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.summary.weighing_field import WeighingForm
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel


class WeighingCard(Card):
    """The professional's own questions.

    Signals:
        chosen, typed: as those of `WeighingField`.
        follow_up_requested: go to the steps that ask for the passphrase.

    Attributes:
        form: the questions anyone may see.
        private_fold: those only for her, folded.
        private_form: what is in it.
        follow_up_button: in there for everyone, so that its being there tells nothing.
    """

    chosen = Signal(str, int)
    typed = Signal(str, object)
    follow_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Weging, samen met de cliënt"), parent=parent)
        self._proposal = PlainLabel("", "body")
        self.form = WeighingForm(SPACE_2)
        self.private_fold = Collapsible(_("Alleen voor u"))
        self.private_form = WeighingForm(SPACE_2)
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(self._proposal)
        self.body.addWidget(self.form)
        self.body.addWidget(self.private_fold)
        self.private_fold.body.addWidget(self.private_form)
        self.follow_up_button = SecondaryButton(_("Vervolgstappen"), "lock")
        self.follow_up_button.clicked.connect(self.follow_up_requested)
        self.private_fold.body.addWidget(self.follow_up_button, 0, Qt.AlignmentFlag.AlignLeft)
        for form in (self.form, self.private_form):
            form.chosen.connect(self.chosen)
            form.typed.connect(self.typed)

    def show_summary(self, summary: Summary) -> None:
        """Show the weighing as it is now."""
        overall = summary.overall
        text = _("Voorstel van de vragenlijst: {outcome}").format(outcome=overall.proposal)
        if overall.is_provisional:
            text += _(" (voorlopig: nog niet alles is gevraagd)")
        self._proposal.setText(text)
        self._proposal.setVisible(bool(overall.proposal))
        own = [each for each in (overall.choice, overall.reason_item) if each is not None]
        parts = summary.weighing
        self.form.show_items((*(each for each in own if each.is_shown), *parts.loose), titles={})
        self.private_fold.setVisible(bool(parts.private))
        self.private_fold.header.show_text(_private_title(summary))
        self.private_form.show_items(parts.private, parts.titles)

    def go_to(self, address: str) -> bool:
        """Put the keyboard at a question; False when it is not here."""
        if address in self.private_form.fields:
            self.private_fold.show_open(True)
            self.private_form.fields[address].take_focus()
            return True
        if address in self.form.fields:
            self.form.fields[address].take_focus()
            return True
        return False


def _private_title(summary: Summary) -> str:
    """Say that something waits for her, and not what: others may look along."""
    waiting = sum(
        each.item.type == "choice" and not each.is_answered for each in summary.weighing.private
    )
    if not waiting:
        return _("Alleen voor u")
    return ngettext(
        "Alleen voor u: {count} vraag open", "Alleen voor u: {count} vragen open", waiting
    ).format(count=waiting)
