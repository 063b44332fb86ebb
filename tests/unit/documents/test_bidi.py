from dataclasses import dataclass

import pytest

from kansrijk_desktop.documents import bidi


@dataclass(frozen=True)
class Letter:
    text: str
    level: int


def shown(text: str, base: int = 0) -> str:
    """The characters from left to right as they stand on paper, without mirroring."""
    pairs = zip(text, bidi.levels(text, base), strict=True)
    return "".join(letter.text for letter in bidi.visual_order([Letter(*pair) for pair in pairs]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan", False),
        ("12-03-2026", False),
        ("", False),
        ("محمد", True),
        ("«محمد»", True),
        ("محمد (Mohammed) Wójcik", False),
        ("Jan محمد الحسن", False),
        ("لا أستطيع PHQ-9", True),
    ],
)
def test_a_text_reads_from_right_to_left_when_its_beginning_and_most_of_it_do(
    text: str, expected: bool
) -> None:
    assert bidi.is_rtl(text) is expected


def test_latin_text_stays_as_it_is() -> None:
    assert bidi.levels("Jan (34), 12-03-2026", 0) == [0] * 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de heer אבג (34)", "de heer גבא (34)"),
        ("אבג 12-03-2026", "גבא 12-03-2026"),
        ("אב גד", "דג בא"),
        ("אב 12 גד", "דג 12 בא"),
        ("אב Jan גד", "בא Jan דג"),
    ],
)
def test_a_phrase_in_a_dutch_sentence_turns_by_itself(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("אבג 12-03-2026 דה", "הד 12-03-2026 גבא"),
        ("אבג 06-123 דה", "הד 06-123 גבא"),
        ("אבג 27+3", "27+3 גבא"),
        ("אב (PHQ-9) גד", "דג )PHQ-9( בא"),
        ("אב (גד) הו", "וה )דג( בא"),
        ("Jan (Piet) אב", "בא Jan (Piet)"),
        ("אב (12) גד", "דג )12( בא"),
        ("(Jan) אב", "בא )Jan("),
        ("אב) גד", "דג )בא"),
    ],
)
def test_dates_and_brackets_stay_whole_in_a_right_to_left_text(text: str, expected: str) -> None:
    assert shown(text, 1) == expected


def test_marks_go_with_their_letter() -> None:
    assert bidi.levels("x مُ y", 0) == [0, 0, 1, 1, 0, 0]
    assert bidi.levels("مَ، ُ", 0)[:2] == [1, 1]


def test_nested_levels_turn_twice() -> None:
    letters = [Letter("a", 0), Letter("b", 1), Letter("1", 2), Letter("2", 2), Letter("c", 1)]

    ordered = "".join(letter.text for letter in bidi.visual_order(letters))

    assert ordered == "ac12b"
