"""Dates, yes and no, and the sentences that stand on every paper."""

from datetime import date
from typing import Final

from babel.dates import format_date

from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency

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
    RecipientKind.MIDWIFE: "verloskundige",
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
        RecipientKind.MIDWIFE,
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


def written_date(day: date) -> str:
    """Return a date as it is written in a letter: 21 november 2026."""
    return format_date(day, "d MMMM y", locale="nl")


def quoted(text: str) -> str:
    """Return her own words as a quotation."""
    return f"“{text}”"


def capitalised(word: str) -> str:
    """Return a word of ours with a capital; never used on what someone typed."""
    return f"{word[:1].upper()}{word[1:]}"


def full_stop(text: str) -> str:
    """Return what must follow a text so that the next sentence can begin."""
    return " " if text.rstrip("”\"'")[-1:] in ".!?…።؟" else ". "
