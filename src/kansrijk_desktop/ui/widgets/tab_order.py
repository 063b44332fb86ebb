"""Let the Tab key go through what stands on a page from top to bottom, also what came later.

Qt appends what is made later to the end of the chain of the whole window.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(container: QWidget) -> None:
    """Put all in a container in the order of its layouts; the first keeps its place in the chain.

    The container itself is no anchor: Qt then takes the last of what is in it.
    """
    layout = container.layout()
    if layout is not None:
        for before, after in pairwise(_in_order(layout)):
            QWidget.setTabOrder(before, after)


def _in_order(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = widget.layout() if widget is not None else item.layout() if item else None
        if widget is not None and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield widget
        if inner is not None:
            yield from _in_order(inner)
