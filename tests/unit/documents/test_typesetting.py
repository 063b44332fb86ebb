import pytest

from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Line, Span, TextStyle, Typesetter
from kansrijk_desktop.errors import MissingGlyphError

STYLE = TextStyle(10, 14)


def lines(text: str, width: float, style: TextStyle = STYLE) -> list[str]:
    return [words(line) for line in Typesetter().lines((Span(text),), style, width)]


def words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_text_is_filled_word_by_word() -> None:
    assert lines("een twee drie vier", 50) == ["een twee", "drie vier"]


def test_no_line_is_wider_than_the_page() -> None:
    found = Typesetter().lines((Span("Jan en Wójcik-Świątek gaan samen " * 9),), STYLE, 73)

    assert all(line.width <= 73 for line in found)


def test_the_white_at_a_line_end_is_heard_but_has_no_width() -> None:
    first, last = Typesetter().lines((Span("een twee"),), STYLE, 25)

    assert words(first) == "een"
    assert first.gap is not None
    assert last.gap is None


def test_a_line_end_in_the_text_is_kept() -> None:
    assert lines("een\n\ntwee", 500) == ["een", "", "twee"]


def test_a_word_breaks_after_a_dash_but_a_date_does_not() -> None:
    assert lines("Wójcik-Świątek", 60) == ["Wójcik-", "Świątek"]
    assert lines("op 12-03-2026", 60) == ["op", "12-03-2026"]


def test_a_word_longer_than_a_line_is_cut_and_nothing_is_lost() -> None:
    found = lines("x" * 10_000, 100)

    assert "".join(found) == "x" * 10_000
    assert len(found) > 300


def test_a_mark_is_never_parted_from_its_letter() -> None:
    found = lines("x\u0331" * 60, 50)

    assert all(not part.startswith("\u0331") for part in found)
    assert "".join(found) == "x\u0331" * 60


def test_each_script_gets_its_own_face() -> None:
    (line,) = Typesetter().lines((Span("Jan محمد ሓዳስ Олена"),), STYLE, 500)

    faces = {piece.text: piece.typeface.name for piece in line.pieces if piece.text.strip()}
    assert faces == {
        "Jan": "NotoSans-Regular",
        "محمد": "NotoSansArabic-Regular",
        "ሓዳስ": "NotoSansEthiopic-Regular",
        "Олена": "NotoSans-Regular",
    }


def test_a_joiner_goes_with_the_letter_before_it() -> None:
    (line,) = Typesetter().lines((Span("پژوهش\u200cها"),), STYLE, 500)

    faces = [piece.typeface.name for piece in line.pieces if piece.text.strip()]
    assert faces == ["NotoSansArabic-Regular"]


def test_a_span_may_be_bold_and_in_another_language() -> None:
    spans = (Span("een "), Span("iki", Weight.BOLD, "tr"))

    (line,) = Typesetter().lines(spans, STYLE, 500)

    assert line.pieces[-1].typeface.name == "NotoSans-Bold"
    assert line.pieces[-1].language == "tr"


def test_tracking_makes_text_wider() -> None:
    setter = Typesetter()

    assert setter.width("abcd", TextStyle(10, 14, tracking=1)) == pytest.approx(
        setter.width("abcd", STYLE) + 4
    )


def test_a_text_is_clipped_at_a_word() -> None:
    setter = Typesetter()
    broken = setter.lines((Span("een twee drie vier vijf"),), STYLE, 80)

    line = setter.clipped(broken, Span(" … zie blad 2"), STYLE, 80)

    assert words(line) == "een … zie blad 2"
    assert line.width <= 80
    assert words(setter.clipped([], Span("…"), STYLE, 80)) == "…"


def test_a_glyph_that_was_not_checked_is_refused_all_the_same() -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+738B"):
        lines("王", 100)
