"""Show a load report: grouped by what matters most, folded, and searched."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport, as_text, grouped
from kansrijk_desktop.ui.screens.instruments.wording import (
    one_line,
    severity_meaning,
    severity_word,
)
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows

_MOST_WITHOUT_SEARCH = 10


class IssueRow(QWidget):
    """One thing to know, and where it stands in the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = PlainLabel()
        self._path = PlainLabel("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_1, 0, 0, SPACE_1)
        layout.setSpacing(0)
        layout.addWidget(self._message)
        layout.addWidget(self._path)

    def show_issue(self, issue: Issue) -> None:
        """Show another one."""
        self._message.setText(one_line(issue.message))
        self._path.setText(one_line(issue.path, 160))
        self._path.setVisible(bool(issue.path))


class ReportPane(Card):
    """The report of one questionnaire.

    Signals:
        save_requested: the report must go to a file.

    Attributes:
        search_field: finds issues; there only when there are many.
        groups: the issues by how much they matter.
        copy_button, save_button: give the report to whoever made the questionnaire.
    """

    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verslag van het inlezen"), parent=parent)
        self._named = NamedReport("", "", LoadReport())
        self._summary = PlainLabel()
        self.body.addWidget(self._summary)
        self.search_field = TextField(_("Zoeken in het verslag"), max_length=100)
        self.search_field.edited.connect(self._fill)
        self.body.addWidget(self.search_field)
        self._meanings: dict[Severity, PlainLabel] = {}
        self._lists: dict[Severity, MoreRows[IssueRow, Issue]] = {}
        self.groups = {severity: self._group(severity) for severity in Severity}
        self._nothing_found = PlainLabel(_("Niets gevonden in dit verslag."), "secondary")
        self.body.addWidget(self._nothing_found)
        self.copy_button = QuietButton(_("Verslag kopiëren"), "copy")
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button = QuietButton(_("Verslag bewaren"), "save")
        self.save_button.clicked.connect(self.save_requested)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        self.body.addWidget(buttons)

    def show_report(self, named: NamedReport) -> None:
        """Show a report; another one begins folded, with nothing searched."""
        if named.report is self._named.report:
            self._named = named
            return
        self._named = named
        self.search_field.show_text("")
        self._summary.setText(summary_of(named.report))
        self.search_field.setVisible(len(named.report.issues) > _MOST_WITHOUT_SEARCH)
        self._fill("")
        for severity, group in self.groups.items():
            is_short = len(named.report.issues) <= _MOST_WITHOUT_SEARCH
            group.show_open(severity is Severity.REFUSED or is_short)

    def _group(self, severity: Severity) -> Collapsible:
        group = Collapsible(severity_word(severity))
        meaning = PlainLabel(severity_meaning(severity), "secondary")
        rows: MoreRows[IssueRow, Issue] = MoreRows(IssueRow, IssueRow.show_issue)
        group.body.setContentsMargins(SPACE_1, 0, 0, 0)
        group.body.addWidget(meaning)
        group.body.addWidget(rows)
        self._meanings[severity] = meaning
        self._lists[severity] = rows
        self.body.addWidget(group)
        return group

    def _fill(self, query: str) -> None:
        found = {group.severity: group.issues for group in grouped(self._named.report, query)}
        for severity, group in self.groups.items():
            issues = found.get(severity, ())
            group.setVisible(bool(issues))
            group.header.show_text(f"{severity_word(severity)} ({len(issues)})")
            group.show_open(group.is_open() or bool(query))
            self._lists[severity].show_rows(issues)
        self._nothing_found.setVisible(bool(query) and not found)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text((self._named,)))
        self.copy_button.show_text(_("Gekopieerd"))
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)


def summary_of(report: LoadReport) -> str:
    """Say in a line what there is to know."""
    counts = [f"{severity_word(group.severity)}: {len(group.issues)}" for group in grouped(report)]
    if not counts:
        return _("Alles in deze vragenlijst werkt hier.")
    return " · ".join(counts)
