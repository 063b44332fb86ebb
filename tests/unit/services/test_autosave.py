"""What is called saved is saved; what cannot be saved stays and is tried again."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from kansrijk_desktop.engine.answers import AnswerRecord, value_string
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.services.autosave import Autosave, Changes, SaveState
from tests.fakes import HeldTasks

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Desk:
    """An autosave with everything around it held still."""

    def __init__(self) -> None:
        self.tasks = HeldTasks()
        self.kept: dict[str, AnswerRecord | None] = {}
        self.commits: list[dict[str, AnswerRecord | None]] = []
        self.states: list[SaveState] = []
        self.timers: list[Callable[[], None]] = []
        self.is_disk_full = False
        self.autosave = Autosave(self._prepare, self.tasks, self.states.append, self.timers.append)

    def _prepare(self, changes: Changes) -> Callable[[], datetime]:
        def work() -> datetime:
            if self.is_disk_full:
                raise DiskFullError("De schijf is vol.")
            self.commits.append(dict(changes))
            self.kept |= changes
            return NOON

        return work

    @property
    def state(self) -> SaveState:
        return self.autosave.state


def words(text: str) -> Mapping[str, AnswerRecord | None]:
    return {"G1": AnswerRecord((value_string(text),))}


def test_nothing_is_called_saved_before_the_commit() -> None:
    desk = Desk()

    desk.autosave.put(words("een"))

    assert not desk.state.is_saved
    assert desk.state.saved_at is None


def test_saved_and_when_is_said_after_the_commit() -> None:
    desk = Desk()
    desk.autosave.put(words("een"))

    desk.tasks.let_one_go()

    assert desk.state == SaveState(NOON, is_saved=True)
    assert desk.kept == words("een")


def test_what_comes_after_saving_waits_for_the_commit_and_saves_nothing_itself() -> None:
    desk = Desk()
    done: list[str] = []
    desk.autosave.when_saved(lambda: done.append("zonder wijziging"))
    desk.autosave.put(words("een"), is_typing=True)

    desk.autosave.when_saved(lambda: done.append("na het bewaren"))
    before = list(done)
    desk.tasks.let_go()

    assert before == ["zonder wijziging"]
    assert done == ["zonder wijziging", "na het bewaren"]
    assert desk.commits == [words("een")]


def test_without_changes_nothing_is_saved() -> None:
    desk = Desk()

    desk.autosave.put({})

    assert desk.tasks.waiting == []


def test_one_save_runs_at_a_time_and_the_next_takes_over_all_that_waits() -> None:
    desk = Desk()
    desk.autosave.put(words("een"))
    desk.autosave.put(words("twee"))
    desk.autosave.put({"G2": None})

    desk.tasks.let_one_go()
    is_saved_between = desk.state.is_saved
    desk.tasks.let_one_go()

    assert not is_saved_between
    assert desk.commits == [words("een"), {**words("twee"), "G2": None}]
    assert desk.tasks.waiting == []
    assert desk.state.is_saved


def test_typing_is_saved_when_the_timer_rings_not_at_every_key() -> None:
    desk = Desk()
    desk.autosave.put(words("e"), is_typing=True)
    desk.autosave.put(words("ee"), is_typing=True)
    waiting_before = list(desk.tasks.waiting)

    desk.timers.pop()()
    desk.tasks.let_one_go()

    assert waiting_before == []
    assert desk.timers == []
    assert desk.commits == [words("ee")]


def test_the_timer_may_ring_when_everything_is_saved_already() -> None:
    desk = Desk()
    desk.autosave.put(words("e"), is_typing=True)
    desk.autosave.put({"G2": None})
    desk.tasks.let_one_go()

    desk.timers.pop()()

    assert desk.tasks.waiting == []


def test_a_failure_is_said_and_what_was_typed_since_wins_at_the_next_try() -> None:
    desk = Desk()
    desk.is_disk_full = True
    desk.autosave.put({**words("oud"), "G2": None})
    desk.autosave.put(words("nieuw"))
    desk.tasks.let_one_go()
    state_after_failure = desk.state
    desk.is_disk_full = False

    desk.timers.pop()()
    desk.tasks.let_one_go()

    assert state_after_failure == SaveState(None, is_saved=False, problem="De schijf is vol.")
    assert desk.kept == {**words("nieuw"), "G2": None}
    assert desk.state == SaveState(NOON, is_saved=True)


def test_leaving_waits_for_the_commit() -> None:
    desk = Desk()
    left: list[bool] = []
    desk.autosave.put(words("een"), is_typing=True)

    desk.autosave.flush(lambda: left.append(True))
    was_left_before = bool(left)
    desk.tasks.let_one_go()

    assert not was_left_before
    assert left == [True]
    assert desk.kept == words("een")


def test_leaving_during_a_save_waits_for_the_answers_behind_it() -> None:
    desk = Desk()
    left: list[int] = []
    desk.autosave.put(words("een"))
    desk.autosave.put(words("twee"))

    desk.autosave.flush(lambda: left.append(len(desk.commits)))
    desk.tasks.let_go()

    assert left == [2]
    assert desk.kept == words("twee")


def test_leaving_saves_the_place_also_when_no_answer_waits() -> None:
    desk = Desk()
    left: list[bool] = []

    desk.autosave.flush(lambda: left.append(True))
    desk.tasks.let_one_go()

    assert desk.commits == [{}]
    assert left == [True]


def test_when_saving_fails_she_stays_and_does_not_leave_later_by_surprise() -> None:
    desk = Desk()
    left: list[bool] = []
    desk.is_disk_full = True
    desk.autosave.put(words("een"))
    desk.autosave.flush(lambda: left.append(True))
    desk.tasks.let_go()
    desk.is_disk_full = False

    desk.timers.pop()()
    desk.tasks.let_go()

    assert left == []
    assert desk.kept == words("een")
