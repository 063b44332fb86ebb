"""One offer on the klantroute: how far it is, its steps so far, and the steps that may come."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.offer import OfferEvent, OfferState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.family_route import OfferOnRoute, TypedStep
from kansrijk_desktop.services.offer_words import state_word, step_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.care_route.step_form import StepForm
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import Button, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel

_LOOKS = {
    OfferState.PROPOSED: ("chat", "accent", "accent_soft"),
    OfferState.CONSENTED: ("check", "accent", "accent_soft"),
    OfferState.DECLINED: ("minus", "text", "sunken"),
    OfferState.REFERRED: ("send", "accent", "accent_soft"),
    OfferState.RECEIVED: ("check", "accent", "accent_soft"),
    OfferState.STARTED: ("arrow-right", "green", "green_soft"),
    OfferState.FED_BACK: ("check-circle", "green", "green_soft"),
    OfferState.CLOSED: ("circle", "text", "sunken"),
}


class OfferCard(Card):
    """An offer; a step is noted in the card itself.

    Signals:
        step_chosen: the offer's id and the state it is to come to.
        letter_requested: the offer's id.

    Attributes:
        state_badge, limit_label, step_labels: what is known.
        step_buttons: the steps that may come, by state.
        letter_button: None where no letter belongs to it.
        step_form: shown while a step is noted.
    """

    step_chosen = Signal(str, object)
    letter_requested = Signal(str)

    def __init__(self, shown: OfferOnRoute, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self.offer_id = shown.offer.id
        self.setAccessibleName(shown.offer.name)
        self.step_buttons: dict[OfferState, Button] = {}
        self.step_labels: list[PlainLabel] = []
        self.letter_button: QuietButton | None = None
        self.body.addLayout(self._head(shown))
        self.limit_label = PlainLabel(shown.limit, "secondary" if shown.is_limit_over else "strong")
        self.body.addWidget(self.limit_label)
        self.limit_label.setVisible(bool(shown.limit))
        self.body.addLayout(self._steps(shown.steps))
        if shown.is_at_rest:
            self.body.addWidget(PlainLabel(_("Dit aanbod rust. U hoeft niets te doen."), "small"))
        self._buttons = QWidget()
        self.step_form = StepForm()
        self._fill_buttons(shown)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self.step_form)

    def show_step(self, step: TypedStep | None, error: str, *, is_saving: bool) -> bool:
        """Show the step that is being noted, or the buttons again; tell whether it just began."""
        is_here = step is not None and step.offer_id == self.offer_id
        was_here = self.step_form.isVisibleTo(self)
        self._buttons.setVisible(not is_here and bool(self.step_buttons or self.letter_button))
        self.step_form.setVisible(is_here)
        if is_here and step is not None:
            self.step_form.show_step(step, error, is_saving=is_saving)
        is_begun = is_here and not was_here
        if is_begun:
            self.step_form.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_begun

    def take_focus(self) -> None:
        """Let the keyboard go on here after the card was made anew."""
        button = next(iter(self.step_buttons.values()), None)
        if button is not None:
            self.show()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, shown: OfferOnRoute) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(PlainLabel(shown.offer.name, "strong"), 1)
        self.state_badge = Badge()
        self.state_badge.show_badge(state_word(shown.offer.state), *_LOOKS[shown.offer.state])
        head.addWidget(self.state_badge, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _steps(self, steps: tuple[OfferEvent, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_HALF)
        for step in steps:
            label = PlainLabel(_words(step), "secondary")
            column.addWidget(label)
            self.step_labels.append(label)
        return column

    def _fill_buttons(self, shown: OfferOnRoute) -> None:
        row = FlowLayout(self._buttons, SPACE_1)
        for state in shown.next_states:
            is_quiet = state is OfferState.CLOSED
            word = step_word(state)
            button = QuietButton(word) if is_quiet else SecondaryButton(word)
            button.setAccessibleName(f"{word}: {shown.offer.name}")
            button.clicked.connect(partial(self._on_step, state))
            self.step_buttons[state] = button
            row.addWidget(button)
        if shown.letter_from:
            self.letter_button = QuietButton(_("Brief maken"), "send")
            self.letter_button.setAccessibleName(
                _("Brief maken: {name}").format(name=shown.offer.name)
            )
            self.letter_button.clicked.connect(self._on_letter)
            row.addWidget(self.letter_button)

    def _on_step(self, state: OfferState) -> None:
        self.step_chosen.emit(self.offer_id, state)

    def _on_letter(self) -> None:
        self.letter_requested.emit(self.offer_id)


def _words(step: OfferEvent) -> str:
    """Say when, what and whether there was a remark."""
    line = _("{day}: {state}").format(day=long_date(step.happened_on), state=state_word(step.state))
    return f"{line} · {step.note}" if step.note else line
