"""Names and texts that break other programs (security.md 4): they print exactly, or are refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.documents.glyphs import missing_characters, printable_text
from kansrijk_desktop.documents.preview import page_count
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.documents.typefaces import Weight, fallback_chain
from tests.unit.documents.hearing import structure
from tests.unit.documents.letters import a_bare_letter, a_client
from tests.unit.documents.pages import a_document

pytestmark = pytest.mark.unmeasured

CATALOGUE = [
    "Jansen <3",
    "Jansen & Zn",
    "<b>",
    "</para>",
    "<para><br/>",
    "&lt;b&gt; &amp; &#x41;",
    "O'Brien",
    "Null",
    "None",
    "d'",
    "x",
    "%s %(name)s {0}",
    "\\n \\( \\) ) ( \\",
    "<!--",
    "]]>",
    "<a href='javascript:x'>",
    "=cmd|'/c calc'!A1",
    "+31612345678",
    "'; DROP TABLE--",
    "İbrahim ğş",
    "Łucja Źdźbło",
    "محمد",
    "محمد (34) Wójcik",
    "ሓዳስ ገ/ስላሴ",
    "Ольга",
    "a\u0301\u0327b",
    "x" * 255,
    "EMC BT ET q Q",
    "fi fl ffi ffl",
    "¿¡§¶†‡…‰€£¥©®™",
]

_COVERED = sorted(
    chr(code)
    for code in range(0x20, 0x2000)
    if any(face.covers(chr(code)) for face in fallback_chain(Weight.REGULAR))
)
_HOSTILE = "<>&'\"\\()[]{}%/#=+-@\u202e\u200b\u2066\u0000\n\t\u0301"

texts = st.text(alphabet=st.sampled_from(_COVERED) | st.sampled_from(_HOSTILE), max_size=40)


def heard(strings: list[str]) -> list[str]:
    document = a_document(lambda page: [page.text(text) for text in strings])
    return [" ".join(node.text.split()) for node in structure(document).all("P")]


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_hostile_name_is_printed_exactly(name: str) -> None:
    tree = structure(build(a_bare_letter(client=a_client(name=name))))

    wanted = printable_text(name)
    assert wanted in [node.text for node in tree.children[0].all("P")]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=40, max_size=60))
def test_any_text_is_heard_as_it_was_typed(strings: list[str]) -> None:
    printed = [printable_text(text) for text in strings]
    strings = [text for text in printed if not missing_characters(text)]

    assert heard(strings) == [" ".join(text.split()) for text in strings]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_either_covered_or_refused_by_name(text: str) -> None:
    printed = printable_text(text)

    missing = missing_characters(text)

    assert set(missing) <= set(printed)
    if not missing:
        assert heard([printed]) == [" ".join(printed.split())]


@pytest.mark.parametrize(
    "text", ["x" * 20_000, "woord " * 20_000, "<b>" * 20_000, "\n" * 2000 + "x"]
)
def test_a_very_long_text_takes_little_time(text: str) -> None:
    document = build(a_bare_letter(reason=text))

    assert page_count(document) >= 2
