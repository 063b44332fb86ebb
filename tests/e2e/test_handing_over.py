"""A family goes from one installation to another, in the real window of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.app.entry import Entry
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.dragging import dragged, drop
from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.logs import FILE_NAME
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.ui.routes import ShowHandover, ShowSummary
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.received.view import ReceivedScreen
from tests.builders import HOUSEHOLD_ID, PATIENT_ID, a_consent, a_patient
from tests.e2e.desks import PASSPHRASE, Windows, a_desk, opened, spoken_texts
from tests.e2e.test_traces import LOG_LINE, MARK, traces_of
from tests.fakes import FixedClock
from tests.unit.exchange.bundles import SCREENING_ID, a_shared_screening
from tests.unit.services.chain import (
    MIDWIFE,
    NURSE,
    House,
    a_told_content,
    bare,
    keep_family,
    keep_paper,
)

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]


def set_up(folder: Path, practitioner: Practitioner) -> None:
    """Make an installation of one professional."""
    entry = Entry(Installation(folder), KeyCost.floor())
    entry.set_up(PASSPHRASE, practitioner)
    entry.lock()


def her_consent() -> Consent:
    """What she agreed to yesterday."""
    yesterday = local_day(system_clock() - timedelta(days=1))
    return a_consent(given_on=yesterday, recipient_kind=RecipientKind.YOUTH_HEALTH.value)


def what_is_told() -> BundleContent:
    """A conversation of yesterday, and nothing else: no day of a test may lie ahead."""
    yesterday = system_clock() - timedelta(days=1)
    conversation = a_shared_screening(
        started_at=yesterday, finished_at=yesterday + timedelta(minutes=11), pregnancy_id=""
    )
    return a_told_content(
        created_at=system_clock(),
        patient=a_patient(household_id="", family_name=MARK),
        consent=her_consent(),
        pregnancy=None,
        related_persons=(),
        births=(),
        offers=(),
        agreements=(),
        screenings=(conversation,),
    )


def keep_what_is_told(folder: Path) -> None:
    """Keep the family and a paper for the nurse, as the screen of papers would."""
    with opened(folder) as entry:
        house = House(entry.workspace, FixedClock(), folder)
        keep_family(house, family_name=MARK)
        keep_paper(house, what_is_told(), her_consent(), created_at=system_clock())


@contextmanager
def a_desk_with_handovers(folder: Path) -> Iterator[tuple[Desk, HandoversScreen]]:
    """Sign in, and go to the handovers by the rail."""
    with a_desk(folder) as desk:
        desk.sign_in(PASSPHRASE)
        desk.press(desk.program.window.rail.buttons["Overdracht"])
        yield desk, desk.screen(HandoversScreen)


def give_card(desk: Desk, screen: HandoversScreen, path: Path) -> tuple[str, ...]:
    """Write the own card to a file, and read its words aloud."""
    screen.choose_target = lambda _parent, _title, _name: path
    desk.press(screen.overview.own_card_button)
    desk.press(screen.own_card_page.save_button)
    desk.wait_for(path.exists, "the card")
    words = screen.own_card_page.words.words()
    desk.press(screen.own_card_page.header.back_button)
    return words


def take_card(desk: Desk, screen: HandoversScreen, path: Path, words: tuple[str, ...]) -> None:
    """Add a partner whose words are those that were read aloud."""
    screen.choose_file = lambda _parent, _title, _kinds: path
    desk.press(screen.overview.add_button)
    desk.press(screen.adding_page.file_button)
    desk.wait_for(screen.adding_page.card.isVisible, "the card of the partner")
    assert screen.adding_page.words.words() == words
    desk.press(screen.adding_page.compared_button)
    desk.wait_for(screen.overview.isVisible, "the overview")


def hand_in(desk: Desk, screen: HandoversScreen, path: Path) -> None:
    """Let a file go above the screen."""
    drop(screen, dragged(path))
    desk.wait_for(screen.receiving_page.isVisible, "the file")


def seal(desk: Desk, path: Path) -> None:
    """Hand the family over in a sealed file."""
    desk.program.router.go(ShowHandover(HOUSEHOLD_ID))
    screen = desk.screen(HandoverScreen)
    screen.choose_target = lambda _parent, _title, _name: path
    desk.press(screen.choosing_page.look_button)
    desk.press(screen.second_look.save_button)
    desk.wait_for(path.exists, "the sealed file")
    desk.wait_for(screen.choosing_page.isVisible, "the choice")


def take_over(desk: Desk, screen: HandoversScreen, path: Path) -> None:
    """Take a file over into a new dossier."""
    hand_in(desk, screen, path)
    page = screen.receiving_page
    desk.wait_for(lambda: bool(page.families) and page.families[0].isVisible(), "the families")
    desk.press(page.families[0])
    desk.press(page.take_button)
    desk.wait_for(page.dossier_button.isVisible, "what was taken over")


def confirm(desk: Desk, screen: HandoversScreen, path: Path) -> None:
    """Write the receipt, and look into the dossier."""
    screen.choose_target = lambda _parent, _title, _name: path
    desk.press(screen.receiving_page.receipt_button)
    desk.wait_for(path.exists, "the receipt")
    desk.press(screen.receiving_page.dossier_button)
    household = desk.screen(HouseholdScreen)
    desk.wait_for(lambda: any(MARK in text for text in spoken_texts(household)), "the dossier")


def test_a_family_goes_over_is_taken_in_and_the_sender_hears_of_it(
    tmp_path: Path, qapp: QApplication
) -> None:
    midwife, nurse = tmp_path / "verloskundige", tmp_path / "jgz"
    set_up(midwife, MIDWIFE)
    set_up(nurse, NURSE)
    keep_what_is_told(midwife)
    her_card, his_card = tmp_path / "een.kansrijk-contact", tmp_path / "twee.kansrijk-contact"
    sealed, receipt = tmp_path / "bestand.age", tmp_path / "bevestiging.age"
    windows = Windows(qapp)

    with a_desk_with_handovers(midwife) as (desk, screen):
        her_words = give_card(desk, screen, her_card)
    with a_desk_with_handovers(nurse) as (desk, screen):
        his_words = give_card(desk, screen, his_card)
        take_card(desk, screen, her_card, her_words)
    with a_desk_with_handovers(midwife) as (desk, screen):
        take_card(desk, screen, his_card, his_words)
        seal(desk, sealed)
    with a_desk_with_handovers(nurse) as (desk, screen):
        take_over(desk, screen, sealed)
        confirm(desk, screen, receipt)
    with a_desk_with_handovers(midwife) as (desk, screen):
        desk.wait_for(screen.overview.waiting_card.isVisible, "what waits")
        hand_in(desk, screen, receipt)
        desk.press(screen.receiving_page.close_button)
        desk.wait_for(lambda: not screen.overview.waiting_card.isVisible(), "the word")
    windows.stop()

    with opened(nurse) as entry:
        (row,) = entry.workspace.dossiers.search("")
        (screening,) = entry.workspace.dossiers.open(row.household_id).screenings
    with opened(midwife) as entry:
        (handover,) = entry.workspace.dossiers.open(HOUSEHOLD_ID).handovers
    assert (screening.id, screening.source) == (SCREENING_ID, MIDWIFE.organization.name)
    assert handover.received_on is not None
    assert windows.titles == {"Kansrijk"}
    assert traces_of(MARK, tmp_path) == traces_of(PATIENT_ID, tmp_path) == []
    logs = [(folder / FILE_NAME).read_text("utf-8") for folder in (midwife, nurse)]
    lines = [line for log in logs for line in log.splitlines()]
    assert [line for line in lines if not LOG_LINE.fullmatch(line)] == []


def test_a_conversation_of_others_is_read_where_the_summary_would_be(tmp_path: Path) -> None:
    set_up(tmp_path, NURSE)
    file = tmp_path / "bundel.json"
    file.write_bytes(bare(what_is_told()))

    with a_desk_with_handovers(tmp_path) as (desk, screen):
        take_over(desk, screen, file)
        desk.program.router.go(ShowSummary(SCREENING_ID))
        received = desk.screen(ReceivedScreen)
        desk.wait_for(lambda: "Ja, net" in spoken_texts(received), "the answers")
