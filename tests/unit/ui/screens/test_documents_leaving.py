"""How a paper leaves the screen of papers, without a window."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import Delivery, DocumentKind
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import NOW, TODAY
from tests.fakes import HeldTasks
from tests.unit.ui.screens.documents_desk import CONSENT_ID, RIGHT, DocumentsDesk
from tests.workspaces import a_workspace

Kind = DocumentKind


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(workspace: Workspace) -> DocumentsDesk:
    return DocumentsDesk(workspace, [])


def test_her_whole_dossier_leaves_only_with_the_passphrase(
    desk: DocumentsDesk, tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    desk.choose(Kind.FULL_ACCESS, is_safe_to_keep=True)
    desk.presenter.look_again()

    desk.presenter.save_to(path, "iets anders")
    refused = (desk.state.error, path.exists(), desk.documents())
    desk.presenter.save_to(path, RIGHT)

    assert refused == ("Het wachtwoord klopt niet.", False, ())
    assert path.exists()
    assert len(desk.documents()) == 1


def test_a_paper_is_kept_before_it_is_written(desk: DocumentsDesk, tmp_path: Path) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "brief.pdf")

    (document,) = desk.documents()
    assert document.delivery is Delivery.SAVED
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")
    assert desk.state.delivered == "Het document is opgeslagen, en bewaard in het dossier om 14:03."
    assert desk.state.earlier[0].title == "Overdracht aan de JGZ"
    assert desk.state.second_look is None


def test_what_it_says_leaves_for_machines_and_is_kept_as_well(
    desk: DocumentsDesk, tmp_path: Path
) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    desk.presenter.look_again()

    desk.presenter.save_data_to(tmp_path / "brief.json")

    assert json.loads((tmp_path / "brief.json").read_bytes())["resourceType"] == "Bundle"
    assert len(desk.documents()) == 1


def test_a_file_that_cannot_be_written_is_said_and_the_paper_is_kept(
    desk: DocumentsDesk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    desk.presenter.look_again()

    desk.presenter.save_to(tmp_path / "file" / "brief.pdf")

    assert desk.state.error.startswith("Het bestand kon daar niet worden geschreven.")
    assert len(desk.documents()) == 1
    assert not desk.state.is_leaving


def test_nothing_leaves_without_a_second_look(desk: DocumentsDesk, tmp_path: Path) -> None:
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)

    desk.presenter.save_to(tmp_path / "brief.pdf")
    desk.presenter.look_again()
    desk.presenter.look_away()
    desk.presenter.save_to(tmp_path / "brief.pdf")

    assert not (tmp_path / "brief.pdf").exists()
    assert desk.documents() == ()


def test_a_printer_that_fails_is_said(desk: DocumentsDesk) -> None:
    def fail(_paper: bytes) -> None:
        raise ExpectedError("De printer doet het niet.")

    desk.choose(Kind.PARENTS_SHEET)
    desk.presenter.look_again()
    desk.presenter.print(fail)

    assert desk.state.error == "De printer doet het niet."


def test_what_changes_after_it_left_is_another_paper(desk: DocumentsDesk) -> None:
    printed: list[bytes] = []
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    for reason in ("Eerst", "Daarna"):
        desk.change(reason=reason)
        desk.presenter.look_again()
        desk.presenter.print(printed.append)

    first, second = desk.documents()
    assert first.id != second.id
    numbers = {text.split("kenmerk ")[1][:12] for text in map(_front, printed)}
    assert len(numbers) == 2


def _front(paper: bytes) -> str:
    return page_texts(paper)[0]


def test_consent_that_was_withdrawn_meanwhile_keeps_the_paper_here(desk: DocumentsDesk) -> None:
    printed: list[bytes] = []
    desk.choose(Kind.YOUTH_HEALTH_HANDOVER)
    desk.presenter.look_again()
    desk.workspace.kept.referrals.withdraw_consent(CONSENT_ID, TODAY, NOW)

    desk.presenter.print(printed.append)

    assert printed == []
    assert "ingetrokken" in desk.state.error


def test_a_change_while_it_leaves_is_not_taken_over(workspace: Workspace) -> None:
    held = HeldTasks()
    desk = DocumentsDesk(workspace, [], database=held)
    held.let_go()
    desk.choose(Kind.PARENTS_SHEET)
    desk.presenter.look_again()
    desk.presenter.print(lambda _paper: None)
    draft = desk.state.draft

    desk.presenter.change(replace(draft, next_talk="morgen"))
    desk.presenter.look_away()

    assert desk.state.draft == draft
    assert desk.state.second_look is not None
