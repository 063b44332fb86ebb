"""What became different since the conversation before, in words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.conversation_comparison import (
    AnswerChange,
    Changes,
    Direction,
    LevelChange,
    SignalLine,
)
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_HALF
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.settle import settle_layouts
from kansrijk_desktop.ui.widgets.titled_row import TitledRow

_ARROWS = {
    Direction.UP: "chevron-up",
    Direction.DOWN: "chevron-down",
    Direction.UNKNOWN: "minus",
}
_MOST = 12


class ChangesCard(Card):
    """Levels, signals and answers that differ; safety in a part of its own, if asked for.

    Attributes:
        since: which two conversations are compared.
        is_comparing: they are being worked out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wat is veranderd"), parent=parent)
        self.since = PlainLabel("", "small")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_1)
        self.body.addWidget(self.since)
        self.body.addLayout(self._lines)
        self._shown: object = ()
        self.is_comparing = False

    def show_changes(self, since: str, changes: Changes | None, apart: Changes | None) -> None:
        """Show other changes; None while they are worked out."""
        if (since, changes, apart) == self._shown:
            return
        self._shown = (since, changes, apart)
        self.is_comparing = bool(since) and changes is None
        self.since.setText(since)
        while (taken := self._lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if changes is None:
            self._add(PlainLabel(_("Wordt vergeleken…"), "secondary"))
            return
        self._add_changes(changes)
        if apart is not None:
            self._add(PlainLabel(_("En verder, en niet voor thuis"), "overline"))
            self._add_changes(apart)
        settle_layouts()

    def _add_changes(self, changes: Changes) -> None:
        if changes.is_empty:
            self._add(PlainLabel(_("Niets veranderd."), "secondary"))
        for level in changes.levels:
            self._add(TitledRow(_ARROWS[level.direction], level.subject, level_words(level)))
        for title, icon, lines in (
            (_("Nieuw signaal"), "plus", changes.new_signals),
            (_("Signaal is weg"), "check", changes.gone_signals),
            (_("Niet opnieuw gevraagd"), "question", changes.not_asked_again),
        ):
            if lines:
                self._add(TitledRow(icon, title, "\n".join(map(signal_words, lines))))
        if changes.answers:
            words = [answer_words(each) for each in changes.answers[:_MOST]]
            rest = len(changes.answers) - len(words)
            if rest:
                words.append(_("en nog {count} andere antwoorden").format(count=rest))
            self._add(TitledRow("pen", _("Ander antwoord"), "\n".join(words)))

    def _add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)
        self._lines.setSpacing(SPACE_1 + SPACE_HALF)


def level_words(change: LevelChange) -> str:
    """Return a change of level in words."""
    return _("van {before} naar {now}").format(before=change.before, now=change.now)


def signal_words(line: SignalLine) -> str:
    """Return a signal in words, the subject first."""
    return _("{subject}: {question}, {answer}").format(
        subject=line.subject, question=line.question.lower(), answer=line.answer
    )


def answer_words(change: AnswerChange) -> str:
    """Return another answer in words."""
    return _("{question}: was {before}, nu {now}").format(
        question=change.question, before=change.before, now=change.now
    )
