"""The screens of handovers, brought into one state after another over real installations."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.app.handover_screens import (
    handover_screen,
    handovers_screen,
    received_screen,
)
from kansrijk_desktop.exchange.contact_card import card_of, written_card
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.ui.routes import ShowHandover, ShowReceived
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen
from kansrijk_desktop.ui.screens.received.view import ReceivedScreen
from tests.builders import HOUSEHOLD_ID, NOW
from tests.fakes import InlineTasks
from tests.unit.exchange.bundles import SCREENING_ID
from tests.unit.services.chain import (
    CARER,
    MIDWIFE,
    NURSE,
    House,
    a_house,
    a_told_content,
    bare,
    keep_family,
    keep_paper,
    receive,
    send,
    take_all,
)

OTHER_HOUSEHOLD = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0666"
OTHER_PATIENT = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0667"

Reach = Callable[[House, House, Path], QWidget]


def in_state(reach: Reach) -> QWidget:
    """Return a screen in a state; the databases are closed again by then."""
    with (
        tempfile.TemporaryDirectory() as name,
        a_house(Path(name, "a"), MIDWIFE) as midwife,
        a_house(Path(name, "b"), NURSE) as nurse,
    ):
        return reach(midwife, nurse, Path(name))


def overview_of(house: House) -> HandoversScreen:
    screen = handovers_screen(house.workspace, _tasks(), lambda _route: None, house.clock)
    assert isinstance(screen, HandoversScreen)
    return screen


def family_of(house: House) -> HandoverScreen:
    route = ShowHandover(HOUSEHOLD_ID)
    screen = handover_screen(route, house.workspace, _tasks(), lambda _route: None, house.clock)
    assert isinstance(screen, HandoverScreen)
    return screen


def _tasks() -> tuple[InlineTasks, InlineTasks]:
    tasks = InlineTasks()
    return tasks, tasks


def a_sealed_file(midwife: House, nurse: House, folder: Path) -> Path:
    """A handover of the midwife for the nurse."""
    keep_family(midwife)
    keep_paper(midwife)
    path = folder / "bestand.age"
    path.write_bytes(send(midwife, midwife.knows(nurse)).content)
    return path


def empty(midwife: House, nurse: House, folder: Path) -> QWidget:
    return overview_of(midwife)


def waiting(midwife: House, nurse: House, folder: Path) -> QWidget:
    a_sealed_file(midwife, nurse, folder)
    take_all(midwife, receive(midwife, bare(a_told_content(practitioner=CARER))), HOUSEHOLD_ID)
    return overview_of(midwife)


def unknown_sender(midwife: House, nurse: House, folder: Path) -> QWidget:
    path = a_sealed_file(midwife, nurse, folder)
    screen = overview_of(nurse)
    screen._receiving.read(path)
    return screen


def changed_sender(midwife: House, nurse: House, folder: Path) -> QWidget:
    keys = new_keys(NOW)
    card = card_of(keys, MIDWIFE.name, MIDWIFE.organization.name, "verloskundige", "030 0000000")
    book = nurse.workspace.partners.correspondence
    book.keep(book.read(written_card(card, keys).encode()), is_compared=True)
    return unknown_sender(midwife, nurse, folder)


def families(midwife: House, nurse: House, folder: Path) -> QWidget:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD, bsn="")
    nurse.knows(midwife)
    return unknown_sender(midwife, nurse, folder)


def preview(midwife: House, nurse: House, folder: Path) -> QWidget:
    keep_family(nurse, given_name="Sanne-Fleur", language="Arabisch")
    nurse.knows(midwife, is_compared=False)
    screen = unknown_sender(midwife, nurse, folder)
    assert isinstance(screen, HandoversScreen)
    screen._receiving.choose_family(HOUSEHOLD_ID)
    return screen


def unsealed(midwife: House, nurse: House, folder: Path) -> QWidget:
    path = folder / "bundel.json"
    path.write_bytes(bare(a_told_content()))
    screen = overview_of(nurse)
    screen._receiving.read(path)
    screen._receiving.choose_family("")
    return screen


def taken(midwife: House, nurse: House, folder: Path) -> QWidget:
    nurse.knows(midwife)
    path = a_sealed_file(midwife, nurse, folder)
    screen = overview_of(nurse)
    screen._receiving.read(path)
    screen._receiving.choose_family("")
    screen._receiving.take_over()
    return screen


def adding(midwife: House, nurse: House, folder: Path) -> QWidget:
    screen = overview_of(midwife)
    screen._book.begin_adding()
    return screen


def card_read(midwife: House, nurse: House, folder: Path) -> QWidget:
    screen = overview_of(midwife)
    screen._book.read_text(nurse.workspace.partners.correspondence.own_card().text)
    return screen


def partner(midwife: House, nurse: House, folder: Path) -> QWidget:
    known = midwife.knows(nurse, is_compared=False)
    screen = overview_of(midwife)
    screen._book.pick(known.correspondent.id)
    return screen


def own_card(midwife: House, nurse: House, folder: Path) -> QWidget:
    screen = overview_of(midwife)
    screen._own.open()
    return screen


def nothing_to_send(midwife: House, nurse: House, folder: Path) -> QWidget:
    keep_family(midwife)
    return family_of(midwife)


def sending(midwife: House, nurse: House, folder: Path) -> QWidget:
    a_sealed_file(midwife, nurse, folder)
    screen = family_of(midwife)
    (paper,) = screen.choosing_page.papers
    screen._presenter.choose_paper(paper)
    return screen


def looking(midwife: House, nurse: House, folder: Path) -> QWidget:
    screen = sending(midwife, nurse, folder)
    assert isinstance(screen, HandoverScreen)
    screen._presenter.look()
    return screen


def talk(midwife: House, nurse: House, folder: Path) -> QWidget:
    a_sealed_file(midwife, nurse, folder)
    screen = family_of(midwife)
    screen._warm.begin()
    screen._warm.fill_in("held_on", "31-2-2026")
    screen._warm.fill_in("is_patient_present", True)
    screen._warm.save()
    return screen


def warm(midwife: House, nurse: House, folder: Path) -> QWidget:
    a_sealed_file(midwife, nurse, folder)
    screen = family_of(midwife)
    screen._warm.begin()
    for name, value in (
        ("recipient_name", "JGZ Voorbeeld, J. Zuster"),
        ("participants", "Sanne, J. Zuster en M. de Vroed"),
        ("planned_on", "20-11-2026"),
        ("held_on", "21-11-2026"),
        ("is_patient_present", True),
    ):
        screen._warm.fill_in(name, value)
    return screen


def received(midwife: House, nurse: House, folder: Path) -> QWidget:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content())))
    route = ShowReceived(household_id, SCREENING_ID)
    screen = received_screen(route, nurse.workspace, InlineTasks(), lambda _route: None)
    assert isinstance(screen, ReceivedScreen)
    return screen


STATES: dict[str, Reach] = {
    "handovers-empty": empty,
    "handovers-waiting": waiting,
    "handovers-unknown-sender": unknown_sender,
    "handovers-changed-sender": changed_sender,
    "handovers-families": families,
    "handovers-preview": preview,
    "handovers-unsealed": unsealed,
    "handovers-taken": taken,
    "handovers-adding": adding,
    "handovers-card": card_read,
    "handovers-partner": partner,
    "handovers-own-card": own_card,
    "handover-nothing": nothing_to_send,
    "handover-sending": sending,
    "handover-looking": looking,
    "handover-talk": talk,
    "handover-warm": warm,
    "received": received,
}
OF_A_FAMILY = frozenset(
    {
        "handover-nothing",
        "handover-sending",
        "handover-looking",
        "handover-talk",
        "handover-warm",
        "received",
    }
)
"""The others stand under a part of their own in the rail."""
