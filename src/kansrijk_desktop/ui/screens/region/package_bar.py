"""Which package is shown, whose it is, and what can be done with it as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.region_drafts import PackageName
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.region.presenter import RegionState
from kansrijk_desktop.ui.screens.region.wording import PackageFacts
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.select_field import SelectField


class PackageBar(QWidget):
    """The package, and its buttons; those that are seldom needed fold away.

    Attributes:
        package_field: which package.
        choose_button: use this package for who is signed in.
        load_button, more_button: always there.
        share_button, export_button, import_button, layer_button, discard_button, return_button:
            behind "more".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.package_field = SelectField(_("Pakket"), ())
        self.package_field.label.hide()
        self.badge = Badge()
        self.choose_button = SecondaryButton(_("Dit pakket gebruiken"), "check")
        self.load_button = QuietButton(_("Pakket laden"), "folder")
        self.more_button = QuietButton(_("Meer"), "chevron-right")
        self.more_button.setCheckable(True)
        self.more_button.clicked.connect(self._on_more)
        self._details = PlainLabel("", "small")
        self._newer = InlineNotice("", "info")
        self.package_field.edit.setMinimumContentsLength(20)
        head = QWidget()
        row = FlowLayout(head, SPACE_2)
        for part in (
            self.package_field,
            self.badge,
            self.choose_button,
            self.load_button,
            self.more_button,
        ):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(head)
        layout.addWidget(self._details)
        layout.addWidget(self._build_more())
        layout.addWidget(self._newer)

    def show_state(self, state: RegionState) -> None:
        """Show the package as it is now."""
        names = [(one.id, _words(one)) for one in state.packages]
        self.package_field.show_options(names)
        facts = state.facts
        if facts is None:
            return
        self.package_field.show_chosen(facts.id)
        self._details.setText(facts.details)
        if facts.is_used:
            self.badge.show_badge(_("In gebruik"), "check-circle", "green", "green_soft")
        self.badge.setVisible(facts.is_used)
        self.choose_button.setVisible(not facts.is_used and bool(facts.version))
        self._show_more(facts)
        self.discard_button.setVisible(state.is_draft)
        newer = _("Bij het programma hoort een nieuwere versie van dit pakket: {version}.")
        self._newer.show_message(newer.format(version=facts.newer) if facts.newer else "")

    def show_table_buttons(self, *, is_table: bool) -> None:
        """Offer a table as a file only where there is one."""
        self.export_button.setVisible(is_table)
        self.import_button.setVisible(is_table)

    def _build_more(self) -> QWidget:
        self.share_button = QuietButton(_("Opslaan om te delen"), "save")
        self.export_button = QuietButton(_("Tabel opslaan als CSV"), "document")
        self.import_button = QuietButton(_("Tabel inlezen (CSV)"), "folder")
        self.layer_button = QuietButton(_("Nieuwe laag voor een gemeente"), "plus")
        self.discard_button = QuietButton(_("Kladversie weggooien"), "close")
        self.return_button = QuietButton(_("Terug naar het meegeleverde pakket"), "undo")
        self._more = Card(tone="sunken", padding=SPACE_1)
        holder = QWidget()
        row = FlowLayout(holder)
        for button in (
            self.share_button,
            self.export_button,
            self.import_button,
            self.layer_button,
            self.discard_button,
            self.return_button,
        ):
            row.addWidget(button)
        self._more.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        self._more.hide()
        return self._more

    def _show_more(self, facts: PackageFacts) -> None:
        self.share_button.setVisible(bool(facts.version))
        self.layer_button.setVisible(facts.can_hold_layer)
        self.return_button.setVisible(facts.is_loaded)
        self.return_button.show_text(
            _("Terug naar het meegeleverde pakket")
            if facts.has_built_in
            else _("Dit pakket weghalen")
        )

    def _on_more(self, is_open: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self._more.setVisible(is_open)
        self.more_button.show_icon("chevron-down" if is_open else "chevron-right")


def _words(package: PackageName) -> str:
    if package.is_new:
        return _("{name} · nieuw").format(name=package.name)
    if package.has_draft:
        return _("{name} · kladversie").format(name=package.name)
    return package.name
