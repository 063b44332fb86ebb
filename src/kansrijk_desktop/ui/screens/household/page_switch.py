"""Whose page it is, and whether what stands apart is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.respondents import Speaker
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice


class PageSwitch(QWidget):
    """One line: the respondents at the left, the cover at the right.

    Signals:
        speaker_chosen: the respondent whose page is to be shown.
        apart_wanted: True to show safety and what is not for home as well, False to cover it.

    Attributes:
        speakers: the switch between respondents; None where there is only one.
        apart_button: shows or covers.
        warning: says what can be read while it is shown.
    """

    speaker_chosen = Signal(object)
    apart_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[Speaker, str], ...] = ()
        self._is_shown = False
        self.speakers: SegmentedChoice | None = None
        self.apart_button = QuietButton(_("En verder tonen"), "eye")
        self.apart_button.clicked.connect(self._on_apart)
        self.warning = InlineNotice(tone="warning")
        self._line = QHBoxLayout()
        self._line.setSpacing(SPACE_2)
        self._line.addStretch(1)
        self._line.addWidget(self.apart_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(self._line)
        column.addWidget(self.warning)

    def show_switch(
        self, options: tuple[tuple[Speaker, str], ...], chosen: Speaker, *, shows_apart: bool
    ) -> None:
        """Show whose page it is now."""
        if options != self._options:
            self._rebuild(options)
        if self.speakers is not None:
            places = [str(place) for place, (one, _word) in enumerate(options) if one == chosen]
            self.speakers.show_chosen(places[0] if places else "")
        self._is_shown = shows_apart
        self.apart_button.show_text(
            _("En verder verbergen") if shows_apart else _("En verder tonen")
        )
        self.apart_button.show_icon("eye-off" if shows_apart else "eye")
        self.warning.show_message(
            _("Alles is te lezen, ook En verder en wat niet voor thuis is. Kijkt er iemand mee?")
            if shows_apart
            else "",
            "warning",
        )

    def _rebuild(self, options: tuple[tuple[Speaker, str], ...]) -> None:
        self._options = options
        if self.speakers is not None:
            self._line.removeWidget(self.speakers)
            self.speakers.deleteLater()
            self.speakers = None
        if len(options) > 1:
            words = [(str(place), word) for place, (_one, word) in enumerate(options)]
            self.speakers = SegmentedChoice(_("Van wie"), words)
            self.speakers.chosen.connect(self._on_speaker)
            self._line.insertWidget(0, self.speakers)
            QWidget.setTabOrder(list(self.speakers.segments.values())[-1], self.apart_button)

    def _on_speaker(self, place: str) -> None:
        self.speaker_chosen.emit(self._options[int(place)][0])

    def _on_apart(self) -> None:
        self.apart_wanted.emit(not self._is_shown)
