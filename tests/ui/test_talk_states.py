"""The second conversation and the summaries after a birth: named, plain and whole in every look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look, load_fonts
from tests.ui.gallery import HEIGHT, WIDTH
from tests.ui.screen_checks import (
    cut_texts,
    labels_that_read_markup,
    unnamed_controls,
    unreachable_controls,
)
from tests.ui.talk_states import TALK_STATES, in_talk_state

pytestmark = pytest.mark.unmeasured

LOOKS = (Look(LIGHT, 100), Look(DARK, 200))
BESIDE_RAIL = 100


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look.palette.name}-{look.text_percent}")
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    load_fonts()
    apply_look(qapp, request.param)
    yield request.param
    apply_look(qapp, Look())


@pytest.fixture(params=TALK_STATES)
def screen(request: pytest.FixtureRequest, look: Look, qtbot: QtBot) -> QWidget:
    widget = in_talk_state(TALK_STATES[request.param])
    qtbot.addWidget(widget)
    widget.resize(WIDTH - BESIDE_RAIL, HEIGHT)
    widget.show()
    qtbot.waitExposed(widget)
    QApplication.processEvents()
    return widget


def test_a_screen_is_named_plain_and_whole(screen: QWidget) -> None:
    assert unnamed_controls(screen) == []
    assert labels_that_read_markup(screen) == []
    assert cut_texts(screen) == []
    assert unreachable_controls(screen) == []
