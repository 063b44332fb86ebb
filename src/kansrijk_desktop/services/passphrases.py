"""Judge a new passphrase: refuse what is guessed first, advise what is hard to guess.

Length counts, nothing else: no required signs, no forced change (OWASP ASVS 5.0, 6.2). The
estimate and the list of much used passwords are those of zxcvbn; the Dutch words are ours.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from zxcvbn import zxcvbn

SHORTEST = 8
MOST_BYTES = 1024
ADVISED_LENGTH = 15
FEW_WORDS = 2
# zxcvbn's scores run from 0, guessed at once, to 4.
EASY_TO_GUESS = 1
HARD_TO_GUESS = 3
# zxcvbn takes long over long texts, and beyond this the answer no longer changes.
LONGEST_ESTIMATED = 72

# What people here choose first, with any digits and signs around it.
FIRST_CHOICES_TEXT = """
    welkom wachtwoord geheim geheimpje inloggen toegang sleutel paswoord qwerty azerty qwertyuiop
    asdfgh zxcvbn abcdef abcdefgh letmein password passwort admin beheer beheerder gebruiker test
    hallo hoi doei hallodaar dag liefde schatje lieverd lief schat poes poesje hond hondje konijn
    kat katje paard bloem bloemetje zonnetje zonneschijn regenboog vlinder sterretje prinses
    januari februari maart april mei juni juli augustus september oktober november december
    lente zomer herfst winter maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    nederland holland amsterdam rotterdam denhaag utrecht eindhoven groningen tilburg almere breda
    nijmegen arnhem haarlem enschede maastricht limburg brabant gelderland friesland zeeland drenthe
    ajax feyenoord psv voetbal oranje vitesse computer laptop internet telefoon vakantie weekend
    koffie kaas stroopwafel hagelslag patat frikandel bier wijn chocola appeltaart
    mama papa moeder vader oma opa baby babytje kindje dochter zoon zusje broertje familie gezin
    kansrijk kansrijkestart verloskunde verloskundige vroedvrouw kraamzorg kraamverzorgende
    kraamtijd zwanger zwangerschap bevalling geboorte ooievaar wieg echo praktijk jeugdzorg
    jeugdgezondheidszorg consultatiebureau jgz ggd huisarts ziekenhuis zorg patient client dossier
    signalering reuring
"""
DUTCH_FIRST_CHOICES = tuple(FIRST_CHOICES_TEXT.split())

COMMON_SWAPS = str.maketrans("013457@$!", "oieastasi")
AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class Strength(IntEnum):
    """How hard a passphrase is to guess."""

    REFUSED = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3


@dataclass(frozen=True, slots=True)
class PassphraseAdvice:
    """What to say about a passphrase.

    Attributes:
        message: one or two Dutch sentences to show below the field.
    """

    strength: Strength
    message: str

    @property
    def is_accepted(self) -> bool:
        """Whether it may be used."""
        return self.strength is not Strength.REFUSED


def judge_passphrase(passphrase: str, own_words: Iterable[str] = ()) -> PassphraseAdvice:
    """Return whether a passphrase may be used, and how it could be better.

    Own words are names that someone nearby would try, such as those of the practice and the user.
    """
    text = unicodedata.normalize("NFC", passphrase)
    refusal = _refusal(text, {word for name in own_words for word in _plain(name).split()})
    if refusal:
        return PassphraseAdvice(Strength.REFUSED, refusal)
    is_hard = _estimate(text) >= HARD_TO_GUESS
    if is_hard and len(text) >= ADVISED_LENGTH:
        return PassphraseAdvice(Strength.GOOD, "Goed: lang genoeg en moeilijk te raden.")
    advice = "Sterker is een zin van 4 of 5 losse woorden die u goed onthoudt."
    if is_hard:
        return PassphraseAdvice(Strength.FAIR, f"Redelijk. {advice}")
    return PassphraseAdvice(Strength.WEAK, f"Zwak, maar het mag. {advice}")


def _refusal(text: str, own_words: set[str]) -> str:
    if len(text) < SHORTEST:
        return f"Kies minstens {SHORTEST} tekens. Een zin van 4 of 5 woorden is het best."
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return "Dit is te lang. Kies een kortere zin."
    known = {*own_words, *DUTCH_FIRST_CHOICES}
    stripped = (AROUND.sub("", word) for word in _plain(text).split())
    words = [word for word in stripped if word]
    are_known = all(word in known or word.translate(COMMON_SWAPS) in known for word in words)
    if len(words) <= FEW_WORDS and are_known:
        return "Dit wordt als eerste geraden. Kies een zin van 4 of 5 losse woorden."
    if _estimate(text) <= EASY_TO_GUESS:
        return "Dit is te makkelijk te raden. Kies een zin van 4 of 5 losse woorden."
    return ""


def _estimate(text: str) -> int:
    return int(zxcvbn(text[:LONGEST_ESTIMATED], user_inputs=DUTCH_FIRST_CHOICES)["score"])


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
