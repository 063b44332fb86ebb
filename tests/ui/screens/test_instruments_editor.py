"""Changing a questionnaire, with the widgets of the editor."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kansrijk_desktop.fhir.extensions import DOMAIN, WHY_WE_ASK
from kansrijk_desktop.services.form_editing import HIDDEN
from kansrijk_desktop.ui.screens.instruments.editing_presenter import Step
from kansrijk_desktop.ui.screens.instruments.item_forms import MOST_TEXT
from tests.e2e.desks import spoken_texts
from tests.instruments_desk import (
    a_form,
)
from tests.ui.instruments_room import Room
from tests.ui.showing import shown_texts


def test_the_longest_texts_there_can_be_are_looked_at(room: Room) -> None:
    form = a_form(title="Titel " * 500_000, publisher="&" * 500_000)
    form["item"][1]["text"] = "Eindeloos " * 5_000
    form["item"][1]["extension"] = [{"url": WHY_WE_ASK, "valueString": "x" * (MOST_TEXT + 1)}]
    room.load_by_hand(groot=form)
    room.press(room.screen.loading_page.keep_button)

    room.edit("rust")

    pane = room.screen.editor_page.item_pane
    assert not pane.texts[WHY_WE_ASK].isEnabled()
    assert len(pane.texts[WHY_WE_ASK].text()) == MOST_TEXT
    assert max(len(text) for text in shown_texts(pane)) < 1_000


def test_the_keyboard_walks_along_the_items(room: Room) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.press(room.screen.version_page.edit_button)
    page = room.screen.editor_page
    assert page.items.hasFocus()

    QTest.keyClick(page.items, Qt.Key.Key_Down)

    assert "Hoe slaap je de laatste week?" in shown_texts(page.item_pane)
    room.desk.editing.search("wakker")
    assert page.items.model().rowCount() == 1


def test_everything_of_an_item_is_changed_on_the_page(room: Room) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.edit("slaap")
    page = room.screen.editor_page
    pane = page.item_pane

    room.press(pane.flags[HIDDEN])
    pane.texts[WHY_WE_ASK].edit.setPlainText("Slaap helpt je herstellen.")
    pane.translation.edit.setPlainText("How did you sleep?")
    option = pane.options.rows[2]
    option.exclusive.click()
    option.translation.edit.setPlainText("Badly")
    page.items.pick("nacht")
    pane.domain_field.chosen.emit("stress")
    assert page.changes_label.text() == "6 wijzigingen, nog niet bewaard"
    room.press(page.undo_button)
    room.press(page.keep_button)
    room.press(page.keep_pane.changes.rows[0].undo_button)
    assert page.changes_label.text() == "4 wijzigingen, nog niet bewaard"
    page.keep_pane.version_field.edited.emit("1.1.0")
    room.press(page.keep_pane.keep_button)

    copy = room.desk.instruments.definition(room.desk.version("1.1.0").identity)
    assert not copy.item("slaap").hidden
    assert copy.item("nacht").extension(DOMAIN) is None
    assert copy.item("slaap").options[2].is_exclusive
    assert copy.item("slaap").options[2].label("en") == "Badly"
    assert room.screen.version_page.isVisible()


def test_a_long_sentence_gets_a_hint(room: Room) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.edit("slaap")
    field = room.screen.editor_page.item_pane.texts[WHY_WE_ASK]

    field.edit.setPlainText("woord " * 30)

    assert "Korter leest makkelijker" in field.message.text()


def test_leaving_the_screen_with_changes_asks_first(room: Room) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.edit("slaap")
    page = room.screen.editor_page
    room.press(page.item_pane.flags[HIDDEN])
    left: list[bool] = []

    room.screen.about_to_leave(lambda: left.append(True))
    assert left == []
    assert room.desk.editing._state.step is Step.LEAVE
    room.press(page.leave_pane.stay_button)
    assert page.item_pane.isVisible()
    room.press(page.back_button)
    room.press(page.leave_pane.leave_button)

    assert room.screen.version_page.isVisible()
    room.screen.about_to_leave(lambda: left.append(True))
    assert left == [True]


def test_an_item_is_heard_with_its_link_id_and_whether_it_was_changed(room: Room) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.edit("slaap")
    page = room.screen.editor_page
    room.press(page.item_pane.flags[HIDDEN])

    heard = spoken_texts(page.items)

    assert "slaap, Hoe slaap je de laatste week?, gewijzigd" in heard
    assert "rust, Is er overdag een moment voor jezelf?" in heard
