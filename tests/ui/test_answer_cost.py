"""What one answer may cost, counted rather than timed: a busy machine counts the same."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from typing_extensions import override

from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.screens.screening.footer import Footer
from kansrijk_desktop.ui.screens.screening.section_list import SectionButton
from kansrijk_desktop.ui.theme import Look, apply_look, load_fonts
from tests.ui.screening_table import Table, a_table


class Painting(QObject):
    """Counts how often each widget is painted.

    Attributes:
        times: per widget.
    """

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QWidget] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.times[watched] += 1
        return False

    def of(self, kind: type[QWidget]) -> list[int]:
        return [count for widget, count in self.times.items() if type(widget) is kind]


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Table]:
    load_fonts()
    apply_look(qapp, Look())
    with a_table(tmp_path, qtbot) as table:
        # High enough for any question: a scroll bar that appears paints itself once more.
        table.screen.resize(1280, 900)
        yield table


@contextmanager
def painting() -> Iterator[Painting]:
    """Count the painting from now on, until all is painted."""
    application = QApplication.instance()
    assert application is not None
    settle()
    found = Painting()
    application.installEventFilter(found)
    yield found
    settle()
    application.removeEventFilter(found)


@contextmanager
def statements(table: Table) -> Iterator[list[str]]:
    """Note every statement that reaches the database."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        found.append(statement)

    event.listen(table.database._engine, "before_cursor_execute", note)
    yield found
    event.remove(table.database._engine, "before_cursor_execute", note)


def settle() -> None:
    """Let everything that waits be done: laid out, shown, painted and deleted."""
    for _round in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def widgets(table: Table) -> set[QWidget]:
    return set(table.screen.findChildren(QWidget))


def session_of(table: Table) -> FormSession:
    assert table.presenter._talk is not None
    return table.presenter._talk._history._session


def expressions_of(session: FormSession) -> int:
    """Return how many calculations and conditions the whole form has."""
    return sum(
        (item.logic.calculated is not None) + (item.logic.enable_expression is not None)
        for item in session.definition.walk()
    )


def test_going_on_to_the_next_question_makes_no_widget(table: Table) -> None:
    table.press("1", "1")
    settle()
    before = widgets(table)
    address = table.address()

    table.press("1")
    settle()

    assert table.address() != address
    assert widgets(table) - before == set()


def test_a_question_with_more_answers_makes_their_cards_and_nothing_else(table: Table) -> None:
    before = widgets(table)
    panel = table.screen.page.question_panel(table.address())

    for key in ("1", "1"):
        table.press(key)
    settle()

    made = widgets(table) - before
    assert table.screen.page.question_panel(table.address()) is panel
    assert made <= set(table.cards().cards)


def test_choosing_one_of_several_answers_makes_no_widget(table: Table) -> None:
    table.go_to("M2")
    settle()
    before = widgets(table)

    table.press("1")
    settle()

    assert widgets(table) - before == set()


def test_an_answer_is_painted_once(table: Table) -> None:
    table.press("1")  # The first "Opgeslagen" takes its place.
    settle()
    with painting() as painted:
        table.press("1")

    assert painted.of(type(table.screen)) == [1]
    assert set(painted.times.values()) == {1}


def test_an_answer_repaints_only_what_changed(table: Table) -> None:
    table.press("1")
    with painting() as painted:
        table.press("1")

    assert len(painted.of(SectionButton)) <= 1
    assert painted.of(MainWindow) == []
    assert len(painted.of(Footer)) == 1
    assert table.screen.tools.non_answers.declined_button not in painted.times


def test_words_are_typed_without_the_rest_being_laid_out(table: Table) -> None:
    table.go_to("K1-eigen")
    settle()
    place = table.screen.footer.geometry(), table.screen.section_list.geometry()

    table.press("zus")
    settle()

    assert (table.screen.footer.geometry(), table.screen.section_list.geometry()) == place


def test_an_answer_is_saved_in_one_transaction_of_four_statements(table: Table) -> None:
    with statements(table) as said:
        table.press("1")

    assert [statement.split()[:2] for statement in said] == [
        ["BEGIN", "IMMEDIATE"],
        ["INSERT", "INTO"],
        ["INSERT", "INTO"],
        ["UPDATE", "household"],
        ["UPDATE", "save_counter"],
    ]


def test_an_answer_evaluates_only_what_depends_on_it(table: Table) -> None:
    session = session_of(table)
    before = session.evaluator.count

    table.press("1")

    assert session.evaluator.count - before < expressions_of(session) / 10
