"""The screen of the track: a gate, and behind it pages that are there only while it is open."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.printing import (
    ChoosesPath,
    ChoosesPrinter,
    choose_path,
    choose_printer,
)
from kansrijk_desktop.ui.screens.meldcode.gate_page import GatePage
from kansrijk_desktop.ui.screens.meldcode.gate_presenter import GateState
from kansrijk_desktop.ui.screens.meldcode.paper_page import PaperPage
from kansrijk_desktop.ui.screens.meldcode.paper_presenter import PaperPresenter
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
from kansrijk_desktop.ui.screens.meldcode.track_page import TrackPage


class MeldcodeScreen(QWidget):
    """Shows nothing of a track before the passphrase, nor after it is hidden.

    Attributes:
        choose_path, choose_printer: how the user says where the paper goes.
        gate: asks for the passphrase.
        track, paper: the pages behind it; None while they are not there.
    """

    def __init__(
        self,
        presenter: MeldcodePresenter,
        choose_path: ChoosesPath = choose_path,
        choose_printer: ChoosesPrinter = choose_printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self.choose_path = choose_path
        self.choose_printer = choose_printer
        self.track: TrackPage | None = None
        self.paper: PaperPage | None = None
        self._paper_presenter: PaperPresenter | None = None
        self.setObjectName("page")
        self.setAccessibleName(_("Vervolgstappen"))
        self.gate = GatePage()
        self.gate.tried.connect(presenter.gate.open)
        self.gate.back_requested.connect(presenter.back)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.gate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.gate)
        presenter.gate.attach(self.show_gate)
        self.destroyed.connect(presenter.gate.detach)
        self.destroyed.connect(presenter.detach)

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep what was typed (see ui/router.py)."""
        self._presenter.about_to_leave(then)

    def about_to_hide(self) -> None:
        """Shut the track: the hide key was pressed."""
        self._presenter.gate.shut()

    def show_gate(self, state: GateState) -> None:
        """Make the pages behind the gate when it opens, and take them away when it shuts."""
        self.gate.show_state(state)
        if state.is_open and self.track is None:
            self.track = TrackPage(self._presenter)
            self.track.paper_requested.connect(self._on_paper)
            self._show(self.track)
            self._presenter.attach(self.track.show_state)
            self.track.setFocus()
        elif not state.is_open and self.track is not None:
            self._presenter.detach()
            self._put_paper_away()
            self._drop(self.track)
            self.track = None
            self._pages.setCurrentWidget(self.gate)

    def _on_paper(self) -> None:
        presenter = self._presenter.paper()
        if presenter is None or self.paper is not None:
            return
        self._paper_presenter = presenter
        self.paper = PaperPage(presenter, self.choose_path, self.choose_printer)
        self.paper.back_requested.connect(self._on_paper_looked_at)
        self._show(self.paper)
        self.paper.setFocus()

    def _on_paper_looked_at(self) -> None:
        self._put_paper_away()
        if self.track is not None:
            self._pages.setCurrentWidget(self.track)
            self.track.setFocus()

    def _put_paper_away(self) -> None:
        if self._paper_presenter is not None:
            self._paper_presenter.detach()
            self._paper_presenter = None
        if self.paper is not None:
            self._drop(self.paper)
            self.paper = None

    def _show(self, page: QWidget) -> None:
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _drop(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()
