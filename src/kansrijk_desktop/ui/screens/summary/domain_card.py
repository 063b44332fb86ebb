"""One domain: its level, the answers behind it, her wish, and the professional's own level."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.summary import AnswerLine, DomainRow
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.summary.weighing_field import WeighingForm
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_HALF, scaled
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.level_badge import LevelBadge

_TITLE_WIDTH = 160
_OWN_WIDTH = 320
_LEFT_TO_RIGHT = QHBoxLayout.Direction.LeftToRight
_ANY = 16_777_215  # QWIDGETSIZE_MAX, which PySide6 does not offer.


class DomainCard(Card):
    """A row of the summary; that of safety stays folded until it is asked for.

    Signals:
        correct_requested: address in the conversation to go to.
        chosen, typed: as those of `WeighingField`.

    Attributes:
        badge: the form's level.
        own: the professional's own level, and why it differs.
        open_button: unfolds a row that others must not read.
        correct_button: leads to the questions.
    """

    correct_requested = Signal(str)
    chosen = Signal(str, int)
    typed = Signal(str, object)

    def __init__(self, row: DomainRow, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._row = row
        self._is_open = not row.is_safety
        self.badge = LevelBadge(row.level)
        self.open_button = QuietButton(_("Toon"), "eye")
        self.correct_button = QuietButton(_("Wijzig"), is_small=True)
        self.correct_button.setAccessibleName(_("Wijzig {title}").format(title=row.title))
        self.own = WeighingForm(SPACE_1)
        self.setAccessibleName(row.title)
        self._build()
        self.open_button.clicked.connect(self._on_open_clicked)
        self.correct_button.clicked.connect(self._on_correct_clicked)
        self.own.chosen.connect(self.chosen)
        self.own.typed.connect(self.typed)

    def show_row(self, row: DomainRow) -> None:
        """Show the domain as it is now."""
        self._row = row
        self.badge.show_level(row.level)
        self._show_why()
        titles = {row.own_level.address: _("Eigen weging")} if row.own_level else {}
        questions = [each for each in (row.own_level, row.own_reason) if each is not None]
        self.own.show_items(tuple(each for each in questions if each.is_shown), titles)
        self._fold()

    def stack(self, *, is_narrow: bool) -> None:
        """Put the parts below each other where there is no room beside."""
        direction = QHBoxLayout.Direction.TopToBottom if is_narrow else _LEFT_TO_RIGHT
        self._line.setDirection(direction)
        self.own.setMinimumWidth(0 if is_narrow else scaled(_OWN_WIDTH))
        self.own.setMaximumWidth(_ANY if is_narrow else scaled(_OWN_WIDTH))
        self._title.setMinimumWidth(0 if is_narrow else scaled(_TITLE_WIDTH))
        self._title.setMaximumWidth(_ANY if is_narrow else scaled(_TITLE_WIDTH))

    def _build(self) -> None:
        self._title = QWidget()
        title = QVBoxLayout(self._title)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(SPACE_1)
        title.addWidget(Heading(self._row.title, 3))
        title.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        title.addWidget(self.correct_button, 0, Qt.AlignmentFlag.AlignLeft)
        title.addStretch(1)
        self._why = QWidget()
        self._lines = QVBoxLayout(self._why)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_1)
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE_3)
        self._line.addWidget(self._title)
        self._line.addWidget(self._why, 1, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.own, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(self._line)
        self.stack(is_narrow=False)

    def _show_why(self) -> None:
        while (taken := self._lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        row = self._row
        for lines in _by_question(row.answers):
            self._lines.addWidget(_answers(lines))
        if not row.answers and row.level == "green":
            self._lines.addWidget(PlainLabel(_("Nu geen signalen."), "secondary"))
        if row.wishes:
            self._lines.addWidget(
                _with_icon("heart", _("Wens: {wish}").format(wish=", ".join(row.wishes).lower()))
            )
        for absent in row.absent:
            text = _("{label}: {reason}").format(label=absent.label, reason=absent.reason)
            self._lines.addWidget(_with_icon("minus", text, role="secondary"))

    def _fold(self) -> None:
        self.open_button.setVisible(self._row.is_safety)
        self.open_button.show_text(_("Verberg") if self._is_open else _("Toon"))
        self.open_button.show_icon("eye-off" if self._is_open else "eye")
        for part in (self.badge, self._why, self.correct_button):
            part.setVisible(self._is_open)
        if not self._is_open:
            self.own.hide()

    def _on_open_clicked(self) -> None:
        self._is_open = not self._is_open
        self.show_row(self._row)

    def _on_correct_clicked(self) -> None:
        self.correct_requested.emit(self._row.first_address)


def _by_question(answers: Iterable[AnswerLine]) -> list[list[AnswerLine]]:
    """Put the answers to one question together, in the order of the first."""
    found: dict[str, list[AnswerLine]] = {}
    for line in answers:
        found.setdefault(line.address, []).append(line)
    return list(found.values())


def _answers(lines: Sequence[AnswerLine]) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_HALF // 2)
    first = QHBoxLayout()
    first.setSpacing(SPACE_1)
    answers = "; ".join(line.answer for line in lines)
    text = _("{label}: {answer}").format(label=lines[0].label, answer=answers)
    first.addWidget(PlainLabel(text), 1)
    if lines[0].is_not_for_home:
        icon = IconLabel("home-off", 18, "secondary")
        icon.setToolTip(_("Niet voor thuis"))
        first.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(first)
    why = " ".join(dict.fromkeys(line.why for line in lines if line.why))
    if why:
        column.addWidget(PlainLabel(why, "small"))
    return widget


def _with_icon(icon: str, text: str, role: str = "body") -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_1)
    row.addWidget(IconLabel(icon, 18, "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, role), 1)
    return widget
