"""The wizard of the first start: one thing per page, and how far you are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.first_start.code_pages import RecoveryCodePage, TypeBackPage
from kansrijk_desktop.ui.screens.first_start.flow import Step
from kansrijk_desktop.ui.screens.first_start.pages import (
    DemoPage,
    OrganizationPage,
    PassphrasePage,
    PractitionerPage,
    RegionPage,
    StepPage,
    WelcomePage,
)
from kansrijk_desktop.ui.screens.first_start.presenter import FirstStartPresenter, FirstStartState
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_4, scaled
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.progress_line import ProgressLine
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

_WIDTH = 640


class FirstStartScreen(QWidget):
    """Shows the page of the present step, and the buttons to go on and back.

    Attributes:
        pages: the page of each step.
        next_button, back_button: below every page.
    """

    def __init__(self, presenter: FirstStartPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._state: FirstStartState | None = None
        self.code_page = RecoveryCodePage(presenter)
        self.pages: dict[Step, StepPage] = {
            Step.WELCOME: WelcomePage(),
            Step.ORGANIZATION: OrganizationPage(presenter),
            Step.PRACTITIONER: PractitionerPage(presenter),
            Step.REGION: RegionPage(presenter),
            Step.PASSPHRASE: PassphrasePage(presenter),
            Step.RECOVERY_CODE: self.code_page,
            Step.TYPE_BACK: TypeBackPage(presenter),
            Step.DEMO: DemoPage(presenter),
        }
        self._build()
        for page in self.pages.values():
            page.entered.connect(presenter.go_on)
        self.next_button.clicked.connect(presenter.go_on)
        self.back_button.clicked.connect(presenter.go_back)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: FirstStartState) -> None:
        """Show the state."""
        is_new_step = self._state is None or self._state.step is not state.step
        self._state = state
        at, count = state.position
        self._progress.show_progress(at, count)
        self._position.setText(_("Stap {at} van {count}").format(at=at, count=count))
        for step, page in self.pages.items():
            page.setVisible(step is state.step)
            page.show_state(state)
        self._notice.show_message(state.notice, "error" if state.is_notice_error else "success")
        self.back_button.setVisible(state.can_go_back)
        self.next_button.setEnabled(not state.is_busy)
        self.next_button.show_text(_next_text(state))
        if is_new_step:
            self._column.show_top()
            proxy: QWidget | None = self.pages[state.step].focusProxy()
            (proxy if proxy is not None else self.next_button).setFocus()
        elif state.problems:
            self._focus_first_problem()

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self._state.step if self._state is not None else None

    def _focus_first_problem(self) -> None:
        for field in self.findChildren(QWidget):
            if field.property("invalid") == "true" and field.isVisible():
                field.setFocus()
                return

    def _build(self) -> None:
        self._progress = ProgressLine(_("Voortgang van de eerste start"))
        self._position = PlainLabel("", "small")
        self._notice = InlineNotice("", "error")
        self.next_button = PrimaryButton("")
        self.back_button = QuietButton(_("Terug"), "arrow-left")
        self.back_button.setProperty("density", "back")
        self._column = ScrollColumn(_WIDTH)
        self._column.body.addWidget(self._progress)
        self._column.body.addWidget(self._position)
        self._column.body.addSpacing(SPACE_2)
        for page in self.pages.values():
            self._column.body.addWidget(page)
        self._column.body.addWidget(self._notice)
        foot = QWidget()
        foot.setMaximumWidth(scaled(_WIDTH))
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        bar = QWidget()
        bar.setObjectName("foot")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(foot, 1000)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(bar)


def _next_text(state: FirstStartState) -> str:
    if state.is_busy:
        return _("Even wachten…")
    words = {
        Step.WELCOME: _("Beginnen"),
        Step.PASSPHRASE: _("Dossiers aanmaken"),
        Step.RECOVERY_CODE: _("Ik heb de code bewaard"),
        Step.DEMO: _("Naar de werklijst"),
    }
    return words.get(state.step, _("Verder"))
