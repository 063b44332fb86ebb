"""A screening on a real encrypted file, ready to be talked through."""

from pathlib import Path

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, a_patient

FORM = "signalering-zwangerschap"


def keep_family(database: Database) -> None:
    """Put the family Reuring in the database."""
    household = Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW)
    PatientRepository(database).save_dossier(Dossier(household, a_patient()))


def begin_screening(workspace: Workspace) -> str:
    """Begin the intake conversation and return its id."""
    return workspace.screenings.start(PATIENT_ID, FORM, Moment.INTAKE).screening.id


def database_path(folder: Path) -> Path:
    """Return where the database of a test stands."""
    return folder / "dossiers.db"
