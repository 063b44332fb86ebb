"""Lead a conversation from the keyboard: a number for each answer, Enter to go on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kansrijk_desktop.demo.desk import Desk, StuckError
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen

MOST_STEPS = 200


def hold(
    desk: Desk,
    screen: ScreeningScreen,
    answers: Mapping[str, tuple[str, ...]],
    written: Mapping[str, str] | None = None,
    evidence: Evidence | None = None,
) -> None:
    """Answer every question until the last part is passed; pictures of the first of each part.

    Raises:
        StuckError: the conversation did not come to an end.
    """
    seen: set[str] = set()
    for _step in range(MOST_STEPS):
        if screen.stand_still.isVisible() and not screen.stand_still.open_button.isVisible():
            desk.wait_for(lambda: not screen.footer.saved_label.is_saving, "the last save")
            return
        panel = current_panel(screen)
        if panel is None:
            desk.key(Qt.Key.Key_Return)
            continue
        part = screen.section_header.title.text()
        if evidence and part not in seen:
            seen.add(part)
            evidence.picture(desk, "gesprek-" + part.lower().replace(" ", "-"))
            panel = current_panel(screen)
            if panel is None:
                continue
        # A panel turns along with the questions: only the address tells where she is.
        address = panel.address
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
