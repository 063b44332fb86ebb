"""Offer something new: from the menukaart of the region, or in own words."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.services.family_route import OwnOffer
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.search_list import SearchList, SearchRow
from kansrijk_desktop.ui.widgets.select_field import SelectField


class NewOffer(Card):
    """The menukaart to search in, and a form for what is not on it.

    Signals:
        picked: the id of the service that is offered.
        own_changed: what is typed in own words now.
        own_requested: offer that.

    Attributes:
        fold: all of it, folded away until it is wanted.
        menu: the menukaart.
        name_field, day_field, kind_field, own_button: the form.
    """

    picked = Signal(str)
    own_changed = Signal(object)
    own_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self.setAccessibleName(_("Nieuw aanbod"))
        self._services: tuple[CareService, ...] = ()
        self._own = OwnOffer()
        self.fold = Collapsible(_("Nieuw aanbod"))
        self.body.addWidget(self.fold)
        self.menu = SearchList()
        self.menu.show_name(_("Menukaart"))
        self.menu.picked.connect(self._on_picked)
        self.fold.body.addWidget(PlainLabel(_("Van de menukaart"), "strong"))
        self.fold.body.addWidget(self.menu)
        self.name_field = TextField(
            _("Of in uw eigen woorden"), placeholder=_("bijvoorbeeld: taalles in de buurt")
        )
        self.day_field = DateField(_("Op welke dag?"))
        kinds = [(kind.value, kind_word(kind)) for kind in RecipientKind]
        self.kind_field = SelectField(
            _("Hoort er een brief bij?"), [("", _("Nee, geen brief")), *kinds]
        )
        self.own_button = SecondaryButton(_("Aanbod vastleggen"), "plus")
        for field in (self.name_field, self.day_field, self.kind_field):
            self.fold.body.addWidget(field)
        self.fold.body.addWidget(self.own_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.name_field.edited.connect(self._on_name)
        self.day_field.edited.connect(self._on_day)
        self.kind_field.chosen.connect(self._on_kind)
        self.name_field.edit.returnPressed.connect(self.own_requested)
        self.own_button.clicked.connect(self.own_requested)

    def show_menu(self, services: tuple[CareService, ...]) -> None:
        """Show what can be offered."""
        if services != self._services:
            self._services = services
            rows = [SearchRow(service.name) for service in services]
            self.menu.show_rows(rows, is_unfolded=False)

    def show_own(self, own: OwnOffer, error: str, *, is_saving: bool) -> None:
        """Show what is typed, and what is wrong with it."""
        self._own = own
        self.name_field.show_text(own.name)
        self.name_field.show_error(error)
        self.day_field.show_text(own.day)
        self.kind_field.show_chosen(own.recipient_kind)
        self.own_button.setEnabled(not is_saving)

    def _on_picked(self, number: int) -> None:
        self.picked.emit(self._services[number].id)

    def _on_name(self, typed: str) -> None:
        self.own_changed.emit(replace(self._own, name=typed))

    def _on_day(self, typed: str) -> None:
        self.own_changed.emit(replace(self._own, day=typed))

    def _on_kind(self, key: str) -> None:
        self.own_changed.emit(replace(self._own, recipient_kind=key))
