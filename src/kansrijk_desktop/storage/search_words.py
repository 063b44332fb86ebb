"""Fold names, dates and numbers to the words by which a dossier is found.

Folded: no capitals, no diacritics, and letters such as ø and ł as their plain neighbours, so that
"Özdemir" is found by "ozd". The same folding serves what is stored and what is typed.
"""

import re
import unicodedata
from datetime import date

PLAIN_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŧ": "t",
    }
)
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
DATE_SEPARATORS = re.compile(r"(?<=\d)[-/.](?=\d|$)")
NOT_WORD = re.compile(r"[^\w-]|_")
MOST_TYPED_WORDS = 6
LONGEST_WORD = 60


def fold(text: str) -> str:
    """Return the text without capitals and diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.casefold().translate(PLAIN_LETTERS)


def name_words(*names: str) -> set[str]:
    """Return the words of a name: its parts, and parts around an apostrophe as one as well."""
    words: set[str] = set()
    for name in names:
        folded = fold(name)
        words.update(_words(APOSTROPHES.sub(" ", folded)))
        words.update(_words(APOSTROPHES.sub("", folded)))
    return words


def birth_date_words(day: date | None) -> set[str]:
    """Return the ways a date of birth is typed: 1-2-1990, 01021990 and 1990."""
    if day is None:
        return set()
    return {f"{day.day}-{day.month}-{day.year}", f"{day:%d%m%Y}", f"{day:%Y}"}


def typed_words(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that someone typed in the search field."""
    words: list[str] = []
    for part in fold(text).split():
        dated = DATE_SEPARATORS.sub("-", part)
        if re.fullmatch(r"\d{1,2}-(\d{0,2})(-\d{0,4})?", dated):
            words.append(re.sub(r"(^|-)0", r"\1", dated))
        else:
            words.extend(_words(APOSTROPHES.sub("", part)))
    return tuple(dict.fromkeys(words))[:MOST_TYPED_WORDS]


def _words(folded: str) -> list[str]:
    plain = NOT_WORD.sub(" ", folded).replace("-", " ")
    return [word[:LONGEST_WORD] for word in plain.split()]
