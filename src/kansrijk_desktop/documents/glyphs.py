"""Make text printable, or refuse it by naming the characters: never a box on paper.

Text is only ever text: nothing in this package reads markup, so `<b>` and `&` print as they are.
"""

import dataclasses
import unicodedata
from collections.abc import Iterator
from typing import Final, TypeVar, cast

from kansrijk_desktop.documents.typefaces import Weight, fallback_chain
from kansrijk_desktop.errors import MissingGlyphError

Content = TypeVar("Content")

LABEL: Final = "label"
"""Key of the Dutch name of a field in the metadata of a content dataclass."""

_LINE_ENDS: Final = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES: Final = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_MORE_SPACES: Final = "\u202f\u205f\u3000"
_TRANSLATION: Final = str.maketrans(
    dict.fromkeys(_LINE_ENDS, "\n") | dict.fromkeys(_SPACES + _MORE_SPACES, " ")
)
# Joiners shape Arabic script (a Persian plural needs them) and mean nothing elsewhere.
_JOINERS: Final = frozenset("\u200c\u200d")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})


def printable_text(text: str) -> str:
    """Return the text as it is printed: composed, without control and direction characters."""
    kept = (
        character
        for character in text.replace("\r\n", "\n").translate(_TRANSLATION)
        if character == "\n"
        or character in _JOINERS
        or unicodedata.category(character) not in _INVISIBLE
    )
    return unicodedata.normalize("NFC", _without_stray_joiners("".join(kept))).strip()


def missing_characters(text: str) -> tuple[str, ...]:
    """Return the characters that no bundled face can print, each once, in order."""
    chain = fallback_chain(Weight.REGULAR)
    return tuple(
        character
        for character in dict.fromkeys(printable_text(text))
        if character != "\n"
        and character not in _JOINERS
        and not any(face.covers(character) for face in chain)
    )


def printable(content: Content) -> Content:
    """Return the content dataclass with every text made printable.

    Raises:
        MissingGlyphError: names each character that cannot be printed and the field it is in.
    """
    missing: dict[str, dict[str, None]] = {}
    for label, text in _labelled_texts(content, ""):
        if found := missing_characters(text):
            missing.setdefault(label, {}).update(dict.fromkeys(found))
    if missing:
        raise MissingGlyphError(_refusal(missing), _code_points(missing))
    return cast("Content", _cleaned(content))


def _without_stray_joiners(text: str) -> str:
    """Keep a joiner only after a letter of a joining script."""
    if _JOINERS.isdisjoint(text):
        return text
    return "".join(
        character
        for index, character in enumerate(text)
        if character not in _JOINERS
        or (index and unicodedata.bidirectional(text[index - 1]) in {"AL", "NSM"})
    )


def _labelled_texts(value: object, label: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a content dataclass with the Dutch name of its field."""
    if isinstance(value, str):
        yield label, value
    elif isinstance(value, tuple):
        for element in value:
            yield from _labelled_texts(element, label)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            name = str(field.metadata.get(LABEL, label))
            yield from _labelled_texts(getattr(value, field.name), name)


def _cleaned(value: object) -> object:
    """Return a copy with every text made printable; an enumeration is no text of a user."""
    if type(value) is str:
        return printable_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(element) for element in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: _cleaned(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changes)
    return value


def _refusal(missing: dict[str, dict[str, None]]) -> str:
    """Say in Dutch what cannot be printed and where."""
    places = "; ".join(
        f"{label or 'tekst'}: {', '.join(_shown(character) for character in characters)}"
        for label, characters in missing.items()
    )
    return (
        f"Deze tekens kunnen niet worden afgedrukt: {places}. "
        "Schrijf dit met andere letters en probeer het opnieuw. Er is niets verloren gegaan."
    )


def _shown(character: str) -> str:
    """Return the character itself with its code point."""
    return f"{character} (U+{ord(character):04X})"


def _code_points(missing: dict[str, dict[str, None]]) -> str:
    """Return the code points alone."""
    found = dict.fromkeys(character for characters in missing.values() for character in characters)
    return " ".join(f"U+{ord(character):04X}" for character in found)
