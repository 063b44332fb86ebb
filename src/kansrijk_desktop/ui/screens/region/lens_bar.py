"""Search, filters, and how many columns: which lines of the table are looked at."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.records.region import Layer
from kansrijk_desktop.services.region_columns import column_of
from kansrijk_desktop.services.region_listing import LineState
from kansrijk_desktop.services.region_words import layer_word, sheet_word
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.region.lens import OWN_LINES, Lens, has_facets
from kansrijk_desktop.ui.screens.region.presenter import RegionState
from kansrijk_desktop.ui.screens.region.wording import state_word
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.select_field import SelectField

_FACETS = {"subject": "domains", "level": "levels", "phase": "phase"}


class LensBar(QWidget):
    """Narrows the table.

    Signals:
        changed: the lens that is asked for now.

    Attributes:
        search_field, filter_button, columns_button: always there.
        add_button: begins a new line, where lines can be added.
        filters: by what the lens calls them; folded away until they are wanted.
        count_label: how many lines there are.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = Lens()
        self.search_field = TextField(
            _("Zoeken"), placeholder=_("zoek op alles wat er staat"), max_length=100
        )
        self.search_field.label.hide()
        self.search_field.edited.connect(self._on_searched)
        self.filter_button = QuietButton(_("Filteren"), "chevron-right")
        self.filter_button.setCheckable(True)
        self.filter_button.clicked.connect(self._on_fold)
        self.columns_button = QuietButton(_("Alle kolommen"))
        self.columns_button.setCheckable(True)
        self.columns_button.clicked.connect(self._on_columns)
        self.count_label = PlainLabel("", "small", wraps=False)
        self.add_button = SecondaryButton(_("Toevoegen"), "plus")
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        row.addWidget(self.search_field, 1)
        row.addWidget(self.filter_button)
        row.addWidget(self.columns_button)
        row.addWidget(self.count_label)
        row.addWidget(self.add_button)
        self._holder = QWidget()
        filters = FlowLayout(self._holder)
        self.filters = {name: self._filter(name) for name in (*_FACETS, "layer", "state")}
        self.clear_button = QuietButton(_("Filters wissen"), "close")
        self.clear_button.clicked.connect(self._on_cleared)
        for part in (*self.filters.values(), self.clear_button):
            filters.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(row)
        layout.addWidget(self._holder)
        self._holder.hide()

    def show_state(self, state: RegionState) -> None:
        """Show what is asked for."""
        self._lens = lens = state.lens
        self.search_field.show_text(lens.query)
        self.columns_button.setChecked(lens.is_wide)
        offered = _filters_of(state.sheet)
        for name, field in self.filters.items():
            field.show_chosen(getattr(lens, name))
            field.setVisible(name in offered)
        self.clear_button.setEnabled(lens.is_filtering)
        self.count_label.setText(_counted(state))
        self.add_button.setVisible(state.sheet is not Sheet.SAFETY_TEXTS)
        self.add_button.setAccessibleName(
            _("Toevoegen: {sheet}").format(sheet=sheet_word(state.sheet))
        )

    def _filter(self, name: str) -> SelectField:
        facet = _FACETS.get(name, name)
        labels = {"layer": _("Laag"), "state": _("Stand")}
        label = labels.get(name) or _(column_of(Sheet.SERVICES, facet).label)
        field = SelectField(label, _options(name))
        field.chosen.connect(lambda chosen: self._ask(**{name: chosen}))
        return field

    def _ask(self, **changes: object) -> None:
        self.changed.emit(replace(self._lens, **changes))  # type: ignore[arg-type]  # by name

    def _on_searched(self, query: str) -> None:
        self._ask(query=query)

    def _on_columns(self, is_wide: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self._ask(is_wide=is_wide)

    def _on_cleared(self) -> None:
        self._ask(subject="", level="", phase="", layer="", state="")
        self.search_field.setFocus()

    def _on_fold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self._holder.setVisible(is_open)
        self.filter_button.show_icon("chevron-down" if is_open else "chevron-right")


def _filters_of(sheet: Sheet) -> Sequence[str]:
    """Return by what the lines of a sheet can be filtered."""
    facets = tuple(_FACETS) if has_facets(sheet) else ()
    has_state = sheet not in {Sheet.MOMENTS, Sheet.SAFETY_TEXTS}
    return (*facets, "layer", *(("state",) if has_state else ()))


def _options(name: str) -> Sequence[tuple[str, str]]:
    every = ("", _("Alle"))
    if name == "layer":
        layers = [(layer.value, layer_word(layer)) for layer in Layer]
        return (every, (OWN_LINES, _("eigen regels")), *layers)
    if name == "state":
        states = [state for state in LineState if state is not LineState.PLAIN]
        return (every, *((state.value, state_word(state)) for state in states))
    return (every, *column_of(Sheet.SERVICES, _FACETS[name]).code_words())


def _counted(state: RegionState) -> str:
    shown, count = len(state.lines), state.count
    if shown != count:
        return _("{shown} van {count}").format(shown=shown, count=count)
    return ngettext("{count} regel", "{count} regels", count).format(count=count)
