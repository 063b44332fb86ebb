"""Dates, yes and no, and the sentences that stand on every paper."""

from datetime import date
from typing import Final

from babel.dates import format_date

from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.referral import ConsentForm, RecipientKind, Urgency

SELECTION: Final = "Dit is een selectie van wat is besproken."
"""Said on every paper in the same words, whether or not anything was left out."""

NO_DIAGNOSIS: Final = "Geen diagnose, gemaakt op basis van een gesprek."

URGENCIES: Final = {
    Urgency.TODAY: "Vandaag",
    Urgency.WITHIN_48_HOURS: "Binnen 48 uur",
    Urgency.WITHIN_2_WEEKS: "Binnen 2 weken",
    Urgency.ROUTINE: "Regulier",
}

RECIPIENT_KINDS: Final = {
    RecipientKind.YOUTH_HEALTH: "jeugdgezondheidszorg",
    RecipientKind.GENERAL_PRACTITIONER: "huisarts",
    RecipientKind.HOSPITAL: "ziekenhuis",
    RecipientKind.MATERNITY_CARE: "kraamzorg",
    RecipientKind.FAMILY_WORKER: "gezinswerker of wijkteam",
    RecipientKind.DEBT_HELP: "schuldhulp",
    RecipientKind.CHILD_CARE: "kinderopvang",
    RecipientKind.OTHER: "",
}

READS_LEVELS: Final = frozenset(
    {
        RecipientKind.YOUTH_HEALTH,
        RecipientKind.GENERAL_PRACTITIONER,
        RecipientKind.HOSPITAL,
        RecipientKind.MATERNITY_CARE,
        RecipientKind.FAMILY_WORKER,
    }
)
"""Recipients for whom a level is a word of their trade; others would read a verdict in it."""

CONSENT_FORMS: Final = {
    ConsentForm.SPOKEN: "mondeling",
    ConsentForm.WRITTEN: "schriftelijk",
}

_SAFE: Final = {Safe.YES: "ja", Safe.NO: "nee", Safe.UNKNOWN: "niet bekend, liever niet"}


def written_date(day: date) -> str:
    """Return a date as it is written in a letter: 21 november 2026."""
    return format_date(day, "d MMMM y", locale="nl")


def safe_word(safe: Safe) -> str:
    """Return whether something is safe; not known is read as better not."""
    return _SAFE[safe]


def quoted(text: str) -> str:
    """Return her own words as a quotation."""
    return f"“{text}”"


def sentence(text: str) -> str:
    """Return the text as a sentence: a capital in front, a full stop behind."""
    text = text.strip()
    if not text:
        return ""
    end = "" if text[-1] in ".!?…”" else "."
    return f"{text[0].upper()}{text[1:]}{end}"
