"""The line under the conversation: how far, how long, what is saved, and the ways on and out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.autosave import SaveState
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, current_palette
from kansrijk_desktop.ui.widgets.button import Button, PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.label import SteadyLabel
from kansrijk_desktop.ui.widgets.progress_line import ProgressLine
from kansrijk_desktop.ui.widgets.saved_label import SavedLabel


class Footer(QWidget):
    """Progress at the left, the next step at the right.

    Signals:
        back_requested, next_requested, stop_requested, company_came: what was pressed.

    Attributes:
        saved_label: "Opgeslagen 14:03", only after the commit.
        progress_label: how many of the questions that apply are done.
    """

    back_requested = Signal()
    next_requested = Signal()
    stop_requested = Signal()
    company_came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_try_out = False
        self.progress = ProgressLine(_("Voortgang van het gesprek"))
        self.progress_label = SteadyLabel("", "small")
        self._count = ""
        self._time = ""
        self._is_at_end = False
        self._is_narrow = False
        self.saved_label = SavedLabel()
        self.company_button = QuietButton(_("Er komt iemand binnen"), "eye-off", is_small=True)
        self.company_button.setAccessibleDescription(
            _("Partner komt binnen: verbergt het scherm en bewaart de rest voor later")
        )
        self.stop_button = QuietButton(_("Stop hier"), is_small=True)
        self.back_button = Button(_("Terug"))
        self.next_button = PrimaryButton(_("Volgende"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_2)
        self.progress.setMaximumWidth(160)
        row.addWidget(self.progress)
        row.addWidget(self.progress_label)
        row.addWidget(self.saved_label)
        row.addStretch(1)
        row.addWidget(self.company_button)
        row.addWidget(self.stop_button)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        self.company_button.clicked.connect(self.company_came)
        self.stop_button.clicked.connect(self.stop_requested)
        self.back_button.clicked.connect(self.back_requested)
        self.next_button.clicked.connect(self.next_requested)

    def show_progress(self, talk: ConversationState, minutes: int) -> None:
        """Show how far the conversation is."""
        self.progress.show_progress(talk.answered, talk.applicable)
        self._count = _("{answered} van {applicable}").format(
            answered=talk.answered, applicable=talk.applicable
        )
        self._time = _("{minutes} min").format(minutes=minutes)
        self._is_at_end = talk.is_at_end
        self.back_button.setEnabled(talk.can_go_back)
        self._show_words()

    def show_try_out(self) -> None:
        """Be the footer of a conversation of which nothing is kept."""
        self._is_try_out = True
        self.saved_label.hide()
        self.company_button.hide()
        self.stop_button.show_text(_("Stop proefgesprek"))

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Make do with less room: the line, the time and some words give way."""
        self._is_narrow = is_narrow
        self.progress.setVisible(not is_narrow)
        self._row.setSpacing(SPACE_1 if is_narrow else SPACE_2)
        text = "" if is_narrow else _("Er komt iemand binnen")
        self.company_button.show_text(text)
        self.company_button.setAccessibleName(_("Er komt iemand binnen"))
        self._show_words()

    def _show_words(self) -> None:
        both = f"{self._count}  ·  {self._time}"
        self.progress_label.show_text(self._count if self._is_narrow else both)
        name, short = self._next_words()
        self.next_button.show_text(short if self._is_narrow else name)
        self.next_button.setAccessibleName(name)

    def _next_words(self) -> tuple[str, str]:
        """Return what the next step is, and the same where there is little room."""
        if not self._is_at_end:
            return _("Volgende"), _("Volgende")
        if self._is_try_out:
            return _("Klaar"), _("Klaar")
        return _("Naar de samenvatting"), _("Samenvatting")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Part it from the question by a hairline."""
        painter = QPainter(self)
        painter.setPen(QColor(current_palette().hairline))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def show_save(self, save: SaveState) -> None:
        """Say truthfully what is saved; nothing where nothing is kept."""
        if self._is_try_out:
            return
        if save.problem:
            self.saved_label.show_failed()
        elif not save.is_saved:
            self.saved_label.show_saving()
        elif save.saved_at is None:
            self.saved_label.show_nothing()
        else:
            self.saved_label.show_saved(save.saved_at.astimezone())
