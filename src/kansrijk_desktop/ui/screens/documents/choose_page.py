"""Choose what to make, for whom; below it what was made before."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter
from kansrijk_desktop.ui.screens.documents.state import DocumentsState
from kansrijk_desktop.ui.screens.documents.wording import (
    FOR_PARENTS,
    FOR_PARTNERS_IN_CARE,
    TO_READ,
    kind_detail,
    kind_title,
)
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class ChoosePage(ScrollColumn):
    """The kinds of papers, grouped by who reads them.

    Attributes:
        kind_rows: one row per kind.
        table_row: to the answers of one conversation as a table.
        earlier_rows: what was made before.
    """

    def __init__(self, presenter: DocumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent=parent)
        self._presenter = presenter
        self.kind_rows: dict[DocumentKind, RowButton] = {}
        self.earlier_rows: list[RowButton] = []
        self.header = PageHeader(
            _("Documenten"),
            _("Wat wilt u maken, en voor wie? U ziet precies wat de ander leest."),
            back_text=_("Dossier"),
        )
        self.header.back_requested.connect(presenter.back)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._group(_("Voor een ander, met toestemming"), FOR_PARTNERS_IN_CARE))
        self.body.addWidget(self._group(_("Voor de ouders"), FOR_PARENTS))
        reading = self._group(_("Om in te zien"), TO_READ)
        self.table_row = RowButton()
        self.table_row.show_row(
            "table",
            _("Eén gesprek als tabel"),
            _("Voor uzelf of voor wie antwoordde, als CSV-bestand"),
        )
        reading.body.addWidget(self.table_row)
        self.body.addWidget(reading)
        self.earlier_card = Card(_("Eerder gemaakt"))
        self._no_earlier = PlainLabel(_("Er is nog niets gemaakt."), "secondary")
        self.earlier_card.body.addWidget(self._no_earlier)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(SPACE_1)
        self.earlier_card.body.addLayout(self._earlier)
        self.body.addWidget(self.earlier_card)

    def show_state(self, state: DocumentsState) -> None:
        """Show what can be made now, and what was made."""
        self.notice.show_message(state.error, "error")
        for row in (*self.kind_rows.values(), self.table_row):
            row.setEnabled(state.is_loaded)
        self._no_earlier.setVisible(not state.earlier)
        for line, paper in enumerate(state.earlier):
            if line == len(self.earlier_rows):
                row = RowButton()
                row.picked.connect(self._presenter.open_document)
                self.earlier_rows.append(row)
                self._earlier.addWidget(row)
            detail = " · ".join(part for part in (paper.day, paper.recipient) if part)
            self.earlier_rows[line].show_row(paper.document_id, paper.title, detail, _("Lezen"))

    def _group(self, title: str, kinds: Iterable[DocumentKind]) -> Card:
        card = Card(title)
        card.body.setSpacing(SPACE_1)
        for kind in kinds:
            row = RowButton()
            row.show_row(kind.value, kind_title(kind), kind_detail(kind))
            row.picked.connect(partial(self._on_picked, kind))
            self.kind_rows[kind] = row
            card.body.addWidget(row)
        return card

    def _on_picked(self, kind: DocumentKind, _key: str) -> None:
        self._presenter.choose(kind)
