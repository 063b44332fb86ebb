"""A second look at the paper before it is saved or printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.printing import ChoosesPath, ChoosesPrinter, print_letter
from kansrijk_desktop.ui.screens.meldcode.paper_presenter import (
    FILE_NAME,
    PaperPresenter,
    PaperState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.preview_pane import PreviewPane
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class PaperPage(QWidget):
    """Whose it is, what it is for, and the pages themselves.

    Signals:
        back_requested: the user goes back to the track.

    Attributes:
        save_button, print_button, back_button: what the user decides.
        notice, preview: what happened, and the pages.
    """

    back_requested = Signal()

    def __init__(
        self,
        presenter: PaperPresenter,
        choose_path: ChoosesPath,
        choose_printer: ChoosesPrinter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._choose_path, self._choose_printer = choose_path, choose_printer
        self.preview = PreviewPane(_("Zo komt het op papier"))
        self.preview.setAccessibleName(_("Zo komt het op papier"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._look(), 1)
        row.addWidget(self.preview, 1)
        self.setFocusProxy(self.back_button)
        presenter.attach(self.show_state)

    def show_state(self, state: PaperState) -> None:
        """Show the paper."""
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.delivered, "success")
        self.client.setText(state.client)
        self.preview.show_pages(state.pages)
        for button in (self.save_button, self.print_button):
            button.setEnabled(bool(state.pages) and not state.is_leaving)

    def _look(self) -> ScrollColumn:
        column = ScrollColumn(560)
        self.notice = InlineNotice()
        card = Card()
        card.body.addWidget(PlainLabel(_("Over"), "overline"))
        self.client = Heading("", 2)
        card.body.addWidget(self.client)
        card.body.addWidget(PlainLabel(_("Voor"), "overline"))
        card.body.addWidget(PlainLabel(_("Alleen voor uzelf. Niet voor de kopie van het dossier.")))
        warning = InlineNotice(
            _(
                "Een opgeslagen PDF is niet versleuteld, en papier kan iedereen lezen. Bewaar het "
                "achter slot. Zet het niet in een gedeelde map, en laat het niet op de printer "
                "liggen."
            ),
            "warning",
        )
        self.save_button = PrimaryButton(_("Klopt: bewaren als PDF"), "save")
        self.print_button = SecondaryButton(_("Klopt: afdrukken"), "printer")
        header = PageHeader(
            _("Nog eens kijken"),
            _("Klopt alles, en moet het echt op papier?"),
            back_text=_("Terug"),
        )
        header.back_requested.connect(self.back_requested)
        self.back_button = header.back_button
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self._on_print)
        buttons = QWidget()
        flow = FlowLayout(buttons, SPACE_2)
        flow.addWidget(self.save_button)
        flow.addWidget(self.print_button)
        for part in (header, self.notice, card, warning, buttons):
            column.body.addWidget(part)
        return column

    def _on_save(self) -> None:
        # The window is the parent: this page may be gone before a dialog is.
        path = self._choose_path(self.window(), FILE_NAME)
        if path is not None:
            self._presenter.save_to(path)

    def _on_print(self) -> None:
        printer = self._choose_printer(self.window())
        if printer is not None:
            self._presenter.print(lambda paper: print_letter(paper, printer))
