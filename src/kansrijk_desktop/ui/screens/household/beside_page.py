"""Two conversations beside one another, question by question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kansrijk_desktop.services.conversation_comparison import BesideLine, BesideSection
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.household.beside_presenter import BesidePresenter, BesideState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, scaled
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

EVERYTHING, DIFFERENT = "everything", "different"
_QUESTION, _MARK, _LEFT, _RIGHT = range(4)
_SHARES = (3, 0, 4, 4)
_ICON = 18


class SectionCard(Card):
    """The questions of one subject in three columns: the question, the talk, what she filled in."""

    def __init__(self, section: BesideSection, parent: QWidget | None = None) -> None:
        super().__init__(section.title, parent=parent)
        grid = _grid()
        for row, line in enumerate(section.lines):
            _add_line(grid, row, line)
        self.body.addLayout(grid)


class BesidePage(ScrollColumn):
    """The page.

    Attributes:
        header: leads back to the dossier.
        filter: all questions, or those that differ.
        apart_button: shows safety and what is not for home, or covers it.
        cards: one per subject.
    """

    def __init__(self, presenter: BesidePresenter, parent: QWidget | None = None) -> None:
        super().__init__(1040, parent=parent)
        self._presenter = presenter
        self._state = BesideState()
        self.cards: list[SectionCard] = []
        self.header = PageHeader(back_text=_("Terug naar het dossier"))
        self.notice = InlineNotice(tone="error")
        self.warning = InlineNotice(tone="warning")
        self.filter = SegmentedChoice(
            _("Welke vragen"), [(EVERYTHING, _("Alles")), (DIFFERENT, _("Alleen verschillen"))]
        )
        self.apart_button = QuietButton(_("En verder tonen"), "eye")
        self._count = PlainLabel("", "secondary")
        self._build()
        self.header.back_requested.connect(presenter.close)
        self.filter.chosen.connect(self._on_filter)
        self.apart_button.clicked.connect(self._on_apart)

    def show_state(self, state: BesideState) -> None:
        """Show the two conversations as they are now."""
        before, self._state = self._state, state
        self.header.show_title(_("Naast elkaar"), state.title)
        self.notice.show_message(state.error, "error")
        self.filter.show_chosen(DIFFERENT if state.only_different else EVERYTHING)
        self.apart_button.show_text(
            _("En verder verbergen") if state.shows_apart else _("En verder tonen")
        )
        self.apart_button.show_icon("eye-off" if state.shows_apart else "eye")
        self.warning.show_message(
            _("Alles is te lezen, ook En verder en wat niet voor thuis is. Kijkt er iemand mee?")
            if state.shows_apart
            else "",
            "warning",
        )
        self._headings.setVisible(bool(state.sections))
        self._left.setText(state.left)
        self._right.setText(state.right)
        self._count.setVisible(state.is_loaded)
        self._count.setText(_difference_words(state.difference_count))
        if state.sections != before.sections:
            self._show_sections(state)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.filter)
        line.addStretch(1)
        line.addWidget(self.apart_button)
        self._headings = QWidget()
        heads = _grid()
        heads.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        self._headings.setLayout(heads)
        self._left, self._right = _column_label("", "overline"), _column_label("", "overline")
        heads.addWidget(_column_label("", "overline"), 0, _QUESTION)
        heads.addWidget(self._left, 0, _LEFT)
        heads.addWidget(self._right, 0, _RIGHT)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addLayout(line)
        for part in (self.warning, self._count, self._headings):
            self.body.addWidget(part)
        self.body.addLayout(self._list)

    def _show_sections(self, state: BesideState) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SectionCard(section) for section in state.sections]
        for card in self.cards:
            self._list.addWidget(card)

    def _on_filter(self, key: str) -> None:
        self._presenter.show_only_different(is_only=key == DIFFERENT)

    def _on_apart(self) -> None:
        self._presenter.show_apart(is_shown=not self._state.shows_apart)


def _grid() -> QGridLayout:
    """Return a grid whose columns are as wide in every card."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_2)
    grid.setVerticalSpacing(SPACE_1)
    for column, share in enumerate(_SHARES):
        grid.setColumnStretch(column, share)
    # Around a column in which no widget stands Qt leaves no space.
    keeper = QWidget()
    keeper.setFixedSize(scaled(_ICON), 0)
    grid.addWidget(keeper, 0, _MARK)
    return grid


def _add_line(grid: QGridLayout, row: int, line: BesideLine) -> None:
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(_column_label(line.question, "secondary"), row, _QUESTION, top)
    if line.is_different:
        grid.addWidget(IconLabel("swap", _ICON, "accent"), row, _MARK, top)
    for column, words in ((_LEFT, line.left), (_RIGHT, line.right)):
        said = words or _("niet gevraagd")
        label = _column_label(said, "strong" if line.is_different else "body")
        name = _("{question}, verschilt: {words}") if line.is_different else "{question}: {words}"
        label.setAccessibleName(name.format(question=line.question, words=said))
        grid.addWidget(label, row, column, top)


def _column_label(text: str, role: str) -> PlainLabel:
    """Return a label that takes the width of its column, however long its words are."""
    label = PlainLabel(text, role)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def _difference_words(count: int) -> str:
    if count == 0:
        return _("Er zijn geen verschillen.")
    return ngettext("{count} vraag verschilt", "{count} vragen verschillen", count).format(
        count=count
    )
