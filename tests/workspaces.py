"""A whole workspace on a real encrypted file, for tests of presenters, screens and visits."""

from collections.abc import Iterator
from contextlib import contextmanager
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
    database = Database.create(folder / "dossiers.db", TEST_KEY)
    try:
        PractitionerRepository(database).save(a_practitioner())
        yield open_workspace(database, now or FixedClock())
    finally:
        database.close()


def take_into_use(workspace: Workspace, form: Json) -> str:
    """Keep a questionnaire as one that was loaded, offer it, and return its identity."""
    content = dump_json(form)
    loaded = load_form(content)
    read = ReadFile("form.json", content, loaded.definition, loaded.report)
    (version,) = workspace.instruments.keep([read])
    workspace.instruments.use(version.identity)
    return version.identity
