"""The settings screen: look, conversation, who she is, safety, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

import kansrijk_desktop
from kansrijk_desktop.settings import IDLE_MINUTES, QuestionLayout, Theme
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.settings.details_card import DetailsCard
from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter
from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter, SettingsState
from kansrijk_desktop.ui.screens.settings.recovery_card import RecoveryCard
from kansrijk_desktop.ui.screens.settings.recovery_presenter import RecoveryPresenter
from kansrijk_desktop.ui.screens.settings.regions_card import RegionsCard
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, TEXT_PERCENTS
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.strength_meter import StrengthMeter

_IDLE_STEPS = (1, 2, 3, 5, 10, 15)
_LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("Noto Sans", "SIL Open Font License 1.1"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, zlib"),
    ("SQLModel, Alembic", "MIT"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("ReportLab", "BSD-3-Clause"),
    ("pikepdf, QPDF", "MPL-2.0, Apache-2.0"),
    ("HarfBuzz, uharfbuzz", "MIT, Apache-2.0"),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("RE2", "BSD-3-Clause"),
    ("python-stdnum", "LGPL-2.1"),
    ("pyrage, segno", "MIT, BSD-3-Clause"),
    ("Babel, zxcvbn", "BSD-3-Clause, MIT"),
)


class SettingsScreen(QWidget):
    """Shows the preferences; each is kept the moment it is picked.

    Attributes:
        theme_choice, text_size_choice, layout_choice, idle_choice: the preferences.
        details_card: who is at the keyboard.
        regions_card: whose offers she sees.
        current_field, new_field, change_button: for another passphrase.
        recovery_card: for another recovery code.
    """

    def __init__(
        self,
        presenter: SettingsPresenter,
        details: DetailsPresenter,
        recovery: RecoveryPresenter,
        regions: RegionsPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._changes = 0
        column = ScrollColumn(760)
        self._notice = InlineNotice("", "warning")
        column.body.addWidget(
            PageHeader(
                _("Instellingen"), _("Wat u kiest, geldt meteen en alleen op deze computer.")
            )
        )
        column.body.addWidget(self._notice)
        column.body.addWidget(self._build_look())
        column.body.addWidget(self._build_work())
        self.details_card = DetailsCard(details)
        column.body.addWidget(self.details_card)
        self.regions_card = RegionsCard(regions)
        column.body.addWidget(self.regions_card)
        column.body.addWidget(self._build_passphrase())
        self.recovery_card = RecoveryCard(recovery)
        column.body.addWidget(self.recovery_card)
        column.body.addWidget(self._build_about())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: SettingsState) -> None:
        """Show the state."""
        settings = state.settings
        self.theme_choice.show_chosen(settings.theme.value)
        self.text_size_choice.show_chosen(str(settings.text_size))
        self.layout_choice.show_chosen(settings.question_layout.value)
        self.idle_choice.show_chosen(str(settings.idle_minutes))
        self._notice.show_message(state.notice)
        self.current_field.show_error(state.current_error)
        self.new_field.show_error(state.new_error)
        self.strength_meter.show_strength(state.strength)
        self.change_button.setEnabled(not state.is_busy)
        if state.changes != self._changes:
            self._changes = state.changes
            self.current_field.clear()
            self.new_field.clear()
            self._changed_notice.show_message(_("Het wachtwoord is gewijzigd."))

    def _build_look(self) -> Card:
        card = Card(_("Scherm"))
        self.theme_choice = SegmentedChoice(
            _("Kleuren"),
            (
                (Theme.SYSTEM.value, _("Zoals de computer")),
                (Theme.LIGHT.value, _("Licht")),
                (Theme.DARK.value, _("Donker")),
            ),
        )
        self.theme_choice.chosen.connect(self._presenter.pick_theme)
        self.text_size_choice = SegmentedChoice(
            _("Tekstgrootte"), [(str(percent), f"{percent}%") for percent in TEXT_PERCENTS]
        )
        self.text_size_choice.chosen.connect(self._presenter.pick_text_size)
        _add_row(card, _("Kleuren"), self.theme_choice)
        _add_row(card, _("Tekstgrootte"), self.text_size_choice)
        return card

    def _build_work(self) -> Card:
        card = Card(_("Gesprek en veiligheid"))
        self.layout_choice = SegmentedChoice(
            _("Vragen"),
            (
                (QuestionLayout.ONE_AT_A_TIME.value, _("Eén vraag tegelijk")),
                (QuestionLayout.PAGE_PER_DOMAIN.value, _("Alle vragen van een onderwerp")),
            ),
        )
        self.layout_choice.chosen.connect(self._presenter.pick_question_layout)
        minutes = [step for step in _IDLE_STEPS if step in IDLE_MINUTES]
        self.idle_choice = SegmentedChoice(
            _("Op slot na"),
            [(str(step), _("{count} min").format(count=step)) for step in minutes],
        )
        self.idle_choice.chosen.connect(self._presenter.pick_idle_minutes)
        _add_row(card, _("Vragen op het scherm"), self.layout_choice)
        _add_row(
            card,
            _("Op slot als niemand typt of beweegt"),
            self.idle_choice,
            _("Tijdens een gesprek wacht het programma 15 minuten: luisteren is ook werken."),
        )
        return card

    def _build_passphrase(self) -> Card:
        card = Card(_("Wachtwoord wijzigen"))
        card.body.setSpacing(SPACE_2)
        self.current_field = PassphraseField(_("Huidig wachtwoord"))
        self.new_field = PassphraseField(_("Nieuw wachtwoord"))
        self.strength_meter = StrengthMeter()
        self.change_button = SecondaryButton(_("Wachtwoord wijzigen"), "key")
        self._changed_notice = InlineNotice("", "success")
        self.new_field.edited.connect(self._presenter.judge)
        self.new_field.submitted.connect(self._on_change_requested)
        self.change_button.clicked.connect(self._on_change_requested)
        card.body.addWidget(
            PlainLabel(_("Uw herstelcode blijft gelden. De dossiers blijven wat ze zijn."))
        )
        for widget in (
            self.current_field,
            self.new_field,
            self.strength_meter,
            self._changed_notice,
        ):
            card.body.addWidget(widget)
        card.body.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_about(self) -> Card:
        card = Card(_("Over Kansrijk"))
        version = _("Versie {version}").format(version=kansrijk_desktop.__version__)
        card.body.addWidget(PlainLabel(version))
        card.body.addWidget(
            PlainLabel(
                _("Vrije software onder de EUPL 1.2. Een hulp bij het gesprek, geen diagnose."),
                "secondary",
            )
        )
        licences = Collapsible(_("Gebruikte onderdelen en hun licenties"))
        for name, licence in _LICENCES:
            licences.body.addWidget(PlainLabel(f"{name}: {licence}", "small"))
        card.body.addWidget(licences)
        return card

    def _on_change_requested(self) -> None:
        self._changed_notice.show_message("")
        self._presenter.change_passphrase(self.current_field.text(), self.new_field.text())


def _add_row(card: Card, label: str, choice: SegmentedChoice, help_text: str = "") -> None:
    card.body.addSpacing(SPACE_1)
    card.body.addWidget(PlainLabel(label, "strong"))
    card.body.addWidget(choice)
    if help_text:
        card.body.addWidget(PlainLabel(help_text, "small"))
