"""The screen of papers, with real widgets on a real encrypted file."""

import json
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowHousehold
from kansrijk_desktop.ui.screens.documents.form_pane import FormPane
from kansrijk_desktop.ui.screens.documents.view import DocumentsScreen
from tests.builders import NOW
from tests.fakes import InlineTasks
from tests.ui.letters.desk import a_pdf_printer
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.paper_families import an_agreement, an_id, full_consent
from tests.unit.ui.screens.documents_desk import CONSENT_ID, RIGHT, DocumentsDesk

Kind = DocumentKind


def documents_screen(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> tuple[DocumentsScreen, DocumentsDesk]:
    desk = DocumentsDesk(workspace, visited)
    screen = DocumentsScreen(desk.presenter, desk.table)
    show(qtbot, screen)
    return screen, desk


def begin(qtbot: QtBot, screen: DocumentsScreen, kind: DocumentKind) -> FormPane:
    press(qtbot, screen.choose_page.kind_rows[kind])
    assert screen.form is not None
    return screen.form


def test_a_handover_leaves_after_a_second_look(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    names: list[str] = []

    def choose(_parent: QWidget, name: str) -> Path:
        names.append(name)
        return tmp_path / "brief.pdf"

    screen.choose_path = choose
    form = begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)
    qtbot.keyClicks(form.fields["reason"].edit, "Weinig slaap")
    press(qtbot, form.next_button)
    look = [line.text() for line in screen.second_look.lines]
    press(qtbot, screen.second_look.save_button)

    assert look[0] == "JGZ Voorbeeld · JGZ"
    assert "Weinig slaap" in page_texts((tmp_path / "brief.pdf").read_bytes())[0]
    assert names[0].startswith("brief-K")
    assert screen.form is not None
    assert screen.form.notice.text().startswith("Het document is opgeslagen")


def test_the_real_paper_stands_beside_the_form(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    before = screen.preview.isVisible()

    begin(qtbot, screen, Kind.PARENTS_SHEET)

    assert not before
    assert screen.preview.isVisible()
    assert len([page for page in screen.preview.pages if page.isVisible()]) == 1


def test_subjects_marks_and_bsn_are_picked_on_cards(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)
    assert form.subjects is not None
    assert form.recipient is not None

    press(qtbot, form.subjects.subject_cards["money"])
    press(qtbot, form.subjects.subject_cards["safety"])
    press(qtbot, form.subjects.marked_card)
    press(qtbot, form.recipient.bsn_card)

    draft = desk.state.draft
    assert "money" not in draft.subjects
    assert "safety" in draft.subjects
    assert draft.includes_not_for_home
    assert not draft.includes_bsn


def test_another_recipient_is_picked_on_a_card(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    desk = DocumentsDesk(workspace, visited)
    patient_id = workspace.dossiers.open(desk.household_id).patient.id
    workspace.kept.referrals.add_consent(
        full_consent(id=an_id(78), patient_id=patient_id, recipient="GGD", domains=("money",)), NOW
    )
    desk.open(InlineTasks(), InlineTasks())
    screen = DocumentsScreen(desk.presenter, desk.table)
    show(qtbot, screen)
    form = begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)
    assert form.recipient is not None

    press(qtbot, form.recipient.recipient_cards[an_id(78)])

    assert desk.state.draft.organization == "GGD"
    assert desk.state.subjects == ("money",)
    assert set(form.recipient.recipient_cards) == {CONSENT_ID, an_id(78)}


def test_agreements_go_along_only_when_picked(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    desk = DocumentsDesk(workspace, visited)
    patient_id = workspace.dossiers.open(desk.household_id).patient.id
    desk.keep_agreement(an_agreement("Samen bellen", patient_id=patient_id))
    desk.open(InlineTasks(), InlineTasks())
    screen = DocumentsScreen(desk.presenter, desk.table)
    show(qtbot, screen)
    form = begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)
    assert form.agreements is not None
    before = desk.state.draft.agreement_ids

    press(qtbot, next(iter(form.agreements.agreement_cards.values())))

    assert before == frozenset()
    assert len(desk.state.draft.agreement_ids) == 1


def test_the_sheet_of_the_parents_is_typed_in_short_lines(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.PARENTS_SHEET)
    what, details = form.step_fields[1]

    qtbot.keyClicks(what.edit, "Samen bellen")
    qtbot.keyClicks(details.edit, "morgen")

    assert (desk.state.draft.steps[1].what, desk.state.draft.steps[1].details) == (
        "Samen bellen",
        "morgen",
    )


def test_a_partner_and_the_children_are_picked_on_cards(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.PARTNER_ACCESS)
    assert form.person is not None
    assert form.children_card is not None

    press(qtbot, form.children_card)
    press(qtbot, next(iter(form.person.person_cards.values())))

    assert desk.state.draft.names_children
    assert desk.state.draft.partner_id


def test_whether_she_can_keep_it_is_asked_before_anything_leaves(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.FULL_ACCESS)
    press(qtbot, form.next_button)
    assert form.safe_choice is not None
    asked = form.safe_error.text()
    press(qtbot, form.safe_choice.segments["not-safe"])
    press(qtbot, form.next_button)

    assert asked == "Vraag haar of zij dit veilig kan bewaren, en kies."
    assert screen.second_look.isVisible()
    assert screen.second_look.data_button.isVisible()


def test_data_leaves_as_a_file_of_its_own(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    screen.choose_data_path = lambda _parent, _name: tmp_path / "brief.json"
    form = begin(qtbot, screen, Kind.FULL_ACCESS)
    assert form.safe_choice is not None
    press(qtbot, form.safe_choice.segments["not-safe"])
    press(qtbot, form.next_button)
    press(qtbot, screen.second_look.data_button)
    refused = screen.second_look.notice.text()

    qtbot.keyClicks(screen.second_look.passphrase_field.edit, RIGHT)
    press(qtbot, screen.second_look.data_button)

    assert refused == "Het wachtwoord klopt niet."
    assert screen.second_look.passphrase_field.text() == ""
    assert json.loads((tmp_path / "brief.json").read_bytes())["type"] == "document"


def test_a_paper_is_printed(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "print.pdf")
    form = begin(qtbot, screen, Kind.LOCAL_OFFERS)
    press(qtbot, form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert (tmp_path / "print.pdf").exists()
    assert len(desk.documents()) == 1


def test_saving_can_be_called_off_and_looked_away_from(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    screen.choose_path = lambda _parent, _name: None
    screen.choose_data_path = lambda _parent, _name: None
    screen.choose_printer = lambda _parent: None
    form = begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)
    press(qtbot, form.next_button)

    press(qtbot, screen.second_look.save_button)
    press(qtbot, screen.second_look.data_button)
    press(qtbot, screen.second_look.print_button)
    press(qtbot, screen.second_look.back_button)

    assert desk.documents() == ()
    assert form.isVisible()


def test_feedback_has_its_own_fields(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.FEEDBACK_SLIP)
    assert form.contact_choice is not None

    press(qtbot, form.contact_choice.segments["gepland"])
    qtbot.keyClicks(form.fields["received_on"].edit, "20-11-2026")

    assert desk.state.draft.contact_made == "gepland"
    assert desk.state.draft.received_on == "20-11-2026"


def test_a_table_is_made_on_a_page_of_its_own(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    screen.choose_data_path = lambda _parent, _name: tmp_path / "tabel.csv"
    press(qtbot, screen.choose_page.table_row)
    press(qtbot, screen.table.audience_choice.segments["professional"])
    press(qtbot, screen.table.safety_card)
    press(qtbot, screen.table.next_button)
    press(qtbot, screen.second_look.back_button)
    press(qtbot, screen.table.audience_choice.segments["respondent"])
    press(qtbot, screen.table.safe_choice.segments["safe"])
    press(qtbot, screen.table.next_button)
    printable = screen.second_look.print_button.isVisible()
    press(qtbot, screen.second_look.save_button)

    assert not printable
    assert (tmp_path / "tabel.csv").exists()
    assert screen.table.isVisible()
    press(qtbot, screen.table.header.back_button)
    assert screen.choose_page.isVisible()


def test_earlier_papers_and_the_dossier_are_one_click_away(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, desk = documents_screen(workspace, visited, qtbot)
    form = begin(qtbot, screen, Kind.LOCAL_OFFERS)
    press(qtbot, form.next_button)
    desk.presenter.print(lambda _paper: None)
    assert screen.form is not None
    press(qtbot, screen.form.header.back_button)

    press(qtbot, screen.choose_page.earlier_rows[0])
    press(qtbot, screen.choose_page.header.back_button)

    assert isinstance(visited[0], ShowDocument)
    assert visited[1] == ShowHousehold(desk.household_id)


def test_no_answer_of_her_stands_in_a_title_or_a_tooltip(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen, _desk = documents_screen(workspace, visited, qtbot)
    begin(qtbot, screen, Kind.YOUTH_HEALTH_HANDOVER)

    texts = " ".join(shown_texts(screen))

    assert "De post weer durven openen" not in texts
    assert "Reuring" not in texts
