"""Two dossiers side by side, and a choice for each field that differs."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.merge_plan import Difference, Side
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.merge_presenter import (
    MergePresenter,
    MergeState,
    SideBySide,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

MOST_SHOWN = 200
"""Of a long remark so many characters are enough to choose by."""


class DifferenceRow(QWidget):
    """One field with the two values to choose from.

    Attributes:
        cards: the values, by side.
    """

    def __init__(self, presenter: MergePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._key = ""
        self._label = PlainLabel("", "strong")
        self.cards = {side: ChoiceCard("", is_compact=True) for side in Side}
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        for side, card in self.cards.items():
            card.picked.connect(partial(self._on_picked, side))
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_1)
        column.setSpacing(SPACE_1)
        column.addWidget(self._label)
        column.addLayout(row)

    def show_difference(self, difference: Difference) -> None:
        """Show another field."""
        self._key = difference.key
        self._label.setText(difference.label)
        values = {Side.HERE: difference.here, Side.OTHER: difference.other}
        where = {Side.HERE: _("dit dossier"), Side.OTHER: _("het andere dossier")}
        for side, card in self.cards.items():
            card.show_text(values[side][:MOST_SHOWN], where[side])
            card.setAccessibleName(f"{difference.label}: {card.text()} ({where[side]})")
            card.show_chosen(side is difference.side)

    def _on_picked(self, side: Side) -> None:
        self._presenter.choose(self._key, side)


class ComparePage(ScrollColumn):
    """What the two dossiers say.

    Attributes:
        differences: a row per field that differs.
        go_on_button, back_button: how it ends.
    """

    def __init__(self, presenter: MergePresenter, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self._lines: tuple[SideBySide, ...] = ()
        self.header = PageHeader(
            _("Twee dossiers naast elkaar"), _("Gaan ze over dezelfde cliënt? Kijk goed.")
        )
        self.notice = InlineNotice()
        self.warning = InlineNotice("", "warning")
        table = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)
        for column, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, share)
        table.body.addLayout(self._grid)
        self._choices = Card(_("Wat geldt?"))
        self._choices.body.setSpacing(SPACE_2)
        self._choices.body.addWidget(
            PlainLabel(
                _("Kies per regel. Wat u niet kiest, komt in een notitie te staan."), "secondary"
            )
        )
        self.differences: MoreRows[DifferenceRow, Difference] = MoreRows(
            partial(DifferenceRow, presenter), DifferenceRow.show_difference, step=40
        )
        self._choices.body.addWidget(self.differences)
        self.go_on_button = PrimaryButton(_("Verder"), "arrow-right")
        self.back_button = SecondaryButton(_("Terug"))
        buttons = ButtonRow(self.go_on_button, self.back_button)
        for part in (self.header, self.notice, self.warning, table, self._choices, buttons):
            self.body.addWidget(part)

    def show_state(self, state: MergeState) -> None:
        """Show the two."""
        self.notice.show_message(state.error or state.refusal, "error")
        self.warning.show_message("\n".join(state.warnings), "warning")
        self._show_lines(state.lines)
        self._choices.setVisible(bool(state.differences) and not state.refusal)
        self.differences.show_rows(state.differences)
        self.go_on_button.setEnabled(state.is_ready and not state.refusal)

    def focus_first(self) -> None:
        """Stand at the way back."""
        self.back_button.setFocus()

    def _show_lines(self, lines: tuple[SideBySide, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        heads = ("", _("Dit dossier"), _("Het andere dossier"))
        for column, head in enumerate(heads):
            self._grid.addWidget(PlainLabel(head, "overline"), 0, column)
        for number, line in enumerate(lines, start=1):
            is_same = line.here == line.other
            for column, words in enumerate((line.label, line.here, line.other)):
                role = "secondary" if column == 0 or is_same else "strong"
                label = PlainLabel(words or "–", role)
                label.setAccessibleName(f"{line.label}, {heads[column]}: {words}")
                self._grid.addWidget(label, number, column, Qt.AlignmentFlag.AlignTop)
