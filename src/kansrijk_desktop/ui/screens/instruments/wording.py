"""The Dutch words of this screen, and texts of others made safe to look at."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Final

from kansrijk_desktop.engine.load_report import Severity
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.instruments import ReadFile, Version
from kansrijk_desktop.texts import N_, _, ngettext

LONG: Final = 300
"""Characters of a text of others that are shown; the file itself stays whole."""

LANGUAGES: Final = {
    "nl": N_("Nederlands"),
    "en": N_("Engels"),
    "ar": N_("Arabisch"),
    "tr": N_("Turks"),
    "pl": N_("Pools"),
    "ti": N_("Tigrinya"),
    "uk": N_("Oekraïens"),
    "fr": N_("Frans"),
    "de": N_("Duits"),
    "es": N_("Spaans"),
    "pt": N_("Portugees"),
    "ro": N_("Roemeens"),
    "bg": N_("Bulgaars"),
    "so": N_("Somalisch"),
    "fa": N_("Farsi"),
    "zh": N_("Chinees"),
}
_LONGEST_WORD = 26
_PART_OF_WORD = 13
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")


class Outcome(StrEnum):
    """What came of one file."""

    USABLE = "usable"
    KNOWN = "known"
    REFUSED = "refused"


def plain(text: str, most: int = LONG) -> str:
    """Return a text of others on one line, at most so long, with nothing in it that hides.

    Characters that turn the direction or that cannot be seen are named.
    """
    words = _UNSEEN.sub(_named, " ".join(text[: most * 4].split()))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def one_line(text: str, most: int = LONG) -> str:
    """Return a text of others as `plain` does, for a label: also a word without end wraps."""
    return _LONG_WORD.sub(_breakable, plain(text, most))


def state_word(state: InstrumentState) -> str:
    """Say whether a version is used."""
    return {
        InstrumentState.LOADED: _("Nog niet in gebruik"),
        InstrumentState.IN_USE: _("In gebruik"),
        InstrumentState.WITHDRAWN: _("Ingetrokken"),
    }[state]


def status_word(fhir_status: str) -> str:
    """Say what its maker calls it."""
    return {
        "draft": _("concept"),
        "active": _("actief"),
        "retired": _("vervallen"),
    }.get(fhir_status, _("status onbekend"))


def language_word(code: str) -> str:
    """Return the name of a language, or its code where we have no name."""
    known = LANGUAGES.get(code.partition("-")[0].lower())
    return _(known) if known else one_line(code, 20)


def severity_word(severity: Severity) -> str:
    """Return the title of a group of issues."""
    return {
        Severity.REFUSED: _("Geweigerd"),
        Severity.NOT_SUPPORTED: _("Niet ondersteund"),
        Severity.REPAIRED: _("Hersteld"),
        Severity.NOTICE: _("Goed om te weten"),
    }[severity]


def severity_meaning(severity: Severity) -> str:
    """Say what it means for who uses the questionnaire."""
    return {
        Severity.REFUSED: _("Hierdoor kan de vragenlijst niet worden gebruikt."),
        Severity.NOT_SUPPORTED: _("Dit blijft in de vragenlijst staan, maar doet hier niets."),
        Severity.REPAIRED: _("Dit klopte niet helemaal. Zo is het gelezen."),
        Severity.NOTICE: _("De vragenlijst werkt. Kijk even of het zo is bedoeld."),
    }[severity]


def outcome_of(file: ReadFile) -> Outcome:
    """Tell what came of a file."""
    if file.is_known:
        return Outcome.KNOWN
    return Outcome.REFUSED if file.problem or file.definition is None else Outcome.USABLE


def outcome_word(outcome: Outcome) -> str:
    """Say what came of a file."""
    return {
        Outcome.USABLE: _("Kan worden gebruikt"),
        Outcome.KNOWN: _("Is er al"),
        Outcome.REFUSED: _("Geweigerd"),
    }[outcome]


def question_count(count: int) -> str:
    """Say how many questions there are."""
    return ngettext("{count} vraag", "{count} vragen", count).format(count=count)


def version_title(version: Version) -> str:
    """Return how one version is called among its versions."""
    label = one_line(version.label, 60)
    if " " in label:
        # Without a version of its own it is called by the day it was loaded.
        return label[:1].upper() + label[1:]
    return _("Versie {version}").format(version=label)


def loaded_words(version: Version) -> str:
    """Say when and by whom a version came here."""
    if version.is_built_in or version.loaded_at is None:
        return _("hoort bij het programma")
    day = day_words(version.loaded_at)
    if not version.loaded_by:
        return _("geladen op {day}").format(day=day)
    name = one_line(version.loaded_by, 60)
    return _("geladen op {day} door {name}").format(day=day, name=name)


def language_words(version: Version) -> str:
    """Name the languages."""
    return ", ".join(language_word(code) for code in version.languages[:8])


def day_words(moment: datetime) -> str:
    """Return the day here and now of a moment."""
    return long_date(moment.astimezone().date())


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    parts = (word[at : at + _PART_OF_WORD] for at in range(0, len(word), _PART_OF_WORD))
    return "\u200b".join(parts)


def _named(found: re.Match[str]) -> str:
    return f"‹U+{ord(found[0]):04X}›"
