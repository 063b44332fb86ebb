from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.practitioner import Practitioner, Role
from kansrijk_desktop.ui.passphrase_judge import judge_passphrase
from kansrijk_desktop.ui.recovery_code_sheet import paint_code_paper
from kansrijk_desktop.ui.screens.first_start.code_pages import TypeBackPage
from kansrijk_desktop.ui.screens.first_start.flow import Step
from kansrijk_desktop.ui.screens.first_start.pages import (
    DemoPage,
    OrganizationPage,
    PassphrasePage,
    PractitionerPage,
    RegionPage,
)
from kansrijk_desktop.ui.screens.first_start.presenter import (
    FirstStartActions,
    FirstStartPresenter,
    RegionOption,
)
from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.fakes import InlineTasks
from tests.ui.showing import shown_texts

CODE = "K7WF-9Q2M-4HXT-B6RD-Z3NP-8VCS-5JYG"
PHRASE = "vier ganzen aan de plas"
REGIONS = (RegionOption("landelijk", "Heel Nederland"), RegionOption("rotterdam", "Rotterdam"))


class Desk:
    """The wizard, worked by keys and clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.created: list[tuple[str, Practitioner]] = []
        self.saved: list[tuple[str, str]] = []
        self.done: list[str] = []
        actions = FirstStartActions(
            self.create,
            lambda path, code: self.saved.append((path, code)),
            lambda: self.done.append("voorbeeld"),
        )
        self.screen = FirstStartScreen(
            FirstStartPresenter(
                actions,
                REGIONS,
                judge_passphrase,
                InlineTasks(),
                lambda: self.done.append("klaar"),
            )
        )

    def create(self, passphrase: str, practitioner: Practitioner) -> str:
        self.created.append((passphrase, practitioner))
        return CODE

    def next(self) -> None:
        self.qtbot.mouseClick(self.screen.next_button, Qt.MouseButton.LeftButton)

    def welcome(self) -> None:
        self.next()

    def organization(self) -> None:
        page = self.screen.pages[Step.ORGANIZATION]
        assert isinstance(page, OrganizationPage)
        self.qtbot.keyClicks(page.name_field.edit, "Praktijk Reuring")
        self.qtbot.keyClicks(page.agb_field.edit, "08001234")
        self.qtbot.keyClick(page.agb_field.edit, Qt.Key.Key_Return)

    def practitioner(self) -> None:
        page = self.screen.pages[Step.PRACTITIONER]
        assert isinstance(page, PractitionerPage)
        self.qtbot.keyClicks(page.name_field.edit, "Anna de Wit")
        self.qtbot.mouseClick(page.role_cards[Role.MIDWIFE.value], Qt.MouseButton.LeftButton)
        self.qtbot.keyClicks(page.number_field.edit, "19049907803")
        self.next()

    def region(self) -> None:
        page = self.screen.pages[Step.REGION]
        assert isinstance(page, RegionPage)
        self.qtbot.keyClick(page.region_cards["landelijk"], Qt.Key.Key_Space)
        self.next()

    def passphrase(self) -> None:
        page = self.screen.pages[Step.PASSPHRASE]
        assert isinstance(page, PassphrasePage)
        self.qtbot.keyClicks(page.passphrase_field.edit, PHRASE)
        self.qtbot.keyClicks(page.again_field.edit, PHRASE)
        self.qtbot.keyClick(page.again_field.edit, Qt.Key.Key_Return)

    def code(self) -> None:
        self.next()

    def type_back(self) -> None:
        page = self.screen.pages[Step.TYPE_BACK]
        assert isinstance(page, TypeBackPage)
        self.qtbot.keyClicks(page.code_field.edit, CODE.lower())
        self.next()

    def walk_to(self, step: Step) -> None:
        for take in (
            self.welcome,
            self.organization,
            self.practitioner,
            self.region,
            self.passphrase,
            self.code,
            self.type_back,
        ):
            if self.screen.step is step:
                return
            take()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1366, 768)
    desk.screen.show()
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    return desk


def demo_page(desk: Desk) -> DemoPage:
    page = desk.screen.pages[Step.DEMO]
    assert isinstance(page, DemoPage)
    return page


def test_the_whole_first_start_can_be_walked(desk: Desk, qtbot: QtBot) -> None:
    desk.walk_to(Step.DEMO)
    qtbot.mouseClick(demo_page(desk).yes_card, Qt.MouseButton.LeftButton)
    desk.next()

    passphrase, practitioner = desk.created[0]
    assert passphrase == PHRASE
    assert practitioner.big_number == "19049907803"
    assert practitioner.organization.agb_code == "08001234"
    assert practitioner.region == "landelijk"
    assert desk.done == ["voorbeeld", "klaar"]


def test_a_problem_stands_under_its_field_and_the_cursor_goes_there(desk: Desk) -> None:
    desk.walk_to(Step.ORGANIZATION)
    desk.next()

    page = desk.screen.pages[Step.ORGANIZATION]
    assert isinstance(page, OrganizationPage)
    assert page.name_field.has_error()
    assert page.name_field.edit.hasFocus()
    assert "naam" in page.name_field.edit.accessibleDescription()


def test_a_carer_is_asked_for_another_number_than_a_midwife(desk: Desk, qtbot: QtBot) -> None:
    desk.walk_to(Step.PRACTITIONER)
    page = desk.screen.pages[Step.PRACTITIONER]
    assert isinstance(page, PractitionerPage)
    assert not page.number_field.isVisible()

    names = []
    for role in (Role.MIDWIFE, Role.MATERNITY_CARER, Role.YOUTH_HEALTH_NURSE):
        qtbot.mouseClick(page.role_cards[role.value], Qt.MouseButton.LeftButton)
        names.append(page.number_field.edit.accessibleName())

    assert names == ["BIG-nummer", "KCKZ-nummer", "BIG-nummer"]


def test_going_back_shows_what_was_filled_in(desk: Desk, qtbot: QtBot) -> None:
    desk.walk_to(Step.PRACTITIONER)

    qtbot.mouseClick(desk.screen.back_button, Qt.MouseButton.LeftButton)

    page = desk.screen.pages[Step.ORGANIZATION]
    assert isinstance(page, OrganizationPage)
    assert page.isVisible()
    assert page.name_field.text() == "Praktijk Reuring"


def test_the_strength_of_the_passphrase_is_said_in_a_word(desk: Desk, qtbot: QtBot) -> None:
    desk.walk_to(Step.PASSPHRASE)
    page = desk.screen.pages[Step.PASSPHRASE]
    assert isinstance(page, PassphrasePage)

    qtbot.keyClicks(page.passphrase_field.edit, PHRASE)

    assert "sterk" in shown_texts(desk.screen)
    assert page.strength_meter.accessibleName() == "Sterkte: sterk"


def test_the_code_is_shown_in_seven_groups_only_while_it_must_be_kept(desk: Desk) -> None:
    desk.walk_to(Step.RECOVERY_CODE)
    during = shown_texts(desk.screen)
    desk.code()
    desk.type_back()

    assert set(CODE.split("-")) <= set(during)
    assert desk.screen.step is Step.DEMO
    everything = [label.text() for label in desk.screen.code_page.findChildren(PlainLabel)]
    assert not set(CODE.split("-")) & set(everything)


def test_the_code_can_be_saved_where_the_user_wants(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.walk_to(Step.RECOVERY_CODE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("stick/code.txt", ""))

    qtbot.mouseClick(desk.screen.code_page.sheet.save_button, Qt.MouseButton.LeftButton)

    assert desk.saved == [("stick/code.txt", CODE)]


def test_saving_can_be_called_off(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.walk_to(Step.RECOVERY_CODE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    qtbot.mouseClick(desk.screen.code_page.sheet.save_button, Qt.MouseButton.LeftButton)

    assert desk.saved == []


def test_the_code_can_be_printed(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.walk_to(Step.RECOVERY_CODE)
    paper = tmp_path / "code.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    qtbot.mouseClick(desk.screen.code_page.sheet.print_button, Qt.MouseButton.LeftButton)

    assert paper.read_bytes().startswith(b"%PDF")


def test_the_paper_holds_the_whole_code(qtbot: QtBot, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    paper = tmp_path / "code.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))

    paint_code_paper(printer, tuple(CODE.split("-")))

    with pypdfium2.PdfDocument(paper) as document:
        pages = len(document)
        text = document[0].get_textpage().get_text_bounded()
    assert pages == 1
    for group in CODE.split("-"):
        assert group in text


def test_the_code_page_says_its_code_to_a_screen_reader(desk: Desk) -> None:
    desk.walk_to(Step.RECOVERY_CODE)

    assert desk.screen.code_page.sheet.code_card.accessibleName() == CODE.replace("-", " ")
