import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.errors import DiskFullError, ExpectedError
from kansrijk_desktop.ui.tasks import TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner("test")
    yield runner
    runner.close()


def unexpected(error: ExpectedError) -> None:
    raise AssertionError(error)


def test_work_runs_aside_and_its_result_comes_back_on_the_ui_thread(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    threads: list[tuple[threading.Thread, threading.Thread]] = []

    runner.run(
        threading.current_thread,
        lambda worker: threads.append((worker, threading.current_thread())),
        unexpected,
    )

    qtbot.waitUntil(lambda: bool(threads))
    worker, deliverer = threads[0]
    assert worker is not deliverer
    assert deliverer is threading.main_thread()


def test_work_is_done_in_the_order_in_which_it_was_asked_for(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    results: list[int] = []

    for number in range(20):
        runner.run(lambda number=number: number, results.append, unexpected)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(results) == 20)
    assert results == list(range(20))


def test_an_expected_error_reaches_failed(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[ExpectedError] = []

    def work() -> int:
        raise DiskFullError("De schijf is vol.")

    runner.run(work, lambda _: None, errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].message == "De schijf is vol."


def test_a_bug_reaches_the_crash_handler_and_not_failed(runner: TaskRunner, qtbot: QtBot) -> None:
    def work() -> int:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run(work, lambda _: None, unexpected)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_closing_finishes_what_was_asked_for(qtbot: QtBot) -> None:
    runner = TaskRunner("test")
    done: list[int] = []
    for number in range(5):
        runner.run(lambda number=number: done.append(number), lambda _: None, unexpected)  # type: ignore[misc]

    runner.close()

    assert done == [0, 1, 2, 3, 4]
