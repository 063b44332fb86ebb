"""Guard against PySide6 6.12.0 on Python 3.11: docs/decisions/0001-python-and-qt-versions.md."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 50_000
ALLOWED_DRIFT = 100


class Emitter(QObject):
    """Something with a signal.

    Signals:
        happened: nothing listens to it.
    """

    happened = Signal()


def test_calls_that_return_nothing_leave_the_references_to_none_alone(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _call in range(CALLS):
        label.setObjectName("name")

    assert abs(sys.getrefcount(None) - before) < ALLOWED_DRIFT


def test_emitting_a_signal_leaves_the_references_to_true_alone(qtbot: QtBot) -> None:
    emitter = Emitter()
    before = sys.getrefcount(True)

    for _call in range(CALLS):
        emitter.happened.emit()

    assert abs(sys.getrefcount(True) - before) < ALLOWED_DRIFT
