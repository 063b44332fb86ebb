"""Type for papers that parents read: large, with room around it."""

from typing import Final

from kansrijk_desktop.documents.layout import GREY, TEAL
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import TextStyle

LARGE_TITLE: Final = TextStyle(28, 34, Weight.BOLD)
LARGE_HEADING: Final = TextStyle(17, 23, Weight.BOLD, TEAL)
LARGE_STRONG: Final = TextStyle(15, 21, Weight.BOLD)
LARGE: Final = TextStyle(14, 20)
LARGE_QUIET: Final = TextStyle(12, 17, colour=GREY)
NUMERAL: Final = TextStyle(30, 34, Weight.BOLD, TEAL)
