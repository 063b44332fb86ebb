"""The card with the region packages."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.regions import RegionPackage
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter, RegionsState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel


class RegionsCard(Card):
    """Shows every package with its version and owner, and which one holds.

    Attributes:
        rows: one card per package, by its id.
        manage_button: leads to where packages are loaded, edited and shared.
    """

    def __init__(self, presenter: RegionsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Regio"), parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._shown: tuple[tuple[RegionPackage, ...], str] | None = None
        self.rows: dict[str, PackageRow] = {}
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(
            PlainLabel(
                _("Uw regio bepaalt welk aanbod u ziet bij Wat nu. Het geldt meteen."), "secondary"
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_1)
        self.body.addLayout(self._list)
        self._notice = InlineNotice()
        self.body.addWidget(self._notice)
        self.manage_button = SecondaryButton(_("Regiopakketten laden of wijzigen"), "pen")
        self.manage_button.clicked.connect(self._on_manage)
        row = QWidget()
        FlowLayout(row).addWidget(self.manage_button)
        self.body.addWidget(row)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: RegionsState) -> None:
        """Show the state."""
        self._show_packages(state)
        message = state.error or state.told
        self._notice.show_message(message, "error" if state.error else "success")

    def _show_packages(self, state: RegionsState) -> None:
        shown = state.packages, state.in_use
        if shown == self._shown:
            return
        self._shown = shown
        had_focus = any(row.isAncestorOf(self.focusWidget()) for row in self.rows.values())
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for package in state.packages:
            row = PackageRow(package, self._presenter, is_used=package.region.id == state.in_use)
            self.rows[package.region.id] = row
            self._list.addWidget(row)
        if had_focus and state.in_use in self.rows:
            # Who works by keyboard stays in the list, though the button she pressed is gone.
            self.rows[state.in_use].look_button.setFocus()

    def _on_manage(self) -> None:
        self._presenter.look_at()


class PackageRow(Card):
    """One package.

    Attributes:
        use_button, look_button: what can be done with it; the first is hidden where it is done.
    """

    def __init__(
        self, package: RegionPackage, presenter: RegionsPresenter, *, is_used: bool
    ) -> None:
        super().__init__(tone="accent" if is_used else "card", padding=SPACE_2)
        region = package.region
        self.setAccessibleName(region.name)
        title = _("{name}: in gebruik").format(name=region.name) if is_used else region.name
        self.body.addWidget(PlainLabel(title, "strong"))
        self.body.addWidget(PlainLabel(_facts(package), "small"))
        self.use_button = SecondaryButton(_("Gebruiken"), "check")
        self.look_button = QuietButton(_("Bekijken"), "eye")
        self.use_button.clicked.connect(partial(presenter.choose, region.id))
        self.look_button.clicked.connect(partial(presenter.look_at, region.id))
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.use_button, self.look_button):
            button.setAccessibleName(f"{button.text()}: {region.name}")
            buttons.addWidget(button)
        self.use_button.setVisible(not is_used)
        self.body.addWidget(row)


def _facts(package: RegionPackage) -> str:
    region = package.region
    parts = [
        _("versie {version}").format(version=region.version),
        _("nagekeken op {day}").format(day=long_date(region.last_checked))
        if region.last_checked
        else _("nog niet nagekeken"),
        _("eigenaar: {owner}").format(owner=region.owner),
    ]
    if region.coalition is not None:
        told = _("lokale coalitie Kansrijke Start in {count} gemeenten")
        parts.append(told.format(count=region.coalition.municipality_count))
    if package.loaded_at is not None:
        day = long_date(package.loaded_at.astimezone().date())
        parts.append(_("geladen op {day} door {name}").format(day=day, name=package.loaded_by))
    return " · ".join(parts)
