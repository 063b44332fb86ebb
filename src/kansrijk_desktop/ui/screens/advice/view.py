"""The widgets of the menukaart screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.advice import Offer, domain_word
from kansrijk_desktop.services.what_now import WhatNowPage
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.advice.offer_card import OfferCard
from kansrijk_desktop.ui.screens.advice.presenter import (
    GENERAL,
    SEVERAL,
    AdvicePresenter,
    AdviceState,
    OfferGroup,
)
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.level_badge import LevelBadge
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

SAFETY = "safety"
DANGER = "danger"
"""The safety text that is about safety at home; the others may be seen by who looks along."""


class GroupCard(Card):
    """The offers of one domain; folded away where nothing is going on.

    Attributes:
        fold: the offers.
        more: those that are not shown at once; None where all are.
    """

    def __init__(self, group: OfferGroup, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        title = _title(group.domain)
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(Heading(title, 2), 0 if group.level else 1)
        if group.level:
            row.addWidget(LevelBadge(group.level), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addStretch(1)
        self.body.addLayout(row)
        self.fold = Collapsible(
            _("{count} mogelijkheden").format(count=len(group.offers)),
            is_open=group.level != "green" and group.domain != GENERAL,
        )
        self.fold.header.setAccessibleName(f"{title}: {self.fold.header.text()}")
        self.fold.body.setSpacing(SPACE_1)
        self.body.addWidget(self.fold)
        self.more: Collapsible | None = None
        if group.others:
            words = _("Meer tonen ({count})").format(count=len(group.others))
            self.more = Collapsible(words)
            self.more.header.setAccessibleName(f"{title}: {words}")
            self.more.body.setSpacing(SPACE_1)


class AdviceScreen(ScrollColumn):
    """What now, for one family.

    Attributes:
        offer_cards, group_cards: the offers, and the domains they stand under.
        private: all that is about safety, folded: others may look along.
        follow_up_button: in there for everyone too, to the steps that ask for the passphrase.
        place_label: for which place the offers are.
        concerns_notice: there are several concerns at once.
        rest_notice, look_button: why nothing is offered, and the way to look anyway.
        letter_button, route_button, done_button: where to go from here.
    """

    def __init__(self, presenter: AdvicePresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.offer_cards: list[OfferCard] = []
        self.group_cards: list[GroupCard] = []
        self._shown: WhatNowPage | None = None
        self.setAccessibleName(_("Wat nu"))
        self._build()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: AdviceState) -> None:
        """Show what fits, and what is chosen."""
        self.notice.show_message(state.error, "error")
        page = state.page
        self.letter_button.setEnabled(page is not None)
        self.done_button.setEnabled(page is not None)
        self.route_button.setEnabled(page is not None)
        if page is None:
            return
        if self._shown is None:
            self._show_today(page)
        if self._shown is None or self._shown.holds_back:
            self._show_groups(state.groups)
        self._shown = page
        self.rest_notice.show_message(page.rest_note, "info")
        self.look_button.setVisible(page.holds_back)
        self.chosen_card.setVisible(not page.holds_back)
        for card in self.offer_cards:
            card.show_chosen(card.service_id in page.chosen)
            card.show_known(page.offered.get(card.service_id))
        names = ", ".join(offer.service.name for offer in _seen(state.chosen))
        self.chosen_label.setText(names or _("Nog niets gekozen. Kies er samen een paar."))
        self.actions_label.setText("\n".join(page.first_actions))
        self.actions_card.setVisible(bool(page.first_actions))
        self.place_label.setText(page.place_note)
        self.concerns_notice.show_message(page.concerns_note)

    def _build(self) -> None:
        self.header = PageHeader(
            _("Wat nu"),
            _("Wat past bij dit gezin, en waarom. U kiest samen; niets gaat vanzelf."),
            back_text=_("Samenvatting"),
        )
        self.header.back_requested.connect(self._presenter.back)
        self.notice = InlineNotice()
        self.today = QVBoxLayout()
        self.today.setSpacing(SPACE_2)
        self.actions_card = Card(_("Wat zij als eerste wil doen"), tone="accent")
        self.actions_label = PlainLabel()
        self.actions_card.body.addWidget(self.actions_label)
        self.chosen_card = Card(_("Gekozen voor dit gezin"))
        self.chosen_label = PlainLabel("", "secondary")
        self.chosen_card.body.addWidget(self.chosen_label)
        self.private_card = Card()
        self.private = Collapsible(_("En verder: kijk hier als u alleen bent"))
        self.private.body.setSpacing(SPACE_2)
        # There for everyone, so that its being there tells nothing.
        self.private.body.addWidget(
            PlainLabel(_("Veilig Thuis geeft altijd advies, ook zonder naam: 0800-2000."))
        )
        self.follow_up_button = SecondaryButton(_("Vervolgstappen"), "lock")
        self.follow_up_button.clicked.connect(self._presenter.follow_up)
        self.private.body.addWidget(self.follow_up_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.private_card.body.addWidget(self.private)
        self.groups = QVBoxLayout()
        self.groups.setSpacing(SPACE_2)
        self.place_label = PlainLabel("", "secondary")
        self.concerns_notice = InlineNotice()
        for part in (self.header, self.notice):
            self.body.addWidget(part)
        self.body.addLayout(self.today)
        self.rest_notice = InlineNotice()
        self.look_button = QuietButton(_("Toch het aanbod bekijken"))
        self.look_button.clicked.connect(self._presenter.look_anyway)
        self.rest_notice.buttons.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.rest_notice)
        for card in (self.actions_card, self.chosen_card):
            self.body.addWidget(card)
        self.body.addLayout(self._buttons())
        self.body.addWidget(self.private_card)
        self.body.addWidget(self.concerns_notice)
        self.body.addWidget(self.place_label)
        self.body.addLayout(self.groups)

    def _buttons(self) -> QHBoxLayout:
        self.letter_button = PrimaryButton(_("Verwijsbrief maken"), "send")
        self.letter_button.clicked.connect(self._on_letter)
        self.route_button = SecondaryButton(_("Klantroute"), "arrow-right")
        self.route_button.clicked.connect(self._presenter.show_care_route)
        self.done_button = SecondaryButton(_("Klaar: naar het dossier"), "check")
        self.done_button.clicked.connect(self._presenter.finish)
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        row.addWidget(self.letter_button)
        row.addWidget(self.route_button)
        row.addWidget(self.done_button)
        row.addStretch(1)
        return row

    def _show_today(self, page: WhatNowPage) -> None:
        for text in page.safety_texts:
            if text.key == DANGER:
                self.private.body.addWidget(_safety_card(text))
            else:
                self.today.addWidget(_safety_card(text))
        if page.is_meldcode_open:
            self.private.body.addWidget(
                InlineNotice(
                    _(
                        "De stappen van de Meldcode zijn nu aan de orde: overleg met een collega "
                        "of bel Veilig Thuis voor advies, 0800-2000. Dat kan zonder naam. Er wordt "
                        "niets vanzelf gemeld."
                    ),
                    "warning",
                )
            )
        numbers = Card(tone="sunken", padding=SPACE_2)
        numbers.body.addWidget(PlainLabel(_("Altijd bereikbaar"), "overline"))
        numbers.body.addWidget(PlainLabel(" · ".join(page.always_visible)))
        self.today.addWidget(numbers)

    def _show_groups(self, groups: tuple[OfferGroup, ...]) -> None:
        for shown in self.group_cards:
            shown.deleteLater()
        self.group_cards, self.offer_cards = [], []
        for group in groups:
            card = GroupCard(group)
            self.group_cards.append(card)
            for offer in group.first:
                card.fold.body.addWidget(self._offer_card(offer))
            if card.more is not None:
                for offer in group.others:
                    card.more.body.addWidget(self._offer_card(offer))
                card.fold.body.addWidget(card.more)
            if group.domain == SAFETY:
                self.private.body.addWidget(card)
            else:
                self.groups.addWidget(card)

    def _offer_card(self, offer: Offer) -> OfferCard:
        card = OfferCard(offer, is_chosen=False)
        card.chosen.connect(self._on_chosen)
        card.letter_requested.connect(self._presenter.write_letter)
        card.route_requested.connect(self._presenter.show_care_route)
        self.offer_cards.append(card)
        return card

    def _on_chosen(self, service_id: str, is_chosen: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self._presenter.choose(service_id, is_chosen=is_chosen)

    def _on_letter(self) -> None:
        self._presenter.write_letter()


def _safety_card(text: SafetyText) -> Card:
    card = Card(parent=None)
    row = QHBoxLayout()
    row.addWidget(Heading(text.title, 2))
    row.addWidget(LevelBadge("red"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    card.body.addLayout(row)
    card.body.addWidget(PlainLabel(_("Vandaag, samen met haar:"), "overline"))
    card.body.addWidget(PlainLabel(text.text))
    for number, step in enumerate(text.steps, start=1):
        card.body.addWidget(PlainLabel(f"{number}. {step}"))
    if text.numbers:
        card.body.addWidget(PlainLabel(_("Bel samen"), "overline"))
        card.body.addWidget(PlainLabel("\n".join(text.numbers), "strong"))
    card.setAccessibleName(text.title)
    return card


def _seen(chosen: tuple[Offer, ...]) -> list[Offer]:
    """Leave out what is about safety alone: others may look along."""
    return [offer for offer in chosen if offer.service.domains != (SAFETY,)]


def _title(domain: str) -> str:
    titles = {GENERAL: _("Voor ieder gezin"), SEVERAL: _("Voor meer onderwerpen tegelijk")}
    return titles.get(domain) or domain_word(domain)
