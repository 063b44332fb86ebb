"""Estimate how easily a passphrase is guessed (zxcvbn; with lists of much-used passwords).

No rules about capitals or signs: only length, and not on the lists (OWASP ASVS 5, 6.2).
"""

import unicodedata
from typing import Final

from zxcvbn import zxcvbn

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import MIN_LENGTH, Judgement

_LONGEST_JUDGED: Final = 72
_GUESSABLE: Final = 1
_OWN_WORDS: Final = (
    "kansrijk",
    "wachtwoord",
    "welkom",
    "verloskunde",
    "verloskundige",
    "kraamzorg",
    "zwanger",
    "praktijk",
    "geboorte",
    "baby",
)


def judge_passphrase(passphrase: str, own_words: tuple[str, ...] = ()) -> Judgement:
    """Return how good `passphrase` is; `own_words` are names that a colleague would try first."""
    text = unicodedata.normalize("NFC", passphrase)
    if not text:
        return Judgement()
    words = [word for phrase in own_words for word in phrase.lower().split()]
    score = int(zxcvbn(text[:_LONGEST_JUDGED], user_inputs=[*_OWN_WORDS, *words])["score"])
    strength = max(score, 1)
    if len(text) < MIN_LENGTH:
        refusal = _("Gebruik minstens {count} tekens.").format(count=MIN_LENGTH)
        return Judgement(1, refusal)
    if score <= _GUESSABLE:
        return Judgement(strength, _("Dit is makkelijk te raden. Neem liever een zin."))
    return Judgement(strength)
