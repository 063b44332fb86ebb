"""The Dutch words of the editor: what can be changed in an item, and what was changed."""

import re
from typing import Final

from kansrijk_desktop.fhir.extensions import (
    BRIDGE,
    DOMAIN,
    RATIONALE,
    SAFETY_GATE,
    WHY_WE_ASK,
    WORDING_MORE_DIRECT,
    WORDING_SOFTER,
)
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.form_editing import (
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
)
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.draft import HIDDEN
from kansrijk_desktop.ui.screens.instruments.wording import language_word, one_line

FLAGS: Final = (HIDDEN, SAFETY_GATE)
PROMPTS: Final = (WORDING_SOFTER, WORDING_MORE_DIRECT, WHY_WE_ASK, BRIDGE, RATIONALE)
DOMAINS: Final = (
    "conversation",
    "strengths",
    "housing",
    "money",
    "stress",
    "substances",
    "safety",
    "wishes",
    "weighing",
)
_MOST_WORDS = 15
_MOST_LETTERS = 16


def flag_words(url: str) -> tuple[str, str]:
    """Return the name of a flag and what it does."""
    return {
        HIDDEN: (_("Verborgen"), _("Wordt niet gevraagd of getoond. Rekent wel mee.")),
        SAFETY_GATE: (
            _("Vraag of zij alleen is"),
            _("Is het antwoord nee, dan wordt de rest van dit onderdeel niet gevraagd."),
        ),
    }[url]


def text_words(url: str) -> tuple[str, str]:
    """Return the name of a text that goes with an item and for whom it is."""
    return {
        WORDING_SOFTER: (_("Zachter"), _("Dezelfde vraag, voorzichtiger gesteld.")),
        WORDING_MORE_DIRECT: (_("Directer"), _("Dezelfde vraag, rechtstreeks gesteld.")),
        WHY_WE_ASK: (_("Waarom we dit vragen"), _("Voor de cliënt, in haar woorden.")),
        BRIDGE: (_("Brug"), _("Een zin die naar dit onderwerp leidt.")),
        RATIONALE: (_("Achtergrond"), _("Voor de professional, met de bron.")),
        DOMAIN: (_("Onderwerp van de menukaart"), ""),
    }[url]


def subject_word(domain: str) -> str:
    """Return how our own questionnaire calls a subject."""
    return {"": _("geen"), "conversation": _("Gesprek"), "weighing": _("Weging")}.get(
        domain, domain_word(domain)
    )


def type_word(item_type: str) -> str:
    """Say what kind of item it is."""
    return {
        "group": _("groep"),
        "display": _("tekst om te lezen"),
        "boolean": _("ja of nee"),
        "choice": _("keuzevraag"),
        "open-choice": _("keuzevraag met eigen antwoord"),
        "string": _("korte tekst"),
        "text": _("lange tekst"),
        "integer": _("heel getal"),
        "decimal": _("getal"),
        "quantity": _("getal met eenheid"),
        "date": _("datum"),
    }.get(item_type, one_line(item_type, 40))


def edit_words(edit: Edit, option: str = "") -> str:
    """Say in a line what an edit does; `option` is what its option says."""
    match edit:
        case SetFlag(_link_id, url, is_on):
            return f"{flag_words(url)[0]}: {_('aan') if is_on else _('uit')}"
        case SetText(_link_id, url, text):
            said = subject_word(text) if url == DOMAIN else one_line(text, 80) or _("leeg")
            return f"{text_words(url)[0]}: {said}"
        case SetExclusive(is_on=is_on):
            what = _("‘{option}’ is ‘geen van deze’: {state}")
            return what.format(option=one_line(option, 60), state=_("aan") if is_on else _("uit"))
        case SetTranslation(_link_id, language, text):
            of = f" ‘{one_line(option, 40)}’" if edit.option is not None else ""
            return f"{language_word(language)}{of}: {one_line(text, 80) or _('leeg')}"


def plain_dutch_hint(text: str) -> str:
    """Return what makes a text hard to read (B1), empty when nothing does."""
    if any(len(sentence.split()) > _MOST_WORDS for sentence in re.split(r"[.!?]", text)):
        return _("Lange zin. Korter leest makkelijker: hoogstens 15 woorden.")
    longest = max(re.findall(r"[^\W\d_]+", text), key=len, default="")
    if len(longest) > _MOST_LETTERS:
        return _("Lang woord: {word}. Kan het eenvoudiger?").format(word=one_line(longest, 40))
    return ""


def next_version(label: str) -> str:
    """Suggest the version that comes after one."""
    found = re.fullmatch(r"(.*?)(\d{1,9})", label)
    return f"{found[1]}{int(found[2]) + 1}" if found else f"{label}-2" if label else "1"
