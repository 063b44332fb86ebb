"""The checklist of the talk that goes with a handover."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handover.warm_presenter import WarmPresenter, WarmRow, WarmState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.text_area import TextArea

_YES, _NO = "yes", "no"


class WarmCard(Card):
    """A list of talks, or one checklist.

    Attributes:
        rows: the talks.
        new_button: a talk more.
        fields: by the name of what they fill in.
        present_choice, repeated_choice, how_choice: picked, not typed.
        save_button, close_button: how the checklist ends.
    """

    def __init__(self, presenter: WarmPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Warme overdracht"), parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._is_filling_in = False
        self.fields: dict[str, TextField | DateField | TextArea] = {}
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(
            PlainLabel(
                _("Een gesprek met de cliënt erbij, of door de telefoon. De brief helpt daarbij."),
                "secondary",
            )
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.notice)
        self.rows: MoreRows[RowButton, WarmRow] = MoreRows(self._make_row, _show_row)
        self.new_button = SecondaryButton(_("Gesprek plannen of noteren"), "plus")
        self.new_button.clicked.connect(presenter.begin)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._build_form())
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: WarmState) -> None:
        """Show the talks, or the checklist that is being filled in."""
        self.notice.show_message(state.error or state.told, "error" if state.error else "success")
        is_filling_in = state.form is not None
        self.rows.show_rows(state.rows)
        self.rows.setVisible(bool(state.rows) and not is_filling_in)
        self.new_button.setVisible(not is_filling_in)
        self._form.setVisible(is_filling_in)
        if state.form is not None:
            for name, field in self.fields.items():
                field.show_text(str(getattr(state.form, name)))
                field.show_error(state.problems.get(name, ""))
            self.how_choice.show_chosen(_YES if state.form.is_by_phone else _NO)
            self.present_choice.show_chosen(_key(state.form.is_patient_present))
            self.repeated_choice.show_chosen(_key(state.form.is_repeated_back))
            self._arrived.setText(state.arrived)
            self._arrived.setVisible(bool(state.arrived))
            for button in (self.save_button, self.close_button):
                button.setEnabled(not state.is_busy)
        if is_filling_in != self._is_filling_in:
            self._is_filling_in = is_filling_in
            first = self.fields["recipient_name"].edit if is_filling_in else self.new_button
            first.setFocus()

    def _build_form(self) -> QWidget:
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        self.fields = {
            "recipient_name": TextField(_("Met wie")),
            "participants": TextField(
                _("Wie waren erbij"), help_text=_("bijvoorbeeld: cliënt, partner, JGZ")
            ),
            "planned_on": DateField(_("Gepland op")),
            "held_on": DateField(_("Gehouden op")),
        }
        column.addLayout(field_grid(self.fields.values()))
        self.how_choice = self._choice(
            column, _("Hoe"), ((_NO, _("Samen")), (_YES, _("Telefonisch"))), "is_by_phone"
        )
        answers = ((_YES, _("Ja")), (_NO, _("Nee")))
        self.present_choice = self._choice(
            column, _("Was de cliënt erbij?"), answers, "is_patient_present"
        )
        self.repeated_choice = self._choice(
            column, _("Is in eigen woorden herhaald wat is begrepen?"), answers, "is_repeated_back"
        )
        self.fields["remarks"] = TextArea(
            _("Wat is afgesproken"), help_text=_("Mag leeg. Dit gaat in geen enkele brief mee.")
        )
        column.addWidget(self.fields["remarks"])
        for name, field in self.fields.items():
            field.edited.connect(partial(self._presenter.fill_in, name))
        self._arrived = PlainLabel("", "small")
        column.addWidget(self._arrived)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        self.save_button = PrimaryButton(_("Gesprek opslaan"), "save")
        self.save_button.clicked.connect(self._presenter.save)
        self.close_button = SecondaryButton(_("Niet opslaan"))
        self.close_button.clicked.connect(self._presenter.close)
        row.addWidget(self.save_button)
        row.addWidget(self.close_button)
        column.addWidget(buttons)
        return self._form

    def _choice(
        self,
        column: QVBoxLayout,
        label: str,
        options: tuple[tuple[str, str], ...],
        name: str,
    ) -> SegmentedChoice:
        choice = SegmentedChoice(label, options)
        choice.chosen.connect(partial(self._on_chosen, name))
        column.addWidget(PlainLabel(label, "strong"))
        column.addWidget(choice)
        return choice

    def _on_chosen(self, name: str, key: str) -> None:
        self._presenter.fill_in(name, key == _YES)

    def _make_row(self) -> RowButton:
        row = RowButton()
        row.picked.connect(self._presenter.pick)
        return row


def _show_row(row: RowButton, warm: WarmRow) -> None:
    aside = _("compleet") if warm.is_complete else _("nog invullen")
    row.show_row(warm.id, warm.title, warm.detail, aside)


def _key(answer: bool | None) -> str:  # noqa: FBT001 - three answers
    return "" if answer is None else (_YES if answer else _NO)
