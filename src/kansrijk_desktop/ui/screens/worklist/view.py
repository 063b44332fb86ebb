"""The widgets of the worklist."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.work_items import WorkGroup, WorkItem, WorkKind
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.finding.found_rows import FoundRows, nothing_found_words, search_field
from kansrijk_desktop.ui.screens.worklist.presenter import (
    EVERYTHING,
    WorklistPresenter,
    WorklistState,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_3
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

_STEP = 12
"""So many lines of each part show at once."""


class WorkPart(QWidget):
    """What is to be done equally soon: a heading and its lines.

    Attributes:
        lines: the lines, a part of them at a time.
    """

    def __init__(self, group: WorkGroup, presenter: WorklistPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.heading = Heading("", 2)
        self._title = _title(group)
        self.setAccessibleName(self._title)
        self.lines: MoreRows[RowButton, WorkItem] = MoreRows(self._make, _show, _STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_1, 0, SPACE_3)
        column.setSpacing(SPACE_1)
        column.addWidget(self.heading)
        column.addWidget(self.lines)

    def show_items(self, items: tuple[WorkItem, ...]) -> None:
        """Show these lines; hide when there are none."""
        self.heading.setText(f"{self._title} ({len(items)})")
        self.lines.show_rows(items)
        self.setVisible(bool(items))

    def _make(self) -> RowButton:
        row = RowButton()
        row.picked.connect(self._presenter.open)
        return row


class WorklistScreen(ScrollColumn):
    """What waits, and a search over all dossiers.

    Attributes:
        search_field, found: find a dossier.
        kind_choice: narrows the list to one kind of work.
        parts: the lines, by how soon they are to be done.
        new_button: begins a dossier.
    """

    def __init__(self, presenter: WorklistPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.setAccessibleName(_("Werklijst"))
        self._build()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: WorklistState) -> None:
        """Show the list as it is now, or the dossiers that were found."""
        today = _("Vandaag is het {day}.").format(day=state.today) if state.today else ""
        self.header.show_title(_("Werklijst"), today)
        self.notice.show_message(state.error, "error")
        self.search_field.show_text(state.query)
        is_list = state.is_loaded and not state.is_searching
        self.kind_choice.setVisible(is_list and bool(state.counts and state.counts[0][1]))
        self._show_kinds(state)
        self.waiting.setVisible(not (state.is_loaded or state.is_searching or state.error))
        sections = {section.group: section.items for section in state.sections}
        for group, part in self.parts.items():
            part.show_items(sections.get(group, ()) if is_list else ())
        self.empty.setVisible(is_list and not state.sections)
        self._show_empty(state)
        self.cut_notice.setVisible(is_list and state.is_cut)
        self.found.show_rows(state.found if state.is_searching else ())
        is_nothing = state.is_searching and state.has_searched and not state.found
        self.nothing_found.setVisible(is_nothing)

    def _build(self) -> None:
        self.header = PageHeader(_("Werklijst"))
        self.new_button = SecondaryButton(_("Nieuw dossier"), "plus")
        self.new_button.clicked.connect(self._presenter.create)
        self.header.buttons.addWidget(self.new_button)
        self.notice = InlineNotice()
        self.search_field = search_field()
        self.search_field.edited.connect(self._presenter.search)
        self.found = FoundRows()
        self.found.picked.connect(self._presenter.open_dossier)
        self.nothing_found = PlainLabel(nothing_found_words(), "secondary")
        self.kind_choice = SegmentedChoice(
            _("Soort werk"),
            [(EVERYTHING, _("Alles")), *((kind.value, _kind_word(kind)) for kind in WorkKind)],
        )
        self.kind_choice.chosen.connect(self._presenter.narrow)
        self.waiting = PlainLabel(_("Even kijken wat er wacht…"), "secondary")
        self.empty = EmptyState("check-circle", "")
        self.cut_notice = PlainLabel(
            _("Er is meer dan hier past. Wat het langst wacht of het eerst komt, staat er nu."),
            "secondary",
        )
        for widget in (
            self.header,
            self.notice,
            self.search_field,
            self.found,
            self.nothing_found,
            self.kind_choice,
            self.waiting,
        ):
            self.body.addWidget(widget)
        self.parts = {group: WorkPart(group, self._presenter) for group in WorkGroup}
        for part in self.parts.values():
            self.body.addWidget(part)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.cut_notice)

    def _show_kinds(self, state: WorklistState) -> None:
        self.kind_choice.show_chosen(state.kind)
        for kind, count in state.counts:
            word = _kind_word(WorkKind(kind)) if kind else _("Alles")
            segment = self.kind_choice.segments[kind]
            segment.show_text(f"{word} ({count})")
            segment.setAccessibleName(
                _("Soort werk: {word}, {count}").format(word=word, count=count)
            )

    def _show_empty(self, state: WorklistState) -> None:
        if state.kind == EVERYTHING:
            self.empty.show_text(
                _("Alles is bij"),
                _("Er wacht niets op u. Wat nieuw is, komt hier vanzelf te staan."),
            )
        else:
            self.empty.show_text(
                _("Hier wacht niets"), _("Kijk bij ‘Alles’ wat er nog meer te doen is.")
            )


def _show(row: RowButton, item: WorkItem) -> None:
    row.show_row(item.key, item.whose.name, item.what, item.when, cover=item.whose.initials)


def _title(group: WorkGroup) -> str:
    return {
        WorkGroup.LATE: _("Te laat"),
        WorkGroup.TODAY: _("Vandaag"),
        WorkGroup.THIS_WEEK: _("Deze week"),
        WorkGroup.LATER: _("Later"),
    }[group]


def _kind_word(kind: WorkKind) -> str:
    return {
        WorkKind.CONVERSATION: _("Gesprekken"),
        WorkKind.OFFER: _("Aanbod"),
        WorkKind.AGREEMENT: _("Afspraken"),
        WorkKind.HANDOVER: _("Overdracht"),
    }[kind]
