"""The whole chain around the family Reuring, over three installations, in the real windows.

The midwife asks youth care for a home visit, maternity care comes after the birth, youth care
goes on. The clock is moved from visit to visit, so that the last one is today.
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.demo import chain_carer, chain_midwife, chain_nurse
from kansrijk_desktop.demo.closed_loop import Kept, gaps, read_kept, report
from kansrijk_desktop.demo.desk import StuckError
from kansrijk_desktop.demo.evidence import Inspect
from kansrijk_desktop.demo.movable_clock import MovableClock
from kansrijk_desktop.demo.post import Parcel
from kansrijk_desktop.demo.reuring_chain import MATERNITY_CARE, PRACTICE, YOUTH_CARE
from kansrijk_desktop.demo.seat import House, Place, Seat, seated
from kansrijk_desktop.demo.stage import an_application, evidence_in
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import LIGHT, Look

HOUSES = (PRACTICE, YOUTH_CARE, MATERNITY_CARE)
REPORT = "verslag.txt"
WHOLE_CHAIN = timedelta(days=212)
"""From the intake at 11 weeks and 3 days until the baby, born two days early, is two weeks."""


def play_chain(out: Path, inspect: Inspect | None = None) -> int:
    """Play the chain into a folder; return 0 only when the loop is closed.

    `inspect` gets the window at each picture.

    Raises:
        ExpectedError: the folder cannot be written into, or holds a chain already.
    """
    began = time.perf_counter()
    application = an_application()
    for house in HOUSES:
        if (out / house.key).exists():
            raise ExpectedError(
                _("In deze map staat al een keten: {folder}. Kies een andere met --out.").format(
                    folder=out
                )
            )
    evidence = evidence_in(out, application, inspect, {"licht": Look(LIGHT)})
    clock = MovableClock(local_day(system_clock()) - WHOLE_CHAIN)
    place = Place(application, out, evidence, clock, {})
    chain = Chain(place)
    try:
        chain.play()
    except StuckError as stuck:
        sys.stderr.write(_("De keten bleef steken: {what}").format(what=stuck) + "\n")
        return 1
    evidence.write()
    kept = chain.kept()
    still_open = gaps(kept, len(chain.parcels)) + evidence.missing()
    told = report(kept, still_open, time.perf_counter() - began)
    write_atomically(out / REPORT, told.encode())
    sys.stdout.write(told)
    return 1 if still_open else 0


class Chain:
    """The visits of the chain, in the order of the weeks.

    Attributes:
        parcels: what was handed over so far.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._first_day: date = local_day(place.clock())
        self.parcels: list[Parcel] = []

    def play(self) -> None:
        """Play all of it."""
        self._visit(0, MATERNITY_CARE, chain_carer.introduce)
        self._visit(0, YOUTH_CARE, chain_nurse.introduce)
        request = self._send(0, PRACTICE, chain_midwife.begin)
        self._visit(3, YOUTH_CARE, lambda seat: chain_nurse.take_in_request(seat, request))
        self._visit(4, PRACTICE, lambda seat: chain_midwife.hear_that_it_arrived(seat, request))
        answer = self._send(32, YOUTH_CARE, chain_nurse.visit)
        self._visit(34, PRACTICE, lambda seat: chain_midwife.take_in_feedback(seat, answer))
        self._visit(36, YOUTH_CARE, lambda seat: chain_nurse.hear_that_it_arrived(seat, answer))
        to_carer = self._send(118, PRACTICE, chain_midwife.ask_again)
        self._visit(121, MATERNITY_CARE, lambda seat: chain_carer.take_in_handover(seat, to_carer))
        self._visit(122, PRACTICE, lambda seat: chain_midwife.hear_that_it_arrived(seat, to_carer))
        to_nurse = self._send(202, MATERNITY_CARE, chain_carer.care)
        self._visit(204, YOUTH_CARE, lambda seat: chain_nurse.take_in_handover(seat, to_nurse))
        self._visit(205, MATERNITY_CARE, lambda seat: chain_carer.end(seat, to_nurse))
        self._visit(212, YOUTH_CARE, chain_nurse.end)
        self._visit(212, PRACTICE, chain_midwife.end)

    def kept(self) -> list[Kept]:
        """Return what each house keeps now."""
        place = self._place
        return [read_kept(place.data_of(house), house, place.clock) for house in HOUSES]

    def _visit(self, day: int, house: House, do: Callable[[Seat], None]) -> None:
        self._place.clock.move_to(self._first_day + timedelta(days=day))
        with seated(self._place, house) as seat:
            do(seat)

    def _send(self, day: int, house: House, do: Callable[[Seat], Parcel]) -> Parcel:
        self._place.clock.move_to(self._first_day + timedelta(days=day))
        with seated(self._place, house) as seat:
            parcel = do(seat)
        self.parcels.append(parcel)
        return parcel
