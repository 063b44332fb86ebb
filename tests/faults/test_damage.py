"""Files are changed behind the program's back: it is noticed, and told apart."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    ExpectedError,
    NewerDatabaseError,
    WrongPassphraseError,
)
from kansrijk_desktop.storage import connection
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.faults.conftest import Player, is_long
from tests.faults.visits import KEY, NAME, SCREENING, Order

FLIPS = 10_000 if is_long() else 150
WAL_FLIPS = 1_000 if is_long() else 100
# Fewer than a section: after it they would be in the database itself.
SAVES_IN_LOG = 3


def open_and_check(folder: Path) -> None:
    database = Database.open(folder / NAME, KEY)
    try:
        database.check()
    finally:
        database.close()


def flip_a_bit(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def test_every_flipped_bit_in_the_database_is_noticed(fresh_folder: Callable[[], Path]) -> None:
    chance = random.Random(1)  # noqa: S311 - the same bits every time
    folder = fresh_folder()
    whole = (folder / NAME).read_bytes()
    accepted = 0

    for _ in range(FLIPS):
        (folder / NAME).write_bytes(flip_a_bit(whole, chance))
        try:
            open_and_check(folder)
        except DamagedDatabaseError:
            continue
        accepted += 1

    assert accepted == 0


@pytest.fixture
def ended_visit(player: Player, fresh_folder: Callable[[], Path]) -> tuple[Path, set[int]]:
    """A folder as a killed visit leaves it, and the numbers it had shown as saved."""
    folder = fresh_folder()
    saved = set(player(Order(str(folder), SAVES_IN_LOG, is_closed=False)).saved)
    return folder, saved


def missing_and_told(folder: Path, saved: set[int]) -> tuple[bool, bool]:
    """Whether saves are gone, and whether the program says so."""
    try:
        database = Database.open(folder / NAME, KEY)
    except ExpectedError:
        return True, True
    kept = {int(each.content) for each in ScreeningRepository(database).answers(SCREENING.id)}
    is_told = database.behind > 0
    database.close()
    return not saved <= kept, is_told


def test_no_flipped_bit_in_the_log_loses_saves_in_silence(
    ended_visit: tuple[Path, set[int]],
) -> None:
    folder, saved = ended_visit
    chance = random.Random(2)  # noqa: S311 - the same bits every time
    files = {path: path.read_bytes() for path in folder.iterdir()}
    log = folder / f"{NAME}-wal"
    results = []

    for _ in range(WAL_FLIPS):
        for path, content in files.items():
            path.write_bytes(content)
        log.write_bytes(flip_a_bit(files[log], chance))
        results.append(missing_and_told(folder, saved))

    assert (True, True) in results
    assert (True, False) not in results


def test_a_lost_log_is_noticed(ended_visit: tuple[Path, set[int]]) -> None:
    folder, saved = ended_visit
    (folder / f"{NAME}-wal").unlink()

    assert missing_and_told(folder, saved) == (True, True)


def test_a_log_that_is_whole_loses_nothing(ended_visit: tuple[Path, set[int]]) -> None:
    assert missing_and_told(*ended_visit) == (False, False)


def test_another_process_is_refused_while_the_dossiers_are_open(
    player: Player, fresh_folder: Callable[[], Path]
) -> None:
    folder = fresh_folder()
    database = Database.open(folder / NAME, KEY)

    outcome = player(Order(str(folder), 1))
    database.close()

    assert outcome.saved == ()
    assert not outcome.bugs
    assert "al open" in outcome.told[0]
    assert player(Order(str(folder), 1)).saved == (0,)


def test_each_way_of_not_opening_has_its_own_words(
    fresh_folder: Callable[[], Path], tmp_path: Path
) -> None:
    key_file = KeyFile(tmp_path / "sleutels.json", KeyCost.floor())
    key_file.create("vier paarse fietsen fluiten")
    damaged, newer, foreign = fresh_folder(), fresh_folder(), fresh_folder()
    (damaged / NAME).write_bytes(bytes(8192))
    opened = connection.connect(newer / NAME, KEY)
    opened.execute("UPDATE alembic_version SET version_num = '9999'")
    opened.close()
    (foreign / NAME).unlink()
    plain = sqlite3.connect(foreign / NAME)
    plain.execute("CREATE TABLE notes (text)")
    plain.close()
    held = fresh_folder()
    database = Database.open(held / NAME, KEY)

    with pytest.raises(WrongPassphraseError) as wrong:
        key_file.unlock("zes groene stoelen zingen")
    with pytest.raises(DamagedDatabaseError) as broken:
        Database.open(damaged / NAME, KEY)
    with pytest.raises(NewerDatabaseError) as too_new:
        Database.open(newer / NAME, KEY)
    with pytest.raises(DamagedDatabaseError) as not_ours:
        Database.open(foreign / NAME, KEY)
    with pytest.raises(AlreadyOpenError) as busy:
        Database.open(held / NAME, KEY)
    database.close()

    messages = [each.value.message for each in (wrong, broken, too_new, not_ours, busy)]
    assert len(set(messages)) == len(messages)
    assert all(
        "wachtwoord klopt niet" not in each.value.message
        for each in (broken, too_new, not_ours, busy)
    )
