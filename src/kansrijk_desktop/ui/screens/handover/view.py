"""The screen to hand one family over: choosing, and a second look."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui import file_dialogs
from kansrijk_desktop.ui.screens.handover.choosing_page import ChoosingPage
from kansrijk_desktop.ui.screens.handover.presenter import HandoverPresenter, HandoverState
from kansrijk_desktop.ui.screens.handover.second_look import SecondLookPage
from kansrijk_desktop.ui.screens.handover.warm_card import WarmCard
from kansrijk_desktop.ui.screens.handover.warm_presenter import WarmPresenter

FILE_NAME = "kansrijk-overdracht.age"
"""Says nothing about the family."""


class HandoverScreen(QWidget):
    """Shows one page at a time.

    Attributes:
        choose_target: how the user says where to write a file.
        choosing_page, second_look: the pages.
        warm_card: the checklist of the talk.
    """

    def __init__(
        self, presenter: HandoverPresenter, warm: WarmPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._warm = presenter, warm
        self._was_looking = False
        self.choose_target: file_dialogs.ChoosesTarget = file_dialogs.choose_target
        self.setAccessibleName(_("Overdracht"))
        self.warm_card = WarmCard(warm)
        self.choosing_page = ChoosingPage(presenter, self.warm_card)
        self.choosing_page.again_requested.connect(self._on_again)
        self.second_look = SecondLookPage()
        self.second_look.save_requested.connect(self._on_save)
        self.second_look.back_requested.connect(presenter.put_back)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.choosing_page)
        self._stack.addWidget(self.second_look)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: HandoverState) -> None:
        """Show the choice, or the second look."""
        self.choosing_page.show_state(state)
        if state.look is not None:
            self.second_look.show_look(state.look, state)
        is_looking = state.look is not None
        if is_looking != self._was_looking:
            self._was_looking = is_looking
            page = self.second_look if is_looking else self.choosing_page
            self._stack.setCurrentWidget(page)
            page.show_top()
            first = self.second_look.back_button if is_looking else self.choosing_page.look_button
            first.setFocus()

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Keep the checklist first (see `ui.router`)."""
        self._warm.leave(then)

    def _on_save(self) -> None:
        path = self.choose_target(self, _("Verzegeld bestand bewaren"), FILE_NAME)
        if path is not None:
            self._presenter.seal_to(path)

    def _on_again(self, handover_id: str) -> None:
        path = self.choose_target(self, _("Verzegeld bestand bewaren"), FILE_NAME)
        if path is not None:
            self._presenter.write_again(handover_id, path)
