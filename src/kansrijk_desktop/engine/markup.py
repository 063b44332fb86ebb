"""Find the markup that a form gives to a text, beside the plain text that is always there.

Source: FHIR R4 extensions rendering-xhtml and rendering-markdown on the primitive (`_text`), also
on the content of a translation. The markup is as its author wrote it: not safe to show.
"""

from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.fhir.elements import (
    TRANSLATION,
    extension_value,
    extensions,
    primitive_extensions,
)
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.fhir.json import JsonObject


class MarkupKind(StrEnum):
    """How a text is marked up."""

    XHTML = "xhtml"
    MARKDOWN = "markdown"


_URLS = (
    (MarkupKind.XHTML, HL7 + "rendering-xhtml"),
    (MarkupKind.MARKDOWN, HL7 + "rendering-markdown"),
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A text with markup, as the form has it."""

    kind: MarkupKind
    written: str


def markup_of(element: JsonObject, key: str, language: str | None = None) -> Markup | None:
    """Return the markup of a text in a language; xhtml goes before markdown.

    A translation without markup of its own has none: that of the other language would hide it.
    """
    carrier = primitive_extensions(element, key)
    if not carrier:
        return None
    if language is not None:
        wanted = (language, language.partition("-")[0])
        for translation in extensions(carrier, TRANSLATION):
            if extension_value(translation, "lang") in wanted:
                return _content_markup(translation)
    return _markup(carrier)


def _content_markup(translation: JsonObject) -> Markup | None:
    for content in extensions(translation, "content"):
        for key in content:
            if key.startswith("_value"):
                return _markup(primitive_extensions(content, key.removeprefix("_")))
    return None


def _markup(carrier: JsonObject) -> Markup | None:
    for kind, url in _URLS:
        written = extension_value(carrier, url)
        if isinstance(written, str) and written.strip():
            return Markup(kind, written)
    return None
