"""Set in a questionnaire what visual form builders cannot, and leave every other byte alone.

Pure functions over FHIR JSON. Of several edits of one place the last counts, and one that says what
is there already changes nothing: so an edit that is taken back gives the same JSON as before it.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.elements import (
    TRANSLATION,
    extension_value,
    extensions,
    objects,
    polymorphic,
    text,
)
from kansrijk_desktop.fhir.extensions import (
    BRIDGE,
    DOMAIN,
    HL7,
    OPTION_EXCLUSIVE,
    RATIONALE,
    SAFETY_GATE,
    WHY_WE_ASK,
    WORDING_MORE_DIRECT,
    WORDING_SOFTER,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.texts import N_, _

HIDDEN: Final = HL7 + "questionnaire-hidden"
EDITABLE_FLAGS: Final = (
    (HIDDEN, N_("Verborgen")),
    (SAFETY_GATE, N_("Vraagt of zij alleen is; het veilige deel wacht hierop")),
)
EDITABLE_TEXTS: Final = (
    (WORDING_SOFTER, N_("Zachter gevraagd")),
    (WORDING_MORE_DIRECT, N_("Directer gevraagd")),
    (WHY_WE_ASK, N_("Waarom we dit vragen, voor haar")),
    (BRIDGE, N_("Overgang naar dit onderwerp")),
    (RATIONALE, N_("Waarom en hoe, voor de professional")),
    (DOMAIN, N_("Onderwerp van dit deel")),
)
DOMAINS: Final = (
    ("conversation", N_("Gesprek")),
    ("strengths", N_("Wat goed gaat")),
    ("housing", N_("Wonen")),
    ("money", N_("Geld")),
    ("stress", N_("Stress")),
    ("substances", N_("Middelen")),
    ("safety", N_("Veiligheid")),
    ("wishes", N_("Wensen")),
    ("weighing", N_("Weging")),
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Switch a boolean extension of an item, such as hidden or our safety gate.

    Attributes:
        url: of the extension; only those of `EDITABLE_FLAGS`.
    """

    link_id: str
    url: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class SetText:
    """Write a text extension of an item (prompts, why we ask, domain); empty takes it away.

    A domain is one of `DOMAINS`, on a group at the top level.

    Attributes:
        url: of the extension; only those of `EDITABLE_TEXTS`.
    """

    link_id: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class SetExclusive:
    """Make an option "none of these", or an ordinary one again.

    Attributes:
        option: its place among the answerOptions, from 0.
    """

    link_id: str
    option: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class SetTranslation:
    """Translate the text of an item or of one of its options; empty takes it away.

    Attributes:
        option: its place among the answerOptions, from 0; None for the text of the item.
    """

    link_id: str
    language: str
    text: str
    option: int | None = None


Edit = SetFlag | SetText | SetExclusive | SetTranslation
_Place = tuple[object, ...]


def apply_edits(source: JsonObject, edits: Sequence[Edit]) -> JsonObject:
    """Return an edited copy of a questionnaire; `source` is not changed.

    Raises:
        FormDefinitionError: an edit names an item or option that is not there, or asks what cannot
            stand there.
    """
    last: dict[_Place, Edit] = {_place(edit): edit for edit in edits}
    edited = deepcopy(source)
    items = _items(edited)
    top = {text(one, "linkId") for one in objects(edited, "item")}
    for edit in last.values():
        item = items.get(edit.link_id)
        if item is None:
            raise FormDefinitionError(
                _("Het onderdeel “{link_id}” staat niet in deze vragenlijst.").format(
                    link_id=edit.link_id[:60]
                )
            )
        if isinstance(edit, SetFlag):
            _set_flag(item, edit)
        elif isinstance(edit, SetText):
            _set_text(item, edit, is_at_top=edit.link_id in top)
        elif isinstance(edit, SetExclusive):
            _switch(_option(item, edit.option), OPTION_EXCLUSIVE, is_on=edit.is_on)
        else:
            _translate(item, edit)
    return edited


def with_version(source: JsonObject, version: str) -> JsonObject:
    """Return a questionnaire under another version, everything else as it was."""
    return {**source, "version": version}


def _place(edit: Edit) -> _Place:
    """Return what an edit is about, whatever it says of it."""
    if isinstance(edit, SetFlag | SetText):
        return (SetText, edit.link_id, edit.url)
    if isinstance(edit, SetExclusive):
        return (SetExclusive, edit.link_id, edit.option)
    return (SetTranslation, edit.link_id, edit.language, edit.option)


def _items(element: JsonObject) -> dict[str, JsonObject]:
    found: dict[str, JsonObject] = {}
    for item in objects(element, "item"):
        found[text(item, "linkId")] = item
        found |= _items(item)
    return found


def _set_flag(item: JsonObject, edit: SetFlag) -> None:
    if edit.url not in dict(EDITABLE_FLAGS):
        raise FormDefinitionError(_("Dit kenmerk kan hier niet worden gezet."), details=edit.url)
    if edit.url == SAFETY_GATE and edit.is_on and text(item, "type") in {"group", "display"}:
        raise FormDefinitionError(
            _("“{link_id}” is geen vraag en kan dus niet vragen of zij alleen is.").format(
                link_id=edit.link_id[:60]
            )
        )
    _switch(item, edit.url, is_on=edit.is_on)


def _set_text(item: JsonObject, edit: SetText, *, is_at_top: bool) -> None:
    if edit.url not in dict(EDITABLE_TEXTS):
        raise FormDefinitionError(_("Deze tekst kan hier niet worden gezet."), details=edit.url)
    is_domain = edit.url == DOMAIN
    if is_domain and edit.text and edit.text not in dict(DOMAINS):
        raise FormDefinitionError(
            _("Het onderwerp “{domain}” kent dit programma niet.").format(domain=edit.text[:60])
        )
    if is_domain and edit.text and not (is_at_top and text(item, "type") == "group"):
        raise FormDefinitionError(
            _(
                "Een onderwerp hoort bij een groep op het hoogste niveau; “{link_id}” is dat niet."
            ).format(link_id=edit.link_id[:60])
        )
    _write(item, edit.url, "valueCode" if is_domain else "valueString", edit.text)


def _translate(item: JsonObject, edit: SetTranslation) -> None:
    element, key = (item, "text") if edit.option is None else _label(item, edit.option)
    holder = element.get("_" + key, {})
    if not isinstance(holder, dict):
        raise _unexpected("_" + key)
    found = next(
        (
            one
            for one in objects(holder, "extension")
            if one.get("url") == TRANSLATION and extension_value(one, "lang") == edit.language
        ),
        None,
    )
    if not edit.text.strip():
        if found is not None:
            _remove(holder, found)
            if not holder:
                del element["_" + key]
    elif found is not None:
        _write(found, "content", "valueString", edit.text)
    elif _LANGUAGE.fullmatch(edit.language):
        _append(holder, _translation(edit.language, edit.text.strip()))
        element["_" + key] = holder
    else:
        raise FormDefinitionError(_("Geef de taal als code, zoals en of ar-MA."))


def _translation(language: str, content: str) -> JsonObject:
    return {
        "extension": [
            {"url": "lang", "valueCode": language},
            {"url": "content", "valueString": content},
        ],
        "url": TRANSLATION,
    }


def _option(item: JsonObject, place: int) -> JsonObject:
    link_id = text(item, "linkId")[:60]
    if "answerOption" not in item and "answerValueSet" in item:
        raise FormDefinitionError(
            _(
                "De keuzes van “{link_id}” staan in een keuzelijst (ValueSet), die meer vragen "
                "kunnen delen. Daar kan dit niet worden gezet. Laat de maker de keuzes in de vraag "
                "zelf zetten, of het in de lijst zetten."
            ).format(link_id=link_id)
        )
    options = objects(item, "answerOption")
    if not 0 <= place < len(options):
        raise FormDefinitionError(
            _("“{link_id}” heeft geen keuze op plaats {place}.").format(
                link_id=link_id, place=place + 1
            )
        )
    return options[place]


def _label(item: JsonObject, place: int) -> tuple[JsonObject, str]:
    """Return the element and the key in which an option has its text."""
    option = _option(item, place)
    kind, value = polymorphic(option, "value") or ("", None)
    if isinstance(value, dict) and kind == "Coding":
        return value, "display"
    if kind == "String":
        return option, "valueString"
    raise FormDefinitionError(
        _("Keuze {place} van “{link_id}” is geen tekst en wordt niet vertaald.").format(
            place=place + 1, link_id=text(item, "linkId")[:60]
        )
    )


def _switch(element: JsonObject, url: str, *, is_on: bool) -> None:
    found = _find(element, url)
    if found is None:
        if is_on:
            _append(element, {"url": url, "valueBoolean": True})
        return
    if not isinstance(found.get("valueBoolean"), bool):
        raise _unexpected(url)
    if found["valueBoolean"] is is_on:
        return
    if is_on or not _is_last(element, found):
        # Not taken away: what is switched on again later then stands where it stood.
        found["valueBoolean"] = is_on
    else:
        _remove(element, found)


def _write(element: JsonObject, url: str, kind: str, written: str) -> None:
    found = _find(element, url)
    if found is None:
        if written.strip():
            _append(element, {"url": url, kind: written.strip()})
        return
    key = next((key for key in found if key.startswith("value")), "")
    if not isinstance(found.get(key), str):
        raise _unexpected(url)
    if not written.strip():
        _remove(element, found)
    elif found[key] != written:
        found[key] = written.strip()


def _find(element: JsonObject, url: str) -> JsonObject | None:
    return next(extensions(element, url), None)


def _append(element: JsonObject, extension: JsonObject) -> None:
    _list(element).append(extension)


def _remove(element: JsonObject, extension: JsonObject) -> None:
    left: list[JsonValue] = [one for one in _list(element) if one is not extension]
    if left:
        element["extension"] = left
    else:
        del element["extension"]


def _is_last(element: JsonObject, extension: JsonObject) -> bool:
    """Tell whether an extension stands where a new one would be put."""
    written = _list(element)
    return written[-1] is extension and (len(written) > 1 or next(reversed(element)) == "extension")


def _list(element: JsonObject) -> list[JsonValue]:
    written = element.setdefault("extension", [])
    if not isinstance(written, list):
        raise _unexpected("extension")
    return written


def _unexpected(name: str) -> FormDefinitionError:
    return FormDefinitionError(
        _(
            "Dit deel van de vragenlijst is anders geschreven dan FHIR voorschrijft en kan hier "
            "niet worden gewijzigd. Er is niets gewijzigd. Vraag de maker om een nieuwe versie."
        ),
        details=name,
    )
