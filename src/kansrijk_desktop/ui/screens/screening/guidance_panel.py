"""How to ask it: softer, more direct, why; and the professional's own note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_outline import Guidance
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF, current_palette
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.text_area import TextArea


class _Advice(QWidget):
    """A small heading with a text; hidden while there is no text."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_1)
        column.setSpacing(SPACE_HALF)
        column.addWidget(PlainLabel(title, "overline"))
        column.addWidget(self._text)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))


class GuidancePanel(QWidget):
    """The right side of the conversation.

    Signals:
        note_typed: the own note after every keystroke.
        fold_requested: the panel should go.

    Attributes:
        note_area: the own note.
        background: what is for the professional, folded.
    """

    note_typed = Signal(str)
    fold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "strong")
        self._softer = _Advice(_("Zachter"))
        self._direct = _Advice(_("Directer"))
        self._why = _Advice(_("Waarom we dit vragen"))
        self._bridge = _Advice(_("Bruggetje"))
        self.background = Collapsible(_("Achtergrond en bron"))
        self._rationale = PlainLabel("", "secondary")
        self.note_area = TextArea(_("Eigen notitie"), min_lines=2, max_lines=8)
        self.fold_button = IconButton("close", _("Hulp bij vragen inklappen"))
        self._build()
        self.fold_button.clicked.connect(self.fold_requested)
        self.note_area.edited.connect(self._on_note_edited)

    def show_guidance(self, guidance: Guidance, note: str) -> None:
        """Show what belongs to the current question."""
        self._title.setText(
            _("Eigen notitie bij deze vraag") if guidance == Guidance() else _("Hoe vraag je het")
        )
        self._softer.show_text(guidance.softer)
        self._direct.show_text(guidance.more_direct)
        self._why.show_text(guidance.why_we_ask)
        self._bridge.show_text(guidance.bridge)
        self._rationale.setText(guidance.rationale)
        self.background.setVisible(bool(guidance.rationale))
        if written_words(self.note_area.text()) != note:
            self.note_area.show_text(note)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Part it from the question by a hairline."""
        painter = QPainter(self)
        painter.setPen(QColor(current_palette().hairline))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()

    def _build(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignTop)
        scroll = ScrollColumn(600, margin=SPACE_2)
        self.background.body.addWidget(self._rationale)
        scroll.body.setSpacing(SPACE_1)
        scroll.body.addLayout(title)
        for part in (self._softer, self._direct, self._why, self._bridge):
            scroll.body.addWidget(part)
        scroll.body.addWidget(self.background)
        scroll.body.addSpacing(SPACE_1)
        scroll.body.addWidget(self.note_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _on_note_edited(self, text: str) -> None:
        self.note_typed.emit(written_words(text))
