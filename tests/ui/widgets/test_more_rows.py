from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from tests.ui.screen_checks import tab_order
from tests.ui.showing import press, show


def page(qtbot: QtBot) -> tuple[QWidget, MoreRows[QPushButton, str]]:
    page = QWidget()
    layout = QVBoxLayout(page)
    rows: MoreRows[QPushButton, str] = MoreRows(QPushButton, QPushButton.setText, 2)
    for widget in (QPushButton("eerst"), rows, QPushButton("daarna")):
        layout.addWidget(widget)
    show(qtbot, page)
    return page, rows


def texts(rows: MoreRows[QPushButton, str]) -> list[str]:
    return [row.text() for row in rows.visible_rows()]


def test_only_what_is_looked_at_is_made(qtbot: QtBot) -> None:
    _page, rows = page(qtbot)

    rows.show_rows([str(number) for number in range(5_000)])

    assert texts(rows) == ["0", "1"]
    assert len(rows.rows) == 2
    assert rows.more_button.text() == "Nog 2 tonen (van 5000)"


def test_the_next_part_comes_when_asked_and_the_keyboard_goes_along(qtbot: QtBot) -> None:
    _page, rows = page(qtbot)
    rows.show_rows(["a", "b", "c"])

    press(qtbot, rows.more_button)

    assert texts(rows) == ["a", "b", "c"]
    assert rows.more_button.isHidden()
    assert rows.rows[2].hasFocus()


def test_other_lines_begin_again_and_use_the_same_widgets(qtbot: QtBot) -> None:
    _page, rows = page(qtbot)
    rows.show_rows(["a", "b", "c", "d"])
    press(qtbot, rows.more_button)

    rows.show_rows(["x"])

    assert texts(rows) == ["x"]
    assert [row.isHidden() for row in rows.rows] == [False, True, True, True]


def test_the_tab_key_comes_by_in_the_order_of_the_page(qtbot: QtBot) -> None:
    shown, rows = page(qtbot)
    rows.show_rows(["a", "b", "c", "d", "e"])
    press(qtbot, rows.more_button)

    order = [button.text() for button in tab_order(shown) if isinstance(button, QPushButton)]

    assert order == ["eerst", "a", "b", "c", "d", "Nog 1 tonen (van 5)", "daarna"]


def test_a_badge_says_its_word_to_everyone(qtbot: QtBot) -> None:
    badge = Badge()
    qtbot.addWidget(badge)

    badge.show_badge("In gebruik", "check-circle", "green", "green_soft")

    assert badge.accessibleName() == "In gebruik"
    assert badge.textFormat() is Qt.TextFormat.PlainText
    assert badge.sizeHint().width() > badge.fontMetrics().horizontalAdvance("In gebruik")
