"""A page per part, notes, folding, saving and leaving the conversation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.questionnaire.items.text import TextItem
from kansrijk_desktop.ui.routes import ShowHousehold, ShowSummary
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from kansrijk_desktop.ui.widgets.settle import settle_layouts
from tests.builders import HOUSEHOLD_ID
from tests.ui.screen_checks import cut_texts
from tests.ui.screening_table import Table, a_table


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with a_table(tmp_path, qtbot) as table:
        yield table


def test_follow_up_opens_by_hand(table: Table) -> None:
    table.go_to("W1")

    table.qtbot.mouseClick(
        table.screen.switches.buttons["W-verdieping-openen"], Qt.MouseButton.LeftButton
    )
    table.go_to("W3")
    is_asked = table.address() == "W3"
    table.go_to("W1")
    table.qtbot.mouseClick(
        table.screen.switches.buttons["W-verdieping-openen"], Qt.MouseButton.LeftButton
    )
    table.go_to("W3")

    assert is_asked
    assert table.address() == "W1"


def test_a_page_shows_a_whole_part_and_keys_work_on_the_marked_question(table: Table) -> None:
    table.go_to("G1")

    table.qtbot.mouseClick(table.screen.section_header.layout_button, Qt.MouseButton.LeftButton)
    shown = list(table.screen.page.panels)
    table.press("1")
    second = table.screen.page.question_panel("G2")

    assert shown == ["G1", "G2"]
    assert table.focused() is second
    assert second.tools is not None
    assert second.tools.isVisible()
    assert not table.screen.tools.isVisible()
    table.qtbot.waitUntil(lambda: not second.visibleRegion().isEmpty())


def test_on_a_page_the_keyboard_decides_which_question_a_letter_means(table: Table) -> None:
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    table.go_to("G1")

    table.screen.page.question_panel("G2").setFocus()
    table.press("w")

    assert table.kept() == {"G2"}


def test_on_a_page_not_asked_and_the_mark_belong_to_their_question(table: Table) -> None:
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    table.go_to("G1")
    table.screen.page.question_panel("G2").setFocus()

    table.press("t", "n")

    tools = table.screen.page.question_panel("G2").tools
    assert tools is not None
    assert tools.home_button.isChecked()
    focused = table.focused()
    assert focused is not None
    assert table.screen.page.question_panel("G2").isAncestorOf(focused)


def test_only_the_page_that_shows_has_widgets(table: Table) -> None:
    for part in ("wonen", "geld", "stress"):
        table.go_to(part)

    assert list(table.screen.page.panels) == ["S1"]


def test_the_note_is_kept_with_its_question(table: Table) -> None:
    table.go_to("W1")
    area = table.screen.guidance.note_area

    area.edit.setFocus()
    table.press("trap is steil")

    table.qtbot.waitUntil(lambda: table.kept() == {"W1"})
    table.go_to("W2")
    text_elsewhere = area.text()
    table.go_to("W1")
    assert text_elsewhere == ""
    assert area.text() == "trap is steil"


def test_how_to_ask_folds_and_comes_back(table: Table) -> None:
    table.qtbot.mouseClick(table.screen.guidance.fold_button, Qt.MouseButton.LeftButton)
    is_folded = not table.screen.guidance.isVisible()

    table.qtbot.mouseClick(table.screen.section_header.guidance_button, Qt.MouseButton.LeftButton)

    assert is_folded
    assert table.screen.guidance.isVisible()


def test_on_a_narrow_screen_the_question_keeps_its_room(table: Table) -> None:
    table.screen.resize(820, 700)

    table.qtbot.waitUntil(lambda: not table.screen.guidance.isVisible())
    assert table.screen.page.isVisible()


def test_at_the_end_enter_leads_to_the_summary(table: Table) -> None:
    table.go_to("eerste-acties")

    table.press(Qt.Key.Key_Return)
    is_at_end = table.screen.stand_still.isVisible()
    table.press(Qt.Key.Key_Return)

    assert is_at_end
    assert table.visited == [ShowSummary(table.screening_id)]


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    apply_look(qapp, Look(DARK, 200))
    yield
    apply_look(qapp, Look(LIGHT))


@pytest.mark.usefixtures("large_text")
def test_at_the_end_the_line_below_is_whole_in_the_largest_text(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with a_table(tmp_path, qtbot) as table:
        # Only resized it would grow along; in the frame of the program there is this much.
        table.screen.setFixedSize(1196, 676)
        table.go_to("G1")
        table.press("1")
        table.qtbot.waitUntil(lambda: "Opgeslagen" in table.screen.footer.saved_label.text())
        table.go_to("eerste-acties")
        table.press(Qt.Key.Key_Return)
        settle_layouts()

        assert table.screen.footer.next_button.accessibleName() == "Naar de samenvatting"
        assert cut_texts(table.screen.footer) == []


def test_stop_here_leads_to_the_family(table: Table) -> None:
    table.qtbot.mouseClick(table.screen.footer.stop_button, Qt.MouseButton.LeftButton)

    assert table.visited == [ShowHousehold(HOUSEHOLD_ID)]


def test_leaving_saves_the_place_first(table: Table) -> None:
    left: list[str] = []
    table.go_to("G1")

    table.screen.about_to_leave(
        lambda: left.append(table.workspace.screenings.open(table.screening_id).screening.place)
    )

    assert left == ["G1"]


def test_every_control_has_a_name(table: Table) -> None:
    table.go_to("K1-eigen")
    controls = [
        child
        for kind in (QAbstractButton, QLineEdit)
        for child in table.screen.findChildren(kind)
        if child.isVisible()
    ]

    assert [control for control in controls if not control.accessibleName()] == []


def test_a_failed_save_is_said_where_she_works(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise DiskFullError("De schijf is vol. Wat u ziet, blijft staan.")

    monkeypatch.setattr(ScreeningRepository, "save", full)
    table.press("1")
    problem, saved = table.screen.notice.text(), table.screen.footer.saved_label.text()
    monkeypatch.undo()

    table.qtbot.waitUntil(lambda: table.kept() == {"aanwezig"})

    assert problem == "De schijf is vol. Wat u ziet, blijft staan."
    assert saved == "Nog niet opgeslagen"
    assert not table.screen.notice.isVisible()


def test_pasted_text_that_no_store_can_hold_does_no_harm(table: Table) -> None:
    table.go_to("K1-eigen")
    item = table.screen.page.question_panel("K1-eigen").item_widget
    assert isinstance(item, TextItem)

    item.edit.insertPlainText("zus\x00 helpt\ud83d")

    table.qtbot.waitUntil(lambda: table.kept_labels("K1-eigen") == ["zus helpt"])


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK), Look(LIGHT, 200)])
def test_it_can_be_painted_in_every_look(table: Table, look: Look) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    apply_look(application, look)

    picture = table.screen.grab()
    apply_look(application, Look(LIGHT))

    assert not picture.isNull()
