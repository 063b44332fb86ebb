"""All changes that are not kept yet, and the version they are kept as."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.editing_presenter import (
    Change,
    EditingPresenter,
    EditingState,
)
from kansrijk_desktop.ui.screens.instruments.wording import one_line
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class ChangeRow(QWidget):
    """One change, to take back.

    Attributes:
        undo_button: takes it back.
    """

    def __init__(self, presenter: EditingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._change: Change | None = None
        self._words = PlainLabel()
        self.undo_button = QuietButton(_("Terug"), "undo")
        self.undo_button.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_change(self, change: Change) -> None:
        """Show another change."""
        self._change = change
        words = f"{one_line(change.link_id, 40)} · {change.words}"
        self._words.setText(words)
        self.undo_button.setAccessibleName(_("Ongedaan maken: {change}").format(change=words))

    def _on_undo(self) -> None:
        if self._change is not None:
            self._presenter.undo(self._change.target)


class KeepPane(ScrollColumn):
    """What was changed, and under which version it is kept.

    Attributes:
        version_field, keep_button, back_button: how it ends.
        changes: the changes.
    """

    def __init__(self, presenter: EditingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.body.addWidget(Heading(_("Bewaren als nieuwe versie"), 2))
        self.body.addWidget(
            PlainLabel(_("De oude versie blijft zoals hij is. De nieuwe is nog niet in gebruik."))
        )
        card = Card(_("Dit is gewijzigd"))
        self.changes: MoreRows[ChangeRow, Change] = MoreRows(
            lambda: ChangeRow(presenter), ChangeRow.show_change
        )
        card.body.addWidget(self.changes)
        self.body.addWidget(card)
        self._note = InlineNotice("", "warning")
        self.body.addWidget(self._note)
        self.version_field = TextField(
            _("Versie"), help_text=_("Zo herkent u hem later, bijvoorbeeld 1.0.1."), max_length=60
        )
        self.version_field.edited.connect(presenter.type_version)
        self.version_field.edit.returnPressed.connect(presenter.keep)
        self.body.addWidget(self.version_field)
        self.keep_button = PrimaryButton(_("Bewaren als nieuwe versie"), "check")
        self.keep_button.clicked.connect(presenter.keep)
        self.back_button = QuietButton(_("Terug naar de vragen"), "arrow-left")
        self.back_button.clicked.connect(presenter.stay)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        row.addWidget(self.keep_button)
        row.addWidget(self.back_button)
        self.body.addWidget(buttons)

    def show_state(self, state: EditingState) -> None:
        """Show what is about to be kept."""
        self.changes.show_rows(state.changes)
        self._note.show_message(state.note)
        self.version_field.show_text(state.version)
        self.version_field.show_error(state.version_error)
        self.keep_button.setEnabled(not state.is_keeping)
        self.back_button.setEnabled(not state.is_keeping)


class LeavePane(ScrollColumn):
    """Asks what happens with changes that are not kept.

    Attributes:
        keep_button, leave_button, stay_button: the three answers.
    """

    def __init__(self, presenter: EditingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.body.addWidget(Heading(_("Uw wijzigingen zijn nog niet bewaard"), 2))
        self.body.addWidget(PlainLabel(_("Wat wilt u ermee doen?")))
        self.keep_button = PrimaryButton(_("Bekijken en bewaren"), "check")
        self.keep_button.clicked.connect(presenter.look_over)
        self.stay_button = SecondaryButton(_("Hier blijven"))
        self.stay_button.clicked.connect(presenter.stay)
        self.leave_button = QuietButton(_("Weggaan zonder bewaren"), "leave")
        self.leave_button.clicked.connect(presenter.leave_unkept)
        for button in (self.keep_button, self.stay_button, self.leave_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
