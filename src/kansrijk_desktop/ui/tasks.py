"""Run slow work off the user-interface thread and deliver its result on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kansrijk_desktop.errors import ExpectedError

T = TypeVar("T")


class TaskRunner(QObject):
    """Runs one task at a time, in the order in which they were asked for.

    Implements `kansrijk_desktop.services.tasks.RunsTasks`. `app.py` makes two: one for the
    database, so that storage work is never concurrent, and one for all other slow work.

    Signals:
        _delivery: carries a callback from the worker thread to the user-interface thread.
    """

    _delivery = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._is_closed = False
        # One lasting signal: a signal that dies with its task takes the result along.
        self._delivery.connect(_call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Start `work`; see `kansrijk_desktop.services.tasks.RunsTasks`."""
        if self._is_closed:
            return
        self._pool.submit(work).add_done_callback(partial(self._deliver, done, failed))

    def close(self) -> None:
        """Finish everything that was asked for, then take no more.

        Results that come in meanwhile are still delivered when the event loop runs again; what is
        asked for then is not done.
        """
        self._is_closed = True
        self._pool.shutdown(wait=True)

    def _deliver(
        self,
        done: Callable[[Any], None],
        failed: Callable[[ExpectedError], None],
        future: Future[Any],
    ) -> None:
        match future.exception():
            case None:
                self._delivery.emit(partial(done, future.result()))
            case ExpectedError() as error:
                self._delivery.emit(partial(failed, error))
            case bug:
                self._delivery.emit(partial(_raise, bug))


def _call(callback: Callable[[], None]) -> None:
    callback()


def _raise(error: BaseException) -> None:
    raise error
