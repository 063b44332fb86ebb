"""The screen of papers in each of its states, over a family that exists nowhere."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.region import Freshness, Region
from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.making import MadePaper, PaperMarks
from kansrijk_desktop.services.papers.papers import PaperBasis, Papers
from kansrijk_desktop.services.shared_dossier import KnownFamily
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter, Ways
from kansrijk_desktop.ui.screens.documents.table_presenter import FOR_RESPONDENT, TablePresenter
from kansrijk_desktop.ui.screens.documents.view import DocumentsScreen
from tests.builders import NOW, PATIENT_ID, a_partner, a_pregnancy
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.letters import chosen, reuring_answers
from tests.unit.services.paper_families import (
    a_conversation,
    a_family,
    an_agreement,
    an_id,
    an_offer,
    full_consent,
)

CONTACT = KnownContact(
    "jgz",
    "JGZ Voorbeeld",
    "telefoon 030 0000000",
    "team Noord · telefoon 030 0000000",
    Freshness.CHECKED,
    "Nagekeken op 21 november 2026. Eigenaar: gemeente.",
)


def the_family() -> KnownFamily:
    """Two conversations with her and one with him; help, agreements, consents and a paper."""
    answers = reuring_answers() | chosen("M4", "M4-roken", is_not_for_home=True)
    later = reuring_answers() | chosen("G1", "G1-net") | chosen("S1", "S1-vaak")
    his = chosen("G1", "G1-moeite") | chosen("S1", "S1-soms")
    return a_family(
        [
            a_conversation(answers, number=1, **held(219)),
            a_conversation(later, number=3, **held(86)),
            a_conversation(
                his,
                number=4,
                respondent=Respondent.PARTNER,
                respondent_id=a_partner().id,
                **held(3),
            ),
        ],
        pregnancy=a_pregnancy(
            due_date=date(2026, 11, 19), ended_on=date(2026, 11, 14), ended_by=PregnancyEnd.BIRTH
        ),
        consents=(
            full_consent(
                domains=("strengths", "money", "stress", "substances", "safety", "wishes"),
                includes_not_for_home=True,
            ),
            full_consent(id=an_id(7), recipient="GGD Voorbeeld", domains=("money", "wishes")),
        ),
        offers=(
            an_offer("Prenataal huisbezoek door de JGZ", "housing", "money", "stress"),
            an_offer("Geldfit", "money", number=2, state=OfferState.FED_BACK),
        ),
        agreements=(
            an_agreement("Elke dag een half uur naar buiten", is_hers=True),
            an_agreement("Belt de gemeente over de huur", number=2, who="M. de Vroed"),
        ),
        documents=(
            GeneratedDocument(
                an_id(5), PATIENT_ID, "", "Verwijsbrief", "JGZ Voorbeeld", Delivery.SAVED, NOW, b""
            ),
        ),
    )


def held(days_ago: int) -> dict[str, Any]:
    """When a conversation was held: at nine weeks, at 28 weeks, in the maternity week."""
    started = NOW - timedelta(days=days_ago)
    return {"started_at": started, "finished_at": started + timedelta(minutes=9)}


class KnownPapers(Papers):
    """Makes papers of one family, without a database."""

    def __init__(self, known: KnownFamily, region: Region) -> None:
        """Take what is known."""
        self._basis = PaperBasis(
            known, region, PaperMarks(an_id(1), "K261121-AB12", an_id(2)), (CONTACT,)
        )

    @override
    def read(self, household_id: str) -> PaperBasis:
        """Return the family, whatever is asked for."""
        del household_id
        return self._basis

    @override
    def another(self, basis: PaperBasis) -> PaperBasis:
        """Return the same basis."""
        return basis

    @override
    def keep(self, basis: PaperBasis, paper: MadePaper, delivery: Delivery) -> GeneratedDocument:
        """Keep nothing."""
        del basis
        return GeneratedDocument(
            an_id(6), PATIENT_ID, "", paper.draft.rule.title, "", delivery, NOW, b""
        )


Reach = Callable[[DocumentsScreen, DocumentsPresenter, TablePresenter], None]


def documents_screen(known: KnownFamily, region: Region, reach: Reach | None = None) -> QWidget:
    """Return the screen, brought to a state."""
    papers, tasks = KnownPapers(known, region), InlineTasks()
    visited: list[Route] = []
    presenter = DocumentsPresenter(
        "h",
        papers,
        (tasks, tasks),
        Ways(visited.append, lambda: None),
        lambda _typed: None,
        FixedClock(),
    )
    table = TablePresenter(papers, tasks, lambda: presenter.read)
    screen = DocumentsScreen(presenter, table)
    if reach is not None:
        reach(screen, presenter, table)
    return screen


def making(kind: DocumentKind) -> Reach:
    """The form of a paper."""

    def reach(
        screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter
    ) -> None:
        presenter.choose(kind)

    return reach


def _missing(
    screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter
) -> None:
    presenter.choose(DocumentKind.FULL_ACCESS)
    presenter.look_again()


def _access_look(
    screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter
) -> None:
    presenter.choose(DocumentKind.FULL_ACCESS)
    presenter.change(PaperDraft(kind=DocumentKind.FULL_ACCESS, is_safe_to_keep=True))
    presenter.look_again()


def _nobody(screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter) -> None:
    presenter.choose(DocumentKind.MATERNITY_CARE_HANDOVER)


def _second_look(
    screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter
) -> None:
    presenter.choose(DocumentKind.YOUTH_HEALTH_HANDOVER)
    presenter.look_again()


def _delivered(
    screen: DocumentsScreen, presenter: DocumentsPresenter, _table: TablePresenter
) -> None:
    _second_look(screen, presenter, _table)
    presenter.print(lambda _paper: None)


def _table(screen: DocumentsScreen, presenter: DocumentsPresenter, table: TablePresenter) -> None:
    table.begin()


def _table_look(
    screen: DocumentsScreen, presenter: DocumentsPresenter, table: TablePresenter
) -> None:
    table.begin()
    table.choose(an_id(1003))
    table.choose_audience(FOR_RESPONDENT)
    table.keep_safe(is_safe=True)
    table.look_again()


DOCUMENTS_STATES: dict[str, Reach | None] = {
    "documents": None,
    "documents-handover": making(DocumentKind.YOUTH_HEALTH_HANDOVER),
    "documents-home-visit": making(DocumentKind.HOME_VISIT_REQUEST),
    "documents-agenda": making(DocumentKind.CASE_TALK_AGENDA),
    "documents-feedback": making(DocumentKind.FEEDBACK_SLIP),
    "documents-child": making(DocumentKind.CHILD_PART),
    "documents-parents": making(DocumentKind.PARENTS_SHEET),
    "documents-offers": making(DocumentKind.LOCAL_OFFERS),
    "documents-access": making(DocumentKind.FULL_ACCESS),
    "documents-partner": making(DocumentKind.PARTNER_ACCESS),
    "documents-missing": _missing,
    "documents-nobody": _nobody,
    "documents-second-look": _second_look,
    "documents-access-look": _access_look,
    "documents-delivered": _delivered,
    "documents-table": _table,
    "documents-table-look": _table_look,
}


def documents_in_states(region: Callable[[], Region]) -> dict[str, Callable[[], QWidget]]:
    """Return how to make the screen in each of its states."""
    return {name: partial(_in_state, region, reach) for name, reach in DOCUMENTS_STATES.items()}


def _in_state(region: Callable[[], Region], reach: Reach | None) -> QWidget:
    return documents_screen(the_family(), region(), reach)
