import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.storage.database import Database

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with nothing in it; making one takes a while, copying one does not."""
    folder = tmp_path_factory.mktemp("empty")
    Database.create(folder / "dossiers.db", KEY).close()
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossiers.db"


@pytest.fixture
def database(path: Path, empty_database: Path) -> Iterator[Database]:
    shutil.copytree(empty_database, path.parent, dirs_exist_ok=True)
    database = Database.open(path, KEY)
    yield database
    database.close()
