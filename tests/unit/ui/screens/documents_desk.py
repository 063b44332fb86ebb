"""The presenters of the screen of papers as a test works them, with what they showed."""

from dataclasses import replace

from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.document import DocumentKind, GeneratedDocument
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import AgreementTable
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter, Ways
from kansrijk_desktop.ui.screens.documents.state import DocumentsState
from kansrijk_desktop.ui.screens.documents.table_presenter import TablePresenter, TableState
from tests.builders import NOW
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.letters import chosen, kept_talk, reuring_answers
from tests.unit.services.paper_families import an_id, full_consent

Kind = DocumentKind
CONSENT_ID = an_id(77)
RIGHT = "vier losse woorden samen"


def check(passphrase: str) -> None:
    if passphrase != RIGHT:
        raise WrongPassphraseError("Het wachtwoord klopt niet.")


class DocumentsDesk:
    """A family that agreed to a handover, and the presenters over it.

    Attributes:
        consents_asked: how often the way to her consents was taken.
    """

    def __init__(
        self,
        workspace: Workspace,
        visited: list[Route],
        *,
        database: RunsTasks | None = None,
        background: RunsTasks | None = None,
    ) -> None:
        self.workspace = workspace
        answers = reuring_answers() | chosen("M4", "M4-roken")
        self.household_id, self.screening_id = kept_talk(workspace, answers)
        screening = workspace.screenings.open(self.screening_id).screening
        workspace.screenings.finish(screening)
        workspace.kept.referrals.add_consent(
            full_consent(
                id=CONSENT_ID,
                patient_id=screening.patient_id,
                domains=("strengths", "money", "stress", "substances", "safety", "wishes"),
                includes_not_for_home=True,
            ),
            NOW,
        )
        self._visited = visited
        self.consents_asked = 0
        self.open(database or InlineTasks(), background or InlineTasks())

    def open(self, database: RunsTasks, background: RunsTasks) -> None:
        """Come to the screen, and read the dossier as it is now."""
        self.presenter = DocumentsPresenter(
            self.household_id,
            self.workspace.papers,
            (database, background),
            Ways(self._visited.append, self._ask_consent),
            check,
            FixedClock(),
        )
        self.table = TablePresenter(self.workspace.papers, background, lambda: self.presenter.read)
        self.shown: list[DocumentsState] = []
        self.tables: list[TableState] = []
        self.presenter.attach(self.shown.append)
        self.table.attach(self.tables.append)

    def keep_agreement(self, agreement: Agreement) -> None:
        """Keep an agreement as the dossier would."""
        with self.workspace.kept.database.transaction() as session:
            Shelf(Agreement, AgreementTable).put(session, agreement)

    @property
    def state(self) -> DocumentsState:
        """What is shown now, to this desk or to a view that took its place."""
        return self.presenter._state

    def choose(self, kind: DocumentKind, **changes: object) -> None:
        """Choose a paper and fill something in."""
        self.presenter.choose(kind)
        if changes:
            self.change(**changes)

    def change(self, **changes: object) -> None:
        self.presenter.change(replace(self.state.draft, **changes))  # type: ignore[arg-type]

    def documents(self) -> tuple[GeneratedDocument, ...]:
        return self.workspace.dossiers.open(self.household_id).documents

    def _ask_consent(self) -> None:
        self.consents_asked += 1
