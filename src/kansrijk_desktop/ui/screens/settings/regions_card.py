"""The card with the region packages."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.regions import ReadPackage, RegionPackage
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter, RegionsState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel

MOST_FAULTS = 8
"""So many faults show at once; who mends these sees the next ones."""
_FILTER = "*.zip"


class RegionsCard(Card):
    """Shows every package with its version and owner, and which one holds.

    Attributes:
        rows: one card per package, by its id.
        load_button: to load a package from a file.
        pending, keep_button, away_button: a package that was read and waits for a word.
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
        self.body.addWidget(self._build_pending())
        self.load_button = SecondaryButton(_("Regiopakket laden"), "folder")
        self.load_button.clicked.connect(self._on_load)
        row = QWidget()
        FlowLayout(row).addWidget(self.load_button)
        self.body.addWidget(row)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: RegionsState) -> None:
        """Show the state."""
        self._show_packages(state)
        faults = _faults(state.read)
        error = state.error or faults
        self._notice.show_message(error or state.told, "error" if error else "success")
        is_waiting = state.read is not None and state.read.region is not None
        self.pending.setVisible(is_waiting)
        if is_waiting and state.read is not None:
            self._pending_text.setText(_question(state.read))
            older = _("Toch de oudere versie laden")
            self.keep_button.setText(older if state.read.is_older else _("Laden"))
        self.load_button.setEnabled(not state.is_busy)

    def _build_pending(self) -> QWidget:
        self.pending = Card(tone="sunken", padding=SPACE_2)
        self._pending_text = PlainLabel()
        self.keep_button = PrimaryButton(_("Laden"))
        self.keep_button.clicked.connect(self._presenter.keep)
        self.away_button = QuietButton(_("Niet laden"))
        self.away_button.clicked.connect(self._presenter.put_away)
        row = QWidget()
        buttons = FlowLayout(row)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.away_button)
        self.pending.body.addWidget(self._pending_text)
        self.pending.body.addWidget(row)
        self.pending.hide()
        return self.pending

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
            row.share_button.clicked.connect(partial(self._on_share, package))
            self.rows[package.region.id] = row
            self._list.addWidget(row)
        if had_focus and state.in_use in self.rows:
            # Who works by keyboard stays in the list, though the button she pressed is gone.
            self.rows[state.in_use].share_button.setFocus()

    def _on_load(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("Regiopakket laden"), "", _FILTER)
        if path:
            self._presenter.read(Path(path))

    def _on_share(self, package: RegionPackage) -> None:
        region = package.region
        name = f"regiopakket-{region.id}-{region.version}.zip"
        path, _kind = QFileDialog.getSaveFileName(self, _("Regiopakket opslaan"), name, _FILTER)
        if path:
            self._presenter.write(region.id, Path(path))


class PackageRow(Card):
    """One package.

    Attributes:
        use_button, share_button, drop_button: what can be done with it; hidden where it cannot.
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
        self.share_button = QuietButton(_("Opslaan om te delen"), "save")
        self.drop_button = QuietButton(_("Geladen pakket weghalen"), "undo")
        self.use_button.clicked.connect(partial(presenter.choose, region.id))
        self.drop_button.clicked.connect(partial(presenter.drop, region.id))
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.use_button, self.share_button, self.drop_button):
            button.setAccessibleName(f"{button.text()}: {region.name}")
            buttons.addWidget(button)
        self.use_button.setVisible(not is_used)
        self.drop_button.setVisible(package.loaded_at is not None)
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


def _question(read: ReadPackage) -> str:
    if read.region is None:
        return ""
    count = len(read.region.services)
    offers = ngettext("{count} aanbod.", "{count} keer aanbod.", count).format(count=count)
    about = _("{name}, versie {version}. Eigenaar: {owner}.").format(
        name=read.region.name, version=read.region.version, owner=read.region.owner
    )
    here = _("Nu staat hier versie {version}.").format(version=read.version_here)
    older = _("Die is nieuwer. Laad de oudere alleen als u zeker weet dat u terug wilt.")
    return " ".join(
        part
        for part in (
            about,
            offers,
            here if read.version_here else "",
            older if read.is_older else "",
        )
        if part
    )


def _faults(read: ReadPackage | None) -> str:
    if read is None or read.region is not None:
        return ""
    lines = [problem.text for problem in read.problems[:MOST_FAULTS]]
    if len(read.problems) > MOST_FAULTS:
        lines.append(_("… en nog {count}.").format(count=len(read.problems) - MOST_FAULTS))
    title = _("Dit pakket is niet geladen. Verbeter eerst dit, of stuur het naar de eigenaar:")
    return "\n".join((title, *lines))
