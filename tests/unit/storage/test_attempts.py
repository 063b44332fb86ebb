from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.storage.attempts import AttemptLog
from tests.fakes import FixedClock


def test_a_clock_put_back_costs_one_full_wait_and_no_more(tmp_path: Path) -> None:
    clock = FixedClock()
    log = AttemptLog(tmp_path / "attempts", clock)
    for _ in range(5):
        log.count()
    clock.advance(timedelta(days=-400))

    first = log.wait_seconds()
    clock.advance(timedelta(seconds=4))
    second = log.wait_seconds()

    assert (first, second) == (10, 6)


def test_a_try_counts_before_its_outcome_is_known(tmp_path: Path) -> None:
    clock = FixedClock()
    for _ in range(4):
        # The program is ended right after this, each time.
        AttemptLog(tmp_path / "attempts", clock).count()

    assert AttemptLog(tmp_path / "attempts", clock).wait_seconds() == 5


@pytest.mark.parametrize("garbage", [b"", b"[]", b"null", b'{"count": "x"}', b"\xff"], ids=repr)
def test_garbage_gives_no_free_tries_and_locks_nobody_out(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "attempts"
    path.write_bytes(garbage)
    clock = FixedClock()
    log = AttemptLog(path, clock)

    before = log.wait_seconds()
    log.count()

    assert before == 0
    assert log.wait_seconds() == 10


def test_success_makes_tries_free_again(tmp_path: Path) -> None:
    log = AttemptLog(tmp_path / "attempts", FixedClock())
    log.reset()
    for _ in range(9):
        log.count()

    log.reset()

    assert log.wait_seconds() == 0
