"""What is new, changed and gone, before another version takes the place of the one in use."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kansrijk_desktop.exchange.region_faults import Fault
from kansrijk_desktop.services.region_columns import column_of
from kansrijk_desktop.services.region_comparisons import Comparison, Purpose
from kansrijk_desktop.services.region_differences import Change, Difference, FieldChange
from kansrijk_desktop.services.region_words import sheet_word
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.region.comparing_presenter import (
    ComparingPresenter,
    ComparingState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

ALL = "all"
_LOOKS = {
    Change.NEW: ("plus", "green", "green_soft"),
    Change.CHANGED: ("pen", "accent", "accent_soft"),
    Change.GONE: ("minus", "orange", "orange_soft"),
}


class FieldRow(QWidget):
    """What one field was and is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", "small")
        self._before, self._after = PlainLabel("", "secondary"), PlainLabel()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_2)
        grid.addWidget(self._label, 0, 0, 1, 2)
        for column, label in enumerate((self._before, self._after)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label, 1, column, Qt.AlignmentFlag.AlignTop)

    def show_field(self, field: FieldChange) -> None:
        """Show another one."""
        before, after = field.before or _("leeg"), field.after or _("leeg")
        self._label.setText(field.label)
        self._before.setText(_("Was: {text}").format(text=before.replace("\n", " / ")))
        self._after.setText(_("Wordt: {text}").format(text=after.replace("\n", " / ")))

    def show_new(self, field: FieldChange) -> None:
        """Show a field of a line that is new."""
        self._label.setText(field.label)
        self._before.setText(field.after.replace("\n", " / "))
        self._after.setText("")


class DifferenceCard(Card):
    """One line that is new, changed or gone.

    Attributes:
        badge: which of these.
        fields: what was and what is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._sheet = PlainLabel("", "overline")
        self._name = PlainLabel("", "strong")
        self.badge = Badge()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self._name, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        self._is_new = False
        self.fields: MoreRows[FieldRow, FieldChange] = MoreRows(FieldRow, self._show_field, 6)
        self.body.addWidget(self._sheet)
        self.body.addLayout(head)
        self.body.addWidget(self.fields)

    def show_difference(self, difference: Difference) -> None:
        """Show another one."""
        self._sheet.setText(sheet_word(difference.sheet))
        self._name.setText(difference.name)
        word = change_word(difference.change)
        self.badge.show_badge(word, *_LOOKS[difference.change])
        self.setAccessibleName(f"{difference.name}: {word}")
        self._is_new = difference.change is Change.NEW
        # A field that comes back as it was may have been shown as one of the other sort.
        self.fields.show_rows(())
        self.fields.show_rows(difference.fields)
        self.fields.setVisible(bool(difference.fields))

    def _show_field(self, row: FieldRow, field: FieldChange) -> None:
        if self._is_new:
            row.show_new(field)
        else:
            row.show_field(field)


class ComparePage(ScrollColumn):
    """Two versions; the other takes the place only when it is asked to.

    Signals:
        fault_picked: the fault to go and mend.

    Attributes:
        use_button, away_button: how it ends.
        version_field, owner_field: of a draft.
        change_choice: show only what is new, changed or gone.
        rows: the differences.
        faults: what must be mended first.
    """

    fault_picked = Signal(object)

    def __init__(self, presenter: ComparingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self._presenter = presenter
        self._faults: tuple[Fault, ...] = ()
        self.header = PageHeader(back_text=_("Terug"))
        self.header.back_requested.connect(presenter.put_away)
        self.notice = InlineNotice("", "error")
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.warnings: MoreRows[InlineNotice, str] = MoreRows(_make_warning, _show_warning)
        self.body.addWidget(self.warnings)
        self.body.addWidget(self._build_faults())
        self.body.addWidget(self._build_problems())
        self.body.addWidget(self._build_draft())
        self.body.addWidget(self._build_ending())
        self._count = PlainLabel("", "strong")
        self.body.addWidget(self._count)
        self.change_choice = SegmentedChoice(
            _("Toon"), [(ALL, _("Alles")), *((one.value, change_word(one)) for one in Change)]
        )
        self.change_choice.chosen.connect(self._on_change_chosen)
        self.body.addWidget(self.change_choice)
        self.rows: MoreRows[DifferenceCard, Difference] = MoreRows(
            DifferenceCard, DifferenceCard.show_difference
        )
        self.body.addWidget(self.rows)

    def show_state(self, state: ComparingState) -> None:
        """Show the comparison, or what is wrong."""
        comparison = state.comparison
        self.notice.show_message(state.error, "error")
        self._show_problems(state)
        self._show_draft(state)
        is_open = comparison is not None
        for part in (self._ending, self._count, self.change_choice, self.rows):
            part.setVisible(is_open)
        self.warnings.setVisible(is_open and bool(comparison and comparison.warnings))
        self._faults = comparison.faults if comparison is not None else ()
        self._faults_card.setVisible(bool(self._faults))
        self.faults.show_rows(tuple(enumerate(self._faults)))
        if comparison is None:
            return
        self.header.show_title(_title(comparison), _about(comparison))
        self.warnings.show_rows(comparison.warnings)
        self.use_button.show_text(_use_words(comparison))
        self.use_button.setEnabled(not state.is_busy and not comparison.faults)
        self.away_button.setEnabled(not state.is_busy)
        self._count.setText(_counted(comparison))
        self.change_choice.show_chosen(state.change or ALL)
        for change in Change:
            words = f"{change_word(change)} ({comparison.count(change)})"
            self.change_choice.segments[change.value].show_text(words)
        self.rows.show_rows(state.shown)

    def first_widget(self) -> QWidget:
        """Return where the keyboard begins."""
        is_usable = not self._ending.isHidden() and self.use_button.isEnabled()
        return self.use_button if is_usable else self.header.back_button

    def _build_faults(self) -> Card:
        self._faults_card = Card(_("Verbeter eerst dit"), tone="sunken")
        self.faults: MoreRows[RowButton, tuple[int, Fault]] = MoreRows(
            self._make_fault, _show_fault
        )
        self._faults_card.body.addWidget(self.faults)
        return self._faults_card

    def _build_problems(self) -> Card:
        self._problems_card = Card(_("Er is niets geladen. Verbeter eerst dit:"), tone="sunken")
        self.problems: MoreRows[PlainLabel, str] = MoreRows(PlainLabel, PlainLabel.setText)
        self._problems_card.body.addWidget(self.problems)
        self._problems_card.body.addWidget(
            PlainLabel(_("Of stuur deze lijst naar de eigenaar van het bestand."), "secondary")
        )
        return self._problems_card

    def _build_draft(self) -> Card:
        self._draft_card = Card()
        self.version_field = TextField(
            _("Versie"), help_text=_("Hoger dan de versie die nu geldt."), max_length=14
        )
        self.owner_field = TextField(
            _("Eigenaar"), help_text=_("Wie houdt dit pakket vanaf nu bij?"), max_length=200
        )
        self.version_field.edited.connect(self._presenter.type_version)
        self.owner_field.edited.connect(self._presenter.type_owner)
        self._draft_card.body.addLayout(field_grid((self.owner_field, self.version_field)))
        return self._draft_card

    def _build_ending(self) -> QWidget:
        self._ending = QWidget()
        row = FlowLayout(self._ending, SPACE_2)
        self.use_button = PrimaryButton("", "check")
        self.use_button.clicked.connect(self._presenter.use)
        self.away_button = SecondaryButton(_("Niets wijzigen"))
        self.away_button.clicked.connect(self._presenter.put_away)
        row.addWidget(self.use_button)
        row.addWidget(self.away_button)
        return self._ending

    def _show_problems(self, state: ComparingState) -> None:
        self._problems_card.setVisible(bool(state.problems))
        self.problems.show_rows(tuple(problem.text for problem in state.problems))
        if state.problems:
            self.header.show_title(_("Dit bestand is niet goed"))

    def _show_draft(self, state: ComparingState) -> None:
        is_draft = state.comparison is not None and state.comparison.purpose is Purpose.USE
        self._draft_card.setVisible(is_draft)
        self.version_field.show_text(state.version)
        self.version_field.show_error(state.version_error)
        self.owner_field.show_text(state.owner)
        self.owner_field.show_error(state.owner_error)

    def _make_fault(self) -> RowButton:
        row = RowButton()
        row.picked.connect(self._on_fault)
        return row

    def _on_fault(self, place: str) -> None:
        self.fault_picked.emit(self._faults[int(place)])

    def _on_change_chosen(self, change: str) -> None:
        self._presenter.show_change("" if change == ALL else change)


def change_word(change: Change) -> str:
    """Return what happened to a line."""
    return {
        Change.NEW: _("Nieuw"),
        Change.CHANGED: _("Gewijzigd"),
        Change.GONE: _("Weggehaald"),
    }[change]


def _title(comparison: Comparison) -> str:
    return {
        Purpose.LOAD: _("{name} laden?"),
        Purpose.USE: _("{name}: kladversie in gebruik nemen?"),
        Purpose.RETURN: _("{name}: terug naar het meegeleverde pakket?")
        if comparison.there
        else _("{name} weghalen?"),
    }[comparison.purpose].format(name=comparison.name)


def _about(comparison: Comparison) -> str:
    here = _("Nu geldt versie {version}.").format(version=comparison.here)
    there = _("Daarna versie {version}, van {owner}.").format(
        version=comparison.there, owner=comparison.owner
    )
    new = _("Dit pakket is hier nog niet.")
    parts = (here if comparison.here else new, there if comparison.there else "")
    return " ".join(part for part in parts if part)


def _use_words(comparison: Comparison) -> str:
    if comparison.purpose is Purpose.RETURN:
        return _("Ja, teruggaan") if comparison.there else _("Ja, weghalen")
    return _("Gebruiken")


def _counted(comparison: Comparison) -> str:
    count = len(comparison.differences)
    if not count:
        return _("Er is geen verschil met wat nu geldt.") if comparison.there else ""
    return ngettext("{count} verschil", "{count} verschillen", count).format(count=count)


def _show_fault(row: RowButton, numbered: tuple[int, Fault]) -> None:
    place, fault = numbered
    label = _(column_of(fault.sheet, fault.column).label) if fault.column else ""
    row.show_row(
        str(place), fault.message, " · ".join(filter(None, (sheet_word(fault.sheet), label)))
    )


def _make_warning() -> InlineNotice:
    return InlineNotice("", "warning")


def _show_warning(notice: InlineNotice, text: str) -> None:
    notice.show_message(text, "warning")
