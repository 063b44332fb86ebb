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
from kansrijk_desktop.services.form_editing import (
    DOMAINS,
    EDITABLE_FLAGS,
    EDITABLE_TEXTS,
    HIDDEN,
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
)
from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.screens.instruments.wording import language_word, one_line

FLAGS: Final = tuple(url for url, _name in EDITABLE_FLAGS)
PROMPTS: Final = tuple(url for url, _name in EDITABLE_TEXTS if url != DOMAIN)
SUBJECTS: Final = ("", *(code for code, _name in DOMAINS))
"""What a group on top can be about; the first is nothing."""
_NAMES: Final = dict((*EDITABLE_FLAGS, *EDITABLE_TEXTS))
_MEANINGS: Final = {
    HIDDEN: N_("Wordt niet gevraagd en niet getoond, maar rekent wel mee."),
    SAFETY_GATE: N_("Is het antwoord nee, dan blijft de rest van dit onderdeel dicht."),
    WORDING_SOFTER: N_("Dezelfde vraag, voorzichtiger gesteld."),
    WORDING_MORE_DIRECT: N_("Dezelfde vraag, rechtstreeks gesteld."),
    WHY_WE_ASK: N_("In haar woorden."),
    BRIDGE: N_("Een zin die naar dit onderwerp leidt."),
    RATIONALE: N_("Alleen voor u, met de bron."),
}
_MOST_WORDS = 15
_MOST_LETTERS = 16


def name_of(url: str) -> str:
    """Return how an extension is called here."""
    return _(_NAMES[url])


def meaning_of(url: str) -> str:
    """Say what it does, or for whom it is."""
    return _(_MEANINGS[url])


def subject_word(domain: str) -> str:
    """Return how a subject is called."""
    name = dict(DOMAINS).get(domain)
    return _(name) if name else one_line(domain, 40) or _("geen")


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
            return f"{name_of(url)}: {_('aan') if is_on else _('uit')}"
        case SetText(_link_id, url, text):
            said = subject_word(text) if url == DOMAIN else one_line(text, 80) or _("leeg")
            return f"{name_of(url)}: {said}"
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
