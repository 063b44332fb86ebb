"""The summary with real widgets: levels in words, safety folded, copying that passes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.summary import ProblemLine
from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.routes import Route, ShowAdvice, ShowHousehold, ShowMeldcode, ShowScreening
from kansrijk_desktop.ui.screens.summary.clipboard import PassingClipboard
from kansrijk_desktop.ui.screens.summary.presenter import SummaryPresenter
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_screening, database_path, keep_family
from tests.ui.showing import shown_texts
from tests.unit.services.visits import money_visit
from tests.workspaces import fresh_database


class Table:
    """A summary on the screen, of a visit with trouble about money and safety."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.workspace = open_workspace(self.database, FixedClock())
        self.screening_id = begin_screening(self.workspace)
        _session, talk = money_visit()
        talk.choose(2, "V2")
        opened = self.workspace.screenings.open(self.screening_id)
        self.workspace.screenings.save(opened.screening, talk.take_changes())
        self.visited: list[Route] = []
        self.presenter = SummaryPresenter(
            self.screening_id,
            self.workspace.screenings,
            InlineTasks(),
            self.visited.append,
            FixedClock(),
        )
        self.screen = SummaryScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 708)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        self.screen.setFocus()

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answers(self) -> dict[str, AnswerRecord]:
        return dict(self.workspace.screenings.open(self.screening_id).answers)

    def status(self) -> ScreeningStatus:
        return self.workspace.screenings.open(self.screening_id).screening.status

    def shown_texts(self) -> str:
        return "\n".join(shown_texts(self.screen))

    def press_own_level(self, domain: str, number: str) -> None:
        segments = self.screen.cards[domain].own.fields[f"weging-{domain_word(domain)}"].segments
        assert segments is not None
        self.click(segments.segments[number])


def domain_word(domain: str) -> str:
    return {"money": "geld", "housing": "wonen"}[domain]


def clipboard_text() -> str:
    return QGuiApplication.clipboard().text()


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    table = Table(tmp_path, qtbot)
    yield table
    table.screen.clipboard.clear()
    table.screen.close()
    table.database.close()


def test_every_domain_shows_its_level_in_a_word_with_the_answers_behind_it(table: Table) -> None:
    texts = table.shown_texts()

    assert table.screen.cards["money"].badge.text() == "Oranje"
    assert table.screen.cards["housing"].badge.text() == "Groen"
    assert "Rondkomen: Met moeite" in texts
    assert "Wens: hulp" in texts
    assert "wil zij niet zeggen" in texts
    assert "S. R.  ·  Signalering in de zwangerschap" in texts
    assert "geen diagnose" in texts


def test_safety_is_folded_until_she_asks_for_it(table: Table) -> None:
    card = table.screen.cards["safety"]
    texts_before = table.shown_texts()

    table.click(card.open_button)
    is_open = card.badge.isVisible()
    texts_open = table.shown_texts()
    table.click(card.open_button)

    assert "Soms" not in texts_before
    assert is_open
    assert "Soms" in texts_open
    assert not card.badge.isVisible()


def test_the_balance_leaves_safety_out_and_can_be_heard(table: Table) -> None:
    heard = table.screen.balance.accessibleDescription()

    assert "Rondkomen" in heard
    assert "Goede relatie met de partner" in heard
    assert "Veilig" not in heard
    assert "En verder" not in heard


def test_weighing_otherwise_asks_for_a_reason_in_place(table: Table) -> None:
    table.press_own_level("money", "2")
    reason = table.screen.cards["money"].own.fields["weging-geld-reden"].area
    assert reason is not None

    table.qtbot.keyClicks(reason.edit, "er loopt al hulp")

    table.qtbot.waitUntil(lambda: "weging-geld-reden" in table.answers())
    assert reason.text() == "er loopt al hulp"


def test_control_z_takes_the_weighing_back(table: Table) -> None:
    table.press_own_level("money", "2")

    table.qtbot.keyClick(table.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "weging-geld-reden" not in table.screen.cards["money"].own.fields


def test_one_key_copies_for_the_record_and_safety_is_not_in_it(table: Table) -> None:
    table.qtbot.keyClick(table.screen, Qt.Key.Key_E)

    text = clipboard_text()
    assert "Geld: oranje" in text
    assert "En verder" not in text
    assert "30 seconden" in table.screen.copied_notice.text()
    assert table.screen.copied_label.text().startswith("Naar EPD gekopieerd op 21 november 2026")


def test_the_shielded_part_has_its_own_button(table: Table) -> None:
    table.click(table.screen.shielded_button)

    assert "En verder: oranje" in clipboard_text()
    assert "Rondkomen" not in clipboard_text()


def test_what_was_copied_passes_by_itself(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    clipboard = PassingClipboard(owner, clear_after_ms=50)

    clipboard.copy("tekst")
    copied = clipboard_text()

    qtbot.waitUntil(lambda: clipboard_text() == "")
    assert copied == "tekst"


def test_what_was_copied_elsewhere_since_stays(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    clipboard = PassingClipboard(owner)
    clipboard.copy("tekst")
    QGuiApplication.clipboard().setText("van haarzelf")

    clipboard.clear()

    assert clipboard_text() == "van haarzelf"
    QGuiApplication.clipboard().clear()


def test_leaving_takes_the_text_off_the_clipboard(table: Table) -> None:
    table.click(table.screen.epd_button)
    left: list[str] = []

    table.screen.about_to_leave(lambda: left.append(clipboard_text()))

    assert left == [""]


def test_the_page_for_her_has_no_level_and_no_safety(table: Table) -> None:
    table.click(table.screen.together_button)

    texts = table.shown_texts()
    assert "Goede relatie met de partner" in texts
    assert "Geld: hulp" in texts
    assert "Bellen met de gemeente" in texts
    for word in ("Oranje", "Groen", "En verder", "Weging", "Rondkomen"):
        assert word not in texts


@pytest.mark.parametrize("way", ["button", "escape"])
def test_from_the_page_for_her_back_to_the_summary(table: Table, way: str) -> None:
    table.click(table.screen.together_button)

    if way == "button":
        table.click(table.screen.together.close_button)
    else:
        table.qtbot.keyClick(table.screen, Qt.Key.Key_Escape)

    assert table.screen.header.isVisible()


def test_other_keys_are_left_to_the_window(table: Table) -> None:
    table.qtbot.keyClick(table.screen, Qt.Key.Key_Escape)
    table.qtbot.keyClick(table.screen, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert clipboard_text() == ""


def test_wat_nu_first_shows_what_is_needed_with_a_jump(table: Table) -> None:
    table.click(table.screen.what_now_button)
    table.qtbot.waitUntil(lambda: not table.screen.to_do.visibleRegion().isEmpty())
    jump = next(each for each in table.screen.to_do.buttons if each.text() == "Weging")

    table.click(jump)

    focused = table.screen.focusWidget()
    assert focused is not None
    assert table.screen.weighing.form.fields["weging-totaal"].isAncestorOf(focused)
    assert table.visited == []


def test_in_a_hurry_one_more_press_goes_on(table: Table) -> None:
    table.click(table.screen.what_now_button)

    table.click(table.screen.to_do.skip_button)

    assert table.visited == [ShowAdvice(table.screening_id)]


def test_a_missing_reason_is_found_at_its_domain(table: Table) -> None:
    table.press_own_level("money", "2")
    jump = next(each for each in table.screen.to_do.buttons if "geld" in each.text().lower())

    table.click(jump)

    focused = table.screen.focusWidget()
    assert focused is not None
    assert table.screen.cards["money"].isAncestorOf(focused)


def test_a_missing_answer_is_found_in_the_conversation(table: Table) -> None:
    line = ProblemLine("W1", "Woonplek", "", is_missing=True, is_weighing=False)

    table.screen.to_do.picked.emit(line)

    assert table.visited == [ShowScreening(table.screening_id)]


def test_when_everything_is_weighed_wat_nu_rounds_off(table: Table) -> None:
    fields = table.screen.weighing.form.fields
    for address in ("weging-totaal", "besproken"):
        segments = fields[address].segments
        assert segments is not None
        number = "2" if address == "weging-totaal" else "1"
        table.click(segments.segments[number])
    reason = fields.get("weging-totaal-reden")
    if reason is not None and reason.area is not None:
        table.qtbot.keyClicks(reason.area.edit, "omdat")

    table.click(table.screen.what_now_button)

    assert not table.screen.to_do.isVisible()
    assert table.visited == [ShowAdvice(table.screening_id)]
    assert table.status() is ScreeningStatus.COMPLETED


def test_what_only_she_may_read_is_folded_and_a_jump_opens_it(table: Table) -> None:
    is_folded = not table.screen.weighing.private_form.isVisible()

    is_found = table.screen.weighing.go_to("niet-pluis")

    assert is_folded
    assert is_found
    assert table.screen.weighing.private_form.isVisible()
    assert not table.screen.weighing.go_to("nergens")


def test_what_waits_for_her_alone_is_counted_and_not_named(table: Table) -> None:
    title_before = table.screen.weighing.private_fold.header.text()

    for address in list(table.screen.weighing.private_form.fields):
        table.presenter.choose(address, 1)

    assert title_before == "Alleen voor u: 2 vragen open"
    assert table.screen.weighing.private_fold.header.text() == "Alleen voor u"


def test_the_kindcheck_opens_by_hand(table: Table) -> None:
    table.screen.weighing.go_to("niet-pluis")
    switch = table.screen.weighing.private_form.fields["kindcheck-met-de-hand"].switch
    assert switch is not None

    table.click(switch)

    assert switch.isChecked()
    assert "kindcheck-met-de-hand" in table.answers()


def test_the_ways_out_lead_where_they_say(table: Table) -> None:
    table.click(table.screen.back_button)
    table.click(table.screen.dossier_button)
    table.click(table.screen.cards["housing"].correct_button)

    assert table.visited == [
        ShowScreening(table.screening_id),
        ShowHousehold(HOUSEHOLD_ID),
        ShowScreening(table.screening_id),
    ]


def test_the_next_steps_are_opened_from_what_only_she_may_read(table: Table) -> None:
    weighing = table.screen.weighing
    was_visible = weighing.follow_up_button.isVisible()
    before = table.shown_texts().lower()

    weighing.go_to("niet-pluis")
    table.click(weighing.follow_up_button)

    assert not was_visible
    assert "meldcode" not in before
    assert "veilig thuis" not in before
    assert weighing.follow_up_button.text() == "Vervolgstappen"
    assert table.visited == [ShowMeldcode(HOUSEHOLD_ID)]


def test_a_failed_save_is_said(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DiskFullError("De schijf is vol. Wat u ziet, blijft staan.")

    monkeypatch.setattr(ScreeningRepository, "save", full)
    table.press_own_level("money", "2")
    problem, saved = table.screen.notice.text(), table.screen.saved_label.text()
    monkeypatch.undo()

    table.qtbot.waitUntil(lambda: "weging-geld" in table.answers())

    assert problem == "De schijf is vol. Wat u ziet, blijft staan."
    assert saved == "Nog niet opgeslagen"


def test_on_a_narrow_screen_nothing_stands_beside_and_nothing_is_cut(table: Table) -> None:
    table.screen.resize(700, 700)

    card = table.screen.cards["money"]
    table.qtbot.waitUntil(lambda: card.own.y() > card.badge.y())
    assert card.width() <= table.screen.width()


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK), Look(LIGHT, 200)])
def test_it_can_be_painted_in_every_look(table: Table, look: Look, qapp: object) -> None:
    application = QGuiApplication.instance()
    apply_look(application, look)  # type: ignore[arg-type] # pytest-qt made a QApplication

    picture = table.screen.grab()
    apply_look(application, Look(LIGHT))  # type: ignore[arg-type] # as above

    assert not picture.isNull()


def test_every_control_has_a_name(table: Table) -> None:
    controls = [child for child in table.screen.findChildren(QAbstractButton) if child.isVisible()]

    assert [control for control in controls if not control.accessibleName()] == []
