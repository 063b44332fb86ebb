from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.ui.idle import IdleLock


class Computer:
    """Two clocks; while it sleeps only the one on the wall goes on."""

    def __init__(self) -> None:
        self.running = 1000.0
        self.wall = 50_000.0

    def wait(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds

    def sleep(self, seconds: float) -> None:
        self.wall += seconds


class Desk:
    """An idle lock of five minutes and what it said."""

    def __init__(self) -> None:
        self.computer = Computer()
        self.said: list[str] = []
        computer = self.computer
        self.lock = IdleLock(clocks=(lambda: computer.running, lambda: computer.wall))
        self.lock.warned.connect(lambda seconds: self.said.append(f"nog {seconds}"))
        self.lock.warning_ended.connect(lambda: self.said.append("toch iemand"))
        self.lock.expired.connect(lambda: self.said.append("op slot"))
        self.lock.start(5)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.lock.stop()


def test_nothing_happens_while_there_is_time(desk: Desk) -> None:
    desk.computer.wait(269)
    desk.lock.check()

    assert desk.said == []


def test_it_warns_half_a_minute_before_and_then_locks(desk: Desk) -> None:
    desk.computer.wait(270)
    desk.lock.check()
    desk.computer.wait(29)
    desk.lock.check()
    desk.computer.wait(1)
    desk.lock.check()

    assert desk.said == ["nog 30", "nog 1", "toch iemand", "op slot"]


def test_a_sign_of_life_takes_the_warning_away_and_begins_anew(desk: Desk) -> None:
    desk.computer.wait(280)
    desk.lock.check()

    desk.lock.note_activity()
    desk.computer.wait(269)
    desk.lock.check()

    assert desk.said == ["nog 20", "toch iemand"]


def test_the_first_touch_after_a_long_sleep_locks_instead_of_beginning_anew(desk: Desk) -> None:
    desk.computer.sleep(8 * 3600)

    desk.lock.note_activity()

    assert desk.said == ["op slot"]


def test_a_clock_set_back_does_not_keep_the_screen_open(desk: Desk) -> None:
    desk.computer.wall -= 3600
    desk.computer.wait(300)

    desk.lock.check()

    assert desk.said == ["op slot"]


def test_another_limit_counts_from_now(desk: Desk) -> None:
    desk.computer.wait(200)

    desk.lock.start(15)
    desk.computer.wait(800)
    desk.lock.check()

    assert desk.said == []


def test_after_locking_it_counts_no_more(desk: Desk) -> None:
    desk.computer.wait(300)
    desk.lock.check()

    desk.computer.wait(300)
    desk.lock.note_activity()

    assert desk.said == ["op slot"]
