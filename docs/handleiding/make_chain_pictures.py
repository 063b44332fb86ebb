"""Take the pictures of chapters 11 to 18 of the handbook, from the screens of the gallery.

    QT_QPA_PLATFORM=offscreen .venv/bin/python docs/handleiding/make_chain_pictures.py

`make_pictures.py` takes those of the other chapters.
"""  # noqa: INP001 - a program beside the texts it serves, not a package

import os
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]  # The gallery stands with the tests.

from make_pictures import PICTURES, area_around, keep  # noqa: E402
from tests.ui.gallery import HEIGHT, WIDTH, window_with  # noqa: E402

from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen  # noqa: E402
from kansrijk_desktop.ui.theme import LIGHT, Look, apply_look, load_fonts  # noqa: E402

MARGIN = 16


@dataclass(frozen=True)
class Shot:
    """One picture.

    Attributes:
        name: of the picture in the handbook.
        state: of the screen in the gallery.
        top: the words with which the part begins that stands at the top; empty is as it opens.
    """

    name: str
    state: str
    top: str = ""


SHOTS = (
    Shot("werklijst", "worklist-week"),
    Shot("werklijst-zoeken", "worklist-searching"),
    Shot("werklijst-leeg", "worklist-empty"),
    Shot("dossier-door-de-tijd", "household"),
    Shot("dossier-niveaus", "household", "Momenten"),
    Shot("dossier-hoe-het-gaat", "household", "Hoe het gaat"),
    Shot("dossier-naast-elkaar", "household-beside"),
    Shot("klantroute", "care-route"),
    Shot("klantroute-stap", "care-route-step"),
    Shot("toestemming-vastleggen", "consents-filled", "Leg eerst deze drie uit"),
    Shot("toestemming-ingetrokken", "consents-withdrawn"),
    Shot("regiopakket", "region"),
    Shot("regiopakket-regel", "region-changed", "Wachttijd"),
    Shot("regiopakket-verschillen", "region-looking-over"),
    Shot("regiopakket-laag", "region-own-layer"),
    Shot("vervolgstappen-openen", "vervolgstappen"),
    Shot("vervolgstappen-signalen", "vervolgstappen-signalen"),
    Shot("vervolgstappen-wegen", "vervolgstappen-wegen"),
    Shot("vervolgstappen-papier", "vervolgstappen-papier"),
    Shot("geboorte-noteren", "family-twins"),
    Shot("zwangerschap-gestopt", "family-losing"),
    Shot("twee-dossiers", "tidy-up-comparing"),
    Shot("gesprek-verplaatsen", "tidy-up-moving"),
    Shot("documenten", "documents"),
    Shot("document-overdracht-jgz", "documents-handover"),
    Shot("document-afspraken", "documents-parents"),
    Shot("document-nog-eens-kijken", "documents-second-look"),
    Shot("overdracht-kaart", "handovers-card"),
    Shot("overdracht", "handovers-waiting"),
    Shot("overdracht-nieuw-naast-bekend", "handovers-preview", "Komt in"),
    Shot("overdracht-warm", "handover-warm", "Warme overdracht"),
)


def main() -> int:
    """Write every picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    load_fonts()
    apply_look(application, Look(LIGHT))
    for shot in SHOTS:
        take(application, shot)
    return 0


def take(application: QApplication, shot: Shot) -> None:
    """Take one picture."""
    window = window_with(shot.state)
    window.resize(WIDTH, HEIGHT)
    window.show()
    application.processEvents()
    point_at_something(window)
    if shot.top:
        bring_up(window.stack, shot.top)
    application.processEvents()
    keep(window.grab().toImage(), PICTURES / f"{shot.name}.png")
    window.close_now()


def point_at_something(window: QWidget) -> None:
    """Let the worklist show one name, as to who points at it; elsewhere nothing is pointed at."""
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for screen in window.findChildren(WorklistScreen):
        lines = (*screen.found.rows, *chain(*(part.lines.rows for part in screen.parts.values())))
        for row in [line for line in lines if line.isVisible()][:1]:
            row.setFocus()


def bring_up(screen: QWidget, words: str) -> None:
    """Scroll until the part that begins with these words stands at the top."""
    label = next(
        one for one in screen.findChildren(QLabel) if one.isVisible() and one.text() == words
    )
    area = area_around(label)
    bar = area.verticalScrollBar()
    top = label.mapTo(area, QPoint()).y() + bar.value()
    bar.setValue(top - 2 * MARGIN)


if __name__ == "__main__":
    raise SystemExit(main())
