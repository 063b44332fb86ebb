"""Papers over a real encrypted file: read, keep, withdraw, and never a word of the Meldcode."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.errors import DiskFullError, NoConsentError
from kansrijk_desktop.records.correspondent import Correspondent
from kansrijk_desktop.records.document import Delivery, DocumentKind
from kansrijk_desktop.records.meldcode import (
    EntryKind,
    MeldcodeCase,
    MeldcodeEntry,
    MeldcodeGround,
    MeldcodeStep,
)
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.papers.papers import PaperBasis
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.papers.suggestions import suggested_draft
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import MeldcodeCaseTable, MeldcodeEntryTable
from kansrijk_desktop.storage.correspondents import CorrespondentRepository
from kansrijk_desktop.storage.shelf import Shelf
from tests.builders import NOW, TODAY
from tests.fakes import FixedClock
from tests.unit.services.letters import kept_talk
from tests.unit.services.paper_families import an_id, full_consent
from tests.unit.services.paper_reading import text_of
from tests.unit.services.test_what_leaves_on_paper import everything_in
from tests.workspaces import a_workspace

MELDCODE = "meldcodewoord"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    with a_workspace(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def household_id(workspace: Workspace) -> str:
    """A family with an ended conversation, another that goes on, and a Meldcode track."""
    household_id, screening_id = kept_talk(workspace)
    opened = workspace.screenings.open(screening_id)
    workspace.screenings.finish(opened.screening)
    patient_id = opened.screening.patient_id
    workspace.screenings.start(patient_id, "signalering-zwangerschap", Moment.WEEKS_28)
    consent = full_consent(patient_id=patient_id, id=an_id(77))
    workspace.kept.referrals.add_consent(consent, NOW)
    _keep_track(workspace, patient_id)
    return household_id


def _keep_track(workspace: Workspace, patient_id: str) -> None:
    case = MeldcodeCase(
        an_id(80), patient_id, MeldcodeGround.SAFETY, MELDCODE, NOW, NOW, date(2046, 1, 1)
    )
    entry = MeldcodeEntry(
        an_id(81),
        case.id,
        MeldcodeStep.SIGNALS,
        EntryKind.FACT,
        MELDCODE,
        TODAY,
        MELDCODE,
        NOW,
        with_whom=MELDCODE,
    )
    with workspace.kept.database.transaction() as session:
        Shelf(MeldcodeCase, MeldcodeCaseTable).put(session, case)
        Shelf(MeldcodeEntry, MeldcodeEntryTable).put(session, entry)


def ready(workspace: Workspace, household_id: str) -> PaperBasis:
    papers = workspace.papers
    return papers.understand(papers.read(household_id))


def test_only_what_was_ended_is_told(workspace: Workspace, household_id: str) -> None:
    basis = ready(workspace, household_id)

    assert len(basis.known.conversations) == 1
    assert basis.subjects == ("strengths", "money", "stress", "substances", "safety", "wishes")
    assert not basis.has_marked_answers


@pytest.mark.parametrize("kind", RULES)
def test_the_meldcode_track_is_in_no_paper(
    workspace: Workspace, household_id: str, kind: DocumentKind
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(kind, basis.known, basis.subjects)
    draft = replace(draft, is_safe_to_keep=True, child_id=draft.child_id)

    try:
        paper = workspace.papers.make(basis, draft)
    except NoConsentError:
        assert kind not in {DocumentKind.FULL_ACCESS, DocumentKind.YOUTH_HEALTH_HANDOVER}
        return

    assert MELDCODE not in everything_in(paper.content)


def test_a_handover_is_kept_with_the_consent_it_rests_on(
    workspace: Workspace, household_id: str
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.YOUTH_HEALTH_HANDOVER, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)

    kept = workspace.papers.keep(basis, paper, Delivery.SAVED)

    (document,) = workspace.dossiers.open(household_id).documents
    assert (document.kind, document.consent_id) == (DocumentKind.YOUTH_HEALTH_HANDOVER, an_id(77))
    assert (document.title, document.recipient) == ("Overdracht aan de JGZ", "JGZ Voorbeeld")
    assert workspace.kept.referrals.document(kept.id).content == paper.content
    assert document.referral_id == ""


def test_a_request_is_a_referral_as_well(workspace: Workspace, household_id: str) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.HOME_VISIT_REQUEST, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)

    workspace.papers.keep(basis, paper, Delivery.PRINTED)

    dossier = workspace.dossiers.open(household_id)
    (referral,), (document,) = dossier.referrals, dossier.documents
    assert document.referral_id == referral.id
    assert referral.consent_id == an_id(77)
    assert referral.reference in text_of(paper.content)
    assert draft.urgency.value == "binnen-2-weken"
    (offer,) = dossier.offers
    assert (offer.service_id, offer.state) == ("prenataal-huisbezoek", OfferState.REFERRED)
    assert referral.offer_id == offer.id


@pytest.mark.parametrize("state", [OfferState.DECLINED, OfferState.CONSENTED])
def test_an_offer_that_was_made_before_is_brought_to_referred(
    workspace: Workspace, household_id: str, state: OfferState
) -> None:
    dossier = workspace.dossiers.open(household_id)
    service = workspace.region.service("prenataal-huisbezoek")
    assert service is not None
    offer = workspace.care_route.propose(dossier.patient.id, service)
    workspace.care_route.move(offer.id, RouteStep(state, TODAY))
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.HOME_VISIT_REQUEST, basis.known, basis.subjects)

    workspace.papers.keep(basis, workspace.papers.make(basis, draft), Delivery.PRINTED)

    (after,) = workspace.dossiers.open(household_id).offers
    assert (after.id, after.state) == (offer.id, OfferState.REFERRED)


def test_a_request_is_kept_with_its_offer_or_not_at_all(
    workspace: Workspace, household_id: str
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.HOME_VISIT_REQUEST, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)
    with workspace.kept.database.transaction() as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON offer WHEN NEW.state = 'verwezen' "
            "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )

    with pytest.raises(IntegrityError):
        workspace.papers.keep(basis, paper, Delivery.PRINTED)

    dossier = workspace.dossiers.open(household_id)
    assert (dossier.documents, dossier.referrals, dossier.offers) == ((), (), ())


def test_what_was_withdrawn_meanwhile_does_not_leave(
    workspace: Workspace, household_id: str
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.YOUTH_HEALTH_HANDOVER, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)
    workspace.kept.referrals.withdraw_consent(an_id(77), TODAY, NOW)

    with pytest.raises(NoConsentError):
        workspace.papers.keep(basis, paper, Delivery.SAVED)

    assert workspace.dossiers.open(household_id).documents == ()


def test_what_ran_out_meanwhile_does_not_leave(
    workspace: Workspace, household_id: str, clock: FixedClock
) -> None:
    basis = ready(workspace, household_id)
    patient_id = basis.known.dossier.patient.id
    until_today = full_consent(patient_id=patient_id, id=an_id(77), valid_until=TODAY)
    workspace.kept.referrals.add_consent(until_today, NOW)
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.YOUTH_HEALTH_HANDOVER, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)
    clock.advance(timedelta(days=1))

    with pytest.raises(NoConsentError):
        workspace.papers.keep(basis, paper, Delivery.SAVED)


@pytest.mark.parametrize(
    ("kind", "recipient"),
    [
        (DocumentKind.PARENTS_SHEET, "ouders"),
        (DocumentKind.LOCAL_OFFERS, "iedereen"),
        (DocumentKind.FULL_ACCESS, "cliënt"),
        (DocumentKind.PARTNER_ACCESS, "Jesse Reuring"),
    ],
)
def test_papers_without_consent_are_kept_as_well(
    workspace: Workspace, household_id: str, kind: DocumentKind, recipient: str
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(kind, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)

    workspace.papers.keep(basis, paper, Delivery.PRINTED)

    (document,) = workspace.dossiers.open(household_id).documents
    assert (document.kind, document.consent_id, document.recipient) == (kind, "", recipient)


def test_another_paper_has_a_number_of_its_own(workspace: Workspace, household_id: str) -> None:
    basis = ready(workspace, household_id)

    another = workspace.papers.another(basis)

    assert another.marks.document_id != basis.marks.document_id
    assert another.subjects == basis.subjects


def test_what_a_paper_says_leaves_for_machines_as_it_is_inside(
    workspace: Workspace, household_id: str, tmp_path: Path
) -> None:
    basis = ready(workspace, household_id)
    draft = suggested_draft(DocumentKind.YOUTH_HEALTH_HANDOVER, basis.known, basis.subjects)
    paper = workspace.papers.make(basis, draft)

    workspace.papers.write(tmp_path / "b.json", workspace.papers.data_of(paper))

    assert (tmp_path / "b.json").read_bytes() == read_bundle(paper.content)


def test_a_file_that_cannot_be_written_is_told_in_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(DiskFullError, match="kon daar niet worden geschreven"):
        workspace.papers.write(tmp_path / "file" / "b.pdf", b"x")


def test_the_address_book_stands_before_the_region(workspace: Workspace, household_id: str) -> None:
    known = Correspondent("c", "Team Noord", "JGZ Voorbeeld", "jgz", "age1", "key", NOW)
    checked = replace(known, id="d", phone="030 0000000", checked_on=TODAY)
    book = CorrespondentRepository(workspace.kept.database)
    book.save(known)
    book.save(checked)

    first, second, *_region = workspace.papers.read(household_id).contacts

    assert (first.organization, first.freshness) == ("JGZ Voorbeeld", Freshness.UNCHECKED)
    assert second.freshness is Freshness.CHECKED
    assert second.contact == "telefoon 030 0000000"
    assert second.checked == "Uit uw adresboek, nagebeld op 21 november 2026."
