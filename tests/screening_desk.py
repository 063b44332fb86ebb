"""A screening on a real encrypted file, ready to be talked through."""

from datetime import timedelta
from pathlib import Path

from kansrijk_desktop.cli.case_runs import value_for
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Moment, Screening
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, a_patient
from tests.fakes import FixedClock

FORM = "signalering-zwangerschap"
FIRST_TALK = {
    "W1": "W1-vast",
    "W2": ["W2-geen"],
    "G1": "G1-moeite",
    "G2": ["G2-geen"],
    "S1": "S1-soms",
    "S3": ["S3-geen"],
    "M1": "M1-nee",
    "M2": "M2-nee",
    "M4": ["M4-gebruik"],
    "V0": "V0-ja",
    "V1": "V1-niet-altijd",
}
"""What was said at the intake."""


def keep_family(database: Database) -> None:
    """Put the family Reuring in the database."""
    household = Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW)
    PatientRepository(database).save_dossier(Dossier(household, a_patient()))


def begin_screening(workspace: Workspace) -> str:
    """Begin the intake conversation and return its id."""
    return workspace.screenings.start(PATIENT_ID, FORM, Moment.INTAKE).screening.id


def begin_second(workspace: Workspace, **answers: object) -> str:
    """Hold the intake with these answers, and begin the conversation at 28 weeks."""
    hold(workspace, Beginning(PATIENT_ID, FORM, Moment.INTAKE), **(answers or FIRST_TALK))
    clock = workspace.kept.now
    if isinstance(clock, FixedClock):
        clock.advance(timedelta(weeks=17))
    return workspace.screenings.start(PATIENT_ID, FORM, Moment.WEEKS_28).screening.id


def hold(workspace: Workspace, beginning: Beginning, **answers: object) -> Screening:
    """Hold a whole conversation with these answers, by link id and code, and end it."""
    opened = workspace.screenings.begin(beginning)
    session = opened.new_session()
    before = session.answers()
    for link_id, answer in answers.items():
        given = answer if isinstance(answer, list) else [answer]
        item = opened.definition.item(link_id)
        session.answer(link_id, *(value_for(item, each) for each in given))
    changes = {key: record for key, record in session.answers().items() if key not in before}
    return workspace.screenings.finish(workspace.screenings.save(opened.screening, changes))


def database_path(folder: Path) -> Path:
    """Return where the database of a test stands."""
    return folder / "dossiers.db"
