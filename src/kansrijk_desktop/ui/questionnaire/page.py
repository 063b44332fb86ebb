"""The stops that are shown now, and no widgets for any other."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kansrijk_desktop.engine.interpretation import safety_texts
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Question, Reading, Repeat, Stop, Table
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.block_panel import BlockPanel, ReadingPanel
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.questionnaire.stop_panel import StopPanel
from kansrijk_desktop.ui.theme import SPACE_4

_NO_CHECKS: Mapping[str, Check] = {}
_NO_MEMORIES: Mapping[str, str] = {}


class QuestionPage(QWidget):
    """A column of panels.

    Attributes:
        answering: what can be done on the page, as signals.
        panels: what is shown, by address.
    """

    def __init__(
        self,
        safety_text: Callable[[str], SafetyText | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._safety_text = safety_text
        self.answering = Answering(self)
        self.panels: dict[str, StopPanel] = {}
        self._memories = _NO_MEMORIES
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)

    def show_questions(
        self,
        stops: Sequence[Stop],
        current: str,
        checks: Mapping[str, Check] = _NO_CHECKS,
        *,
        is_page: bool = False,
        memories: Mapping[str, str] = _NO_MEMORIES,
    ) -> None:
        """Show these stops; `current` is the one the keys work on.

        On a page of a whole section each has its own tools and is told apart by a mark.
        `memories` are the answers of last time, in words, by address.
        """
        self.answering.is_settling = True
        self._memories = memories
        self._show(stops, current, checks, is_page=is_page)
        self.answering.is_settling = False

    def question_panel(self, address: str) -> QuestionPanel:
        """Return the panel of a question.

        Raises:
            KeyError: no question with this address is shown.
        """
        panel = self.panels.get(address)
        if not isinstance(panel, QuestionPanel):
            raise KeyError(address)
        return panel

    def focused_panel(self) -> StopPanel | None:
        """Return the panel that holds the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        holding = (
            panel
            for panel in self.panels.values()
            if panel is focused or panel.isAncestorOf(focused)
        )
        return next(holding, None)

    def _show(
        self, stops: Sequence[Stop], current: str, checks: Mapping[str, Check], *, is_page: bool
    ) -> None:
        before, self.panels = self.panels, {}
        wanted = {stop.address for stop in stops}
        spare = [panel for address, panel in before.items() if address not in wanted]
        path: tuple[str, ...] = ()
        for position, stop in enumerate(stops):
            panel = before.get(stop.address)
            if panel is None or not _can_show(panel, stop):
                spare.extend([panel] if panel is not None else [])
                panel = _taken(spare, stop) or self._make(stop)
            self.panels[stop.address] = panel
            if self._column.indexOf(panel) != position:
                self._column.insertWidget(position, panel)
            panel.show_stop(
                stop,
                checks.get(stop.address, Check.WRONG_ANSWERS),
                self._texts_for(stop),
                path=stop.path if stop.path != path else (),
                memory=self._memories.get(stop.address, ""),
            )
            panel.show_place(is_current=stop.address == current, is_among_others=is_page)
            panel.show()
            path = stop.path
        for panel in spare:
            self._drop(panel)

    def _make(self, stop: Stop) -> StopPanel:
        if isinstance(stop, Question):
            return QuestionPanel(stop, self.answering)
        if isinstance(stop, Repeat | Table):
            return BlockPanel(stop, self.answering)
        if isinstance(stop, Reading):
            return ReadingPanel(stop, self.answering)
        raise TypeError(stop)

    def _drop(self, panel: StopPanel) -> None:
        self._column.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _texts_for(self, stop: Stop) -> tuple[SafetyText, ...]:
        keys = dict.fromkeys(
            key for item in stop.items if item.values for key in safety_texts(item)
        )
        found = (self._safety_text(key) for key in keys)
        return tuple(text for text in found if text is not None)


def _can_show(panel: StopPanel, stop: Stop) -> bool:
    """Tell whether a panel can show a stop: a question turns, a block keeps what was typed."""
    if isinstance(stop, Question):
        return isinstance(panel, QuestionPanel)
    if isinstance(stop, Reading):
        return isinstance(panel, ReadingPanel)
    is_same = panel.stop is not None and panel.stop.item.item is stop.item.item
    return isinstance(panel, BlockPanel) and is_same


def _taken(spare: list[StopPanel], stop: Stop) -> StopPanel | None:
    for panel in reversed(spare):
        if _can_show(panel, stop):
            spare.remove(panel)
            return panel
    return None
