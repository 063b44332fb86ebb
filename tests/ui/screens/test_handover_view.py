"""The screen to hand one family over: the choice, the second look, the file, and the talk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.handover_screens import handover_screen
from kansrijk_desktop.exchange.sealing import is_sealed
from kansrijk_desktop.ui.routes import Route, ShowHandover, ShowHandovers, ShowHousehold
from kansrijk_desktop.ui.screens.handover.choosing_page import SentLine
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen
from tests.builders import HOUSEHOLD_ID, TODAY, a_consent
from tests.fakes import InlineTasks
from tests.ui.showing import shown_texts
from tests.unit.services.chain import DOCUMENT_ID, House, keep_family, keep_paper, send

Opens = Callable[[House], HandoverScreen]


@pytest.fixture
def routes() -> list[Route]:
    return []


@pytest.fixture
def opens(qtbot: QtBot, routes: list[Route]) -> Opens:
    def show(house: House) -> HandoverScreen:
        tasks = InlineTasks()
        screen = handover_screen(
            ShowHandover(HOUSEHOLD_ID), house.workspace, (tasks, tasks), routes.append, house.clock
        )
        assert isinstance(screen, HandoverScreen)
        qtbot.addWidget(screen)
        screen.resize(1100, 760)
        screen.show()
        return screen

    return show


def sent_lines(screen: HandoverScreen) -> list[SentLine]:
    return list(screen.choosing_page.sent.visible_rows())


def test_a_paper_is_sealed_after_a_second_look(
    opens: Opens, midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    partner = midwife.knows(nurse, is_compared=False)
    screen = opens(midwife)
    names: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    screen.choose_target = choose
    assert screen.choosing_page.papers[DOCUMENT_ID].isChecked()
    assert screen.choosing_page.partners[partner.correspondent.id].isChecked()

    screen.choosing_page.look_button.click()
    look = screen.second_look
    texts = shown_texts(look)
    assert {"JGZ Voorbeeld", "Sanne Reuring", "Geld, Stress"} <= set(texts)
    assert look.sensitive.isVisible()
    assert look.not_compared.isVisible()
    look.save_button.click()

    assert names == ["kansrijk-overdracht.age"]
    assert is_sealed((tmp_path / names[0]).read_bytes())
    assert screen.choosing_page.isVisible()
    assert "opgeslagen" in screen.choosing_page.notice.text()
    (line,) = sent_lines(screen)
    assert line.received_button.isVisible()


def test_the_second_look_can_be_left_and_no_file_is_made(
    opens: Opens, midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    screen = opens(midwife)

    screen.choosing_page.look_button.click()
    screen.second_look.back_button.click()
    assert screen.choosing_page.isVisible()
    screen.choosing_page.look_button.click()
    screen.choose_target = lambda _parent, _title, _name: None
    screen.second_look.save_button.click()

    assert screen.second_look.isVisible()
    assert midwife.workspace.partners.handovers.waiting() == ()


def test_a_lost_file_is_written_once_more_and_a_call_confirms(
    opens: Opens, midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    send(midwife, midwife.knows(nurse))
    screen = opens(midwife)
    (line,) = sent_lines(screen)
    path = tmp_path / "nog-eens.age"
    screen.choose_target = lambda _parent, _title, _name: path

    line.again_button.click()
    assert is_sealed(path.read_bytes())
    line.received_button.click()

    (line,) = sent_lines(screen)
    assert not line.received_button.isVisible()
    assert any("telefonisch bevestigd" in text for text in shown_texts(line))


def test_without_paper_or_partner_it_says_what_to_do_first(
    opens: Opens, midwife: House, routes: list[Route]
) -> None:
    keep_family(midwife)
    screen = opens(midwife)

    texts = " ".join(shown_texts(screen))
    assert "Er is nog geen brief voor anderen" in texts
    assert "nog geen partner in uw adresboek" in texts
    assert not screen.choosing_page.look_button.isVisible()
    screen.choosing_page.book_button.click()
    screen.choosing_page.header.back_button.click()

    assert routes == [ShowHandovers(), ShowHousehold(HOUSEHOLD_ID)]


def test_a_paper_whose_consent_ended_cannot_be_picked(
    opens: Opens, midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    midwife.workspace.kept.referrals.withdraw_consent(a_consent().id, TODAY, midwife.clock())

    screen = opens(midwife)

    card = screen.choosing_page.papers[DOCUMENT_ID]
    assert not card.isEnabled()
    assert "geldt niet meer" in card.accessibleDescription()


def test_the_checklist_of_a_talk_is_filled_in_and_kept(
    opens: Opens, midwife: House, qtbot: QtBot
) -> None:
    keep_family(midwife)
    screen = opens(midwife)
    card = screen.warm_card

    card.new_button.click()
    qtbot.keyClicks(card.fields["recipient_name"].edit, "JGZ Voorbeeld")
    qtbot.keyClicks(card.fields["held_on"].edit, "31-2-2026")
    card.how_choice.segments["yes"].click()
    card.present_choice.segments["yes"].click()
    card.repeated_choice.segments["no"].click()
    card.save_button.click()
    assert card.save_button.isVisible()
    assert any("31-2-2026" in text or "bestaat niet" in text for text in shown_texts(card))

    card.fields["held_on"].edit.clear()
    qtbot.keyClicks(card.fields["held_on"].edit, "20-11-2026")
    card.save_button.click()

    assert not card.save_button.isVisible()
    (kept,) = midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers
    assert (kept.is_by_phone, kept.is_patient_present, kept.is_repeated_back) == (
        True,
        True,
        False,
    )
    (row,) = card.rows.visible_rows()
    row.click()
    assert card.fields["recipient_name"].text() == "JGZ Voorbeeld"
    card.close_button.click()
    assert card.new_button.isVisible()


def test_going_elsewhere_keeps_a_checklist_first(
    opens: Opens, midwife: House, qtbot: QtBot
) -> None:
    keep_family(midwife)
    screen = opens(midwife)
    screen.warm_card.new_button.click()
    qtbot.keyClicks(screen.warm_card.fields["recipient_name"].edit, "JGZ")
    left: list[bool] = []

    screen.about_to_leave(lambda: left.append(True))

    assert left == [True]
    assert len(midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers) == 1
