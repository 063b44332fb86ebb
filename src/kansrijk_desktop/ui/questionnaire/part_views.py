"""Which widget shows which part of a page."""

from kansrijk_desktop.services.page_parts import Group, Note, Part, Question, Table
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.group_view import GroupView, NoteView
from kansrijk_desktop.ui.questionnaire.part_column import PartView
from kansrijk_desktop.ui.questionnaire.repeat_view import RepeatView
from kansrijk_desktop.ui.questionnaire.table_view import TableView


def make_view(part: Part, answering: Answering) -> PartView:
    """Make the widget for a part within a block."""
    if isinstance(part, Question):
        return FieldView(part, answering, make_view)
    if isinstance(part, Note):
        return NoteView()
    if isinstance(part, Group):
        return GroupView(answering, make_view)
    if isinstance(part, Table) or part.columns:
        return TableView(answering, make_view)
    return RepeatView(answering, make_view)
