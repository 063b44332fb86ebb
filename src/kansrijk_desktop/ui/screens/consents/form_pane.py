"""The form in which a consent is recorded."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.consent import ConsentForm, Explanation
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.consent_draft import ConsentDraft, Purpose
from kansrijk_desktop.services.consent_words import consent_word, explanation, free_words
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.services.sharing import SAFETY, SUBJECTS
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter, ConsentsState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.select_field import SelectField


class ConsentFormPane(ScrollColumn):
    """What for, for whom, which subjects, how.

    Attributes:
        fields: the text fields by the name of what they hold (`ConsentDraft`).
        purpose_field, kind_field, form_choice: the choices.
        explained_cards: one per part of what is told about a home visit.
        subject_cards, marked_card: what may be told; safety has its own words.
        keep_button, leave_button: keep it, or not after all.
    """

    def __init__(self, presenter: ConsentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent=parent)
        self._presenter = presenter
        self._draft = ConsentDraft()
        self.fields: dict[str, TextField] = {}
        self._build()

    def show_state(self, state: ConsentsState) -> None:
        """Show the draft and what still misses."""
        draft = state.draft
        if draft is None:
            return
        self._draft = draft
        missing = _("Er mist nog iets. Kijk de velden met een rode melding na.")
        self.notice.show_message(state.error or (missing if state.problems else ""), "error")
        self.purpose_field.show_chosen(draft.purpose.value if draft.purpose else "")
        self.purpose_field.show_error(state.problems.get("purpose", ""))
        self.fields["own_purpose"].setVisible(draft.purpose is Purpose.OTHER)
        self.kind_field.show_chosen(draft.recipient_kind.value)
        for name, field in self.fields.items():
            field.show_text(getattr(draft, name))
            field.show_error(state.problems.get(name, ""))
        self.visit_card.setVisible(draft.purpose is Purpose.HOME_VISIT)
        for part, card in self.explained_cards.items():
            card.show_chosen(part in draft.explained)
        for subject, card in self.subject_cards.items():
            card.show_chosen(subject in draft.subjects)
        self.marked_card.show_chosen(draft.includes_not_for_home)
        self.form_choice.show_chosen(draft.form.value if draft.form else "")
        for name, label in self._errors.items():
            label.setText(state.problems.get(name, ""))
            label.setVisible(name in state.problems)
        self.keep_button.setEnabled(not state.is_saving)

    def _build(self) -> None:
        self._errors = {name: PlainLabel("", "error") for name in ("explained", "subjects", "form")}
        self.header = PageHeader(
            _("Toestemming vastleggen"), free_words(), back_text=_("Toestemming")
        )
        self.header.back_requested.connect(self._presenter.leave_form)
        self.notice = InlineNotice()
        self.keep_button = PrimaryButton(_("Toestemming vastleggen"), "check")
        self.keep_button.clicked.connect(self._presenter.record)
        self.leave_button = QuietButton(_("Niet vastleggen"))
        self.leave_button.clicked.connect(self._presenter.leave_form)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        for widget in (
            self.header,
            self.notice,
            self._purpose_card(),
            self._visit_card(),
            self._recipient_card(),
            self._subjects_card(),
            self._how_card(),
            buttons,
        ):
            self.body.addWidget(widget)

    def _purpose_card(self) -> Card:
        card = Card(_("Waarvoor"))
        purposes = [(purpose.value, purpose.value.capitalize()) for purpose in Purpose]
        self.purpose_field = SelectField(_("Waarvoor geeft zij toestemming?"), purposes)
        self.purpose_field.chosen.connect(self._on_purpose)
        card.body.addWidget(self.purpose_field)
        card.body.addWidget(self._line("own_purpose", _("In uw eigen woorden")))
        card.body.addWidget(
            PlainLabel(
                _("Zegt zij nee? Dat legt u vast in de klantroute, bij het aanbod."), "small"
            )
        )
        return card

    def _visit_card(self) -> Card:
        self.visit_card = Card(_("Leg eerst deze drie uit"))
        self.explained_cards: dict[Explanation, ChoiceCard] = {}
        for part in Explanation:
            title, text = explanation(part)
            card = ChoiceCard(title, detail=text, is_multiple=True, is_compact=True)
            card.picked.connect(partial(self._presenter.explain, part))
            self.explained_cards[part] = card
            self.visit_card.body.addWidget(card)
        self.visit_card.body.addWidget(self._errors["explained"])
        return self.visit_card

    def _recipient_card(self) -> Card:
        card = Card(_("Met wie"))
        kinds = [(kind.value, kind_word(kind)) for kind in RecipientKind]
        self.kind_field = SelectField(_("Soort ontvanger"), kinds)
        self.kind_field.chosen.connect(self._on_kind)
        card.body.addWidget(self.kind_field)
        card.body.addWidget(
            self._line(
                "recipient",
                _("Organisatie of praktijk"),
                _("Schrijf de naam zoals u die ook op een brief zet."),
            )
        )
        return card

    def _subjects_card(self) -> Card:
        card = Card(_("Welke onderwerpen mag u delen?"))
        self.subject_cards: dict[str, ChoiceCard] = {}
        subject_list = QVBoxLayout()
        for subject in SUBJECTS:
            detail = _("Vraag hier apart toestemming voor.") if subject == SAFETY else ""
            tick = ChoiceCard(
                domain_word(subject), detail=detail, is_multiple=True, is_compact=True
            )
            tick.picked.connect(partial(self._presenter.share, subject))
            self.subject_cards[subject] = tick
            subject_list.addWidget(tick)
        card.body.addLayout(subject_list)
        card.body.addWidget(self._errors["subjects"])
        self.marked_card = ChoiceCard(
            _("Ook antwoorden die ‘niet voor thuis’ zijn"),
            detail=_("Alleen als zij dat zelf goed vindt. Bespreek wie het kan zien."),
            is_multiple=True,
            is_compact=True,
        )
        self.marked_card.picked.connect(self._on_marked)
        card.body.addWidget(self.marked_card)
        return card

    def _how_card(self) -> Card:
        card = Card(_("Hoe gaf zij toestemming?"))
        self.form_choice = SegmentedChoice(
            _("Hoe gaf zij toestemming?"),
            [(form.value, consent_word(form)) for form in ConsentForm],
        )
        self.form_choice.chosen.connect(self._on_form)
        card.body.addWidget(self.form_choice)
        card.body.addWidget(self._errors["form"])
        card.body.addWidget(self._follow("given_on", DateField(_("Op welke dag?"))))
        more = Collapsible(_("Door wie, tolk, taal, tot wanneer"))
        more.body.addWidget(self._line("given_by", _("Wie gaf toestemming?")))
        more.body.addWidget(self._line("interpreter", _("Tolk"), _("naam of nummer van de tolk")))
        more.body.addWidget(self._line("language", _("In welke taal?"), _("leeg is Nederlands")))
        until = DateField(_("Geldig tot"), help_text=_("dag-maand-jaar, of leeg"))
        more.body.addWidget(self._follow("valid_until", until))
        card.body.addWidget(more)
        return card

    def _line(self, name: str, label: str, help_text: str = "") -> QWidget:
        return self._follow(name, TextField(label, help_text=help_text))

    def _follow(self, name: str, field: TextField) -> QWidget:
        field.edited.connect(self._changer(name))
        self.fields[name] = field
        return field

    def _changer(self, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            draft = replace(self._draft, **{name: typed})  # type: ignore[arg-type]  # by name
            self._presenter.change(draft)

        return change

    def _on_purpose(self, key: str) -> None:
        self._presenter.change(replace(self._draft, purpose=Purpose(key)))

    def _on_kind(self, key: str) -> None:
        self._presenter.change(replace(self._draft, recipient_kind=RecipientKind(key)))

    def _on_form(self, key: str) -> None:
        self._presenter.change(replace(self._draft, form=ConsentForm(key)))

    def _on_marked(self) -> None:
        marked = not self._draft.includes_not_for_home
        self._presenter.change(replace(self._draft, includes_not_for_home=marked))
