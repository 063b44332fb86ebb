"""Show a recovery code, large and in groups, with two ways to keep it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import FAMILIES, SPACE_2, SPACE_3
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.titled_row import TitledRow

_COLUMNS = 4


class RecoveryCodeSheet(QWidget):
    """The code on the screen; prints it, and asks where to save it.

    Signals:
        save_requested: the user wants it in a file; carries the path.

    Attributes:
        code_card: holds the groups; its accessible name is the whole code.
        print_button, save_button: two ways to keep it.
    """

    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: tuple[str, ...] = ()
        self._labels: list[PlainLabel] = []
        self.code_card = Card(tone="accent")
        groups = QWidget()
        self._grid = QGridLayout(groups)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.code_card.body.addWidget(groups)
        self.print_button = SecondaryButton(_("Afdrukken"), "printer")
        self.print_button.clicked.connect(self._on_print_requested)
        self.setFocusProxy(self.print_button)
        self.save_button = SecondaryButton(_("Opslaan op een stick"), "save")
        self.save_button.clicked.connect(self._on_save_requested)
        row = QWidget()
        buttons = FlowLayout(row)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(self.code_card)
        layout.addWidget(row)
        layout.addSpacing(SPACE_2)
        layout.addWidget(
            TitledRow(
                "lock",
                _("Waar bewaart u hem?"),
                _("In een kluis of afgesloten la. Niet bij de computer, en niet in uw e-mail."),
            )
        )

    def show_code(self, groups: tuple[str, ...]) -> None:
        """Show the code; without groups nothing of it is left."""
        self._code = groups
        while len(self._labels) < len(groups):
            label = PlainLabel("", "code", wraps=False)
            self._grid.addWidget(label, *divmod(len(self._labels), _COLUMNS))
            self._labels.append(label)
        for at, label in enumerate(self._labels):
            label.setText(groups[at] if at < len(groups) else "")
        self.code_card.setAccessibleName(" ".join(groups))

    def _on_print_requested(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        if dialog.exec() == QDialog.DialogCode.Accepted and self._code:
            paint_code_paper(printer, self._code)

    def _on_save_requested(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Herstelcode opslaan"), "herstelcode.txt", _("Tekst (*.txt)")
        )
        if path:
            self.save_requested.emit(path)


def paint_code_paper(device: QPagedPaintDevice, groups: tuple[str, ...]) -> None:
    """Print the code on one sheet: large, in groups, with what it is for."""
    painter = QPainter(device)
    dots = device.logicalDpiX()
    page = QRectF(device.pageLayout().paintRectPixels(dots))
    margin = dots * 0.8
    area = QRectF(0, 0, page.width(), page.height()).adjusted(margin, margin, -margin, -margin)
    font = QFont()
    font.setFamilies(list(FAMILIES))
    wrap = Qt.TextFlag.TextWordWrap
    for points, text, gap in (
        (20.0, _("Herstelcode Kansrijk"), 0.3),
        (
            11.0,
            _(
                "Met deze code opent u de dossiers als u het wachtwoord niet meer weet. "
                "Bewaar dit blad achter slot, niet bij de computer."
            ),
            0.4,
        ),
        (24.0, "   ".join(groups[:_COLUMNS]), 0.1),
        (24.0, "   ".join(groups[_COLUMNS:]), 0.4),
        (11.0, _("De code heeft geen 0, 1, I, L of O. Streepjes typt u niet over."), 0.0),
    ):
        font.setPointSizeF(points)
        painter.setFont(font)
        drawn = painter.boundingRect(area, wrap, text)
        painter.drawText(drawn, wrap, text)
        area.setTop(drawn.bottom() + gap * dots)
    painter.end()
