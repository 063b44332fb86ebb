"""Make the markup of a form safe to show: bold, lists and lines; nothing that acts, hides or loads.

The only door to nh3 (which cleans HTML by an allow list, with a real HTML5 parser) and markdown-it.
What is too large, too deep or empty after cleaning is shown as its plain text.
"""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

from kansrijk_desktop.engine.markup import Markup, MarkupKind

_MAX_LENGTH = 20_000
_MAX_TAGS = 1_000
_MAX_DEPTH = 12
_ALLOWED = frozenset(
    {
        *("p", "div", "ul", "ol", "li", "blockquote"),
        *("b", "strong", "i", "em", "u", "s", "sub", "sup", "br", "code", "span", "a"),
        *(f"h{level}" for level in range(1, 7)),
        *("table", "tbody", "tr", "td", "th"),
    }
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# What nh3 writes has no other attribute than these and its text has no bare "<".
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
BOLD = '<span style="font-weight:600">'
"""The weight our font has; Qt would smear a bolder one out of it."""

_LAID_OUT = (
    (re.compile(r"</?(?:table|tbody|span)>"), ""),
    (re.compile(r"<(?:b|strong)>"), BOLD),
    (re.compile(r"</(?:b|strong)>"), "</span>"),
    (re.compile(r"<h[1-6]>"), f"<p>{BOLD}"),
    (re.compile(r"</h[1-6]>"), "</span></p>"),
    (re.compile(r"<tr>"), "<p>"),
    (re.compile(r"</tr>"), "</p>"),
    (re.compile(r"<t[dh]>"), ""),
    (re.compile(r"</t[dh]>"), " &nbsp; "),
)
_EMPTY = frozenset({"br"})


@lru_cache(maxsize=256)
def safe_html(markup: Markup | None) -> str:
    """Return HTML that is safe to show; empty where the plain text must be shown instead."""
    if markup is None or len(markup.written) > _MAX_LENGTH:
        return ""
    written = markup.written
    if markup.kind is MarkupKind.MARKDOWN:
        written = _from_markdown(written)
    if written.count("<") > _MAX_TAGS:
        return ""
    cleaned = nh3.clean(
        written,
        tags=set(_ALLOWED),
        attributes={"a": {"href"}},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    if _depth(cleaned) > _MAX_DEPTH:
        return ""
    cleaned = _LINK.sub(_as_words, cleaned)
    for pattern, instead in _LAID_OUT:
        cleaned = pattern.sub(instead, cleaned)
    return cleaned.strip() if _has_words(cleaned) else ""


def with_prefix(html: str, prefix: str, prefix_html: str = "") -> str:
    """Return safe HTML with a prefix on its first line; a prefix without markup is as it is."""
    shown = prefix_html.removeprefix("<p>").removesuffix("</p>") or as_html(prefix)
    start = "<p>" if html.startswith("<p>") else ""
    return f"{start}{shown} {html.removeprefix(start)}" if shown else html


def as_html(text: str) -> str:
    """Return plain text as HTML that shows it as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br>")


def _from_markdown(written: str) -> str:
    """Return markdown as HTML; HTML inside it is shown as it was typed."""
    if any(written.count(mark) > _MAX_TAGS for mark in "*_[`>"):
        return ""
    return str(MarkdownIt("commonmark", {"html": False}).render(written))


def _as_words(link: re.Match[str]) -> str:
    """Return a link as text with its address: nothing here can be clicked."""
    address, words = link[1] or "", link[2]
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    return f"{words} ({shown})" if shown and shown not in words else words


def _depth(cleaned: str) -> int:
    deepest = depth = 0
    for closing, name in _TAG.findall(cleaned):
        if name in _EMPTY:
            continue
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    return deepest


def _has_words(cleaned: str) -> bool:
    return bool(_TAG.sub("", cleaned).replace("&nbsp;", "").strip())
