"""Time how long F12 takes until nothing of a full screen is left to see.

The real window, over a screen with many texts and fields. The reference is painting that screen.
"""

import json
import sys
from statistics import median
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from timing import percentile

from kansrijk_desktop.app.places import rail_entries
from kansrijk_desktop.settings import Settings, Theme
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

ROUNDS = 100
FIELDS = 100
WINDOW = (1366, 768)


def main() -> None:
    """Print the milliseconds as JSON."""
    app = QApplication([*sys.argv[:1], "-platform", "offscreen"])
    load_fonts()
    apply_look(app, look_for(Settings(theme=Theme.LIGHT), Qt.ColorScheme.Light))
    window = full_window()
    hidden, painted = [], []
    for _round in range(ROUNDS):
        began = perf_counter()
        window.repaint()
        between = perf_counter()
        window.cover()
        hidden.append((perf_counter() - between) * 1000)
        painted.append((between - began) * 1000)
        window.uncover()
        app.processEvents()
    print(json.dumps({"p99_ms": percentile(hidden, 99), "paint_ms": median(painted)}))
    window.close_now()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def full_window() -> MainWindow:
    """Return the window over many texts and fields, as it stands on the screen."""
    window = MainWindow(rail_entries())
    column = ScrollColumn(900)
    for number in range(FIELDS):
        column.body.addWidget(PlainLabel(f"Een regel tekst over iemand, nummer {number}"))
        column.body.addWidget(TextField(f"Veld {number}"))
    window.stack.addWidget(column)
    window.stack.setCurrentWidget(column)
    window.show_signed_in("M. de Vroed")
    window.resize(*WINDOW)
    window.show()
    QApplication.processEvents()
    return window


if __name__ == "__main__":
    main()
