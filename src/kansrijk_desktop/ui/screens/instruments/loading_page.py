"""Reading files, and what came of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.instruments.badge_row import BadgeRow
from kansrijk_desktop.ui.screens.instruments.badges import show_outcome
from kansrijk_desktop.ui.screens.instruments.loading_presenter import (
    ALL,
    FileRow,
    LoadingPresenter,
    LoadingState,
    PickedFile,
)
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport
from kansrijk_desktop.ui.screens.instruments.report_pane import ReportPane
from kansrijk_desktop.ui.screens.instruments.wording import Outcome, one_line, outcome_word
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.progress_line import ProgressLine
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

_MOST_WITHOUT_SEARCH = 10


class LoadingPage(ScrollColumn):
    """How far the reading is; then the files, or one of them.

    Signals:
        save_requested: the report must go to a file; carries a name for it.

    Attributes:
        stop_button: while reading.
        keep_button, discard_button: how it ends.
        files: what was read.
        report: of the file that is shown.
    """

    save_requested = Signal(str)

    def __init__(self, presenter: LoadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self._presenter = presenter
        self._shown = LoadingState()
        self.header = PageHeader(back_text=_("Alle bestanden"))
        self.header.back_requested.connect(presenter.put_back)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_reading())
        self.body.addWidget(self._build_ending())
        self.body.addWidget(self._build_files())
        self._build_file()

    def show_state(self, state: LoadingState) -> None:
        """Show the reading as it is now."""
        is_read = not state.is_reading
        self.header.show_title(_title(state), "" if state.is_reading else _counted(state))
        self.header.back_button.setVisible(state.picked is not None and state.file_count > 1)
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.told, "success")
        self._reading.setVisible(state.is_reading)
        self._show_progress(state)
        self._show_ending(state)
        self._files_part.setVisible(is_read and state.picked is None and state.file_count > 0)
        self._show_files(state)
        self.file_card.setVisible(state.picked is not None)
        # A file that could not be read at all has no report: what is wrong stands above.
        self.report.setVisible(state.picked is not None and not _is_unread(state.picked))
        if state.picked is not None:
            self._show_file(state.picked)
        before, self._shown = self._shown, state
        self._move_focus(before, state)

    def first_button(self) -> QWidget:
        """Return where the keyboard begins."""
        if self._shown.is_reading:
            return self.stop_button
        return self.discard_button if self.keep_button.isHidden() else self.keep_button

    def _move_focus(self, before: LoadingState, state: LoadingState) -> None:
        """Go along to what is shown now: what had the keyboard may be gone."""
        if before.is_reading and not state.is_reading:
            self.first_button().setFocus()
        elif before.picked is None and state.picked is not None:
            self.show_top()
            self.header.back_button.setFocus()
        elif before.picked is not None and state.picked is None and self.files.rows:
            self.files.rows[0].setFocus()

    def _build_reading(self) -> Card:
        self._reading = Card()
        self._reading.body.setSpacing(SPACE_2)
        self.progress_label = PlainLabel()
        self.progress = ProgressLine(_("Hoeveel bestanden zijn gelezen"))
        self.stop_button = SecondaryButton(_("Stoppen"), "close")
        self.stop_button.clicked.connect(self._presenter.close)
        self._reading.body.addWidget(self.progress_label)
        self._reading.body.addWidget(self.progress)
        self._reading.body.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._reading

    def _build_ending(self) -> QWidget:
        self._ending = QWidget()
        row = FlowLayout(self._ending, SPACE_2)
        self.keep_button = PrimaryButton(_("Bewaren"), "check")
        self.keep_button.clicked.connect(self._presenter.keep)
        self.discard_button = SecondaryButton(_("Niet bewaren"))
        self.discard_button.clicked.connect(self._presenter.close)
        self.save_button = QuietButton(_("Alle verslagen bewaren"), "save")
        self.save_button.clicked.connect(self._on_save_all)
        for button in (self.keep_button, self.discard_button, self.save_button):
            row.addWidget(button)
        return self._ending

    def _build_files(self) -> Card:
        self._files_part = Card()
        self._files_part.body.setSpacing(SPACE_2)
        self.outcome_choice = SegmentedChoice(
            _("Bestanden"),
            [(ALL, _("Alle")), *((each.value, outcome_word(each)) for each in Outcome)],
        )
        self.outcome_choice.chosen.connect(self._presenter.show_outcome)
        self.search_field = TextField(_("Zoeken"), placeholder=_("naam of titel"), max_length=100)
        self.search_field.edited.connect(self._presenter.search)
        self.files: MoreRows[BadgeRow, FileRow] = MoreRows(self._make_row, _show_row)
        self.nothing_found = PlainLabel(_("Geen bestand gevonden."), "secondary")
        for part in (self.outcome_choice, self.search_field, self.files, self.nothing_found):
            self._files_part.body.addWidget(part)
        return self._files_part

    def _build_file(self) -> None:
        self.file_card = Card()
        self._file_name = Heading("", 3)
        self._file_badge = Badge()
        self._file_detail = PlainLabel("", "secondary")
        self._file_problem = InlineNotice("", "error")
        self.file_card.body.addWidget(self._file_name)
        self.file_card.body.addWidget(self._file_badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.file_card.body.addWidget(self._file_detail)
        self.file_card.body.addWidget(self._file_problem)
        self.report = ReportPane()
        self.report.save_requested.connect(self._on_save_one)
        self.body.addWidget(self.file_card)
        self.body.addWidget(self.report)

    def _show_progress(self, state: LoadingState) -> None:
        self.progress.show_progress(state.done, state.total)
        self.progress_label.setText(
            _("{done} van {total} gelezen. U kunt stoppen; er is nog niets bewaard.").format(
                done=state.done, total=state.total
            )
        )

    def _show_ending(self, state: LoadingState) -> None:
        good = state.count(Outcome.USABLE)
        self._ending.setVisible(not state.is_reading)
        self.keep_button.setVisible(good > 0)
        self.keep_button.setEnabled(not state.is_keeping)
        words = _("Bewaren") if state.file_count == 1 else _("{count} bewaren").format(count=good)
        self.keep_button.show_text(words)
        self.discard_button.show_text(_("Niet bewaren") if good else _("Terug naar de lijst"))
        self.discard_button.setEnabled(not state.is_keeping)
        self.save_button.setVisible(state.file_count > 1 and state.picked is None)

    def _show_files(self, state: LoadingState) -> None:
        self.outcome_choice.show_chosen(state.outcome)
        for outcome in Outcome:
            segment = self.outcome_choice.segments[outcome.value]
            segment.show_text(f"{outcome_word(outcome)} ({state.count(outcome)})")
        self.search_field.show_text(state.query)
        self.search_field.setVisible(state.file_count > _MOST_WITHOUT_SEARCH)
        self.files.show_rows(state.rows)
        self.nothing_found.setVisible(not state.rows)

    def _show_file(self, picked: PickedFile) -> None:
        self._file_name.setText(one_line(picked.row.name))
        show_outcome(self._file_badge, picked.row.outcome)
        self._file_detail.setText(one_line(picked.row.detail))
        self._file_detail.setVisible(not picked.problem)
        self._file_problem.show_message(one_line(picked.problem))
        outcome = picked.problem or outcome_word(picked.row.outcome)
        self.report.show_report(NamedReport(picked.row.name, outcome, picked.report))

    def _make_row(self) -> BadgeRow:
        row = BadgeRow()
        row.picked.connect(self._presenter.pick)
        return row

    def _on_save_all(self) -> None:
        self.save_requested.emit(_("verslagen"))

    def _on_save_one(self) -> None:
        self.save_requested.emit(_("verslag"))


def _title(state: LoadingState) -> str:
    return _("Bezig met lezen") if state.is_reading else _("Dit is gelezen")


def _counted(state: LoadingState) -> str:
    if not state.file_count:
        return _("Er is geen vragenlijst gevonden. Kies een JSON-bestand of een map ermee.")
    good = state.count(Outcome.USABLE)
    if not good:
        return _("Er is niets om te bewaren. Kijk in het verslag waarom.")
    return ngettext(
        "{count} vragenlijst kan worden bewaard. Hij is dan nog niet in gebruik.",
        "{count} vragenlijsten kunnen worden bewaard. Ze zijn dan nog niet in gebruik.",
        good,
    ).format(count=good)


def _is_unread(picked: PickedFile) -> bool:
    return bool(picked.problem) and not picked.report.issues


def _show_row(row: BadgeRow, file: FileRow) -> None:
    row.show_row(str(file.index), one_line(file.name), one_line(file.detail))
    show_outcome(row.badge, file.outcome)
    row.name_with_badge()
