"""One line of a package: its fields to change, or what it says where it is of a lower layer."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.exchange.region_rows import WITHDRAWN
from kansrijk_desktop.exchange.region_sheets import Cells, Sheet
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.region_columns import columns_of, name_of
from kansrijk_desktop.services.region_draft import (
    CheckToday,
    Edit,
    Offer,
    Remove,
    SetCell,
    TakeOver,
    Withdraw,
)
from kansrijk_desktop.services.region_listing import LineState, ListedLine
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.region.fields import AnyField, PlacesField, field_for
from kansrijk_desktop.ui.screens.region.presenter import LineForm
from kansrijk_desktop.ui.screens.region.wording import state_look, state_word
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import Button, IconButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class Facts(QWidget):
    """What a line says, to read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sheet, Cells] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)
        self._labels: list[PlainLabel] = []

    def show_cells(self, sheet: Sheet, cells: Cells) -> None:
        """Show what other cells say; empty ones are left out."""
        if (sheet, cells) == self._shown:
            return
        self._shown = sheet, cells
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for column in columns_of(sheet):
            words = column.words(cells.get(column.name, ""))
            if words:
                title, text = PlainLabel(_(column.label), "small"), PlainLabel(words)
                text.setAccessibleName(f"{_(column.label)}: {words}")
                self._labels += [title, text]
        for label in self._labels:
            self._column.addWidget(label)
            # A layout shows it only later.
            label.show()


class LinePane(ScrollColumn):
    """The line that is open.

    Signals:
        edit_requested: an edit for the draft.
        close_requested: she is done with this line.

    Attributes:
        fields: by the name of the column.
        check_button, withdraw_button, offer_button, remove_button: for a line of one's own.
        take_over_button, hide_button: for a line of a lower layer.
        close_button: closes the pane.
        below: what the layer below says.
    """

    edit_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(760, margin=SPACE_1, parent=parent)
        self.sheet = sheet
        self._line: ListedLine | None = None
        self.setAccessibleName(_("De gekozen regel"))
        self._build_head()
        self._build_buttons()
        self.fields: dict[str, AnyField] = {}
        self._own = QWidget()
        self._groups = QVBoxLayout(self._own)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(SPACE_2)
        self._build_fields()
        self.body.addWidget(self._own)
        self.facts = Facts()
        self.body.addWidget(self.facts)
        self.below = Collapsible(_("Wat de laag eronder zegt"))
        self._below_facts = Facts()
        self.below.body.addWidget(self._below_facts)
        self.body.addWidget(self.below)

    def show_form(self, form: LineForm) -> None:
        """Show a line, as it is now."""
        line = form.listed
        is_other = self._line is None or line.key != self._line.key
        self._line = line
        self._show_head(form)
        self._show_buttons(form)
        self._own.setVisible(line.is_own)
        self.facts.setVisible(not line.is_own)
        if line.is_own:
            for name, field in self.fields.items():
                if isinstance(field, PlacesField):
                    field.show_places(form.places)
                field.show_cell(line.cells[name], form.errors.get(name, ""))
        else:
            self.facts.show_cells(self.sheet, line.cells)
        self.below.setVisible(bool(form.lower))
        self._below_facts.show_cells(self.sheet, form.lower)
        if is_other:
            self.show_top()

    def first_widget(self) -> QWidget:
        """Return where the keyboard begins."""
        if self._line is not None and not self._line.is_own:
            return self.take_over_button
        return next(iter(self.fields.values()))

    def commit(self) -> None:
        """Tell what is typed in the field with the cursor, and not told yet."""
        cursor: QWidget | None = self.focusWidget()
        for field in self.fields.values():
            if cursor is not None and field.isAncestorOf(cursor):
                field.commit()

    def go_to(self, column: str) -> None:
        """Put the cursor in a field."""
        field = self.fields.get(column)
        if field is not None:
            field.setFocus()
            self.bring_into_view(field)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.sheet is not Sheet.ABOUT:
            self.commit()
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _build_head(self) -> None:
        self.close_button = IconButton("close", _("Regel sluiten"))
        self.close_button.clicked.connect(self.close_requested)
        self._title = Heading("", 3)
        self.badge = Badge()
        self._from = PlainLabel("", "small")
        self.notice = InlineNotice()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self._title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._from)
        self.body.addWidget(self.notice)

    def _build_buttons(self) -> None:
        self.check_button = SecondaryButton(_("Vandaag nagekeken"), "check")
        self.withdraw_button = QuietButton(_("Vervallen"), "minus")
        self.offer_button = SecondaryButton(_("Weer aanbieden"), "undo")
        self.remove_button = QuietButton(_("Weghalen"), "close")
        self.take_over_button = SecondaryButton(_("Overnemen om te wijzigen"), "pen")
        self.hide_button = QuietButton(_("Hier niet aanbieden"), "minus")
        actions: tuple[tuple[Button, type], ...] = (
            (self.check_button, CheckToday),
            (self.withdraw_button, Withdraw),
            (self.offer_button, Offer),
            (self.remove_button, Remove),
        )
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button, edit in actions:
            button.clicked.connect(partial(self._on_action, edit))
        self.take_over_button.clicked.connect(partial(self._on_take_over, is_withdrawn=False))
        self.hide_button.clicked.connect(partial(self._on_take_over, is_withdrawn=True))
        for button in (*(one for one, _edit in actions), self.take_over_button, self.hide_button):
            row.addWidget(button)
        self.body.addWidget(buttons)

    def _build_fields(self) -> None:
        cards: dict[str, Card] = {}
        for column in columns_of(self.sheet):
            if column.group not in cards:
                cards[column.group] = Card(_(column.group), padding=SPACE_2)
                cards[column.group].body.setSpacing(SPACE_2)
                self._groups.addWidget(cards[column.group])
            field = field_for(column, partial(self._on_told, column.name))
            self.fields[column.name] = field
            cards[column.group].body.addWidget(field)

    def _show_head(self, form: LineForm) -> None:
        line = form.listed
        self._title.setText(name_of(self.sheet, line.cells))
        icon, ink, ground = state_look(line.state)
        self.badge.show_badge(state_word(line.state), icon, ink, ground)
        self.badge.setVisible(line.state is not LineState.PLAIN and not form.is_new)
        whose = _("Van het pakket {package}.").format(package=line.package)
        covers = f"{line.covers[:1].upper()}{line.covers[1:]}." if line.covers else ""
        self._from.setText(" ".join(part for part in (whose, covers) if part))
        if form.notice:
            self.notice.show_message(form.notice, "error")
        elif form.is_locked and self.sheet is Sheet.SERVICES:
            told = _(
                "Dit is voor gevaar nu: het blijft staan, in elke laag. Wel kunt u het bijhouden."
            )
            self.notice.show_message(told, "info")
        else:
            self.notice.show_message("")

    def _show_buttons(self, form: LineForm) -> None:
        line = form.listed
        is_withdrawn = line.cells.get("status") == WITHDRAWN
        has_status = "status" in line.cells
        is_about = self.sheet is Sheet.ABOUT
        self.close_button.setVisible(not is_about)
        self.check_button.setVisible(line.is_own and has_status and not is_withdrawn)
        self.withdraw_button.setVisible(
            line.is_own and self.sheet is Sheet.SERVICES and not is_withdrawn and not form.is_locked
        )
        self.offer_button.setVisible(line.is_own and is_withdrawn)
        self.remove_button.setVisible(
            line.is_own and not is_about and (bool(form.lower) or not form.is_locked)
        )
        self.take_over_button.setVisible(not line.is_own)
        self.hide_button.setVisible(
            not line.is_own and self.sheet is Sheet.SERVICES and not form.is_locked
        )
        kind = self.fields.get("kind")
        if kind is not None:
            kind.setEnabled(not form.is_locked)

    def _on_told(self, name: str, text: str) -> None:
        line = self._line
        # A field that loses its place tells once more what it holds.
        if line is not None and line.is_own:
            self.edit_requested.emit(SetCell(self.sheet, line.line.number, name, text))

    def _on_action(self, edit: type) -> None:
        if self._line is not None:
            made: Edit = edit(self.sheet, self._line.line.number)
            self.edit_requested.emit(made)

    def _on_take_over(self, *, is_withdrawn: bool) -> None:
        line = self._line
        if line is not None:
            number = line.line.number
            self.edit_requested.emit(TakeOver(self.sheet, line.place, number, is_withdrawn))
