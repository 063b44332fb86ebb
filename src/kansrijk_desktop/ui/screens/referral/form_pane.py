"""The fields of a referral letter."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.consent_words import consent_word, explanations, urgency_word
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.referral.consent_hints import ConsentHints
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter, ReferralState
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.contact_hints import ContactHints
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.text_area import TextArea

SAFETY = "safety"


class FormPane(ScrollColumn):
    """Recipient, subjects, consent, question.

    Attributes:
        fields: the text fields by the name of what they hold (`ReferralDraft`).
        subject_cards: one card per subject; safety has its own words.
        consent_choice, urgency_choice, recipient_field: the choices.
        hints: whom the region package knows.
        consent_hints: what she agreed to before.
        offer_label: the offer the letter is for.
        next_button: to the second look.
    """

    def __init__(self, presenter: ReferralPresenter, parent: QWidget | None = None) -> None:
        super().__init__(560, parent=parent)
        self._presenter = presenter
        self._state = ReferralState()
        self.fields: dict[str, TextField | TextArea] = {}
        self.subject_cards: dict[str, ChoiceCard] = {}
        self._build()

    def show_state(self, state: ReferralState) -> None:
        """Show the draft and what still misses."""
        self._state = state
        draft = state.draft
        self.notice.show_message(*_notice(state))
        self.recipient_field.show_chosen(draft.recipient_kind.value)
        self.hints.show_contacts(state.contacts)
        self.offer_label.setText(
            _("Voor het aanbod: {name}").format(name=state.offered) if state.offered else ""
        )
        self.offer_label.setVisible(bool(state.offered))
        self.consent_hints.show_consents(state.consents, draft.rests_on)
        self.consent_fields.setVisible(draft.rests_on is None)
        self.urgency_choice.show_chosen(draft.urgency.value)
        self.consent_choice.show_chosen(draft.consent_form.value if draft.consent_form else "")
        self.consent_error.setText(state.problems.get("consent_form", ""))
        self.consent_error.setVisible("consent_form" in state.problems)
        for name, field in self.fields.items():
            field.show_text(getattr(draft, name))
            field.show_error(state.problems.get(name, ""))
        self.explanation.setText(
            "\n\n".join(f"{title}: {text}" for title, text in explanations(draft.recipient_kind))
        )
        self.bsn_card.setVisible(state.may_have_bsn)
        self.bsn_card.show_chosen(draft.includes_bsn)
        self.marked_card.setVisible(state.has_marked_answers)
        self.marked_card.show_chosen(draft.includes_not_for_home)
        self._show_subjects(state)
        self.next_button.setEnabled(state.is_loaded)

    def _build(self) -> None:
        self.header = PageHeader(_("Verwijsbrief"), back_text=self._presenter.back_text)
        self.header.back_requested.connect(self._presenter.leave)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._recipient_card())
        self.body.addWidget(self._subjects_card())
        self.body.addWidget(self._consent_card())
        self.body.addWidget(self._question_card())
        self.next_button = PrimaryButton(_("Nog eens kijken en versturen"), "arrow-right")
        self.next_button.clicked.connect(self._presenter.look_again)
        self.body.addWidget(self.next_button)

    def _recipient_card(self) -> Card:
        card = Card(_("Aan wie"))
        self.offer_label = PlainLabel("", "secondary")
        card.body.addWidget(self.offer_label)
        kinds = [(kind.value, kind_word(kind)) for kind in RecipientKind]
        self.recipient_field = SelectField(_("Soort ontvanger"), kinds)
        self.recipient_field.chosen.connect(self._on_recipient)
        card.body.addWidget(self.recipient_field)
        self.hints = ContactHints()
        self.hints.taken.connect(self._presenter.take_over)
        card.body.addWidget(self.hints)
        card.body.addWidget(self._line("organization", _("Organisatie of praktijk")))
        more = Collapsible(_("Ter attentie van, adres"))
        more.body.addWidget(self._line("attention_of", _("Ter attentie van")))
        more.body.addWidget(self._area("contact", _("Adres, telefoon of beveiligde mail")))
        card.body.addWidget(more)
        self.bsn_card = ChoiceCard(
            _("BSN op de brief"),
            detail=_("Deze ontvanger mag het BSN gebruiken."),
            is_multiple=True,
            is_compact=True,
        )
        self.bsn_card.picked.connect(self._on_bsn)
        card.body.addWidget(self.bsn_card)
        return card

    def _subjects_card(self) -> Card:
        card = Card(_("Welke onderwerpen mag u delen?"))
        self.subjects_error = PlainLabel("", "error")
        self.subject_list = QVBoxLayout()
        card.body.addLayout(self.subject_list)
        card.body.addWidget(self.subjects_error)
        self.marked_card = ChoiceCard(
            _("Ook antwoorden die ‘niet voor thuis’ zijn"),
            detail=_("Alleen als zij dat zelf goed vindt. Bespreek wie de brief kan zien."),
            is_multiple=True,
            is_compact=True,
        )
        self.marked_card.picked.connect(self._on_marked)
        card.body.addWidget(self.marked_card)
        return card

    def _consent_card(self) -> Card:
        card = Card(_("Toestemming"))
        self.consent_hints = ConsentHints()
        self.consent_hints.used.connect(self._presenter.use_consent)
        self.consent_hints.asked_anew.connect(self._presenter.ask_anew)
        card.body.addWidget(self.consent_hints)
        self.consent_fields = QWidget()
        fields = QVBoxLayout(self.consent_fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(SPACE_1)
        self.explanation = PlainLabel("", "secondary")
        fields.addWidget(PlainLabel(_("Leg eerst uit:"), "strong"))
        fields.addWidget(self.explanation)
        self.consent_choice = SegmentedChoice(
            _("Hoe gaf zij toestemming?"),
            [(form.value, consent_word(form)) for form in ConsentForm],
        )
        self.consent_choice.chosen.connect(self._on_consent)
        self.consent_error = PlainLabel("", "error")
        fields.addWidget(PlainLabel(_("Hoe gaf zij toestemming?"), "strong"))
        fields.addWidget(self.consent_choice)
        more = Collapsible(_("Door wie, tolk, tot wanneer"))
        more.body.addWidget(self._line("given_by", _("Wie gaf toestemming?")))
        more.body.addWidget(self._line("interpreter", _("Tolk"), _("naam of nummer van de tolk")))
        until = DateField(_("Geldig tot"), help_text=_("dag-maand-jaar, of leeg"))
        more.body.addWidget(self._follow("valid_until", until))
        fields.addWidget(more)
        card.body.addWidget(self.consent_fields)
        card.body.addWidget(self.consent_error)
        return card

    def _question_card(self) -> Card:
        card = Card(_("De vraag"))
        self.urgency_choice = SegmentedChoice(
            _("Hoe snel?"), [(urgency.value, urgency_word(urgency)) for urgency in Urgency]
        )
        self.urgency_choice.chosen.connect(self._on_urgency)
        card.body.addWidget(PlainLabel(_("Hoe snel?"), "strong"))
        card.body.addWidget(self.urgency_choice)
        card.body.addWidget(
            self._area("question", _("Wat ik van u vraag"), _("één of twee zinnen"))
        )
        card.body.addWidget(self._area("reason", _("Situatie"), _("waarom deze brief, mag leeg")))
        card.body.addWidget(self._area("assessment", _("Uw weging, samen met haar"), _("mag leeg")))
        card.body.addWidget(self._line("purpose", _("Waarvoor"), _("bijvoorbeeld huisbezoek")))
        return card

    def _line(self, name: str, label: str, help_text: str = "") -> QWidget:
        return self._follow(name, TextField(label, help_text=help_text))

    def _area(self, name: str, label: str, help_text: str = "") -> QWidget:
        return self._follow(name, TextArea(label, help_text=help_text))

    def _follow(self, name: str, field: TextField | TextArea) -> QWidget:
        field.edited.connect(self._changer(name))
        self.fields[name] = field
        return field

    def _changer(self, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            draft = replace(self._state.draft, **{name: typed})  # type: ignore[arg-type]  # by name
            self._presenter.change(draft)

        return change

    def _show_subjects(self, state: ReferralState) -> None:
        for subject in state.subjects:
            if subject not in self.subject_cards:
                self.subject_cards[subject] = self._subject_card(subject)
                self.subject_list.addWidget(self.subject_cards[subject])
        for subject, card in self.subject_cards.items():
            card.show_chosen(subject in state.draft.subjects)
        self.subjects_error.setText(state.problems.get("subjects", ""))
        self.subjects_error.setVisible("subjects" in state.problems)

    def _subject_card(self, subject: str) -> ChoiceCard:
        detail = _("Vraag hier apart toestemming voor.") if subject == SAFETY else ""
        card = ChoiceCard(domain_word(subject), detail=detail, is_multiple=True, is_compact=True)
        card.picked.connect(partial(self._toggle, subject))
        return card

    def _toggle(self, subject: str) -> None:
        is_shared = subject in self._state.draft.subjects
        self._presenter.share(subject, is_shared=not is_shared)

    def _on_recipient(self, key: str) -> None:
        self._presenter.choose_recipient(RecipientKind(key))

    def _on_consent(self, key: str) -> None:
        self._presenter.change(replace(self._state.draft, consent_form=ConsentForm(key)))

    def _on_urgency(self, key: str) -> None:
        self._presenter.change(replace(self._state.draft, urgency=Urgency(key)))

    def _on_bsn(self) -> None:
        draft = self._state.draft
        self._presenter.change(replace(draft, includes_bsn=not draft.includes_bsn))

    def _on_marked(self) -> None:
        draft = self._state.draft
        self._presenter.change(
            replace(draft, includes_not_for_home=not draft.includes_not_for_home)
        )


def _notice(state: ReferralState) -> tuple[str, str]:
    if state.error or state.problem_of_letter:
        return state.error or state.problem_of_letter, "error"
    if state.problems:
        return _("Er mist nog iets. Kijk de velden met een rode melding na."), "error"
    return state.delivered, "success"
