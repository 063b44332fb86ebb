"""The conversation: parts at the left, one question in the middle, how to ask it at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.engine.languages import is_right_to_left
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answer_tools import AnswerTools
from kansrijk_desktop.ui.questionnaire.overview_panel import OverviewPanel
from kansrijk_desktop.ui.questionnaire.page import QuestionPage
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.screens.screening.edits import Edits
from kansrijk_desktop.ui.screens.screening.follow_up_switches import FollowUpSwitches
from kansrijk_desktop.ui.screens.screening.footer import Footer
from kansrijk_desktop.ui.screens.screening.guidance_panel import GuidancePanel
from kansrijk_desktop.ui.screens.screening.language_box import LanguageBox
from kansrijk_desktop.ui.screens.screening.page_turner import PageTurner
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, ScreeningState
from kansrijk_desktop.ui.screens.screening.section_header import SectionHeader
from kansrijk_desktop.ui.screens.screening.section_list import SectionList
from kansrijk_desktop.ui.screens.screening.stand_still import StandStill
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, scaled
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.settle import settle_layouts

TYPING_PAUSE_MS = 500
TICK_MS = 20_000
_WIDE = 1040
"""In design pixels: narrower than this (or with larger text) the right side folds itself."""
_MEASURE = 780
_GUIDANCE_WIDTH = 296
_LEFT_WIDTH = 216


class ScreeningScreen(QWidget):
    """Leads the conversation; all of it works from the keyboard.

    Attributes:
        who_label: her initials.
        page: the questions shown now.
        section_list, language_box, section_header, guidance, footer: the parts around it.
        notice: what went wrong, in Dutch.
        stand_still: what shows instead of a question: a part for later, or the end.
        banner: says that nothing is kept, when a questionnaire is tried out.
        overview: what was answered, at the end of a conversation that is tried out.
        page_turner: the way to the rest of a long part.
    """

    def __init__(self, presenter: ScreeningPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._edits = Edits(presenter, self)
        self._shown_place: tuple[str, ...] = ()
        self._state = ScreeningState()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.who_label = PlainLabel("", "secondary", wraps=False)
        self.who_label.setContentsMargins(SPACE_1, 0, 0, SPACE_1)
        self.section_list = SectionList()
        self.language_box = LanguageBox()
        self.section_header = SectionHeader()
        self.page = QuestionPage(presenter.safety_text)
        self.tools = AnswerTools()
        self.switches = FollowUpSwitches()
        self.stand_still = StandStill()
        self.notice = InlineNotice(tone="error")
        self.banner = InlineNotice(tone="info")
        self.overview = OverviewPanel()
        self.page_turner = PageTurner()
        self.guidance = GuidancePanel()
        self.footer = Footer()
        self._build()
        self._connect()
        self._tick = QTimer(self)
        self._tick.timeout.connect(presenter.tick)
        self._tick.start(TICK_MS)
        presenter.attach(self.show_state, self._after_pause)
        self.destroyed.connect(presenter.detach)

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Save everything first (see ui/router.py)."""
        self._presenter.about_to_leave(then)

    def about_to_hide(self) -> None:
        """Close what is only for the two of you: the hide key was pressed."""
        self._presenter.close_when_private()

    def show_state(self, state: ScreeningState) -> None:
        """Show the conversation as it is now."""
        before, self._state = self._state, state
        self.notice.show_message(state.error or state.save.problem, "error")
        if state.is_try_out:
            self.banner.show_message(_("Proefgesprek: er wordt niets bewaard."))
            self.footer.show_try_out()
        self.footer.show_save(state.save)
        if state.talk is None:
            return
        self.footer.show_progress(state.talk, state.minutes)
        if state.is_guidance_open != before.is_guidance_open:
            self._lay_out()
        if state.talk is not before.talk or state.layout is not before.layout:
            self._show_talk(state, state.talk)

    def _show_talk(self, state: ScreeningState, talk: ConversationState) -> None:
        self.who_label.setText(state.who)
        self.section_list.show_sections(talk.sections)
        self.language_box.show_languages(talk.languages, talk.language)
        self.section_header.show_section(talk, state.layout, state.urgent_texts)
        self._show_page(talk)
        self.switches.show_follow_ups(talk.follow_ups)
        self.stand_still.show_talk(talk, is_try_out=state.is_try_out)
        self.overview.show_overview(state.overview)
        self.guidance.show_guidance(state.guidance, state.note)
        self._show_tools(talk)
        self._lay_out()
        settle_layouts()
        self._follow(talk)

    def _show_page(self, talk: ConversationState) -> None:
        is_mirrored = is_right_to_left(talk.language)
        direction = (
            Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
        )
        if self.page.layoutDirection() is not direction:
            self.page.setLayoutDirection(direction)
        self.page.show_questions(
            talk.questions,
            talk.current,
            talk.checks,
            is_page=talk.is_page,
            memories=talk.memories,
        )
        self.page.setVisible(bool(talk.questions))
        self.page_turner.show_range(talk.range)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the number keys, walk with Enter and Backspace, undo with Ctrl+Z."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() == Qt.Key.Key_Z:
                self._act(Conversation.undo)
            else:
                event.ignore()
            return
        number = event.key() - Qt.Key.Key_0
        action = self._keys().get(Qt.Key(event.key()))
        if 1 <= number <= 9:  # noqa: PLR2004 - the number keys
            address = self._focused_address()
            self._act(lambda talk: talk.choose(number, address))
        elif action is not None:
            action()
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the right side where there is no room for it."""
        super().resizeEvent(event)
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Be at the same question again after the screen was hidden."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_question)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Return: self._on_next,
            Qt.Key.Key_Enter: self._on_next,
            Qt.Key.Key_PageDown: self._on_next,
            Qt.Key.Key_Backspace: self._on_back,
            Qt.Key.Key_PageUp: self._on_back,
            Qt.Key.Key_W: partial(self._decline_current, AbsentReason.ASKED_DECLINED),
            Qt.Key.Key_O: partial(self._decline_current, AbsentReason.ASKED_UNKNOWN),
            Qt.Key.Key_N: self._ask_reason,
            Qt.Key.Key_T: self._toggle_not_for_home,
            Qt.Key.Key_V: self._edits.nothing_changed,
        }

    def _build(self) -> None:
        self._left = QFrame()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(SPACE_2, SPACE_3, SPACE_1, SPACE_2)
        left.addWidget(self.who_label)
        left.addWidget(self.section_list, 1)
        left.addWidget(self.language_box)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, 0)
        head.addWidget(self.banner)
        head.addWidget(self.section_header)
        head.addWidget(self.notice)
        self._scroll = ScrollColumn(_MEASURE, margin=0)
        self._scroll.body.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        self._scroll.body.addWidget(self.page)
        self._scroll.body.addWidget(self.page_turner)
        self._scroll.body.addWidget(self.stand_still)
        self._scroll.body.addWidget(self.overview)
        self._scroll.body.addWidget(self.switches)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(SPACE_4, SPACE_1, SPACE_4, SPACE_1)
        foot.addWidget(self.tools)
        middle.addLayout(_centred(self._head))
        middle.addWidget(self._scroll, 1)
        middle.addLayout(_centred(self._foot))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addLayout(middle, 1)
        columns.addWidget(self.guidance)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.section_list.chosen.connect(self._edits.go_to)
        self._edits.hear(self.page.answering, self.switches)
        self.page.answering.entered.connect(self._on_entered)
        self.page.answering.note_appeared.connect(self._on_note_appeared)
        self.tools.declined.connect(self._decline_current)
        self.tools.marked.connect(self._mark_current)
        self.section_header.declined.connect(self._on_section_declined)
        self.section_header.layout_chosen.connect(self._presenter.use_layout)
        self.section_header.guidance_requested.connect(self._on_guidance_requested)
        self.section_header.nothing_changed.connect(self._edits.nothing_changed)
        self.guidance.fold_requested.connect(self._on_guidance_folded)
        self.guidance.note_typed.connect(self._on_note_typed)
        self.language_box.chosen.connect(self._edits.show_language)
        self.stand_still.open_requested.connect(self._edits.uncover)
        for part in (self.stand_still, self.overview, self.page_turner):
            part.place_requested.connect(self._edits.go_to)
        self.footer.back_requested.connect(self._on_back)
        self.footer.next_requested.connect(self._on_next)
        self.footer.stop_requested.connect(self._presenter.stop_here)
        self.footer.company_came.connect(self._presenter.partner_came_in)

    def _act(self, edit: Callable[[Conversation], None], *, is_typing: bool = False) -> None:
        self._presenter.act(edit, is_typing=is_typing)

    def _after_pause(self, callback: Callable[[], None]) -> None:
        QTimer.singleShot(TYPING_PAUSE_MS, self, callback)

    def _lay_out(self) -> None:
        """Give every part its place; the larger the text, the less stands side by side."""
        has_room = self.width() >= scaled(_WIDE)
        has_question = self._state.talk is not None and self._state.talk.question is not None
        is_open = self._state.is_guidance_open and has_room and has_question
        self.guidance.setVisible(is_open)
        self.section_header.show_guidance_button(is_shown=has_room and has_question and not is_open)
        self.guidance.setFixedWidth(scaled(_GUIDANCE_WIDTH))
        self.footer.show_narrow(is_narrow=not has_room)
        for part in (self._head, self._foot):
            part.setMaximumWidth(scaled(_MEASURE))
        self._left.setFixedWidth(min(scaled(_LEFT_WIDTH), self.width() // 4))

    def _show_tools(self, talk: ConversationState) -> None:
        """Keep the small buttons in view, however many answers a question has."""
        question = talk.question
        is_asked = question is not None and not question.is_read_only
        self._foot.setVisible(is_asked and not talk.is_page)
        if talk.question is not None:
            self.tools.show_item(talk.question.item)

    def _follow(self, talk: ConversationState) -> None:
        """Take the keyboard along to where she is now; where she types already, stay."""
        place = (talk.current, talk.focus, str(talk.is_covered), str(talk.is_at_end))
        if place == self._shown_place:
            return
        self._shown_place = place
        panel = self.page.panels.get(talk.current)
        if panel is None:
            self._scroll.show_top()
            self._focus_question()
        elif talk.focus:
            panel.take_focus(talk.focus)
            QTimer.singleShot(0, panel, self._show_focused)
        elif not (self.page.focused_panel() is panel and self._is_typing()):
            self._focus_question()
            if talk.is_page:
                QTimer.singleShot(0, panel, partial(self._scroll.bring_into_view, panel))
            else:
                self._scroll.show_top()

    def _focus_question(self) -> None:
        panel = self.page.panels.get(self._current())
        if panel is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            panel.take_focus()

    @staticmethod
    def _is_typing() -> bool:
        return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)

    def _focused_address(self) -> str:
        """Return the question that holds the keyboard, or nothing."""
        panel = self.page.focused_panel()
        return panel.focused_address() if panel is not None else ""

    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._scroll.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, scaled(120))

    def _current(self) -> str:
        return self._state.talk.current if self._state.talk else ""

    def _decline_current(
        self, reason: AbsentReason, not_asked: NotAskedReason | None = None
    ) -> None:
        self._edits.decline(self._focused_address() or self._current(), reason, not_asked)

    def _mark_current(self, is_marked: bool) -> None:  # noqa: FBT001 - a slot
        self._edits.mark(self._current(), is_marked)
        # Enter means "next" again, not this button.
        self._focus_question()

    def _current_tools(self) -> AnswerTools:
        if self._foot.isVisible():
            return self.tools
        panel = self.page.focused_panel() or self.page.panels.get(self._current())
        own = panel.tools if isinstance(panel, QuestionPanel) else None
        return own or self.tools

    def _ask_reason(self) -> None:
        self._current_tools().non_answers.ask_reason()

    def _toggle_not_for_home(self) -> None:
        self._current_tools().home_button.click()

    def _on_note_appeared(self, note: QWidget) -> None:
        # After the layout has given it a place.
        QTimer.singleShot(0, note, partial(self._scroll.bring_into_view, note))

    def _on_next(self) -> None:
        if self._state.talk is not None and self._state.talk.is_at_end:
            self._presenter.show_summary()
        else:
            self._act(Conversation.go_on)

    def _on_back(self) -> None:
        self._act(Conversation.go_back)

    def _on_entered(self, address: str) -> None:
        if address != self._current():
            self._act(lambda talk: talk.go_to(address))

    def _on_section_declined(self, reason: AbsentReason, not_asked: NotAskedReason | None) -> None:
        talk = self._state.talk
        row = next((each for each in talk.sections if each.is_current), None) if talk else None
        if row is not None:
            address = row.address
            self._act(lambda talk: talk.decline_section(address, reason, not_asked))

    def _on_guidance_requested(self) -> None:
        self._presenter.fold_guidance(is_open=True)

    def _on_guidance_folded(self) -> None:
        self._presenter.fold_guidance(is_open=False)

    def _on_note_typed(self, text: str) -> None:
        address = self._current()
        if self._state.talk is not None and self._state.talk.question is not None:
            self._act(lambda talk: talk.note(address, text), is_typing=True)


def _centred(widget: QWidget) -> QHBoxLayout:
    """Put a part in the middle, as the question below it is."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
