"""What must hold of every screen: names for all controls, plain text only, nothing cut."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSlider)


def controls(screen: QWidget) -> list[QWidget]:
    """Return what the user can operate on `screen` now."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisibleTo(screen)
        and not isinstance(widget.parentWidget(), QComboBox)
        and widget.objectName() != "qt_spinbox_lineedit"
    ]


def unnamed_controls(screen: QWidget) -> list[str]:
    """Return the controls for which a screen reader has no name."""
    return [
        repr(control)
        for control in controls(screen)
        if not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()
    ]


def labels_that_read_markup(screen: QWidget) -> list[str]:
    """Return the labels that would take a name for markup."""
    return [
        label.text()
        for label in screen.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]


def cut_texts(screen: QWidget) -> list[str]:
    """Return the texts that do not fit in their place."""
    cut = []
    for widget in screen.findChildren(QWidget):
        if not widget.isVisibleTo(screen) or not isinstance(widget, (QLabel, QAbstractButton)):
            continue
        if isinstance(widget, QLabel) and not widget.text():
            continue
        too_low = widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > (
            widget.height()
        )
        too_narrow = not widget.hasHeightForWidth() and widget.sizeHint().width() > widget.width()
        if too_low or too_narrow or reaches_outside(widget):
            cut.append(f"{widget.text()!r} {widget.size()} {widget.sizeHint()}")
    return cut


def reaches_outside(widget: QWidget) -> bool:
    """Say whether a widget sticks out of the right edge of its window."""
    right = widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()
    return right > widget.window().width()


def tab_order(screen: QWidget) -> list[QWidget]:
    """Return the controls of `screen` in the order of the Tab key."""
    wanted = {
        control
        for control in controls(screen)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isEnabled()
    }
    order: list[QWidget] = []
    widget: QWidget | None = screen.nextInFocusChain()
    while widget is not None and widget is not screen:
        if widget in wanted:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def unreachable_controls(screen: QWidget) -> list[str]:
    """Return the controls the Tab key passes by; of cards that exclude each other it takes one."""
    order = set(tab_order(screen))
    groups = {card.parentWidget() for card in order if isinstance(card, ChoiceCard)}
    return [
        control.accessibleName()
        for control in controls(screen)
        if control.isEnabled()
        and control not in order
        and not (isinstance(control, ChoiceCard) and control.parentWidget() in groups)
    ]


def goes_down(order: list[QWidget], screen: QWidget) -> bool:
    """Say whether the Tab key never jumps back up the page."""
    # What must be scrolled to lies just below the edge, not below a foot that stays in sight.
    tops = [
        min(control.mapTo(screen, QPoint(0, control.height() // 2)).y(), screen.height())
        for control in order
    ]
    slack = max((control.height() for control in order), default=0)
    return all(later >= earlier - slack for earlier, later in pairwise(tops))
