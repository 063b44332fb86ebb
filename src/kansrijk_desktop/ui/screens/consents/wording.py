"""What a consent says, in words."""

from collections.abc import Iterator

from kansrijk_desktop.records.consent import Consent, Explanation
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.consent_words import consent_word, explanation, subject_words
from kansrijk_desktop.services.consents import ConsentOnPage
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.recipient_words import kind_word
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.texts import _


def state_badge(shown: ConsentOnPage) -> tuple[str, str, str, str]:
    """Return whether it holds: word, icon, ink and ground."""
    if shown.is_holding:
        return _("geldt"), "check", "green", "green_soft"
    if shown.consent.withdrawn_on is not None:
        return _("ingetrokken"), "undo", "text", "sunken"
    return _("geldt nu niet"), "clock", "text", "sunken"


def lines_of(consent: Consent) -> tuple[str, ...]:
    """Return what she agreed to, a line each; safety is told apart (`private_lines`)."""
    lines = (
        " · ".join(_for_what(consent)),
        _what(consent),
        " · ".join(_how(consent)),
        _explained(consent),
        _("Vastgelegd door {name}").format(name=consent.recorded_by) if consent.recorded_by else "",
        _withdrawn(consent),
    )
    return tuple(line for line in lines if line)


def private_lines(consent: Consent) -> tuple[str, str]:
    """Say the same two things for everyone, so that their being there tells nothing."""
    safety = _("wel delen") if SAFETY in consent.domains else _("niet delen")
    marked = _("wel delen") if consent.includes_not_for_home else _("niet delen")
    return (
        _("Veiligheid: {answer}").format(answer=safety),
        _("Antwoorden die ‘niet voor thuis’ zijn: {answer}").format(answer=marked),
    )


def _for_what(consent: Consent) -> Iterator[str]:
    if consent.recipient_kind:
        yield kind_word(RecipientKind(consent.recipient_kind))
    if consent.purpose:
        yield consent.purpose


def _what(consent: Consent) -> str:
    subjects = subject_words(consent.domains)
    return _("Mag gedeeld worden: {subjects}").format(subjects=subjects) if subjects else ""


def _how(consent: Consent) -> Iterator[str]:
    yield _("{form}, door {name}, op {day}").format(
        form=consent_word(consent.form), name=consent.given_by, day=long_date(consent.given_on)
    )
    if consent.language:
        yield _("in het {language}").format(language=consent.language)
    if consent.interpreter:
        yield _("met tolk {name}").format(name=consent.interpreter)
    if consent.valid_until is not None:
        yield _("tot en met {day}").format(day=long_date(consent.valid_until))


def _explained(consent: Consent) -> str:
    told = [explanation(Explanation(part))[0].lower() for part in consent.explanations]
    return _("Uitgelegd: {parts}").format(parts=", ".join(told)) if told else ""


def _withdrawn(consent: Consent) -> str:
    if consent.withdrawn_on is None:
        return ""
    line = _("Ingetrokken op {day}").format(day=long_date(consent.withdrawn_on))
    return f"{line} · {consent.withdrawal_note}" if consent.withdrawal_note else line
