"""A second look at a questionnaire before it is taken in use."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.before_use import unsupported_parts
from kansrijk_desktop.ui.screens.instruments.presenter import (
    Chosen,
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.wording import one_line, version_title
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SecondLookPage(ScrollColumn):
    """Title, owner, licence and warnings; then take it in use.

    Attributes:
        use_button, back_button: what the user decides.
        warnings: what speaks against it.
    """

    def __init__(self, presenter: InstrumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.body.addWidget(Heading(_("Nog eens kijken"), 1))
        self.body.addWidget(
            PlainLabel(_("Daarna kan iedereen op deze computer er gesprekken mee beginnen."))
        )
        self.notice = InlineNotice("", "error")
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_card())
        self.warnings: MoreRows[InlineNotice, str] = MoreRows(_make_warning, _show_warning)
        self.body.addWidget(self.warnings)
        self.body.addWidget(self._build_unsupported())
        self.use_button = PrimaryButton(_("Klopt: in gebruik nemen"), "check")
        self.use_button.clicked.connect(presenter.use)
        self.back_button = QuietButton(_("Terug naar de vragenlijst"), "arrow-left")
        self.back_button.clicked.connect(presenter.think_again)
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE_1)
        for button in (self.use_button, self.back_button):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)

    def show_state(self, state: InstrumentsState, chosen: Chosen) -> None:
        """Show what is about to be taken in use."""
        version = chosen.version
        self.notice.show_message(state.error)
        self._title.setText(one_line(version.title, 160) or _("Vragenlijst zonder titel"))
        self._version.setText(version_title(version))
        self._owner.setText(one_line(version.owner) or _("niet genoemd"))
        self._licence.setText(one_line(version.licence) or _("niet genoemd"))
        self.warnings.show_rows(chosen.warnings)
        self.warnings.setVisible(bool(chosen.warnings))
        parts = unsupported_parts(version.report)
        self._unsupported.setVisible(bool(parts))
        self._parts.show_rows(parts)
        for button in (self.use_button, self.back_button):
            button.setEnabled(not state.is_busy)

    def _build_card(self) -> Card:
        card = Card()
        self._title = Heading("", 2)
        self._version = PlainLabel("", "secondary")
        self._owner, self._licence = PlainLabel(), PlainLabel()
        card.body.addWidget(self._title)
        card.body.addWidget(self._version)
        card.body.addWidget(PlainLabel(_("Eigenaar"), "overline"))
        card.body.addWidget(self._owner)
        card.body.addWidget(PlainLabel(_("Licentie"), "overline"))
        card.body.addWidget(self._licence)
        return card

    def _build_unsupported(self) -> QWidget:
        self._unsupported = Card(_("Dit doet hier niets"), tone="sunken")
        self._parts: MoreRows[PlainLabel, str] = MoreRows(PlainLabel, PlainLabel.setText)
        self._unsupported.body.addWidget(self._parts)
        return self._unsupported


def _make_warning() -> InlineNotice:
    return InlineNotice("", "warning")


def _show_warning(notice: InlineNotice, text: str) -> None:
    notice.show_message(text, "warning")
