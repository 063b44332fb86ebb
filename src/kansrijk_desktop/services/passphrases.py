"""Judge a new passphrase: refuse what is guessed first, advise what is hard to guess.

Length counts, nothing else: no required signs, no forced change (OWASP ASVS 5.0, 6.2). The
estimate and the list of much used passwords are those of zxcvbn; the Dutch words are ours.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from zxcvbn import zxcvbn

from kansrijk_desktop.texts import _

SHORTEST = 8
MOST_BYTES = 1024
FEW_WORDS = 2
# zxcvbn's scores run from 0, guessed at once, to 4.
EASY_TO_GUESS = 1
WEAKEST = 1
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


@dataclass(frozen=True, slots=True)
class PassphraseAdvice:
    """How good a passphrase is.

    Attributes:
        strength: 0 (nothing typed) to 4 (strong).
        refusal: why it cannot be used and what to do, in Dutch; empty when it can.
    """

    strength: int = 0
    refusal: str = ""


def assess_passphrase(passphrase: str, own_words: Iterable[str] = ()) -> PassphraseAdvice:
    """Return how good a passphrase is, and whether it may be used.

    Own words are names that someone nearby would try, such as those of the practice and the user.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if not text:
        return PassphraseAdvice()
    words = {word for name in own_words for word in _plain(name).split()}
    score = _score(text, words)
    refusal = _refusal(text, words, score)
    return PassphraseAdvice(WEAKEST if refusal else max(score, WEAKEST), refusal)


def _refusal(text: str, own_words: set[str], score: int) -> str:
    if len(text) < SHORTEST:
        return _("Gebruik minstens {count} tekens.").format(count=SHORTEST)
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return _("Dit is te lang. Neem een kortere zin.")
    if score <= EASY_TO_GUESS or _is_first_choice(text, own_words):
        return _("Dit is makkelijk te raden. Neem liever een zin van 4 of 5 losse woorden.")
    return ""


def _is_first_choice(text: str, own_words: set[str]) -> bool:
    """Whether it is one or two known words, with any digits and signs around them."""
    known = {*own_words, *DUTCH_FIRST_CHOICES}
    stripped = (AROUND.sub("", word) for word in _plain(text).split())
    words = [word for word in stripped if word]
    are_known = all(word in known or word.translate(COMMON_SWAPS) in known for word in words)
    return len(words) <= FEW_WORDS and are_known


def _score(text: str, own_words: set[str]) -> int:
    known = [*DUTCH_FIRST_CHOICES, *own_words]
    return int(zxcvbn(text[:LONGEST_ESTIMATED], user_inputs=known)["score"])


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
