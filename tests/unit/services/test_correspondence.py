"""The address book: cards in, words compared, changed keys told loudly."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import DiskFullError, InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange.contact_card import SUFFIX, card_of, written_card
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import CARD_NAME, CardStanding, PartnerDetails
from tests.builders import NOW, TODAY
from tests.unit.services.chain import House


def test_keys_are_made_once_and_stay(midwife: House) -> None:
    book = midwife.workspace.partners.correspondence

    assert book.keys() == book.keys()
    assert book.own_card().phrase == book.own_card().phrase


def test_a_card_says_who_and_for_what_kind_of_care(midwife: House, nurse: House) -> None:
    midwifes, nurses = (
        one.workspace.partners.correspondence.own_card().card for one in (midwife, nurse)
    )

    assert (midwifes.organization, midwifes.recipient_kind) == ("Praktijk De Wieg", "verloskundige")
    assert (nurses.organization, nurses.recipient_kind) == ("JGZ Voorbeeld", "jgz")
    assert nurses.phone == "030 1111111"


def test_a_card_goes_by_file(midwife: House, nurse: House, tmp_path: Path) -> None:
    path = tmp_path / CARD_NAME
    own = nurse.workspace.partners.correspondence.own_card()
    nurse.workspace.partners.correspondence.write_card(path, own.text)

    read = midwife.workspace.partners.correspondence.read_file(path)

    assert path.name.endswith(SUFFIX)
    assert read.standing is CardStanding.NEW
    assert read.card == own.card


def test_both_sides_see_the_same_words(midwife: House, nurse: House) -> None:
    own = nurse.workspace.partners.correspondence.own_card()

    read = midwife.workspace.partners.correspondence.read(own.text.encode())

    assert read.phrase == own.phrase


def test_a_partner_is_kept_and_compared_later(midwife: House, nurse: House) -> None:
    book = midwife.workspace.partners.correspondence
    partner = midwife.knows(nurse, is_compared=False)
    assert not partner.is_compared

    book.mark_compared(partner.correspondent.id)

    (kept,) = book.partners()
    assert kept.correspondent.checked_on == TODAY
    assert kept.correspondent.checked_by == "M. de Vroed"


def test_the_same_card_again_changes_nothing(midwife: House, nurse: House) -> None:
    book = midwife.workspace.partners.correspondence
    before = midwife.knows(nurse)
    midwife.clock.advance(timedelta(days=1))

    read = book.read(nurse.workspace.partners.correspondence.own_card().text.encode())
    book.keep(read, is_compared=False)

    assert read.standing is CardStanding.KNOWN
    assert book.partners() == (before,)


def test_a_changed_key_of_a_known_partner_is_told_and_kept_only_when_compared(
    midwife: House, nurse: House
) -> None:
    book = midwife.workspace.partners.correspondence
    before = midwife.knows(nurse)
    keys = new_keys(NOW)
    changed = card_of(keys, "J. Zuster", " jgz  VOORBEELD", "jgz", "06 stranger")

    read = book.read(written_card(changed, keys).encode())

    assert read.standing is CardStanding.CHANGED_KEY
    assert read.known == before.correspondent
    assert read.known_phrase == before.phrase != read.phrase
    with pytest.raises(InvalidInputError, match="Bel eerst het nummer dat u al had"):
        book.keep(read, is_compared=False)
    assert book.partners() == (before,)

    book.keep(read, is_compared=True)

    (after,) = book.partners()
    assert after.correspondent.id == before.correspondent.id
    assert after.correspondent.verify_key == changed.verify_key
    assert after.correspondent.phone == before.correspondent.phone


def test_a_card_with_one_key_of_a_known_partner_is_a_changed_key(
    midwife: House, nurse: House
) -> None:
    midwife.knows(nurse)
    card = nurse.workspace.partners.correspondence.own_card().card
    half = replace(card, organization="Heel iets anders", age_recipient=_another_age_key())

    read = midwife.workspace.partners.correspondence.standing_of(half)

    assert read.standing is CardStanding.CHANGED_KEY


def _another_age_key() -> str:
    return card_of(new_keys(NOW), "", "x", "jgz", "").age_recipient


def test_another_installation_of_the_same_organisation_is_new_and_names_the_one_we_know(
    midwife: House, nurse: House
) -> None:
    known = midwife.knows(nurse)
    keys = new_keys(NOW)

    read = midwife.workspace.partners.correspondence.standing_of(
        card_of(keys, "A. Ander", "JGZ Voorbeeld", "jgz", "")
    )

    assert read.standing is CardStanding.NEW
    assert read.alike == (known.correspondent,)


def test_the_own_card_does_not_go_into_the_own_address_book(midwife: House) -> None:
    book = midwife.workspace.partners.correspondence

    read = book.read(book.own_card().text.encode())

    assert read.standing is CardStanding.OWN
    with pytest.raises(InvalidInputError, match="uw eigen kaart"):
        book.keep(read, is_compared=True)


def test_a_partner_is_renamed_and_the_keys_stay(midwife: House, nurse: House) -> None:
    book = midwife.workspace.partners.correspondence
    before = midwife.knows(nurse)

    book.rename(
        before.correspondent.id,
        PartnerDetails("GGD Utrecht, JGZ", "Jansen", "030 2222222", RecipientKind.HOSPITAL),
    )

    (after,) = book.partners()
    assert after.correspondent.organization == "GGD Utrecht, JGZ"
    assert after.correspondent.recipient_kind == RecipientKind.HOSPITAL
    assert after.phrase == before.phrase
    with pytest.raises(InvalidInputError, match="naam van de organisatie"):
        book.rename(before.correspondent.id, PartnerDetails(" ", "Jansen"))


def test_a_removed_partner_is_gone(midwife: House, nurse: House) -> None:
    book = midwife.workspace.partners.correspondence
    partner = midwife.knows(nurse)

    book.remove(partner.correspondent.id)

    assert book.partners() == ()
    with pytest.raises(InvalidInputError, match="staat niet meer"):
        book.mark_compared(partner.correspondent.id)


def test_what_is_no_card_is_refused_in_words(midwife: House, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"\xff\xd8\xff" * 9_000)

    with pytest.raises(UnreadableBundleError, match="geen kaart"):
        midwife.workspace.partners.correspondence.read_file(path)


def test_a_card_that_cannot_be_written_is_told(midwife: House, tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("")

    with pytest.raises(DiskFullError, match="Kies een andere plek"):
        midwife.workspace.partners.correspondence.write_card(blocked / CARD_NAME, "x")
