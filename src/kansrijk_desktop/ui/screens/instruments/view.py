"""The screen of questionnaires: the list, reading files, one version, or the editor."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.file_dialogs import (
    ChoosesFiles,
    ChoosesReportPath,
    choose_folder,
    choose_forms,
    choose_report_path,
)
from kansrijk_desktop.ui.screens.instruments.compare_page import ComparePage
from kansrijk_desktop.ui.screens.instruments.editing_presenter import (
    EditingPresenter,
    EditingState,
)
from kansrijk_desktop.ui.screens.instruments.editor_page import EditorPage
from kansrijk_desktop.ui.screens.instruments.list_page import ListPage
from kansrijk_desktop.ui.screens.instruments.loading_page import LoadingPage
from kansrijk_desktop.ui.screens.instruments.loading_presenter import (
    LoadingPresenter,
    LoadingState,
)
from kansrijk_desktop.ui.screens.instruments.presenter import (
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.second_look import SecondLookPage
from kansrijk_desktop.ui.screens.instruments.version_page import VersionPage
from kansrijk_desktop.ui.widgets.drop_target import DropTarget

_LOOK_MS = 100


class InstrumentsScreen(DropTarget):
    """Shows one page at a time; files may be dropped on it.

    Attributes:
        choose_forms, choose_folder, choose_report_path: how the user says which files.
        list_page, loading_page, version_page, second_look, compare_page, editor_page: the pages.
    """

    def __init__(
        self,
        presenter: InstrumentsPresenter,
        loading: LoadingPresenter,
        editing: EditingPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._loading, self._editing = presenter, loading, editing
        self._state = InstrumentsState()
        self._loading_state = LoadingState()
        self._editing_state = EditingState()
        self.choose_forms: ChoosesFiles = choose_forms
        self.choose_folder: ChoosesFiles = choose_folder
        self.choose_report_path: ChoosesReportPath = choose_report_path
        self.setAccessibleName(_("Vragenlijsten"))
        self._build()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(loading.look_at_progress)
        presenter.attach(self.show_state)
        loading.attach(self.show_loading)
        editing.attach(self.show_editing)
        for one in (presenter, loading, editing):
            self.destroyed.connect(one.detach)

    def show_state(self, state: InstrumentsState) -> None:
        """Show the list or the page of a version."""
        self._state = state
        if state.chosen is None:
            self.list_page.show_state(state)
        else:
            self.version_page.show_state(state, state.chosen)
            self.second_look.show_state(state, state.chosen)
            self.compare_page.show_state(state, state.chosen)
        self._show_page()

    def show_loading(self, state: LoadingState) -> None:
        """Show the reading."""
        self._loading_state = state
        if state.is_reading:
            self._look.start()
        else:
            self._look.stop()
        if state.is_open:
            self.loading_page.show_state(state)
        self._show_page()

    def show_editing(self, state: EditingState) -> None:
        """Show the editor."""
        self._editing_state = state
        if state.is_open:
            self.editor_page.show_state(state)
        self._show_page()

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Ask what happens with changes that are not kept (see `ui.router`)."""
        self._editing.leave(then)

    def _build(self) -> None:
        self.list_page = ListPage(self._presenter)
        self.list_page.load_button.clicked.connect(self._on_load)
        self.list_page.folder_button.clicked.connect(self._on_load_folder)
        self.loading_page = LoadingPage(self._loading)
        self.loading_page.save_requested.connect(self._on_save_read)
        self.version_page = VersionPage(self._presenter)
        self.version_page.edit_requested.connect(self._on_edit)
        self.version_page.compare_requested.connect(self._on_compare)
        self.version_page.save_requested.connect(self._on_save_kept)
        self.second_look = SecondLookPage(self._presenter)
        self.compare_page = ComparePage(self._presenter)
        self.editor_page = EditorPage(self._editing)
        self._stack = QStackedLayout(self)
        for page in (
            self.list_page,
            self.loading_page,
            self.version_page,
            self.second_look,
            self.compare_page,
            self.editor_page,
        ):
            self._stack.addWidget(page)

    def _show_page(self) -> None:
        page, cursor = self._page()
        if self._stack.currentWidget() is page:
            return
        self._stack.setCurrentWidget(page)
        if isinstance(page, ListPage | LoadingPage | VersionPage | SecondLookPage | ComparePage):
            page.show_top()
        cursor.setFocus()

    def _page(self) -> tuple[QWidget, QWidget]:
        """Return the page to show now, and where its keyboard begins."""
        chosen = self._state.chosen
        if self._editing_state.is_open:
            return self.editor_page, self.editor_page.items
        if self._loading_state.is_open:
            return self.loading_page, self.loading_page.first_button()
        if chosen is None:
            return self.list_page, self.list_page.load_button
        if chosen.is_looking_twice:
            return self.second_look, self.second_look.use_button
        if chosen.compared is not None:
            return self.compare_page, self.compare_page.version_field
        return self.version_page, self.version_page.first_button()

    @override
    def _takes_files(self) -> bool:
        return self._stack.currentWidget() is self.list_page

    @override
    def _show_drop(self, *, is_near: bool) -> None:
        self.list_page.show_drop(is_near=is_near)

    @override
    def _read_files(self, paths: list[Path]) -> None:
        self._loading.read(paths)

    def _on_load(self) -> None:
        self._loading.read(self.choose_forms(self))

    def _on_load_folder(self) -> None:
        self._loading.read(self.choose_folder(self))

    def _on_save_read(self, name: str) -> None:
        path = self.choose_report_path(self, name)
        if path is not None:
            self._loading.save_report(path)

    def _on_save_kept(self, name: str) -> None:
        path = self.choose_report_path(self, name)
        if path is not None:
            self._presenter.save_report(path)

    def _on_edit(self) -> None:
        if self._state.chosen is not None:
            self._editing.begin(self._state.chosen.version, self._state.chosen.others)

    def _on_compare(self) -> None:
        self._presenter.compare()
