"""Whether something about a family may leave: the one place where that is decided.

Nothing is told to others without her consent for this recipient and these subjects that holds on
the day it is told. What she gets herself is not sharing. The Meldcode track has grounds of its own
and is not decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kansrijk_desktop.errors import NoConsentError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.sharing import SUBJECTS, Permission
from kansrijk_desktop.texts import _

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is about to be told, and to whom.

    Attributes:
        recipient: the organisation or person, as it will be addressed.
        recipient_kind: a `RecipientKind`.
        subjects: the domains that are told.
        tells_marked: answers marked *niet voor thuis* outside the safety section are among it.
    """

    patient_id: str
    recipient: str
    recipient_kind: str
    subjects: frozenset[str]
    tells_marked: bool = False


def consent_for(consents: Iterable[Consent], sharing: Sharing, day: date) -> Consent:
    """Return the consent this rests on: the last one given that covers all of it.

    Raises:
        NoConsentError: there is none; says why and what to do.
    """
    known = consents_for_recipient(consents, sharing)
    holding = [consent for consent in known if consent.holds_on(day)]
    for consent in holding:
        if covers(consent, sharing):
            return consent
    if holding:
        raise NoConsentError(_not_covered(holding, sharing))
    raise NoConsentError(_none_holds(known, day))


def require_holding(consent: Consent, day: date) -> None:
    """Refuse what rests on a consent that does not hold.

    Raises:
        NoConsentError: it was withdrawn, is over, or is still to begin.
    """
    if not consent.holds_on(day):
        raise NoConsentError(_none_holds((consent,), day))


def consents_for_recipient(consents: Iterable[Consent], sharing: Sharing) -> tuple[Consent, ...]:
    """Return what she ever agreed to for this recipient, the last given first."""
    fitting = (
        consent
        for consent in consents
        if consent.patient_id == sharing.patient_id
        and is_for_recipient(consent, sharing.recipient, sharing.recipient_kind)
    )
    return tuple(sorted(fitting, key=_given, reverse=True))


def is_for_recipient(consent: Consent, name: str, kind: str) -> bool:
    """Tell whether it names this recipient, however that was typed.

    Consents of the first versions know no kind, and a midwife was "someone else" before she had a
    kind of her own.
    """
    kinds = {"", kind}
    if kind == RecipientKind.MIDWIFE:
        kinds.add(RecipientKind.OTHER)
    same_kind = consent.recipient_kind in kinds
    return same_kind and _key(consent.recipient) == _key(name) != ""


def covers(consent: Consent, sharing: Sharing) -> bool:
    """Tell whether all of this may be told because of it."""
    is_marked_agreed = consent.includes_not_for_home or not sharing.tells_marked
    return sharing.subjects <= set(consent.domains) and is_marked_agreed


def permission_of(consent: Consent) -> Permission:
    """Return what she lets be told by a consent."""
    return Permission(frozenset(consent.domains), consent.includes_not_for_home)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _given(consent: Consent) -> tuple[date, datetime, str]:
    return consent.given_on, consent.recorded_at or _LONG_AGO, consent.id


def _not_covered(holding: list[Consent], sharing: Sharing) -> str:
    """Say what is missing in the consent that comes closest."""
    missing = min((sharing.subjects - set(one.domains) for one in holding), key=len)
    if missing:
        words = [domain_word(subject).lower() for subject in SUBJECTS if subject in missing]
        return _(
            "Haar toestemming voor deze ontvanger geldt niet voor: {subjects}. Zet dat uit, of "
            "vraag het haar. Er is niets gedeeld."
        ).format(subjects=", ".join(words))
    return _(
        "Haar toestemming voor deze ontvanger geldt niet voor antwoorden die ‘niet voor thuis’ "
        "zijn. Zet dat uit, of vraag het haar. Er is niets gedeeld."
    )


def _none_holds(known: tuple[Consent, ...], day: date) -> str:
    if not known:
        return _(
            "Voor deze ontvanger is geen toestemming vastgelegd. Vraag het haar, en leg het vast. "
            "Er is niets gedeeld."
        )
    last = known[0]
    if last.withdrawn_on is not None:
        return _(
            "Zij heeft de toestemming voor deze ontvanger ingetrokken. Deel niets, of vraag het "
            "haar opnieuw. Er is niets gedeeld."
        )
    if last.given_on > day:
        return _(
            "De toestemming voor deze ontvanger geldt vandaag nog niet. Kijk de datum na. Er is "
            "niets gedeeld."
        )
    return _(
        "De toestemming voor deze ontvanger is verlopen. Vraag het haar opnieuw. Er is niets "
        "gedeeld."
    )
