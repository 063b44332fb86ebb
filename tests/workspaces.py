"""A whole workspace on a real encrypted file, for tests of presenters, screens and visits."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.instruments import ReadFile
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import a_practitioner
from tests.fakes import FixedClock
from tests.questionnaires import Json

TEST_KEY = bytes(range(32))


@contextmanager
def a_workspace(folder: Path, now: Clock | None = None) -> Iterator[Workspace]:
    """Give the services over a fresh database in a folder; closed at the end."""
    database = fresh_database(folder / "dossiers.db")
    try:
        PractitionerRepository(database).save(a_practitioner())
        yield open_workspace(database, now or FixedClock())
    finally:
        database.close()


def fresh_database(path: Path, data_key: bytes = TEST_KEY) -> Database:
    """Return a new database, as `Database.create` made one before: its tables take a while."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_as_created(data_key))
    return Database.open(path, data_key)


@cache
def _as_created(data_key: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dossiers.db")
        Database.create(path, data_key).close()
        return path.read_bytes()


def take_into_use(workspace: Workspace, form: Json) -> str:
    """Keep a questionnaire as one that was loaded, offer it, and return its identity."""
    content = dump_json(form)
    loaded = load_form(content)
    read = ReadFile("form.json", content, loaded.definition, loaded.report)
    (version,) = workspace.instruments.keep([read])
    workspace.instruments.use(version.identity)
    return version.identity
