"""What was saved is moved out of the log, and only then."""

from pathlib import Path

from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.practitioners import SettingRepository


def test_what_was_saved_comes_to_rest_and_without_a_save_nothing_is_written(
    path: Path, database: Database
) -> None:
    log = path.with_name(f"{path.name}-wal")
    SettingRepository(database).set("plaats", "Utrecht")
    before = log.stat().st_size

    database.settle()
    settled, written_at = log.stat().st_size, path.stat().st_mtime_ns
    database.settle()

    assert before > 0
    assert settled == 0
    assert path.stat().st_mtime_ns == written_at
