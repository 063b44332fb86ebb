"""Make every test run without a screen, in folders of its own, and leave nothing behind."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.services import forms
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from tests.corpus.findings import findings
from tests.verapdf.checking import verapdf  # noqa: F401 - a fixture for every folder
from tests.workspaces import a_workspace

# Before Qt is imported: without a display and without this the run aborts.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("KANSRIJK_TEST_PLATFORM", "offscreen")
os.environ.pop("QT_SCALE_FACTOR", None)

_SECONDS_FOR_THREADS = 10.0


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point everything that looks for a folder of the user into the test's own folder."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    """Give every test Dutch texts, whatever the test before it chose."""
    yield
    texts = sys.modules.get("kansrijk_desktop.texts")
    if texts is not None:
        texts.use_language(texts.SOURCE_LANGUAGE)


@pytest.fixture(autouse=True, scope="session")
def forms_are_read_once() -> Iterator[None]:
    """Let services share the forms they read: a form is frozen, and reading ours takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "load_form", lru_cache(maxsize=64)(load_form))
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The services over a real encrypted file."""
    with a_workspace(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def visited() -> list[Route]:
    """Where a screen or presenter went."""
    return []


@pytest.fixture(autouse=True)
def nothing_outlives_a_test() -> Iterator[None]:
    """Fail a test that leaves a thread running or a top-level widget alive.

    pytest-qt closes the widgets it was given before this fixture ends.
    """
    threads_before = set(threading.enumerate())
    widgets_before = _top_level_widgets()
    yield
    left_widgets = _top_level_widgets() - widgets_before
    assert not left_widgets, f"top-level widgets outlived the test: {sorted(left_widgets)}"
    left_threads = _wait_for_threads(threads_before)
    assert not left_threads, f"threads outlived the test: {sorted(left_threads)}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say below the results what was found in the questionnaires of others, or that they lack."""
    reports = [
        report
        for outcome in ("passed", "failed", "skipped")
        for report in terminalreporter.getreports(outcome)
        if isinstance(report, pytest.TestReport)
    ]
    found = findings(reports)
    absent = sum(one.skipped and "no corpus" in str(one.longrepr) for one in reports)
    if absent:
        found.append(
            f"not there, so {absent} tests were skipped; KANSRIJK_CORPUS may name its folder"
        )
    for line in found:
        terminalreporter.write_line(f"corpus: {line}")
    tried = [
        value for one in reports for name, value in one.user_properties if name == "fuzz tried"
    ]
    if tried:
        terminalreporter.write_line(f"fuzz: {sum(map(int, map(str, tried)))} forms and responses")


def _wait_for_threads(threads_before: set[threading.Thread]) -> set[str]:
    deadline = time.monotonic() + _SECONDS_FOR_THREADS
    for thread in set(threading.enumerate()) - threads_before:
        thread.join(max(0.0, deadline - time.monotonic()))
    return {thread.name for thread in set(threading.enumerate()) - threads_before}


def _top_level_widgets() -> set[str]:
    """Describe the live top-level widgets; a test without Qt does not start Qt here."""
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {f"{widget!r}" for widget in application.topLevelWidgets() if widget.parent() is None}
