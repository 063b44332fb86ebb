"""The widgets that handovers brought: lines to choose together, words to compare, a QR code."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kansrijk_desktop.exchange.qr_code import qr_squares
from kansrijk_desktop.ui.theme import DARK, Look, apply_look
from kansrijk_desktop.ui.widgets.check_row import CheckRow
from kansrijk_desktop.ui.widgets.qr_picture import QrPicture
from kansrijk_desktop.ui.widgets.word_grid import WordGrid
from tests.ui.showing import shown_texts

WORDS = ("appel", "berg", "citroen", "duif", "eend", "fiets", "gans", "hout")


def test_a_line_asks_and_does_not_decide(qtbot: QtBot) -> None:
    row = CheckRow("Taal: Pools", "Nu staat hier: Duits")
    qtbot.addWidget(row)
    picked: list[bool] = []
    row.picked.connect(lambda: picked.append(row.isChecked()))

    row.click()
    qtbot.keyClick(row, Qt.Key.Key_Space)

    assert picked == [False, False]
    row.show_chosen(True)
    assert row.isChecked()
    row.click()
    assert row.isChecked()


def test_a_screen_reader_hears_the_whole_line(qtbot: QtBot) -> None:
    row = CheckRow("Taal: Pools", "Nu staat hier: Duits")
    qtbot.addWidget(row)

    assert row.accessibleName() == "Taal: Pools, Nu staat hier: Duits"


def test_a_line_grows_with_its_words(qtbot: QtBot) -> None:
    row = CheckRow("Een lange zin over wat er in dit gezin is afgesproken. " * 4)
    qtbot.addWidget(row)

    assert row.heightForWidth(300) > row.heightForWidth(1200)


def test_words_are_numbered_in_their_order_and_heard_as_one_sentence(qtbot: QtBot) -> None:
    grid = WordGrid("Uw woorden")
    qtbot.addWidget(grid)
    grid.show()

    grid.show_words(WORDS)
    grid.show_words(WORDS)

    labels = [text for text in shown_texts(grid) if text.isdigit()]
    assert labels == [str(number) for number in range(1, 9)]
    assert grid.accessibleName() == f"Uw woorden: {' '.join(WORDS)}"


def test_other_words_take_the_place_of_those_before(qtbot: QtBot) -> None:
    grid = WordGrid("Uw woorden")
    qtbot.addWidget(grid)
    grid.show()
    grid.show_words(WORDS)

    grid.show_words(tuple(reversed(WORDS[:4])))

    assert grid.words() == ("duif", "citroen", "berg", "appel")
    assert "hout" not in shown_texts(grid)


@pytest.mark.parametrize("look", [Look(), Look(DARK), Look(DARK, 200)])
def test_each_square_of_a_code_is_drawn_whole_and_dark_on_white(
    qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    apply_look(qapp, look)
    squares = qr_squares("een kaart")
    picture = QrPicture("QR-code")
    qtbot.addWidget(picture)
    picture.show_squares(squares)
    picture.resize(picture.sizeHint())

    drawn = picture.grab().toImage()

    side = picture.sizeHint().width() // (len(squares) + 8)
    scale = drawn.width() // picture.width()
    for row, line in enumerate(squares):
        for column, is_dark in enumerate(line):
            for inset in (0, side - 1):
                x, y = ((place + 4) * side + inset for place in (column, row))
                expected = QColor("#000000") if is_dark else QColor("#FFFFFF")
                assert drawn.pixelColor(x * scale, y * scale) == expected, (row, column)


def test_a_code_is_never_made_smaller_than_a_camera_can_read(qtbot: QtBot) -> None:
    picture = QrPicture("QR-code")
    qtbot.addWidget(picture)
    squares = qr_squares("een kaart")
    picture.show_squares(squares)

    side = 4 * (len(squares) + 8)
    assert picture.minimumSizeHint() == picture.sizeHint() == QSize(side, side)
