"""A repeating group: a card for each time it occurs, and the ways to add, remove and move them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.open_problems import too_few
from kansrijk_desktop.services.page_parts import Card as Occurrence
from kansrijk_desktop.services.page_parts import Part, Repeat
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.group_view import message_below
from kansrijk_desktop.ui.questionnaire.part_column import (
    FieldPlace,
    MakesView,
    PartColumn,
    PartView,
    drop,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import Button, IconButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel

AT_ONCE = 12
"""As many cards as are made before she asks for more: each is a form of its own."""
_LONGEST_NAME = 30


class OccurrenceCard(Card):
    """One occurrence.

    Signals:
        removed, moved_up, moved_down: what was pressed; `removed` after it was asked where needed.

    Attributes:
        remove_button, up_button, down_button: what can be done with it.
        sure_button, keep_button: shown after "Verwijder" on one that has answers.
        parts: what is asked in it.
    """

    removed = Signal()
    moved_up = Signal()
    moved_down = Signal()

    def __init__(
        self, answering: Answering, make: MakesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._is_filled = False
        self._title = PlainLabel("", "strong")
        self.up_button = IconButton("chevron-up", "")
        self.down_button = IconButton("chevron-down", "")
        self.remove_button = QuietButton(_("Verwijder"), is_small=True)
        self.sure_button = Button(_("Ja, verwijder"))
        self.keep_button = QuietButton(_("Laat staan"))
        self._question = QWidget()
        self._message = PlainLabel("", "error")
        self.parts = PartColumn(answering, make)
        self._build()
        self.up_button.clicked.connect(self.moved_up)
        self.down_button.clicked.connect(self.moved_down)
        self.remove_button.clicked.connect(self._on_remove)
        self.sure_button.clicked.connect(self.removed)
        self.keep_button.clicked.connect(self._fold_question)

    def show_occurrence(
        self, occurrence: Occurrence, repeat: Repeat, number: int, check: Check
    ) -> None:
        """Show occurrence `number` (from 0) of a group."""
        title = f"{repeat.title} {number + 1}".strip()
        if self._title.text() != title or not occurrence.is_filled:
            self._fold_question()
        self._is_filled = occurrence.is_filled
        self._title.setText(title)
        self.setAccessibleName(title)
        count = len(repeat.cards)
        self.up_button.setVisible(count > 1)
        self.down_button.setVisible(count > 1)
        self.up_button.setEnabled(number > 0)
        self.down_button.setEnabled(number < count - 1)
        self.up_button.show_name(_("{title} omhoog").format(title=title))
        self.down_button.show_name(_("{title} omlaag").format(title=title))
        self.remove_button.setVisible(repeat.can_remove)
        self.remove_button.show_text(_("Verwijder") if count > 1 else _("Maak leeg"))
        self.remove_button.setAccessibleName(f"{self.remove_button.text()}: {title}")
        self.parts.show_parts(occurrence.parts, check)
        message_below(self._message, occurrence.item, check)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE_1)
        line.addWidget(self._title, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        asked = QVBoxLayout(self._question)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(PlainLabel(_("Er staan antwoorden in. Toch weghalen?"), "body"))
        answers = QHBoxLayout()
        answers.addWidget(self.sure_button)
        answers.addWidget(self.keep_button)
        answers.addStretch(1)
        asked.addLayout(answers)
        self._question.hide()
        self.body.addLayout(line)
        self.body.addWidget(self._question)
        self.body.addWidget(self.parts)
        self.body.addWidget(self._message)

    def _on_remove(self) -> None:
        if self._is_filled:
            self._question.show()
            self.sure_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.removed.emit()

    def _fold_question(self) -> None:
        if self._question.isVisibleTo(self):
            self._question.hide()
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)


class RepeatView(PartView):
    """All occurrences of a group; those beyond the first dozen when asked for.

    Attributes:
        cards: what is shown, in order.
        add_button: one more; gone where no more are allowed.
        more_button: shows the next dozen.
    """

    def __init__(
        self, answering: Answering, make: MakesView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._answering = answering
        self._make = make
        self._repeat: Repeat | None = None
        self._check = Check.NOTHING
        self._limit = AT_ONCE
        self.cards: list[OccurrenceCard] = []
        self.more_button = QuietButton("", "chevron-down")
        self.add_button = Button("", "plus")
        self._limits = PlainLabel("", "secondary")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(self._column)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._limits)
        self.add_button.clicked.connect(self._on_add)
        self.more_button.clicked.connect(self._on_more)

    @override
    def show_part(self, part: Part, check: Check) -> None:
        if not isinstance(part, Repeat):
            raise TypeError(part)
        self._repeat, self._check = part, check
        shown = part.cards[: self._limit]
        while len(self.cards) > len(shown):
            drop(self.cards.pop(), self._column)
        while len(self.cards) < len(shown):
            self._add_card(len(self.cards))
        for number, (card, occurrence) in enumerate(zip(self.cards, shown, strict=True)):
            card.show_occurrence(occurrence, part, number, check)
        rest = len(part.cards) - len(shown)
        self.more_button.show_text(_("Toon er meer ({count})").format(count=rest))
        self.more_button.setVisible(rest > 0)
        show_add_button(self.add_button, part)
        show_limits(self._limits, part, check)

    @override
    def fields(self) -> Iterator[FieldPlace]:
        for card in self.cards:
            yield from card.parts.fields()

    @override
    def reveal(self, address: str) -> bool:
        if self._repeat is None:
            return False
        for number, card in enumerate(self._repeat.cards):
            if any(each.address == address for each in card.item.walk()):
                while number >= self._limit:
                    self._on_more()
                return self.cards[number].parts.reveal(address)
        return False

    def _add_card(self, number: int) -> None:
        card = OccurrenceCard(self._answering, self._make)
        card.removed.connect(lambda: self._tell_removed(number))
        card.moved_up.connect(lambda: self._tell_moved(number, -1))
        card.moved_down.connect(lambda: self._tell_moved(number, 1))
        self.cards.append(card)
        self._column.addWidget(card)
        card.show()

    def _tell_removed(self, number: int) -> None:
        if self._repeat is not None:
            self._answering.removed.emit(self._repeat.address, number)

    def _tell_moved(self, number: int, step: int) -> None:
        if self._repeat is not None:
            self._answering.moved.emit(self._repeat.address, number, step)

    def _on_add(self) -> None:
        if self._repeat is not None:
            self._limit = max(self._limit, len(self._repeat.cards) + 1)
            self._answering.added.emit(self._repeat.address)

    def _on_more(self) -> None:
        self._limit += AT_ONCE
        if self._repeat is not None:
            self.show_part(self._repeat, self._check)


def show_add_button(button: Button, repeat: Repeat) -> None:
    """Offer one more of a group, where one more is allowed."""
    title = repeat.title
    is_name = bool(title) and len(title) <= _LONGEST_NAME and title[-1] not in "?.:"
    button.show_text(
        _("Nog een {title} toevoegen").format(title=title[:1].lower() + title[1:])
        if is_name
        else _("Nog een toevoegen")
    )
    button.setVisible(repeat.can_add)


def show_limits(label: PlainLabel, repeat: Repeat, check: Check) -> None:
    """Say how often a group may occur, and whether that is too few."""
    is_wrong = repeat.is_short and check is Check.EVERYTHING
    least = _("Minstens {count} keer.").format(count=repeat.least) if repeat.least > 1 else ""
    most = "" if repeat.can_add else _("Meer dan {count} kan niet.").format(count=repeat.most)
    label.setText(too_few(repeat) if is_wrong else " ".join(each for each in (least, most) if each))
    label.show_role("error" if is_wrong else "secondary")
    label.setVisible(bool(label.text()))
