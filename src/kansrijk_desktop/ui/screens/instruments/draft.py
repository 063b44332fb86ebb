"""A questionnaire with edits that are not kept yet; the questionnaire itself stays as it is."""

from collections.abc import Iterator
from typing import TypeAlias

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir.elements import (
    TRANSLATION,
    extension_value,
    extensions,
    objects,
    polymorphic,
    primitive_extensions,
    text,
)
from kansrijk_desktop.fhir.extensions import OPTION_EXCLUSIVE
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.form_editing import (
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
)

Target: TypeAlias = tuple[str, ...]
"""What an edit is about; there is one edit for it at most."""


class Draft:
    """Takes edits, gives the values that hold now, and takes edits back one by one."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._edits: dict[Target, Edit] = {}

    @property
    def definition(self) -> Definition:
        """The questionnaire as it is kept."""
        return self._definition

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What was changed, in the order in which it was begun."""
        return tuple(self._edits.values())

    def take(self, edit: Edit) -> None:
        """Take an edit; one that changes nothing counts as taken back."""
        target = target_of(edit)
        if _value(edit) == self._original(edit):
            self._edits.pop(target, None)
        else:
            self._edits[target] = edit

    def undo(self, target: Target) -> None:
        """Take one edit back."""
        self._edits.pop(target, None)

    def flag(self, link_id: str, url: str) -> bool:
        """Return whether a flag of an item is on."""
        return bool(self._now(SetFlag(link_id, url, is_on=False)))

    def text(self, link_id: str, url: str) -> str:
        """Return a text that goes with an item."""
        return str(self._now(SetText(link_id, url, "")))

    def exclusive(self, link_id: str, option: int) -> bool:
        """Return whether an option stands for none of the others."""
        return bool(self._now(SetExclusive(link_id, option, is_on=False)))

    def translation(self, link_id: str, language: str, option: int | None = None) -> str:
        """Return a translation, empty where there is none."""
        return str(self._now(SetTranslation(link_id, language, "", option)))

    def options(self, link_id: str) -> tuple[str, ...]:
        """Return what the options of an item say; only those that stand in the item itself."""
        return tuple(_label(raw) for raw in self._options(link_id))

    def is_translatable(self, link_id: str, option: int) -> bool:
        """Return whether an option is words: a date or a number says the same everywhere."""
        raw = self._options(link_id)[option]
        return (polymorphic(raw, "value") or ("", None))[0] in {"Coding", "String"}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that the questionnaire has translations in."""
        found: dict[str, None] = {}
        for item in self._definition.walk():
            places = [primitive_extensions(item.raw, "text")]
            places += [_label_place(raw) for raw in objects(item.raw, "answerOption")]
            for place in places:
                found.update(dict.fromkeys(language for language, _said in _translations(place)))
        return tuple(found)

    def _now(self, edit: Edit) -> bool | str:
        known = self._edits.get(target_of(edit))
        return self._original(edit) if known is None else _value(known)

    def _original(self, edit: Edit) -> bool | str:
        raw = self._definition.item(edit.link_id).raw
        match edit:
            case SetFlag(url=url):
                return extension_value(raw, url) is True
            case SetText(url=url):
                said = extension_value(raw, url)
                return said if isinstance(said, str) else ""
            case SetExclusive(option=option):
                return (
                    extension_value(self._options(edit.link_id)[option], OPTION_EXCLUSIVE) is True
                )
            case SetTranslation(language=language, option=option):
                if option is None:
                    return _translation(primitive_extensions(raw, "text"), language)
                return _translation(_label_place(self._options(edit.link_id)[option]), language)

    def _options(self, link_id: str) -> list[JsonObject]:
        return objects(self._definition.item(link_id).raw, "answerOption")


def target_of(edit: Edit) -> Target:
    """Return what an edit is about."""
    match edit:
        case SetFlag(link_id, url) | SetText(link_id, url):
            return (link_id, "", url)
        case SetExclusive(link_id, option):
            return (link_id, str(option), OPTION_EXCLUSIVE)
        case SetTranslation(link_id, language, _text, option):
            return (link_id, "" if option is None else str(option), TRANSLATION, language)


def _value(edit: Edit) -> bool | str:
    return edit.is_on if isinstance(edit, SetFlag | SetExclusive) else edit.text


def _label(raw: JsonObject) -> str:
    _kind, value = polymorphic(raw, "value") or ("", "")
    if isinstance(value, dict):
        return text(value, "display") or text(value, "code")
    return str(value)


def _label_place(raw: JsonObject) -> JsonObject:
    """Return where the translations of an option stand."""
    kind, value = polymorphic(raw, "value") or ("", "")
    if isinstance(value, dict):
        return primitive_extensions(value, "display")
    return primitive_extensions(raw, f"value{kind}")


def _translation(place: JsonObject, language: str) -> str:
    return dict(_translations(place)).get(language, "")


def _translations(place: JsonObject) -> Iterator[tuple[str, str]]:
    for translation in extensions(place, TRANSLATION):
        language = extension_value(translation, "lang")
        said = extension_value(translation, "content")
        if isinstance(language, str) and isinstance(said, str):
            yield language, said
