"""Two versions of a questionnaire side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.services.instruments import Difference
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.instruments.presenter import (
    Chosen,
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.wording import one_line, version_title
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField

_MOST_WITHOUT_SEARCH = 10
_MOST_SEARCHED = 2_000


class DifferenceRow(Card):
    """What one item was and is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._item = PlainLabel("", "overline")
        self._before, self._after = PlainLabel("", "secondary"), PlainLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        for column, label in enumerate((self._before, self._after)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._item)
        self.body.addLayout(grid)

    def show_difference(self, difference: Difference) -> None:
        """Show another one."""
        item = one_line(difference.link_id, 80) or _("De hele vragenlijst")
        before = one_line(difference.before) or _("staat er niet in")
        after = one_line(difference.after) or _("staat er niet in")
        self._item.setText(item)
        self._before.setText(before)
        self._before.setAccessibleName(_("Was: {text}").format(text=before))
        self._after.setText(after)
        self._after.setAccessibleName(_("Is: {text}").format(text=after))


class ComparePage(ScrollColumn):
    """The differences from another version to this one.

    Attributes:
        version_field: which other version.
        rows: the differences.
    """

    def __init__(self, presenter: InstrumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(1040, parent=parent)
        self._differences: tuple[Difference, ...] = ()
        self.header = PageHeader(back_text=_("Terug naar de vragenlijst"))
        self.header.back_requested.connect(presenter.think_again)
        self.notice = InlineNotice("", "error")
        self.version_field = SelectField(_("Vergelijken met"), ())
        self.version_field.chosen.connect(presenter.compare)
        self.count_label = PlainLabel("", "strong")
        self.search_field = TextField(_("Zoeken"), placeholder=_("tekst of linkId"), max_length=100)
        self.search_field.edited.connect(self._fill)
        self.rows: MoreRows[DifferenceRow, Difference] = MoreRows(
            DifferenceRow, DifferenceRow.show_difference
        )
        for part in (self.header, self.notice, self.version_field, self.count_label):
            self.body.addWidget(part)
        self.body.addWidget(self.search_field)
        self.body.addLayout(self._build_columns())
        self.body.addWidget(self.rows)

    def show_state(self, state: InstrumentsState, chosen: Chosen) -> None:
        """Show what differs."""
        version = chosen.version
        title = one_line(version.title, 160) or _("Vragenlijst zonder titel")
        self.header.show_title(_("Vergelijken"), f"{title}, {version_title(version)}")
        self.notice.show_message(state.error)
        self.version_field.show_options(
            [(other.identity, version_title(other)) for other in chosen.others]
        )
        self.version_field.setEnabled(not state.is_busy)
        if chosen.compared is not None:
            self.version_field.show_chosen(chosen.compared.identity)
            self._was.setText(version_title(chosen.compared))
            self._is.setText(version_title(version))
        count = len(chosen.differences)
        self.count_label.setText(
            ngettext("{count} verschil", "{count} verschillen", count).format(count=count)
            if count
            else _("Deze versies zijn gelijk.")
        )
        for label in (self._was, self._is):
            label.setVisible(count > 0)
        if chosen.differences is not self._differences:
            self._differences = chosen.differences
            self.search_field.show_text("")
            self._fill("")
        self.search_field.setVisible(count > _MOST_WITHOUT_SEARCH)

    def _build_columns(self) -> QGridLayout:
        self._was, self._is = PlainLabel("", "strong"), PlainLabel("", "strong")
        grid = QGridLayout()
        grid.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        grid.setHorizontalSpacing(SPACE_2)
        for column, label in enumerate((self._was, self._is)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label, 0, column)
        return grid

    def _fill(self, query: str) -> None:
        words = query.casefold().split()
        found = [one for one in self._differences if all(word in _searched(one) for word in words)]
        self.rows.show_rows(found)


def _searched(difference: Difference) -> str:
    texts = (difference.link_id, difference.before, difference.after)
    return " ".join(text[:_MOST_SEARCHED] for text in texts).casefold()
