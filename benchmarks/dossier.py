"""Time the opening of a dossier of years: until it is read, put into words and painted.

The real screen, services and encrypted database, put together as `app/open_screens.py` does. The
reference is reading the same rows bare, by the driver, without making anything of them.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from kansrijk_desktop.app.open_screens import Surroundings, screen_factories
from kansrijk_desktop.app.warming import warm_up_conversation, warm_up_opening
from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.screening import (
    Moment,
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.clock import system_clock
from kansrijk_desktop.services.dossier_form import DossierForm
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.summary import LEVELLED, OVERALL
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.settings import Settings, Theme
from kansrijk_desktop.storage.agreements import AgreementRepository
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.ui.routes import ShowHousehold
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.tasks import TaskRunner
from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for

FORM = "signalering-zwangerschap"
SCREENINGS = 200
OFFERS = 20
DOCUMENTS = 40
AGREEMENTS = 30
ROUNDS = 15
WINDOW = (1366, 768)
BEGIN = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
READ = {
    "household": "id = :household",
    "patient": "household_id = :household",
    "related_person": "household_id = :household",
    "pregnancy": "patient_id = :patient",
    "screening": "patient_id = :patient",
    "screening_level": "screening_id IN (SELECT id FROM screening WHERE patient_id = :patient)",
    "answer": "address = 'S3' AND screening_id IN"
    " (SELECT id FROM screening WHERE patient_id = :patient)",
    "offer": "patient_id = :patient",
    "offer_event": "offer_id IN (SELECT id FROM offer WHERE patient_id = :patient)",
    "agreement": "patient_id = :patient",
}
"""What the screen reads, by table; documents come without their bytes."""


def main() -> None:
    """Print the medians in milliseconds as JSON."""
    app = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    load_fonts()
    apply_look(app, look_for(Settings(theme=Theme.LIGHT), Qt.ColorScheme.Light))
    # As the program has done by the time she has found a dossier.
    warm_up_opening()
    warm_up_conversation()
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as folder:
        vault = Vault(Installation(Path(folder)), KeyCost.floor())
        vault.create("a passphrase for the benchmark")
        workspace = open_workspace(vault.database)
        household_id = dossier_of_years(workspace)
        bare = typical_ms(lambda: read_bare(vault.database, workspace, household_id))
        runner = TaskRunner("database")
        window = QMainWindow()
        window.resize(*WINDOW)
        window.show()
        opened = typical_ms(lambda: open_dossier(app, window, workspace, runner, household_id))
        window.close()
        app.processEvents()
        runner.close()
        vault.lock()
    print(json.dumps({"open_ms": opened, "bare_ms": bare, "screenings": SCREENINGS}))


def typical_ms(work: Callable[[], float]) -> float:
    """Return the median of what a piece of work measured; the first two runs warm up."""
    return median([work() for _round in range(ROUNDS + 2)][2:])


def open_dossier(
    app: QApplication,
    window: QMainWindow,
    workspace: Workspace,
    runner: TaskRunner,
    household_id: str,
) -> float:
    """Open the dossier as from the list, and return the milliseconds until it was painted."""
    around = Surroundings(
        database=runner,
        background=runner,
        go=_nowhere,
        hide=_nothing,
        now=system_clock,
        settings=Settings,
        check_passphrase=_accept,
    )
    started = perf_counter()
    screen = screen_factories(workspace, around)[ShowHousehold](ShowHousehold(household_id))
    if not isinstance(screen, HouseholdScreen):
        raise TypeError(type(screen).__name__)
    window.setCentralWidget(screen)
    page = screen.reading_page
    while not page.time_line_card.isVisible():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.repaint()
    spent = (perf_counter() - started) * 1000
    # What changed since the conversation before comes after this; it is not waited for.
    while page.changes_card.is_comparing:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    screen.setParent(None)
    screen.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return spent


def read_bare(database: Database, workspace: Workspace, household_id: str) -> float:
    """Read the same rows by the driver, and return the milliseconds."""
    patient_id = workspace.dossiers.open(household_id).patient.id
    names = {"household": household_id, "patient": patient_id}
    with database.reading() as session:
        driver = session.connection().connection.cursor()
        started = perf_counter()
        for table, condition in READ.items():
            driver.execute(f"SELECT * FROM {table} WHERE {condition}", names).fetchall()  # noqa: S608 - our own names
        columns = "id, patient_id, title, recipient, delivery, created_at, kind"
        driver.execute(
            f"SELECT {columns} FROM document WHERE patient_id = :patient",  # noqa: S608 - as above
            names,
        ).fetchall()
        return (perf_counter() - started) * 1000


def dossier_of_years(workspace: Workspace) -> str:
    """Keep a family with all that years bring, and return the household's id."""
    form = DossierForm(family_name="Voorbeeld", birth_date="3-4-1996", due_date="")
    household_id = workspace.dossiers.save(form)
    patient_id = workspace.dossiers.open(household_id).patient.id
    definition = workspace.forms.newest(FORM)
    with workspace.kept.database.transaction():
        for number in range(SCREENINGS):
            keep_conversation(workspace, patient_id, definition, number)
        for number in range(OFFERS):
            keep_offer(workspace, patient_id, number)
        for number in range(DOCUMENTS):
            at = BEGIN - timedelta(days=number)
            workspace.kept.referrals.add_document(
                GeneratedDocument(
                    f"document-{number}", patient_id, "", "Verwijsbrief", "JGZ Voorbeeld",
                    Delivery.SAVED, at, b"%PDF" * 20_000,
                )
            )  # fmt: skip
        papers = AgreementRepository(workspace.kept.database)
        for number in range(AGREEMENTS):
            papers.save(
                Agreement(f"agreement-{number}", patient_id, "cliënt", "belt de gemeente", BEGIN),
                BEGIN,
            )
    return household_id


def keep_conversation(
    workspace: Workspace, patient_id: str, definition: Definition, number: int
) -> None:
    """Keep one ended conversation in which every choice was answered with its first option."""
    key, at = f"screening-{number}", BEGIN - timedelta(days=number)
    screening = Screening(
        key, patient_id, definition.identity, Moment.OTHER, ScreeningStatus.COMPLETED, at, at, at
    )
    answers = [
        SavedAnswer(key, item.link_id, content, at)
        for item in definition.walk()
        if item.options and not item.hidden
        for content in (dump_json(AnswerRecord((item.options[0].value,)).as_json()).decode(),)
    ]
    workspace.kept.screenings.save(screening, answers)
    levels = (*LEVELLED, OVERALL)
    workspace.kept.screenings.save_levels(ScreeningLevel(key, one, "yellow") for one in levels)


def keep_offer(workspace: Workspace, patient_id: str, number: int) -> None:
    """Keep one offer with four steps."""
    offers = OfferRepository(workspace.kept.database)
    states = (
        OfferState.PROPOSED,
        OfferState.CONSENTED,
        OfferState.REFERRED,
        OfferState.FED_BACK,
    )
    for step, state in enumerate(states, start=1):
        day = date(2026, 1, 1) + timedelta(days=number * 10 + step)
        offer = CareOffer(f"offer-{number}", patient_id, "Huisbezoek", state, day, BEGIN)
        offers.save(offer, OfferEvent(offer.id, step, state, day, "", "", BEGIN))


def _nowhere(_route: object) -> None:
    """Stay on the dossier."""


def _accept(_passphrase: str) -> None:
    """Ask nothing."""


def _nothing() -> None:
    """Hide nothing."""


if __name__ == "__main__":
    main()
