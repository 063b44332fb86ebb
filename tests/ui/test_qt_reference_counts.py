"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every call that returns it.

After a few thousand calls the program dies with "deallocating None" (decision 1).
"""

import sys

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000
TOLERANCE = 100


class Bell(QObject):
    rung = Signal()


def test_a_thousand_calls_cost_none_no_references(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(CALLS):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) < TOLERANCE


def test_a_thousand_signals_cost_true_no_references(qtbot: QtBot) -> None:
    bell = Bell()
    before = sys.getrefcount(True)

    for _ in range(CALLS):
        bell.rung.emit()

    assert abs(sys.getrefcount(True) - before) < TOLERANCE


def test_the_library_is_of_the_line_without_the_fault() -> None:
    major, minor = (int(part) for part in PySide6.__version__.split(".")[:2])

    assert sys.version_info >= (3, 12) or (major, minor) < (6, 12)
