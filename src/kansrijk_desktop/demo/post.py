"""What goes from house to house: cards, sealed files and receipts."""

from dataclasses import dataclass
from pathlib import Path

from kansrijk_desktop.demo.desk import StuckError
from kansrijk_desktop.demo.dragging import dragged, drop
from kansrijk_desktop.demo.seat import House, Seat, named
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed file on its way, and what comes back.

    Attributes:
        title: of the paper inside.
    """

    sender: House
    receiver: House
    title: str
    file: Path

    @property
    def receipt_name(self) -> str:
        """The file that says it arrived."""
        return f"ontvangst-{self.file.name}"


def give_card(seat: Seat) -> None:
    """Write the own card to a file and to a paper, and read its words aloud."""
    desk, screen = seat.desk, seat.handovers()
    desk.press(screen.overview.own_card_button)
    page = screen.own_card_page
    desk.wait_for(page.save_button.isVisible, "the own card")
    seat.place.words[seat.house.key] = page.words.words()
    seat.picture("eigen-kaart")
    card, paper = seat.post(seat.place.card_of(seat.house).name), seat.paper("kaart.pdf")
    for path, button in ((card, page.save_button), (paper, page.paper_button)):
        _write_to(screen, path)
        desk.press(button)
        desk.wait_for(path.exists, path.name)
        desk.wait_for(page.notice.isVisible, "what was kept")
    desk.press(page.header.back_button)
    desk.wait_for(screen.overview.isVisible, "the overview")


def take_card(seat: Seat, partner: House) -> None:
    """Put a partner in the address book, after the words were compared by telephone.

    Raises:
        StuckError: the words are not those that were read aloud.
    """
    desk, screen = seat.desk, seat.handovers()
    path = seat.place.card_of(partner)
    screen.choose_file = lambda _parent, _title, _kinds: path
    desk.press(screen.overview.add_button)
    desk.press(screen.adding_page.file_button)
    desk.wait_for(screen.adding_page.card.isVisible, "the card of the partner")
    if screen.adding_page.words.words() != seat.place.words[partner.key]:
        raise StuckError("the words of the partner")
    seat.picture(f"woorden-vergelijken-{partner.key}")
    desk.press(screen.adding_page.compared_button)
    desk.wait_for(screen.overview.isVisible, "the overview")


def seal(seat: Seat, receiver: House, title: str, name: str) -> Parcel:
    """Hand the family over in a sealed file with one paper inside."""
    desk = seat.desk
    seat.part(_("Overdracht"))
    screen = desk.screen(HandoverScreen)
    page = screen.choosing_page
    desk.wait_for(page.look_button.isVisible, "the papers")
    desk.press(named([one for one in page.papers.values() if one.isEnabled()], title))
    desk.press(named(page.partners.values(), receiver.name))
    seat.picture(f"{name}-overdracht")
    path = seat.post(f"{seat.house.key}-naar-{receiver.key}-{name}.age")
    screen.choose_target = lambda _parent, _title, _name: path
    desk.press(page.look_button)
    desk.wait_for(screen.second_look.save_button.isVisible, "the second look")
    seat.picture(f"{name}-overdracht-nog-eens-kijken")
    desk.press(screen.second_look.save_button)
    desk.wait_for(path.exists, "the sealed file")
    desk.wait_for(page.isVisible, "the choice")
    seat.picture(f"{name}-overgedragen")
    return Parcel(seat.house, receiver, title, path)


def take_over(seat: Seat, parcel: Parcel) -> None:
    """Drop a file, look what is new beside what is known, take it over and confirm it."""
    desk, screen, name = seat.desk, seat.handovers(), parcel.file.stem
    seat.picture(f"ontvangen-{name}")
    _drop(seat, screen, parcel.file)
    page = screen.receiving_page
    # A family that is surely the same is chosen by itself.
    desk.wait_for(
        lambda: (
            any(row.isVisible() and row.isEnabled() for row in page.families)
            or page.take_button.isVisible()
        ),
        "the families",
    )
    if not page.take_button.isVisible():
        seat.picture(f"welk-dossier-{name}")
        desk.press(page.families[0])
    desk.wait_for(page.take_button.isVisible, "what is new")
    seat.picture(f"nieuw-naast-bekend-{name}")
    desk.press(page.take_button)
    desk.wait_for(page.receipt_button.isVisible, "what was taken over")
    seat.picture(f"overgenomen-{name}")
    receipt = seat.post(parcel.receipt_name)
    _write_to(screen, receipt)
    desk.press(page.receipt_button)
    desk.wait_for(receipt.exists, "the receipt")
    desk.wait_for(lambda: not page.receipt_button.isVisible(), "the end")
    seat.picture(f"bevestigd-{name}")
    desk.press(page.close_button)
    desk.wait_for(screen.overview.isVisible, "the overview")


def read_receipt(seat: Seat, parcel: Parcel) -> None:
    """Drop the receipt of what was sent; after that it waits no more."""
    desk, screen = seat.desk, seat.handovers()
    desk.wait_for(screen.overview.waiting_card.isVisible, "what waits")
    seat.picture(f"nog-niet-bevestigd-{parcel.file.stem}")
    _drop(seat, screen, parcel.file.with_name(parcel.receipt_name))
    desk.wait_for(screen.receiving_page.close_button.isVisible, "the receipt")
    seat.picture(f"aangekomen-{parcel.file.stem}")
    desk.press(screen.receiving_page.close_button)
    desk.wait_for(screen.overview.isVisible, "the overview")


def _write_to(screen: HandoversScreen, path: Path) -> None:
    screen.choose_target = lambda _parent, _title, _name: path


def _drop(seat: Seat, screen: HandoversScreen, path: Path) -> None:
    """Let a file go above the screen."""
    drop(screen, dragged(path))
    seat.desk.wait_for(screen.receiving_page.isVisible, "the file")
