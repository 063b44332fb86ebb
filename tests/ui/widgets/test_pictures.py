"""Pictures of levels and of figures: drawn in every look, told in words."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look, load_fonts
from kansrijk_desktop.ui.widgets.level_badge import LEVEL_CODES, level_look
from kansrijk_desktop.ui.widgets.level_picture import LevelMark, LevelPicture, LevelTable
from kansrijk_desktop.ui.widgets.web_picture import SeriesSample, WebPicture

TABLE = LevelTable(
    rows=("Wonen", "Geld"),
    columns=tuple((f"Moment {number}", "1-2-2026") for number in range(5)),
    marks={
        (row, column): LevelMark(level, is_own=row == 1)
        for column, level in enumerate(LEVEL_CODES)
        for row in range(2)
        if (row, column) != (1, 4)
    },
)


@pytest.fixture(params=(Look(LIGHT, 100), Look(DARK, 200)), ids=lambda look: f"{look.palette.name}")
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    load_fonts()
    apply_look(qapp, request.param)
    yield request.param
    apply_look(qapp, Look())


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def drawn(widget: LevelPicture | WebPicture | SeriesSample) -> set[str]:
    return colours(widget.grab().toImage())


def test_every_level_is_drawn_in_its_own_colours(look: Look, qtbot: QtBot) -> None:
    picture = LevelPicture()
    qtbot.addWidget(picture)
    picture.show_table(TABLE, "in woorden")
    picture.resize(1800, picture.heightForWidth(1800))

    seen = drawn(picture)

    grounds = {str(getattr(look.palette, level_look(level).ground)) for level in LEVEL_CODES}
    assert grounds <= seen
    assert picture.accessibleDescription() == "in woorden"


def test_what_has_no_room_beside_goes_on_below(look: Look, qtbot: QtBot) -> None:
    picture = LevelPicture()
    qtbot.addWidget(picture)
    picture.show_table(TABLE, "")

    wide, narrow = (picture.heightForWidth(width) for width in (2400, 700))

    assert narrow > wide


def test_another_table_and_another_type_are_measured_anew(qapp: QApplication, qtbot: QtBot) -> None:
    load_fonts()
    apply_look(qapp, Look())
    picture = LevelPicture()
    qtbot.addWidget(picture)
    picture.show_table(TABLE, "")
    picture.show()
    before = picture.heightForWidth(1000)

    apply_look(qapp, Look(LIGHT, 200))
    larger = picture.heightForWidth(1000)
    apply_look(qapp, Look())
    picture.show_table(LevelTable(), "")

    assert larger > before
    assert picture.heightForWidth(1000) == 1


def test_the_last_moment_is_filled_and_the_ones_before_are_told_apart_by_their_marks(
    look: Look, qtbot: QtBot
) -> None:
    axes = ("Lichaam", "Gevoel", "Zin", "Leven", "Meedoen", "Dagelijks leven")
    picture = WebPicture("Zes kanten")
    qtbot.addWidget(picture)
    picture.show_web(axes, [(7, 5, 8, 7, 6, 4), (1, None, 2, 2, 2, 2), (3,) * 6], "in woorden")
    picture.resize(picture.sizeHint())

    seen = drawn(picture)

    palette = look.palette
    assert {palette.accent.upper(), palette.secondary.upper(), palette.border.upper()} <= seen
    assert picture.accessibleDescription() == "in woorden"


def test_an_empty_web_draws_nothing(qtbot: QtBot) -> None:
    picture = WebPicture("Zes kanten")
    qtbot.addWidget(picture)
    picture.resize(200, 200)

    assert len(drawn(picture)) == 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_sample_shows_line_and_mark(number: int, look: Look, qtbot: QtBot) -> None:
    sample = SeriesSample(number)
    qtbot.addWidget(sample)
    sample.resize(sample.sizeHint())

    ink = (look.palette.accent, look.palette.secondary, look.palette.border)[number]
    assert ink.upper() in drawn(sample)
