"""The power fails at any moment: nothing that was shown as saved is lost.

Ending a process cannot show this: the system keeps what a process wrote. The same replay with
synchronous = NORMAL must fail, or the test would prove nothing.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.errors import ExpectedError
from tests.faults.conftest import Player, is_long
from tests.faults.power_cuts import Call, cut, read_log
from tests.faults.visits import Order, saved_numbers

RECORD = 4
SAVES = 14
CUTS = 10_000 if is_long() else 300
CUTS_TO_CHECK_THE_TEST = 2_000 if is_long() else 100
LEAST_BAD = 0.25


def recorded(player: Player, folder: Path, log: Path, synchronous: str) -> list[Call]:
    outcome = player(Order(str(folder), SAVES, RECORD, log=str(log), synchronous=synchronous))
    assert len(outcome.saved) == SAVES
    return read_log(log)


def bad_cuts(
    calls: list[Call], fresh_folder: Callable[[], Path], folder: Path, count: int
) -> list[str]:
    """Cut the power so often, at random calls, and return what went wrong."""
    chance = random.Random(2026)  # noqa: S311 - the same cuts every time
    before = fresh_folder()
    found = []
    for number in range(count):
        after = folder / f"cut-{number}"
        shown = cut(calls[: chance.randint(1, len(calls))], before, after, chance)
        try:
            lost = shown - saved_numbers(after)
        except (ExpectedError, AssertionError) as error:
            found.append(f"{number}: {type(error).__name__}")
        else:
            found += [f"{number}: lost {sorted(lost)}"] if lost else []
        shutil.rmtree(after)
    return found


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "calls.log"


def test_nothing_saved_is_lost_by_a_power_cut(
    shim_player: Player, fresh_folder: Callable[[], Path], tmp_path: Path, log: Path
) -> None:
    calls = recorded(shim_player, fresh_folder(), log, "FULL")

    assert bad_cuts(calls, fresh_folder, tmp_path, CUTS) == []


def test_the_same_cuts_find_the_losses_of_a_careless_setting(
    shim_player: Player, fresh_folder: Callable[[], Path], tmp_path: Path, log: Path
) -> None:
    calls = recorded(shim_player, fresh_folder(), log, "NORMAL")

    bad = bad_cuts(calls, fresh_folder, tmp_path, CUTS_TO_CHECK_THE_TEST)

    assert len(bad) > LEAST_BAD * CUTS_TO_CHECK_THE_TEST
