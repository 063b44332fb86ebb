"""Slide to a number; what was not touched is not an answer."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.engine.answers import Value, value_decimal, value_integer
from kansrijk_desktop.engine.presentation import Scale, ends_of, scale_of, unit_of
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.answer_slider import AnswerSlider
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.label import PlainLabel


class SliderItem(ItemWidget):
    """A slider with its value in figures above it and the words of its ends below.

    Attributes:
        slider: the slider itself; its positions are steps from the lowest value.
        value_label: the value in figures, or that there is none yet.
        clear_button: takes the value away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale: Scale | None = None
        self._is_whole = True
        self.slider = AnswerSlider()
        self.value_label = PlainLabel("", "answer")
        self.clear_button = QuietButton(_("Wis"), "close")
        self._lower = PlainLabel("", "secondary")
        self._upper = PlainLabel("", "secondary")
        self._upper.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        head = QHBoxLayout()
        head.setSpacing(SPACE_1)
        head.addWidget(self.value_label, 1)
        head.addWidget(self.clear_button)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._lower, 1)
        foot.addWidget(self._upper, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.slider)
        self.column.addLayout(foot)
        policy = self.clear_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(policy)
        self.slider.moved.connect(self._on_moved)
        self.clear_button.clicked.connect(self._on_cleared)

    @override
    def start_editing(self) -> bool:
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def _turn_to(self, state: ItemState) -> None:
        self._is_whole = state.item.type == "integer"
        self._scale = None

    def _fit(self, state: ItemState) -> None:
        """Take the range that holds now: a form may compute its limits."""
        scale = scale_of(state.item, state.limits) or scale_of(state.item, state.item.limits)
        if scale != self._scale:
            self._scale = scale
            blocked = self.slider.blockSignals(True)
            self.slider.setRange(0, scale.count if scale else 0)
            self.slider.blockSignals(blocked)

    @override
    def _draw(self, state: ItemState) -> None:
        self._fit(state)
        number = state.values[0].json if state.values else None
        if self._scale is None or not isinstance(number, int | Decimal):
            self.slider.show_position(None)
        else:
            self.slider.show_position(self._scale.position_of(Decimal(number)))
        unit = unit_of(state)
        shown = value_in_words(state.values[0]) if state.values else _("Nog geen antwoord")
        shown = f"{shown} {unit}" if unit and state.values else shown
        self.value_label.setText(shown)
        self.value_label.show_role("answer" if state.values else "secondary")
        self.clear_button.setVisible(bool(state.values))
        lower, upper = ends_of(state)
        self._lower.setText(lower or self._written(lowest=True))
        self._upper.setText(upper or self._written(lowest=False))
        self.slider.setAccessibleName(state.text)
        # A screen reader says the step, which need not be the value.
        self.slider.setAccessibleDescription(f"{shown}. {self._description(state)}")

    def _written(self, *, lowest: bool) -> str:
        if self._scale is None:
            return ""
        return self._value(self._scale.lowest if lowest else self._scale.highest).label

    def _value(self, number: Decimal) -> Value:
        if self._is_whole and number == number.to_integral_value():
            return value_integer(int(number))
        return value_decimal(number)

    def _on_moved(self, position: int) -> None:
        if self._scale is not None:
            self.typed.emit((self._value(self._scale.value_at(position)),))

    def _on_cleared(self) -> None:
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit(())
