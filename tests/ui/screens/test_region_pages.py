"""A draft that is used, files that come and go, and the way out, with real widgets."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.region.fields import (
    LineField,
)
from tests.fakes import FailingTasks, HeldTasks
from tests.packages import ROW, a_package, a_package_file
from tests.region_desk import RegionDesk
from tests.ui.region_room import Room
from tests.ui.showing import shown_texts


@pytest.fixture
def room(workspace: Workspace, qtbot: QtBot) -> Room:
    return Room(qtbot, RegionDesk(workspace))


def test_a_draft_is_looked_over_and_used(room: Room) -> None:
    room.open("Buurtteam")
    room.type("cost", "5 euro")
    room.press(room.page.use_button)
    page = room.screen.compare_page
    compared = shown_texts(page)

    room.press(page.use_button)

    assert "Utrecht: kladversie in gebruik nemen?" in compared
    assert "Was: gratis" in compared
    assert "Wordt: 5 euro" in compared
    assert room.page.isVisible()
    assert any("versie 1.0.1, geldt vanaf nu" in text for text in shown_texts(room.page))
    assert "Geen wijzigingen" in shown_texts(room.page)


def test_a_fault_leads_to_its_field(room: Room) -> None:
    room.open("Buurtteam")
    room.type("to_week", "99")
    room.key(Qt.Key.Key_Return)
    room.desk.presenter.show_sheet(Sheet.CONTACTS)
    room.press(room.page.use_button)
    page = room.screen.compare_page
    was_enabled = page.use_button.isEnabled()

    room.press(page.faults.rows[0])

    assert not was_enabled
    week = room.pane.fields["to_week"]
    assert isinstance(week, LineField)
    assert week.edit.hasFocus()
    assert week.text() == "99"


def test_another_version_is_shown_before_it_is_used(room: Room, tmp_path: Path) -> None:
    files = room.desk.workspace.regions.files("utrecht")
    files["region.toml"] = files["region.toml"].replace(b'"1.0.0"', b'"1.1.0"')
    files["services.csv"] = files["services.csv"].replace(b"Buurtteam in", b"Buurthulp in")
    room.screen.choose_package = lambda _screen: a_package_file(tmp_path, files)

    room.press(room.page.package_bar.load_button)
    page = room.screen.compare_page
    texts = shown_texts(page)
    room.press(page.use_button)

    assert "Utrecht laden?" in texts
    assert any("Nu geldt versie 1.0.0. Daarna versie 1.1.0" in text for text in texts)
    assert "Wordt: Buurthulp in de wijk" in texts
    assert room.index("Buurthulp").isValid()


def test_a_file_with_faults_is_told_by_line_and_column(room: Room, tmp_path: Path) -> None:
    wrong = [ROW.replace("money", "geld").replace("geldfit", f"x{n}", 1) for n in range(30)]
    room.screen.choose_package = lambda _screen: a_package_file(tmp_path, a_package(*wrong))

    room.press(room.page.package_bar.load_button)

    page = room.screen.compare_page
    texts = shown_texts(page)
    assert any("services.csv, regel 2, ‘domains’: ‘geld’ is onbekend." in text for text in texts)
    assert page.header.back_button.hasFocus()
    room.press(page.header.back_button)
    assert room.page.isVisible()


def test_a_package_and_a_table_go_to_files_and_a_table_comes_back(
    room: Room, tmp_path: Path
) -> None:
    asked: list[str] = []

    def path_for(_screen: QWidget, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    room.screen.choose_package_path = room.screen.choose_table_path = path_for
    room.screen.choose_table = lambda _screen: tmp_path / "utrecht-aanbod.csv"
    bar = room.page.package_bar
    room.press(bar.more_button)

    room.press(bar.share_button)
    room.press(bar.export_button)
    room.press(bar.import_button)

    assert asked == ["regiopakket-utrecht-1.0.0.zip", "utrecht-aanbod.csv"]
    assert all((tmp_path / name).is_file() for name in asked)
    assert "De tabel is ingelezen in uw kladversie: 5 regels." in shown_texts(room.page)


def test_no_file_chosen_changes_nothing(room: Room) -> None:
    screen, bar = room.screen, room.page.package_bar
    screen.choose_package = screen.choose_table = lambda _screen: None
    screen.choose_package_path = screen.choose_table_path = lambda _screen, _name: None
    room.press(bar.more_button)
    before = shown_texts(screen)

    for button in (bar.load_button, bar.share_button, bar.export_button, bar.import_button):
        room.press(button)

    assert shown_texts(screen) == before


def test_a_layer_for_a_municipality_is_begun_and_put_away(room: Room) -> None:
    bar = room.page.package_bar
    room.press(bar.more_button)
    room.press(bar.layer_button)
    page = room.screen.layer_page
    was_enabled = page.begin_button.isEnabled()
    room.press(page.away_button)
    room.press(bar.layer_button)
    page.place_field.show_chosen("Zeist")
    page.place_field.chosen.emit("Zeist")

    room.press(page.begin_button)

    assert not was_enabled
    assert room.desk.state.facts is not None
    assert room.desk.state.facts.name == "Gemeente Zeist"
    assert bar.package_field.key() == "gemeente-zeist"
    texts = shown_texts(room.screen)
    assert "Geen wijzigingen" in texts
    assert not [one for one in texts if "wijzigingen ·" in one or one == "2 wijzigingen"]
    assert room.page.use_button.isEnabled()
    assert not bar.discard_button.isHidden()


def test_a_draft_can_be_thrown_away(room: Room) -> None:
    bar = room.page.package_bar
    room.press(bar.more_button)
    was_visible = bar.discard_button.isVisible()
    room.open("Buurtteam")
    room.type("cost", "5 euro")
    room.key(Qt.Key.Key_Return)

    room.press(bar.discard_button)

    assert not was_visible
    assert room.desk.line("Buurtteam").cells["cost"] == "gratis"
    assert "Geen wijzigingen" in shown_texts(room.page)


def test_going_back_to_what_came_along_asks_first(room: Room) -> None:
    room.open("Buurtteam")
    room.type("cost", "5 euro")
    room.press(room.page.use_button)
    room.press(room.screen.compare_page.use_button)
    room.press(room.page.package_bar.more_button)

    room.press(room.page.package_bar.return_button)
    asked = shown_texts(room.screen.compare_page)
    room.press(room.screen.compare_page.use_button)

    assert "Utrecht: terug naar het meegeleverde pakket?" in asked
    assert "Ja, teruggaan" in asked
    assert room.desk.line("Buurtteam").cells["cost"] == "gratis"


def test_what_is_typed_and_not_left_yet_is_kept_on_the_way_out(room: Room) -> None:
    left: list[str] = []
    room.open("Buurtteam")
    room.type("cost", "5 euro")

    room.screen.about_to_leave(lambda: left.append("weg"))

    assert left == ["weg"]
    again = room.desk.drafts.open("utrecht")
    assert "5 euro" in [line.cells["cost"] for line in again.sheets.of(Sheet.SERVICES)]


def test_what_is_typed_wrong_is_kept_on_the_way_out_too(room: Room) -> None:
    left: list[str] = []
    room.open("Buurtteam")
    room.type("to_week", "ergens")

    room.screen.about_to_leave(lambda: left.append("weg"))

    assert left == ["weg"]
    again = room.desk.drafts.open("utrecht")
    assert "ergens" in [line.cells["to_week"] for line in again.sheets.of(Sheet.SERVICES)]


def test_who_cannot_save_stays_with_what_was_typed(workspace: Workspace, qtbot: QtBot) -> None:
    left: list[str] = []
    room = Room(qtbot, RegionDesk(workspace, tasks=FailingTasks("De schijf is vol.", after=1)))
    room.open("Buurtteam")
    field = room.type("cost", "5 euro")

    room.screen.about_to_leave(lambda: left.append("weg"))

    assert left == []
    assert field.text() == "5 euro"
    assert room.page.notice.text() == "De schijf is vol."
    assert room.page.saved_label.text() == "Nog niet opgeslagen"


def test_saved_is_said_only_after_the_commit(workspace: Workspace, qtbot: QtBot) -> None:
    tasks = HeldTasks()
    room = Room(qtbot, RegionDesk(workspace, tasks=tasks))
    tasks.let_go()
    room.open("Buurtteam")
    room.type("cost", "5 euro")
    room.key(Qt.Key.Key_Return)
    before = room.page.saved_label.text()

    tasks.let_go()

    assert before == "Opslaan…"
    assert room.page.saved_label.text().startswith("Opgeslagen ")


def test_five_hundred_lines_need_no_widget_of_their_own(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [ROW.replace("geldfit", f"aanbod-{number}", 1) for number in range(500)]
    files = a_package(*rows)
    workspace.regions.keep(workspace.regions.read(a_package_file(tmp_path, files)))
    few = Room(qtbot, RegionDesk(workspace))
    many = Room(qtbot, RegionDesk(workspace, "proef"))

    few_widgets = len(few.page.table.findChildren(QWidget))
    many_widgets = len(many.page.table.findChildren(QWidget))

    assert many.page.table.model().rowCount() > 500
    assert many_widgets == few_widgets
