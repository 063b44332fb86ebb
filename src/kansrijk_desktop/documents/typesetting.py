"""Break text into lines of shaped pieces, with a fallback face and a direction for each piece."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from kansrijk_desktop.documents import bidi
from kansrijk_desktop.documents.typefaces import Glyph, Typeface, Weight, fallback_chain
from kansrijk_desktop.errors import MissingGlyphError

Colour = tuple[float, float, float]

BLACK: Final[Colour] = (0.0, 0.0, 0.0)

# A line may break after these inside a word (the last is the Ethiopic word space).
_BREAK_AFTER: Final = frozenset("-/–—\u1361")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks.

    Attributes:
        tracking: extra space after each glyph, in points.
    """

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: Colour = BLACK
    small_caps: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text within a paragraph; its direction is its own (an isolate).

    Attributes:
        weight: overrules the weight of the style.
        language: BCP 47 code where it is not Dutch.
    """

    text: str
    weight: Weight | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text in one face, one direction and one language; never wider than a word.

    Attributes:
        level: the embedding level; odd is right to left.
    """

    text: str
    typeface: Typeface
    glyphs: tuple[Glyph, ...]
    width: float
    level: int
    language: str

    @property
    def is_space(self) -> bool:
        """Tell whether the piece is the white between two words."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of pieces in the order of reading.

    Attributes:
        gap: the white at its end: it has no width, but parts two words for a listener.
    """

    pieces: tuple[Piece, ...]
    gap: Piece | None = None

    @property
    def width(self) -> float:
        """Width from the first to the last glyph."""
        return sum(piece.width for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Character:
    """A character with all that decides in which piece it goes."""

    text: str
    level: int
    weight: Weight
    language: str
    typeface: Typeface


class Typesetter:
    """Shapes the text of one document.

    Shaped words are kept for the time of one document only: they are words of a patient, and a
    cache that outlives the document would outlive the lock of the program.
    """

    def __init__(self) -> None:
        self._shaped: dict[tuple[object, ...], Piece] = {}
        self._broken: dict[tuple[object, ...], list[Line]] = {}

    def lines(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, *, rtl: bool = False
    ) -> list[Line]:
        """Return the spans as lines no wider than the width; a line end in the text is kept."""
        key = (spans, style, width, rtl)
        if key not in self._broken:
            paragraphs = _paragraphs(spans, style, base=int(rtl))
            self._broken[key] = [
                line for paragraph in paragraphs for line in self._filled(paragraph, style, width)
            ]
        return self._broken[key]

    def clipped(self, lines: Sequence[Line], ending: Span, style: TextStyle, width: float) -> Line:
        """Return the first of the lines, shortened word by word until the ending fits behind."""
        tail = [
            self._piece(word, style)
            for paragraph in _paragraphs([ending], style, base=0)
            for word in _runs(paragraph)
        ]
        kept = list(lines[0].pieces) if lines else []
        room = width - sum(piece.width for piece in tail)
        while kept and (sum(piece.width for piece in kept) > room or kept[-1].is_space):
            kept.pop()
        return Line((*kept, *tail))

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text on one line."""
        return sum(line.width for line in self.lines((Span(text),), style, float("inf")))

    def _filled(
        self, paragraph: Sequence[_Character], style: TextStyle, width: float
    ) -> Iterator[Line]:
        """Yield lines, each filled with as many words as fit."""
        line: list[Piece] = []
        used = 0.0
        for word in _words(paragraph):
            pieces = [self._piece(run, style) for run in _runs(word)]
            wide = sum(piece.width for piece in pieces)
            if pieces[0].is_space:
                line += pieces if line else []
                used += wide if line else 0.0
                continue
            if used + wide > width:
                if line:
                    yield _line(line)
                *full, pieces = self._cut(word, style, width) if wide > width else [pieces]
                yield from (_line(part) for part in full)
                line, used = [], 0.0
                wide = sum(piece.width for piece in pieces)
            line += pieces
            used += wide
        yield _line(line)

    def _cut(self, word: Sequence[_Character], style: TextStyle, width: float) -> list[list[Piece]]:
        """Cut a word wider than a line into parts, never between a letter and its marks."""
        parts: list[list[Piece]] = []
        start = 0
        used = 0.0
        for index, character in enumerate(word):
            wide = self._piece([character], style).width
            is_mark = unicodedata.combining(character.text) != 0
            if used + wide > width and index > start and not is_mark:
                parts.append([self._piece(run, style) for run in _runs(word[start:index])])
                start, used = index, 0.0
            used += wide
        parts.append([self._piece(run, style) for run in _runs(word[start:])])
        return parts

    def _piece(self, run: Sequence[_Character], style: TextStyle) -> Piece:
        """Shape characters of one face, level and language."""
        first = run[0]
        text = "".join(character.text for character in run)
        key = (text, first.typeface, first.level, first.language, style.small_caps)
        piece = self._shaped.get(key)
        if piece is None:
            glyphs = first.typeface.shape(
                text,
                rtl=bool(first.level % 2),
                language=first.language or "nl",
                small_caps=style.small_caps,
            )
            advance = sum(glyph.advance for glyph in glyphs) / 1000
            piece = Piece(text, first.typeface, glyphs, advance, first.level, first.language)
            self._shaped[key] = piece
        width = piece.width * style.size + style.tracking * len(piece.glyphs)
        return replace(piece, width=width)


def _paragraphs(
    spans: Sequence[Span], style: TextStyle, *, base: int
) -> Iterator[list[_Character]]:
    """Yield the characters between two line ends, each with its level and face."""
    paragraph: list[_Character] = []
    for span in spans:
        weight = span.weight or style.weight
        direction = base or int(bidi.is_rtl(span.text))
        for number, text in enumerate(span.text.replace("\n", " \n").split("\n")):
            if number:
                yield paragraph
                paragraph = []
            found = bidi.levels(text, direction)
            faces = _faces(text, weight)
            paragraph.extend(
                _Character(character, level, weight, span.language, face)
                for character, level, face in zip(text, found, faces, strict=True)
            )
    yield paragraph


def _faces(text: str, weight: Weight) -> Iterator[Typeface]:
    """Yield the face for each character: the one before it where that has it, else the first.

    A space, a mark or a comma after an Arabic word so stays with the word.
    """
    chain = fallback_chain(weight)
    latest = chain[0]
    for character in text:
        if character.isalpha() or not latest.covers(character):
            latest = _first_that_covers(character, chain)
        yield latest


def _first_that_covers(character: str, chain: Sequence[Typeface]) -> Typeface:
    """Return the first face with the character."""
    for face in chain:
        if face.covers(character):
            return face
    raise MissingGlyphError(
        f"Dit teken kan niet worden afgedrukt: {character} (U+{ord(character):04X}).",
        f"U+{ord(character):04X}",
    )


def _words(paragraph: Sequence[_Character]) -> Iterator[list[_Character]]:
    """Yield words and the white between them, in turn; long compounds break at their dashes."""
    word: list[_Character] = []
    for character in paragraph:
        if word and _may_break(word[-1].text, character.text):
            yield word
            word = []
        word.append(character)
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters; dates and numbers stay whole."""
    if (before == " ") != (after == " "):
        return True
    return before in _BREAK_AFTER and after.isalpha()


def _runs(word: Sequence[_Character]) -> Iterator[list[_Character]]:
    """Yield the stretches of a word with one face, level and language."""
    for _, run in groupby(word, lambda each: (each.typeface.name, each.level, each.language)):
        yield list(run)


def _line(pieces: Sequence[Piece]) -> Line:
    """Return a line with the white at its end set apart."""
    kept = list(pieces)
    gap = None
    while kept and kept[-1].is_space:
        gap = kept.pop()
    return Line(tuple(kept), gap)
