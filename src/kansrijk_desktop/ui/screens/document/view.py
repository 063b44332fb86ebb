"""The widgets of a kept letter: to whom it went, and the letter itself."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.printing import (
    ChoosesPath,
    ChoosesPrinter,
    choose_path,
    choose_printer,
    print_letter,
)
from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter, DocumentState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.preview_pane import PreviewPane
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class DocumentScreen(QWidget):
    """One kept letter.

    Attributes:
        choose_path, choose_printer: how the user says where it goes.
        save_button, print_button: let it leave again, to the recipient that stands above them.
        notice, preview: what happened, and the pages.
    """

    def __init__(
        self,
        presenter: DocumentPresenter,
        choose_path: ChoosesPath = choose_path,
        choose_printer: ChoosesPrinter = choose_printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.choose_path = choose_path
        self.choose_printer = choose_printer
        self._state = DocumentState()
        self.setAccessibleName(_("Bewaarde brief"))
        self.preview = PreviewPane(_("Zo ging de brief weg"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._about(), 1)
        row.addWidget(self.preview, 1)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: DocumentState) -> None:
        """Show the letter."""
        self._state = state
        self.header.show_title(state.title, state.day)
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.delivered, "success")
        self.recipient.setText(state.recipient)
        self.preview.show_pages(state.pages)
        for button in (self.save_button, self.print_button):
            button.setEnabled(state.is_loaded and not state.is_leaving)

    def _about(self) -> ScrollColumn:
        column = ScrollColumn(560)
        self.header = PageHeader(back_text=_("Dossier"))
        self.header.back_requested.connect(self._presenter.back)
        self.notice = InlineNotice()
        card = Card()
        card.body.addWidget(PlainLabel(_("Aan"), "overline"))
        self.recipient = Heading("", 2)
        card.body.addWidget(self.recipient)
        card.body.addWidget(
            PlainLabel(
                _(
                    "De brief blijft zoals hij was. Laat hem alleen nog eens weggaan naar deze "
                    "ontvanger; voor een ander maakt u een nieuwe brief."
                )
            )
        )
        self.save_button = PrimaryButton(_("Nog eens bewaren als PDF"), "save")
        self.print_button = SecondaryButton(_("Nog eens afdrukken"), "printer")
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self._on_print)
        buttons = QWidget()
        flow = FlowLayout(buttons, SPACE_2)
        flow.addWidget(self.save_button)
        flow.addWidget(self.print_button)
        for part in (self.header, self.notice, card, buttons):
            column.body.addWidget(part)
        return column

    def _on_save(self) -> None:
        path = self.choose_path(self, self._state.file_name)
        if path is not None:
            self._presenter.save_to(path)

    def _on_print(self) -> None:
        printer = self.choose_printer(self)
        if printer is not None:
            self._presenter.print(lambda letter: print_letter(letter, printer))
