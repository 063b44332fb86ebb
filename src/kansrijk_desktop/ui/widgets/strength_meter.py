"""Show how strong a passphrase is, in words beside a line."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.progress_line import ProgressLine

STRENGTH_WORDS = ("", N_("zwak"), N_("redelijk"), N_("goed"), N_("sterk"))


class StrengthMeter(QWidget):
    """A line of four steps and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = ProgressLine(_("Sterkte van het wachtwoord"))
        self._word = PlainLabel("", "small", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._line, 1)
        row.addWidget(self._word)
        self.show_strength(0)

    def show_strength(self, steps: int) -> None:
        """Show 0 (nothing typed) to 4 (strong)."""
        self._line.show_progress(steps, len(STRENGTH_WORDS) - 1)
        word = _(STRENGTH_WORDS[steps]) if steps else ""
        self._word.setText(word)
        self.setAccessibleName(_("Sterkte: {word}").format(word=word) if steps else "")
