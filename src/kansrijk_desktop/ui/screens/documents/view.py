"""The widgets of the screen of papers: the form at the left, the real paper at the right."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.file_dialogs import ChoosesReportPath, choose_data_path
from kansrijk_desktop.ui.printing import (
    ChoosesPath,
    ChoosesPrinter,
    choose_path,
    choose_printer,
    print_letter,
)
from kansrijk_desktop.ui.screens.documents.choose_page import ChoosePage
from kansrijk_desktop.ui.screens.documents.form_pane import FormPane
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter
from kansrijk_desktop.ui.screens.documents.state import DocumentsState
from kansrijk_desktop.ui.screens.documents.table_pane import TablePane
from kansrijk_desktop.ui.screens.documents.table_presenter import TablePresenter, TableState
from kansrijk_desktop.ui.screens.documents.wording import introduction
from kansrijk_desktop.ui.widgets.preview_pane import PreviewPane
from kansrijk_desktop.ui.widgets.second_look_pane import SecondLookPane


class DocumentsScreen(QWidget):
    """The papers of one family.

    Attributes:
        choose_page: what to make.
        form: the fields of the paper being made; None while it is chosen.
        second_look, preview, table: the other parts of the screen.
        choose_path, choose_data_path, choose_printer: how the user says where it goes; the demo
            answers by itself.
    """

    def __init__(
        self,
        presenter: DocumentsPresenter,
        table_presenter: TablePresenter,
        choose_path: ChoosesPath = choose_path,
        choose_data_path: ChoosesReportPath = choose_data_path,
        choose_printer: ChoosesPrinter = choose_printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._table_presenter = table_presenter
        self.choose_path = choose_path
        self.choose_data_path = choose_data_path
        self.choose_printer = choose_printer
        self._state = DocumentsState()
        self._table_state = TableState()
        self.setAccessibleName(_("Documenten"))
        self.form: FormPane | None = None
        self._build()
        presenter.attach(self.show_state)
        table_presenter.attach(self.show_table)
        self.destroyed.connect(presenter.detach)
        self.destroyed.connect(table_presenter.detach)

    def show_state(self, state: DocumentsState) -> None:
        """Show the choice, the form of a paper, or the second look."""
        was_delivered = self._state.delivered
        self._state = state
        self.choose_page.show_state(state)
        self._show_form(state)
        self.preview.show_pages(state.pages)
        is_refused = bool(state.problem_of_paper) and not state.pages
        self.preview.setVisible(state.kind is not None and not is_refused)
        if state.second_look is not None:
            self.second_look.show_look(
                introduction(state.draft),
                state.second_look.lines,
                warning=state.second_look.sensitive,
                remark=_(
                    "Dit programma verstuurt zelf niets. Stuur het document met uw beveiligde "
                    "mail, of geef het op papier mee."
                ),
                error=state.error,
            )
            self.second_look.show_ways(
                can_print=True,
                has_data=state.second_look.has_data,
                is_leaving=state.is_leaving,
                asks_passphrase=state.second_look.asks_passphrase,
            )
        self._turn_to(self._wanted(state))
        if state.delivered and state.delivered != was_delivered and self.form is not None:
            self.form.show_top()

    def show_table(self, state: TableState) -> None:
        """Show the choices for a table, or the second look at it."""
        self._table_state = state
        self.table.show_state(state)
        if state.second_look is not None:
            self.second_look.show_look(
                _("Klopt het? Daarna staat het bestand buiten dit programma."),
                state.second_look.lines,
                warning=state.second_look.sensitive,
                error=state.error,
            )
            self.second_look.show_ways(can_print=False, has_data=False, is_leaving=state.is_leaving)
        self._turn_to(self.table if state.second_look is None else self.second_look)

    def _build(self) -> None:
        self.choose_page = ChoosePage(self._presenter)
        self.choose_page.table_row.picked.connect(self._on_table)
        self.second_look = SecondLookPane()
        self.table = TablePane(self._table_presenter)
        self.table.header.back_requested.connect(self._on_table_back)
        self.preview = PreviewPane(_("Dit gaat de lezer zien"))
        self._left = QStackedLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(self.preview, 1)
        # In a layout without a parent the first widget would show as a window of its own.
        for page in (self.choose_page, self.second_look, self.table):
            self._left.addWidget(page)
        self.preview.hide()
        self.second_look.save_requested.connect(self._on_save)
        self.second_look.print_requested.connect(self._on_print)
        self.second_look.data_requested.connect(self._on_data)
        self.second_look.back_requested.connect(self._on_look_away)

    def _show_form(self, state: DocumentsState) -> None:
        """Show the pane of this kind of paper; each kind has its own."""
        if self.form is not None and self.form.kind is not state.kind:
            self._left.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if state.kind is not None and self.form is None:
            self.form = FormPane(state.kind, self._presenter)
            self._left.addWidget(self.form)
        if self.form is not None:
            self.form.show_state(state)

    def _wanted(self, state: DocumentsState) -> QWidget:
        if state.second_look is not None:
            return self.second_look
        return self.choose_page if self.form is None else self.form

    def _turn_to(self, pane: QWidget) -> None:
        if self._left.currentWidget() is pane:
            return
        self._left.setCurrentWidget(pane)
        if pane is self.second_look:
            is_asked = self.second_look.passphrase_field.isVisibleTo(self.second_look)
            first = self.second_look.passphrase_field if is_asked else self.second_look.save_button
            first.setFocus()
        elif self.form is not None and pane is self.form:
            self.form.next_button.setFocus()

    def _on_table(self, _key: str) -> None:
        self._table_presenter.begin()

    def _on_table_back(self) -> None:
        self._turn_to(self.choose_page)

    def _on_look_away(self) -> None:
        if self._is_table():
            self._table_presenter.look_away()
        else:
            self._presenter.look_away()

    def _on_save(self) -> None:
        if self._is_table():
            path = self.choose_data_path(self, self._table_state.file_name)
            if path is not None:
                self._table_presenter.save_to(path)
            return
        path = self.choose_path(self, f"{self._state.file_name}.pdf")
        if path is not None:
            self._presenter.save_to(path, self.second_look.take_passphrase())

    def _on_data(self) -> None:
        path = self.choose_data_path(self, f"{self._state.file_name}.json")
        if path is not None:
            self._presenter.save_data_to(path, self.second_look.take_passphrase())

    def _on_print(self) -> None:
        printer = self.choose_printer(self)
        if printer is not None:
            passphrase = self.second_look.take_passphrase()
            self._presenter.print(lambda paper: print_letter(paper, printer), passphrase)

    def _is_table(self) -> bool:
        return self._state.kind is None
