"""Above the question: the part it belongs to, and what can be done with the part as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.non_answers import NonAnswers
from kansrijk_desktop.ui.questionnaire.safety_note import SafetyNote
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import IconButton, QuietButton
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel, set_plain_tooltip


class SectionHeader(QWidget):
    """The title of the part, small actions, and what they unfold.

    Signals:
        declined: the rest of the part: `AbsentReason`, `NotAskedReason` or None.
        layout_chosen: the other `QuestionLayout`.
        guidance_requested: the right side should open.
        nothing_changed: what was said last time still holds in this part.

    Attributes:
        unchanged_button: shown from the second conversation on, where something can be confirmed.
        unchanged_label: says that it was confirmed today.
        skip_button: unfolds the ways to leave out the rest of the part.
        numbers_button: unfolds the safety texts that answers called for; hidden without any.
        layout_button: switches between one question and the whole part.
        guidance_button: shown while the right side is folded.
    """

    declined = Signal(object, object)
    layout_chosen = Signal(object)
    guidance_requested = Signal()
    nothing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout_shown = QuestionLayout.ONE_AT_A_TIME
        self._texts: tuple[SafetyText, ...] = ()
        self.title = PlainLabel("", "overline")
        self.unchanged_button = QuietButton(_("Niets veranderd"), "check", is_small=True)
        self.unchanged_label = PlainLabel(_("niets veranderd"), "small", wraps=False)
        self.numbers_button = QuietButton(_("Nummers"), "phone", is_small=True)
        self.skip_button = QuietButton(_("Onderdeel later …"), is_small=True)
        self.skip_button.setAccessibleName(_("De rest van dit onderdeel niet vragen"))
        self.layout_button = QuietButton("", is_small=True)
        self.guidance_button = IconButton("question", _("Hoe vraag je het"))
        self.skip_choices = NonAnswers(_("Hele onderdeel"))
        self._build()
        self.unchanged_button.clicked.connect(self.nothing_changed)
        self.numbers_button.clicked.connect(self._on_numbers_clicked)
        self.skip_button.clicked.connect(self._on_skip_clicked)
        self.layout_button.clicked.connect(self._on_layout_clicked)
        self.guidance_button.clicked.connect(self.guidance_requested)
        self.skip_choices.declined.connect(self._on_declined)

    def show_section(
        self, talk: ConversationState, layout: QuestionLayout, texts: Sequence[SafetyText]
    ) -> None:
        """Show the part she is in."""
        if self.title.text() != talk.title:
            self._fold_skip()
        self.title.setText(talk.title)
        self.title.setVisible(bool(talk.title))
        self._show_unchanged(talk)
        has_questions = bool(talk.questions)
        self.skip_button.setVisible(has_questions)
        self.layout_button.setVisible(has_questions)
        self._layout_shown = layout
        is_single = layout is QuestionLayout.ONE_AT_A_TIME
        self.layout_button.show_text(_("Hele onderdeel") if is_single else _("Eén vraag tegelijk"))
        self._show_texts(tuple(texts))

    def show_guidance_button(self, *, is_shown: bool) -> None:
        """Offer the right side while it is folded."""
        self.guidance_button.setVisible(is_shown)

    def _build(self) -> None:
        buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        row = FlowLayout(buttons)
        for button in (
            self.unchanged_button,
            self.numbers_button,
            self.skip_button,
            self.layout_button,
            self.guidance_button,
        ):
            row.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(SPACE_1)
        words = QHBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.unchanged_label, 1)
        line.addLayout(words, 1)
        line.addWidget(buttons)
        self.numbers_button.setCheckable(True)
        self.skip_button.setCheckable(True)
        self._notes = QWidget()
        self._notes_column = QVBoxLayout(self._notes)
        self._notes_column.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(line)
        column.addWidget(self.skip_choices)
        column.addWidget(self._notes)
        self.skip_choices.hide()
        self._notes.hide()
        self.unchanged_button.hide()
        self.unchanged_label.hide()

    def _show_unchanged(self, talk: ConversationState) -> None:
        known = talk.nothing_changed
        self.unchanged_button.setVisible(known is not None and known.can_confirm)
        self.unchanged_label.setVisible(known is not None and known.is_confirmed)
        if known is not None:
            name = _("Niets veranderd bij {part} sinds {day}").format(
                part=talk.title, day=long_date(known.since)
            )
            self.unchanged_button.setAccessibleName(name)
            set_plain_tooltip(self.unchanged_button, _("{name} (toets V)").format(name=name))

    def _show_texts(self, texts: tuple[SafetyText, ...]) -> None:
        self.numbers_button.setVisible(bool(texts))
        if texts == self._texts:
            return
        self._texts = texts
        self._fill_notes()

    def _fill_notes(self) -> None:
        """Make the texts only where they are wanted: mostly nobody unfolds them."""
        while (taken := self._notes_column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        is_open = bool(self._texts) and self.numbers_button.isChecked()
        for text in self._texts if is_open else ():
            self._notes_column.addWidget(SafetyNote(text))
        self._notes.setVisible(is_open)

    def _fold_skip(self) -> None:
        self.skip_button.setChecked(False)
        self.skip_choices.show_absence(None, None)
        self.skip_choices.hide()

    def _on_numbers_clicked(self) -> None:
        self._fill_notes()

    def _on_skip_clicked(self) -> None:
        self.skip_choices.show_absence(None, None)
        self.skip_choices.setVisible(self.skip_button.isChecked())

    def _on_layout_clicked(self) -> None:
        is_single = self._layout_shown is QuestionLayout.ONE_AT_A_TIME
        other = QuestionLayout.PAGE_PER_DOMAIN if is_single else QuestionLayout.ONE_AT_A_TIME
        self.layout_chosen.emit(other)

    def _on_declined(self, reason: object, not_asked: object) -> None:
        self._fold_skip()
        self.declined.emit(reason, not_asked)
