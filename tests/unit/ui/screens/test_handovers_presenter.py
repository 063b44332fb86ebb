"""The overview of handovers, the address book and the own card."""

from pathlib import Path

import pytest

from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import CardStanding, PartnerDetails
from kansrijk_desktop.services.own_paper import own_paper
from kansrijk_desktop.ui.routes import Route, ShowHandover
from kansrijk_desktop.ui.screens.handovers.address_book_presenter import (
    AddressBookPresenter,
    AddressBookState,
)
from kansrijk_desktop.ui.screens.handovers.own_card_presenter import (
    OwnCardPresenter,
    OwnCardState,
)
from kansrijk_desktop.ui.screens.handovers.presenter import HandoversPresenter, HandoversState
from tests.builders import HOUSEHOLD_ID, NOW
from tests.fakes import FailingTasks, InlineTasks
from tests.unit.services.chain import (
    House,
    keep_family,
    keep_paper,
    receive,
    send,
    take_all,
    told_by_midwife,
)


def overview(house: House, routes: list[Route]) -> tuple[HandoversPresenter, list[HandoversState]]:
    states: list[HandoversState] = []
    workspace = house.workspace
    presenter = HandoversPresenter(
        workspace.partners.handovers,
        workspace.partners.handover_import,
        InlineTasks(),
        routes.append,
        house.clock,
    )
    presenter.attach(states.append)
    return presenter, states


class Book:
    """The address book with what it said."""

    def __init__(self, house: House) -> None:
        self.states: list[AddressBookState] = []
        self.presenter = AddressBookPresenter(
            house.workspace.partners.correspondence, InlineTasks()
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> AddressBookState:
        return self.states[-1]


def test_what_waits_shows_initials_and_leads_to_the_family(
    midwife: House, nurse: House, visited: list[Route]
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    send(midwife, midwife.knows(nurse))

    presenter, states = overview(midwife, visited)

    (row,) = states[-1].waiting
    assert (row.initials, row.since) == ("S. R.", "vandaag")
    assert row.recipient == "JGZ Voorbeeld, verstuurd op 21 november 2026"
    presenter.open(row.household_id)
    assert visited == [ShowHandover(HOUSEHOLD_ID)]


def test_what_came_in_shows_whether_it_was_confirmed(
    midwife: House, nurse: House, visited: list[Route]
) -> None:
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    take_all(nurse, incoming)

    presenter, states = overview(nurse, visited)
    assert states[-1].received[0].can_confirm
    nurse.workspace.partners.handover_import.note_receipt(incoming.id)
    presenter.refresh()

    (row,) = states[-1].received
    assert not row.can_confirm
    assert row.detail == "ingelezen op 21 november 2026, bevestigd op 21 november 2026"


def test_a_list_that_cannot_be_read_is_told(midwife: House, visited: list[Route]) -> None:
    states: list[HandoversState] = []
    workspace = midwife.workspace
    presenter = HandoversPresenter(
        workspace.partners.handovers,
        workspace.partners.handover_import,
        FailingTasks("Het gaat niet."),
        visited.append,
        midwife.clock,
    )

    presenter.attach(states.append)

    assert states[-1].error == "Het gaat niet."


def test_a_pasted_card_is_shown_and_kept_after_a_word(midwife: House, nurse: House) -> None:
    book = Book(midwife)
    book.presenter.begin_adding()
    book.presenter.read_text(nurse.workspace.partners.correspondence.own_card().text)
    shown = book.state
    assert shown.is_adding
    assert shown.card is not None
    assert (shown.card.standing, shown.card.organization, shown.card.kind) == (
        CardStanding.NEW,
        "JGZ Voorbeeld",
        "JGZ",
    )
    assert shown.partners == ()

    book.presenter.keep_card(is_compared=False)
    assert not book.state.is_adding
    assert book.state.told == "De kaart staat in uw adresboek."
    (partner,) = book.state.partners
    assert (partner.is_compared, partner.compared) == (False, "nog niet vergeleken")


def test_the_card_of_a_midwife_says_what_she_is(midwife: House, nurse: House) -> None:
    book = Book(nurse)
    book.presenter.begin_adding()

    book.presenter.read_text(midwife.workspace.partners.correspondence.own_card().text)
    assert book.state.card is not None
    assert book.state.card.kind == "Verloskundige"

    book.presenter.keep_card(is_compared=False)
    (partner,) = book.state.partners
    assert partner.kind == (RecipientKind.MIDWIFE, "Verloskundige")


def test_words_are_compared_later_names_changed_and_a_partner_removed(
    midwife: House, nurse: House
) -> None:
    known = midwife.knows(nurse, is_compared=False)
    book = Book(midwife)
    book.presenter.pick(known.correspondent.id)

    book.presenter.mark_compared()
    compared = book.state.picked
    assert compared is not None
    assert compared.compared == "vergeleken op 21 november 2026"

    book.presenter.rename(PartnerDetails("GGD JGZ", "Jansen", "030"))
    renamed = book.state.picked
    assert renamed is not None
    assert renamed.organization == "GGD JGZ"

    book.presenter.rename(PartnerDetails(" "))
    assert book.state.error == "Vul de naam van de organisatie in."

    book.presenter.remove()
    assert (book.state.picked, book.state.partners) == (None, ())
    assert "uit uw adresboek" in book.state.told


def test_what_is_no_card_is_told_where_she_pasted_it(midwife: House) -> None:
    book = Book(midwife)
    book.presenter.begin_adding()

    book.presenter.read_text("hallo")

    assert book.state.is_adding
    assert "geen kaart van Kansrijk" in book.state.error


def test_a_card_from_a_file_can_be_put_away(midwife: House, nurse: House, tmp_path: Path) -> None:
    path = tmp_path / "kaart.kansrijk-contact"
    path.write_text(nurse.workspace.partners.correspondence.own_card().text)
    book = Book(midwife)

    book.presenter.read_file(path)
    shown = book.state.card
    book.presenter.close()

    assert shown is not None
    assert (book.state.card, book.state.partners) == (None, ())


def test_the_own_card_is_given_away_as_file_and_paper(midwife: House, tmp_path: Path) -> None:
    states: list[OwnCardState] = []
    tasks = InlineTasks()
    presenter = OwnCardPresenter(
        midwife.workspace.partners.correspondence, (tasks, tasks), lambda own: own_paper(own, NOW)
    )
    presenter.attach(states.append)
    presenter.open()
    own = states[-1].own
    assert own is not None

    presenter.save_card(tmp_path / "kaart.kansrijk-contact")
    presenter.save_paper(tmp_path / "kaart.pdf")

    assert (tmp_path / "kaart.kansrijk-contact").read_text(encoding="utf-8") == own.text
    assert (tmp_path / "kaart.pdf").read_bytes().startswith(b"%PDF")
    assert states[-1].told == "Uw kaart is opgeslagen als PDF."
    presenter.close()
    assert states[-1].own is None


@pytest.mark.parametrize("paper", [False, True])
def test_a_card_that_cannot_be_written_is_told(paper: bool, midwife: House, tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("")
    states: list[OwnCardState] = []
    tasks = InlineTasks()
    presenter = OwnCardPresenter(
        midwife.workspace.partners.correspondence, (tasks, tasks), lambda _own: b"%PDF"
    )
    presenter.attach(states.append)
    presenter.open()

    (presenter.save_paper if paper else presenter.save_card)(blocked / "kaart")

    assert "Kies een andere plek" in states[-1].error
    assert states[-1].own is not None
