"""Put the used part of each face into a PDF, by glyph number (ISO 32000-1, 9.7.4)."""

import hashlib
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from kansrijk_desktop.documents.painting import FaceUse

_SYMBOLIC: Final = 4
_ITALIC: Final = 64
_TAG_LETTERS: Final = 6
_MOST_ENTRIES: Final = 100  # in one bfchar section (Adobe technical note 5014)


def embed(pdf: pikepdf.Pdf, faces: tuple[FaceUse, ...]) -> None:
    """Embed the faces and make them known to every page."""
    fonts = Dictionary()
    for use in faces:
        fonts[f"/{use.resource}"] = pdf.make_indirect(_font(pdf, use))
    shared = pdf.make_indirect(fonts)
    for page in pdf.pages:
        page.obj.Resources.Font = shared


def _font(pdf: pikepdf.Pdf, use: FaceUse) -> Dictionary:
    """Return a composite font whose codes are glyph numbers."""
    data = use.typeface.subset({0, *use.texts})
    name = Name(f"/{_tag(data)}+{use.typeface.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=1000,
        W=_widths(use),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, use, name, data)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_stream(_to_unicode(use.texts)),
    )


def _descriptor(pdf: pikepdf.Pdf, use: FaceUse, name: Name, data: bytes) -> Dictionary:
    """Return the descriptor with the font file."""
    metrics = use.typeface.metrics
    file = pdf.make_stream(data)
    file.Length1 = len(data)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC | (_ITALIC if metrics.italic_angle else 0),
        FontBBox=Array(list(metrics.bounding_box)),
        ItalicAngle=metrics.italic_angle,
        Ascent=metrics.ascender,
        Descent=metrics.descender,
        CapHeight=metrics.cap_height,
        StemV=140 if use.typeface.name.endswith("Bold") else 90,
        FontFile2=file,
    )


def _tag(data: bytes) -> str:
    """Return six capitals that name this subset, the same for the same content."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = []
    for _ in range(_TAG_LETTERS):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _widths(use: FaceUse) -> Array:
    """Return the width of each used glyph."""
    widths = Array()
    for glyph_id in sorted(use.texts):
        widths.append(glyph_id)
        widths.append(Array([use.typeface.width(glyph_id)]))
    return widths


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the map from glyph numbers to text, for search, copy and screen readers."""
    entries = [
        f"<{glyph_id:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph_id, text in sorted(texts.items())
    ]
    sections = []
    for start in range(0, len(entries), _MOST_ENTRIES):
        part = entries[start : start + _MOST_ENTRIES]
        sections += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *sections,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")
