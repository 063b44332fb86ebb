"""The dossiers that were found, a line each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.finding.search import HouseholdRow
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.row_button import RowButton


class FoundRows(QWidget):
    """Lines that open a dossier; the lines are used again for the next that are found.

    Signals:
        picked: the household whose line was clicked.

    Attributes:
        rows: the lines made so far.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RowButton] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE_1)

    def show_rows(self, found: tuple[HouseholdRow, ...]) -> None:
        """Show these."""
        for line in range(max(len(found), len(self.rows))):
            if line == len(self.rows):
                row = RowButton()
                row.picked.connect(self.picked)
                self._list.addWidget(row)
                self.rows.append(row)
            if line < len(found):
                _show(self.rows[line], found[line])
            self.rows[line].setVisible(line < len(found))


def search_field() -> TextField:
    """Return the field in which one types what to find."""
    return TextField(_("Zoeken"), placeholder=_("naam, geboortedatum of BSN"), max_length=100)


def nothing_found_words() -> str:
    """Say that nothing fits, and what to try."""
    return _("Niets gevonden. Zoek op een deel van de naam, de geboortedatum of het BSN.")


def _show(row: RowButton, household: HouseholdRow) -> None:
    open_words = _("gesprek loopt nog") if household.has_open_screening else ""
    away_words = _("overgedragen") if household.is_transferred else ""
    parts = (household.birth_date, open_words, away_words)
    detail = " · ".join(part for part in parts if part)
    row.show_row(
        household.household_id,
        household.name,
        detail,
        household.duration,
        cover=household.initials,
    )
