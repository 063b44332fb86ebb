"""Turn what is done on a page of questions into changes of the conversation."""

from PySide6.QtCore import QObject

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason, Value, value_boolean
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.screens.screening.follow_up_switches import FollowUpSwitches
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter


class Edits(QObject):
    """Hears the page and the switches, and tells the presenter."""

    def __init__(self, presenter: ScreeningPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter

    def hear(self, answering: Answering, switches: FollowUpSwitches) -> None:
        """Act on all that is done there from now on."""
        answering.picked.connect(self._on_picked)
        answering.answered.connect(self._on_answered)
        answering.typed.connect(self._on_typed)
        answering.declined.connect(self.decline)
        answering.marked.connect(self.mark)
        answering.added.connect(self._on_added)
        answering.removed.connect(self._on_removed)
        answering.moved.connect(self._on_moved)
        switches.switched.connect(self._on_follow_up_switched)

    def go_to(self, place: str) -> None:
        """Go to a question or a part."""
        self._presenter.act(lambda talk: talk.go_to(place))

    def uncover(self) -> None:
        """Open the part for a moment alone."""
        self._presenter.act(Conversation.uncover)

    def nothing_changed(self) -> None:
        """Confirm that in this part nothing changed since last time."""
        self._presenter.act(Conversation.nothing_changed)

    def show_language(self, language: str) -> None:
        """Show the questions in another language."""
        self._presenter.act(lambda talk: talk.show_language(language))

    def decline(self, address: str, reason: AbsentReason, not_asked: NotAskedReason | None) -> None:
        """Say why a question stays without an answer."""
        self._presenter.act(lambda talk: talk.decline(address, reason, not_asked))

    def mark(self, address: str, is_marked: bool) -> None:  # noqa: FBT001 - a slot
        """Keep an answer out of what others at home may read, or let it in again."""
        self._presenter.act(lambda talk: talk.mark_not_for_home(address, is_marked=is_marked))

    def _on_picked(self, address: str, number: int) -> None:
        self._presenter.act(lambda talk: talk.choose(number, address))

    def _on_answered(self, address: str, values: tuple[Value, ...]) -> None:
        self._presenter.act(lambda talk: talk.answer(address, *values))

    def _on_typed(self, address: str, values: tuple[Value, ...]) -> None:
        self._presenter.act(
            lambda talk: talk.answer(address, *values, is_typing=True), is_typing=True
        )

    def _on_added(self, address: str) -> None:
        self._presenter.act(lambda talk: talk.add_occurrence(address))

    def _on_removed(self, address: str, number: int) -> None:
        self._presenter.act(lambda talk: talk.remove_occurrence(address, number))

    def _on_moved(self, address: str, number: int, step: int) -> None:
        self._presenter.act(lambda talk: talk.move_occurrence(address, number, step))

    def _on_follow_up_switched(self, address: str, is_open: bool) -> None:  # noqa: FBT001 - a slot
        values = (value_boolean(is_true=True),) if is_open else ()
        self._presenter.act(lambda talk: talk.answer(address, *values))
