"""The pages about the recovery code: keep it, and prove that it was kept."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.first_start.pages import StepPage
from kansrijk_desktop.ui.screens.first_start.presenter import FirstStartPresenter, FirstStartState
from kansrijk_desktop.ui.theme import FAMILIES, SPACE_2, SPACE_3
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.titled_row import TitledRow

_COLUMNS = 4


class RecoveryCodePage(StepPage):
    """Shows the code, large and in groups.

    Signals:
        print_requested: the user wants it on paper.
        save_requested: the user wants it in a file.

    Attributes:
        code_card: holds the groups; its accessible name is the whole code.
        print_button, save_button: two ways to keep it.
    """

    print_requested = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Bewaar uw herstelcode"),
            _(
                "Vergeet u het wachtwoord, dan komt u alleen hiermee weer bij de dossiers. "
                "Wij kunnen u dan niet helpen. U ziet de code nu één keer."
            ),
        )
        self.code_card = Card(tone="accent")
        self._groups = QWidget()
        self._grid = QGridLayout(self._groups)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self._labels: list[PlainLabel] = []
        self.code_card.body.addWidget(self._groups)
        self.body.addWidget(self.code_card)
        self.print_button = SecondaryButton(_("Afdrukken"), "printer")
        self.print_button.clicked.connect(self.print_requested)
        self.setFocusProxy(self.print_button)
        self.save_button = SecondaryButton(_("Opslaan op een stick"), "save")
        self.save_button.clicked.connect(self.save_requested)
        row = QWidget()
        buttons = FlowLayout(row)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        self.body.addWidget(row)
        self.body.addSpacing(SPACE_2)
        self.body.addWidget(
            TitledRow(
                "lock",
                _("Waar bewaart u hem?"),
                _("In een kluis of afgesloten la. Niet bij de computer, en niet in uw e-mail."),
            )
        )

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show the code while it exists."""
        while len(self._labels) < len(state.code_groups):
            label = PlainLabel("", "code", wraps=False)
            self._grid.addWidget(label, *divmod(len(self._labels), _COLUMNS))
            self._labels.append(label)
        for at, label in enumerate(self._labels):
            label.setText(state.code_groups[at] if at < len(state.code_groups) else "")
        self.code_card.setAccessibleName(" ".join(state.code_groups))


class TypeBackPage(StepPage):
    """Asks for the code, from paper."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Typ de code over"),
            _("Zo weten we zeker dat u hem goed hebt bewaard. Typ over van uw papier of stick."),
        )
        self.code_field = TextField(
            _("Herstelcode"), help_text=_("Streepjes en hoofdletters maken niet uit.")
        )
        self.code_field.edited.connect(presenter.type_code)
        self.add_field(self.code_field)
        self.setFocusProxy(self.code_field)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show what is wrong; empty the field once the code has gone."""
        self.code_field.show_error(state.problems.get("typed_code", ""))
        if not state.code_groups:
            self.code_field.show_text("")


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
