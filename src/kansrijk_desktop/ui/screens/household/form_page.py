"""One family, to fill in: fields with their message underneath."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.people import Relationship, Safe
from kansrijk_desktop.records.pregnancy import DueDateMethod
from kansrijk_desktop.services.dossier_words import due_date_method_word, safe_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.person_form import PersonForm
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice

_SAFE = tuple((safe.value, safe_word(safe)) for safe in Safe)
_YES_NO = (("no", "nee"), ("yes", "ja"))
_DATES = frozenset({"birth_date", "due_date"})


class DossierFormPage(ScrollColumn):
    """The form of a new or known dossier.

    Attributes:
        fields: the text fields by the name of what they hold (`DossierForm`).
        save_button, cancel_button: how the form ends.
        people: one small form per related person.
    """

    def __init__(self, presenter: HouseholdPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self._state = HouseholdState()
        self.fields: dict[str, TextField] = {}
        self.choices: dict[str, SegmentedChoice] = {}
        self.people: list[PersonForm] = []
        self._build()

    def show_state(self, state: HouseholdState) -> None:
        """Show the form as typed, with what is wrong."""
        self._state = state
        title = _("Nieuw dossier") if state.is_new else _("Gegevens wijzigen")
        self.header.show_title(title, "" if state.is_new else state.title)
        self.save_button.setEnabled(not state.is_saving)
        self.notice.show_message(_notice(state), "error")
        for name, field in self.fields.items():
            field.show_text(getattr(state.form, name))
            field.show_error(state.problems.get(name, ""))
        for name, choice in self.choices.items():
            value = getattr(state.form, name)
            choice.show_chosen(_YES_NO[value][0] if isinstance(value, bool) else str(value))
        self._show_people(state)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.fields["given_name"].edit.setFocus()

    def _build(self) -> None:
        self.header = PageHeader()
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._patient_card())
        self.body.addWidget(self._pregnancy_card())
        self.body.addWidget(self._contact_card())
        self.body.addWidget(self._people_card())
        self.save_button = PrimaryButton(_("Dossier opslaan"), "save")
        self.save_button.clicked.connect(self._presenter.save)
        self.cancel_button = SecondaryButton(_("Annuleren"))
        self.cancel_button.clicked.connect(self._presenter.cancel)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _patient_card(self) -> Card:
        card = Card(_("Cliënt"))
        card.body.addLayout(
            self._grid(
                ("given_name", _("Voornaam"), ""),
                ("family_name", _("Achternaam"), ""),
                ("birth_date", _("Geboortedatum"), ""),
                ("bsn", _("BSN"), _("mag leeg blijven")),
                ("language", _("Taal"), _("leeg is Nederlands")),
                ("municipality", _("Gemeente"), ""),
            )
        )
        self._add_choice(card, "needs_interpreter", _("Tolk nodig"), _YES_NO)
        card.body.addLayout(self._grid(("interpreter_language", _("Taal van de tolk"), "")))
        return card

    def _pregnancy_card(self) -> Card:
        card = Card(_("Zwangerschap"))
        card.body.addLayout(
            self._grid(
                ("due_date", _("Uitgerekende datum"), ""),
                ("gravidity", _("G"), _("deze zwangerschap meegeteld")),
                ("parity", _("P"), _("zonder deze zwangerschap")),
                ("risk_status", _("Zorgniveau"), _("zoals u het noteert")),
                ("planned_birth_place", _("Plaats van bevallen"), ""),
            )
        )
        methods = [
            (method.value, due_date_method_word(method))
            for method in DueDateMethod
            if due_date_method_word(method)
        ]
        self._add_choice(card, "due_date_method", _("Datum bepaald met"), methods)
        self._add_choice(card, "is_multiple", _("Meerling"), _YES_NO)
        return card

    def _contact_card(self) -> Card:
        card = Card(_("Bereikbaar"))
        card.body.addLayout(
            self._grid(
                ("phone", _("Telefoon"), ""), ("best_time", _("Beste tijd om te bellen"), "")
            )
        )
        self._add_choice(card, "safe_to_call", _("Is hier bellen veilig?"), _SAFE)
        card.body.addLayout(
            self._grid(
                ("street", _("Straat en huisnummer"), ""),
                ("postal_code", _("Postcode"), ""),
                ("city", _("Woonplaats"), ""),
                ("email", _("E-mail"), ""),
            )
        )
        self._add_choice(card, "safe_to_write", _("Is hier schrijven veilig?"), _SAFE)
        return card

    def _people_card(self) -> Card:
        card = Card(_("Partner, kinderen en anderen"))
        self._people_list = QVBoxLayout()
        self._people_list.setSpacing(SPACE_2)
        card.body.addLayout(self._people_list)
        row = QHBoxLayout()
        self.add_buttons = {
            Relationship.PARTNER: QuietButton(_("Partner toevoegen"), "plus"),
            Relationship.CHILD: QuietButton(_("Kind toevoegen"), "plus"),
            Relationship.OTHER: QuietButton(_("Iemand anders"), "plus"),
        }
        for button in self.add_buttons.values():
            button.clicked.connect(self._on_add)
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _grid(self, *lines: tuple[str, str, str]) -> QGridLayout:
        for name, label, help_text in lines:
            kind = DateField if name in _DATES else TextField
            field = kind(label, help_text=help_text)
            field.edited.connect(self._changer(name))
            self.fields[name] = field
        return field_grid(self.fields[name] for name, _label, _help in lines)

    def _add_choice(
        self, card: Card, name: str, label: str, options: Sequence[tuple[str, str]]
    ) -> None:
        choice = SegmentedChoice(label, options)
        choice.chosen.connect(self._chooser(name))
        self.choices[name] = choice
        card.body.addWidget(PlainLabel(label, "strong"))
        card.body.addWidget(choice)

    def _changer(self, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            self._change(name, typed)

        return change

    def _chooser(self, name: str) -> Callable[[str], None]:
        def choose(key: str) -> None:
            before = getattr(self._state.form, name)
            kind: Callable[[str], Any] = type(before)
            self._change(name, key == "yes" if isinstance(before, bool) else kind(key))

        return choose

    def _change(self, name: str, value: object) -> None:
        self._presenter.change(replace(self._state.form, **{name: value}))  # type: ignore[arg-type]  # by name

    def _on_add(self) -> None:
        for relationship, button in self.add_buttons.items():
            if button is self.sender():
                self._presenter.add_person(relationship)
                self.people[-1].name_field.edit.setFocus()

    def _show_people(self, state: HouseholdState) -> None:
        forms = state.form.related_persons
        while len(self.people) > len(forms):
            self.people.pop().deleteLater()
        for index, form in enumerate(forms):
            if index == len(self.people):
                person = PersonForm(index)
                person.changed.connect(self._on_person_changed)
                person.removed.connect(self._presenter.remove_person)
                self.people.append(person)
                self._people_list.addWidget(person)
            prefix = f"related_persons.{index}."
            problems = {
                name.removeprefix(prefix): message
                for name, message in state.problems.items()
                if name.startswith(prefix)
            }
            self.people[index].show_person(form, problems)

    def _on_person_changed(self, index: int) -> None:
        people = list(self._state.form.related_persons)
        people[index] = self.people[index].typed()
        self._change("related_persons", tuple(people))


def _notice(state: HouseholdState) -> str:
    if state.error:
        return state.error
    if state.problems:
        return _(
            "Kijk de velden met een rode melding na. Er is nog niets opgeslagen, niets is kwijt."
        )
    return ""
