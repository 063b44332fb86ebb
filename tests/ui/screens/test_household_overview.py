"""One family over time, with real widgets on a real encrypted file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowHouseholds,
    ShowMeldcode,
    ShowSummary,
)
from kansrijk_desktop.ui.screens.household.reading_page import FACTS, OVERVIEW
from kansrijk_desktop.ui.screens.household.time_line_card import TimeLineRow
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from tests.builders import HOUSEHOLD_ID, PATIENT_ID
from tests.families import (
    an_agreement,
    full_family,
    keep,
    keep_family,
    stopped,
    talked,
    with_baby,
)
from tests.ui.household_states import family_screen
from tests.ui.showing import press, show, shown_texts


def opened(
    workspace: Workspace,
    visited: list[Route],
    qtbot: QtBot,
    known: frozenset[type] = frozenset(),
) -> HouseholdScreen:
    screen = family_screen(workspace, HOUSEHOLD_ID, visited.append, known)
    show(qtbot, screen)
    return screen


@pytest.fixture
def screen(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> HouseholdScreen:
    full_family(workspace)
    return opened(workspace, visited, qtbot)


def words_on(screen: QWidget) -> str:
    return "\n".join(shown_texts(screen))


def row_of(screen: HouseholdScreen, key: str) -> TimeLineRow:
    rows = screen.reading_page.time_line_card.lines.visible_rows()
    return next(row for row in rows if row.entry is not None and row.entry.key == key)


def test_a_family_is_told_on_one_page(screen: HouseholdScreen) -> None:
    page = screen.reading_page

    assert "Een eerdere zwangerschap is gestopt op 3 juli 2025." in page.standing.text()
    assert [one.accessibleName() for one in page.strip.stations[:2]] == [
        "Intake: 9 juli 2026",
        "28 tot 30 weken: 8 november 2026",
    ]
    assert "van oranje naar geel" in words_on(page.changes_card)
    assert "Zin: 8 (eerder 7, 7)" in words_on(page.health_card)


def test_the_pictures_are_told_in_words(screen: HouseholdScreen) -> None:
    levels = screen.reading_page.levels_card.picture.accessibleDescription()
    web = screen.reading_page.health_card.picture.accessibleDescription()

    assert "Geld: Intake 9-7-2026 oranje; " in levels
    assert "28 tot 30 weken 9-11-2026 oranje, eigen weging." in levels
    assert web.startswith("10 november 2026: Lichaam: 7, Gevoel: 5,")


def test_safety_is_covered_until_she_asks_and_again_when_hidden(
    screen: HouseholdScreen, qtbot: QtBot
) -> None:
    page = screen.reading_page
    before = words_on(page)

    press(qtbot, page.switch.apart_button)
    asked = words_on(page), page.switch.warning.isVisible()
    screen.about_to_hide()

    assert "En verder: Intake" not in before
    assert "En verder: Intake 9-7-2026 groen" in asked[0]
    assert asked[1]
    assert "En verder: Intake" not in words_on(page)
    assert not page.switch.warning.isVisible()


def test_the_partner_has_a_page_of_his_own(screen: HouseholdScreen, qtbot: QtBot) -> None:
    page = screen.reading_page
    switch = page.switch.speakers
    assert switch is not None

    press(qtbot, switch.segments["1"])
    his = words_on(page)
    assert page.switch.speakers is not None
    press(qtbot, page.switch.speakers.segments["0"])

    for hers in ("eerdere zwangerschap", "Belt met de gemeente", "Hoe het gaat", "Notities"):
        assert hers not in his
        assert hers in words_on(page)
    assert "Niveaus over de tijd" in his


def test_her_facts_and_the_ways_on_are_not_on_the_page_of_the_partner(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    full_family(workspace)
    page = opened(workspace, visited, qtbot, frozenset({ShowMeldcode})).reading_page
    press(qtbot, page.tabs.segments[FACTS])
    facts = words_on(page)
    press(qtbot, page.tabs.segments[OVERVIEW])
    assert page.switch.speakers is not None

    press(qtbot, page.switch.speakers.segments["1"])

    assert "Hier schrijven" in facts
    assert "Hier schrijven" not in words_on(page)
    assert not page.tabs.isVisible()
    assert not page.parts_card.isVisible()


def test_a_family_where_only_she_spoke_has_no_switch(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    keep_family(workspace)

    page = opened(workspace, visited, qtbot).reading_page

    assert page.switch.speakers is None
    assert not page.levels_card.isVisible()
    assert not page.changes_card.isVisible()
    assert "Er is nog geen gesprek gevoerd." in words_on(page.time_line_card)


def test_a_moment_that_was_held_opens_and_one_that_is_due_prepares_the_start(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = keep_family(workspace)
    family.hold("intake", Moment.INTAKE, 120, talked())
    page = opened(workspace, visited, qtbot).reading_page

    press(qtbot, page.strip.stations[0])
    press(qtbot, page.strip.stations[1])

    assert visited == [ShowSummary("intake")]
    assert page.start_card.moment_field.key() == "28-weken"
    assert page.start_card.start_button.hasFocus()


def test_after_a_stop_nothing_is_planned(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    stopped(workspace)

    page = opened(workspace, visited, qtbot).reading_page

    assert "Herinneringen staan stil" in page.standing.text()
    assert not page.strip.isVisible()


def test_a_birth_stands_on_the_time_line(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    with_baby(workspace)

    page = opened(workspace, visited, qtbot).reading_page

    assert "Geboorte van Mees" in words_on(page.time_line_card)


def test_a_talk_is_laid_beside_what_she_filled_in_herself(
    screen: HouseholdScreen, qtbot: QtBot
) -> None:
    button = row_of(screen, "weeks-28").beside_button
    assert button is not None

    press(qtbot, button)
    page = screen.beside_page
    qtbot.waitUntil(lambda: "Woonplek" in words_on(page))
    everything = words_on(page)
    press(qtbot, page.filter.segments["different"])
    different = words_on(page)
    press(qtbot, page.apart_button)
    apart = words_on(page)
    press(qtbot, page.header.back_button)

    assert "Rondkomen, verschilt: Met moeite" in everything
    assert "Woonplek" in everything
    assert "Woonplek" not in different
    assert "Alles is te lezen" in apart
    assert screen.reading_page.isVisible()


def test_an_agreement_is_written_by_keyboard_and_ticked_off(
    screen: HouseholdScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    card = screen.reading_page.agreements_card

    press(qtbot, card.add_button)
    assert card.form.who_choice.segments["cliënt"].hasFocus()
    qtbot.keyClick(card.form.who_choice.segments["cliënt"], Qt.Key.Key_Space)
    qtbot.keyClicks(card.form.what_field.edit, "Zoekt een nieuwe kraamzorg")
    qtbot.keyClicks(card.form.due_field.edit, "1-12-2026")
    qtbot.keyClick(card.form.what_field.edit, Qt.Key.Key_Return)
    kept = {one.what: one for one in workspace.families.agreements.of_patient(PATIENT_ID)}
    press(qtbot, card.open_rows.rows[0].tick_button)

    new = kept["Zoekt een nieuwe kraamzorg"]
    assert (new.who, new.is_hers) == ("cliënt", True)
    assert not card.form.isVisible()
    assert card.notice.text() == "Afgevinkt."


def test_an_agreement_with_someone_else_asks_for_the_name(
    screen: HouseholdScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    card = screen.reading_page.agreements_card
    press(qtbot, card.add_button)

    press(qtbot, card.form.who_choice.segments["else"])
    qtbot.keyClicks(card.form.who_field.edit, "Buurtteam")
    qtbot.keyClicks(card.form.what_field.edit, "Belt terug")
    press(qtbot, card.form.hers_card)
    press(qtbot, card.form.home_card)
    press(qtbot, card.form.save_button)

    kept = {one.what: one for one in workspace.families.agreements.of_patient(PATIENT_ID)}[
        "Belt terug"
    ]
    assert (kept.who, kept.is_hers, kept.is_not_for_home) == ("Buurtteam", True, True)
    assert "Belt terug" not in words_on(card)


def test_a_wrong_agreement_shows_what_is_wrong_and_is_changed_or_taken_away(
    screen: HouseholdScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    card = screen.reading_page.agreements_card
    press(qtbot, card.open_rows.rows[0].change_button)
    typed = card.form.what_field.text()
    card.form.what_field.edit.clear()
    qtbot.keyClicks(card.form.due_field.edit, "x")

    press(qtbot, card.form.save_button)
    wrong = card.form.due_field.has_error()
    press(qtbot, card.form.remove_button)
    gone = {one.what for one in workspace.families.agreements.of_patient(PATIENT_ID)}
    press(qtbot, card.notice.undo_button)

    assert typed == "Belt met de gemeente over de huur"
    assert wrong
    assert typed not in gone
    assert typed in {one.what for one in workspace.families.agreements.of_patient(PATIENT_ID)}


def test_what_was_done_is_folded_away(screen: HouseholdScreen, qtbot: QtBot) -> None:
    card = screen.reading_page.agreements_card
    before = words_on(card)

    press(qtbot, card.done_part.header)

    assert "Zoekt de brieven bij elkaar" not in before
    assert "gedaan op 21 november 2026" in words_on(card)


def test_notes_are_folded_away_written_and_undone(
    screen: HouseholdScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    card = screen.reading_page.notes_card
    before = words_on(card)
    press(qtbot, card.part.header)
    press(qtbot, card.add_button)
    qtbot.keyClicks(card.text_area.edit, "Belt liever na zes uur")

    press(qtbot, card.save_button)
    kept = [one.text for one in workspace.families.agreements.notes(PATIENT_ID)]
    press(qtbot, card.notice.undo_button)
    press(qtbot, card.rows.rows[0].change_button)
    press(qtbot, card.remove_button)

    assert "Praat makkelijker" not in before
    assert "Belt liever na zes uur" in kept
    assert workspace.families.agreements.notes(PATIENT_ID) == ()


def test_what_is_typed_is_kept_before_the_screen_goes(
    screen: HouseholdScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    left: list[str] = []
    card = screen.reading_page.notes_card
    press(qtbot, card.part.header)
    press(qtbot, card.add_button)
    qtbot.keyClicks(card.text_area.edit, "Half getypt")

    screen.about_to_leave(lambda: left.append("weg"))

    assert left == ["weg"]
    assert workspace.families.agreements.notes(PATIENT_ID)[0].text == "Half getypt"


def test_what_is_wrong_comes_into_view_before_the_screen_goes(
    screen: HouseholdScreen, qtbot: QtBot
) -> None:
    left: list[str] = []
    page = screen.reading_page
    press(qtbot, page.agreements_card.add_button)
    qtbot.keyClicks(page.agreements_card.form.what_field.edit, "Zonder wie")
    page.show_top()

    screen.about_to_leave(lambda: left.append("weg"))

    assert left == []
    assert page.agreements_card.form.who_error.text() == "Vul in wie dit doet."
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)


def test_cards_lead_only_to_screens_that_are_there(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    full_family(workspace)
    without = opened(workspace, visited, qtbot).reading_page.parts_card
    known = frozenset({ShowCareRoute, ShowMeldcode})
    card = opened(workspace, visited, qtbot, known).reading_page.parts_card

    press(qtbot, card.buttons[1])

    assert not without.isVisible()
    assert [button.accessibleName() for button in card.buttons] == [
        "Aanbod, wat is voorgesteld, en hoe het verder ging",
        "Vervolgstappen, apart, met uw wachtwoord",
    ]
    went: list[object] = list[object](visited)
    assert went == [ShowMeldcode(HOUSEHOLD_ID)]


def test_the_facts_are_one_press_away(screen: HouseholdScreen, qtbot: QtBot) -> None:
    page = screen.reading_page

    press(qtbot, page.tabs.segments[FACTS])

    assert "Voorbeeldstraat 1, 1234 AB Voorbeelddorp" in words_on(page.facts_page)
    assert not page.start_card.isVisible()


def test_going_back_leads_to_the_list(
    screen: HouseholdScreen, visited: list[Route], qtbot: QtBot
) -> None:
    press(qtbot, screen.reading_page.header.back_button)

    assert visited == [ShowHouseholds()]


def test_a_narrow_screen_stacks_and_keeps_everything(screen: HouseholdScreen, qtbot: QtBot) -> None:
    page = screen.reading_page

    screen.resize(700, 700)
    qtbot.waitUntil(lambda: page.health_card.x() == page.changes_card.x())

    assert page.health_card.y() > page.changes_card.y()
    assert page.strip.stations[-1].y() > page.strip.stations[0].y()


def test_nothing_is_written_outside_the_database(
    screen: HouseholdScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    keep(workspace, an_agreement("x", "cliënt", "zegtniemandiets"))
    press(qtbot, screen.reading_page.switch.apart_button)

    found = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and b"zegtniemandiets" in path.read_bytes()
    ]

    assert found == []
