"""The letter screens as a test works them: with real widgets on a real encrypted file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowReferral
from kansrijk_desktop.ui.screens.advice.presenter import AdvicePresenter
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter
from kansrijk_desktop.ui.screens.document.view import DocumentScreen
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from tests.fakes import FixedClock, InlineTasks
from tests.ui.showing import press, show
from tests.unit.services.letters import chosen, kept_talk, reuring_answers


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
        ShowReferral(screening_id),
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


def a_kept_letter(workspace: Workspace) -> tuple[str, str]:
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, None)
    draft = replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
    letter = workspace.referrals.letter(basis, draft)
    kept = workspace.referrals.keep(basis, draft, letter, Delivery.SAVED)
    return household_id, kept.id


def kept_letter_screen(
    workspace: Workspace, route: ShowDocument, visited: list[Route], qtbot: QtBot
) -> DocumentScreen:
    presenter = DocumentPresenter(
        route, workspace.referrals, (InlineTasks(), InlineTasks()), visited.append
    )
    screen = DocumentScreen(presenter)
    show(qtbot, screen)
    return screen
