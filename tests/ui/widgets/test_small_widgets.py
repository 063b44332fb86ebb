from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from kansrijk_desktop.ui.widgets.button import (
    Button,
    IconButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel, set_plain_tooltip
from kansrijk_desktop.ui.widgets.level_badge import LEVEL_CODES, LevelBadge
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.progress_line import ProgressLine
from kansrijk_desktop.ui.widgets.saved_label import SavedLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.strength_meter import StrengthMeter
from kansrijk_desktop.ui.widgets.titled_row import TitledRow

HOSTILE = ["<b>Jansen</b>", "<img src='file:///etc/hostname' width=30000>", "&lt;Ada&gt; & co"]


def colours_in(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(x, y).name() for x, y in points}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_with_markup_is_shown_as_it_is(qtbot: QtBot, name: str) -> None:
    label = PlainLabel(name)
    button = Button(name)
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    set_plain_tooltip(label, name)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() < 2000
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == name
    assert "<img" not in label.toolTip()
    assert not button.shortcut().toString()


def test_an_empty_tooltip_is_none(qtbot: QtBot) -> None:
    label = PlainLabel("x")
    qtbot.addWidget(label)
    set_plain_tooltip(label, "")

    assert label.toolTip() == ""


def test_a_label_can_take_another_role(qtbot: QtBot) -> None:
    label = Heading("Titel", 3)
    qtbot.addWidget(label)
    before = label.sizeHint().height()

    label.show_role("display")

    assert label.sizeHint().height() > before


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, QuietButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_every_button_works_by_keyboard(qtbot: QtBot, kind: type[Button], key: Qt.Key) -> None:
    button = kind("Verder")
    qtbot.addWidget(button)
    button.show()

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("eye", "Tonen")
    qtbot.addWidget(button)

    button.show_name("Verbergen")
    button.show_icon("eye-off")

    assert button.accessibleName() == "Verbergen"
    assert "Verbergen" in button.toolTip()
    assert not button.icon().isNull()


def test_an_icon_of_a_button_follows_the_theme_and_can_go(qtbot: QtBot, qapp: QApplication) -> None:
    button = QuietButton("Terug", "arrow-left", is_small=True)
    qtbot.addWidget(button)
    button.show()
    light = button.icon().pixmap(24, 24).toImage()

    apply_look(qapp, Look(DARK, 200))
    dark = button.icon().pixmap(24, 24).toImage()
    width = button.iconSize().width()
    button.show_icon("")

    assert light != dark
    assert width > 40
    assert button.icon().isNull()


def test_the_focus_shows_on_a_filled_button(qtbot: QtBot) -> None:
    button = PrimaryButton("Verder")
    other = SecondaryButton("Terug")
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(button)
    layout.addWidget(other)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    other.setFocus()
    without = button.grab().toImage()

    button.setFocus()

    assert button.grab().toImage() != without


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("level", LEVEL_CODES)
def test_a_level_is_said_in_colour_and_word(
    qtbot: QtBot, qapp: QApplication, palette: object, level: str
) -> None:
    assert palette in {LIGHT, DARK}
    apply_look(qapp, Look(LIGHT if palette is LIGHT else DARK))
    badge = LevelBadge()
    qtbot.addWidget(badge)

    badge.show_level(level)

    ground = "sunken" if level == "not-asked" else f"{level}_soft"
    assert getattr(palette, ground).lower() in colours_in(badge)
    assert badge.accessibleName() == f"Niveau: {badge.text()}"
    assert badge.minimumSizeHint() == badge.sizeHint()


def test_saved_is_said_only_when_told(qtbot: QtBot) -> None:
    label = SavedLabel()
    qtbot.addWidget(label)
    said = [label.text()]

    label.show_saving()
    said.append(label.text())
    label.show_saved(datetime(2026, 11, 21, 14, 3))  # noqa: DTZ001 - local time is what it shows
    said.append(label.accessibleName())
    label.show_failed()
    said.append(label.text())

    assert said == ["", "Opslaan…", "Opgeslagen 14:03", "Nog niet opgeslagen"]


def test_progress_shows_its_share(qtbot: QtBot) -> None:
    line = ProgressLine("Voortgang")
    qtbot.addWidget(line)
    line.resize(100, 6)

    pictures = []
    for done, total in ((0, 0), (1, 10), (5, 10), (10, 10)):
        line.show_progress(done, total)
        pictures.append(line.grab().toImage())

    assert all(one != other for one, other in pairwise(pictures))
    assert line.value() == line.maximum() == 10
    assert line.sizeHint().height() == line.minimumSizeHint().height() == 6


def test_a_notice_is_there_only_with_something_to_say(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    notice = InlineNotice()
    layout.addWidget(notice)
    qtbot.addWidget(page)
    page.show()
    before = notice.isVisible()

    notice.show_message("De schijf is vol.", "error")
    during = (notice.isVisible(), notice.accessibleName())
    shot = colours_in(notice)
    notice.show_message("De schijf is bijna vol.")
    notice.show_message("")

    assert not before
    assert during == (True, "De schijf is vol.")
    assert LIGHT.red_soft.lower() in shot
    assert not notice.isVisible()


def test_a_fold_opens_and_closes(qtbot: QtBot) -> None:
    fold = Collapsible("Hoe vraag je dit?")
    fold.body.addWidget(PlainLabel("Zachter"))
    qtbot.addWidget(fold)
    fold.show()
    told: list[bool] = []
    fold.opened_changed.connect(told.append)

    qtbot.mouseClick(fold.header, Qt.MouseButton.LeftButton)
    is_open = fold.is_open()
    qtbot.keyClick(fold.header, Qt.Key.Key_Return)
    fold.show_open(True)

    assert is_open
    assert told == [True, False]
    assert fold.header.accessibleDescription() == "uitgeklapt"


def test_a_row_of_words_tells_what_was_picked_and_shows_what_it_is_told(qtbot: QtBot) -> None:
    row = SegmentedChoice("Kleuren", (("l", "Licht"), ("d", "Donker")))
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    chosen: list[str] = []
    row.chosen.connect(chosen.append)

    row.show_chosen("l")
    row.segments["l"].setFocus()
    qtbot.keyClick(row.segments["l"], Qt.Key.Key_Right)
    is_walked = row.segments["d"].hasFocus()
    qtbot.keyClick(row.segments["d"], Qt.Key.Key_Space)
    qtbot.mouseClick(row.segments["d"], Qt.MouseButton.LeftButton)

    assert is_walked
    assert chosen == ["d", "d"]
    assert row.key() == "d"
    assert row.segments["d"].accessibleName() == "Kleuren: Donker"
    row.show_chosen("")
    assert not any(segment.isChecked() for segment in row.segments.values())


def test_words_that_do_not_fit_go_to_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    flow = FlowLayout(page)
    buttons = [SecondaryButton(f"Knop nummer {number}") for number in range(5)]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(page)
    wide = flow.heightForWidth(2000)

    page.resize(300, 400)
    page.show()

    assert flow.heightForWidth(300) > wide
    assert all(button.geometry().right() <= 300 for button in buttons)
    assert flow.sizeHint().width() > flow.minimumSize().width()
    assert flow.expandingDirections() == Qt.Orientation(0)
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is buttons[0]
    assert flow.count() == 4
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    flow.setGeometry(QRect(0, 0, 0, 0))


def test_a_column_never_scrolls_sideways_and_stays_in_the_middle(
    qtbot: QtBot, qapp: QApplication
) -> None:
    column = ScrollColumn(600)
    for number in range(40):
        column.body.addWidget(PlainLabel(f"Regel {number} " * 30))
    qtbot.addWidget(column)
    column.resize(1000, 300)
    column.show()
    page = column.widget()
    assert page is not None
    inner = page.findChild(QWidget)
    assert inner is not None
    left, right = inner.x(), page.width() - inner.geometry().right() - 1

    column.verticalScrollBar().setValue(200)
    column.show_top()
    apply_look(qapp, Look(text_percent=200))

    assert abs(left - right) <= 1
    assert inner.maximumWidth() == 1200
    assert not column.horizontalScrollBar().isVisible()
    assert column.verticalScrollBar().value() == 0


def test_a_page_header_leads_back(qtbot: QtBot) -> None:
    header = PageHeader("Gezin", back_text="Dossiers")
    qtbot.addWidget(header)
    header.show()
    header.show_title("Gezin Reuring", "27+3 weken")

    with qtbot.waitSignal(header.back_requested):
        qtbot.mouseClick(header.back_button, Qt.MouseButton.LeftButton)

    assert "27+3 weken" in [label.text() for label in header.findChildren(PlainLabel)]


def test_strength_is_a_word_too(qtbot: QtBot) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    before = meter.accessibleName()

    meter.show_strength(3)

    assert before == ""
    assert meter.accessibleName() == "Sterkte: goed"


def test_what_only_shows_something_can_be_drawn(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    icon = IconLabel("heart", 24, "accent")
    empty = EmptyState("folder", "Nog geen dossiers", "Maak het eerste aan.")
    for widget in (icon, empty, TitledRow("lock", "Titel"), Card("Kaart", tone="sunken")):
        layout.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    before = icon.grab().toImage()

    icon.show_icon("star", "red")
    empty.show_text("Niets gevonden", "Zoek anders.")
    apply_look(qapp, Look(text_percent=200))

    assert icon.grab().toImage() != before
    assert icon.sizeHint().width() == 48
    assert "Niets gevonden" in [label.text() for label in empty.findChildren(PlainLabel)]
