"""The pages of the first start that ask for something, one class per step."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.practitioner_form import number_words, role_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import ADVISED_LENGTH
from kansrijk_desktop.ui.screens.first_start.presenter import FirstStartPresenter, FirstStartState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.strength_meter import StrengthMeter
from kansrijk_desktop.ui.widgets.titled_row import TitledRow


class StepPage(QWidget):
    """One page: title, a line of explanation, and what it asks.

    Signals:
        entered: Enter was pressed in a field.

    Attributes:
        body: the vertical layout to add to.
    """

    entered = Signal()

    def __init__(self, title: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(Heading(title, 1))
        if explanation:
            self.body.addWidget(PlainLabel(explanation, "secondary"))
            self.body.addSpacing(SPACE_1)

    def add_field(self, field: TextField) -> None:
        """Add a field in which Enter means: go on."""
        field.edit.returnPressed.connect(self.entered)
        self.body.addWidget(field)

    def show_state(self, state: FirstStartState) -> None:
        """Show what this page is about."""


class WelcomePage(StepPage):
    """Says what the program is, and what it is not."""

    def __init__(self) -> None:
        super().__init__(
            _("Welkom bij Kansrijk"),
            _("Voor een goed gesprek over de start van ieder kind."),
        )
        for icon_name, title, text in (
            (
                "chat",
                _("Een hulp bij het gesprek"),
                _("U loopt samen met de cliënt langs wonen, geld, stress, middelen en thuis."),
            ),
            (
                "scales",
                _("Geen diagnose, geen cijfer"),
                _("U weegt zelf, samen met haar. Het programma zet op een rij wat zij vertelde."),
            ),
            (
                "shield-check",
                _("Alleen op deze computer"),
                _("De dossiers zijn versleuteld. Er gaat niets naar buiten zonder dat u het doet."),
            ),
            (
                "clock",
                _("Klaar in vijf minuten"),
                _("Houd uw BIG- of KCKZ-nummer bij de hand, en iets om een code op te bewaren."),
            ),
        ):
            self.body.addWidget(TitledRow(icon_name, title, text))


class OrganizationPage(StepPage):
    """Asks for the practice or organisation."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Uw praktijk of organisatie"), _("Dit staat straks boven uw verwijsbrieven.")
        )
        self.name_field = TextField(_("Naam"))
        self.phone_field = TextField(
            _("Telefoonnummer (mag leeg)"), help_text=_("Waar een collega u kan bereiken.")
        )
        self.agb_field = TextField(
            _("AGB-code van de praktijk (mag leeg)"), help_text=_("Acht cijfers.")
        )
        self._fields = {
            "organization_name": self.name_field,
            "organization_phone": self.phone_field,
            "organization_agb": self.agb_field,
        }
        for name, field in self._fields.items():
            self.add_field(field)
            field.edited.connect(partial(presenter.fill_in, name))
        self.setFocusProxy(self.name_field)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show what was typed and what is wrong."""
        for name, field in self._fields.items():
            field.show_text(getattr(state.answers, name))
            field.show_error(state.problems.get(name, ""))


class PractitionerPage(StepPage):
    """Asks who is at the keyboard."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(_("Wie bent u?"), _("Zo weet de ontvanger van een brief wie er schrijft."))
        self.name_field = TextField(_("Uw naam"), help_text=_("Zoals die op brieven staat."))
        self.name_field.edited.connect(partial(presenter.fill_in, "name"))
        self.add_field(self.name_field)
        roles = QWidget()
        roles.setAccessibleName(_("Beroep"))
        self._role_problem = PlainLabel("", "error")
        layout = QVBoxLayout(roles)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(PlainLabel(_("Beroep"), "strong"))
        self.role_cards: dict[str, ChoiceCard] = {}
        for role in Role:
            card = ChoiceCard(role_word(role), is_compact=True)
            card.picked.connect(partial(presenter.fill_in, "role", role.value))
            self.role_cards[role.value] = card
            layout.addWidget(card)
        layout.addWidget(self._role_problem)
        self.body.addWidget(roles)
        self.number_field = TextField("")
        self.number_field.edited.connect(partial(presenter.fill_in, "register_number"))
        self.add_field(self.number_field)
        self.agb_field = TextField(_("Uw eigen AGB-code (mag leeg)"), help_text=_("Acht cijfers."))
        self.agb_field.edited.connect(partial(presenter.fill_in, "personal_agb"))
        self.add_field(self.agb_field)
        self.setFocusProxy(self.name_field)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show what was typed, and the number that belongs to the role."""
        answers, problems = state.answers, state.problems
        for role, card in self.role_cards.items():
            card.show_chosen(role == answers.role)
        self._role_problem.setText(problems.get("role", ""))
        self._role_problem.setVisible("role" in problems)
        label, help_text = number_words(answers.role)
        self.number_field.setVisible(bool(answers.role))
        self.number_field.show_label(label)
        self.number_field.show_help(help_text)
        for name, field in (
            ("name", self.name_field),
            ("register_number", self.number_field),
            ("personal_agb", self.agb_field),
        ):
            field.show_text(getattr(answers, name))
            field.show_error(problems.get(name, ""))


class RegionPage(StepPage):
    """Asks which region package to use."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Uw regio"),
            _(
                "Hieruit komen de hulpaanbieders en de telefoonnummers. U kunt dit later wijzigen "
                "bij Instellingen."
            ),
        )
        self.region_cards: dict[str, ChoiceCard] = {}
        cards = QVBoxLayout()
        cards.setSpacing(SPACE_1)
        for region in presenter.regions:
            card = ChoiceCard(region.title, detail=region.detail)
            card.picked.connect(partial(presenter.fill_in, "region", region.key))
            self.region_cards[region.key] = card
            cards.addWidget(card)
        self.body.addLayout(cards)
        self._problem = PlainLabel("", "error")
        self.body.addWidget(self._problem)
        self.setFocusProxy(next(iter(self.region_cards.values())))

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show the regions and the chosen one."""
        for key, card in self.region_cards.items():
            card.show_chosen(key == state.answers.region)
        self._problem.setText(state.problems.get("region", ""))
        self._problem.setVisible("region" in state.problems)


class PassphrasePage(StepPage):
    """Asks for a passphrase, twice."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Kies een wachtwoord"),
            _(
                "Een zin van vier of vijf woorden is sterk en goed te onthouden. Langer is beter: "
                "liefst {count} tekens of meer."
            ).format(count=ADVISED_LENGTH),
        )
        self.passphrase_field = PassphraseField(_("Wachtwoord"))
        self.strength_meter = StrengthMeter()
        self.again_field = PassphraseField(_("Nog een keer"))
        self.passphrase_field.edited.connect(presenter.type_passphrase)
        self.again_field.edited.connect(presenter.type_again)
        for field in (self.passphrase_field, self.again_field):
            field.submitted.connect(self._on_submitted)
        first = QVBoxLayout()
        first.setSpacing(SPACE_HALF)
        first.addWidget(self.passphrase_field)
        first.addWidget(self.strength_meter)
        self.body.addLayout(first)
        self.body.addWidget(self.again_field)
        self.setFocusProxy(self.passphrase_field)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show the strength and what is wrong."""
        self.strength_meter.show_strength(state.strength)
        self.passphrase_field.show_error(state.problems.get("passphrase", ""))
        self.again_field.show_error(state.problems.get("again", ""))
        if state.code_groups:
            self.passphrase_field.clear()
            self.again_field.clear()

    def _on_submitted(self) -> None:
        self.entered.emit()


class DemoPage(StepPage):
    """Asks whether to begin with an example."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Alles staat klaar"),
            _("Wilt u eerst oefenen met een voorbeeld? De familie Reuring bestaat niet echt."),
        )
        self.yes_card = ChoiceCard(
            _("Ja, zet een voorbeelddossier klaar"),
            detail=_("Dit gezin is verzonnen; dat staat erbij."),
        )
        self.no_card = ChoiceCard(_("Nee, ik begin met een leeg programma"))
        self.yes_card.picked.connect(partial(presenter.choose_demo, True))
        self.no_card.picked.connect(partial(presenter.choose_demo, False))
        self._problem = PlainLabel("", "error")
        cards = QVBoxLayout()
        cards.setSpacing(SPACE_1)
        cards.addWidget(self.yes_card)
        cards.addWidget(self.no_card)
        self.body.addLayout(cards)
        self.body.addWidget(self._problem)
        self.setFocusProxy(self.yes_card)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show the choice."""
        self.yes_card.show_chosen(state.answers.with_demo is True)
        self.no_card.show_chosen(state.answers.with_demo is False)
        self._problem.setText(state.problems.get("with_demo", ""))
        self._problem.setVisible("with_demo" in state.problems)
