"""Cut the text of an expression into tokens.

Source: FHIRPath N1 (normative release 2.0.0), grammar `fhirpath.g4`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from kansrijk_desktop.engine.expressions.errors import ExpressionSyntaxError, LimitExceededError

MAX_LENGTH = 20_000
MAX_TOKENS = 5_000


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    TEXT = auto()
    TEMPORAL = auto()
    WORD = auto()
    QUOTED_WORD = auto()
    VARIABLE = auto()
    SPECIAL = auto()
    SYMBOL = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `text` is already without quotes, escapes and marks."""

    kind: Kind
    text: str
    position: int


# No alternative can match the same text in two ways, so there is nothing to backtrack into.
_TIME = r"\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_OFFSET = r"(?:Z|[+-]\d{2}:\d{2})?"
_PATTERN = re.compile(
    rf"""
    (?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
  | (?P<TEMPORAL>@(?:T{_TIME}|{_DATE}(?:T(?:{_TIME}{_OFFSET})?)?))
  | (?P<NUMBER>\d+(?:\.\d+)?)
  | '(?P<TEXT>(?:[^'\\]|\\.)*)'
  | `(?P<QUOTED_WORD>(?:[^`\\]|\\.)*)`
  | %(?P<VARIABLE>[A-Za-z_][A-Za-z0-9_]*|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*')
  | \$(?P<SPECIAL>this|index|total)\b
  | (?P<WORD>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<SYMBOL><=|>=|!=|!~|[-+*/&|=~<>.,()\[\]{{}}])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_ESCAPED = {"f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def unescape(text: str) -> str:
    r"""Resolve the escapes of a string literal.

    A backslash before any other character falls away, as the specification says (`\p` is `p`).
    """
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_resolve_escape, text)


def _resolve_escape(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPED.get(code, code)


def tokenize(text: str) -> list[Token]:
    """Cut `text` into tokens, the last of kind END.

    Raises:
        ExpressionSyntaxError: a character that starts no token, or a quote that is not closed.
        LimitExceededError: longer than any sensible expression.
    """
    if len(text) > MAX_LENGTH:
        raise LimitExceededError(f"expression longer than {MAX_LENGTH} characters")
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None:
            raise ExpressionSyntaxError("character that starts nothing", position)
        group = match.lastgroup or ""
        if group != "space":
            tokens.append(_token(Kind[group], match[group], position))
            if len(tokens) > MAX_TOKENS:
                raise LimitExceededError(f"expression of more than {MAX_TOKENS} parts", position)
        position = match.end()
    tokens.append(Token(Kind.END, "", len(text)))
    return tokens


def _token(kind: Kind, text: str, position: int) -> Token:
    if kind in {Kind.TEXT, Kind.QUOTED_WORD}:
        return Token(kind, unescape(text), position)
    if kind is Kind.VARIABLE and text[0] in "`'":
        return Token(kind, unescape(text[1:-1]), position)
    return Token(kind, text, position)
