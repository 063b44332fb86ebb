"""The bundled Noto faces: which characters each covers, and how HarfBuzz shapes text in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

import uharfbuzz as hb

from kansrijk_desktop.assets import resource

# Tables a PDF reader has no use for: it gets positioned glyphs and its own map to text.
_UNUSED_TABLES: Final = tuple(
    int.from_bytes(tag, "big")
    for tag in (b"GSUB", b"GPOS", b"GDEF", b"STAT", b"DSIG", b"meta", b"cmap", b"name", b"post")
)


class Weight(StrEnum):
    """The cuts of a face that are used on paper."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped text; lengths in thousandths of the type size.

    Attributes:
        text: the characters it stands for; empty for a further glyph of the same characters.
        width: the advance the PDF reader takes from the font.
        advance: the advance that is wanted, kerning included.
    """

    id: int
    text: str
    width: int
    advance: int
    x_offset: int
    y_offset: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a PDF font descriptor wants to know; thousandths of the type size."""

    ascender: int
    descender: int
    cap_height: int
    bounding_box: tuple[int, int, int, int]
    italic_angle: float


class Typeface:
    """One font file.

    Attributes:
        name: the PostScript name, also the stem of the file.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._data = resource("fonts", f"{name}.ttf").read_bytes()
        self._face = hb.Face(hb.Blob(self._data))
        self._font = hb.Font(self._face)
        self._characters: frozenset[int] = frozenset(self._face.unicodes)

    def covers(self, character: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        return ord(character) in self._characters

    def shape(
        self, text: str, *, rtl: bool = False, language: str = "", small_caps: bool = False
    ) -> tuple[Glyph, ...]:
        """Return the glyphs for the text, from left to right as they are painted."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        if language:
            buffer.language = language
        hb.shape(self._font, buffer, {"smcp": small_caps})
        infos = buffer.glyph_infos
        texts = _texts_by_cluster(text, (info.cluster for info in infos))
        glyphs = []
        for info, position in zip(infos, buffer.glyph_positions, strict=True):
            glyphs.append(
                Glyph(
                    info.codepoint,
                    texts.pop(info.cluster, ""),
                    self.width(info.codepoint),
                    position.x_advance,
                    position.x_offset,
                    position.y_offset,
                )
            )
        return tuple(glyphs)

    def width(self, glyph_id: int) -> int:
        """Return the advance of a glyph as it stands in the font."""
        return int(self._font.get_glyph_h_advance(glyph_id))

    @cached_property
    def metrics(self) -> Metrics:
        """Heights and slant of the whole face."""
        # The extents of these letters stand for the face: Noto's own box spans every accent.
        capital = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord("H")))
        extents = self._font.get_font_extents("ltr")
        return Metrics(
            ascender=int(extents.ascender),
            descender=int(extents.descender),
            cap_height=int(capital.y_bearing) if capital else int(extents.ascender),
            bounding_box=(-1000, int(extents.descender), 3000, int(extents.ascender)),
            italic_angle=-12.0 if self.name.endswith("Italic") else 0.0,
        )

    def subset(self, glyph_ids: Iterable[int]) -> bytes:
        """Return a font file with only these glyphs, their numbers unchanged."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph_ids)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(_UNUSED_TABLES)
        subset: bytes = wanted.subset(self._face).blob.data
        return subset


def _texts_by_cluster(text: str, clusters: Iterable[int]) -> dict[int, str]:
    """Return per cluster the characters it stands for."""
    starts = sorted(set(clusters))
    ends = [*starts[1:], len(text)]
    return {start: text[start:end] for start, end in zip(starts, ends, strict=True)}


# In order of preference: Latin with Greek and Cyrillic, Arabic script, Ethiopic (Tigrinya).
_FAMILIES: Final = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
_ITALIC_FAMILIES: Final = frozenset({"NotoSans"})


@cache
def _typeface(name: str) -> Typeface:
    """Return the face of this name, read once."""
    return Typeface(name)


def fallback_chain(weight: Weight) -> tuple[Typeface, ...]:
    """Return the faces to try for a character, in order; slant gives way to having a glyph."""
    return tuple(_typeface(f"{family}-{_nearest_weight(family, weight)}") for family in _FAMILIES)


def _nearest_weight(family: str, weight: Weight) -> Weight:
    """Return the weight, or upright where the family has no italic."""
    if weight is Weight.ITALIC and family not in _ITALIC_FAMILIES:
        return Weight.REGULAR
    return weight
