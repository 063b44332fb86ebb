"""What a paper tells: subjects, agreements, and about or for whom it is."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter
from kansrijk_desktop.ui.screens.documents.state import DocumentsState, Pick
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.label import PlainLabel


class PickList(QVBoxLayout):
    """Cards for what can be picked; made once for each key.

    Attributes:
        cards: by key, in the order they came.
    """

    def __init__(self, on_picked: Callable[[str], None], *, is_multiple: bool) -> None:
        super().__init__()
        self._on_picked = on_picked
        self._is_multiple = is_multiple
        self.cards: dict[str, ChoiceCard] = {}

    def show_picks(self, picks: Iterable[Pick]) -> None:
        """Show what there is now."""
        wanted = {pick.key: pick for pick in picks}
        for gone in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(gone)
            self.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, pick in wanted.items():
            if key not in self.cards:
                card = ChoiceCard(
                    pick.text, detail=pick.detail, is_multiple=self._is_multiple, is_compact=True
                )
                self.cards[key] = card
                self.addWidget(card)
                card.picked.connect(partial(self._on_picked, key))


class SubjectsCard(Card):
    """Which subjects are told, of those she agreed to.

    Attributes:
        subject_cards: one card per subject she agreed to.
        marked_card: whether answers that are *niet voor thuis* are told too.
    """

    def __init__(self, presenter: DocumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Welke onderwerpen vertelt u?"), parent=parent)
        self._presenter = presenter
        self._draft = PaperDraft()
        self._picks = PickList(self._toggle, is_multiple=True)
        self.subject_cards = self._picks.cards
        self.body.addWidget(
            PlainLabel(_("U kunt minder delen dan zij goed vond, nooit meer."), "secondary")
        )
        self.body.addLayout(self._picks)
        self.marked_card = ChoiceCard(
            _("Ook antwoorden die ‘niet voor thuis’ zijn"),
            detail=_("Zij vond dit goed. Bespreek wie het document kan zien."),
            is_multiple=True,
            is_compact=True,
        )
        self.marked_card.picked.connect(self._on_marked)
        self.body.addWidget(self.marked_card)

    def show_state(self, state: DocumentsState) -> None:
        """Show what may be told, and what is."""
        self._draft = state.draft
        self._picks.show_picks(_subject_pick(subject) for subject in state.subjects)
        for subject, card in self.subject_cards.items():
            card.show_chosen(subject in state.draft.subjects)
        self.marked_card.setVisible(state.may_tell_marked)
        self.marked_card.show_chosen(state.draft.includes_not_for_home)
        self.setVisible(bool(state.subjects))

    def _toggle(self, subject: str) -> None:
        draft = self._draft
        self._presenter.change(replace(draft, subjects=draft.subjects ^ {subject}))

    def _on_marked(self) -> None:
        draft = self._draft
        self._presenter.change(
            replace(draft, includes_not_for_home=not draft.includes_not_for_home)
        )


class AgreementsCard(Card):
    """Which agreements go along; none without being picked, for they have no subject.

    Attributes:
        agreement_cards: one card per agreement, by its id.
    """

    def __init__(self, presenter: DocumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Welke afspraken gaan mee?"), parent=parent)
        self._presenter = presenter
        self._draft = PaperDraft()
        self._picks = PickList(self._toggle, is_multiple=True)
        self.agreement_cards = self._picks.cards
        self.body.addWidget(
            PlainLabel(_("Kies alleen wat zij met deze ontvanger wil delen."), "secondary")
        )
        self.body.addLayout(self._picks)

    def show_state(self, state: DocumentsState) -> None:
        """Show which there are, and which are picked."""
        self._draft = state.draft
        self._picks.show_picks(state.agreements)
        for identity, card in self.agreement_cards.items():
            card.show_chosen(identity in state.draft.agreement_ids)
        self.setVisible(bool(state.agreements) and bool(state.recipients))

    def _toggle(self, identity: str) -> None:
        draft = self._draft
        self._presenter.change(replace(draft, agreement_ids=draft.agreement_ids ^ {identity}))


class PersonCard(Card):
    """Which child or partner it is.

    Attributes:
        person_cards: one card per person, by id.
    """

    def __init__(
        self, title: str, name: str, presenter: DocumentsPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._name = name
        self._presenter = presenter
        self._draft = PaperDraft()
        self._picks = PickList(self._choose, is_multiple=False)
        self.person_cards = self._picks.cards
        self.nobody = PlainLabel(_("In het dossier staat nog niemand die het kan zijn."))
        self.body.addWidget(self.nobody)
        self.body.addLayout(self._picks)
        self.error = PlainLabel("", "error")
        self.body.addWidget(self.error)

    def show_state(self, state: DocumentsState) -> None:
        """Show who there are, and who is chosen."""
        self._draft = state.draft
        people = state.children if self._name == "child_id" else state.partners
        self._picks.show_picks(people)
        self.nobody.setVisible(not people)
        for identity, card in self.person_cards.items():
            card.show_chosen(identity == getattr(state.draft, self._name))
        problem = state.problems.get(self._name, "")
        self.error.setText(problem)
        self.error.setVisible(bool(problem))

    def _choose(self, identity: str) -> None:
        draft = replace(self._draft, **{self._name: identity})  # type: ignore[arg-type]  # by name
        self._presenter.change(draft)


def _subject_pick(subject: str) -> Pick:
    detail = _("Alleen als zij dit apart goed vond.") if subject == SAFETY else ""
    return Pick(subject, domain_word(subject), detail)
