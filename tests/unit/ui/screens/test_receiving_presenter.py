"""Taking in a file of a partner, step by step."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.exchange.contact_card import card_of, written_card
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.services.correspondence import CardStanding, ReadCard
from kansrijk_desktop.services.incoming_facts import Novelty
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.handovers.receiving_presenter import (
    ReceivingPresenter,
    ReceivingState,
    Step,
)
from tests.builders import HOUSEHOLD_ID, NOW
from tests.fakes import HeldTasks, InlineTasks
from tests.unit.services.chain import (
    MIDWIFE,
    House,
    a_told_content,
    bare,
    keep_family,
    keep_paper,
    later,
    send,
    told_by_midwife,
)

OTHER_HOUSEHOLD = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0666"
OTHER_PATIENT = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0667"


class Desk:
    """The presenter with what it said."""

    def __init__(self, house: House, tasks: InlineTasks | None = None) -> None:
        workspace, runs = house.workspace, tasks or InlineTasks()
        self.states: list[ReceivingState] = []
        self.routes: list[Route] = []
        self.cards: list[ReadCard] = []
        self.changes = 0
        self.presenter = ReceivingPresenter(
            (
                workspace.partners.handover_import,
                workspace.partners.correspondence,
                workspace.partners.handovers,
            ),
            (runs, runs),
            self.routes.append,
            self._on_change,
            self.cards.append,
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> ReceivingState:
        return self.states[-1]

    def _on_change(self) -> None:
        self.changes += 1


@pytest.fixture
def a_file(tmp_path: Path) -> Callable[[bytes], Path]:
    numbers = iter(range(100))

    def write(content: bytes) -> Path:
        path = tmp_path / f"bestand-{next(numbers)}"
        path.write_bytes(content)
        return path

    return write


def test_a_new_family_is_chosen_shown_taken_over_and_confirmed(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path], tmp_path: Path
) -> None:
    desk = Desk(nurse)
    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))
    asked = desk.state
    assert asked.step is Step.FAMILY
    assert asked.sender == "Praktijk De Wieg, M. de Vroed"
    assert asked.about == "Sanne Reuring, 3 april 1996"
    assert [one.household_id for one in asked.families] == [""]

    desk.presenter.choose_family("")
    assert desk.state.step is Step.PREVIEW
    assert desk.state.family == "Nieuw dossier"
    assert {one.novelty for one in desk.state.proposals} == {Novelty.NEW}
    assert len(desk.state.chosen) == len(desk.state.proposals)

    desk.presenter.take_over()
    assert (desk.state.step, desk.state.can_confirm) == (Step.DONE, True)
    assert desk.changes == 1

    path = tmp_path / "ontvangst.age"
    desk.presenter.confirm("", path)
    assert not desk.state.can_confirm
    assert "De bevestiging is opgeslagen" in desk.state.told
    (received,) = nurse.workspace.partners.handover_import.received(2)
    assert received.receipt_made_at is not None

    desk.presenter.open_dossier()
    (row,) = nurse.workspace.dossiers.search("reuring")
    assert desk.routes == [ShowHousehold(row.household_id)]

    back = Desk(midwife)
    back.presenter.read(path)
    assert back.state.step is Step.CONFIRMED
    assert "JGZ Voorbeeld heeft bevestigd: ontvangen op 21 november 2026." in back.state.told
    assert midwife.workspace.partners.handovers.waiting() == ()


def test_a_sure_family_is_shown_at_once_and_another_can_be_chosen(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD)
    desk = Desk(nurse)

    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))

    sure = desk.state
    assert sure.step is Step.PREVIEW
    assert sure.family == "Sanne Reuring, 3 april 1996"
    desk.presenter.other_family()
    assert desk.state.step is Step.FAMILY
    assert [one.household_id for one in desk.state.families] == [OTHER_HOUSEHOLD, ""]


def test_a_family_that_is_not_sure_is_never_chosen_by_itself(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD, bsn="")
    desk = Desk(nurse)

    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))

    assert desk.state.step is Step.FAMILY
    assert desk.state.families[0].detail == "Zelfde naam en geboortedatum. Kijk of zij het is."


def test_differences_are_left_unless_she_chooses_them(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keep_family(nurse, given_name="Sanne-Fleur")
    desk = Desk(nurse)
    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))
    desk.presenter.choose_family(HOUSEHOLD_ID)
    assert "patient.given_name" not in desk.state.chosen

    desk.presenter.toggle("patient.given_name")
    desk.presenter.toggle("household.municipality")
    desk.presenter.take_over()

    dossier = nurse.workspace.dossiers.open(HOUSEHOLD_ID)
    assert dossier.patient.given_name == "Sanne"
    assert dossier.household.municipality == ""


def test_who_she_is_cannot_be_left_out_of_a_new_dossier_and_all_else_can(
    nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    desk = Desk(nurse)
    desk.presenter.read(a_file(bare(a_told_content())))
    desk.presenter.choose_family("")
    needed = {one.key for one in desk.state.proposals if one.is_needed}

    for proposal in desk.state.proposals:
        desk.presenter.toggle(proposal.key)
    assert desk.state.chosen == needed
    desk.presenter.take_over()

    (row,) = nurse.workspace.dossiers.search("")
    dossier = nurse.workspace.dossiers.open(row.household_id)
    assert dossier.patient.full_name == "Sanne Reuring"
    assert dossier.household.municipality == ""
    assert dossier.screenings == ()


def test_an_unknown_sender_is_asked_about_and_then_the_file_goes_on(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    desk = Desk(nurse)

    desk.presenter.read(a_file(send(midwife, midwife.knows(nurse)).content))
    asked = desk.state
    assert asked.step is Step.SENDER
    assert asked.phrase == midwife.workspace.partners.correspondence.own_card().phrase
    assert not asked.is_changed_key

    desk.presenter.trust_sender()
    assert desk.state.step is Step.FAMILY
    assert desk.state.is_compared
    (partner,) = nurse.workspace.partners.correspondence.partners()
    assert partner.is_compared


def test_a_changed_key_is_told_with_the_number_and_the_words_of_before(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keys = new_keys(NOW)
    card = card_of(keys, MIDWIFE.name, MIDWIFE.organization.name, "verloskundige", "030 9999999")
    book = nurse.workspace.partners.correspondence
    before = book.keep(book.read(written_card(card, keys).encode()), is_compared=True)
    keep_family(midwife)
    keep_paper(midwife)
    desk = Desk(nurse)

    desk.presenter.read(a_file(send(midwife, midwife.knows(nurse)).content))

    assert desk.state.step is Step.SENDER
    assert desk.state.is_changed_key
    assert desk.state.known_phone == "030 9999999"
    assert desk.state.known_phrase != desk.state.phrase
    desk.presenter.close()
    assert nurse.workspace.partners.correspondence.partners()[0].correspondent == before


def test_the_same_file_twice_says_so_and_can_still_be_confirmed(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    path = a_file(told_by_midwife(midwife, nurse))
    desk = Desk(nurse)
    desk.presenter.read(path)
    desk.presenter.choose_family("")
    desk.presenter.take_over()
    desk.presenter.close()

    desk.presenter.read(path)

    assert desk.state.step is Step.KNOWN
    assert "is hier al ingelezen op 21 november 2026" in desk.state.told
    assert desk.state.can_confirm


def test_what_came_in_later_is_told_before_an_older_file_is_taken_over(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    desk = Desk(nurse)
    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))
    desk.presenter.choose_family("")
    desk.presenter.take_over()
    older = later(a_told_content(), created_at=NOW.replace(day=3))

    desk.presenter.read(a_file(bare(older)))

    assert desk.state.step is Step.PREVIEW
    assert desk.state.later_on == "21 november 2026"
    assert not desk.state.is_signed
    desk.presenter.take_over()
    assert (desk.state.step, desk.state.can_confirm) == (Step.DONE, False)


def test_a_card_goes_to_the_address_book(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    desk = Desk(nurse)

    desk.presenter.read(a_file(midwife.workspace.partners.correspondence.own_card().text.encode()))

    assert desk.state.step is Step.NOTHING
    assert [card.standing for card in desk.cards] == [CardStanding.NEW]


def test_what_cannot_be_read_is_told_on_the_overview(
    nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    desk = Desk(nurse)

    desk.presenter.read(a_file(b"vakantiefoto"))

    assert desk.state.step is Step.NOTHING
    assert not desk.state.is_busy
    assert "geen overdracht, brief of kaart" in desk.state.error


def test_a_family_that_turns_out_to_be_another_is_refused_where_she_is(
    midwife: House, nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD, bsn="999911466")
    desk = Desk(nurse)
    desk.presenter.read(a_file(told_by_midwife(midwife, nurse)))

    desk.presenter.choose_family(OTHER_HOUSEHOLD)

    assert desk.state.step is Step.FAMILY
    assert "gaat over iemand anders" in desk.state.error


def test_nothing_is_read_twice_at_the_same_time(
    nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    tasks = HeldTasks()
    desk = Desk(nurse, tasks)

    desk.presenter.read(a_file(b"een"))
    desk.presenter.read(a_file(b"twee"))

    assert len(tasks.waiting) == 1


def test_what_was_not_understood_is_told(nurse: House, a_file: Callable[[bytes], Path]) -> None:
    strange = bare(a_told_content()).replace(
        b'"resourceType":"Patient"', b'"resourceType":"Patient","active":true'
    )
    desk = Desk(nurse)

    desk.presenter.read(a_file(strange))

    assert desk.state.not_understood == ("cliënt: active",)


def test_a_presenter_that_is_detached_says_nothing(
    nurse: House, a_file: Callable[[bytes], Path]
) -> None:
    desk = Desk(nurse)
    desk.presenter.detach()
    count = len(desk.states)

    desk.presenter.read(a_file(b"x"))

    assert len(desk.states) == count
    assert replace(desk.state) == ReceivingState()
