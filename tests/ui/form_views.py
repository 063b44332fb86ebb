"""Find what a questionnaire is shown with."""

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.questionnaire.block_panel import BlockPanel
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.questionnaire.repeat_view import RepeatView
from kansrijk_desktop.ui.questionnaire.table_view import TableView
from tests.questionnaires import Json, a_definition
from tests.ui.try_out_table import TryOutTable


def a_table(qtbot: QtBot, *items: Json, **root: object) -> TryOutTable:
    return TryOutTable(a_definition(*items, **root), qtbot)


def question_panel(table: TryOutTable, address: str) -> QuestionPanel:
    panel = table.screen.page.panels[address]
    assert isinstance(panel, QuestionPanel)
    return panel


def block_panel(table: TryOutTable, address: str) -> BlockPanel:
    panel = table.screen.page.panels[address]
    assert isinstance(panel, BlockPanel)
    return panel


def repeat_view(table: TryOutTable) -> RepeatView:
    view = block_panel(table, "kind").view
    assert isinstance(view, RepeatView)
    return view


def table_view(table: TryOutTable, address: str) -> TableView:
    view = block_panel(table, address).view
    assert isinstance(view, TableView)
    return view


def line_at(table: TryOutTable, address: str) -> QLineEdit:
    views = [each for each in table.screen.findChildren(FieldView) if each.isVisible()]
    (view,) = [each for each in views if each.address == address]
    edit = view.item_widget.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    return edit


def settle() -> None:
    """Let everything that waits be laid out and shown."""
    for _round in range(5):
        QApplication.processEvents()


def cut_labels(screen: QWidget) -> list[str]:
    """Return the texts that do not fit the place they have."""
    shown = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    return [
        label.text()
        for label in shown
        if label.width() < label.minimumSizeHint().width()
        or (label.wordWrap() and label.height() < label.heightForWidth(label.width()))
        or label.mapTo(screen, label.rect().topRight()).x() > screen.width()
    ]
