import pytest

from kansrijk_desktop.documents.typefaces import Typeface, Weight, fallback_chain


def face(weight: Weight = Weight.REGULAR, number: int = 0) -> Typeface:
    return fallback_chain(weight)[number]


def test_the_chain_goes_from_latin_to_arabic_to_ethiopic() -> None:
    names = [each.name for each in fallback_chain(Weight.BOLD)]

    assert names == ["NotoSans-Bold", "NotoSansArabic-Bold", "NotoSansEthiopic-Bold"]


def test_a_script_without_italics_stays_upright() -> None:
    names = [each.name for each in fallback_chain(Weight.ITALIC)]

    assert names == ["NotoSans-Italic", "NotoSansArabic-Regular", "NotoSansEthiopic-Regular"]


def test_faces_are_read_once() -> None:
    assert face() is face()


def test_each_glyph_knows_its_text() -> None:
    glyphs = face().shape("Wij")

    assert "".join(glyph.text for glyph in glyphs) == "Wij"
    assert all(glyph.width > 0 for glyph in glyphs)


def test_pairs_are_kerned() -> None:
    glyphs = face().shape("To")

    assert glyphs[0].advance < glyphs[0].width


def test_small_capitals_keep_their_letters() -> None:
    plain, small = face().shape("van"), face().shape("van", small_caps=True)

    assert [glyph.text for glyph in small] == ["v", "a", "n"]
    assert {glyph.id for glyph in plain}.isdisjoint(glyph.id for glyph in small)


def test_arabic_letters_join_and_come_from_right_to_left() -> None:
    arabic = face(number=1)

    joined = arabic.shape("محمد", rtl=True)

    alone = [arabic.shape(letter, rtl=True)[0].id for letter in "محمد"]
    assert [glyph.text for glyph in joined] == ["د", "م", "ح", "م"]
    assert [glyph.id for glyph in joined] != alone[::-1]


def test_brackets_are_mirrored_from_right_to_left() -> None:
    opening, closing = face().shape("(")[0].id, face().shape(")")[0].id

    assert face().shape("(", rtl=True)[0].id == closing
    assert face().shape(")", rtl=True)[0].id == opening


def test_a_language_chooses_its_own_letter_forms() -> None:
    romanian = face().shape("ş", language="ro")

    assert romanian[0].text == "ş"


@pytest.mark.parametrize("weight", list(Weight))
def test_a_subset_is_much_smaller_than_the_face(weight: Weight) -> None:
    subset = face(weight).subset(range(40, 80))

    assert subset[:4] == b"\x00\x01\x00\x00"
    assert len(subset) < 60_000


def test_only_the_italic_slants() -> None:
    assert face(Weight.ITALIC).metrics.italic_angle < 0
    assert face().metrics.italic_angle == 0
    assert 600 < face().metrics.cap_height < 800
