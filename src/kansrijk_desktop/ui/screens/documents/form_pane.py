"""The fields of one paper: to whom, about what, and the little there is to type."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import Urgency
from kansrijk_desktop.services.papers.draft import CONTACT_MADE, PaperDraft, StepDraft
from kansrijk_desktop.services.papers.rules import RULES, Reader
from kansrijk_desktop.services.papers.suggestions import LETTERS
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.form_fields import TextSpec, texts_of
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter
from kansrijk_desktop.ui.screens.documents.recipient_card import RecipientCard
from kansrijk_desktop.ui.screens.documents.state import DocumentsState
from kansrijk_desktop.ui.screens.documents.told_cards import (
    AgreementsCard,
    PersonCard,
    SubjectsCard,
)
from kansrijk_desktop.ui.screens.documents.wording import kind_detail, kind_title
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.tab_order import follow_layout
from kansrijk_desktop.ui.widgets.text_area import TextArea

SAFE, NOT_SAFE = "safe", "not-safe"


class FormPane(ScrollColumn):
    """One paper while it is made; each kind has a pane of its own.

    Attributes:
        recipient, subjects, agreements, person: the cards there are for this kind; else None.
        fields: the text fields by the name of what they hold (`PaperDraft`).
        step_fields: what and details of each step, for the sheet of the parents.
        urgency_choice, contact_choice, safe_choice: the choices there are for this kind.
        children_card: on a partner's paper, whether the children are named.
        about: what the sheet for anyone is.
        next_button: to the second look.
    """

    def __init__(
        self, kind: DocumentKind, presenter: DocumentsPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(560, parent=parent)
        self.kind = kind
        self._presenter = presenter
        self._draft = PaperDraft(kind=kind)
        self._in_order: tuple[object, ...] = ()
        self.fields: dict[str, TextField | TextArea] = {}
        self.step_fields: list[tuple[TextField, TextField]] = []
        self.recipient: RecipientCard | None = None
        self.subjects: SubjectsCard | None = None
        self.agreements: AgreementsCard | None = None
        self.person: PersonCard | None = None
        self.urgency_choice: SegmentedChoice | None = None
        self.contact_choice: SegmentedChoice | None = None
        self.safe_choice: SegmentedChoice | None = None
        self.children_card: ChoiceCard | None = None
        self.about: PlainLabel | None = None
        self._build()

    def show_state(self, state: DocumentsState) -> None:
        """Show the draft and what still misses."""
        draft = self._draft = state.draft
        self.notice.show_message(*_notice(state))
        for card in (self.recipient, self.subjects, self.agreements, self.person):
            if card is not None:
                card.show_state(state)
        for name, field in self.fields.items():
            field.show_text(getattr(draft, name))
            field.show_error(state.problems.get(name, ""))
        for index, (what, details) in enumerate(self.step_fields):
            what.show_text(draft.steps[index].what)
            what.show_error(state.problems.get(f"steps.{index}", ""))
            details.show_text(draft.steps[index].details)
        if self.urgency_choice is not None:
            self.urgency_choice.show_chosen(draft.urgency.value)
        if self.contact_choice is not None:
            self.contact_choice.show_chosen(draft.contact_made)
        if self.children_card is not None:
            self.children_card.show_chosen(draft.names_children)
        self._show_safe(state)
        if self.about is not None:
            self.about.setText(_about_offers(state.unsure_count))
        self.next_button.setEnabled(not state.problem_of_paper or bool(state.problems))
        self._put_in_order(state)

    def _put_in_order(self, state: DocumentsState) -> None:
        """Let the Tab key go down the page, when cards came or went."""
        shown = (state.recipients, state.subjects, state.agreements, state.contacts)
        page = self.widget()
        if page is not None and shown != self._in_order:
            self._in_order = shown
            follow_layout(page)

    def _build(self) -> None:
        rule = RULES[self.kind]
        self.header = PageHeader(
            kind_title(self.kind), kind_detail(self.kind), back_text=_("Documenten")
        )
        self.header.back_requested.connect(self._presenter.back)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        if rule.reader is Reader.OTHERS:
            self._build_for_others()
        elif rule.reader is Reader.PARENTS:
            self.body.addWidget(self._steps_card())
        elif rule.reader is Reader.PARTNER:
            self.body.addWidget(self._partner_card())
        elif rule.reader is Reader.HER_SELF:
            self.body.addWidget(self._safe_card())
        else:
            self.about = PlainLabel("", "secondary")
            self.body.addWidget(self.about)
        if texts := texts_of(self.kind):
            self.body.addWidget(self._texts_card(texts))
        self.next_button = PrimaryButton(_("Nog eens kijken en meegeven"), "arrow-right")
        self.next_button.clicked.connect(self._presenter.look_again)
        self.body.addWidget(self.next_button)

    def _build_for_others(self) -> None:
        self.recipient = RecipientCard(self._presenter)
        self.subjects = SubjectsCard(self._presenter)
        self.agreements = AgreementsCard(self._presenter)
        self.body.addWidget(self.recipient)
        if self.kind is DocumentKind.CHILD_PART:
            self.person = PersonCard(_("Over welk kind?"), "child_id", self._presenter)
            self.body.addWidget(self.person)
        self.body.addWidget(self.subjects)
        self.body.addWidget(self.agreements)

    def _steps_card(self) -> Card:
        card = Card(_("Hoogstens drie afspraken"))
        card.body.addWidget(
            PlainLabel(
                _("Schrijf kort, in haar woorden. Wat hier staat ligt straks thuis op tafel."),
                "secondary",
            )
        )
        for index in range(len(self._draft.steps)):
            what = TextField(_("Afspraak {number}").format(number=index + 1))
            details = TextField(_("Wie en wanneer"), help_text=_("mag leeg"))
            what.edited.connect(self._step_changer(index, "what"))
            details.edited.connect(self._step_changer(index, "details"))
            self.step_fields.append((what, details))
            card.body.addWidget(what)
            card.body.addWidget(details)
        return card

    def _partner_card(self) -> Card:
        self.person = PersonCard(_("Voor wie?"), "partner_id", self._presenter)
        self.children_card = ChoiceCard(
            _("Ook de kinderen van het gezin noemen"),
            detail=_("Alleen als deze ouder gezag heeft, en het veilig is."),
            is_multiple=True,
            is_compact=True,
        )
        self.children_card.picked.connect(self._on_children)
        self.person.body.addWidget(self.children_card)
        return self.person

    def _safe_card(self) -> Card:
        card = Card(_("Kan zij dit veilig bewaren?"))
        card.body.addWidget(
            PlainLabel(
                _(
                    "Vraag het haar als zij alleen is: wie kan dit thuis lezen? Zonder veilige "
                    "plek blijft weg wat niet voor thuis is. Niets op het papier verraadt dat."
                ),
                "secondary",
            )
        )
        self.safe_choice = SegmentedChoice(
            _("Kan zij dit veilig bewaren?"),
            [(SAFE, _("Ja, dat kan")), (NOT_SAFE, _("Nee, of niet zeker"))],
        )
        self.safe_choice.chosen.connect(self._on_safe)
        self.safe_error = PlainLabel("", "error")
        card.body.addWidget(self.safe_choice)
        card.body.addWidget(self.safe_error)
        return card

    def _texts_card(self, texts: tuple[TextSpec, ...]) -> Card:
        card = Card()
        if self.kind in LETTERS:
            urgencies = [(one.value, one.value.replace("-", " ").capitalize()) for one in Urgency]
            self.urgency_choice = SegmentedChoice(_("Hoe snel?"), urgencies)
            self.urgency_choice.chosen.connect(self._on_urgency)
            card.body.addWidget(PlainLabel(_("Hoe snel?"), "strong"))
            card.body.addWidget(self.urgency_choice)
        for spec in texts:
            card.body.addWidget(self._field(spec))
            if spec.name == "received_on":
                words = [(one, one.capitalize()) for one in CONTACT_MADE]
                self.contact_choice = SegmentedChoice(_("Contact met cliënt"), words)
                self.contact_choice.chosen.connect(self._changer("contact_made"))
                card.body.addWidget(PlainLabel(_("Contact met cliënt"), "strong"))
                card.body.addWidget(self.contact_choice)
        return card

    def _field(self, spec: TextSpec) -> QWidget:
        field: TextField | TextArea
        if spec.is_area:
            field = TextArea(spec.label, help_text=spec.help_text)
        elif spec.is_day:
            field = DateField(spec.label, help_text=spec.help_text)
        else:
            field = TextField(spec.label, help_text=spec.help_text)
        field.edited.connect(self._changer(spec.name))
        self.fields[spec.name] = field
        return field

    def _changer(self, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            draft = replace(self._draft, **{name: typed})  # type: ignore[arg-type]  # by name
            self._presenter.change(draft)

        return change

    def _step_changer(self, index: int, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            step: StepDraft = replace(self._draft.steps[index], **{name: typed})
            self._presenter.change(self._draft.with_step(index, step))

        return change

    def _show_safe(self, state: DocumentsState) -> None:
        if self.safe_choice is None:
            return
        words = {True: SAFE, False: NOT_SAFE, None: ""}
        self.safe_choice.show_chosen(words[state.draft.is_safe_to_keep])
        problem = state.problems.get("is_safe_to_keep", "")
        self.safe_error.setText(problem)
        self.safe_error.setVisible(bool(problem))

    def _on_urgency(self, key: str) -> None:
        self._presenter.change(replace(self._draft, urgency=Urgency(key)))

    def _on_safe(self, key: str) -> None:
        self._presenter.change(replace(self._draft, is_safe_to_keep=key == SAFE))

    def _on_children(self) -> None:
        draft = self._draft
        self._presenter.change(replace(draft, names_children=not draft.names_children))


def _notice(state: DocumentsState) -> tuple[str, str]:
    if state.error or state.problem_of_paper:
        return state.error or state.problem_of_paper, "error"
    if state.problems:
        return _("Er mist nog iets. Kijk de velden met een rode melding na."), "error"
    return state.delivered, "success"


def _about_offers(unsure_count: int) -> str:
    words = _(
        "Het aanbod uit uw regiopakket dat iedereen zelf kan vragen. Dit blad gaat over niemand: "
        "elk gezin in deze gemeente krijgt hetzelfde."
    )
    if not unsure_count:
        return words
    unsure = _(
        "Niet op het blad: {count} keer aanbod waarvan iemand de gegevens nog moet nakijken."
    )
    return f"{words} {unsure.format(count=unsure_count)}"
