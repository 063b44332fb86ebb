"""The few fields of an agreement: who, what, when."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.services.agreements import AgreementForm
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

SOMEONE_ELSE = "else"


class AgreementFields(Card):
    """One agreement, being typed.

    Signals:
        changed: the form as it is typed now.
        saved, cancelled, removed: how it ended.

    Attributes:
        who_choice: who does it, in one press; "iemand anders" asks for the name.
        who_field, what_field, due_field: the typed fields.
        hers_card, home_card: of the parents themselves; not for home.
        save_button, cancel_button, remove_button: how it ends.
    """

    changed = Signal(object)
    saved = Signal()
    cancelled = Signal()
    removed = Signal()

    def __init__(self, own_role: str, parent: QWidget | None = None) -> None:
        super().__init__(tone="sunken", parent=parent)
        self._form = AgreementForm()
        self._parents = (_("cliënt"), _("partner"))
        self._known = (*self._parents, own_role)
        options = [(name, _capital(name)) for name in self._known]
        self.who_choice = SegmentedChoice(_("Wie"), [*options, (SOMEONE_ELSE, _("Iemand anders"))])
        self.who_field = TextField(_("Naam of functie"))
        self.what_field = TextField(_("Wat is de afspraak?"))
        self.due_field = DateField(_("Voor wanneer"), help_text=_("dag-maand-jaar, of leeg"))
        self.hers_card = ChoiceCard(
            _("Van de ouders zelf"),
            detail=_("mag op het blad voor de ouders"),
            is_multiple=True,
            is_compact=True,
        )
        self.home_card = ChoiceCard(
            _("Niet voor thuis"),
            detail=_("komt op geen papier dat thuis ligt"),
            is_multiple=True,
            is_compact=True,
        )
        self.save_button = SecondaryButton(_("Afspraak opslaan"), "save")
        self.cancel_button = QuietButton(_("Annuleren"))
        self.remove_button = QuietButton(_("Weghalen"), "close")
        self._is_else = False
        self._build()
        self._connect()

    def show_form(self, form: AgreementForm, problems: dict[str, str], *, is_new: bool) -> None:
        """Show the form as typed, with what is wrong."""
        self._form = form
        self.remove_button.setVisible(not is_new)
        if form.who and form.who not in self._known:
            self._is_else = True
        self.who_choice.show_chosen(SOMEONE_ELSE if self._is_else else form.who)
        self.who_field.setVisible(self._is_else)
        self.who_field.show_text(form.who if self._is_else else "")
        self.who_error.setText(problems.get("who", ""))
        self.who_error.setVisible("who" in problems)
        for field, name in ((self.what_field, "what"), (self.due_field, "due_on")):
            field.show_text(getattr(form, name))
            field.show_error(problems.get(name, ""))
        self.hers_card.show_chosen(form.is_hers)
        self.home_card.show_chosen(form.is_not_for_home)

    def start(self) -> None:
        """Forget what was typed for another agreement, and begin at the top."""
        self._is_else = False
        self.who_choice.segments[self._known[0]].setFocus()

    def _build(self) -> None:
        self.who_error = PlainLabel("", "error")
        self.body.addWidget(PlainLabel(_("Wie"), "strong"))
        self.body.addWidget(self.who_choice)
        self.body.addWidget(self.who_field)
        self.body.addWidget(self.who_error)
        self.body.addWidget(self.what_field)
        self.body.addWidget(self.due_field)
        self.body.addWidget(self.hers_card)
        self.body.addWidget(self.home_card)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.who_choice.chosen.connect(self._on_who)
        self.who_field.edited.connect(self._on_typed)
        self.what_field.edited.connect(self._on_typed)
        self.due_field.edited.connect(self._on_typed)
        self.hers_card.picked.connect(self._on_hers)
        self.home_card.picked.connect(self._on_home)
        self.what_field.edit.returnPressed.connect(self.saved)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)
        self.remove_button.clicked.connect(self.removed)

    def _on_who(self, key: str) -> None:
        self._is_else = key == SOMEONE_ELSE
        who = self.who_field.text() if self._is_else else key
        self.changed.emit(replace(self._form, who=who, is_hers=key in self._parents))
        if self._is_else:
            self.who_field.edit.setFocus()

    def _on_typed(self) -> None:
        self.changed.emit(
            replace(
                self._form,
                who=self.who_field.text() if self._is_else else self._form.who,
                what=self.what_field.text(),
                due_on=self.due_field.text(),
            )
        )

    def _on_hers(self) -> None:
        self.changed.emit(replace(self._form, is_hers=not self._form.is_hers))

    def _on_home(self) -> None:
        self.changed.emit(replace(self._form, is_not_for_home=not self._form.is_not_for_home))


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
