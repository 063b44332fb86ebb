"""The widgets of one family's screen: reading, or the form."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.form_page import DossierFormPage
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.screens.household.reading_page import DossierReadingPage
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter


class HouseholdScreen(QWidget):
    """One dossier, read or changed.

    Attributes:
        reading_page, form_page: the two faces of the screen.
    """

    def __init__(
        self,
        presenter: HouseholdPresenter,
        start: StartPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setAccessibleName(_("Dossier"))
        self.reading_page = DossierReadingPage(presenter, start)
        self.form_page = DossierFormPage(presenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.reading_page)
        self._stack.addWidget(self.form_page)
        presenter.attach(self.show_state, start.show_dossier)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: HouseholdState) -> None:
        """Show the dossier as it is now."""
        page = self.form_page if state.is_editing else self.reading_page
        page.show_state(state)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if state.is_editing:
                self.form_page.focus_first()
