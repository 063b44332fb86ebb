"""The levels per subject over the moments."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.levels_over_time import LevelColumn, LevelsOverTime, level_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.level_picture import LevelMark, LevelPicture, LevelTable

_LEVELS = ("green", "yellow", "orange", "red", "not-asked")


class LevelsCard(Card):
    """A small multiple: subjects below one another, moments beside one another.

    Attributes:
        picture: the levels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Niveaus over de tijd"), parent=parent)
        self.picture = LevelPicture()
        self._own = PlainLabel(
            _("Een pen betekent: u woog het anders dan de vragenlijst."), "small"
        )
        self.body.addWidget(self.picture)
        self.body.addWidget(self._own)
        self._shown: LevelsOverTime | None = None

    def show_levels(self, levels: LevelsOverTime) -> None:
        """Show other levels."""
        if levels == self._shown:
            return
        self._shown = levels
        self._own.setVisible(any(cell.is_own for cell in levels.cells.values()))
        self.picture.show_table(_table(levels), in_words(levels))


def in_words(levels: LevelsOverTime) -> str:
    """Return the picture in sentences, subject by subject."""
    sentences = []
    for row, title in enumerate(levels.titles):
        told = []
        for column, each in enumerate(levels.columns):
            cell = levels.cell(row, column)
            if cell is not None:
                own = _(", eigen weging") if cell.is_own else ""
                told.append(f"{' '.join(_heading(each))} {level_word(cell.level)}{own}")
        sentences.append(f"{title}: {'; '.join(told)}.")
    return " ".join(sentences)


def _table(levels: LevelsOverTime) -> LevelTable:
    places = (
        (row, column) for row in range(len(levels.domains)) for column in range(len(levels.columns))
    )
    cells = ((place, levels.cell(*place)) for place in places)
    return LevelTable(
        rows=levels.titles,
        columns=tuple(map(_heading, levels.columns)),
        marks={
            place: LevelMark(cell.level, cell.is_own)
            for place, cell in cells
            if cell is not None and cell.level in _LEVELS
        },
    )


def _heading(column: LevelColumn) -> tuple[str, str]:
    day = short_date(column.held_on)
    return moment_word(column.moment), _("{day}, zelf").format(
        day=day
    ) if column.is_self_filled else day
