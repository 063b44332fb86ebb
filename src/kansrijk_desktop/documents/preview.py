"""Pages as plain pixels, for the preview on screen and for the printer."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2

SCREEN_DPI = 110
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page.

    Attributes:
        pixels: four bytes a pixel, in the order blue, green, red, unused; row by row.
        stride: bytes from one row to the next.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(document: bytes) -> int:
    """Return the number of pages."""
    with closing(pypdfium2.PdfDocument(document)) as pdf:
        return len(pdf)


def page_images(document: bytes, dots_per_inch: float = SCREEN_DPI) -> Iterator[PageImage]:
    """Yield the pages one by one, so that a long document needs the memory of one page."""
    with closing(pypdfium2.PdfDocument(document)) as pdf:
        for index in range(len(pdf)):
            with closing(pdf[index]) as page:
                bitmap = page.render(
                    scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True
                )
                yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def page_texts(document: bytes) -> list[str]:
    """Return the text of each page, as a reader copies it."""
    texts = []
    with closing(pypdfium2.PdfDocument(document)) as pdf:
        for index in range(len(pdf)):
            with closing(pdf[index]) as page, closing(page.get_textpage()) as text_page:
                texts.append(text_page.get_text_bounded())
    return texts
