"""The widgets of the referral screen: the form at the left, the real letter at the right."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.printing import (
    ChoosesPath,
    ChoosesPrinter,
    choose_path,
    choose_printer,
    print_letter,
)
from kansrijk_desktop.ui.screens.referral.form_pane import FormPane
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter, ReferralState
from kansrijk_desktop.ui.screens.referral.second_look import SecondLookPane
from kansrijk_desktop.ui.widgets.preview_pane import PreviewPane


class ReferralScreen(QWidget):
    """One letter.

    Attributes:
        form, second_look, preview: the parts of the screen.
        choose_path, choose_printer: how the user says where it goes; the demo answers by itself.
    """

    def __init__(
        self,
        presenter: ReferralPresenter,
        choose_path: ChoosesPath = choose_path,
        choose_printer: ChoosesPrinter = choose_printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.choose_path = choose_path
        self.choose_printer = choose_printer
        self._state = ReferralState()
        self.setAccessibleName(_("Verwijsbrief"))
        self.form = FormPane(presenter)
        self.second_look = SecondLookPane()
        self.preview = PreviewPane(_("Dit gaat de ontvanger lezen"))
        self._left = QStackedLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(self.preview, 1)
        # In a layout without a parent the first widget would show as a window of its own.
        self._left.addWidget(self.form)
        self._left.addWidget(self.second_look)
        self.second_look.save_requested.connect(self._on_save)
        self.second_look.print_requested.connect(self._on_print)
        self.second_look.back_requested.connect(presenter.look_away)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: ReferralState) -> None:
        """Show the letter as it is now."""
        was_delivered = self._state.delivered
        self._state = state
        self.form.show_state(state)
        self.preview.show_pages(state.pages)
        if state.second_look is not None:
            self.second_look.show_look(
                state.second_look, is_leaving=state.is_leaving, error=state.error
            )
        pane = self.form if state.second_look is None else self.second_look
        if self._left.currentWidget() is not pane:
            self._left.setCurrentWidget(pane)
            (
                self.second_look.save_button if state.second_look else self.form.next_button
            ).setFocus()
        if state.delivered and state.delivered != was_delivered:
            self.form.show_top()

    def _on_save(self) -> None:
        path = self.choose_path(self, self._state.file_name)
        if path is not None:
            self._presenter.save_to(path)

    def _on_print(self) -> None:
        printer = self.choose_printer(self)
        if printer is not None:
            self._presenter.print(lambda letter: print_letter(letter, printer))
