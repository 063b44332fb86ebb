"""Give what has changed its place before it is painted."""

from PySide6.QtCore import QCoreApplication, QEvent

# A label that grows moves its block, the column, and what scrolls: one round for each.
ROUNDS = 4


def settle_layouts() -> None:
    """Lay out all that has changed.

    Left to itself Qt hands a change on to the layout around it one round later, and paints in
    between: twice the work, and things that jump.
    """
    for _round in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
