import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    DamagedKeyFileError,
    DiskFullError,
    NewerDatabaseError,
)
from kansrijk_desktop.storage import connection, migrations
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.practitioners import SettingRepository
from tests.unit.storage.conftest import KEY


def setting(database: Database) -> str:
    return SettingRepository(database).get("plaats", "leeg")


def put(database: Database, value: str) -> None:
    SettingRepository(database).set("plaats", value)


def put_and_fail(database: Database) -> None:
    put(database, "Almere")
    raise RuntimeError


def raw(path: Path, statement: str) -> None:
    """Change a closed database behind the program's back."""
    opened = connection.connect(path, KEY)
    opened.execute(statement)
    opened.close()


def test_what_is_saved_is_there_after_reopening(path: Path, database: Database) -> None:
    put(database, "Utrecht")
    database.close()

    reopened = Database.open(path, KEY)

    assert setting(reopened) == "Utrecht"
    assert reopened.is_checked
    assert reopened.behind == 0
    reopened.close()


def test_an_error_inside_a_transaction_undoes_all_of_it(database: Database) -> None:
    put(database, "Utrecht")

    with pytest.raises(RuntimeError), database.transaction():
        put_and_fail(database)

    assert setting(database) == "Utrecht"


def test_a_transaction_inside_another_joins_it(database: Database) -> None:
    with database.transaction():
        put(database, "Utrecht")
        assert setting(database) == "Utrecht"

    assert setting(database) == "Utrecht"


def test_reading_saves_nothing(database: Database) -> None:
    with database.reading() as session:
        session.connection().execute(text("INSERT INTO setting VALUES ('plaats', 'x')"))

    assert setting(database) == "leeg"


def test_every_setting_is_what_the_security_notes_say(database: Database) -> None:
    names = [name for name, _, _ in connection.SETTINGS]
    with database.reading() as session:
        found = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in names
        }

    assert found == {name: expected for name, _, expected in connection.SETTINGS}


def test_a_setting_that_does_not_take_is_refused(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    monkeypatch.setattr(connection, "SETTINGS", (("journal_mode", "DELETE", "wal"),))

    with pytest.raises(connection.UnsafeLibraryError, match="journal_mode"):
        Database.open(path, KEY)


@pytest.mark.parametrize(
    ("name", "message"), [("OLDEST_CIPHER", "SQLCipher"), ("OLDEST_SQLITE", "SQLite")]
)
def test_an_old_library_is_refused(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    database.close()
    monkeypatch.setattr(connection, name, (99, 0, 0))

    with pytest.raises(connection.UnsafeLibraryError, match=message):
        Database.open(path, KEY)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH ':memory:' AS other",
        "PRAGMA writable_schema = ON",
        "SELECT load_extension('anything')",
    ],
)
def test_nothing_foreign_can_be_brought_in(database: Database, statement: str) -> None:
    with database._raw() as opened, pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        opened.execute(statement)


def test_a_new_database_never_overwrites_an_old_one(path: Path, database: Database) -> None:
    with pytest.raises(FileExistsError):
        Database.create(path, KEY)


def test_a_set_up_that_was_cut_off_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "dossiers.db"
    path.with_name("unfinished-dossiers.db").write_bytes(b"half")
    path.with_name("dossiers.db-wal").write_bytes(b"of another database")

    database = Database.create(path, KEY)

    assert setting(database) == "leeg"
    assert path.with_name("dossiers.db-wal.aside").read_bytes() == b"of another database"
    database.close()


def test_the_file_is_readable_by_its_owner_only(path: Path, database: Database) -> None:
    modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.glob("dossiers.db*")}

    assert set(modes.values()) == {0o600}


def test_a_second_opening_is_refused(path: Path, database: Database) -> None:
    with pytest.raises(AlreadyOpenError, match="al open"):
        Database.open(path, KEY)


def test_no_file_is_shared_between_processes(path: Path, database: Database) -> None:
    put(database, "Utrecht")
    database.close()

    reopened = Database.open(path, KEY)
    put(reopened, "Almere")

    assert path.with_name("dossiers.db-wal").exists()
    assert not path.with_name("dossiers.db-shm").exists()
    reopened.close()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedDatabaseError, match="ontbreekt"):
        Database.open(tmp_path / "dossiers.db", KEY)


@pytest.mark.parametrize("length", [0, 1, 15, 4095])
def test_a_cut_off_file_is_damaged_and_not_taken_for_a_new_one(
    path: Path, database: Database, length: int
) -> None:
    database.close()
    path.write_bytes(path.read_bytes()[:length])

    with pytest.raises(DamagedDatabaseError, match="beschadigd"):
        Database.open(path, KEY)

    assert path.stat().st_size == length


def test_a_file_of_the_standard_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dossiers.db"
    plain = sqlite3.connect(path)
    plain.execute("PRAGMA key = \"x'00'\"")  # Silently ignored there.
    plain.execute("CREATE TABLE setting (key TEXT, value TEXT)")
    plain.close()

    with pytest.raises(DamagedDatabaseError, match="niet versleuteld"):
        Database.open(path, KEY)


def test_a_key_of_another_installation_is_told_apart_from_damage(
    path: Path, database: Database
) -> None:
    put(database, "Utrecht")
    database.close()

    with pytest.raises(DamagedKeyFileError, match="hoort niet bij deze dossiers"):
        Database.open(path, bytes(32))


def test_a_damaged_first_page_is_damage_and_never_a_wrong_passphrase(
    path: Path, database: Database
) -> None:
    put(database, "Utrecht")
    database.close()
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)

    with pytest.raises(DamagedDatabaseError, match="Uw wachtwoord is goed"):
        Database.open(path, KEY)


def test_a_newer_file_is_refused_and_left_alone(path: Path, database: Database) -> None:
    database.close()
    raw(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()

    with pytest.raises(NewerDatabaseError, match="nieuwere versie"):
        Database.open(path, KEY)

    assert path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "dossiers.db"
    connection.make_private_file(path)
    raw(path, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")

    database = Database.open(path, KEY)

    assert setting(database) == "leeg"
    assert path.with_name(f"dossiers.db.before-{migrations.HEAD}").exists()
    database.close()


def test_a_file_without_its_counter_is_damaged(path: Path, database: Database) -> None:
    database.close()
    raw(path, "DELETE FROM save_counter")

    with pytest.raises(DamagedDatabaseError):
        Database.open(path, KEY)


def test_a_backup_holds_the_same_and_opens_with_the_same_key(
    path: Path, database: Database
) -> None:
    put(database, "Utrecht")
    copy = path.with_name("copy.db")

    database.backup_to(copy)
    database.backup_to(copy)

    restored = Database.open(copy, KEY)
    assert setting(restored) == "Utrecht"
    restored.close()


def test_a_backup_that_differs_from_its_source_is_refused(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = path.with_name("copy.db")
    counts = iter([{"setting": 1}, {"setting": 2}])
    monkeypatch.setattr("kansrijk_desktop.storage.backup._row_counts", lambda _: next(counts))

    with pytest.raises(DamagedDatabaseError):
        database.backup_to(copy)

    assert not copy.exists()


def test_the_whole_file_can_be_checked(database: Database) -> None:
    database.is_checked = False

    database.check()

    assert database.is_checked


def test_a_large_file_is_not_checked_at_the_start(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    monkeypatch.setattr("kansrijk_desktop.storage.database.LARGEST_CHECKED_AT_START", 0)

    reopened = Database.open(path, KEY)

    assert not reopened.is_checked
    reopened.close()


def test_an_older_copy_is_noticed_until_someone_accepts_it(path: Path, database: Database) -> None:
    put(database, "Utrecht")
    database.checkpoint()
    database.close()
    yesterday = path.read_bytes()
    today = Database.open(path, KEY)
    for place in ("Almere", "Ede", "Assen"):
        put(today, place)
    today.close()
    path.write_bytes(yesterday)

    behind = Database.open(path, KEY)
    noticed = behind.behind
    put(behind, "Zwolle")
    behind.close()
    again = Database.open(path, KEY)
    still = again.behind
    again.accept_behind()
    again.close()
    accepted = Database.open(path, KEY)

    assert (noticed, still, accepted.behind) == (3, 3, 0)
    assert setting(accepted) == "Zwolle"
    accepted.close()


def test_a_gap_stays_told_when_accepting_it_fails(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.behind = 3

    def full(_: object, __: object) -> int:
        raise DiskFullError("De schijf is vol.")

    monkeypatch.setattr(Database, "_next_number", full)

    with pytest.raises(DiskFullError):
        database.accept_behind()

    assert database.behind == 3


def test_a_file_with_a_table_but_no_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "dossiers.db"
    connection.make_private_file(path)
    raw(path, "CREATE TABLE notes (text)")

    database = Database.open(path, KEY)

    assert setting(database) == "leeg"
    database.close()


def test_a_lost_counter_file_is_made_again(path: Path, database: Database) -> None:
    put(database, "Utrecht")
    database.close()
    path.with_name("dossiers.db.saves").unlink()

    reopened = Database.open(path, KEY)

    assert reopened.behind == 0
    assert path.with_name("dossiers.db.saves").exists()
    reopened.close()


def test_an_unwritable_counter_does_not_undo_a_save(tmp_path: Path) -> None:
    path = tmp_path / "dossiers.db"
    database = Database.create(path, KEY)
    database.close()
    counter = path.with_name("dossiers.db.saves")
    counter.unlink()
    counter.mkdir()

    reopened = Database.open(path, KEY)
    put(reopened, "Utrecht")

    assert setting(reopened) == "Utrecht"
    reopened.close()


def test_closing_wipes_the_key_and_leaves_one_database_file(path: Path, database: Database) -> None:
    put(database, "Utrecht")

    database.close()
    database.close()

    assert not any(database._data_key)
    assert not path.with_name("dossiers.db-wal").exists()


def test_using_a_closed_database_is_a_bug_and_not_damage(database: Database) -> None:
    database.close()

    with pytest.raises(RuntimeError, match="closed"):
        setting(database)


def test_errors_of_the_library_do_not_repeat_values(database: Database) -> None:
    with database.transaction():
        put(database, "Utrecht")

    with pytest.raises(Exception) as caught, database.transaction() as session:  # noqa: PT011
        session.connection().execute(
            text("INSERT INTO setting VALUES ('plaats', :value)"), {"value": "GEHEIM-7f3a"}
        )

    assert "GEHEIM-7f3a" not in str(caught.value)
    assert setting(database) == "Utrecht"
