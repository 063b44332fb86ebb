"""One consent: for whom, what for, how and until when; what was shared because of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.consent_words import subject_words
from kansrijk_desktop.services.consents import ConsentOnPage, Shared
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.consents.presenter import Withdrawal
from kansrijk_desktop.ui.screens.consents.withdrawal_form import WithdrawalForm
from kansrijk_desktop.ui.screens.consents.wording import lines_of, private_lines, state_badge
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.row_button import RowButton


class ConsentCard(Card):
    """A consent with what left because of it.

    Signals:
        withdrawal_requested: the consent's id.
        document_requested: the id of a paper that left.

    Attributes:
        state_badge, lines: what she agreed to.
        private: whether safety and what is not for home are among it, folded.
        shared: what left, folded; None where nothing did.
        shared_rows: one line per thing that left.
        withdraw_button: None where it does not hold any more.
        withdrawal_form: shown while the withdrawal is noted.
    """

    withdrawal_requested = Signal(str)
    document_requested = Signal(str)

    def __init__(
        self, shown: ConsentOnPage, *, is_just_withdrawn: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=SPACE_2, parent=parent)
        self._consent = shown.consent
        self.setAccessibleName(shown.consent.recipient)
        self.withdraw_button: QuietButton | None = None
        self.shared: Collapsible | None = None
        self.shared_rows: list[RowButton] = []
        self.body.addLayout(self._head(shown))
        self.lines = [PlainLabel(line, "secondary") for line in lines_of(shown.consent)]
        for label in self.lines:
            self.body.addWidget(label)
        self.private = Collapsible(_("En verder: kijk hier als u alleen bent"))
        self.private.header.setAccessibleName(
            f"{shown.consent.recipient}: {self.private.header.text()}"
        )
        for line in private_lines(shown.consent):
            self.private.body.addWidget(PlainLabel(line, "secondary"))
        self.body.addWidget(self.private)
        self._build_shared(shown, is_open=is_just_withdrawn)
        self.withdrawal_form = WithdrawalForm(shown.consent.id, shown.others, self)
        self._build_withdrawal(shown)

    @property
    def consent_id(self) -> str:
        """Which consent it is."""
        return self._consent.id

    def take_focus(self) -> None:
        """Let the keyboard go on here after the card was made anew."""
        first = self.shared.header if self.shared is not None else self.private.header
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_withdrawal(self, noted: Withdrawal | None, error: str, *, is_saving: bool) -> bool:
        """Show the withdrawal that is being noted, or the button again; tell whether it began."""
        is_here = noted is not None and noted.consent_id == self._consent.id
        was_here = self.withdrawal_form.isVisibleTo(self)
        if self.withdraw_button is not None:
            self.withdraw_button.setVisible(not is_here)
        self.withdrawal_form.setVisible(is_here)
        if noted is not None and is_here:
            self.withdrawal_form.show_withdrawal(noted, error, is_saving=is_saving)
        is_begun = is_here and not was_here
        if is_begun:
            self.withdrawal_form.day_field.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_begun

    def _head(self, shown: ConsentOnPage) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(PlainLabel(shown.consent.recipient, "strong"), 1)
        self.state_badge = Badge()
        self.state_badge.show_badge(*state_badge(shown))
        head.addWidget(self.state_badge, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_shared(self, shown: ConsentOnPage, *, is_open: bool) -> None:
        if not shown.shared:
            if shown.consent.withdrawn_on is not None:
                self.body.addWidget(PlainLabel(_("Hiermee is niets gedeeld."), "secondary"))
            return
        count = len(shown.shared)
        words = ngettext("{count} keer gedeeld", "{count} keer gedeeld", count).format(count=count)
        self.shared = Collapsible(words, is_open=is_open)
        self.shared.header.setAccessibleName(f"{shown.consent.recipient}: {words}")
        if shown.consent.withdrawn_on is not None:
            self.shared.body.addWidget(
                PlainLabel(
                    _(
                        "Dit is al gedeeld en komt niet vanzelf terug. Vertel haar dat. Wil zij "
                        "dat de ander er niets mee doet, bel die dan."
                    )
                )
            )
        for one in shown.shared:
            self.shared.body.addWidget(self._shared_row(one))
        self.body.addWidget(self.shared)

    def _shared_row(self, one: Shared) -> QWidget:
        day = long_date(local_day(one.shared_at))
        subjects = subject_words(self._consent.domains)
        detail = " · ".join(part for part in (day, one.recipient, subjects) if part)
        if not one.document_id:
            return PlainLabel(f"{one.what} · {detail}", "secondary")
        row = RowButton()
        row.show_row(one.document_id, one.what, detail, _("Lezen"))
        row.picked.connect(self.document_requested)
        self.shared_rows.append(row)
        return row

    def _build_withdrawal(self, shown: ConsentOnPage) -> None:
        if shown.consent.withdrawn_on is not None:
            return
        self.withdraw_button = QuietButton(_("Intrekken"), "undo")
        self.withdraw_button.setAccessibleName(
            _("Intrekken: {recipient}").format(recipient=shown.consent.recipient)
        )
        self.withdraw_button.clicked.connect(
            partial(self.withdrawal_requested.emit, shown.consent.id)
        )
        self.body.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.withdrawal_form)
