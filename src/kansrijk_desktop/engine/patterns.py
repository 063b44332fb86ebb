"""Match a pattern that a form brings, in bounded time (google-re2)."""

from functools import lru_cache
from typing import Protocol

import re2

_MAX_PATTERN = 2_000
# Length of the text times size of the pattern: RE2 needs some 5 ns for each at worst.
_MAX_WORK = 20_000_000


class _Pattern(Protocol):
    """What we use of a compiled pattern; google-re2 has no types."""

    programsize: int

    def fullmatch(self, text: str) -> object | None:
        """Return a match of the whole text, or None."""


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> _Pattern | None:
    if len(pattern) > _MAX_PATTERN:
        return None
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    try:
        compiled: _Pattern = re2.compile(pattern, options)
    except re2.error:
        return None
    return compiled


def matches(pattern: str, written: str) -> bool:
    """Tell whether a whole text matches.

    A pattern that cannot be read blocks nothing, nor does one far too large for so long a text.
    """
    compiled = _compiled(pattern)
    if compiled is None or len(written) * compiled.programsize > _MAX_WORK:
        return True
    return compiled.fullmatch(written) is not None


def is_readable(pattern: str) -> bool:
    """Tell whether a pattern can be used at all."""
    return _compiled(pattern) is not None
