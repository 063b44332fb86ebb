"""Let a changed property take effect in the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_style_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that `app.qss` selects on, and dress the widget anew if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # It will be dressed when it is first shown.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
