"""The screen of region packages, with real widgets on a real encrypted file."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
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
from kansrijk_desktop.ui.theme import LIGHT, Look, apply_look, load_fonts
from tests.region_desk import RegionDesk
from tests.ui.region_room import Room
from tests.ui.showing import shown_texts

_COLOUR = Qt.ItemDataRole.ForegroundRole


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
