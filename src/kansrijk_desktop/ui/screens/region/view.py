"""The screen of region packages: tables, a comparison before anything takes effect, a new layer."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.exchange.region_faults import Fault
from kansrijk_desktop.services.region_listing import OWN
from kansrijk_desktop.services.region_words import sheet_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.file_dialogs import (
    ChoosesPackage,
    ChoosesPath,
    choose_package,
    choose_package_path,
    choose_table,
    choose_table_path,
)
from kansrijk_desktop.ui.screens.region.compare_page import ComparePage
from kansrijk_desktop.ui.screens.region.comparing_presenter import (
    ComparingPresenter,
    ComparingState,
)
from kansrijk_desktop.ui.screens.region.files_presenter import FilesPresenter
from kansrijk_desktop.ui.screens.region.layer_page import LayerPage
from kansrijk_desktop.ui.screens.region.presenter import RegionPresenter, RegionState
from kansrijk_desktop.ui.screens.region.table_page import TablePage
from kansrijk_desktop.ui.theme import SPACE_1


class RegionScreen(QWidget):
    """Shows one page at a time.

    Attributes:
        table_page, compare_page, layer_page: the pages.
        choose_package, choose_package_path, choose_table, choose_table_path: how the user says
            which files.
    """

    def __init__(
        self,
        presenter: RegionPresenter,
        comparing: ComparingPresenter,
        files: FilesPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._comparing, self._files = presenter, comparing, files
        self._state = RegionState()
        self._comparing_state = ComparingState()
        self._is_beginning_layer = False
        self.choose_package: ChoosesPackage = choose_package
        self.choose_package_path: ChoosesPath = choose_package_path
        self.choose_table: ChoosesPackage = choose_table
        self.choose_table_path: ChoosesPath = choose_table_path
        self.setAccessibleName(_("Regiopakket"))
        self._build()
        presenter.attach(self.show_state)
        comparing.attach(self.show_comparing)
        for one in (presenter, comparing):
            self.destroyed.connect(one.detach)

    def show_state(self, state: RegionState) -> None:
        """Show the package."""
        self._state = state
        self.table_page.show_state(state)
        self.layer_page.show_state(state)
        self._show_page()

    def show_comparing(self, state: ComparingState) -> None:
        """Show what is compared."""
        self._comparing_state = state
        if state.is_open:
            self.compare_page.show_state(state)
        self._show_page()

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep what is typed in the field with the cursor, and all before it (see `ui.router`)."""
        pane = self.table_page.pane()
        if pane is not None:
            pane.commit()
        self._presenter.leave(then)

    def _build(self) -> None:
        self.table_page = TablePage(self._presenter)
        self.table_page.look_over_requested.connect(self._on_look_over)
        bar = self.table_page.package_bar
        bar.load_button.clicked.connect(self._on_load)
        bar.share_button.clicked.connect(self._on_share)
        bar.export_button.clicked.connect(self._on_export)
        bar.import_button.clicked.connect(self._on_import)
        bar.layer_button.clicked.connect(self._on_layer)
        bar.return_button.clicked.connect(self._on_return)
        self.compare_page = ComparePage(self._comparing)
        self.compare_page.fault_picked.connect(self._on_fault_picked)
        self.layer_page = LayerPage()
        self.layer_page.begun.connect(self._on_layer_begun)
        self.layer_page.put_away.connect(self._on_layer_put_away)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, SPACE_1, 0, 0)
        for page in (self.table_page, self.compare_page, self.layer_page):
            self._stack.addWidget(page)

    def _show_page(self) -> None:
        page: QWidget = self.table_page
        cursor: QWidget = self.table_page.table
        if self._comparing_state.is_open:
            page, cursor = self.compare_page, self.compare_page.first_widget()
        elif self._is_beginning_layer:
            page, cursor = self.layer_page, self.layer_page.place_field
        if self._stack.currentWidget() is page:
            return
        self._stack.setCurrentWidget(page)
        if isinstance(page, ComparePage):
            page.show_top()
        cursor.setFocus()

    def _on_look_over(self) -> None:
        if self._presenter.draft is not None:
            self._comparing.look_over(self._presenter.draft)

    def _on_load(self) -> None:
        path = self.choose_package(self)
        if path is not None:
            self._comparing.load(path)

    def _on_return(self) -> None:
        if self._presenter.draft is not None:
            self._comparing.return_to_built_in(self._presenter.draft)

    def _on_share(self) -> None:
        draft, facts = self._presenter.draft, self._state.facts
        if draft is not None and facts is not None:
            path = self.choose_package_path(self, f"regiopakket-{facts.id}-{facts.version}.zip")
            if path is not None:
                self._files.write_package(draft, path)

    def _on_export(self) -> None:
        draft, sheet = self._presenter.draft, self._state.sheet
        if draft is not None:
            name = f"{draft.package_id}-{sheet_word(sheet).lower()}.csv"
            path = self.choose_table_path(self, name)
            if path is not None:
                self._files.write_table(draft, sheet, path)

    def _on_import(self) -> None:
        path = self.choose_table(self)
        if self._presenter.draft is not None and path is not None:
            self._files.read_table(self._presenter.draft, self._state.sheet, path)

    def _on_layer(self) -> None:
        self._is_beginning_layer = True
        self._show_page()

    def _on_layer_begun(self, municipality: str) -> None:
        self._is_beginning_layer = False
        self._show_page()
        self._presenter.begin_layer(municipality)

    def _on_layer_put_away(self) -> None:
        self._is_beginning_layer = False
        self._show_page()

    def _on_fault_picked(self, fault: Fault) -> None:
        self._comparing.put_away()
        self._presenter.show_sheet(fault.sheet)
        if fault.number is not None:
            self._presenter.pick(f"{OWN}:{fault.number}")
        pane = self.table_page.pane()
        if pane is not None:
            pane.go_to(fault.column)
