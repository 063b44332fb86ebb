"""Hand the screens the judge of passphrases: the estimate of the services as they show it."""

from kansrijk_desktop.services.passphrases import assess_passphrase
from kansrijk_desktop.ui.passphrases import Judgement


def judge_passphrase(passphrase: str, own_words: tuple[str, ...] = ()) -> Judgement:
    """Return how good `passphrase` is; `own_words` are names that a colleague would try first."""
    advice = assess_passphrase(passphrase, own_words)
    return Judgement(advice.strength, advice.refusal)
