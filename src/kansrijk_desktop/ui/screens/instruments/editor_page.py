"""The editor: items at the left, what can be changed in one at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.instruments.editing_presenter import (
    EditingPresenter,
    EditingState,
    Step,
)
from kansrijk_desktop.ui.screens.instruments.item_list import ItemList
from kansrijk_desktop.ui.screens.instruments.item_pane import ItemPane
from kansrijk_desktop.ui.screens.instruments.keep_pane import KeepPane, LeavePane
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel


class EditorPage(QWidget):
    """Changes a copy; the foot says what is not kept yet.

    Attributes:
        back_button: leads back to the version.
        search_field, items: the left side.
        item_pane, keep_pane, leave_pane: what can stand at the right.
        undo_button, keep_button: the foot.
    """

    def __init__(self, presenter: EditingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setAccessibleName(_("Vragenlijst aanpassen"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._build_left(), 2)
        row.addLayout(self._build_right(), 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_top())
        layout.addLayout(row, 1)
        layout.addWidget(self._build_foot())

    def show_state(self, state: EditingState) -> None:
        """Show the editor as it is now."""
        title = state.title or _("Vragenlijst zonder titel")
        self._title.setText(
            _("{title}, kopie van {version}").format(title=title, version=state.label)
        )
        self.notice.show_message(state.error)
        self.search_field.show_text(state.query)
        chosen = state.form.link_id if state.form is not None else ""
        self.items.show_rows(state.rows, chosen)
        self._nothing_found.setVisible(state.is_loaded and not state.rows)
        if state.form is not None:
            self.item_pane.show_state(state, state.form)
        self.item_pane.setEnabled(state.is_loaded and not state.is_keeping)
        self.keep_pane.show_state(state)
        self._show_step(state)
        self._show_foot(state)

    def _build_top(self) -> QWidget:
        self.back_button = QuietButton(_("Terug"), "arrow-left")
        self.back_button.clicked.connect(self._on_back)
        self._title = PlainLabel("", "strong")
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(SPACE_2, SPACE_1, SPACE_3, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self.back_button)
        row.addWidget(self._title, 1)
        return top

    def _build_left(self) -> QVBoxLayout:
        self.search_field = TextField(
            _("Zoeken"), placeholder=_("zoek op tekst of linkId"), max_length=100
        )
        self.search_field.label.hide()
        self.items = ItemList()
        self.items.picked.connect(self._presenter.pick)
        self.search_field.edited.connect(self._presenter.search)
        self._nothing_found = PlainLabel(_("Niets gevonden met deze woorden."), "secondary")
        left = QVBoxLayout()
        left.setContentsMargins(SPACE_3, SPACE_1, 0, SPACE_2)
        left.setSpacing(SPACE_1)
        left.addWidget(self.search_field)
        left.addWidget(self._nothing_found)
        left.addWidget(self.items, 1)
        return left

    def _build_right(self) -> QVBoxLayout:
        self.notice = InlineNotice("", "error")
        self.item_pane = ItemPane(self._presenter)
        self.keep_pane = KeepPane(self._presenter)
        self.leave_pane = LeavePane(self._presenter)
        self._panes = {
            Step.ITEM: self.item_pane,
            Step.KEEP: self.keep_pane,
            Step.LEAVE: self.leave_pane,
        }
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        right = QVBoxLayout()
        right.addWidget(self.notice)
        right.addWidget(holder, 1)
        return right

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.changes_label = PlainLabel("", "strong")
        self.undo_button = QuietButton(_("Laatste terug"), "undo")
        self.undo_button.clicked.connect(self._on_undo)
        self.keep_button = PrimaryButton(_("Bekijken en bewaren"), "check")
        self.keep_button.clicked.connect(self._presenter.look_over)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_3, SPACE_1, SPACE_3, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self.changes_label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.keep_button)
        return foot

    def _show_step(self, state: EditingState) -> None:
        pane = self._panes[state.step]
        if self._stack.currentWidget() is pane:
            return
        self._stack.setCurrentWidget(pane)
        if state.step is Step.KEEP:
            self.keep_pane.version_field.setFocus()
        elif state.step is Step.LEAVE:
            self.leave_pane.keep_button.setFocus()

    def _show_foot(self, state: EditingState) -> None:
        count = len(state.changes)
        self.changes_label.setText(
            ngettext(
                "{count} wijziging, nog niet bewaard",
                "{count} wijzigingen, nog niet bewaard",
                count,
            ).format(count=count)
            if count
            else _("Er is niets gewijzigd")
        )
        can_press = count > 0 and not state.is_keeping
        self.undo_button.setEnabled(can_press)
        self.keep_button.setEnabled(can_press)
        self.keep_button.setVisible(state.step is Step.ITEM)

    def _on_back(self) -> None:
        self._presenter.leave()

    def _on_undo(self) -> None:
        self._presenter.undo()
