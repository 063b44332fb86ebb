"""Begin a track, or read one that was closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.meldcode import MeldcodeCase
from kansrijk_desktop.services.meldcode_steps import ground_options
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.case_row import case_row
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.titled_row import TitledRow


class StartPage(QWidget):
    """What this is, and why it is opened now.

    Signals:
        started: the reason to begin; its key.
        picked: the id of a closed track to read.

    Attributes:
        ground_choice, start_button: begin.
        rows: the closed tracks, the latest first.
    """

    started = Signal(str)
    picked = Signal(str)

    def __init__(self, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._about())
        column.addWidget(self._begin())
        self.rows: list[RowButton] = []
        if track.cases:
            column.addWidget(self._earlier(track.cases))
        self.setFocusProxy(next(iter(self.ground_choice.segments.values())))

    def _about(self) -> Card:
        card = Card(tone="accent")
        card.body.setSpacing(SPACE_2)
        for icon, title, text in (
            (
                "alert",
                _("Is er nu gevaar? Bel 112."),
                _("Twijfelt u? Veilig Thuis geeft altijd advies, ook zonder naam: 0800-2000."),
            ),
            (
                "info",
                _("De vijf stappen van de Meldcode"),
                _(
                    "Dit is een hulpmiddel. De meldcode van uw eigen beroepsgroep of organisatie "
                    "gaat voor. Het programma beslist niets en meldt niets."
                ),
            ),
            (
                "lock",
                _("Alleen hier te zien"),
                _(
                    "Niets hiervan staat in het dossier, op de werklijst of in een brief. Het "
                    "heeft een eigen bewaartermijn."
                ),
            ),
        ):
            card.body.addWidget(TitledRow(icon, title, text))
        return card

    def _begin(self) -> Card:
        card = Card(_("Waarom opent u dit?"))
        self.ground_choice = SegmentedChoice(_("Waarom opent u dit?"), ground_options())
        self.ground_choice.chosen.connect(self._on_chosen)
        self.start_button = PrimaryButton(_("Begin met stap 1"), "arrow-right")
        self.start_button.setEnabled(False)
        self.start_button.clicked.connect(self._on_start)
        card.body.addWidget(self.ground_choice)
        card.body.addSpacing(SPACE_1)
        card.body.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _earlier(self, cases: tuple[MeldcodeCase, ...]) -> Card:
        card = Card(_("Eerder afgesloten"))
        for case in cases:
            row = case_row(case)
            row.picked.connect(self.picked)
            self.rows.append(row)
            card.body.addWidget(row)
        return card

    def _on_chosen(self, _key: str) -> None:
        self.start_button.setEnabled(True)

    def _on_start(self) -> None:
        if self.ground_choice.key():
            self.started.emit(self.ground_choice.key())
