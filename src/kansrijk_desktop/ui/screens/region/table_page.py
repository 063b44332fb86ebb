"""The page with the tables: a package, one of its parts, and the line that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.region_draft import AddLine, CheckToday
from kansrijk_desktop.services.region_listing import ListedLine
from kansrijk_desktop.services.region_words import sheet_word
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.region.lens_bar import LensBar
from kansrijk_desktop.ui.screens.region.line_pane import LinePane
from kansrijk_desktop.ui.screens.region.package_bar import PackageBar
from kansrijk_desktop.ui.screens.region.presenter import RegionPresenter, RegionState
from kansrijk_desktop.ui.screens.region.table import LineTable
from kansrijk_desktop.ui.screens.region.wording import SHEETS, table_columns
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, scaled
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.saved_label import SavedLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

_NARROW = 1000
"""Narrower than this, a line takes the place of the table instead of standing beside it."""
_LEAST_HEIGHT = 260


class TablePage(QWidget):
    """Shows a package.

    Signals:
        look_over_requested: the draft should be used.

    Attributes:
        package_bar, sheet_choice, lens_bar: what is shown.
        table, panes: the lines, and by sheet the line that is open.
        undo_button, use_button: of the draft.
        saved_label: whether the last edit is on the disk.
    """

    look_over_requested = Signal()

    def __init__(self, presenter: RegionPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._state = RegionState()
        self.panes: dict[Sheet, LinePane] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_scroll(), 1)
        layout.addWidget(self._build_foot())

    def show_state(self, state: RegionState) -> None:
        """Show the package as it is now."""
        before, self._state = self._state, state
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.told, "success")
        self.package_bar.show_state(state)
        is_table = state.sheet is not Sheet.ABOUT
        self.package_bar.show_table_buttons(
            is_table=state.sheet in {Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES}
        )
        self.sheet_choice.show_chosen(state.sheet.value)
        self.lens_bar.show_state(state)
        self._keys.setText(_keys_of(state.sheet))
        if is_table:
            columns = table_columns(state.sheet, is_wide=state.lens.is_wide)
            self.table.show_lines(state.lines, columns, state.lens)
        self._nothing_found.setVisible(is_table and not state.lines and state.facts is not None)
        self._show_pane(before, state)
        self._show_foot(state)
        self._arrange()

    def pane(self) -> LinePane | None:
        """Return the pane of the line that is open."""
        form = self._state.form
        return self.panes.get(form.listed.sheet) if form is not None else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line beside the table where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _build_scroll(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("column")
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_1)
        column.setSpacing(SPACE_1)
        self.package_bar = PackageBar()
        self.package_bar.package_field.chosen.connect(self._presenter.open_package)
        self.package_bar.choose_button.clicked.connect(self._presenter.choose_region)
        self.package_bar.discard_button.clicked.connect(self._presenter.discard)
        self.notice = InlineNotice()
        self.sheet_choice = SegmentedChoice(
            _("Onderdeel van het pakket"), [(sheet.value, sheet_word(sheet)) for sheet in SHEETS]
        )
        self.sheet_choice.chosen.connect(self._on_sheet_chosen)
        self.lens_bar = LensBar()
        self.lens_bar.changed.connect(self._presenter.look)
        self.lens_bar.add_button.clicked.connect(self._on_add)
        for part in (self.package_bar, self.notice, self.sheet_choice, self.lens_bar):
            column.addWidget(part)
        column.addLayout(self._build_lines(), 1)
        scroll.setWidget(page)
        return scroll

    def _build_lines(self) -> QHBoxLayout:
        self.table = LineTable()
        self.table.opened.connect(self._on_opened)
        self.table.checked.connect(self._on_checked)
        self.table.undo_requested.connect(self._presenter.undo)
        self.table.sort_requested.connect(self._on_sort)
        self._nothing_found = PlainLabel(
            _("Geen regel gevonden. Maak het zoeken of filteren ruimer, of voeg een regel toe."),
            "secondary",
        )
        self._keys = PlainLabel("", "small")
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_1)
        left.addWidget(self._nothing_found)
        left.addWidget(self.table, 1)
        left.addWidget(self._keys)
        self._right = QWidget()
        for part in (self._left, self._right):
            # What scrolls takes what is left, instead of asking for more.
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            part.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self._stack = QStackedLayout(self._right)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._left, 3)
        row.addWidget(self._right, 2)
        return row

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        self._foot.setObjectName("foot")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._changes = PlainLabel("", "strong")
        self.saved_label = SavedLabel()
        self.undo_button = QuietButton(_("Laatste terug"), "undo")
        self.undo_button.clicked.connect(self._presenter.undo)
        self.use_button = PrimaryButton(_("Bekijken en gebruiken"), "check")
        self.use_button.clicked.connect(self.look_over_requested)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for part in (self.undo_button, self.use_button):
            row.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._changes)
        words.addWidget(self.saved_label, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self._foot)
        layout.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
        layout.setSpacing(SPACE_2)
        layout.addLayout(words, 1)
        layout.addWidget(buttons)
        return self._foot

    def _show_pane(self, before: RegionState, state: RegionState) -> None:
        form = state.form
        self._right.setVisible(form is not None)
        if form is None:
            if before.form is not None and before.form.listed.sheet is state.sheet:
                self.table.go_to(before.form.listed.key)
                self.table.setFocus()
            return
        sheet = form.listed.sheet
        if sheet not in self.panes:
            self.panes[sheet] = self._make_pane(sheet)
        pane = self.panes[sheet]
        pane.show_form(form)
        self._stack.setCurrentWidget(pane)
        is_other = before.form is None or before.form.listed.key != form.listed.key
        if is_other and sheet is not Sheet.ABOUT:
            self.table.go_to(form.listed.key)
            pane.first_widget().setFocus()

    def _make_pane(self, sheet: Sheet) -> LinePane:
        pane = LinePane(sheet)
        pane.edit_requested.connect(self._presenter.do)
        pane.close_requested.connect(self._presenter.close)
        self._stack.addWidget(pane)
        # Made later, it would come after the foot.
        QWidget.setTabOrder(self.table, pane.close_button)
        inside = pane.widget()
        if inside is not None:
            follow_layout(inside)
        return pane

    def _show_foot(self, state: RegionState) -> None:
        count, faults = state.change_count, len(state.faults)
        words = ngettext("{count} wijziging", "{count} wijzigingen", count).format(count=count)
        wrong = ngettext("{count} nog niet goed", "{count} nog niet goed", faults)
        told = f"{words} · {wrong.format(count=faults)}" if faults else words
        self._changes.setText(told if count or faults else _("Geen wijzigingen"))
        if state.is_saving:
            self.saved_label.show_saving()
        elif state.is_unsaved:
            self.saved_label.show_failed()
        elif state.saved_at is not None:
            self.saved_label.show_saved(state.saved_at.astimezone())
        else:
            self.saved_label.show_nothing()
        self.saved_label.setVisible(bool(self.saved_label.text()))
        self.undo_button.setEnabled(state.can_undo)
        # Also while she types: what she typed is only an edit once she leaves the field.
        self.use_button.setEnabled(state.is_draft or state.form is not None)

    def _arrange(self) -> None:
        """Give a line the whole width where there is little of it."""
        is_about = self._state.sheet is Sheet.ABOUT
        is_open = self._state.form is not None
        is_alone = is_open and (is_about or self.width() < scaled(_NARROW))
        has_all_room = is_alone and not is_about
        self._left.setVisible(not is_alone)
        self.package_bar.setVisible(not has_all_room)
        self.sheet_choice.setVisible(not has_all_room)
        self.lens_bar.setVisible(not is_about and not is_alone)
        for part in (self._left, self._right):
            part.setMinimumHeight(scaled(_LEAST_HEIGHT))

    def _on_sheet_chosen(self, sheet: str) -> None:
        self._presenter.show_sheet(Sheet(sheet))

    def _on_opened(self, key: str) -> None:
        self._presenter.pick(key)

    def _on_add(self) -> None:
        self._presenter.do(AddLine(self._state.sheet))

    def _on_sort(self, column: str) -> None:
        self._presenter.look(self._state.lens.sorted_by(column))

    def _on_checked(self, line: ListedLine) -> None:
        if line.is_own:
            self._presenter.do(CheckToday(line.sheet, line.line.number))
        else:
            told = _("Deze regel is van {package}. Neem hem eerst over.")
            self._presenter.tell(error=told.format(package=line.package))


def _keys_of(sheet: Sheet) -> str:
    if sheet in {Sheet.MOMENTS, Sheet.SAFETY_TEXTS}:
        return _("Enter opent een regel. Ctrl+Z haalt de laatste wijziging terug.")
    return _("Enter opent een regel. V betekent: vandaag nagekeken. Ctrl+Z haalt terug.")
