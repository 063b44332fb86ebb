"""Take typed words as they can be kept: what cannot be seen or stored is left out.

Pasted text may hold characters that no database or FHIR file can hold (a zero byte, half a
surrogate pair); kept as they are, they would make the whole screening unreadable.
"""

from kansrijk_desktop.services.typed_text import read_remark

MAX_WORDS = 10_000


def written_words(typed: str) -> str:
    """Return typed text without invisible characters and space around it, line breaks kept."""
    return read_remark(typed[:MAX_WORDS])
