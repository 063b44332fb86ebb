"""Play a visit in a process of its own, to be ended, starved or recorded halfway.

Run as a program it waits for commands, one JSON object a line, and plays each in a fork: the
libraries are imported once, and every visit still has its own process. No window is involved.
"""

import ctypes
import json
import os
import select
import signal
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.instrument import Decision, Instrument, InstrumentState
from kansrijk_desktop.records.life_event import (
    CareStop,
    DossierEvent,
    DossierEventKind,
    KeptMerge,
    StopReason,
)
from kansrijk_desktop.records.meldcode import (
    EntryKind,
    MeldcodeCase,
    MeldcodeEntry,
    MeldcodeGround,
    MeldcodeStep,
)
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.people import Household, Patient
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.screening import Moment, SavedAnswer, Screening, ScreeningStatus
from kansrijk_desktop.storage import connection
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.life_events import FamilyChange, LifeEventRepository
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.storage.merging import MergePlan, MergeRepository
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.faults import handing_over

KEY = bytes(range(32))
NAME = "dossiers.db"
KEYS = "sleutels.json"
OLD_PASSPHRASE = "vier paarse fietsen fluiten"  # noqa: S105 - of a test
NEW_PASSPHRASE = "zes groene stoelen zingen"  # noqa: S105 - of a test
NOW = datetime(2026, 11, 21, 13, 3, tzinfo=UTC)
SCREENING = Screening(
    "s1", "p1", "https://voorbeeld.nl/f|1", Moment.INTAKE, ScreeningStatus.IN_PROGRESS, NOW
)
OFFER = CareOffer("o2", "p2", "Geldfit", OfferState.PROPOSED, NOW.date(), NOW)
# More than a page each, so that a half written one would show.
QUESTIONNAIRES = tuple(
    Instrument(f"https://voorbeeld.nl/f|{n}", b"x" * 9000, InstrumentState.LOADED, NOW)
    for n in (1, 2)
)
TRACK = MeldcodeCase("m1", "p1", MeldcodeGround.SAFETY, "A. de Wit", NOW, NOW, NOW.date())
CHILD_CHECK = tuple(
    MeldcodeEntry(
        f"e{number}",
        "m1",
        MeldcodeStep.SIGNALS,
        EntryKind.CHILD_CHECK,
        "x" * 9000,
        NOW.date(),
        "A. de Wit",
        NOW,
    )
    for number in range(4)
)
MOST_TRIES = 3
SAVES_PER_SECTION = 4
PATIENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work to play.

    Attributes:
        work: "visit", "create" a database, "open" one, "passphrase" to change it,
            "questionnaires" to keep two and use one of them, or "kindcheck" to note one in a track.
            "questionnaires" to keep two and use one of them, "merge" two dossiers, or "stop" all
            that is asked and offered in one.
        mode: what the fault shim does (see fault_shim.c); 0 leaves it alone.
        is_closed: the visit ends by closing; else the process ends itself at once.
        kill_after: seconds until the process is ended; 0 lets it finish.
        kill_after_saves: the seconds count from this many saves on, however slow the computer.
        log: where the shim records to.
    """

    folder: str
    saves: int = 0
    mode: int = 0
    at: int = 0
    number: int = 0
    is_sticky: bool = False
    kill_after: float = 0.0
    kill_after_saves: int = 0
    log: str = ""
    synchronous: str = "FULL"
    work: str = "visit"
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a visit.

    Attributes:
        saved: the numbers shown as saved.
        told: texts of expected errors, as the screen would show them.
        bugs: types of any other error.
        operations: how many file calls the shim counted.
        was_killed: the process was ended from outside.
    """

    saved: tuple[int, ...] = ()
    told: tuple[str, ...] = ()
    bugs: tuple[str, ...] = ()
    operations: int = 0
    was_killed: bool = False


def make_dossier(folder: Path) -> None:
    """Make a database with one patient and one screening."""
    database = Database.create(folder / NAME, KEY)
    PatientRepository(database).save_dossier(
        Dossier(Household("h1", "", NOW, NOW), Patient("p1", "h1", "Sanne", "Reuring"))
    )
    ScreeningRepository(database).save(SCREENING)
    database.close()


def make_double(folder: Path) -> None:
    """Add a second dossier of the same woman, with an offer, to what `make_dossier` made."""
    database = Database.open(folder / NAME, KEY)
    pregnancy = Pregnancy("g2", "p2", due_date=NOW.date())
    PatientRepository(database).save_dossier(
        Dossier(Household("h2", "", NOW, NOW), Patient("p2", "h2", "Sanne", "Reuring"), pregnancy)
    )
    ScreeningRepository(database).save(replace(SCREENING, id="s2", patient_id="p2"))
    OfferRepository(database).save(
        OFFER, OfferEvent("o2", 1, OFFER.state, OFFER.since, "", "", NOW)
    )
    database.close()


def standing(folder: Path) -> tuple[str, ...]:
    """Open the database as after a restart and return what tells how far such work came."""
    database = Database.open(folder / NAME, KEY)
    try:
        database.check()
        patients = PatientRepository(database)
        (row, *others) = patients.search("reuring", 5)
        household_id = "h1" if not others else "h2"
        dossier = patients.dossier(household_id)
        return (
            row.household_id if not others else "two",
            f"{len(dossier.screenings)} talks",
            f"{len(dossier.stops)} stops",
            *(offer.state for offer in dossier.offers),
            *(event.kind for event in dossier.events),
            "lasts" if dossier.pregnancy and dossier.pregnancy.ended_on is None else "ended",
        )
    finally:
        database.close()


def saved_numbers(folder: Path) -> set[int]:
    """Open the database as after a restart and return the numbers in it."""
    database = Database.open(folder / NAME, KEY)
    try:
        database.check()
        if database.behind:
            raise AssertionError(f"{database.behind} saves are missing")
        answers = ScreeningRepository(database).answers(SCREENING.id)
        return {int(answer.content) for answer in answers}
    finally:
        database.close()


def play(order: Order, report: int) -> None:
    """Save answers one by one and report each that the screen would call saved."""
    shim = ctypes.CDLL(None)
    if order.mode:
        log = os.open(order.log, os.O_WRONLY | os.O_CREAT) if order.log else -1
        shim.fault_arm(
            order.folder.encode(),
            order.mode,
            ctypes.c_long(order.at),
            order.number,
            int(order.is_sticky),
            log,
        )
    try:
        if order.work == "visit":
            _visit(order, report, shim)
        else:
            _do_once(order)
    except ExpectedError as error:
        _say(report, "told", error.message)
    except Exception as error:  # noqa: BLE001 - that any other type comes out is the finding
        _say(report, "bug", f"{type(error).__name__}: {error}")
    if order.mode:
        _say(report, "operations", str(shim.fault_count()))


def _do_once(order: Order) -> None:
    path = Path(order.folder) / NAME
    if order.work == "create":
        Database.create(path, KEY).close()
    elif order.work == "open":
        Database.open(path, KEY).close()
    elif order.work == "questionnaires":
        database = Database.open(path, KEY)
        kept = InstrumentRepository(database)
        kept.keep(QUESTIONNAIRES)
        first, second = (one.identity for one in QUESTIONNAIRES)
        kept.decide(
            [
                Decision(first, InstrumentState.WITHDRAWN, NOW),
                Decision(second, InstrumentState.IN_USE, NOW),
            ]
        )
        database.close()
    elif order.work == "kindcheck":
        database = Database.open(path, KEY)
        MeldcodeRepository(database).save(TRACK, *CHILD_CHECK)
    elif order.work in {"merge", "stop"}:
        database = Database.open(path, KEY)
        (_merge if order.work == "merge" else _stop)(database)
        database.close()
    elif order.work == handing_over.TAKE_OVER:
        handing_over.take_over(Path(order.folder))
    elif order.work == handing_over.SEND:
        handing_over.send(Path(order.folder))
    else:
        key_file = KeyFile(Path(order.folder) / KEYS, KeyCost.floor())
        key_file.change_passphrase(key_file.unlock(OLD_PASSPHRASE), NEW_PASSPHRASE)


def _merge(database: Database) -> None:
    event = DossierEvent("e", "h1", DossierEventKind.MERGED, NOW, "")
    plan = MergePlan(
        Household("h1", "", NOW, NOW), Patient("p1", "h1", "Sanne", "Reuring"), "h2", "p2"
    )
    MergeRepository(database).merge(plan, KeptMerge("m", "h1", "h2", NOW, ""), event)


def _stop(database: Database) -> None:
    events, offers = LifeEventRepository(database), OfferRepository(database)
    stop = CareStop("t", "h2", StopReason.PREGNANCY_ENDED, "g2", NOW.date(), "", NOW)
    ended = Pregnancy("g2", "p2", ended_on=NOW.date(), ended_by=PregnancyEnd.LOSS)
    with events.together():
        events.keep(FamilyChange("p2", NOW, pregnancy=ended, stops=(stop,)))
        closed = replace(OFFER, state=OfferState.CLOSED)
        offers.save(closed, OfferEvent("o2", 2, closed.state, closed.since, "", "", NOW))


def _visit(order: Order, report: int, shim: ctypes.CDLL) -> None:
    connection.SETTINGS = tuple(
        (name, order.synchronous, {"FULL": 2, "NORMAL": 1}[order.synchronous])
        if name == "synchronous"
        else (name, value, expected)
        for name, value, expected in connection.SETTINGS
    )
    database = Database.open(Path(order.folder) / NAME, KEY)
    screenings = ScreeningRepository(database)
    first = len(screenings.answers(SCREENING.id))
    for number in range(first, first + order.saves):
        if _save(screenings, number, report):
            if order.log:
                shim.fault_note(ctypes.c_long(number))
            _say(report, "saved", str(number))
        if number % SAVES_PER_SECTION == SAVES_PER_SECTION - 1:
            _checkpoint(database, report)
    if not order.is_closed:
        os.kill(os.getpid(), signal.SIGKILL)
    database.close()


def _save(screenings: ScreeningRepository, number: int, report: int) -> bool:
    for _ in range(MOST_TRIES):
        try:
            answer = SavedAnswer(SCREENING.id, f"A{number}", str(number), NOW)
            screenings.save(SCREENING, [answer])
        except ExpectedError as error:
            _say(report, "told", error.message)
        else:
            return True
    return False


def _checkpoint(database: Database, report: int) -> None:
    try:
        database.checkpoint()
    except ExpectedError as error:
        _say(report, "told", error.message)


def _say(report: int, kind: str, text: str) -> None:
    os.write(report, json.dumps([kind, text]).encode() + b"\n")


def _watch(order: Order) -> Outcome:
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        play(order, writing)
        os._exit(0)
    os.close(writing)
    content = b""
    deadline = _deadline(order, content)
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(reading, 65536) if ready else b""
        if not ready:
            os.kill(process, signal.SIGKILL)
            # What it had already said still counts.
            while part := os.read(reading, 65536):
                content += part
            break
        if not part:
            break
        waited_for = content.count(b"saved") >= order.kill_after_saves
        content += part
        if not waited_for:
            deadline = _deadline(order, content)
    os.close(reading)
    _, status = os.waitpid(process, 0)
    return _outcome(content, was_killed=os.WIFSIGNALED(status))


def _deadline(order: Order, content: bytes) -> float:
    is_counting = order.kill_after and content.count(b"saved") >= order.kill_after_saves
    return time.monotonic() + (order.kill_after if is_counting else PATIENCE_SECONDS)


def _outcome(content: bytes, *, was_killed: bool) -> Outcome:
    said: dict[str, list[str]] = {"saved": [], "told": [], "bug": [], "operations": []}
    for line in content.splitlines(keepends=True):
        if line.endswith(b"\n"):
            kind, text = json.loads(line)
            said[kind].append(text)
    return Outcome(
        saved=tuple(map(int, said["saved"])),
        told=tuple(said["told"]),
        bugs=tuple(said["bug"]),
        operations=int(said["operations"][0]) if said["operations"] else 0,
        was_killed=was_killed,
    )


def main() -> None:
    """Play orders until there are no more."""
    for line in sys.stdin:
        outcome = _watch(Order(**json.loads(line)))
        sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
