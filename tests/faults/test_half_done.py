"""Work that must be done whole or not at all, ended before every write."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.storage import connection
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.storage.practitioners import SettingRepository
from tests.faults.conftest import Player, is_long
from tests.faults.visits import (
    CHILD_CHECK,
    KEY,
    KEYS,
    NAME,
    NEW_PASSPHRASE,
    OLD_PASSPHRASE,
    QUESTIONNAIRES,
    TRACK,
    Order,
    standing,
)

COUNT = 1
KILL = 3
# Making all tables is hundreds of writes; every so many suffice for every day.
STRIDE = 1 if is_long() else 13


def is_usable(folder: Path) -> bool:
    database = Database.open(folder / NAME, KEY)
    try:
        database.check()
        SettingRepository(database).set("plaats", "Utrecht")
        return SettingRepository(database).get("plaats") == "Utrecht"
    finally:
        database.close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Callable[[], Path]:
    numbers = iter(range(1_000_000))

    def make() -> Path:
        folder = tmp_path / f"empty-{next(numbers)}"
        folder.mkdir()
        return folder

    return make


def test_a_database_is_made_whole_or_can_be_made_again(
    shim_player: Player, empty_folder: Callable[[], Path]
) -> None:
    total = shim_player(Order(str(empty_folder()), mode=COUNT, work="create")).operations
    made = set()

    for at in (*range(1, total, STRIDE), total):  # the last file call as well
        folder = empty_folder()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work="create")).was_killed
        made.add((folder / NAME).exists())
        if not (folder / NAME).exists():
            Database.create(folder / NAME, KEY).close()
        assert is_usable(folder)

    assert made == {True, False}


def test_a_step_to_newer_tables_is_taken_whole_or_not_at_all(
    shim_player: Player, empty_folder: Callable[[], Path]
) -> None:
    def an_old_database() -> Path:
        folder = empty_folder()
        connection.make_private_file(folder / NAME)
        opened = connection.connect(folder / NAME, KEY)
        opened.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        opened.close()
        return folder

    migrated = an_old_database()
    old_tables = tables_in(migrated)
    total = shim_player(Order(str(migrated), mode=COUNT, work="open")).operations
    new_tables = tables_in(migrated)
    half_done = []

    for at in range(1, total + 1, STRIDE):
        folder = an_old_database()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work="open")).was_killed
        tables = tables_in(folder)
        half_done += [at] if tables not in (old_tables, new_tables) else []
        assert is_usable(folder)

    assert total > STRIDE
    assert old_tables < new_tables
    assert half_done == []


def tables_in(folder: Path) -> set[str]:
    opened = connection.connect(folder / NAME, KEY)
    rows = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    opened.close()
    return {name for (name,) in rows}


def test_questionnaires_are_kept_together_and_change_places_at_once(
    shim_player: Player, fresh_folder: Callable[[], Path]
) -> None:
    folder = fresh_folder()
    total = shim_player(Order(str(folder), mode=COUNT, work="questionnaires")).operations
    found = set()

    for at in range(1, total + 1):
        folder = fresh_folder()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work="questionnaires")).was_killed
        database = Database.open(folder / NAME, KEY)
        kept = InstrumentRepository(database)
        contents = [kept.content(one.identity) for one in kept.instruments()]
        found.add((len(contents), len(kept.decisions())))
        assert all(content == QUESTIONNAIRES[0].content for content in contents)
        database.close()

    assert found == {(0, 0), (2, 0), (2, 2)}


def test_a_track_is_kept_with_all_that_was_noted_at_once_or_not_at_all(
    shim_player: Player, fresh_folder: Callable[[], Path]
) -> None:
    total = shim_player(Order(str(fresh_folder()), mode=COUNT, work="kindcheck")).operations
    found = set()

    for at in range(1, total + 1):
        folder = fresh_folder()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work="kindcheck")).was_killed
        database = Database.open(folder / NAME, KEY)
        kept = MeldcodeRepository(database)
        tracks = kept.of_patient("p1")
        entries = kept.entries(TRACK.id)
        found.add((len(tracks), len(entries)))
        assert [entry.number for entry in entries] in ([], [1, 2, 3, 4])
        assert all(entry.text == CHILD_CHECK[0].text for entry in entries)
        database.close()

    assert found == {(0, 0), (1, 4)}


@pytest.mark.parametrize("work", ["merge", "stop"])
def test_a_merge_and_a_stop_are_whole_or_have_not_been(
    shim_player: Player, double_folder: Callable[[], Path], work: str
) -> None:
    folder = double_folder()
    before = standing(folder)
    total = shim_player(Order(str(folder), mode=COUNT, work=work)).operations
    after = standing(folder)
    found = set()

    for at in range(1, total + 1):
        folder = double_folder()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work=work)).was_killed
        found.add(standing(folder))

    assert before != after
    assert found == {before, after}


def test_either_the_old_or_the_new_passphrase_always_works(
    shim_player: Player, empty_folder: Callable[[], Path]
) -> None:
    template = empty_folder()
    key = a_key_file(template).create(OLD_PASSPHRASE)

    def a_copy() -> Path:
        return Path(shutil.copytree(template, empty_folder(), dirs_exist_ok=True))

    total = shim_player(Order(str(a_copy()), mode=COUNT, work="passphrase")).operations
    worked = []

    for at in range(1, total + 1):
        folder = a_copy()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work="passphrase")).was_killed
        key_file = a_key_file(folder)
        try:
            data_key = key_file.unlock(OLD_PASSPHRASE)
            worked.append(OLD_PASSPHRASE)
        except WrongPassphraseError:
            data_key = key_file.unlock(NEW_PASSPHRASE)
            worked.append(NEW_PASSPHRASE)
        assert data_key == key.data_key

    assert set(worked) == {OLD_PASSPHRASE, NEW_PASSPHRASE}
    assert worked == sorted(worked, key=(OLD_PASSPHRASE, NEW_PASSPHRASE).index)


def a_key_file(folder: Path) -> KeyFile:
    return KeyFile(folder / KEYS, KeyCost.floor())
