"""Stand before everything when someone comes in: a page about food that anybody may read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_4, scaled
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F12})


class NeutralPage(QWidget):
    """A quiet page; Enter, F12 or the small lock at the bottom asks for the passphrase.

    Signals:
        resume_requested: the passphrase was given; empty when none is asked for.

    Attributes:
        resume_button: the small lock.
        passphrase_field: hidden until asked for.
    """

    resume_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("neutralPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._asks_passphrase = True
        page = ScrollColumn(680)
        page.body.addWidget(Heading(_("Voeding in de zwangerschap")))
        for title, text in _paragraphs():
            page.body.addSpacing(SPACE_1)
            page.body.addWidget(Heading(title, 3))
            page.body.addWidget(PlainLabel(text))
        self.resume_button = IconButton("lock", _("Verder"))
        self.resume_button.clicked.connect(self.open)
        self.passphrase_field = PassphraseField(_("Wachtwoord"))
        self.passphrase_field.submitted.connect(self.resume_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_1, SPACE_2, SPACE_2)
        foot.addStretch(1)
        foot.addWidget(self.passphrase_field)
        foot.addWidget(self.resume_button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page, 1)
        layout.addLayout(foot)
        self.show_closed()

    def show_closed(self, *, asks_passphrase: bool = True) -> None:
        """Show nothing but the page; with `asks_passphrase` only the passphrase leads back."""
        self._asks_passphrase = asks_passphrase
        self.passphrase_field.clear()
        self.passphrase_field.show_error("")
        self.passphrase_field.hide()
        self.resume_button.show()
        self.setFocus()

    def show_error(self, error: str) -> None:
        """Say why the passphrase was not taken, and ask again."""
        self.passphrase_field.clear()
        self.passphrase_field.show_error(error)
        self.passphrase_field.setEnabled(True)
        self.passphrase_field.setFocus()

    def show_busy(self) -> None:
        """Wait while the passphrase is tried."""
        self.passphrase_field.setEnabled(False)

    def open(self) -> None:
        """Ask for the passphrase, or go back at once when none is needed."""
        if not self._asks_passphrase:
            self.resume_requested.emit("")
            return
        self.resume_button.hide()
        self.passphrase_field.setMinimumWidth(scaled(340))
        self.passphrase_field.setEnabled(True)
        self.passphrase_field.show()
        self.passphrase_field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at the keys that a colleague who knows would press."""
        if event.key() in _OPENING_KEYS:
            self.open()
        else:
            super().keyPressEvent(event)


def _paragraphs() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Gewoon gevarieerd"),
            _(
                "Eten voor twee hoeft niet. Gevarieerd eten is genoeg: veel groente en fruit, "
                "volkorenbrood, noten, peulvruchten, zuivel en geregeld vis. Drink vooral water "
                "en thee zonder suiker."
            ),
        ),
        (
            _("Twee vitamines extra"),
            _(
                "Slik foliumzuur (400 microgram per dag) tot en met de tiende week van de "
                "zwangerschap. Slik de hele zwangerschap vitamine D (10 microgram per dag)."
            ),
        ),
        (
            _("Even laten staan"),
            _(
                "Eet geen rauw vlees, geen rauwe vis en geen kaas van rauwe melk. Was groente en "
                "fruit goed. Drink geen alcohol, en niet meer dan twee koppen koffie per dag. "
                "Lever en leverworst bevatten veel vitamine A: neem die liever niet."
            ),
        ),
        (
            _("Misselijk?"),
            _(
                "Kleine beetjes, verdeeld over de dag, gaan vaak beter dan drie grote maaltijden. "
                "Iets droogs eten voor het opstaan helpt soms ook."
            ),
        ),
    )
