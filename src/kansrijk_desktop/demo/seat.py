"""Somebody of the chain at her own program: sits down, goes about in a dossier, and leaves."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.app import Program
from kansrijk_desktop.demo.desk import Desk, StuckError
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.first_start import (
    PASSPHRASE,
    Professional,
    start_for_the_first_time,
)
from kansrijk_desktop.demo.movable_clock import MovableClock
from kansrijk_desktop.demo.new_dossier import is_dossier_read
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handovers.view import HandoversScreen
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen

Named = TypeVar("Named", bound=QWidget)

PAPERS, POST = "documenten", "post"


@dataclass(frozen=True, slots=True)
class House:
    """One installation of the chain.

    Attributes:
        key: the name of its folder, and how its pictures and papers begin.
        kind: what it is to others, as on a consent.
    """

    key: str
    professional: Professional
    kind: RecipientKind

    @property
    def name(self) -> str:
        """The organisation, as it stands on papers and cards."""
        return self.professional.organization


@dataclass(frozen=True, slots=True)
class Place:
    """Where the chain is played.

    Attributes:
        out: the folder for everything.
        words: what each house reads aloud from its own card.
    """

    application: QApplication
    out: Path
    evidence: Evidence
    clock: MovableClock
    words: dict[str, tuple[str, ...]]

    def data_of(self, house: House) -> Path:
        """Return the folder of data of a house."""
        return self.out / house.key

    def card_of(self, house: House) -> Path:
        """Return the file with the card of a house."""
        return self.out / POST / f"kaart-{house.key}.kansrijk-contact"


class Seat:
    """Somebody at her program.

    Attributes:
        desk: her desk.
    """

    def __init__(self, place: Place, house: House, desk: Desk) -> None:
        self.place = place
        self.house = house
        self.desk = desk

    def picture(self, name: str) -> None:
        """Take a picture of the screen."""
        self.place.evidence.picture(self.desk, f"{self.house.key}-{name}")

    def paper(self, name: str) -> Path:
        """Return where a paper or export goes."""
        return self.place.evidence.letter(f"{PAPERS}/{self.house.key}-{name}")

    def post(self, name: str) -> Path:
        """Return where something for a partner goes."""
        return self.place.evidence.letter(f"{POST}/{name}")

    def today(self) -> date:
        """Return the day it is in the chain."""
        return local_day(self.place.clock())

    def sign_in(self) -> None:
        """Unlock, and wait for the worklist."""
        self.desk.sign_in(PASSPHRASE)
        worklist = self.desk.screen(WorklistScreen)
        self.desk.wait_for(lambda: not worklist.waiting.isVisible(), "the worklist")

    def start_for_the_first_time(self) -> None:
        """Go through the wizard."""
        start_for_the_first_time(self.desk, self.house.professional, self.picture)
        worklist = self.desk.screen(WorklistScreen)
        self.desk.wait_for(lambda: not worklist.waiting.isVisible(), "the worklist")

    def worklist(self) -> WorklistScreen:
        """Go to the worklist."""
        desk = self.desk
        desk.press(desk.program.window.rail.buttons[_("Werklijst")])
        screen = desk.screen(WorklistScreen)
        desk.wait_for(lambda: not screen.waiting.isVisible(), "the worklist")
        return screen

    def handovers(self) -> HandoversScreen:
        """Go to what comes in and goes out."""
        self.desk.press(self.desk.program.window.rail.buttons[_("Overdracht")])
        return self.desk.screen(HandoversScreen)

    def dossier(self) -> HouseholdScreen:
        """Open the one dossier there is."""
        desk = self.desk
        households = desk.dossiers()
        desk.wait_for(lambda: bool(households.rows), "the dossiers")
        desk.press(households.rows[0])
        desk.wait_for(lambda: is_dossier_read(desk), "the dossier")
        return desk.screen(HouseholdScreen)

    def part(self, title: str) -> None:
        """Go from the dossier to one of its parts."""
        buttons = self.dossier().reading_page.parts_card.buttons
        self.desk.press(named(buttons, title))


@contextmanager
def seated(place: Place, house: House) -> Iterator[Seat]:
    """Start the program of a house, sign in where it was set up before, and close it at the end."""
    installation = Installation(place.data_of(house))
    is_new = not installation.key_path.exists()
    desk = Desk(Program(place.application, installation, KeyCost.floor(), place.clock))
    seat = Seat(place, house, desk)
    try:
        desk.sit_down()
        if is_new:
            seat.start_for_the_first_time()
        else:
            seat.sign_in()
        yield seat
    except StuckError:
        seat.picture("hier-bleef-het-steken")
        raise
    finally:
        desk.leave()


def named(widgets: Iterable[Named], words: str) -> Named:
    """Return the first widget whose accessible name begins with these words.

    Raises:
        StuckError: there is none.
    """
    for widget in widgets:
        if widget.accessibleName().startswith(words):
            return widget
    raise StuckError(words)
