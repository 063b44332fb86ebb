"""The words of the referral screen."""

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency
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
    """Return what she must know before she can agree: heading and text of each part."""
    shared = (
        _("Wat u deelt"),
        _("Alleen de onderwerpen hierboven. De brief ernaast is precies wat de ander leest."),
    )
    free = (
        _("Zij kiest"),
        _("‘Nee, nu niet’ is ook goed. Dat verandert niets aan haar zorg."),
    )
    if kind is not RecipientKind.YOUTH_HEALTH:
        return (shared, free)
    what = (
        _("Wat het is"),
        _("Een jeugdverpleegkundige komt thuis langs, één of een paar keer. Het is vrijwillig."),
    )
    why = (
        _("Waarom het kan helpen"),
        _("Samen kijken wat er is, wat zij wil en welke steun past, nog voor de baby komt."),
    )
    return (what, why, shared, free)
