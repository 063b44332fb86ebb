"""Lead a conversation from the keyboard: a number for each answer, Enter to go on."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kansrijk_desktop.demo.desk import Desk, StuckError
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Pictured:
    """Takes a picture of the first question of each part.

    Attributes:
        take: takes a picture by its name.
        prefix: how the names begin.
    """

    take: Callable[[str], None]
    prefix: str


def hold(
    desk: Desk,
    screen: ScreeningScreen,
    answers: Mapping[str, tuple[str, ...]],
    written: Mapping[str, str] | None = None,
    pictured: Pictured | None = None,
    unchanged: Collection[str] = (),
) -> int:
    """Answer every question until the last part is passed, and return how many were remembered.

    Of the parts in `unchanged` she says that nothing changed. Remembered is what was asked with
    the answer of the last time beside it.

    Raises:
        StuckError: the conversation did not come to an end.
    """
    seen: set[str] = set()
    remembered: set[str] = set()
    for _step in range(MOST_STEPS):
        if screen.stand_still.isVisible() and not screen.stand_still.open_button.isVisible():
            desk.wait_for(lambda: not screen.footer.saved_label.is_saving, "the last save")
            return len(remembered)
        panel = current_panel(screen)
        if panel is None:
            desk.key(Qt.Key.Key_Return)
            continue
        part = screen.section_header.title.text()
        if part not in seen:
            seen.add(part)
            if pictured:
                pictured.take(pictured.prefix + part.lower().replace(" ", "-"))
            if part in unchanged:
                desk.press(screen.section_header.unchanged_button)
                continue
            panel = current_panel(screen)
            if panel is None:
                continue
        # A panel turns along with the questions: only the address tells where she is.
        address = panel.address
        if panel.memory_label is not None and panel.memory_label.isVisible():
            remembered.add(address)
        _answer(desk, panel, answers, written or {})
        after = current_panel(screen)
        if after is not None and after.address == address:
            desk.key(Qt.Key.Key_Return)
    raise StuckError("the conversation did not come to an end")


def current_panel(screen: ScreeningScreen) -> QuestionPanel | None:
    """Return the one question on the screen, or None where there is none."""
    panels = [panel for panel in screen.page.panels.values() if panel.isVisible()]
    first = panels[0] if panels else None
    return first if isinstance(first, QuestionPanel) else None


def _answer(
    desk: Desk,
    panel: QuestionPanel,
    answers: Mapping[str, tuple[str, ...]],
    written: Mapping[str, str],
) -> None:
    text = written.get(panel.address)
    if text is not None:
        desk.type(_editor(panel), text)
        return
    if not isinstance(panel.item_widget, ChoiceItem):
        return
    keys = {card.text(): card.key for card in panel.item_widget.cards}
    for label in answers.get(panel.address, ()):
        desk.key(Qt.Key(Qt.Key.Key_0 + int(keys[label])))


def _editor(panel: QuestionPanel) -> QWidget:
    editors: list[QWidget] = [*panel.item_widget.findChildren(QLineEdit)]
    editors += panel.item_widget.findChildren(QPlainTextEdit)
    return editors[0]
