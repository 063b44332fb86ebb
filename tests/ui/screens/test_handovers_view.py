"""The screen of handovers: a file from dropping to taking over, the address book, the own card."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.handover_screens import handovers_screen
from kansrijk_desktop.demo.dragging import dragged, drop
from kansrijk_desktop.exchange.sealing import is_sealed
from kansrijk_desktop.ui.routes import Route, ShowHandover, ShowHousehold
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen
from tests.builders import HOUSEHOLD_ID
from tests.fakes import InlineTasks
from tests.ui.showing import shown_texts
from tests.unit.services.chain import (
    House,
    a_told_content,
    bare,
    keep_family,
    keep_paper,
    send,
    told_by_midwife,
)

Opens = Callable[[House], HandoversScreen]


@pytest.fixture
def routes() -> list[Route]:
    return []


@pytest.fixture
def opens(qtbot: QtBot, routes: list[Route]) -> Opens:
    def show(house: House) -> HandoversScreen:
        tasks = InlineTasks()
        screen = handovers_screen(house.workspace, (tasks, tasks), routes.append, house.clock)
        assert isinstance(screen, HandoversScreen)
        qtbot.addWidget(screen)
        screen.resize(1100, 760)
        screen.show()
        return screen

    return show


def test_a_dropped_file_is_shown_chosen_from_taken_over_and_confirmed(
    opens: Opens, midwife: House, nurse: House, tmp_path: Path, routes: list[Route]
) -> None:
    path = tmp_path / "bestand.age"
    path.write_bytes(told_by_midwife(midwife, nurse))
    screen = opens(nurse)
    page = screen.receiving_page

    drop(screen, dragged(path))
    assert page.isVisible()
    page.families[0].click()
    assert page.take_button.text() == f"{len(page.preview.rows)} gegevens overnemen"
    page.preview.rows["household.municipality"].click()
    assert not page.preview.rows["household.municipality"].isChecked()
    page.take_button.click()

    assert page.receipt_button.isVisible()
    receipt = tmp_path / "bevestiging.age"
    screen.choose_target = lambda _parent, _title, _name: receipt
    page.receipt_button.click()
    assert is_sealed(receipt.read_bytes())
    assert not page.receipt_button.isVisible()
    page.dossier_button.click()
    (household,) = [one.household_id for one in routes if isinstance(one, ShowHousehold)]
    assert nurse.workspace.dossiers.open(household).household.municipality == ""


def test_a_file_dropped_while_another_is_open_is_left_alone(
    opens: Opens, midwife: House, nurse: House, tmp_path: Path
) -> None:
    path = tmp_path / "bestand.age"
    path.write_bytes(told_by_midwife(midwife, nurse))
    other = tmp_path / "anders.age"
    other.write_text("niets")
    screen = opens(nurse)
    drop(screen, dragged(path))

    drop(screen, dragged(other))

    assert screen.receiving_page.families[0].isVisible()
    assert not screen.receiving_page.notice.isVisible()


def test_a_strange_file_is_told_and_nothing_opens(
    opens: Opens, nurse: House, tmp_path: Path
) -> None:
    path = tmp_path / "vakantie.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    screen = opens(nurse)
    screen.choose_file = lambda _parent, _title, _kinds: path

    screen.overview.file_button.click()

    assert screen.overview.isVisible()
    assert "geen overdracht" in screen.overview.notice.accessibleName()


def test_no_file_chosen_changes_nothing(opens: Opens, nurse: House) -> None:
    screen = opens(nurse)
    screen.choose_file = lambda _parent, _title, _kinds: None

    screen.overview.file_button.click()

    assert screen.overview.isVisible()
    assert not screen.overview.notice.isVisible()


def test_an_unknown_sender_waits_on_the_words_with_the_keyboard_on_stopping(
    opens: Opens, midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    path = tmp_path / "bestand.age"
    path.write_bytes(send(midwife, midwife.knows(nurse)).content)
    screen = opens(nurse)
    drop(screen, dragged(path))
    part = screen.receiving_page.sender_part

    assert part.words.words() == midwife.workspace.partners.correspondence.own_card().phrase
    assert not part.words_before.isVisible()
    part.stop_button.click()
    assert screen.overview.isVisible()
    assert nurse.workspace.partners.correspondence.partners() == ()

    drop(screen, dragged(path))
    part.same_button.click()
    assert screen.receiving_page.families_card.isVisible()


def test_an_unsealed_file_says_so_and_offers_no_receipt(
    opens: Opens, nurse: House, tmp_path: Path
) -> None:
    path = tmp_path / "bundel.json"
    path.write_bytes(bare(a_told_content()))
    screen = opens(nurse)

    drop(screen, dragged(path))
    screen.receiving_page.families[0].click()
    assert any("niet verzegeld" in text for text in shown_texts(screen.receiving_page))
    screen.receiving_page.take_button.click()

    assert screen.receiving_page.close_button.isVisible()
    assert not screen.receiving_page.receipt_button.isVisible()


def test_what_waits_leads_to_its_family(
    opens: Opens, midwife: House, nurse: House, routes: list[Route]
) -> None:
    told_by_midwife(midwife, nurse)
    screen = opens(midwife)

    (row,) = screen.overview.waiting.visible_rows()
    row.click()

    assert routes == [ShowHandover(HOUSEHOLD_ID)]


def test_a_pasted_card_is_compared_and_kept(opens: Opens, midwife: House, nurse: House) -> None:
    own = nurse.workspace.partners.correspondence.own_card()
    screen = opens(midwife)
    screen.overview.add_button.click()
    page = screen.adding_page

    page.text_field.show_text(own.text)
    page.read_button.click()
    assert page.words.words() == own.phrase
    assert not page.reading_card.isVisible()
    page.compared_button.click()

    assert screen.overview.isVisible()
    (partner,) = midwife.workspace.partners.correspondence.partners()
    assert partner.is_compared


def test_a_card_file_that_is_her_own_is_told_and_cannot_be_kept(
    opens: Opens, midwife: House, tmp_path: Path
) -> None:
    path = tmp_path / "eigen.kansrijk-contact"
    path.write_text(midwife.workspace.partners.correspondence.own_card().text)
    screen = opens(midwife)
    screen.overview.add_button.click()
    screen.choose_file = lambda _parent, _title, _kinds: path

    screen.adding_page.file_button.click()

    assert "uw eigen kaart" in screen.adding_page.warning.accessibleName()
    assert not screen.adding_page.compared_button.isVisible()
    assert not screen.adding_page.later_button.isVisible()


def test_a_partner_is_renamed_and_taken_out_after_a_second_word(
    opens: Opens, midwife: House, nurse: House
) -> None:
    midwife.knows(nurse, is_compared=False)
    screen = opens(midwife)
    (row,) = screen.overview.partners.visible_rows()
    row.click()
    page = screen.partner_page

    page.compared_button.click()
    assert not page.compared_button.isVisible()
    page.phone_field.show_text("030 2222222")
    page.kind_field.show_chosen("ziekenhuis")
    page.save_button.click()
    (partner,) = midwife.workspace.partners.correspondence.partners()
    kept = partner.correspondent
    assert (partner.is_compared, kept.phone, kept.recipient_kind) == (
        True,
        "030 2222222",
        "ziekenhuis",
    )

    page.remove_button.click()
    page.keep_button.click()
    assert len(midwife.workspace.partners.correspondence.partners()) == 1
    page.remove_button.click()
    page.sure_button.click()
    assert midwife.workspace.partners.correspondence.partners() == ()
    assert screen.overview.nobody.isVisible()


def test_the_own_card_is_shown_as_code_and_words_and_saved_as_file_and_paper(
    opens: Opens, midwife: House, tmp_path: Path
) -> None:
    own = midwife.workspace.partners.correspondence.own_card()
    screen = opens(midwife)
    screen.overview.own_card_button.click()
    page = screen.own_card_page
    assert page.words.words() == own.phrase
    assert page.picture.width() >= len(own.squares)

    names: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    screen.choose_target = choose
    page.save_button.click()
    page.paper_button.click()

    assert names == ["kaart.kansrijk-contact", "kaart.pdf"]
    assert (tmp_path / names[0]).read_text() == own.text
    assert (tmp_path / names[1]).read_bytes().startswith(b"%PDF-")
