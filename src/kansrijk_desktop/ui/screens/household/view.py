"""The widgets of one family's screen: reading, the form, or two conversations side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.agreements_card import AgreementsCard
from kansrijk_desktop.ui.screens.household.agreements_presenter import AgreementsPresenter
from kansrijk_desktop.ui.screens.household.beside_page import BesidePage
from kansrijk_desktop.ui.screens.household.beside_presenter import BesidePresenter, BesideState
from kansrijk_desktop.ui.screens.household.editing_presenter import (
    EditingPresenter,
    EditingState,
)
from kansrijk_desktop.ui.screens.household.form_page import DossierFormPage
from kansrijk_desktop.ui.screens.household.notes_card import NotesCard
from kansrijk_desktop.ui.screens.household.notes_presenter import NotesPresenter
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.screens.household.reading_page import DossierReadingPage
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter
from kansrijk_desktop.ui.screens.household.time_line import TimeLineEntry


@dataclass(frozen=True, slots=True)
class Presenters:
    """Who acts on this screen.

    Attributes:
        own_role: the profession at the keyboard, for agreements she takes on herself.
    """

    reading: HouseholdPresenter
    start: StartPresenter
    editing: EditingPresenter
    agreements: AgreementsPresenter
    notes: NotesPresenter
    beside: BesidePresenter
    own_role: str


class HouseholdScreen(QWidget):
    """One dossier, read or changed.

    Attributes:
        reading_page: what a known dossier opens with.
    """

    def __init__(self, presenters: Presenters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenters = presenters
        self._editing, self._beside = EditingState(), BesideState()
        self._form_page: DossierFormPage | None = None
        self._beside_page: BesidePage | None = None
        self.setAccessibleName(_("Dossier"))
        self._agreements = AgreementsCard(presenters.agreements, presenters.own_role)
        self._notes = NotesCard(presenters.notes)
        self.reading_page = DossierReadingPage(
            presenters.reading, presenters.start, self._agreements, self._notes
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.reading_page)
        self.reading_page.edit_wanted.connect(presenters.editing.edit)
        self.reading_page.beside_wanted.connect(self._on_beside_wanted)
        self._attach()

    @property
    def form_page(self) -> DossierFormPage:
        """The form; made when it is first wanted, since most days nothing is changed."""
        if self._form_page is None:
            self._form_page = DossierFormPage(self._presenters.editing)
            self._stack.addWidget(self._form_page)
            self._form_page.show_state(self._editing)
        return self._form_page

    @property
    def beside_page(self) -> BesidePage:
        """Two conversations beside one another; made when it is first wanted."""
        if self._beside_page is None:
            self._beside_page = BesidePage(self._presenters.beside)
            self._stack.addWidget(self._beside_page)
            self._beside_page.show_state(self._beside)
        return self._beside_page

    def show_state(self, state: HouseholdState) -> None:
        """Show the dossier as it is now."""
        self.reading_page.show_state(state)
        self._presenters.agreements.show_for(
            is_patient=state.page.speaker.is_patient and state.is_loaded,
            shows_apart=state.page.shows_apart,
        )
        self._presenters.notes.show_for(
            is_patient=state.page.speaker.is_patient and state.is_loaded
        )

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep an agreement or note that is being typed (see ui/router.py)."""
        agreements, notes = self._presenters.agreements, self._presenters.notes
        agreements.about_to_leave(partial(notes.about_to_leave, then))

    def about_to_hide(self) -> None:
        """Cover what is only for two."""
        self._presenters.reading.show_apart(is_shown=False)
        self._presenters.beside.show_apart(is_shown=False)

    def _attach(self) -> None:
        presenters = self._presenters
        presenters.editing.attach(self._show_editing)
        presenters.beside.attach(self._show_beside)
        presenters.agreements.attach(self._agreements.show_state)
        presenters.notes.attach(self._notes.show_state)
        presenters.reading.attach(self.show_state, self._take)
        for presenter in (
            presenters.reading,
            presenters.editing,
            presenters.agreements,
            presenters.notes,
            presenters.beside,
        ):
            self.destroyed.connect(presenter.detach)

    def _take(self, dossier: Dossier) -> None:
        self._presenters.start.show_dossier(dossier)
        for presenter in (
            self._presenters.editing,
            self._presenters.agreements,
            self._presenters.notes,
        ):
            presenter.take(dossier)

    def _show_editing(self, state: EditingState) -> None:
        is_begun = state.is_editing and not self._editing.is_editing
        self._editing = state
        if state.is_editing or self._form_page is not None:
            self.form_page.show_state(state)
        self._show_page()
        if is_begun:
            self.form_page.focus_first()

    def _show_beside(self, state: BesideState) -> None:
        self._beside = state
        if state.is_open or self._beside_page is not None:
            self.beside_page.show_state(state)
        self._show_page()

    def _show_page(self) -> None:
        page: QWidget = self.reading_page
        if self._editing.is_editing:
            page = self.form_page
        elif self._beside.is_open:
            page = self.beside_page
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)

    def _on_beside_wanted(self, entry: TimeLineEntry) -> None:
        if entry.beside is not None:
            self._presenters.beside.open(*entry.beside)
