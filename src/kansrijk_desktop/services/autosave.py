"""Keep answers as they are given: one save at a time, and nothing is called saved before it is.

Answers wait here until a commit has returned. A newer save takes over whatever still waits, so none
is dropped; after a failure everything stays waiting and is tried again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks

Changes = Mapping[str, AnswerRecord | None]
"""Per address what to keep; None where nothing is left of an answer."""

Prepare = Callable[[Changes], Callable[[], datetime]]
"""Makes, from values alone, the work that commits changes and returns the time of the commit."""

Wait = Callable[[Callable[[], None]], None]
"""Calls back once, a moment (well under a second) later; a view gives it a timer."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What may be said about saving.

    Attributes:
        saved_at: the last commit, None before the first one.
        is_saved: everything shown on the screen is committed.
        problem: why the last save failed, in Dutch; empty after one that succeeded.
    """

    saved_at: datetime | None = None
    is_saved: bool = True
    problem: str = ""


class Autosave:
    """Saves the changes of one screening."""

    def __init__(
        self,
        prepare: Prepare,
        tasks: RunsTasks,
        publish: Callable[[SaveState], None],
        wait: Wait,
        saved_at: datetime | None = None,
    ) -> None:
        self._prepare = prepare
        self._tasks = tasks
        self._publish = publish
        self._wait = wait
        self._waiting: dict[str, AnswerRecord | None] = {}
        self._being_saved: dict[str, AnswerRecord | None] = {}
        self._is_saving = False
        self._is_flush_due = False
        self._is_timer_running = False
        self._when_flushed: list[Callable[[], None]] = []
        self._state = SaveState(saved_at)

    @property
    def state(self) -> SaveState:
        """What may be said about saving at this moment."""
        return self._state

    def put(self, changes: Changes, *, is_typing: bool = False) -> None:
        """Take changes to save: at once, or while she types within a moment of each key."""
        if not changes:
            return
        self._waiting |= changes
        self._tell(is_saved=False)
        if is_typing:
            self._save_soon()
        else:
            self._start()

    def flush(self, done: Callable[[], None]) -> None:
        """Save now, also where no answer waits; call `done` once all is committed.

        When saving fails `done` is not called at all; ask again.
        """
        self._when_flushed.append(done)
        self._is_flush_due = True
        self._start()

    def when_saved(self, done: Callable[[], None]) -> None:
        """Call `done` once all that waits is committed; unlike `flush`, this saves nothing else."""
        self._when_flushed.append(done)
        self._start()
        if not self._is_saving:
            self._finish_flush()

    def _save_soon(self) -> None:
        if not self._is_timer_running:
            self._is_timer_running = True
            self._wait(self._on_waited)

    def _on_waited(self) -> None:
        self._is_timer_running = False
        self._start()

    def _start(self) -> None:
        if self._is_saving or not (self._waiting or self._is_flush_due):
            return
        self._is_saving, self._is_flush_due = True, False
        self._being_saved, self._waiting = self._waiting, {}
        work = self._prepare(dict(self._being_saved))
        self._tasks.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, moment: datetime) -> None:
        self._is_saving, self._being_saved = False, {}
        self._state = SaveState(moment, is_saved=not self._waiting)
        self._publish(self._state)
        self._start()
        if not self._is_saving:
            self._finish_flush()

    def _on_failed(self, error: ExpectedError) -> None:
        # What was typed since then is newer and wins.
        self._waiting = self._being_saved | self._waiting
        self._is_saving, self._being_saved = False, {}
        # She stays where she is: leaving by itself, later, would be a surprise.
        self._when_flushed = []
        self._tell(is_saved=False, problem=error.message)
        self._save_soon()

    def _finish_flush(self) -> None:
        callbacks, self._when_flushed = self._when_flushed, []
        for done in callbacks:
            done()

    def _tell(self, *, is_saved: bool, problem: str | None = None) -> None:
        self._state = SaveState(
            self._state.saved_at,
            is_saved=is_saved,
            problem=self._state.problem if problem is None else problem,
        )
        self._publish(self._state)
