"""One conversation: what can be done with it, and a second look before it is done."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.conversation_presenter import (
    ConversationPresenter,
    ConversationState,
)
from kansrijk_desktop.ui.screens.tidy_up.sure_page import SurePage
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice


class ConversationPage(ScrollColumn):
    """What can be done with one conversation.

    Attributes:
        move_button, withdraw_button, reopen_button: to another dossier, out of count, back in.
        back_button: leaves it as it is.
    """

    def __init__(self, presenter: ConversationPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader(back_text=_("Opruimen"))
        self.back_button = self.header.back_button
        self.notice = InlineNotice()
        self.move_button = SecondaryButton(_("Naar een ander dossier"), "swap")
        self.withdraw_button = SecondaryButton(_("Telt niet mee"), "minus")
        self.reopen_button = SecondaryButton(_("Toch laten meetellen"), "undo")
        self.reopen_button.clicked.connect(presenter.reopen)
        self._cards = {
            self.move_button: _card(
                self.move_button,
                _("Verkeerd dossier"),
                _("Het gesprek hoort bij een andere cliënt. U kiest bij wie."),
            ),
            self.withdraw_button: _card(
                self.withdraw_button,
                _("Per ongeluk of dubbel"),
                _("Het gesprek telt dan nergens meer mee. U kunt het nog lezen."),
            ),
            self.reopen_button: _card(
                self.reopen_button,
                _("Ingetrokken"),
                _(
                    "Dit gesprek telt nu niet mee. Laat u het weer meetellen, dan staat het open "
                    "en rondt u het opnieuw af."
                ),
            ),
        }
        for part in (self.header, self.notice, *self._cards.values()):
            self.body.addWidget(part)

    def show_state(self, state: ConversationState) -> None:
        """Show the conversation."""
        self.setEnabled(state.is_ready or bool(state.error))
        self.header.show_title(state.name, state.here)
        self.notice.show_message(state.error, "error")
        self._cards[self.withdraw_button].setVisible(state.is_ready and not state.is_withdrawn)
        self._cards[self.reopen_button].setVisible(state.is_ready and state.is_withdrawn)
        self._cards[self.move_button].setVisible(state.is_ready)
        self.reopen_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Stand at the way back."""
        self.back_button.setFocus()


class MovePage(SurePage):
    """From whom to whom, what goes along, what stays."""

    def __init__(self, presenter: ConversationPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Nog eens kijken"), _("Ja, verplaats dit gesprek"), parent)
        self.yes_button.clicked.connect(presenter.move)

    def show_state(self, state: ConversationState) -> None:
        """Show where it goes."""
        self.notice.show_message(state.error, "error")
        self.show_part(_("Van"), *filter(None, (state.here,)))
        self.show_part(_("Naar"), *filter(None, (state.there,)))
        self.show_part(
            _("Dit gaat mee"),
            state.name,
            _("De antwoorden, wat eruit kwam, en de herinneringen ervan"),
            *state.goes,
        )
        self.show_part(_("Dit blijft waar het is"), *stays_lines(state), tone="sunken")
        self.yes_button.setEnabled(bool(state.there) and not state.is_busy)


class WithdrawPage(SurePage):
    """Why it does not count, and what that does.

    Attributes:
        reason_choice, reason_field: why.
    """

    def __init__(self, presenter: ConversationPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Waarom telt dit gesprek niet mee?"), _("Ja, telt niet mee"), parent)
        reasons = (
            _("per ongeluk begonnen"),
            _("dubbel ingevuld"),
            _("om te oefenen"),
            _("bij de verkeerde cliënt"),
        )
        self.reason_choice = SegmentedChoice(_("Reden"), [(one, one) for one in reasons])
        self.reason_choice.chosen.connect(presenter.type_reason)
        self.reason_field = TextField(
            _("Reden"), help_text=_("kort, zonder antwoorden of namen; dit staat in het dossier")
        )
        self.reason_field.edited.connect(presenter.type_reason)
        self.question.body.addWidget(self.reason_choice)
        self.question.body.addWidget(self.reason_field)
        self.question.show()
        self.yes_button.clicked.connect(presenter.withdraw)
        QWidget.setTabOrder(self.reason_field.edit, self.yes_button)
        QWidget.setTabOrder(self.yes_button, self.back_button)

    def show_state(self, state: ConversationState) -> None:
        """Show what happens."""
        self.notice.show_message(state.error, "error")
        self.show_part(
            _("Dit gebeurt er"),
            _("Het gesprek telt niet meer mee: niet in de lijn, niet in brieven of overzichten."),
            _("U kunt het nog lezen, met de reden erbij."),
            _("Herinneringen uit dit gesprek vervallen."),
            *(_("Dit wordt gesloten: {what}").format(what=one) for one in state.goes),
            tone="sunken",
        )
        self.show_part(_("Dit blijft waar het is"), *stays_lines(state), tone="sunken")
        self.reason_field.show_text(state.reason)
        self.reason_choice.show_chosen(state.reason)
        self.yes_button.setEnabled(state.is_ready and not state.is_busy)

    @override
    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.reason_field.edit.setFocus()


def stays_lines(state: ConversationState) -> tuple[str, ...]:
    """Return what stays, and what to do about what went out; empty where nothing did."""
    if not state.stays:
        return ()
    advice = _("Staat dit gesprek erin? Bel dan wie het kreeg. Ook de toestemming blijft hier.")
    return (*state.stays, advice)


def _card(button: QWidget, title: str, text: str) -> Card:
    card = Card(title)
    card.body.setSpacing(SPACE_2)
    card.body.addWidget(PlainLabel(text, "secondary"))
    card.body.addWidget(ButtonRow(button))
    return card
