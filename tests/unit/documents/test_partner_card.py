"""The own card on paper."""

from dataclasses import replace

import pytest

from kansrijk_desktop.documents.partner_card import PartnerCard, build
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import MissingGlyphError
from kansrijk_desktop.exchange.qr_code import qr_squares
from tests.builders import NOW
from tests.unit.documents.hearing import structure

WORDS = ("appel", "berg", "citroen", "duif", "eend", "fiets", "gans", "hout")
CARD = PartnerCard(
    "Praktijk De Wieg", "M. de Vroed", "030 0000000", WORDS, qr_squares("een kaart"), NOW
)


def test_it_says_who_what_to_do_and_which_words() -> None:
    (page,) = page_texts(build(CARD))

    for text in ("Praktijk De Wieg", "M. de Vroed", "030 0000000", "Zo gebruikt u deze kaart"):
        assert text in page
    assert "appel · berg · citroen · duif · eend · fiets · gans · hout" in " ".join(page.split())


def test_who_listens_hears_what_the_code_is() -> None:
    (figure,) = structure(build(CARD)).all("Figure")

    assert figure.alternative.startswith("QR-code")


def test_what_is_not_known_leaves_no_label() -> None:
    (page,) = page_texts(build(replace(CARD, phone="")))

    assert "Telefoon" not in page


def test_a_name_that_would_print_as_a_box_is_refused() -> None:
    with pytest.raises(MissingGlyphError, match="Naam"):
        build(replace(CARD, name="M. \U0001f600"))
