"""After locking nothing starts any more, and nobody goes anywhere."""

from kansrijk_desktop.app.while_open import WhileOpen
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.ui.routes import Route, ShowHouseholds
from tests.fakes import HeldTasks, InlineTasks


def unexpected(error: ExpectedError) -> None:
    raise AssertionError(error)


def test_while_open_work_is_done_and_screens_follow() -> None:
    done: list[int] = []
    routes: list[Route] = []
    while_open = WhileOpen(InlineTasks(), routes.append)

    while_open.run(lambda: 3, done.append, unexpected)
    while_open.go(ShowHouseholds())

    assert (done, routes, while_open.is_open) == ([3], [ShowHouseholds()], True)


def test_after_closing_nothing_is_asked_of_the_database_and_no_screen_comes() -> None:
    done: list[int] = []
    routes: list[Route] = []
    tasks = InlineTasks()
    while_open = WhileOpen(tasks, routes.append)

    while_open.close()
    while_open.run(lambda: 3, done.append, unexpected)
    while_open.go(ShowHouseholds())

    assert (done, routes, tasks.run_count) == ([], [], 0)


def test_what_was_asked_for_before_closing_is_still_done() -> None:
    done: list[int] = []
    tasks = HeldTasks()
    while_open = WhileOpen(tasks, lambda _route: None)

    while_open.run(lambda: 3, done.append, unexpected)
    while_open.close()
    tasks.let_go()

    assert done == [3]
