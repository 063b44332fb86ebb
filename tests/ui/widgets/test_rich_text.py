"""Markup of a form is shown as far as it is safe; otherwise the plain text stands there."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.markup import Markup, MarkupKind
from kansrijk_desktop.ui.widgets.rich_label import RichLabel
from kansrijk_desktop.ui.widgets.rich_text import BOLD, safe_html, with_prefix

ALLOWED = {
    *("p", "div", "ul", "ol", "li", "blockquote", "br", "span"),
    *("i", "em", "u", "s", "sub", "sup", "code"),
}
PIECES = (
    *("<b>", "</b>", "<p>", "</p>", "<ul><li>", "</li></ul>", "<table><tr><td>", "</td></tr>"),
    *("<script>", "</script>", "<style>", "</style>", "<svg onload=x()>", "<math><mi>", "<!--"),
    *("<img src=x onerror=y>", '<img src="file:///etc/passwd">', "<iframe src='https://a.nl'>"),
    *('<a href="javascript:x()">', '<a href="https://a.nl">', "</a>", "<base href=//a.nl>"),
    *('<p style="display:none">', "<h1>", "</h1>", "<template>", "<noscript>", "]]>", "-->"),
    *("<link rel=stylesheet href=x.css>", "<object data=x>", '<body background="http://a.nl/x">'),
    *("![x](https://a.nl/x.png)", "[x](file:///etc)", "**vet**", "*", "`", "\n\n- ", "> ", "&lt;"),
    *("&#60;script&#62;", "<", ">", '"', "'", "\x00", "tekst", " ", "\n", "|", "\u202e"),
)
markups = st.builds(
    Markup,
    st.sampled_from(MarkupKind),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join),
)


class Seen(HTMLParser):
    """Notes every tag and attribute of what would be shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override] # HTMLParser's hook
        self.tags.add(tag)
        self.attributes |= set(attrs)


def xhtml(written: str) -> Markup:
    return Markup(MarkupKind.XHTML, written)


def markdown(written: str) -> Markup:
    return Markup(MarkupKind.MARKDOWN, written)


@given(markups)
@settings(max_examples=400, deadline=None)
def test_nothing_that_acts_hides_or_loads_comes_through(markup: Markup) -> None:
    html = safe_html(markup)

    seen = Seen(html)

    assert seen.tags <= ALLOWED
    assert seen.attributes <= {("style", "font-weight:600")}
    assert not re.search(r"<[^>]*(?:src|href|url|file:|http)", html)
    assert "<!" not in html


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        (xhtml("<b>Vet</b> en <em>schuin</em>"), f"{BOLD}Vet</span> en <em>schuin</em>"),
        (xhtml("<p style='display:none'>Zichtbaar</p>"), "<p>Zichtbaar</p>"),
        (
            xhtml("Lees <a href='https://a.nl/?a=1&amp;b=2'>dit</a>"),
            "Lees dit (https://a.nl/?a=1&amp;b=2)",
        ),
        (xhtml("<a href='https://a.nl'>https://a.nl</a>"), "https://a.nl"),
        (xhtml("<a href='tel:112'>Bel</a>"), "Bel (112)"),
        (xhtml("<a href='javascript:x()'>Klik</a>"), "Klik"),
        (xhtml("<h1>Kop</h1>"), f"<p>{BOLD}Kop</span></p>"),
        (xhtml("<table><tr><td>a</td><td>b</td></tr></table>"), "<p>a &nbsp; b &nbsp; </p>"),
        (xhtml("a &lt;b&gt; &amp; c"), "a &lt;b&gt; &amp; c"),
        (markdown("**Vet** en <b>dit</b>"), f"<p>{BOLD}Vet</span> en &lt;b&gt;dit&lt;/b&gt;</p>"),
        (markdown("![plaatje](https://a.nl/x.png) tekst"), "<p> tekst</p>"),
    ],
)
def test_what_is_harmless_is_shown(markup: Markup, html: str) -> None:
    assert safe_html(markup) == html


@pytest.mark.parametrize(
    "markup",
    [
        None,
        xhtml("<script>x()</script>"),
        xhtml("<p> &nbsp; <br/></p>"),
        xhtml("<b>" * 100_000),
        xhtml("x" * 1_000_000),
        xhtml("<b></b>x" * 900),
        xhtml("<div>" * 20 + "diep"),
        xhtml("<ul><li>" * 20 + "diep"),
        markdown("*" * 2_000),
        markdown("> " * 900 + "diep"),
        markdown("![x](https://a.nl/x.png)"),
    ],
)
def test_what_is_empty_too_deep_or_too_large_gives_way_to_the_plain_text(
    markup: Markup | None, qtbot: QtBot
) -> None:
    label = RichLabel()
    qtbot.addWidget(label)

    label.show_text("Gewoon & <b>", markup)

    assert safe_html(markup) == ""
    assert label.text() == "Gewoon & <b>"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_prefix_stands_on_the_first_line() -> None:
    assert with_prefix("<p>Een</p><p>Twee</p>", "1 & <") == "<p>1 &amp; &lt; Een</p><p>Twee</p>"
    assert with_prefix("Een", "1", "<p><em>1</em></p>") == "<em>1</em> Een"
    assert with_prefix("Een", "") == "Een"


def test_a_label_says_the_plain_words_and_cannot_be_clicked(qtbot: QtBot) -> None:
    label = RichLabel("", "question")
    qtbot.addWidget(label)

    label.show_text("Hoe gaat het?", xhtml("Hoe <b>gaat</b> het?"), prefix="1.")

    assert label.text() == f"1. Hoe {BOLD}gaat</span> het?"
    assert label.accessibleName() == "1. Hoe gaat het?"
    assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert not label.openExternalLinks()
    assert label.property("emphasis") == "some"


def test_a_prefix_may_have_markup_where_the_text_has_none(qtbot: QtBot) -> None:
    label = RichLabel()
    qtbot.addWidget(label)

    label.show_text("Een\n<twee>", prefix="1", prefix_markup=xhtml("<em>1</em>"))

    assert label.text() == "<em>1</em> Een<br>&lt;twee&gt;"
    assert label.accessibleName() == "1 Een\n<twee>"


def test_a_label_that_turns_to_a_plain_text_forgets_its_markup(qtbot: QtBot) -> None:
    label = RichLabel()
    qtbot.addWidget(label)
    label.show_text("Vet", xhtml("<b>Vet</b>"))
    whole = label.property("emphasis")

    label.show_text("<i>gewoon</i>")

    assert whole == "none"
    assert label.text() == "<i>gewoon</i>"
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.accessibleName() == ""
