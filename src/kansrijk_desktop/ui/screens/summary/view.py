"""The summary: five domains, the balance, the weighing; and the page for her."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.summary import ProblemLine, Summary
from kansrijk_desktop.services.together import together_view
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.overview_panel import OverviewPanel
from kansrijk_desktop.ui.screens.summary.balance_picture import BalancePicture
from kansrijk_desktop.ui.screens.summary.clipboard import PassingClipboard
from kansrijk_desktop.ui.screens.summary.domain_card import DomainCard
from kansrijk_desktop.ui.screens.summary.observations import Observations
from kansrijk_desktop.ui.screens.summary.presenter import (
    EpdPart,
    Page,
    SummaryPresenter,
    SummaryState,
)
from kansrijk_desktop.ui.screens.summary.to_do_card import ToDoCard
from kansrijk_desktop.ui.screens.summary.together_page import TogetherPage
from kansrijk_desktop.ui.screens.summary.weighing_card import WeighingCard
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, current_palette, scaled
from kansrijk_desktop.ui.widgets.button import Button, PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.saved_label import SavedLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

TYPING_PAUSE_MS = 500
_MEASURE = 1040
_NARROW = 880


class SummaryScreen(QWidget):
    """What came out, and what is made of it.

    Attributes:
        cards: the domains, by their code.
        weighing, observations, to_do, balance, together: the other parts.
        overview: the answers themselves, for a form that comes to no levels.
        epd_button, shielded_button: copy for the practice's own record.
        together_button, what_now_button, back_button: the ways on.
        notice, copied_notice: what went wrong; what is on the clipboard.
        copied_label: when the text for the record was last copied.
    """

    def __init__(self, presenter: SummaryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._state = SummaryState()
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cards: dict[str, DomainCard] = {}
        self.clipboard = PassingClipboard(self)
        self.header = PageHeader(_("Samenvatting"))
        self.together_button = Button(_("Samen kijken"), "users")
        self.epd_button = Button(_("Naar EPD"), "copy")
        self.shielded_button = QuietButton(_("Afgeschermd deel"), "copy")
        self.notice = InlineNotice(tone="error")
        self.copied_notice = InlineNotice(tone="success")
        self.copied_label = PlainLabel("", "small", wraps=False)
        self.balance = BalancePicture()
        self.weighing = WeighingCard()
        self.observations = Observations()
        self.to_do = ToDoCard()
        self.together = TogetherPage()
        self.overview = OverviewPanel()
        self.saved_label = SavedLabel()
        self.back_button = Button(_("Terug naar het gesprek"))
        self.dossier_button = QuietButton(_("Naar het dossier"))
        self.what_now_button = PrimaryButton(_("Wat nu"))
        self._build()
        self._connect()
        presenter.attach(self.show_state, self._after_pause)
        self.destroyed.connect(presenter.detach)

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Save everything first (see ui/router.py); nothing stays on the clipboard."""
        self.clipboard.clear()
        self._presenter.about_to_leave(then)

    def show_state(self, state: SummaryState) -> None:
        """Show the outcome as it is now."""
        is_new = state.summary is not self._state.summary
        asked_before = self._state.asks_to_finish
        self._state = state
        self.notice.show_message(state.error or state.save.problem, "error")
        self._show_save(state)
        if state.summary is None:
            return
        if is_new:
            self._show_summary(state.summary)
        self.shielded_button.setVisible(state.has_shielded_text)
        self._show_copied(state)
        self.to_do.show_problems(state.summary.problems, wants_to_go_on=state.asks_to_finish)
        self._pages.setCurrentIndex(1 if state.page is Page.TOGETHER else 0)
        self._footer.setVisible(state.page is Page.SUMMARY)
        if state.asks_to_finish and not asked_before:
            self._bring_into_view(self.to_do)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E copies for the record, Ctrl+Z takes the last change back."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() == Qt.Key.Key_Z:
            self._presenter.undo()
        elif event.key() == Qt.Key.Key_E and not is_control:
            self._on_epd()
        elif event.key() == Qt.Key.Key_Escape and self._state.page is Page.TOGETHER:
            self._on_together_closed()
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what has no room side by side."""
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Part the last line from the rest."""
        painter = QPainter(self)
        painter.setPen(QColor(current_palette().hairline))
        if self._footer.isVisible():
            painter.drawLine(0, self._footer.y(), self.width(), self._footer.y())
        painter.end()

    def _build(self) -> None:
        self._pages = QStackedWidget()
        self._scroll = ScrollColumn(_MEASURE, margin=SPACE_3)
        actions = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        actions.setSizePolicy(policy)
        row = FlowLayout(actions)
        for button in (self.together_button, self.epd_button, self.shielded_button):
            row.addWidget(button)
        body = self._scroll.body
        for part in (self.header, actions, self.copied_label, self.notice, self.copied_notice):
            body.addWidget(part)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_1)
        body.addLayout(self._rows)
        body.addWidget(self.overview)
        self._balance_card = self._build_balance()
        body.addWidget(self._balance_card)
        body.addWidget(self.weighing)
        body.addWidget(self.observations)
        body.addWidget(self.to_do)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.together)
        self._footer = QWidget()
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        footer.setSpacing(SPACE_2)
        footer.addWidget(self.saved_label)
        footer.addStretch(1)
        for button in (self.dossier_button, self.back_button, self.what_now_button):
            footer.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._footer)

    def _build_balance(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        left = PlainLabel(_("Wat weegt"), "overline")
        right = PlainLabel(_("Wat draagt"), "overline")
        for label in (left, right):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            head.addWidget(label, 1)
        self._context = PlainLabel("", "secondary")
        self._actions = PlainLabel("", "body")
        card.body.setSpacing(SPACE_2)
        card.body.addLayout(head)
        card.body.addWidget(self.balance)
        card.body.addWidget(self._context)
        card.body.addWidget(self._actions)
        return card

    def _connect(self) -> None:
        self.together_button.clicked.connect(partial(self._presenter.show_page, Page.TOGETHER))
        self.together.close_requested.connect(self._on_together_closed)
        self.epd_button.clicked.connect(self._on_epd)
        self.shielded_button.clicked.connect(self._on_shielded)
        self.weighing.follow_up_requested.connect(self._presenter.follow_up)
        for part in (self.weighing, self.observations):
            part.chosen.connect(self._presenter.choose)
            part.typed.connect(self._presenter.write)
        noting = self.observations.answering
        noting.added.connect(self._presenter.add_occurrence)
        noting.removed.connect(self._presenter.remove_occurrence)
        noting.moved.connect(self._presenter.move_occurrence)
        self.overview.place_requested.connect(self._presenter.correct)
        self.to_do.picked.connect(self._on_problem_picked)
        self.to_do.skip_requested.connect(self._on_skip)
        self.dossier_button.clicked.connect(self._presenter.close)
        self.back_button.clicked.connect(self._on_back)
        self.what_now_button.clicked.connect(self._on_what_now)

    def _show_summary(self, summary: Summary) -> None:
        self.header.show_title(
            _("Samenvatting"),
            _("{who}  ·  {form}. Hulp bij het gesprek, geen diagnose.").format(
                who=self._state.who, form=summary.form_title
            ),
        )
        for row in summary.rows:
            if row.domain not in self.cards:
                card = DomainCard(row)
                card.correct_requested.connect(self._presenter.correct)
                card.chosen.connect(self._presenter.choose)
                card.typed.connect(self._presenter.write)
                self.cards[row.domain] = card
                self._rows.addWidget(card)
            self.cards[row.domain].show_row(row)
        self._show_kind(summary)
        self._show_balance(summary)
        self.weighing.show_summary(summary)
        self.observations.show_parts(summary.weighing)
        self.together.show_view(together_view(summary))
        self._lay_out()

    def _show_kind(self, summary: Summary) -> None:
        """Show levels with what they lead to, or the answers of a form that has no levels."""
        has_levels = summary.overview is None
        for part in (self.together_button, self.epd_button, self._balance_card):
            part.setVisible(has_levels)
        parts = summary.weighing
        has_weighing = summary.overall.choice is not None or bool(parts.loose or parts.private)
        self.weighing.setVisible(has_levels or has_weighing)
        self.overview.show_overview(summary.overview)
        self.what_now_button.show_text(_("Wat nu") if has_levels else _("Rond af"))

    def _show_balance(self, summary: Summary) -> None:
        """Put on the picture what may be seen when others look along."""
        lines = [*(line for row in summary.rows if not row.is_safety for line in row.answers)]
        loads = list(dict.fromkeys(line.label for line in lines if not line.is_not_for_home))
        strengths = [each.text for each in summary.strengths if not each.is_not_for_home]
        self.balance.show_balance(loads, strengths)
        context = "; ".join(f"{line.label}: {line.answer}" for line in summary.context)
        self._context.setText(_("Achtergrond: {context}").format(context=context))
        self._context.setVisible(bool(context))
        steps = "; ".join(summary.first_actions)
        self._actions.setText(_("Haar eerste stappen: {steps}").format(steps=steps))
        self._actions.setVisible(bool(steps))

    def _show_save(self, state: SummaryState) -> None:
        if state.save.problem:
            self.saved_label.show_failed()
        elif not state.save.is_saved:
            self.saved_label.show_saving()
        elif state.save.saved_at is not None:
            self.saved_label.show_saved(state.save.saved_at.astimezone())

    def _show_copied(self, state: SummaryState) -> None:
        moment = state.epd_copied_at.astimezone() if state.epd_copied_at else None
        text = _("Naar EPD gekopieerd op {day} om {time}")
        self.copied_label.setText(
            text.format(day=long_date(moment.date()), time=f"{moment:%H:%M}") if moment else ""
        )
        self.copied_label.setVisible(moment is not None)

    def _lay_out(self) -> None:
        is_narrow = self.width() < scaled(_NARROW)
        for card in self.cards.values():
            card.stack(is_narrow=is_narrow)
        self.dossier_button.setVisible(not is_narrow)

    def _bring_into_view(self, widget: QWidget) -> None:
        # After the layout has given it a place.
        QTimer.singleShot(0, widget, partial(self._scroll.ensureWidgetVisible, widget))

    def _after_pause(self, callback: Callable[[], None]) -> None:
        QTimer.singleShot(TYPING_PAUSE_MS, self, callback)

    def _on_together_closed(self) -> None:
        self._presenter.show_page(Page.SUMMARY)

    def _on_epd(self) -> None:
        self._copy(EpdPart.ORDINARY, _("Gekopieerd. Plak het nu in het EPD."))

    def _on_shielded(self) -> None:
        self._copy(
            EpdPart.SHIELDED, _("Gekopieerd. Plak dit alleen in het afgeschermde deel van het EPD.")
        )

    def _copy(self, part: EpdPart, message: str) -> None:
        text = self._presenter.copy_epd(part)
        if text:
            self.clipboard.copy(text)
            hint = _("Over 30 seconden is het klembord weer leeg.")
            self.copied_notice.show_message(f"{message} {hint}", "success")

    def _on_problem_picked(self, problem: ProblemLine) -> None:
        if not problem.is_weighing:
            self._presenter.correct(problem.address)
            return
        if self.weighing.go_to(problem.address):
            self._bring_into_view(self.weighing)
            return
        if (noted := self.observations.go_to(problem.address)) is not None:
            self._bring_into_view(noted)
            return
        for card in self.cards.values():
            if problem.address in card.own.fields:
                card.own.fields[problem.address].take_focus()
                self._bring_into_view(card)

    def _on_skip(self) -> None:
        self._presenter.what_now(is_sure=True)

    def _on_back(self) -> None:
        self._presenter.correct("")

    def _on_what_now(self) -> None:
        self._presenter.what_now()
