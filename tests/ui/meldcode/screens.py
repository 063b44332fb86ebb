"""The screen of the track as a test works it: come in, type, read everything on it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.ui.screens.meldcode.form_fields import ChoiceField
from kansrijk_desktop.ui.screens.meldcode.note_form import NoteForm
from kansrijk_desktop.ui.screens.meldcode.track_page import TrackPage
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.ui.showing import shown_texts

RIGHT = "vier losse woorden samen"
WORDS_OF_VIOLENCE = ("meldcode", "veilig", "geweld", "mishandel", "gevaar", "kindcheck", "melding")

Opens = Callable[[str], MeldcodeScreen]


def check(passphrase: str) -> None:
    if passphrase != RIGHT:
        raise WrongPassphraseError("Het wachtwoord klopt niet.")


def come_in(qtbot: QtBot, screen: MeldcodeScreen, passphrase: str = RIGHT) -> TrackPage:
    qtbot.keyClicks(screen.gate.passphrase_field.edit, passphrase)
    qtbot.keyClick(screen.gate.passphrase_field.edit, Qt.Key.Key_Return)
    assert screen.track is not None
    return screen.track


def edit_of(form: NoteForm, name: str) -> QWidget:
    field = form.fields[name]
    assert not isinstance(field, ChoiceField)
    return field.edit


def text_of(form: NoteForm, name: str) -> str:
    field = form.fields[name]
    assert not isinstance(field, ChoiceField)
    return field.text()


def all_texts(widget: QWidget) -> str:
    """Everything in a widget, shown or not."""
    texts = shown_texts(widget)
    for child in widget.findChildren(QWidget):
        for name in ("text", "toPlainText", "title"):
            said = getattr(child, name, None)
            if callable(said):
                texts.append(str(said()))
        texts += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
    return "\n".join(texts)
