"""What differs between two versions of a questionnaire, item by item, in Dutch."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item, Option
from kansrijk_desktop.fhir.elements import extension_value, objects, polymorphic, text
from kansrijk_desktop.fhir.extensions import SDC
from kansrijk_desktop.fhir.json import JsonObject, JsonValue, dump_json
from kansrijk_desktop.services.form_editing import EDITABLE_FLAGS, EDITABLE_TEXTS
from kansrijk_desktop.texts import N_, _

MOST_DIFFERENCES = 1_000
_LONGEST_TEXT = 300
_CALCULATION = SDC + "sdc-questionnaire-calculatedExpression"
_CONDITION = SDC + "sdc-questionnaire-enableWhenExpression"
# What is told apart in words; of the rest only the names are told.
_TOLD_KEYS = frozenset(
    {"linkId", "text", "type", "answerOption", "answerValueSet", "required"}
    | {"enableWhen", "enableBehavior", "item"}
)
_TOLD_URLS = frozenset({_CALCULATION, _CONDITION})
# What people ask about most; the rest has the name that the makers of forms know.
_NAMES = {url.rpartition("/")[2]: name for url, name in (*EDITABLE_FLAGS, *EDITABLE_TEXTS)} | {
    "_text": N_("vertaling of opmaak"),
    "publisher": N_("uitgever"),
    "copyright": N_("licentie"),
    "effectivePeriod": N_("periode"),
}
_FORM_KEYS = frozenset({"title", "version", "status", "item", "contained"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two versions, in Dutch; `link_id` is empty for the form."""

    link_id: str
    before: str
    after: str


def differences_between(before: Definition, after: Definition) -> tuple[Difference, ...]:
    """Compare two versions: the form first, then the items in the order of the newer one.

    After `MOST_DIFFERENCES` the last line says that there are more.
    """
    found = list(islice(_all(before, after), MOST_DIFFERENCES + 1))
    if len(found) > MOST_DIFFERENCES:
        found[-1] = Difference("", "", _("Er zijn nog meer verschillen; die staan hier niet."))
    return tuple(found)


def _all(before: Definition, after: Definition) -> Iterator[Difference]:
    yield from _of_form(before.source, after.source)
    moved = _moved(before, after)
    for link_id, item in after.by_link_id.items():
        old = before.by_link_id.get(link_id)
        if old is None:
            yield Difference(link_id, "", _said(_("Nieuw"), item.text))
            continue
        if link_id in moved:
            yield Difference(link_id, _place(old, before), _place(item, after))
        yield from _of_item(old, item)
    for link_id, item in before.by_link_id.items():
        if link_id not in after.by_link_id:
            yield Difference(link_id, item.text or item.type, _("Vervallen"))


def _of_form(before: JsonObject, after: JsonObject) -> Iterator[Difference]:
    names = {"title": _("Titel"), "version": _("Versie"), "status": _("Status")}
    for key, name in names.items():
        yield from _changed("", name, text(before, key), text(after, key))
    yield from _others("", _without(before, _FORM_KEYS), _without(after, _FORM_KEYS))


def _of_item(before: Item, after: Item) -> Iterator[Difference]:
    link_id = after.link_id
    aspects = (
        (_("Tekst"), before.text, after.text),
        (_("Soort"), before.type, after.type),
        (_("Verplicht"), _yes_or_no(before.required), _yes_or_no(after.required)),
        (_("Voorwaarde"), _conditions(before.raw), _conditions(after.raw)),
        (_("Berekening"), _calculation(before.raw), _calculation(after.raw)),
    )
    for name, old, new in aspects:
        yield from _changed(link_id, name, old, new)
    yield from _of_options(link_id, before.options, after.options)
    yield from _others(link_id, _without(before.raw, _TOLD_KEYS), _without(after.raw, _TOLD_KEYS))


def _of_options(
    link_id: str, before: Sequence[Option], after: Sequence[Option]
) -> Iterator[Difference]:
    old, new = _by_value(before), _by_value(after)
    for key, option in new.items():
        if key not in old:
            yield Difference(link_id, "", _said(_("Nieuwe keuze"), _option_text(option)))
        elif dump_json(old[key].raw) != dump_json(option.raw):
            told = _option_text(old[key]), _option_text(option)
            is_told = told[0] != told[1]
            note = _("andere kenmerken")
            yield Difference(
                link_id,
                _said(_("Keuze"), told[0]),
                _said(_("Keuze"), told[1] if is_told else f"{told[1]} ({note})"),
            )
    for key, option in old.items():
        if key not in new:
            yield Difference(link_id, _said(_("Keuze"), _option_text(option)), _("Vervallen"))
    common = [key for key in old if key in new], [key for key in new if key in old]
    if common[0] != common[1]:
        yield Difference(link_id, _("Volgorde van de keuzes"), _("Andere volgorde"))


def _others(link_id: str, before: JsonObject, after: JsonObject) -> Iterator[Difference]:
    """Name what differs beside all that is told in words: keys, and URLs of extensions."""
    old, new = _parts(before), _parts(after)
    keys = dict.fromkeys((*old, *new))
    names = [name for name in keys if old.get(name) != new.get(name)]
    if names:
        gone = [_(_NAMES.get(name, name)) for name in names if name in old]
        come = [_(_NAMES.get(name, name)) for name in names if name in new]
        told = _("Overige kenmerken")
        yield Difference(link_id, _said(told, ", ".join(gone)), _said(told, ", ".join(come)))


def _changed(link_id: str, name: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(link_id, _said(name, before), _said(name, after))


def _said(name: str, value: str) -> str:
    value = value.strip() or _("geen")
    if len(value) > _LONGEST_TEXT:
        value = value[:_LONGEST_TEXT] + "…"
    return f"{name}: {value}"


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - a value to say, not a way to behave
    return _("ja") if value else _("nee")


def _conditions(raw: JsonObject) -> str:
    """Return when an item is asked, as the form writes it."""
    rules = [
        f"{text(one, 'question')} {text(one, 'operator')} {_written(polymorphic(one, 'answer'))}"
        for one in objects(raw, "enableWhen")
    ]
    word = _(" of ") if text(raw, "enableBehavior") == "any" else _(" en ")
    expression = _expression(raw, _CONDITION)
    return word.join([*rules, *([expression] if expression else [])])


def _calculation(raw: JsonObject) -> str:
    return _expression(raw, _CALCULATION)


def _expression(raw: JsonObject, url: str) -> str:
    value = extension_value(raw, url)
    return text(value, "expression") if isinstance(value, dict) else ""


def _written(answer: tuple[str, JsonValue] | None) -> str:
    value = answer[1] if answer else ""
    if isinstance(value, dict):
        return text(value, "display") or text(value, "code") or dump_json(value).decode()
    return value if isinstance(value, str) else dump_json(value).decode()


def _by_value(options: Sequence[Option]) -> dict[bytes, Option]:
    """Return options by what they mean: a coding by its system and code."""
    return {_key(option): option for option in options}


def _key(option: Option) -> bytes:
    value = option.value.json
    if isinstance(value, dict):
        value = {key: value[key] for key in ("system", "code") if key in value} or value
    return dump_json(value)


def _option_text(option: Option) -> str:
    label = option.label()
    if option.is_exclusive:
        label += f" ({_('geen van deze')})"
    if option.weight is not None:
        label += f" ({_('gewicht')} {option.weight})"
    return label


def _without(raw: JsonObject, keys: frozenset[str]) -> JsonObject:
    return {key: value for key, value in raw.items() if key not in keys}


def _parts(raw: JsonObject) -> dict[str, bytes]:
    """Return what is left of an element, by a name one can look for."""
    parts = {key: dump_json(value) for key, value in raw.items() if key != "extension"}
    for extension in objects(raw, "extension"):
        url = text(extension, "url")
        if url not in _TOLD_URLS:
            name = url.rpartition("/")[2] or "extension"
            parts[name] = parts.get(name, b"") + dump_json(extension)
    return parts


def _moved(before: Definition, after: Definition) -> frozenset[str]:
    """Return the items that stand elsewhere: under another item, or in another order.

    Of items that changed places, the fewest that explain the new order count as moved.
    """
    moved: set[str] = set()
    here = _siblings(after)
    for parent, link_ids in _siblings(before).items():
        others = set(here.get(parent, ()))
        places = {link_id: place for place, link_id in enumerate(link_ids)}
        stayed = [link_id for link_id in here.get(parent, ()) if link_id in places]
        moved.update(
            link_id for link_id in link_ids if link_id in after.by_link_id and link_id not in others
        )
        kept = _longest_rise([places[link_id] for link_id in stayed])
        moved.update(link_id for place, link_id in enumerate(stayed) if place not in kept)
    return frozenset(moved)


def _siblings(definition: Definition) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in definition.walk():
        found.setdefault(item.parent.link_id if item.parent else "", []).append(item.link_id)
    return found


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest rising row of numbers (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    links: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        links.append(places[at - 1] if at else None)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    row: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        row.add(last)
        last = links[last]
    return frozenset(row)


def _place(item: Item, definition: Definition) -> str:
    siblings = item.parent.items if item.parent else definition.items
    number = [one.link_id for one in siblings].index(item.link_id) + 1
    if item.parent is None:
        return _("Plaats {number}").format(number=number)
    parent = item.parent.text or item.parent.link_id
    return _("Plaats {number} onder “{parent}”").format(number=number, parent=parent[:80])
