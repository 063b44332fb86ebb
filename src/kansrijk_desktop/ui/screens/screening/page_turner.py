"""Leaf through a part that is too long for one page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.services.conversation_state import PageRange
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.widgets.button import Button
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel


class PageTurner(QWidget):
    """Says which part of the questions is shown, and leads to the rest.

    Signals:
        place_requested: address to go to.

    Attributes:
        before_button, after_button: to the rest; each gone where there is none.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range: PageRange | None = None
        self._text = PlainLabel("", "secondary", wraps=False)
        self.before_button = Button(_("Vorige vragen"), "chevron-up")
        self.after_button = Button(_("Volgende vragen"), "chevron-down")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self)
        for part in (self._text, self.before_button, self.after_button):
            row.addWidget(part)
        self.before_button.clicked.connect(self._on_before)
        self.after_button.clicked.connect(self._on_after)

    def show_range(self, page: PageRange | None) -> None:
        """Show where she is; nothing where all of the part is shown."""
        self._range = page
        self.setVisible(page is not None)
        if page is None:
            return
        self._text.setText(
            _("Vraag {first} tot en met {last} van {total}").format(
                first=page.first, last=page.last, total=page.total
            )
        )
        self.before_button.setVisible(bool(page.before))
        self.after_button.setVisible(bool(page.after))

    def _on_before(self) -> None:
        if self._range is not None:
            self.place_requested.emit(self._range.before)

    def _on_after(self) -> None:
        if self._range is not None:
            self.place_requested.emit(self._range.after)
