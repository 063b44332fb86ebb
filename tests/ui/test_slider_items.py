"""A slider answers once it is touched, never before."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value, value_decimal, value_integer
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.slider import SliderItem
from kansrijk_desktop.ui.questionnaire.items.text import LineItem
from tests.questionnaires import Json, mark, question
from tests.ui.item_bench import UNIT, Bench, control, seen, shown_beside

SLIDER = control("slider")
LEAST = mark(HL7 + "minValue", valueInteger=0)
MOST = mark(HL7 + "maxValue", valueInteger=10)
STEP = mark(HL7 + "questionnaire-sliderStepValue", valueInteger=5)
ENDS = [shown_beside("l", "lower", "Geen pijn"), shown_beside("h", "upper", "Ergste pijn")]


def a_bench(qtbot: QtBot, *others: Json, **more: object) -> Bench:
    return Bench(question("A", "integer", extension=[SLIDER, LEAST, MOST]) | more, qtbot, *others)


def slider(bench: Bench) -> SliderItem:
    assert isinstance(bench.widget, SliderItem)
    return bench.widget


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (question("A", "integer", extension=[SLIDER]), SliderItem),
        (question("A", "decimal", extension=[SLIDER, LEAST, MOST]), SliderItem),
        (question("A", "string", extension=[SLIDER]), LineItem),
        (question("A", "integer", extension=[SLIDER], repeats=True), LineItem),
        (
            question(
                "A",
                "integer",
                extension=[SLIDER, LEAST, mark(HL7 + "maxValue", valueInteger=10**9)],
            ),
            LineItem,
        ),
    ],
)
def test_only_what_can_be_slid_over_is_a_slider(
    item: Json, kind: type[ItemWidget], qtbot: QtBot
) -> None:
    assert type(Bench(item, qtbot).widget) is kind


def test_untouched_it_is_no_answer_and_says_so(qtbot: QtBot) -> None:
    bench = a_bench(qtbot, item=ENDS)

    assert bench.values == ()
    assert not slider(bench).slider.is_touched
    assert seen(bench.widget) == ["Nog geen antwoord", "Geen pijn", "Ergste pijn"]


def test_the_first_key_says_here_and_the_next_ones_move(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    handle = slider(bench).slider

    qtbot.keyClick(handle, Qt.Key.Key_Right)
    first = bench.values
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    qtbot.keyClick(handle, Qt.Key.Key_Left)

    assert first == (value_integer(5),)
    assert bench.values == (value_integer(6),)
    assert seen(bench.widget) == ["6", "0", "10"]


def test_home_and_end_go_to_the_ends_and_nought_is_an_answer(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    handle = slider(bench).slider

    qtbot.keyClick(handle, Qt.Key.Key_Home)
    lowest = bench.values
    qtbot.keyClick(handle, Qt.Key.Key_Down)
    qtbot.keyClick(handle, Qt.Key.Key_End)

    assert lowest == (value_integer(0),)
    assert bench.values == (value_integer(10),)
    assert len(bench.told) == 2


def test_a_press_answers_where_it_is_also_in_the_middle(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    handle = slider(bench).slider
    middle = QPoint(handle.width() // 2, handle.height() // 2)

    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=middle)
    pressed = bench.values
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    handle.mouseMoveEvent(_drag(handle.width()))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)

    assert pressed == (value_integer(5),)
    assert bench.values == (value_integer(10),)


def _drag(x: int) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    point = QPointF(x, 5)
    return QMouseEvent(
        QEvent.Type.MouseMove, point, point, left, left, Qt.KeyboardModifier.NoModifier
    )


def test_the_value_is_wiped_and_the_slider_untouched_again(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    qtbot.keyClick(slider(bench).slider, Qt.Key.Key_End)

    qtbot.mouseClick(slider(bench).clear_button, Qt.MouseButton.LeftButton)

    assert bench.values == ()
    assert not slider(bench).slider.is_touched
    assert not slider(bench).clear_button.isVisible()


def test_steps_are_those_of_the_form_and_decimals_are_exact(qtbot: QtBot) -> None:
    fine = mark(HL7 + "questionnaire-sliderStepValue", valueDecimal=0.1)
    one = mark(HL7 + "maxValue", valueInteger=1)
    bench = Bench(question("A", "decimal", extension=[SLIDER, LEAST, one, fine, UNIT]), qtbot)
    handle = slider(bench).slider
    qtbot.keyClick(handle, Qt.Key.Key_Home)

    for _time in range(3):
        qtbot.keyClick(handle, Qt.Key.Key_Up)

    assert bench.values == (value_decimal(Decimal("0.3")),)
    assert seen(bench.widget)[0] == "0,3 kilo"
    assert handle.accessibleDescription().startswith("0,3 kilo")
    coarse = Bench(question("A", "integer", extension=[SLIDER, LEAST, MOST, STEP]), qtbot)
    qtbot.keyClick(slider(coarse).slider, Qt.Key.Key_Home)
    qtbot.keyClick(slider(coarse).slider, Qt.Key.Key_Right)
    assert coarse.values == (value_integer(5),)


def test_a_value_between_the_steps_or_outside_them_is_kept_and_shown(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)

    bench.answer(value_integer(12))

    assert bench.values == (value_integer(12),)
    assert seen(bench.widget)[0] == "12"
    assert slider(bench).slider.value() == 10
    bench.answer(Value("String", "veel"))
    assert seen(bench.widget)[0] == "veel"
    assert not slider(bench).slider.is_touched


def test_the_wheel_and_the_keys_of_the_page_change_nothing(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_5):
        qtbot.keyClick(slider(bench).slider, key)

    assert bench.values == ()
    assert bench.widget.start_editing()


def test_from_right_to_left_the_lowest_is_at_the_right(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    handle = slider(bench).slider
    handle.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(handle.width() - 1, 5))
    handle.grab()

    assert bench.values == (value_integer(0),)


def test_a_slider_turns_to_another_question(qtbot: QtBot) -> None:
    other = question("B", "integer", extension=[SLIDER])
    bench = a_bench(qtbot, other)
    qtbot.keyClick(slider(bench).slider, Qt.Key.Key_End)

    bench.turn_to("B")

    assert not slider(bench).slider.is_touched
    assert seen(bench.widget) == ["Nog geen antwoord", "0", "100"]


def test_scrolling_past_a_slider_changes_nothing(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    qtbot.keyClick(slider(bench).slider, Qt.Key.Key_End)
    point = QPointF(5, 5)
    wheel = QWheelEvent(
        point,
        point,
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(slider(bench).slider, wheel)

    assert bench.values == (value_integer(10),)


def test_a_touched_slider_shows_where_the_keyboard_is(qtbot: QtBot) -> None:
    bench = a_bench(qtbot)
    handle = slider(bench).slider
    plain = handle.grab().toImage()
    with qtbot.waitActive(bench.widget):
        bench.widget.activateWindow()
    handle.setFocus()

    untouched = handle.grab().toImage()
    qtbot.keyClick(handle, Qt.Key.Key_End)
    touched = handle.grab().toImage()

    assert plain != untouched
    assert untouched != touched
