from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.storage.database import Database

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dossiers.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.create(path, KEY)
    yield database
    database.close()
