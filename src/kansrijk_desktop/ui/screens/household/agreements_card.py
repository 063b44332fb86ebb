"""What was agreed: who does what, by when; ticked off where it is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.agreement_form import AgreementFields
from kansrijk_desktop.ui.screens.household.agreements_presenter import (
    AgreementsPresenter,
    AgreementsState,
)
from kansrijk_desktop.ui.screens.household.undo_notice import UndoNotice
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import IconButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

_STEP = 6


class AgreementRow(QWidget):
    """One agreement: a mark to press when it is done, the words, and a pen to change it.

    Signals:
        ticked, change_wanted: the agreement it is about.

    Attributes:
        tick_button, change_button: the two things to do with it.
    """

    ticked = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreement: Agreement | None = None
        self.tick_button = IconButton("circle", _("Afvinken"))
        self.change_button = IconButton("pen", _("Wijzigen"))
        self.tick_button.clicked.connect(self._on_tick)
        self.change_button.clicked.connect(self._on_change)
        self._what = PlainLabel("", "strong")
        self._who = PlainLabel("", "small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._who)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self.tick_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_agreement(self, agreement: Agreement, details: str) -> None:
        """Show another agreement."""
        self._agreement = agreement
        is_done = agreement.done_on is not None
        self.tick_button.show_icon("check-circle" if is_done else "circle")
        self._what.setText(agreement.what)
        self._who.setText(details)
        does = _("Weer openen: {what}") if is_done else _("Afvinken: {what}")
        self.tick_button.show_name(does.format(what=agreement.what))
        self.change_button.show_name(_("Wijzigen: {what}").format(what=agreement.what))

    def _on_tick(self) -> None:
        self.ticked.emit(self._agreement)

    def _on_change(self) -> None:
        self.change_wanted.emit(self._agreement)


class AgreementsCard(Card):
    """The agreements of a family.

    Signals:
        problem_shown: what was typed cannot be kept as it is.

    Attributes:
        open_rows, done_rows: what is to be done, and what is done.
        add_button: write a new one.
        notice: what was kept, with the way back.
    """

    problem_shown = Signal()

    def __init__(
        self, presenter: AgreementsPresenter, own_role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Afspraken"), parent=parent)
        self._presenter = presenter
        self._state = AgreementsState()
        self.notice = UndoNotice()
        self.open_rows: MoreRows[AgreementRow, Agreement] = MoreRows(self._row, self._fill, _STEP)
        self.done_rows: MoreRows[AgreementRow, Agreement] = MoreRows(self._row, self._fill, _STEP)
        self.done_part = Collapsible(_("Gedaan"))
        self.done_part.body.addWidget(self.done_rows)
        self._nothing = PlainLabel(_("Er zijn geen open afspraken."), "secondary")
        self.add_button = QuietButton(_("Afspraak toevoegen"), "plus")
        self._own_role = own_role
        self._form: AgreementFields | None = None
        for part in (self.notice, self._nothing, self.open_rows):
            self.body.addWidget(part)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.done_part)
        self.notice.undo_wanted.connect(presenter.undo)
        self.add_button.clicked.connect(presenter.begin)

    @property
    def form(self) -> AgreementFields:
        """The fields of one agreement; made when they are first wanted."""
        if self._form is None:
            self._form = form = AgreementFields(self._own_role, self)
            form.changed.connect(self._presenter.fill_in)
            form.saved.connect(self._presenter.save)
            form.cancelled.connect(self._presenter.cancel)
            form.removed.connect(self._on_removed)
            self.body.insertWidget(self.body.indexOf(self.done_part), form)
            follow_layout(self)
        return self._form

    def show_state(self, state: AgreementsState) -> None:
        """Show the agreements as they are now."""
        is_other_form = state.changing != self._state.changing or (
            (state.form is None) is not (self._state.form is None)
        )
        is_other_problem = bool(state.problems) and state.problems != self._state.problems
        self._state = state
        self.setVisible(state.is_there)
        self.notice.show_outcome(state.error, state.message, can_undo=state.can_undo)
        self._nothing.setVisible(not state.open)
        self.open_rows.show_rows(state.open)
        self.done_rows.show_rows(state.done)
        self.done_part.setVisible(bool(state.done))
        self.add_button.setVisible(state.form is None)
        if state.form is None:
            if self._form is not None:
                self._form.hide()
        else:
            self.form.show()
            if is_other_form:
                self.form.start()
            self.form.show_form(state.form, state.problems, is_new=state.changing is None)
            self.form.save_button.setEnabled(not state.is_saving)
            if is_other_problem:
                self.problem_shown.emit()

    def _row(self) -> AgreementRow:
        row = AgreementRow()
        row.ticked.connect(self._presenter.tick)
        row.change_wanted.connect(self._presenter.change)
        return row

    def _fill(self, row: AgreementRow, agreement: Agreement) -> None:
        row.show_agreement(agreement, self._details(agreement))

    def _details(self, agreement: Agreement) -> str:
        parts = [
            agreement.who,
            self._when(agreement),
            _("van de ouders zelf") if agreement.is_hers else "",
            _("niet voor thuis") if agreement.is_not_for_home else "",
        ]
        return " · ".join(part for part in parts if part)

    def _when(self, agreement: Agreement) -> str:
        if agreement.done_on is not None:
            return _("gedaan op {day}").format(day=long_date(agreement.done_on))
        if agreement.due_on is None:
            return ""
        is_late = agreement.due_on < self._state.today
        words = _("was voor {day}") if is_late else _("voor {day}")
        return words.format(day=long_date(agreement.due_on))

    def _on_removed(self) -> None:
        if self._state.changing is not None:
            self._presenter.remove(self._state.changing)
