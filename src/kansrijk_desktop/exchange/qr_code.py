"""A text as a QR code: dark and light squares, drawn by the screen and by documents."""

from typing import Final

import segno

# Enough to be read from a creased paper, and no larger than needed.
_REPAIR: Final = "m"

Squares = tuple[tuple[bool, ...], ...]


def qr_squares(text: str) -> Squares:
    """Return the rows of a QR code, True where it is dark, without the quiet border.

    Raises:
        ValueError: the text is too long for one.
    """
    code = segno.make_qr(text, error=_REPAIR, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix)
