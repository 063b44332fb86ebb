"""Read questionnaires from files, say what came of each, and keep the good ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event

from kansrijk_desktop.engine.load_report import LoadReport, Severity
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.instruments import Instruments, ReadFile, Version
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport, write
from kansrijk_desktop.ui.screens.instruments.wording import (
    Outcome,
    outcome_of,
    outcome_word,
    plain,
    question_count,
    severity_word,
)

ALL = "all"


@dataclass(frozen=True, slots=True)
class FileRow:
    """What came of one file, in a line."""

    index: int
    name: str
    outcome: Outcome
    detail: str


@dataclass(frozen=True, slots=True)
class PickedFile:
    """One file with all there is to know about it.

    Attributes:
        problem: why it cannot be kept; empty when it can.
    """

    row: FileRow
    problem: str
    report: LoadReport


@dataclass(frozen=True, slots=True)
class LoadingState:
    """Everything that is shown while and after reading.

    Attributes:
        is_open: reading, or something was read and not yet decided about.
        done, total: how many files were read, of how many.
        rows: the files that fit `outcome` and `query`.
        counts: how many files had each outcome.
        told: what was done with the report.
    """

    is_open: bool = False
    is_reading: bool = False
    done: int = 0
    total: int = 0
    rows: tuple[FileRow, ...] = ()
    counts: tuple[tuple[Outcome, int], ...] = ()
    outcome: str = ALL
    query: str = ""
    picked: PickedFile | None = None
    is_keeping: bool = False
    told: str = ""
    error: str = ""

    def count(self, outcome: Outcome) -> int:
        """Return how many files had an outcome."""
        return dict(self.counts).get(outcome, 0)

    @property
    def file_count(self) -> int:
        """How many files were read."""
        return sum(count for _outcome, count in self.counts)


class LoadingPresenter:
    """Reads off the user-interface thread; nothing is kept before it is asked for.

    `kept` hears what was kept and what to tell about it.
    """

    def __init__(
        self,
        instruments: Instruments,
        tasks: tuple[RunsTasks, RunsTasks],
        kept: Callable[[Sequence[Version], str], None],
    ) -> None:
        """Take the database and background tasks."""
        self._instruments = instruments
        self._database, self._background = tasks
        self._kept = kept
        self._files: tuple[ReadFile, ...] = ()
        self._rows: tuple[FileRow, ...] = ()
        self._stopped = Event()
        self._progress = (0, 0)
        self._state = LoadingState()
        self._publish: Callable[[LoadingState], None] | None = None

    def attach(self, publish: Callable[[LoadingState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more, and let go of what is being read."""
        self._publish = None
        self._stopped.set()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, and the files in folders."""
        if self._state.is_reading or self._state.is_keeping or not paths:
            return
        # A stamp of its own: what an earlier, stopped reading still brings is not for now.
        self._stopped = stopped = Event()
        self._progress = (0, len(paths))
        self._state = LoadingState(is_open=True, is_reading=True, total=len(paths))
        self._show()
        self._background.run(
            partial(self._read, tuple(paths), stopped.is_set),
            partial(self._on_read, stopped),
            partial(self._on_read_failed, stopped),
        )

    def look_at_progress(self) -> None:
        """Show how far the reading is; the view asks now and then."""
        done, total = self._progress
        if self._state.is_reading and (done, total) != (self._state.done, self._state.total):
            self._show(done=done, total=total)

    def close(self) -> None:
        """Stop reading, or leave what was read unkept."""
        if self._state.is_keeping:
            return
        self._stopped.set()
        self._files = self._rows = ()
        self._state = LoadingState()
        self._show()

    def show_outcome(self, outcome: str) -> None:
        """Show only the files with one outcome."""
        self._show(outcome=outcome, rows=self._fitting(outcome, self._state.query))

    def search(self, query: str) -> None:
        """Show only the files whose name or title holds these words."""
        self._show(query=query, rows=self._fitting(self._state.outcome, query))

    def pick(self, index: str) -> None:
        """Show all there is to know about one file."""
        self._show(picked=self._picked(index), told="", error="")

    def put_back(self) -> None:
        """Show the list of files again."""
        self._show(picked=None, told="", error="")

    def keep(self) -> None:
        """Keep every file that can be kept and is not here yet."""
        good = [file for file in self._files if outcome_of(file) is Outcome.USABLE]
        if not good or self._state.is_keeping:
            return
        self._show(is_keeping=True, error="", told="")
        self._database.run(
            partial(self._instruments.keep, tuple(good)), self._on_kept, self._on_failed
        )

    def reports(self) -> tuple[NamedReport, ...]:
        """Return the report of the file that is shown, or of all."""
        picked = self._state.picked
        files = self._files if picked is None else (self._files[picked.row.index],)
        return tuple(
            NamedReport(file.name, file.problem or outcome_word(outcome_of(file)), file.report)
            for file in files
        )

    def save_report(self, path: Path) -> None:
        """Write the report to a file."""
        told = _("Het verslag is bewaard.")
        self._background.run(
            partial(write, path, self.reports()),
            lambda _nothing: self._show(told=told, error=""),
            self._on_failed,
        )

    def _read(
        self, paths: Sequence[Path], is_cancelled: Callable[[], bool]
    ) -> tuple[tuple[ReadFile, FileRow], ...]:
        files = self._instruments.read(paths, self._note_progress, is_cancelled)
        return tuple((file, _row(index, file)) for index, file in enumerate(files))

    def _note_progress(self, done: int, total: int) -> None:
        # Comes from the worker: one assignment, nothing else.
        self._progress = (done, total)

    def _on_read(self, stopped: Event, read: tuple[tuple[ReadFile, FileRow], ...]) -> None:
        if stopped.is_set():
            return
        self._files = tuple(file for file, _row in read)
        self._rows = tuple(row for _file, row in read)
        counts = tuple(
            (outcome, sum(row.outcome is outcome for row in self._rows)) for outcome in Outcome
        )
        picked = self._picked("0") if len(read) == 1 else None
        self._show(is_reading=False, rows=self._rows, counts=counts, picked=picked)

    def _on_read_failed(self, stopped: Event, error: ExpectedError) -> None:
        if not stopped.is_set():
            self._show(is_reading=False, error=error.message)

    def _on_kept(self, versions: tuple[Version, ...]) -> None:
        told = ngettext(
            "{count} vragenlijst is bewaard. Hij wordt pas aangeboden als u hem in gebruik neemt.",
            "{count} vragenlijsten zijn bewaard. Ze worden pas aangeboden als u ze in gebruik "
            "neemt.",
            len(versions),
        ).format(count=len(versions))
        self._show(is_keeping=False)
        self.close()
        self._kept(versions, told)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_keeping=False, error=error.message, told="")

    def _picked(self, index: str) -> PickedFile:
        file = self._files[int(index)]
        return PickedFile(self._rows[int(index)], file.problem, file.report)

    def _fitting(self, outcome: str, query: str) -> tuple[FileRow, ...]:
        words = query.casefold().split()
        return tuple(
            row
            for row in self._rows
            if outcome in {ALL, row.outcome.value}
            and all(word in f"{row.name} {row.detail}".casefold() for word in words)
        )

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)


def _row(index: int, file: ReadFile) -> FileRow:
    parts = []
    if file.definition is not None:
        parts.append(plain(file.definition.title, 120))
        parts.append(question_count(sum(item.is_question for item in file.definition.walk())))
    elif file.problem:
        parts.append(plain(file.problem))
    for severity in Severity:
        count = sum(issue.severity is severity for issue in file.report.issues)
        if count:
            parts.append(f"{severity_word(severity).lower()}: {count}")
    detail = " · ".join(part for part in parts if part)
    return FileRow(index, plain(file.name, 120), outcome_of(file), detail)
