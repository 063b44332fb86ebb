"""The program is ended at any moment: nothing that was shown as saved is lost."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.faults.conftest import Player, is_long
from tests.faults.visits import Order, saved_numbers

KILLS = 1000 if is_long() else 200
MOST_SAVES = 6
# While the database opens it takes longer to get anywhere than between two saves.
LONGEST_OPENING, LONGEST_SAVING = 0.06, 0.006
KILL = 3
COUNT = 1
ENDLESS = 100_000
SHORT_VISIT = 6


def test_nothing_saved_is_lost_by_kills_at_random_points(
    player: Player, fresh_folder: Callable[[], Path]
) -> None:
    chance = random.Random(20261121)  # noqa: S311 - the same points every time
    folder = fresh_folder()
    shown: set[int] = set()
    lost: list[int] = []
    ended = 0

    for _ in range(KILLS):
        # The same dossier goes on after each kill, as it would for her.
        saves = chance.randint(0, MOST_SAVES)
        seconds = chance.uniform(0.0001, LONGEST_SAVING if saves else LONGEST_OPENING)
        outcome = player(Order(str(folder), ENDLESS, kill_after=seconds, kill_after_saves=saves))
        assert not outcome.bugs
        assert not outcome.told
        ended += outcome.was_killed
        shown |= set(outcome.saved)
        lost += sorted(shown - saved_numbers(folder))

    assert ended == KILLS
    assert len(shown) > KILLS
    assert lost == []


def test_nothing_saved_is_lost_by_a_kill_before_every_single_write(
    shim_player: Player, fresh_folder: Callable[[], Path]
) -> None:
    total = shim_player(Order(str(fresh_folder()), SHORT_VISIT, COUNT)).operations
    lost, ended = [], 0

    for at in range(1, total + 1):
        folder = fresh_folder()
        outcome = shim_player(Order(str(folder), SHORT_VISIT, KILL, at))
        ended += outcome.was_killed
        lost += sorted(set(outcome.saved) - saved_numbers(folder))

    assert total > SHORT_VISIT
    assert ended == total
    assert lost == []
