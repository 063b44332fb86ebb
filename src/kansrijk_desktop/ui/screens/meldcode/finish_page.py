"""Finish for now: how long it is kept, on paper, open it again, and what was done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.meldcode import MeldcodeCase
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.meldcode_notes import history_words, moment_words
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.meldcode.case_row import case_row
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.row_button import RowButton


class FinishPage(QWidget):
    """What can be done with the track as a whole; closing it stands below as a section.

    Signals:
        paper_requested, reopen_requested, start_requested: what the user wants.
        picked: the id of another track to read.

    Attributes:
        kept_label: until when it is kept at least.
        paper_button, reopen_button, start_button: the ways on.
        history_labels: what was done with it, the first first.
        rows: the other tracks of this family: earlier ones, or those of a dossier that was merged.
    """

    paper_requested = Signal()
    reopen_requested = Signal()
    start_requested = Signal()
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self.history_labels: list[PlainLabel] = []
        self.rows: list[RowButton] = []
        self._others_card = Card(_("Andere van dit gezin"))
        cards = (self._kept(), self._paper(), self._closed(), self._history(), self._others_card)
        for card in cards:
            column.addWidget(card)

    def show_track(self, track: Track, case: MeldcodeCase) -> None:
        """Show how it stands."""
        self.kept_label.setText(
            _("Bewaren tot minstens {day}.").format(day=long_date(case.keep_until))
        )
        self._closed_card.setVisible(not track.is_open)
        self._closed_label.setText(
            _("Op {day}: {reason}").format(day=long_date(case.closed_on), reason=case.closed_reason)
        )
        for label in self.history_labels:
            label.hide()
            label.deleteLater()
        lines = [
            f"{moment_words(entry.written_at)}: {history_words(entry)} ({entry.written_by})"
            for entry in track.entries
            if history_words(entry)
        ]
        self.history_labels = [PlainLabel(line) for line in lines]
        for label in self.history_labels:
            self._history_card.body.addWidget(label)
            label.show()
        self._history_card.setVisible(bool(lines))
        self._show_others([other for other in track.cases if other.id != case.id])

    def _show_others(self, others: list[MeldcodeCase]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [case_row(case) for case in others]
        for row in self.rows:
            row.picked.connect(self.picked)
            self._others_card.body.addWidget(row)
            row.show()
        self._others_card.setVisible(bool(others))

    def _kept(self) -> Card:
        card = Card(_("Hoe lang dit blijft"))
        self.kept_label = PlainLabel("", "strong")
        card.body.addWidget(self.kept_label)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Twintig jaar na de laatste wijziging. Gaat het ook over een minderjarige, dan "
                    "minstens tot die 39 wordt. De datum telt apart van het dossier. Er wordt "
                    "niets vanzelf gewist, ook niet na afsluiten."
                ),
                "secondary",
            )
        )
        return card

    def _paper(self) -> Card:
        card = Card(_("Op papier, alleen voor u"))
        card.body.addWidget(
            PlainLabel(
                _("U kijkt het eerst na. Daarna slaat u het op of drukt u het af."), "secondary"
            )
        )
        self.paper_button = SecondaryButton(_("Op papier zetten"), "document")
        self.paper_button.clicked.connect(self.paper_requested)
        card.body.addWidget(self.paper_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _closed(self) -> Card:
        self._closed_card = card = Card(_("Afgesloten"))
        self._closed_label = PlainLabel()
        self.reopen_button = SecondaryButton(_("Heropenen"), "undo")
        self.start_button = QuietButton(_("Naar het begin"))
        self.reopen_button.clicked.connect(self.reopen_requested)
        self.start_button.clicked.connect(self.start_requested)
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.reopen_button, self.start_button):
            buttons.addWidget(button)
        card.body.addWidget(self._closed_label)
        card.body.addWidget(row)
        return card

    def _history(self) -> Card:
        self._history_card = Card(_("Wat hiermee is gedaan"))
        return self._history_card
