"""The screen of region packages, with real widgets on a real encrypted file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_draft import SetCell
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.region.fields import (
    ChoiceField,
    CodesField,
    DayField,
    LineField,
    PlacesField,
)
from kansrijk_desktop.ui.screens.region.line_pane import LinePane
from kansrijk_desktop.ui.screens.region.table_page import TablePage
from kansrijk_desktop.ui.screens.region.view import RegionScreen
from kansrijk_desktop.ui.theme import LIGHT, Look, apply_look, load_fonts
from tests.fakes import FailingTasks, HeldTasks
from tests.packages import ROW, a_package, a_package_file
from tests.region_desk import RegionDesk
from tests.ui.region_states import region_screen_of
from tests.ui.showing import press, show, shown_texts

_COLOUR = Qt.ItemDataRole.ForegroundRole


class Room:
    """The screen, and what stands behind it."""

    def __init__(self, qtbot: QtBot, desk: RegionDesk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.screen: RegionScreen = region_screen_of(desk)
        show(qtbot, self.screen)

    @property
    def page(self) -> TablePage:
        return self.screen.table_page

    @property
    def pane(self) -> LinePane:
        pane = self.page.pane()
        assert pane is not None
        return pane

    def index(self, name: str, column: int = 0) -> QModelIndex:
        """Return where a line stands in the table."""
        lines = self.page.table.lines
        row = next(at for at, line in enumerate(lines) if name in line.cells["name"])
        return self.page.table.model().index(row, column)

    def cell(self, name: str, title: str) -> QModelIndex:
        """Return the cell of a line under a title."""
        model = self.page.table.model()
        titles = [
            model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
        ]
        return self.index(name, titles.index(title))

    def open(self, name: str) -> None:
        """Click on a line."""
        table = self.page.table
        index = self.index(name)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key where the cursor is."""
        target = widget or QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key)

    def type(self, column: str, text: str) -> LineField:
        """Type in a field of the line that is open; the cursor stays there."""
        field = self.pane.fields[column]
        assert isinstance(field, LineField)
        field.edit.setFocus()
        field.edit.selectAll()
        self.qtbot.keyClicks(field.edit, text)
        return field

    def press(self, button: QWidget) -> None:
        press(self.qtbot, button)


@pytest.fixture
def room(workspace: Workspace, qtbot: QtBot) -> Room:
    return Room(qtbot, RegionDesk(workspace))


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    load_fonts()
    apply_look(qapp, Look(LIGHT, 200))
    yield
    apply_look(qapp, Look())


def test_the_menukaart_is_a_table_with_its_layers(room: Room) -> None:
    model = room.page.table.model()

    assert model.rowCount() == room.desk.state.count
    assert room.cell("Buurtteam", "Laag").data() == "gemeente, eigen regel"
    assert room.cell("Geldfit", "Laag").data() == "landelijk"
    assert room.cell("Buurtteam", "Telefoon").data() == "14 030"
    assert room.cell("Lokale coalitie", "Telefoon").data() == "niet bekend"
    assert room.cell("Lokale coalitie", "Stand").data() == "Controleren"
    assert room.page.lens_bar.count_label.text() == f"{room.desk.state.count} regels"


def test_a_cell_is_heard_with_the_title_of_its_column(room: Room) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert room.cell("Buurtteam", "Telefoon").data(role) == "Telefoon: 14 030"
    assert room.cell("Kennismakings", "Nagekeken op").data(role) == (
        "Nagekeken op: 22 november 2026"
    )


def test_what_was_not_looked_at_for_long_is_grey_and_says_so(room: Room) -> None:
    line = room.desk.line("Buurtteam")

    room.desk.presenter.do(SetCell(line.sheet, line.line.number, "last_checked", "1-10-2025"))

    assert room.cell("Buurtteam", "Stand").data() == "Verouderd"
    assert room.cell("Buurtteam", "Naam").data(_COLOUR) == QColor(LIGHT.secondary)
    assert room.cell("Geldfit", "Naam").data(_COLOUR) == QColor(LIGHT.text)


def test_a_click_opens_a_line_beside_the_table(room: Room) -> None:
    room.open("Buurtteam")

    name = room.pane.fields["name"]
    assert isinstance(name, LineField)
    assert name.text() == "Buurtteam in de wijk"
    assert name.edit.hasFocus()
    assert room.page.table.isVisible()
    assert "Van het pakket Utrecht. Ligt op Landelijk: Wijkteam of knooppunt Kansrijke Start." in (
        shown_texts(room.pane)
    )


def test_a_field_is_kept_when_it_is_left(room: Room) -> None:
    room.open("Buurtteam")

    room.type("waiting_time", "twee weken")
    before = room.desk.line("Buurtteam").cells["waiting_time"]
    room.key(Qt.Key.Key_Return)

    assert before == ""
    assert room.desk.line("Buurtteam").cells["waiting_time"] == "twee weken"
    assert room.page.saved_label.text().startswith("Opgeslagen ")
    assert "1 wijziging" in shown_texts(room.page)


def test_what_is_wrong_stands_under_the_field_and_the_text_stays(room: Room) -> None:
    room.open("Buurtteam")

    field = room.type("to_week", "ergens")
    room.key(Qt.Key.Key_Return)

    assert field.text() == "ergens"
    assert "geen week" in field.message.text()
    assert field.has_error()
    assert room.cell("Buurtteam", "Stand").data() == "Nog niet goed"


def test_every_field_has_a_name_for_who_listens(room: Room) -> None:
    room.open("Buurtteam")

    for name, field in room.pane.fields.items():
        assert field.label.text(), name
        edit = field.findChild(QLineEdit)
        assert edit is None or edit.accessibleName(), name


def test_words_and_subjects_are_chosen_with_one_press(room: Room) -> None:
    room.open("Buurtteam")
    subjects, step = room.pane.fields["domains"], room.pane.fields["kind"]
    assert isinstance(subjects, CodesField)
    assert isinstance(step, ChoiceField)

    room.press(subjects.cards["safety"])
    step.edit.setCurrentIndex(step.edit.findData("consult"))
    step.edit.activated.emit(step.edit.currentIndex())

    cells = room.desk.line("Buurtteam").cells
    assert cells["domains"] == "housing;money;stress;substances"
    assert cells["kind"] == "consult"


def test_municipalities_are_found_by_typing_and_taken_away_again(room: Room) -> None:
    room.open("Buurtteam")
    places = room.pane.fields["municipalities"]
    assert isinstance(places, PlacesField)

    room.qtbot.keyClicks(places.search.edit, "zei")
    room.key(Qt.Key.Key_Return, places.search.edit)
    added = room.desk.line("Buurtteam").cells["municipalities"]
    room.press(places.chosen.buttons[0])

    assert added == "Utrecht;Zeist"
    assert room.desk.line("Buurtteam").cells["municipalities"] == "Zeist"


def test_a_day_is_typed_and_shown_as_people_write_it(room: Room) -> None:
    room.open("Buurtteam")
    day = room.pane.fields["last_checked"]
    assert isinstance(day, DayField)

    day.edit.setFocus()
    day.edit.selectAll()
    room.qtbot.keyClicks(day.edit, "3 maart 2026")
    room.key(Qt.Key.Key_Return)

    assert day.text() == "3-3-2026"
    assert day.message.text() == "3 maart 2026"
    assert room.desk.line("Buurtteam").cells["last_checked"] == "2026-03-03"


def test_the_keyboard_alone_opens_checks_takes_back_and_closes(room: Room) -> None:
    table = room.page.table
    table.setFocus()
    table.setCurrentIndex(room.index("Lokale coalitie"))

    room.key(Qt.Key.Key_V, table)
    checked = room.cell("Lokale coalitie", "Stand").data()
    room.qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    back = room.cell("Lokale coalitie", "Stand").data()
    room.key(Qt.Key.Key_Return, table)
    opened = room.page.pane() is not None
    room.key(Qt.Key.Key_Escape)

    assert (checked, back, opened) == ("Nagekeken", "Controleren", True)
    assert room.page.pane() is None
    assert table.hasFocus()
    assert room.page.table.currentIndex().row() == room.index("Lokale coalitie").row()


def test_arrows_walk_and_tab_leaves_the_table(room: Room) -> None:
    table = room.page.table
    table.setFocus()
    table.setCurrentIndex(room.index("Kennismakings"))

    room.key(Qt.Key.Key_Down, table)
    walked = table.currentIndex().row()
    room.key(Qt.Key.Key_Tab, table)

    assert walked == 1
    assert not table.hasFocus()
    cursor = QApplication.focusWidget()
    assert cursor is not None
    assert room.page.isAncestorOf(cursor)


def test_a_line_of_a_lower_layer_cannot_be_checked_before_it_is_ours(room: Room) -> None:
    table = room.page.table
    table.setCurrentIndex(room.index("Geldfit"))

    room.key(Qt.Key.Key_V, table)

    assert "Deze regel is van Landelijk. Neem hem eerst over." in room.page.notice.text()


def test_a_line_of_a_lower_layer_is_read_and_taken_over(room: Room) -> None:
    room.open("Geldfit")
    read = shown_texts(room.pane)
    was_editable = any(field.isVisible() for field in room.pane.fields.values())

    room.press(room.pane.take_over_button)

    assert "Telefoon: 0800-8115" in read
    assert not was_editable
    phone = room.pane.fields["phone"]
    assert isinstance(phone, LineField)
    assert phone.text() == "0800-8115"
    assert room.pane.below.isVisible()


def test_a_line_of_a_lower_layer_can_be_left_out_here_and_offered_again(room: Room) -> None:
    room.open("Geldfit")

    room.press(room.pane.hide_button)
    withdrawn = room.cell("Geldfit", "Stand").data()
    room.press(room.pane.offer_button)

    assert withdrawn == "Vervallen"
    assert room.cell("Geldfit", "Stand").data() == "Controleren"


def test_what_is_for_danger_has_no_button_to_take_it_away(room: Room) -> None:
    room.open("112")
    lower = room.pane.hide_button.isVisible()
    room.press(room.pane.take_over_button)

    assert not lower
    assert not room.pane.withdraw_button.isVisible()
    assert not room.pane.fields["kind"].isEnabled()
    assert any("voor gevaar nu" in text for text in shown_texts(room.pane))


def test_a_new_offer_begins_at_its_name(room: Room) -> None:
    room.press(room.page.lens_bar.add_button)

    name = room.pane.fields["name"]
    assert isinstance(name, LineField)
    assert name.edit.hasFocus()
    assert not room.pane.badge.isVisible()
    room.type("name", "Inloop voor jonge ouders")
    room.key(Qt.Key.Key_Return)
    assert room.cell("Inloop", "Stand").data() == "Controleren"


def test_search_filters_order_and_columns_work_on_the_table(room: Room) -> None:
    bar, table = room.page.lens_bar, room.page.table
    brief = table.model().columnCount()

    room.qtbot.keyClicks(bar.search_field.edit, "geldfit")
    found = table.model().rowCount()
    bar.search_field.edit.clear()
    bar.search_field.edit.textEdited.emit("")
    room.press(bar.filter_button)
    bar.filters["subject"].chosen.emit("safety")
    filtered = table.model().rowCount()
    room.press(bar.clear_button)
    room.press(bar.columns_button)
    table.horizontalHeader().sectionClicked.emit(0)

    assert 0 < found < 6
    assert 0 < filtered < room.desk.state.count
    assert table.model().rowCount() == room.desk.state.count
    assert table.model().columnCount() > 2 * brief
    names = [line.cells["name"].casefold() for line in table.lines]
    assert names == sorted(names)


def test_nothing_found_says_what_to_do(room: Room) -> None:
    room.qtbot.keyClicks(room.page.lens_bar.search_field.edit, "xyzzy")

    assert any("Geen regel gevonden" in text for text in shown_texts(room.page))


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_part_of_a_package_is_shown_and_can_be_opened(room: Room, sheet: Sheet) -> None:
    room.page.sheet_choice.chosen.emit(sheet.value)

    if sheet is not Sheet.ABOUT:
        assert room.page.table.model().rowCount() == room.desk.state.count > 0
        room.desk.presenter.pick(room.desk.state.lines[0].key)

    assert room.pane.isVisible()
    assert room.pane.sheet is sheet


def test_where_there_is_little_room_a_line_stands_alone(large: None, room: Room) -> None:
    room.desk.open("Buurtteam")
    alone = room.page.table.isVisible()
    room.press(room.pane.close_button)

    assert not alone
    assert room.page.table.isVisible()


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
