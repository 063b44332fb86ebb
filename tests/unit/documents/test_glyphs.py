import pytest

from kansrijk_desktop.documents.glyphs import missing_characters, printable, printable_text
from kansrijk_desktop.errors import MissingGlyphError
from tests.unit.documents.letters import a_bare_letter, a_client, a_letter


@pytest.mark.parametrize(
    "name",
    [
        "İbrahim ğüşöçı",
        "Łukasz Wójcik-Świątek",
        "محمد الحسن",
        "فرزانه پژوهش‌ها",
        "ሓዳስ ገብረስላሴ",
        "Олена Шевченко",
        "Nguyễn Thị Ánh",
        "Jansen <3 & Zn",
        "O’Brien d'Été €",
    ],
)
def test_names_of_our_patients_can_be_printed(name: str) -> None:
    assert missing_characters(name) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("王小明", ("王", "小", "明")),
        ("Jan 👍🏽 Jan 👍", ("👍", "🏽")),
        ("דוד", ("ד", "ו")),
        ("\ue000", ()),
    ],
)
def test_a_character_without_a_glyph_is_found_once(text: str, missing: tuple[str, ...]) -> None:
    found = missing_characters(text)

    assert found == missing or (text == "\ue000" and found == ("\ue000",))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jan\u202egnu\u202c", "Jangnu"),
        ("Ja\u200bn\ufeff\u2066x\u2069", "Janx"),
        ("a\tb\u00a0c", "a b c"),
        ("een\r\ntwee\u2028drie", "een\ntwee\ndrie"),
        ("nul\x00\x07", "nul"),
        ("e\u0301", "é"),
        ("af\u00adbreken", "afbreken"),
        ("  Jan  ", "Jan"),
        ("half \ud800 paar", "half  paar"),
        ("Jan\u200dPiet\u200c", "JanPiet"),
        ("پژوهش\u200cها", "پژوهش\u200cها"),
    ],
)
def test_control_and_direction_characters_do_not_reach_paper(typed: str, printed: str) -> None:
    assert printable_text(typed) == printed


def test_a_refusal_names_the_characters_and_the_field() -> None:
    letter = a_bare_letter(client=a_client(name="王 Anna"), question="Komt 👍 goed")

    with pytest.raises(MissingGlyphError) as refusal:
        printable(letter)

    assert "Naam cliënt: 王 (U+738B)" in refusal.value.message
    assert "Wat ik van u vraag: 👍 (U+1F44D)" in refusal.value.message
    assert "Er is niets verloren gegaan" in refusal.value.message
    assert refusal.value.details == "U+738B U+1F44D"
    assert "Anna" not in refusal.value.message


def test_a_refusal_reaches_into_lists_and_parts() -> None:
    letter = a_letter(strengths=("goed", "beter ♞"))

    with pytest.raises(MissingGlyphError, match="Krachten: ♞"):
        printable(letter)


def test_every_text_of_a_letter_is_made_printable() -> None:
    letter = a_letter(copies=("a\u202eb",), client=a_client(name="e\u0301\x00"))

    made = printable(letter)

    assert made.copies == ("ab",)
    assert made.client.name == "é"
    assert made.urgency is letter.urgency
    assert made.bundle == letter.bundle
