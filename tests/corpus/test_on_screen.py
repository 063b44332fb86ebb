"""The questionnaires of others on the real conversation screen, from the first stop to the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from tests.ui.try_out_table import TryOutTable

pytestmark = pytest.mark.unmeasured

COUNT = 30
MOST_STOPS = 1200
MOST_ENTERS = 40
MOST_WIDGETS = 2500
NOT_FILLED_IN = {"attachment", "reference", "dateTime", "time"}


def forms_of(corpus: Path) -> Iterator[tuple[str, Definition]]:
    """Yield the questionnaires that open, the largest files first."""
    paths = sorted(
        (corpus / "questionnaires").rglob("*.json"), key=lambda path: path.stat().st_size
    )
    for path in reversed(paths):
        form = load_form(path.read_bytes())
        if form.definition is not None:
            yield str(path.relative_to(corpus)), form.definition


def depth_of(definition: Definition) -> int:
    return max((len(list(item.ancestors())) for item in definition.walk()), default=0)


def repeats_of(definition: Definition) -> int:
    return sum(item.is_group and item.repeats for item in definition.walk())


def controls_of(definition: Definition) -> int:
    return len({item.control for item in definition.walk()})


def size_of(definition: Definition) -> int:
    return len(definition.by_link_id)


MEASURES = ((size_of, 8), (depth_of, 6), (repeats_of, 8), (controls_of, COUNT))


@pytest.fixture(scope="module")
def varied(corpus: Path) -> dict[str, Definition]:
    """Return the biggest, deepest, most repeating and most varied questionnaires."""
    forms = dict(forms_of(corpus))
    chosen: dict[str, Definition] = {}
    for measure, count in MEASURES:
        ranked = sorted(forms, key=lambda name: (-measure(forms[name]), name))
        for name in ranked[:count]:
            if len(chosen) < COUNT:
                chosen[name] = forms[name]
    return chosen


@pytest.mark.parametrize("number", range(COUNT))
def test_a_questionnaire_of_others_is_walked_from_start_to_end(
    varied: dict[str, Definition], number: int, qtbot: QtBot
) -> None:
    name = sorted(varied)[number]
    table = TryOutTable(varied[name], qtbot)

    for _press in range(MOST_ENTERS):
        if table.talk.is_at_end:
            break
        table.qtbot.keyClick(table.screen, Qt.Key.Key_Return)
        check(table)
    for _step in range(MOST_STOPS):
        if table.talk.is_at_end:
            break
        before = table.talk.current
        table.presenter.act(Conversation.go_on)
        assert table.talk.current != before, name

    assert table.talk.is_at_end, name
    assert table.screen.overview.isVisible()


@pytest.mark.parametrize("number", range(COUNT))
def test_every_part_of_a_questionnaire_of_others_is_shown_as_a_page(
    varied: dict[str, Definition], number: int, qtbot: QtBot
) -> None:
    table = TryOutTable(varied[sorted(varied)[number]], qtbot)
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)

    for row in table.talk.sections[:25]:
        table.go_to(row.address)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        check(table)
        assert row.address in {each.address for each in table.talk.sections if each.is_current}


def check(table: TryOutTable) -> None:
    """Hold what is shown to what holds for every page."""
    unsupported = table.screen.page.findChildren(ReadOnlyItem)
    kinds = {kind for widget in unsupported for kind in kinds_of(table, widget)}
    assert kinds <= NOT_FILLED_IN
    assert len(table.screen.page.findChildren(QWidget)) < MOST_WIDGETS


def kinds_of(table: TryOutTable, widget: ReadOnlyItem) -> set[str]:
    """Return the type of the question that a widget stands for."""
    form = table.presenter._talk.form if table.presenter._talk else None
    assert form is not None
    fields = table.screen.page.findChildren(FieldView)
    panels = table.screen.page.findChildren(QuestionPanel)
    found = {view.address for view in fields if view.item_widget is widget}
    found |= {panel.address for panel in panels if panel.item_widget is widget}
    items = (form.item(address).item for address in found)
    return {item.type for item in items if not item.read_only}
