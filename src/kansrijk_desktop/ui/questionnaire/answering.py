"""What can be done on a page of questions, as one set of signals for every widget on it."""

from PySide6.QtCore import QObject, Signal


class Answering(QObject):
    """Shared by all that stands on a page: nothing has to be passed on from widget to widget.

    Signals:
        picked: address and number of a choice.
        answered: address and values; no values take the answer back.
        typed: address and values, after a keystroke.
        declined: address, `AbsentReason`, `NotAskedReason` or None.
        marked: address, and whether the answer is not for home.
        entered: address of the stop that got the keyboard focus.
        note_appeared: a safety text, as a widget, to be brought into view.
        added: address of a repeating group.
        removed: address of a repeating group, and which occurrence (from 0).
        moved: the same, and -1 for up or 1 for down.

    Attributes:
        is_settling: the page is being laid out; the keyboard then moves by itself, and `entered`
            would say that she went somewhere.
    """

    picked = Signal(str, int)
    answered = Signal(str, object)
    typed = Signal(str, object)
    declined = Signal(str, object, object)
    marked = Signal(str, bool)
    entered = Signal(str)
    note_appeared = Signal(object)
    added = Signal(str)
    removed = Signal(str, int)
    moved = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_settling = False
