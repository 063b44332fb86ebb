"""The address book: add a partner, compare, rename, remove."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import (
    CardStanding,
    Correspondence,
    Partner,
    PartnerDetails,
    ReadCard,
)
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as the list and the page show it.

    Attributes:
        kind: of care, as a `RecipientKind` and in words.
    """

    id: str
    organization: str
    name: str
    kind: tuple[RecipientKind, str]
    phone: str
    phrase: tuple[str, ...]
    is_compared: bool
    compared: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card that was read and waits for a word.

    Attributes:
        known_phone: the number to call where the keys changed: never that of the new card.
        alike: other partners of the same organisation, in words.
    """

    standing: CardStanding
    organization: str
    name: str
    kind: str
    phone: str
    phrase: tuple[str, ...]
    known_phrase: tuple[str, ...] = ()
    known_phone: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class AddressBookState:
    """Everything that is shown.

    Attributes:
        picked: the partner whose page is open.
        card: a card that was read.
        is_adding: the page to add a card is open.
        error: told where she is working; `told` likewise, of what was done.
    """

    partners: tuple[PartnerRow, ...] = ()
    is_loaded: bool = False
    is_adding: bool = False
    picked: PartnerRow | None = None
    card: CardRow | None = None
    is_busy: bool = False
    told: str = ""
    error: str = ""


class AddressBookPresenter:
    """Keeps a card only after a word about it."""

    def __init__(
        self,
        correspondence: Correspondence,
        tasks: RunsTasks,
    ) -> None:
        self._correspondence = correspondence
        self._database = tasks
        self._read: ReadCard | None = None
        self._state = AddressBookState()
        self._publish: Callable[[AddressBookState], None] | None = None

    def attach(self, publish: Callable[[AddressBookState], None]) -> None:
        """Publish the state now and after every change, and fill it."""
        self._publish = publish
        publish(self._state)
        self.refresh()

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def refresh(self) -> None:
        """Read the address book again."""
        self._database.run(self._correspondence.partners, self._on_partners, self._on_failed)

    def begin_adding(self) -> None:
        """Open the page to add a card."""
        self._show(replace(self._state, is_adding=True, card=None, told="", error=""))

    def read_file(self, path: Path) -> None:
        """Read a card from a file."""
        self._work(partial(self._correspondence.read_file, path), self.show_card)

    def read_text(self, text: str) -> None:
        """Read a card that was pasted."""
        self._work(partial(self._correspondence.read, text.encode()), self.show_card)

    def show_card(self, read: ReadCard) -> None:
        """Show a card that was read, wherever it came from."""
        self._read = read
        card = _card_row(read)
        self._show(
            replace(self._state, is_adding=True, card=card, is_busy=False, told="", error="")
        )

    def keep_card(self, *, is_compared: bool) -> None:
        """Put the card in the address book."""
        if self._read is not None:
            keep = partial(self._correspondence.keep, self._read, is_compared=is_compared)
            self._work(keep, lambda _kept: self._done(_("De kaart staat in uw adresboek.")))

    def pick(self, partner_id: str) -> None:
        """Open the page of a partner."""
        picked = next((one for one in self._state.partners if one.id == partner_id), None)
        self._show(replace(self._state, picked=picked, told="", error=""))

    def mark_compared(self) -> None:
        """Keep that the words were compared by telephone."""
        if self._state.picked is not None:
            mark = partial(self._correspondence.mark_compared, self._state.picked.id)
            self._work(mark, lambda _nothing: self._stay(_("Vergeleken. Dat is bewaard.")))

    def rename(self, details: PartnerDetails) -> None:
        """Keep other details of the partner."""
        if self._state.picked is not None:
            rename = partial(self._correspondence.rename, self._state.picked.id, details)
            self._work(rename, lambda _nothing: self._stay(_("De gegevens zijn bewaard.")))

    def remove(self) -> None:
        """Take the partner out of the address book."""
        if self._state.picked is not None:
            remove = partial(self._correspondence.remove, self._state.picked.id)
            told = _("De partner is uit uw adresboek. Wat is gedeeld, blijft in de dossiers staan.")
            self._work(remove, lambda _nothing: self._done(told))

    def close(self) -> None:
        """Go back to the list."""
        self._read = None
        self._show(replace(self._state, picked=None, card=None, is_adding=False, told="", error=""))

    def _on_partners(self, partners: tuple[Partner, ...]) -> None:
        rows = tuple(_row(one) for one in partners)
        picked = self._state.picked
        if picked is not None:
            picked = next((row for row in rows if row.id == picked.id), None)
        self._show(replace(self._state, partners=rows, picked=picked, is_loaded=True))

    def _done(self, told: str) -> None:
        """Go back to the list and say what was done."""
        self.close()
        self._stay(told)

    def _stay(self, told: str) -> None:
        self._show(replace(self._state, is_busy=False, told=told, error=""))
        self.refresh()

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, told="", error=""))
            self._database.run(work, done, self._on_failed)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_busy=False, is_loaded=True, error=error.message))

    def _show(self, state: AddressBookState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)


def _row(partner: Partner) -> PartnerRow:
    one = partner.correspondent
    compared = (
        _("vergeleken op {day}").format(day=long_date(one.checked_on))
        if one.checked_on
        else _("nog niet vergeleken")
    )
    kind = RecipientKind(one.recipient_kind)
    return PartnerRow(
        id=one.id,
        organization=one.organization,
        name=one.name,
        kind=(kind, kind_word(kind)),
        phone=one.phone,
        phrase=partner.phrase,
        is_compared=partner.is_compared,
        compared=compared,
    )


def _card_row(read: ReadCard) -> CardRow:
    card, known = read.card, read.known
    return CardRow(
        standing=read.standing,
        organization=card.organization,
        name=card.name,
        kind=kind_word(RecipientKind(card.recipient_kind)),
        phone=card.phone,
        phrase=read.phrase,
        known_phrase=read.known_phrase,
        known_phone=known.phone if known else "",
        alike=", ".join(one.name for one in read.alike if known is None or one.id != known.id),
    )
