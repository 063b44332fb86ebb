"""Paint text, rules and boxes on pages, and keep account of what was painted where.

Every stroke is either content that belongs to an element of the structure tree, or an artifact
(ISO 14289-1, 7.1). reportlab makes the pages; text goes in glyph by glyph from HarfBuzz.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kansrijk_desktop.assets import resource
from kansrijk_desktop.documents import bidi
from kansrijk_desktop.documents.tagging import Element, MarkedContent
from kansrijk_desktop.documents.typefaces import Glyph, Typeface
from kansrijk_desktop.documents.typesetting import Colour, Line, Piece, TextStyle

PAGE_WIDTH: Final = float(A4[0])
PAGE_HEIGHT: Final = float(A4[1])


@dataclass(frozen=True, slots=True)
class FaceUse:
    """A face that was painted with, and the text of each of its glyphs.

    Attributes:
        resource: the name under which the pages call the font.
    """

    typeface: Typeface
    resource: str
    texts: dict[int, str]


class Painter:
    """Paints one document, page after page; lengths in points, from the top left corner."""

    def __init__(self) -> None:
        self._target = BytesIO()
        self._canvas = Canvas(
            self._target,
            pagesize=A4,
            invariant=True,
            initialFontName=_chart_font(),  # type: ignore[arg-type]  # the stub says float
        )
        self._page = 0
        self._marks = 0
        self._faces: dict[str, FaceUse] = {}

    @property
    def faces(self) -> tuple[FaceUse, ...]:
        """The faces used so far."""
        return tuple(self._faces.values())

    def end_page(self) -> None:
        """Finish this page; what follows comes on the next."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    def finish(self) -> bytes:
        """Return the pages as a PDF without fonts, structure or metadata."""
        self._canvas.save()
        return self._target.getvalue()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Paint what belongs to an element."""
        mark = MarkedContent(self._page, self._marks)
        self._marks += 1
        element.children.append(mark)
        self._canvas.addLiteral(f"/{element.role} <</MCID {mark.number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Paint what a listener need not hear: rules, page numbers, repeated headers."""
        properties = f"<</Type /Pagination /Subtype /{kind}>> BDC" if kind else "BMC"
        self._canvas.addLiteral(f"/Artifact {properties}")
        yield
        self._canvas.addLiteral("EMC")

    def line(self, line: Line, style: TextStyle, x: float, baseline: float) -> None:
        """Paint a line of text; the caller has said to which element it belongs."""
        places = _places(line, x)
        for pieces, start in _joined(line.pieces, places):
            self._text(pieces, style, start, PAGE_HEIGHT - baseline)
        if line.gap is not None:
            self._text([line.gap], style, x + line.width, PAGE_HEIGHT - baseline)

    def rule(self, x: float, y: float, length: float, colour: Colour, thickness: float) -> None:
        """Paint a horizontal rule."""
        self.fill(x, y - thickness / 2, length, thickness, colour)

    def dashes(self, x: float, y: float, length: float, colour: Colour) -> None:
        """Paint a dashed horizontal rule."""
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(0.6)
        self._canvas.setDash(3, 3)
        self._canvas.line(x, PAGE_HEIGHT - y, x + length, PAGE_HEIGHT - y)
        self._canvas.restoreState()

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Paint a filled box."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.rect(x, PAGE_HEIGHT - y - height, width, height, stroke=0, fill=1)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Paint the outline of a box."""
        self._canvas.setStrokeColorRGB(*colour)
        self._canvas.setLineWidth(0.7)
        self._canvas.rect(x, PAGE_HEIGHT - y - height, width, height, stroke=1, fill=0)

    def _text(self, pieces: Sequence[Piece], style: TextStyle, x: float, y: float) -> None:
        """Write neighbouring pieces of one face and language.

        Right to left every letter is written by itself, in the order of reading: the glyphs then
        stand where they belong and a listener, a search and a copy get the letters in order.
        """
        first = pieces[0]
        glyphs = tuple(glyph for piece in pieces for glyph in piece.glyphs)
        language = f"/Span <</Lang {_utf16(first.language)}>> BDC" if first.language else ""
        if language:
            self._canvas.addLiteral(language)
        if first.level % 2:
            for letter, offset in _letters(glyphs, style):
                self._glyphs(letter, first.typeface, style, x + offset, y)
        else:
            self._glyphs(glyphs, first.typeface, style, x, y)
        if language:
            self._canvas.addLiteral("EMC")

    def _glyphs(
        self, glyphs: Sequence[Glyph], typeface: Typeface, style: TextStyle, x: float, y: float
    ) -> None:
        """Write glyphs from left to right, with their text where the font cannot tell it."""
        use = self._use(typeface)
        known = [_learn(use, glyph) for glyph in glyphs]
        is_plain = all(known)
        if not is_plain:
            text = "".join(glyph.text for glyph in glyphs)
            self._canvas.addLiteral(f"/Span <</ActualText {_utf16(text)}>> BDC")
        red, green, blue = style.colour
        self._canvas.addLiteral(
            f"BT {_number(red)} {_number(green)} {_number(blue)} rg "
            f"/{use.resource} {_number(style.size)} Tf {_number(style.tracking)} Tc "
            f"1 0 0 1 {_number(x)} {_number(y)} Tm {_shown(glyphs, style.size)} ET"
        )
        if not is_plain:
            self._canvas.addLiteral("EMC")

    def _use(self, typeface: Typeface) -> FaceUse:
        """Return the account of a face, opened at its first use."""
        if typeface.name not in self._faces:
            name = f"K{len(self._faces)}"
            self._faces[typeface.name] = FaceUse(typeface, name, {})
        return self._faces[typeface.name]


@cache
def _chart_font() -> str:
    """Register the face reportlab itself writes with, so that it never falls back on Helvetica."""
    name = "NotoSans-Regular"
    pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    return name


def _places(line: Line, x: float) -> list[float]:
    """Return where each piece starts, in the order of reading."""
    starts: dict[int, float] = {}
    for piece in bidi.visual_order([_Numbered(i, p) for i, p in enumerate(line.pieces)]):
        starts[piece.index] = x
        x += piece.piece.width
    return [starts[index] for index in range(len(line.pieces))]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A piece with its place in reading order."""

    index: int
    piece: Piece

    @property
    def level(self) -> int:
        """The level of the piece."""
        return self.piece.level


def _joined(
    pieces: Sequence[Piece], places: Sequence[float]
) -> Iterator[tuple[list[Piece], float]]:
    """Yield pieces that can be written in one go, with where they start.

    They are yielded in the order of reading: that is the order a listener hears.
    """
    group: list[Piece] = []
    start = end = 0.0
    for piece, place in zip(pieces, places, strict=True):
        if group and not (
            piece.typeface is group[0].typeface
            and piece.language == group[0].language
            and not piece.level % 2
            and not group[0].level % 2
            and abs(place - end) < 0.01  # noqa: PLR2004  a hundredth of a point: rounding
        ):
            yield group, start
            group = []
        if not group:
            start = place
        group.append(piece)
        end = place + piece.width
    if group:
        yield group, start


def _letters(glyphs: Sequence[Glyph], style: TextStyle) -> list[tuple[tuple[Glyph, ...], float]]:
    """Return right-to-left glyphs letter by letter in the order of reading, with their offset."""
    letters: list[tuple[tuple[Glyph, ...], float]] = []
    start = end = 0.0
    group: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text and group:
            letters.append((tuple(group), start))
            group, start = [], end
        group.append(glyph)
        end += glyph.advance * style.size / 1000 + style.tracking
    letters.append((tuple(group), start))
    return letters[::-1]


def _learn(use: FaceUse, glyph: Glyph) -> bool:
    """Note the text of a glyph; tell whether a reader can recover it from the font alone."""
    if glyph.text:
        use.texts.setdefault(glyph.id, glyph.text)
        return use.texts[glyph.id] == glyph.text
    use.texts.setdefault(glyph.id, "\u200b")
    return False


def _shown(glyphs: Sequence[Glyph], size: float) -> str:
    """Return the operators that show the glyphs, moved where shaping moved them."""
    operators: list[str] = []
    entries: list[str] = []
    for glyph in glyphs:
        if glyph.y_offset:
            rise = _number(glyph.y_offset * size / 1000)
            operators += [_array(entries), rise, "Ts", _array(_moved(glyph)), "0 Ts"]
            entries = []
        else:
            entries += _moved(glyph)
    return " ".join([*operators, _array(entries)])


def _moved(glyph: Glyph) -> list[str]:
    """Return a glyph with the corrections before and after it."""
    before = [_number(-glyph.x_offset)] if glyph.x_offset else []
    correction = glyph.width - glyph.advance + glyph.x_offset
    after = [_number(correction)] if correction else []
    return [*before, f"<{glyph.id:04X}>", *after]


def _array(entries: Sequence[str]) -> str:
    """Return the operator that shows an array, neighbouring glyphs in one string."""
    return f"[{' '.join(entries)}] TJ".replace("> <", "")


def _number(value: float) -> str:
    """Return a number as PDF writes it."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _utf16(text: str) -> str:
    """Return a text string as a PDF hexadecimal literal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
