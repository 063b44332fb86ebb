"""The preview and the second look, with real widgets."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from kansrijk_desktop.documents.preview import PageImage, page_texts
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.referral.presenter import SecondLook
from kansrijk_desktop.ui.screens.referral.second_look import SecondLookPane
from kansrijk_desktop.ui.widgets.preview_pane import PageWidget, PreviewPane
from tests.ui.letters.desk import fill_in, letter_screen
from tests.ui.showing import press, show


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
    page.resize(20, 20)

    picture = page.grab().toImage()

    assert page.heightForWidth(400) == 0
    assert picture.pixelColor(0, 0) == picture.pixelColor(19, 19)


def test_a_shorter_letter_leaves_no_page_behind(qtbot: QtBot) -> None:
    image = PageImage(2, 3, 8, bytes(24))
    pane = PreviewPane("De brief")
    show(qtbot, pane)
    pane.show_pages((image, image))

    pane.show_pages((image,))

    assert [page.isVisible() for page in pane.pages] == [True, False]


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
