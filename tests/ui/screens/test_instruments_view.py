"""The screen of questionnaires, with its widgets."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.demo.dragging import dragged, drop
from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import ShowTryOut
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport
from kansrijk_desktop.ui.screens.instruments.report_pane import IssueRow, ReportPane
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from tests.fakes import HeldTasks
from tests.instruments_desk import (
    InstrumentsDesk,
    a_form,
    a_hostile_form,
    a_poor_form,
    load,
    written,
)
from tests.ui.instrument_states import screen_of
from tests.ui.instruments_room import Room
from tests.ui.showing import show, shown_texts


def drag(screen: InstrumentsScreen, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    screen.dragEnterEvent(event)
    return event


def test_a_file_is_loaded_kept_taken_in_use_and_withdrawn(room: Room) -> None:
    screen = room.screen
    room.load_by_hand(een=a_form())
    assert screen.loading_page.keep_button.text() == "Bewaren"

    room.press(screen.loading_page.keep_button)
    room.press(screen.version_page.use_button)
    room.press(screen.second_look.use_button)
    assert screen.version_page.badge.text() == "In gebruik"

    room.press(screen.version_page.withdraw_button)
    room.press(screen.version_page.confirm_button)
    assert screen.version_page.badge.text() == "Ingetrokken"
    assert room.desk.version("1.0.0").state is InstrumentState.WITHDRAWN


def test_a_folder_is_loaded_by_its_own_button(room: Room, tmp_path: Path) -> None:
    written(tmp_path, een=a_form(), twee=a_poor_form())
    room.screen.choose_folder = lambda _screen: [tmp_path]

    room.press(room.screen.list_page.folder_button)

    page = room.screen.loading_page
    assert [row.shown_title() for row in page.files.visible_rows()] == ["een.json", "twee.json"]
    room.press(page.files.rows[1])
    assert page.report.isVisible()
    assert page.header.back_button.isVisible()
    room.press(page.header.back_button)
    assert page.files.isVisible()
    room.press(page.discard_button)
    assert room.screen.list_page.isVisible()


def test_files_may_be_dropped_on_the_list(room: Room, tmp_path: Path) -> None:
    data = dragged(*written(tmp_path, een=a_form()))

    assert drag(room.screen, data).isAccepted()
    assert room.screen.list_page._loading.property("tone") == "accent"
    drop(room.screen, data)

    assert room.screen.loading_page.isVisible()
    assert room.screen.list_page._loading.property("tone") == "sunken"


def test_what_is_no_file_is_not_taken(room: Room) -> None:
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/q.json")])

    assert not drag(room.screen, web).isAccepted()
    drop(room.screen, web)
    room.screen.dragLeaveEvent(QDragLeaveEvent())

    assert room.screen.list_page.isVisible()


def test_nothing_is_dropped_into_an_editor(room: Room, tmp_path: Path) -> None:
    room.load_by_hand(een=a_form())
    room.press(room.screen.loading_page.keep_button)
    room.edit("slaap")

    drop(room.screen, dragged(*written(tmp_path, twee=a_poor_form())))

    assert room.screen.editor_page.isVisible()


def test_reading_shows_how_far_it_is_and_is_stopped(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    room = Room(qtbot, workspace, tmp_path, HeldTasks())
    room.load_by_hand(een=a_form(), twee=a_poor_form())
    page = room.screen.loading_page
    assert "0 van 2" in page.progress_label.text()

    room.desk.loading._note_progress(1, 2)
    qtbot.waitUntil(lambda: "1 van 2" in page.progress_label.text())
    room.press(page.stop_button)

    assert room.screen.list_page.isVisible()


def test_a_screen_that_goes_while_a_file_is_read_stops_the_reading(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    background = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, background)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    screen = screen_of(desk)
    stack.addWidget(screen)
    desk.loading.read(written(tmp_path, een=a_form()))

    screen.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    background.let_go()

    assert desk.loading.reports() == ()


def test_a_file_that_cannot_be_read_shows_why_and_no_empty_report(room: Room) -> None:
    (room.folder / "stuk.json").write_text("{")
    room.screen.choose_forms = lambda _screen: [room.folder / "stuk.json"]

    room.press(room.screen.list_page.load_button)

    page = room.screen.loading_page
    assert not page.report.isVisible()
    assert not page.keep_button.isVisible()
    assert any("kan niet worden ingelezen" in text for text in shown_texts(page))


def test_reports_are_written_where_she_says(room: Room, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    names: list[str] = []

    def choose(_screen: QWidget, name: str) -> Path:
        names.append(name)
        return tmp_path / "uit" / f"{name}.txt"

    room.screen.choose_report_path = choose
    room.load_by_hand(een=a_form(), twee=a_poor_form())
    room.press(room.screen.loading_page.save_button)
    room.press(room.screen.loading_page.files.rows[1])
    room.press(room.screen.loading_page.report.save_button)
    room.screen.choose_report_path = lambda _screen, _name: None
    room.press(room.screen.loading_page.report.save_button)

    assert names == ["verslagen", "verslag"]
    assert "twee.json" in (tmp_path / "uit" / "verslag.txt").read_text("utf-8")


def test_the_report_of_a_version_is_copied_and_written(room: Room, tmp_path: Path) -> None:
    room.load_by_hand(een=a_poor_form())
    room.press(room.screen.loading_page.keep_button)
    report = room.screen.version_page.report

    room.screen.choose_report_path = lambda _screen, _name: None
    room.press(report.save_button)
    room.screen.choose_report_path = lambda _screen, _name: tmp_path / "verslag.json"
    room.press(report.save_button)
    room.press(report.copy_button)

    assert (tmp_path / "verslag.json").is_file()
    assert "StructureMap" in QGuiApplication.clipboard().text()


def test_trying_out_and_comparing_begin_at_the_version(room: Room, tmp_path: Path) -> None:
    load(room.desk, *written(tmp_path, een=a_form()))
    room.press(room.screen.version_page.header.back_button)
    room.load_by_hand(twee=a_poor_form())
    room.press(room.screen.loading_page.keep_button)

    room.press(room.screen.version_page.try_button)
    room.press(room.screen.version_page.compare_button)

    assert room.desk.routes == [ShowTryOut(room.desk.version("2.0.0-concept").identity)]
    page = room.screen.compare_page
    assert page.version_field.key() == room.desk.version("1.0.0").identity
    texts = shown_texts(page)
    assert any("Heb je overdag rust?" in text for text in texts)
    page.search_field.edited.emit("overdag")
    assert len(page.rows.visible_rows()) == 1


def test_many_issues_are_folded_bounded_and_searched(qtbot: QtBot) -> None:
    issues = tuple(
        Issue(Severity.NOT_SUPPORTED, "x", f"item[{n}]", f"Deel {n} <b>doet</b> & niets")
        for n in range(5_000)
    )
    pane = ReportPane()
    show(qtbot, pane)

    pane.show_report(NamedReport("x", "", LoadReport("R4", issues)))
    group = pane.groups[Severity.NOT_SUPPORTED]
    assert not group.is_open()
    assert group.header.text() == "Niet ondersteund (5000)"
    assert len(pane.findChildren(IssueRow)) == 20

    pane.search_field.edited.emit("item[4321]")
    assert group.is_open()
    assert "Deel 4321 <b>doet</b> & niets" in shown_texts(pane)
    pane.search_field.edited.emit("staat er niet in")
    assert "Niets gevonden in dit verslag." in shown_texts(pane)


def test_names_that_try_to_be_more_than_names_are_only_shown(room: Room) -> None:
    room.load_by_hand(vreemd=a_hostile_form())
    room.press(room.screen.loading_page.keep_button)

    texts = shown_texts(room.screen)

    assert any(text.startswith("<b>Vet & schuin</b> ‹U+202E›neerts") for text in texts)
    assert not any("\u202e" in text for text in texts)
    assert max(len(text) for text in texts) < 1_000


def test_a_file_full_of_one_label_is_refused_in_words(room: Room) -> None:
    form = a_form()
    form["item"][1]["text"] = "Eindeloos " * 900_000

    room.load_by_hand(groot=form)

    assert "De tekst van deze vraag is te lang." in shown_texts(room.screen.loading_page)
    assert max(len(text) for text in shown_texts(room.screen)) < 1_000


def test_many_questionnaires_can_be_searched(room: Room, tmp_path: Path) -> None:
    forms = {
        f"lijst-{n}": a_form(url=f"https://example.org/Questionnaire/{n}", title=f"Lijst {n}")
        for n in range(30)
    }
    load(room.desk, *written(tmp_path, **forms))
    page = room.screen.list_page
    assert len(page.cards.rows) == 20

    QTest.keyClicks(page.search_field.edit, "lijst 17")
    assert len(page.cards.visible_rows()) == 1
    room.press(page.cards.rows[0].versions.rows[0])
    assert room.screen.version_page.isVisible()


def test_the_keyboard_goes_along_with_what_is_shown(room: Room) -> None:
    room.load_by_hand(een=a_form())
    loading, version = room.screen.loading_page, room.screen.version_page
    assert loading.keep_button.hasFocus()

    room.press(loading.keep_button)
    assert version.use_button.hasFocus()
    room.press(version.use_button)
    assert room.screen.second_look.use_button.hasFocus()
    room.press(room.screen.second_look.use_button)
    room.press(version.withdraw_button)
    assert version.think_again_button.hasFocus()
    room.press(version.think_again_button)
    assert version.try_button.hasFocus()
    room.press(version.header.back_button)
    assert room.screen.list_page.load_button.hasFocus()


def test_the_keyboard_comes_to_a_file_and_back(room: Room) -> None:
    room.load_by_hand(een=a_form(), twee=a_poor_form())
    page = room.screen.loading_page

    room.press(page.files.rows[1])
    assert page.header.back_button.hasFocus()
    room.press(page.header.back_button)

    assert page.files.rows[0].hasFocus()
