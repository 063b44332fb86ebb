from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import Field, TextField
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.text_area import TextArea

LANGUAGES = (("nl", "Nederlands"), ("tr", "Türkçe"), ("ar", "العربية"))


class Form(QWidget):
    """A form in which one field can be left for another."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.other = TextField("Iets anders")
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(self.other)


Put = Callable[[Field], Form]


@pytest.fixture
def put(qtbot: QtBot) -> Iterator[Put]:
    """Put a field into a window of its own, with the cursor in it."""
    forms: list[Form] = []

    def put_into_a_form(field: Field) -> Form:
        form = Form(field)
        qtbot.addWidget(form)
        forms.append(form)
        form.resize(500, 400)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        field.setFocus()
        return form

    yield put_into_a_form
    forms.clear()


def test_a_label_belongs_to_its_editor_and_an_ampersand_stays_one(qtbot: QtBot, put: Put) -> None:
    field = TextField("Huis & haard", help_text="Waar woont zij?")
    put(field)

    assert field.label.buddy() is field.edit
    assert field.label.text() == "Huis && haard"
    assert field.edit.accessibleName() == "Huis & haard"
    assert field.edit.accessibleDescription() == "Waar woont zij?"
    assert field.edit.hasFocus()


def test_an_error_takes_the_place_of_the_help_and_gives_it_back(qtbot: QtBot, put: Put) -> None:
    field = TextField("Naam", help_text="Zoals op de pas.")
    put(field)

    field.show_error("Vul de naam in.")
    during = (field.message.text(), field.has_error(), field.edit.accessibleDescription())
    field.show_error("")

    assert during == ("Vul de naam in.", True, "Vul de naam in.")
    assert field.message.text() == "Zoals op de pas."
    assert not field.has_error()


def test_without_help_or_error_no_room_is_taken(qtbot: QtBot, put: Put) -> None:
    field = TextField("Naam")
    put(field)

    assert not field.message.isVisible()


def test_another_label_and_help_are_shown(qtbot: QtBot, put: Put) -> None:
    field = TextField("BIG-nummer")
    put(field)

    field.show_label("KCKZ-nummer")
    field.show_help("Op uw pas.")

    assert field.edit.accessibleName() == field.label.text() == "KCKZ-nummer"
    assert field.message.text() == "Op uw pas."


def test_typing_is_told_at_every_key_and_leaving_once(qtbot: QtBot, put: Put) -> None:
    field = TextField("Naam")
    form = put(field)
    edited: list[str] = []
    committed: list[str] = []
    field.edited.connect(edited.append)
    field.committed.connect(committed.append)

    qtbot.keyClicks(field.edit, "Ada")
    form.other.setFocus()

    assert edited == ["A", "Ad", "Ada"]
    assert committed == ["Ada"]


def test_showing_a_text_tells_nothing_and_keeps_the_cursor(qtbot: QtBot, put: Put) -> None:
    field = TextField("Naam", placeholder="Achternaam", max_length=10)
    put(field)
    edited: list[str] = []
    field.edited.connect(edited.append)
    field.show_text("Reuring")
    field.edit.setCursorPosition(2)

    field.show_text("Reuring")

    assert field.edit.cursorPosition() == 2
    assert field.text() == "Reuring"
    assert edited == []


def test_letters_that_are_composed_are_told_too(qtbot: QtBot, put: Put) -> None:
    field = TextField("Naam")
    put(field)
    edited: list[str] = []
    field.edited.connect(edited.append)

    event = QInputMethodEvent()
    event.setCommitString("Yılmaz")
    QApplication.sendEvent(field.edit, event)

    assert edited == ["Yılmaz"]


def test_a_note_is_told_while_typing_and_when_left(qtbot: QtBot, put: Put) -> None:
    field = TextArea("Eigen notitie", placeholder="Alleen voor u")
    form = put(field)
    edited: list[str] = []
    committed: list[str] = []
    field.edited.connect(edited.append)
    field.committed.connect(committed.append)

    qtbot.keyClicks(field.edit, "ab")
    form.other.setFocus()

    assert edited == ["a", "ab"]
    assert committed == ["ab"]
    assert field.text() == "ab"


def test_showing_a_note_tells_nothing_and_keeps_the_cursor(qtbot: QtBot, put: Put) -> None:
    field = TextArea("Eigen notitie")
    put(field)
    edited: list[str] = []
    field.edited.connect(edited.append)

    field.show_text("regel een")
    cursor = field.edit.textCursor()
    cursor.setPosition(3)
    field.edit.setTextCursor(cursor)
    field.show_text("regel een")

    assert edited == []
    assert field.edit.textCursor().position() == 3


def test_a_note_grows_with_its_text_up_to_a_bound(qtbot: QtBot, put: Put) -> None:
    field = TextArea("Eigen notitie", min_lines=2, max_lines=5)
    put(field)
    heights = []

    for lines in (1, 4, 5, 30):
        field.show_text("\n".join(["regel"] * lines))
        heights.append(field.edit.sizeHint().height())

    assert heights[0] < heights[1] < heights[2] == heights[3]
    assert field.edit.minimumSizeHint().width() < 100


def test_the_tab_key_leaves_a_note(qtbot: QtBot, put: Put) -> None:
    field = TextArea("Eigen notitie")
    form = put(field)

    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)

    assert form.other.edit.hasFocus()
    assert field.text() == ""


@pytest.mark.parametrize("typed", ["1-2-1996", "01 02 96", "01021996", "1 februari 1996"])
def test_a_date_stays_as_it_is_typed_and_is_said_in_words(
    qtbot: QtBot, put: Put, typed: str
) -> None:
    field = DateField("Geboortedatum")
    put(field)
    edited: list[str] = []
    field.edited.connect(edited.append)

    qtbot.keyClicks(field.edit, typed)

    assert field.text() == edited[-1] == typed
    assert field.message.text() == "1 februari 1996"


def test_a_date_that_is_not_one_yet_is_not_said_in_words(qtbot: QtBot, put: Put) -> None:
    field = DateField("Uitgerekende datum", help_text="Volgens de echo")
    put(field)

    field.show_text("4-3-2027")
    before = field.message.text()
    field.show_text("31-2-2027")

    assert before == "4 maart 2027"
    assert field.message.text() == "Volgens de echo"
    assert not field.has_error()


def test_a_list_tells_the_key_of_what_was_chosen(qtbot: QtBot, put: Put) -> None:
    field = SelectField("Taal", LANGUAGES)
    put(field)
    chosen: list[str] = []
    field.chosen.connect(chosen.append)
    before = field.key()

    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)

    assert before == ""
    assert chosen == ["nl", "tr"]
    assert field.key() == "tr"


def test_showing_a_choice_of_a_list_tells_nothing(qtbot: QtBot, put: Put) -> None:
    field = SelectField("Taal", LANGUAGES)
    form = put(field)
    chosen: list[str] = []
    field.chosen.connect(chosen.append)

    field.show_chosen("ar")
    shown_text = field.edit.currentText()
    field.show_chosen("onbekend")

    assert shown_text == "العربية"
    assert field.key() == ""
    assert chosen == []
    assert not form.grab().isNull()


def test_scrolling_past_a_list_changes_nothing(qtbot: QtBot, put: Put) -> None:
    field = SelectField("Taal", LANGUAGES)
    put(field)
    field.show_chosen("tr")

    event = QWheelEvent(
        QPointF(5, 5),
        field.edit.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.edit, event)

    assert field.key() == "tr"
    assert event.type() is QEvent.Type.Wheel


def test_a_passphrase_is_told_and_submitted_and_forgotten(qtbot: QtBot, put: Put) -> None:
    field = PassphraseField("Wachtwoord", help_text="Liefst een zin")
    put(field)
    edited: list[str] = []
    submitted: list[str] = []
    field.edited.connect(edited.append)
    field.submitted.connect(submitted.append)

    qtbot.keyClicks(field.edit, "ab")
    field.reveal_button.click()
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.clear()

    assert (edited, submitted) == (["a", "ab"], ["ab"])
    assert field.text() == ""
    assert field.edit.echoMode() is field.edit.EchoMode.Password
    assert field.edit.accessibleName() == "Wachtwoord"
