"""The disk fails or is full at any moment: it is told in Dutch, and nothing saved is lost."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import Player
from tests.faults.visits import Order, saved_numbers, standing

COUNT = 1
FAIL = 2
SHORT_VISIT = 5
# Fewer than a section: they stay in the write-ahead log.
SAVES_IN_LOG = 3


@pytest.mark.parametrize("is_sticky", [False, True], ids=["once", "ever after"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
def test_a_fault_in_every_file_call_is_told_and_loses_nothing(
    shim_player: Player, fresh_folder: Callable[[], Path], number: int, is_sticky: bool
) -> None:
    total = shim_player(Order(str(fresh_folder()), SHORT_VISIT, COUNT)).operations
    bugs, lost, unclear, told = [], [], [], 0

    for at in range(1, total + 1):
        folder = fresh_folder()
        outcome = shim_player(
            Order(str(folder), SHORT_VISIT, FAIL, at, number, is_sticky=is_sticky)
        )
        bugs += [(at, *outcome.bugs)] if outcome.bugs or outcome.was_killed else []
        lost += sorted(set(outcome.saved) - saved_numbers(folder))
        unclear += [text for text in outcome.told if "schijf" not in text]
        told += bool(outcome.told)

    assert total > SHORT_VISIT
    assert bugs == []
    assert lost == []
    assert unclear == []
    assert told > 0


@pytest.mark.parametrize("work", ["merge", "stop"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
def test_a_merge_or_stop_that_meets_a_fault_is_told_and_is_whole_or_has_not_been(
    shim_player: Player, double_folder: Callable[[], Path], number: int, work: str
) -> None:
    folder = double_folder()
    before = standing(folder)
    total = shim_player(Order(str(folder), mode=COUNT, work=work)).operations
    after = standing(folder)
    bugs, half_done, untold = [], [], []

    for at in range(1, total + 1):
        folder = double_folder()
        outcome = shim_player(Order(str(folder), 0, FAIL, at, number, work=work))
        found = standing(folder)
        bugs += [(at, *outcome.bugs)] if outcome.bugs or outcome.was_killed else []
        half_done += [at] if found not in (before, after) else []
        untold += [at] if found == before and not outcome.told else []

    assert before != after
    assert bugs == []
    assert half_done == []
    assert untold == []


def test_a_database_that_may_only_be_read_is_refused_when_it_is_opened(
    shim_player: Player, fresh_folder: Callable[[], Path]
) -> None:
    # The first call opens the file to write; the library would go on with a file to read.
    outcome = shim_player(Order(str(fresh_folder()), SHORT_VISIT, FAIL, 1, errno.EROFS))

    assert outcome.saved == ()
    assert len(outcome.told) == 1
    assert "alleen-lezen" in outcome.told[0]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC], ids=["EIO", "ENOSPC"])
def test_a_fault_while_recovering_from_a_crash_loses_nothing(
    shim_player: Player, fresh_folder: Callable[[], Path], tmp_path: Path, number: int
) -> None:
    crashed = fresh_folder()
    saved = set(shim_player(Order(str(crashed), SAVES_IN_LOG, is_closed=False)).saved)
    at, lost, told = 0, [], 0

    while True:
        at += 1
        folder = Path(shutil.copytree(crashed, tmp_path / f"recovery-{at}"))
        outcome = shim_player(Order(str(folder), 0, FAIL, at, number))
        lost += sorted(saved - saved_numbers(folder))
        told += bool(outcome.told)
        if outcome.operations < at:
            break

    assert len(saved) == SAVES_IN_LOG
    assert told > 0
    assert lost == []
