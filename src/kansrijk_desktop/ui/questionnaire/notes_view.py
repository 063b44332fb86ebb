"""Show the texts of a form as what they are: instructions, a prompt, help, small print."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.markup import Markup
from kansrijk_desktop.services.page_parts import Note, NoteKind
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.rich_label import RichLabel

_ROLES = {
    NoteKind.TEXT: "secondary",
    NoteKind.INSTRUCTIONS: "secondary",
    NoteKind.LEGAL: "small",
}


class NotesView(QWidget):
    """A few texts, one below the other; help stays folded behind "Uitleg".

    Labels are made when first needed and shown again with other words.

    Attributes:
        help: what unfolds; None while there never was help.
    """

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._labels: list[RichLabel] = []
        self._shown: tuple[tuple[str, NoteKind, Markup | None], ...] = ()
        self.help: Collapsible | None = None
        self._help_text: PlainLabel | None = None
        self._prompt: PlainLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_HALF)

    def show_notes(self, notes: Sequence[Note], subject: str = "") -> None:
        """Show these texts; `subject` is what they are about, for a screen reader."""
        shown = tuple((note.text, note.kind, note.item.markup) for note in notes if note.text)
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        self._shown = shown
        told = [each for each in shown if each[1] not in {NoteKind.HELP, NoteKind.PROMPT}]
        while len(self._labels) < len(told):
            label = RichLabel("")
            self._column.insertWidget(len(self._labels), label)
            self._labels.append(label)
        for index, label in enumerate(self._labels):
            label.setVisible(index < len(told))
            if index < len(told):
                text, kind, markup = told[index]
                label.show_text(text, markup)
                label.show_role(self._role or _ROLES[kind])
        self._show_help(
            "\n".join(text for text, kind, _markup in shown if kind is NoteKind.HELP), subject
        )
        self._show_prompt(
            "\n".join(text for text, kind, _markup in shown if kind is NoteKind.PROMPT)
        )

    def _show_help(self, text: str, subject: str) -> None:
        if self.help is None and text:
            self.help = Collapsible(_("Uitleg"))
            self._help_text = PlainLabel("", "secondary")
            self.help.body.addWidget(self._help_text)
            self._column.insertWidget(len(self._labels), self.help)
        if self.help is not None and self._help_text is not None:
            self._help_text.setText(text)
            self.help.setVisible(bool(text))
            self.help.show_open(is_open=False)
            about = _("Uitleg bij: {subject}").format(subject=subject) if subject else _("Uitleg")
            self.help.header.setAccessibleName(about)

    def _show_prompt(self, text: str) -> None:
        """Show what stands right above the field."""
        if self._prompt is None and text:
            self._prompt = PlainLabel("", "strong")
            self._column.addWidget(self._prompt)
        if self._prompt is not None:
            self._prompt.setText(text)
            self._prompt.setVisible(bool(text))


def spoken(notes: Sequence[Note]) -> str:
    """Return the texts as a screen reader tells them with the field."""
    return " ".join(note.text for note in notes)
