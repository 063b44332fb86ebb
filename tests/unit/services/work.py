"""Something of every kind that waits, for tests of the worklist and its screen."""

from dataclasses import dataclass
from datetime import timedelta

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import (
    AgreementTable,
    HandoverTable,
    ReminderTable,
    WarmHandoverTable,
)
from kansrijk_desktop.storage.shelf import Shelf
from tests.builders import NOW, TODAY
from tests.unit.services.letters import FORM
from tests.unit.services.test_dossiers import REURING

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Family:
    """One family of the worklist."""

    household_id: str
    patient_id: str
    screening_id: str


def a_family(workspace: Workspace) -> Family:
    """The family Reuring with an unfinished intake."""
    household_id = workspace.dossiers.save(REURING)
    patient_id = workspace.dossiers.open(household_id).patient.id
    opened = workspace.screenings.start(patient_id, FORM, Moment.INTAKE)
    return Family(household_id, patient_id, opened.screening.id)


def a_full_list(workspace: Workspace) -> Family:
    """The same family with something of every kind: late, today, this week and later."""
    family = a_family(workspace)
    workspace.what_now.choose(family.screening_id, "geldfit", is_chosen=True)
    with workspace.kept.database.transaction() as session:
        Shelf(Agreement, AgreementTable).put(
            session,
            Agreement("a", family.patient_id, "moeder", "geheim plan", NOW, TODAY - 3 * DAY),
        )
        Shelf(Reminder, ReminderTable).put(
            session, Reminder("r", family.patient_id, ReminderKind.TALK_ALONE, "weg", TODAY)
        )
        Shelf(Handover, HandoverTable).put(
            session, Handover("h", family.patient_id, "", "jgz", "JGZ Voorbeeld", NOW)
        )
        Shelf(WarmHandover, WarmHandoverTable).put(
            session,
            WarmHandover("w", family.patient_id, "JGZ Voorbeeld", NOW, planned_on=TODAY + 9 * DAY),
        )
    return family
