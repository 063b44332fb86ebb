"""Time one key press in the conversation: until the screen is painted and the row committed.

Once in a first conversation, and once in a second, with the answers of last time beside each
question; and how long each takes to open. The real screen, services and encrypted database, put
together as `app.py` does, on our own instrument. The reference is a bare commit of one row by
sqlcipher3 with the same safety settings.
"""

import json
import random
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from sqlcipher3 import dbapi2
from timing import percentile
from typing_extensions import override

from kansrijk_desktop.app.warming import warm_up_conversation, warm_up_opening
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.clock import system_clock
from kansrijk_desktop.services.dossier_form import DossierForm
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.settings import Settings, Theme
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.ui.screens.screening.presenter import (
    ScreeningPresenter,
    ScreeningState,
    Ways,
)
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.tasks import TaskRunner
from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for

FORM = "signalering-zwangerschap"
PRESSES = 600
WARM_UP = 60
BARE_COMMITS = 600
SEED = 20261121
WINDOW = (1366, 768)


class Stopwatch:
    """Adds up the time spent in parts of the work.

    Attributes:
        milliseconds: per part, since the last `take`.
    """

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}
        self._depth: dict[str, int] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add the time of a block to a part; a part within itself counts once."""
        depth = self._depth[name] = self._depth.get(name, 0) + 1
        started = perf_counter()
        try:
            yield
        finally:
            self._depth[name] -= 1
            if depth == 1:
                spent = (perf_counter() - started) * 1000
                self.milliseconds[name] = self.milliseconds.get(name, 0.0) + spent

    def take(self) -> dict[str, float]:
        """Return the parts and start at nothing."""
        taken, self.milliseconds = self.milliseconds, {}
        return taken


class TimedScreen(ScreeningScreen):
    """The conversation screen, with a stopwatch on what it draws."""

    def __init__(self, presenter: ScreeningPresenter, watch: Stopwatch) -> None:
        self.watch = watch
        self.shown = ScreeningState()
        super().__init__(presenter)

    @override
    def show_state(self, state: ScreeningState) -> None:
        self.shown = state
        with self.watch.part("widgets"):
            super().show_state(state)


class Visit:
    """A window with one conversation after the other.

    Attributes:
        opening_ms: how long each conversation took to open, until it was painted.
    """

    def __init__(
        self,
        workspace: Workspace,
        runner: TaskRunner,
        app: QApplication,
        watch: Stopwatch,
        *,
        is_second: bool,
    ) -> None:
        self._workspace = workspace
        self._runner = runner
        self._app = app
        self._random = random.Random(SEED)  # noqa: S311 - the same presses in every run
        self._is_second = is_second
        self.opening_ms: list[float] = []
        self.watch = watch
        self.window = QMainWindow()
        self.window.resize(*WINDOW)
        self.window.show()
        self.screen = self._open()

    def press(self) -> dict[str, float]:
        """Press one key, wait for paint and commit, and return the milliseconds per part."""
        key = self._next_key()
        self.watch.take()
        started = perf_counter()
        QTest.keyClick(self._app.focusWidget() or self.screen, key)
        with self.watch.part("paint"):
            # As the event loop does: all is laid out, however many rounds it takes, then painted.
            self._app.processEvents()
        while not self.screen.shown.save.is_saved:
            # Waiting, as the real event loop does: a busy loop would keep Python from the worker.
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        parts = self.watch.take()
        parts["total"] = (perf_counter() - started) * 1000
        self._app.processEvents()
        if self.screen.shown.talk is not None and self.screen.shown.talk.is_at_end:
            self.screen = self._open()
        return parts

    def _next_key(self) -> Qt.Key:
        """Choose one of the answers shown, at random; on any other page go on."""
        talk = self.screen.shown.talk
        question = talk.question if talk else None
        choices = choices_of(question.item) if question else ()
        if not choices:
            return Qt.Key.Key_Return
        if any(choice.is_chosen for choice in choices):
            return Qt.Key.Key_Return
        return Qt.Key(Qt.Key.Key_0 + self._random.randint(1, min(len(choices), 9)))

    def _open(self) -> TimedScreen:
        dossiers = self._workspace.dossiers
        household = dossiers.save(DossierForm(family_name="Voorbeeld", birth_date="3-4-1996"))
        patient = dossiers.open(household).patient
        if self._is_second:
            hold_first(self._workspace.screenings, patient.id)
        moment = Moment.WEEKS_28 if self._is_second else Moment.INTAKE
        opened = self._workspace.screenings.start(patient.id, FORM, moment)
        started = perf_counter()
        presenter = ScreeningPresenter(
            opened.screening.id,
            self._workspace.screenings,
            self._workspace.region,
            self._runner,
            Ways(go=_nowhere, hide=lambda: None),
            system_clock,
        )
        screen = TimedScreen(presenter, self.watch)
        self.window.setCentralWidget(screen)
        while screen.shown.talk is None:
            self._app.processEvents()
        for _round in range(5):
            self._app.processEvents()
        self.opening_ms.append((perf_counter() - started) * 1000)
        return screen


def main() -> None:
    """Print the percentiles of the whole and of each part, in milliseconds, as JSON."""
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as folder:
        bare = bare_commits(Path(folder) / "bare.db")
        first, second = press_keys(Path(folder) / "data")
    result = {
        "bare_p50_ms": percentile(bare, 50),
        "bare_p99_ms": percentile(bare, 99),
        **first.figures(),
        "second": second.figures(),
    }
    print(json.dumps(result))


@dataclass(frozen=True)
class Measured:
    """The parts of each key press, and how long each conversation took to open."""

    presses: list[dict[str, float]]
    opening_ms: list[float]

    def figures(self) -> dict[str, object]:
        """Return the percentiles."""
        parts = sorted({name for press in self.presses for name in press} - {"total"})
        totals = [press["total"] for press in self.presses]
        return {
            "presses": len(self.presses),
            "p50_ms": percentile(totals, 50),
            "p99_ms": percentile(totals, 99),
            "opening_p50_ms": percentile(self.opening_ms, 50),
            "opening_p99_ms": percentile(self.opening_ms, 99),
            "parts_p50_ms": {
                name: percentile([press.get(name, 0.0) for press in self.presses], 50)
                for name in parts
            },
        }


def press_keys(folder: Path) -> tuple[Measured, Measured]:
    """Hold first and second conversations until enough answers were committed in each."""
    app = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    load_fonts()
    apply_look(app, look_for(Settings(theme=Theme.LIGHT), Qt.ColorScheme.Light))
    # As the program has done by the time she is in a conversation.
    warm_up_opening()
    warm_up_conversation()
    vault = Vault(Installation(folder), KeyCost.floor())
    vault.create("a passphrase for the benchmark")
    runner = TaskRunner("database")
    workspace, watch = open_workspace(vault.database), Stopwatch()
    clock_in(watch, FormSession, "engine", ("answer", "clear", "decline"))
    clock_in(watch, Screenings, "commit", ("save",))
    first, second = (
        _hold(Visit(workspace, runner, app, watch, is_second=is_second))
        for is_second in (False, True)
    )
    app.processEvents()
    runner.close()
    vault.lock()
    return first, second


def hold_first(screenings: Screenings, patient_id: str) -> None:
    """Hold a whole conversation at once: the first answer to every question."""
    opened = screenings.start(patient_id, FORM, Moment.INTAKE)
    session = opened.new_session()
    for address in [one.address for one in session.state.walk()]:
        item = session.state.item(address)
        choices = choices_of(item) if item.is_shown and not item.item.read_only else ()
        if choices:
            session.answer(address, choices[0].value)
    screenings.finish(screenings.save(opened.screening, dict(session.answers())))


def _hold(visit: Visit) -> Measured:
    presses: list[dict[str, float]] = []
    while len(presses) < PRESSES + WARM_UP:
        press = visit.press()
        if "commit" in press:
            presses.append(press)
    visit.window.close()
    return Measured(presses[WARM_UP:], visit.opening_ms)


def clock_in(watch: Stopwatch, owner: type, part: str, names: tuple[str, ...]) -> None:
    """Put a stopwatch on methods of a class."""
    for name in names:
        setattr(owner, name, _timed(watch, part, getattr(owner, name)))


def bare_commits(path: Path) -> list[float]:
    """Return the milliseconds of each of many commits of one row, without anything of ours."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    for setting in (
        f"key = \"x'{secrets.token_hex(32)}'\"",
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE answer (address TEXT PRIMARY KEY, content TEXT)")
    times = []
    for number in range(BARE_COMMITS):
        row = (f"G{number % 90}", '{"values": [{"valueCoding": {"code": "ja"}}]}')
        started = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", row)
        connection.execute("COMMIT")
        times.append((perf_counter() - started) * 1000)
    connection.close()
    return times


def _timed(watch: Stopwatch, part: str, method: Callable[..., object]) -> Callable[..., object]:
    def timed(*arguments: object, **options: object) -> object:
        with watch.part(part):
            return method(*arguments, **options)

    return timed


def _nowhere(_route: object) -> None:
    """Stay on the conversation."""


if __name__ == "__main__":
    main()
