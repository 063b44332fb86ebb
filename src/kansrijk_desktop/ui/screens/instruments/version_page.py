"""One version of a questionnaire: what it is, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.instruments import Version
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.badges import show_state
from kansrijk_desktop.ui.screens.instruments.presenter import (
    Chosen,
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport
from kansrijk_desktop.ui.screens.instruments.report_pane import ReportPane
from kansrijk_desktop.ui.screens.instruments.wording import (
    language_words,
    loaded_words,
    one_line,
    question_count,
    state_word,
    status_word,
    version_title,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class VersionPage(ScrollColumn):
    """The page of one version.

    Signals:
        edit_requested, compare_requested: another page must come.
        save_requested: the report must go to a file.

    Attributes:
        use_button, try_button, edit_button, compare_button, withdraw_button: what can be done.
        confirm_button, think_again_button: whether it is really withdrawn.
    """

    edit_requested = Signal()
    compare_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, presenter: InstrumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self._presenter = presenter
        self._was_withdrawing = False
        self.header = PageHeader(back_text=_("Vragenlijsten"))
        self.header.back_requested.connect(presenter.close)
        self.badge = Badge()
        self._built_in = PlainLabel(_("hoort bij het programma"), "secondary", wraps=False)
        self.notice = InlineNotice()
        line = QHBoxLayout()
        line.setSpacing(SPACE_2)
        line.addWidget(self.badge)
        line.addWidget(self._built_in)
        line.addStretch(1)
        self.body.addWidget(self.header)
        self.body.addLayout(line)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_buttons())
        self.body.addWidget(self._build_withdrawing())
        self.body.addWidget(self._build_facts())
        self.report = ReportPane()
        self.report.save_requested.connect(self._on_save)
        self.body.addWidget(self.report)

    def show_state(self, state: InstrumentsState, chosen: Chosen) -> None:
        """Show the version as it is now."""
        version = chosen.version
        title = one_line(version.title, 100) or _("Vragenlijst zonder titel")
        self.header.show_title(title, version_title(version))
        show_state(self.badge, version.state)
        self._built_in.setVisible(version.is_built_in)
        if state.error:
            self.notice.show_message(state.error, "error")
        else:
            self.notice.show_message(state.told, "success")
        is_used = version.state is InstrumentState.IN_USE
        self.use_button.setVisible(not is_used)
        self.withdraw_button.setVisible(is_used and not chosen.is_withdrawing)
        self.compare_button.setVisible(bool(chosen.others))
        self.withdrawing.setVisible(chosen.is_withdrawing)
        for button in (self.use_button, self.withdraw_button, self.confirm_button):
            button.setEnabled(not state.is_busy)
        self._move_focus(is_withdrawing=chosen.is_withdrawing)
        for label, value in facts_of(version).items():
            self._values[label].setText(value)
            self._values[label].setAccessibleName(f"{label}: {value}")
        name = f"{title}, {version_title(version)}"
        self.report.show_report(NamedReport(name, state_word(version.state), version.report))

    def first_button(self) -> QWidget:
        """Return where the keyboard begins: what can be done with the version."""
        return self.try_button if self.use_button.isHidden() else self.use_button

    def _move_focus(self, *, is_withdrawing: bool) -> None:
        """Go along with the question whether it is withdrawn: its button is not there meanwhile."""
        if is_withdrawing != self._was_withdrawing:
            self._was_withdrawing = is_withdrawing
            (self.think_again_button if is_withdrawing else self.first_button()).setFocus()

    def _build_buttons(self) -> QWidget:
        self.use_button = PrimaryButton(_("In gebruik nemen"), "check")
        self.use_button.clicked.connect(self._presenter.look_twice)
        self.try_button = SecondaryButton(_("Uitproberen"), "chat")
        self.try_button.clicked.connect(self._presenter.try_out)
        self.edit_button = SecondaryButton(_("Aanpassen"), "pen")
        self.edit_button.clicked.connect(self.edit_requested)
        self.compare_button = SecondaryButton(_("Vergelijken"), "swap")
        self.compare_button.clicked.connect(self.compare_requested)
        self.withdraw_button = QuietButton(_("Intrekken"), "minus")
        self.withdraw_button.clicked.connect(self._presenter.ask_withdraw)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_1)
        for button in (
            self.use_button,
            self.try_button,
            self.edit_button,
            self.compare_button,
            self.withdraw_button,
        ):
            row.addWidget(button)
        return buttons

    def _build_withdrawing(self) -> Card:
        self.withdrawing = Card(_("Deze versie intrekken?"), tone="accent")
        self.withdrawing.body.addWidget(
            PlainLabel(
                _(
                    "Nieuwe gesprekken beginnen dan niet meer met deze versie. Gesprekken die al "
                    "begonnen zijn, gaan gewoon door, en blijven te lezen. U kunt de versie later "
                    "weer in gebruik nemen."
                )
            )
        )
        self.confirm_button = SecondaryButton(_("Ja, intrekken"), "minus")
        self.confirm_button.clicked.connect(self._presenter.withdraw)
        self.think_again_button = QuietButton(_("Nee, in gebruik laten"))
        self.think_again_button.clicked.connect(self._presenter.think_again)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_1)
        row.addWidget(self.confirm_button)
        row.addWidget(self.think_again_button)
        self.withdrawing.body.addWidget(buttons)
        return self.withdrawing

    def _build_facts(self) -> Card:
        card = Card(_("Over deze vragenlijst"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(1, 1)
        self._values: dict[str, PlainLabel] = {}
        for line, label in enumerate(_labels()):
            value = PlainLabel()
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(PlainLabel(label, "secondary", wraps=False), line, 0, top)
            grid.addWidget(value, line, 1)
            self._values[label] = value
        card.body.addLayout(grid)
        return card

    def _on_save(self) -> None:
        self.save_requested.emit(_("verslag"))


def _labels() -> tuple[str, ...]:
    return (
        _("Eigenaar"),
        _("Licentie"),
        _("Status"),
        _("Periode"),
        _("Vragen"),
        _("Talen"),
        _("Hier sinds"),
        _("Kenmerk"),
    )


def facts_of(version: Version) -> dict[str, str]:
    """Return label and value of what is known about a version."""
    not_said = _("niet genoemd")
    values = (
        one_line(version.owner) or not_said,
        one_line(version.licence) or not_said,
        status_word(version.fhir_status),
        _period(version) or not_said,
        question_count(version.question_count),
        language_words(version) or not_said,
        loaded_words(version),
        one_line(version.identity, 200),
    )
    return dict(zip(_labels(), values, strict=True))


def _period(version: Version) -> str:
    since, until = long_date(version.effective_from), long_date(version.effective_until)
    if since and until:
        return _("{since} tot en met {until}").format(since=since, until=until)
    if since:
        return _("vanaf {day}").format(day=since)
    return _("tot en met {day}").format(day=until) if until else ""
