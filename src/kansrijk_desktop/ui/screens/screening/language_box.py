"""Choose in which language the questions are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.drop_down import DropDown
from kansrijk_desktop.ui.widgets.icon_label import IconLabel


class LanguageBox(QWidget):
    """A small box with the languages of a form; gone where there is only one.

    Signals:
        chosen: code of a language.

    Attributes:
        box: the box itself.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages: tuple[str, ...] = ()
        self.box = DropDown()
        self.box.setAccessibleName(_("Taal van de vragen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_HALF)
        row.addWidget(IconLabel("language", 20, "secondary"))
        row.addWidget(self.box, 1)
        self.box.activated.connect(self._on_activated)
        self.hide()

    def show_languages(self, languages: Sequence[str], current: str) -> None:
        """Offer these languages; `current` is shown now."""
        if tuple(languages) != self._languages:
            self._languages = tuple(languages)
            self.box.clear()
            for code in languages:
                self.box.addItem(language_name(code), code)
        self.box.setCurrentIndex(self.box.findData(current))
        self.setVisible(len(languages) > 1)

    def _on_activated(self) -> None:
        self.chosen.emit(str(self.box.currentData() or ""))


def language_name(code: str) -> str:
    """Return what a language calls itself; a code that nobody knows as it is."""
    if not code:
        return _("Oorspronkelijke taal")
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    name = locale.nativeLanguageName() or QLocale.languageToString(locale.language())
    return name[:1].upper() + name[1:]
