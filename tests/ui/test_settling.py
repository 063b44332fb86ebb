"""What was saved comes to rest at regular times, as long as the dossiers are open."""

from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.settling import INTERVAL_MS, Settling
from kansrijk_desktop.app.while_open import WhileOpen
from tests.fakes import InlineTasks

A_MINUTE_MS = 60_000


def test_it_settles_twice_a_minute_and_goes_away_after_closing(qtbot: QtBot) -> None:
    settled: list[int] = []
    while_open = WhileOpen(InlineTasks(), lambda _route: None)
    settling = Settling(while_open, lambda: settled.append(1))
    settling.tick()
    while_open.close()

    with qtbot.waitSignal(settling.destroyed):
        settling.tick()

    assert settled == [1]
    assert 2 * INTERVAL_MS <= A_MINUTE_MS
