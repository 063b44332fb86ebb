"""The words for whom something is told, how soon, and how she agreed to it."""

from collections.abc import Collection

from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.sharing import SAFETY, SUBJECTS
from kansrijk_desktop.texts import _


def urgency_word(urgency: Urgency) -> str:
    """Return how soon the recipient is asked to act."""
    return {
        Urgency.TODAY: _("Vandaag"),
        Urgency.WITHIN_48_HOURS: _("Binnen 48 uur"),
        Urgency.WITHIN_2_WEEKS: _("Binnen 2 weken"),
        Urgency.ROUTINE: _("Regulier"),
    }[urgency]


def consent_word(form: ConsentForm) -> str:
    """Return how consent was given."""
    return {ConsentForm.SPOKEN: _("Mondeling"), ConsentForm.WRITTEN: _("Schriftelijk")}[form]


def explanations(kind: RecipientKind) -> tuple[tuple[str, str], ...]:
    """Return what she must know before she can agree to a letter: heading and text of each part."""
    shared = (
        explanation(Explanation.SHARED)[0],
        _("Alleen de onderwerpen hierboven. De brief ernaast is precies wat de ander leest."),
    )
    free = (_("Zij kiest"), free_words())
    if kind is not RecipientKind.YOUTH_HEALTH:
        return (shared, free)
    return (explanation(Explanation.VISIT), explanation(Explanation.WHY), shared, free)


def explanation(part: Explanation) -> tuple[str, str]:
    """Return heading and text of one part of what is told about a prenatal home visit."""
    return {
        Explanation.VISIT: (
            _("Wat het is"),
            _(
                "Een jeugdverpleegkundige komt thuis langs, één of een paar keer. Het is "
                "vrijwillig."
            ),
        ),
        Explanation.WHY: (
            _("Waarom het kan helpen"),
            _("Samen kijken wat er is, wat zij wil en welke steun past, nog voor de baby komt."),
        ),
        Explanation.SHARED: (
            _("Wat u deelt"),
            _("Alleen de onderwerpen die zij goed vindt, en alleen met deze ontvanger."),
        ),
    }[part]


def free_words() -> str:
    """Say that refusing is free."""
    return _("‘Nee, nu niet’ is ook goed. Dat verandert niets aan haar zorg.")


def subject_words(domains: Collection[str]) -> str:
    """Return the subjects in words, in the order of the conversation; safety is told apart."""
    known = [subject for subject in SUBJECTS if subject in domains and subject != SAFETY]
    return ", ".join(domain_word(subject).lower() for subject in known)


def consent_line(consent: Consent) -> str:
    """Say in one line what she agreed to, how and when.

    Whether safety and *niet voor thuis* are among it is told apart: others may look along.
    """
    until = _("tot en met {day}").format(day=long_date(consent.valid_until))
    how = _("{form}, op {day}").format(
        form=consent_word(consent.form).lower(), day=long_date(consent.given_on)
    )
    parts = (
        consent.purpose,
        subject_words(consent.domains),
        how,
        until if consent.valid_until else "",
    )
    return " · ".join(part for part in parts if part)
