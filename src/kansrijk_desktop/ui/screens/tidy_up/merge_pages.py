"""The second look before two dossiers become one, and before one becomes two again."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.merge_presenter import MergePresenter, MergeState
from kansrijk_desktop.ui.screens.tidy_up.sure_page import SurePage


class MergePage(SurePage):
    """Both women, and what happens."""

    def __init__(self, presenter: MergePresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Nog eens kijken"), _("Ja, maak er één dossier van"), parent)
        self.yes_button.clicked.connect(presenter.keep)

    def show_state(self, state: MergeState) -> None:
        """Show who they are."""
        self.notice.show_message(state.error, "error")
        self.show_part(_("Dit dossier blijft"), state.here)
        self.show_part(_("Dit gaat erin op"), state.other)
        self.show_part(
            _("Dit gebeurt er"),
            _("Alle gesprekken, antwoorden, aanbod, brieven en toestemmingen gaan mee."),
            _("Wat u niet koos, komt in een notitie. Er raakt niets kwijt."),
            _("Was het toch een vergissing, dan haalt u ze hier weer uit elkaar."),
            tone="sunken",
        )
        self.yes_button.setEnabled(state.is_ready and not state.refusal and not state.is_busy)


class ApartPage(SurePage):
    """What comes back, and what stays."""

    def __init__(self, presenter: MergePresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Weer twee dossiers maken?"), _("Ja, haal ze weer uit elkaar"), parent)
        self.yes_button.clicked.connect(presenter.take_apart)

    def show_state(self, state: MergeState) -> None:
        """Show what it does."""
        self.notice.show_message(state.error, "error")
        self.show_part(
            _("Dit gebeurt er"),
            _("Het andere dossier komt terug, met alles wat erin stond."),
            _("Wat u sinds het samenvoegen toevoegde of wijzigde, blijft in dit dossier."),
            _("Staat een gesprek daarna verkeerd, dan verplaatst u het hier."),
            tone="sunken",
        )
        self.yes_button.setEnabled(not state.is_busy)
