"""What now, the letter and a kept letter, with real widgets on a real encrypted file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kansrijk_desktop.documents.preview import PageImage, page_count, page_texts
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.referral import ConsentForm, Delivery, RecipientKind, Urgency
from kansrijk_desktop.services.advice import Offer
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.printing import choose_path, choose_printer, print_letter
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowReferral
from kansrijk_desktop.ui.screens.advice.offer_card import OfferCard
from kansrijk_desktop.ui.screens.advice.presenter import AdvicePresenter
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter
from kansrijk_desktop.ui.screens.document.view import DocumentScreen
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter, SecondLook
from kansrijk_desktop.ui.screens.referral.second_look import SecondLookPane
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from kansrijk_desktop.ui.widgets.preview_pane import PageWidget, PreviewPane
from tests.builders import a_service
from tests.fakes import FailingTasks, FixedClock, InlineTasks
from tests.unit.services.letters import chosen, kept_talk, reuring_answers
from tests.workspaces import a_workspace

NEEDS_TODAY = chosen("V0", "V0-ja") | chosen("V1", "V1-nee") | chosen("G1", "G1-niet")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def visited() -> list[Route]:
    return []


def press(qtbot: QtBot, button: QWidget) -> None:
    """Click a button once it has got its place on the screen."""
    qtbot.waitUntil(lambda: button.isVisible() and button.height() > 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show(qtbot: QtBot, screen: QWidget) -> None:
    qtbot.addWidget(screen)
    screen.resize(1246, 720)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


def advice_screen(
    workspace: Workspace, screening_id: str, visited: list[Route], qtbot: QtBot
) -> AdviceScreen:
    presenter = AdvicePresenter(screening_id, workspace.what_now, InlineTasks(), visited.append)
    screen = AdviceScreen(presenter)
    show(qtbot, screen)
    return screen


def letter_screen(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> ReferralScreen:
    _, screening_id = kept_talk(workspace, reuring_answers() | chosen("M4", "M4-roken"))
    presenter = ReferralPresenter(
        (screening_id, None),
        workspace.referrals,
        (InlineTasks(), InlineTasks()),
        visited.append,
        FixedClock(),
    )
    screen = ReferralScreen(presenter)
    show(qtbot, screen)
    return screen


def fill_in(qtbot: QtBot, screen: ReferralScreen) -> None:
    qtbot.keyClicks(screen.form.fields["organization"].edit, "JGZ")
    press(qtbot, screen.form.consent_choice.segments["mondeling"])


def a_pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_for_today_stands_on_top(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace, NEEDS_TODAY)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    first = screen.today.itemAt(0)
    assert first is not None
    card = first.widget()
    assert card is not None
    assert card.accessibleName()
    assert screen.group_cards[0].accessibleName() == "Veiligheid"


def test_offers_are_chosen_put_back_and_kept(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    card = next(one for one in screen.offer_cards if one.service_id == "geldfit")

    press(qtbot, card.choose_button)
    names = screen.chosen_label.text()
    again = advice_screen(workspace, screening_id, visited, qtbot)
    press(qtbot, card.choose_button)

    assert "Geldfit" in names
    assert "Geldfit" in again.chosen_label.text()
    assert "Nog niets gekozen" in screen.chosen_label.text()


def test_the_others_wait_behind_one_button(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    money = next(one for one in screen.group_cards if one.accessibleName() == "Geld")
    assert money.more is not None
    hidden = next(one for one in screen.offer_cards if one.service_id == "voedselbank")
    was_visible = hidden.isVisible()

    press(qtbot, money.more.header)

    assert not was_visible
    assert hidden.isVisible()


def test_unconfirmed_facts_are_marked_and_days_are_counted(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    page = workspace.what_now.open(screening_id)

    for card in screen.offer_cards:
        offer = next(one for one in page.offers if one.service.id == card.service_id)
        assert card.check_label.isHidden() is not offer.needs_check
        assert (str(offer.days_left) in card.countdown.text()) is (offer.days_left is not None)


def test_from_an_offer_or_the_whole_page_to_a_letter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    card = next(one for one in screen.offer_cards if one.service_id == "schuldhulp-gemeente")

    press(qtbot, card.letter_button)
    press(qtbot, screen.letter_button)

    assert visited == [
        ShowReferral(screening_id, "schuldhulp-gemeente"),
        ShowReferral(screening_id, None),
    ]


def test_an_unreadable_conversation_leaves_nothing_to_press(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    presenter = AdvicePresenter("x", workspace.what_now, FailingTasks("Kan niet."), visited.append)
    screen = AdviceScreen(presenter)
    show(qtbot, screen)

    assert screen.notice.text() == "Kan niet."
    assert not screen.letter_button.isEnabled()


def test_a_letter_is_saved_after_a_second_look(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    names: list[str] = []

    def choose(_parent: QWidget, name: str) -> Path:
        names.append(name)
        return tmp_path / "brief.pdf"

    screen.choose_path = choose
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)
    recipient = screen.second_look.recipient.text()
    press(qtbot, screen.second_look.save_button)

    assert recipient == "JGZ"
    assert "JGZ" in page_texts((tmp_path / "brief.pdf").read_bytes())[0]
    assert "Reuring" not in names[0]
    assert screen.form.isVisible()
    assert screen.form.notice.text().startswith("De brief is opgeslagen als PDF")


def test_a_letter_is_printed_on_the_whole_paper(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "papier.pdf")
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert page_count((tmp_path / "papier.pdf").read_bytes()) == len(screen.preview.pages)
    assert "printer" in screen.form.notice.text()


def test_saving_and_printing_can_be_called_off(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    screen.choose_path = lambda _parent, _name: None
    screen.choose_printer = lambda _parent: None
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.save_button)
    press(qtbot, screen.second_look.print_button)
    still_looking = screen.second_look.isVisible()
    press(qtbot, screen.second_look.back_button)

    assert still_looking
    assert screen.form.isVisible()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said_at_the_second_look(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "geen-map" / "papier.pdf")
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert "printer doet het niet" in screen.second_look.notice.text()
    with pytest.raises(ExpectedError):
        print_letter(b"", a_pdf_printer(tmp_path / "geen-map" / "papier.pdf"))


def test_what_misses_is_shown_at_its_field(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)

    press(qtbot, screen.form.next_button)

    assert screen.form.fields["organization"].has_error()
    assert screen.form.consent_error.isVisible()
    assert "mist nog iets" in screen.form.notice.text()


def test_every_choice_of_the_form_reaches_the_letter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    form = screen.form

    press(qtbot, form.subject_cards["safety"])
    press(qtbot, form.subject_cards["money"])
    press(qtbot, form.bsn_card)
    press(qtbot, form.marked_card)
    press(qtbot, form.urgency_choice.segments[Urgency.TODAY.value])
    form.recipient_field.chosen.emit("schuldhulp")

    draft = form._state.draft
    assert draft.recipient_kind == "schuldhulp"
    assert draft.urgency is Urgency.TODAY
    assert "money" not in draft.subjects
    assert "safety" not in draft.subjects
    assert not draft.includes_bsn
    assert "geldzaken" in draft.question


def test_the_explanation_fits_what_is_asked(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    home_visit = screen.form.explanation.text()

    screen.form.recipient_field.chosen.emit("huisarts")

    for part in ("Wat het is", "Waarom het kan helpen", "Wat u deelt", "Nee, nu niet"):
        assert part in home_visit
    assert "Wat het is" not in screen.form.explanation.text()
    assert "Nee, nu niet" in screen.form.explanation.text()


def test_the_preview_keeps_its_place_while_typing(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    bar = screen.preview.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(90)

    qtbot.keyClicks(screen.form.fields["organization"].edit, "JGZ")

    assert bar.value() == 90


def test_a_page_not_yet_drawn_takes_no_room(qtbot: QtBot) -> None:
    page = PageWidget()
    qtbot.addWidget(page)
    page.show()
    page.repaint()

    assert page.heightForWidth(400) == 0


def test_a_shorter_letter_leaves_no_page_behind(qtbot: QtBot) -> None:
    image = PageImage(2, 3, 8, bytes(24))
    pane = PreviewPane("De brief")
    show(qtbot, pane)
    pane.show_pages((image, image))

    pane.show_pages((image,))

    assert [page.isVisible() for page in pane.pages] == [True, False]


def test_paper_that_runs_out_is_said(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    class RunsOut(QPrinter):
        @override
        def newPage(self) -> bool:
            return False

    screen = letter_screen(workspace, visited, qtbot)
    printer = RunsOut()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    screen.choose_printer = lambda _parent: printer
    fill_in(qtbot, screen)
    press(qtbot, screen.form.next_button)

    press(qtbot, screen.second_look.print_button)

    assert "printer doet het niet" in screen.second_look.notice.text()


@pytest.mark.parametrize(
    ("sensitive", "tells_marked", "warning"),
    [
        ((), False, ""),
        (("safety",), False, "Gevoelig: veiligheid."),
        ((), True, "niet voor thuis"),
    ],
)
def test_the_second_look_warns_of_what_is_sensitive(
    qtbot: QtBot, sensitive: tuple[str, ...], tells_marked: bool, warning: str
) -> None:
    pane = SecondLookPane()
    show(qtbot, pane)

    pane.show_look(
        SecondLook(
            "Sanne Reuring",
            "JGZ",
            "",
            RecipientKind.YOUTH_HEALTH,
            "",
            ("money",),
            sensitive,
            tells_bsn=False,
            tells_marked=tells_marked,
        )
    )

    assert warning in pane.sensitive.text()
    assert pane.sensitive.isVisible() is bool(warning)
    assert pane.kind.text() == "JGZ · zonder BSN"


@pytest.mark.parametrize(
    ("days_left", "words"), [(None, ""), (1, "nog 1 dag"), (118, "nog 118 dagen")]
)
def test_an_offer_counts_its_days(qtbot: QtBot, days_left: int | None, words: str) -> None:
    offer = Offer(
        a_service(waiting_time="geen"), ("money",), ("past",), days_left, needs_check=True
    )
    card = OfferCard(offer, is_chosen=False)
    show(qtbot, card)

    assert card.countdown.text() == words
    assert card.countdown.isVisible() is bool(words)
    assert "Controleren" in card.check_label.text()
    assert card.check_label.isVisible()


def a_kept_letter(workspace: Workspace) -> tuple[str, str]:
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)
    draft = replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
    letter = workspace.referrals.letter(basis, draft)
    kept = workspace.referrals.keep(basis, draft, letter, Delivery.SAVED)
    return household_id, kept.id


def test_the_dossier_opens_a_letter_that_went_out(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    presenter = HouseholdPresenter(
        household_id,
        workspace.dossiers,
        workspace.screenings,
        InlineTasks(),
        visited.append,
        FixedClock(),
    )
    screen = HouseholdScreen(presenter)
    show(qtbot, screen)

    (row,) = screen.reading_page.document_rows
    press(qtbot, row)

    assert visited == [ShowDocument(household_id, document_id)]
    assert "JGZ Voorbeeld" in row.accessibleName()


def test_a_kept_letter_leaves_again(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tmp_path: Path
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    screen = kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot)
    screen.choose_path = lambda _parent, _name: tmp_path / "brief.pdf"
    screen.choose_printer = lambda _parent: a_pdf_printer(tmp_path / "papier.pdf")

    press(qtbot, screen.save_button)
    saved = screen.notice.text()
    press(qtbot, screen.print_button)

    assert "opgeslagen" in saved
    assert "printer" in screen.notice.text()
    assert (tmp_path / "brief.pdf").exists()
    assert (tmp_path / "papier.pdf").exists()
    assert len(workspace.dossiers.open(household_id).documents) == 3


def test_a_kept_letter_stays_when_it_is_called_off(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, document_id = a_kept_letter(workspace)
    screen = kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot)
    screen.choose_path = lambda _parent, _name: None
    screen.choose_printer = lambda _parent: None

    press(qtbot, screen.save_button)
    press(qtbot, screen.print_button)

    assert len(workspace.dossiers.open(household_id).documents) == 1


def test_a_kept_letter_that_cannot_be_read_is_said(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    presenter = DocumentPresenter(
        ShowDocument("x", "y"),
        workspace.referrals,
        (FailingTasks("Kan niet."), InlineTasks()),
        visited.append,
    )
    screen = DocumentScreen(presenter)
    show(qtbot, screen)

    assert screen.notice.text() == "Kan niet."
    assert not screen.save_button.isEnabled()


def kept_letter_screen(
    workspace: Workspace, route: ShowDocument, visited: list[Route], qtbot: QtBot
) -> DocumentScreen:
    presenter = DocumentPresenter(
        route, workspace.referrals, (InlineTasks(), InlineTasks()), visited.append
    )
    screen = DocumentScreen(presenter)
    show(qtbot, screen)
    return screen


@pytest.mark.parametrize(
    ("answer", "path"),
    [("/tmp/brief", Path("/tmp/brief.pdf")), ("/tmp/b.pdf", Path("/tmp/b.pdf")), ("", None)],  # noqa: S108 - only names
)
def test_a_place_to_save_is_asked_with_a_neutral_name(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, answer: str, path: Path | None
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, name: str, _filter: str) -> tuple[str, str]:
        asked.append(name)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    parent = QWidget()
    qtbot.addWidget(parent)

    assert choose_path(parent, "brief-K1.pdf") == path
    assert asked[0].endswith("brief-K1.pdf")


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_printer_is_asked_for_and_the_job_has_a_neutral_name(
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    is_accepted: bool,
) -> None:
    code = QPrintDialog.DialogCode.Accepted if is_accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: code)
    parent = QWidget()
    qtbot.addWidget(parent)

    printer = choose_printer(parent)

    assert (printer is not None) is is_accepted
    if printer is not None:
        assert printer.docName() == "Brief"


def test_everything_that_can_be_worked_has_a_name(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    letter = letter_screen(workspace, visited, qtbot)
    household_id, document_id = a_kept_letter(workspace)
    _, screening_id = kept_talk(workspace)
    screens = [
        letter,
        advice_screen(workspace, screening_id, visited, qtbot),
        kept_letter_screen(workspace, ShowDocument(household_id, document_id), visited, qtbot),
    ]

    nameless = [
        widget
        for screen in screens
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        for widget in screen.findChildren(kind)
        if not widget.accessibleName()
    ]

    assert not nameless
