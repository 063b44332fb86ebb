"""Every edit that could be made in a questionnaire, each with the edit that takes it back."""

from kansrijk_desktop.fhir.elements import TRANSLATION, objects, text
from kansrijk_desktop.fhir.extensions import DOMAIN, OPTION_EXCLUSIVE
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.form_editing import (
    EDITABLE_FLAGS,
    EDITABLE_TEXTS,
    HIDDEN,
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
)

THERE_AND_BACK = tuple[Edit, Edit]


def places_in(element: JsonObject, *, is_top: bool = True) -> list[tuple[Edit, Edit]]:
    """Return every edit that could be made, each with the edit that takes it back."""
    pairs: list[tuple[Edit, Edit]] = []
    for item in objects(element, "item"):
        link_id, kind = text(item, "linkId"), text(item, "type")
        for url, _name in EDITABLE_FLAGS:
            if url == HIDDEN or kind not in {"group", "display"}:
                now = value_of(item, url) is True
                pairs.append((SetFlag(link_id, url, not now), SetFlag(link_id, url, now)))
        for url, _name in EDITABLE_TEXTS:
            if url != DOMAIN or (is_top and kind == "group"):
                other = "wishes" if url == DOMAIN else "Een nieuwe zin."
                now_text = str(value_of(item, url) or "")
                pairs.append((SetText(link_id, url, other), SetText(link_id, url, now_text)))
        pairs.append(
            (
                SetTranslation(link_id, "tr", "Yeni"),
                SetTranslation(link_id, "tr", translation(item, "text")),
            )
        )
        for place, option in enumerate(objects(item, "answerOption")):
            now = value_of(option, OPTION_EXCLUSIVE) is True
            pairs.append((SetExclusive(link_id, place, not now), SetExclusive(link_id, place, now)))
            label = label_of(option)
            if label is not None:
                pairs.append(
                    (
                        SetTranslation(link_id, "tr", "Yeni", place),
                        SetTranslation(link_id, "tr", translation(*label), place),
                    )
                )
        pairs += places_in(item, is_top=False)
    return pairs


def value_of(element: JsonObject, url: str) -> object:
    found = [one for one in objects(element, "extension") if one.get("url") == url]
    return next((value for key, value in found[0].items() if key != "url"), None) if found else None


def label_of(option: JsonObject) -> tuple[JsonObject, str] | None:
    coding = option.get("valueCoding")
    if isinstance(coding, dict):
        return coding, "display"
    return (option, "valueString") if "valueString" in option else None


def translation(element: JsonObject, key: str) -> str:
    holder = element.get("_" + key)
    for one in objects(holder, "extension") if isinstance(holder, dict) else []:
        if one.get("url") == TRANSLATION and value_of(one, "lang") == "tr":
            return str(value_of(one, "content"))
    return ""
