"""Begin a layer of a municipality, on the package of its region."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.region.presenter import RegionState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField


class LayerPage(ScrollColumn):
    """Asks for which municipality.

    Signals:
        begun: the municipality.
        put_away: not after all.

    Attributes:
        place_field: the municipalities of the region.
        begin_button, away_button: how it ends.
    """

    begun = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader(_("Nieuwe laag voor een gemeente"), back_text=_("Terug"))
        self.header.back_requested.connect(self.put_away)
        self.body.addWidget(self.header)
        self._told = PlainLabel("")
        self.body.addWidget(self._told)
        self.place_field = SelectField(_("Gemeente"), ())
        self.place_field.chosen.connect(self._on_chosen)
        self.body.addWidget(self.place_field)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.begin_button = PrimaryButton(_("Laag beginnen"), "plus")
        self.begin_button.clicked.connect(self._on_begin)
        self.away_button = SecondaryButton(_("Niets wijzigen"))
        self.away_button.clicked.connect(self.put_away)
        row.addWidget(self.begin_button)
        row.addWidget(self.away_button)
        self.body.addWidget(buttons)

    def show_state(self, state: RegionState) -> None:
        """Offer the municipalities of the package that is shown."""
        facts = state.facts
        if facts is None:
            return
        self._told.setText(
            _(
                "Een laag ligt op het pakket {name}. U ziet alles wat daar staat, en zet er alleen "
                "in wat in deze gemeente anders is of erbij komt. Gezinnen in andere gemeenten "
                "zien daar niets van."
            ).format(name=facts.name)
        )
        self.place_field.show_options([(name, name) for name in facts.municipalities])
        self.begin_button.setEnabled(bool(self.place_field.key()))

    def _on_chosen(self, _place: str) -> None:
        self.begin_button.setEnabled(True)

    def _on_begin(self) -> None:
        self.begun.emit(self.place_field.key())
