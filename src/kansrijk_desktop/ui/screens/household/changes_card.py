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
from kansrijk_desktop.ui.screens.household.presenter import HouseholdState
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
        self._lines.setSpacing(SPACE_1 + SPACE_HALF)
        self.body.addWidget(self.since)
        self.body.addLayout(self._lines)
        self._shown: object = ()
        self.is_comparing = False

    def show_state(self, since: str, state: HouseholdState) -> None:
        """Show other changes, that they are being worked out, or why they could not be."""
        shown = (since, state.changes, state.changes_apart, state.not_compared)
        if shown == self._shown:
            return
        self._shown = shown
        self.since.setText(since)
        self.is_comparing = bool(since) and state.changes is None and not state.not_compared
        while (taken := self._lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if state.changes is None:
            words = state.not_compared or _("Wordt vergeleken…")
            self._lines.addWidget(PlainLabel(words, "secondary"))
            return
        self._add_changes(state.changes)
        if state.changes_apart is not None:
            title = _("En verder, en niet voor thuis")
            self._lines.addWidget(PlainLabel(title, "overline"))
            self._add_changes(state.changes_apart)
        settle_layouts()

    def _add_changes(self, changes: Changes) -> None:
        if changes.is_empty:
            self._lines.addWidget(PlainLabel(_("Niets veranderd."), "secondary"))
        for level in changes.levels:
            self._lines.addWidget(
                TitledRow(_ARROWS[level.direction], level.subject, level_words(level))
            )
        for title, icon, lines in (
            (_("Nieuw signaal"), "plus", changes.new_signals),
            (_("Signaal is weg"), "check", changes.gone_signals),
            (_("Niet opnieuw gevraagd"), "question", changes.not_asked_again),
        ):
            if lines:
                self._lines.addWidget(TitledRow(icon, title, "\n".join(map(signal_words, lines))))
        if changes.answers:
            words = [answer_words(each) for each in changes.answers[:_MOST]]
            rest = len(changes.answers) - len(words)
            if rest:
                words.append(_("en nog {count} andere antwoorden").format(count=rest))
            self._lines.addWidget(TitledRow("pen", _("Ander antwoord"), "\n".join(words)))


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
