"""Change a form or a response at random: a little, so that it is still nearly one."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_MOST_CHANGES = 4
_DEEP = 60
_ODD_VALUES: tuple[JsonValue, ...] = (
    None,
    True,
    0,
    -1,
    2**63,
    Decimal("1e300"),
    Decimal("0.000000000000000000001"),
    "",
    " ",
    "a",
    "#",
    "0000-99-99",
    "2026-02-30T25:61:61+99:99",
    "\ud7ff\u202e\u0300",
    "x" * 60_000,
    [],
    {},
    [[]],
    [None],
    {"": None},
)
_KEYS = (
    *("item", "answer", "answerOption", "answerValueSet", "code", "contained", "enableBehavior"),
    *("enableWhen", "extension", "initial", "linkId", "maxLength", "modifierExtension", "operator"),
    *("question", "readOnly", "repeats", "required", "resourceType", "status", "system", "text"),
    *("type", "url", "valueBoolean", "valueCoding", "valueDate", "valueDecimal", "valueInteger"),
    *("valueExpression", "valueQuantity", "valueString", "version", "_text", "hasAnswer", "prefix"),
    *("_valueInteger", "_maxLength", "compose", "exclude", "expansion", "include", "valueSet"),
)
_WORDS = (
    *("group", "display", "choice", "open-choice", "quantity", "integer", "date", "boolean"),
    *("=", "!=", "exists", ">", "all", "any", "text/fhirpath", "text/cql", "a", "b", "total"),
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
    "http://hl7.org/fhir/StructureDefinition/variable",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs",
)
_RULES = (
    "%resource.item.answer.value",
    "%resource.descendants().where(linkId = 'a').answer.value.sum()",
    "%resource.repeat(item | answer).count()",
    "(1 | 2 | 3).repeat($this + 1)",
    "today() + 1 year",
    "1 / 0",
    "10.power(400)",
    "'a'.repeat($this & 'a')",
    "iif(true, {}, 1)",
    "%context.answer.value.weight()",
    "%questionnaire.item.where(",
    "%" * 50,
    "((((((((((1))))))))))",
    "'x'.matches('(a+)+$')",
    "%resource.item.aggregate($total + $this, 0)",
    "'é'.substring(-1, 99999999999)",
    "QuestionnaireResponse.item.answer.value",
    "%weg.select(%weg) | %v",
    "%questionnaire.descendants().code",
    "'ab'.replaceMatches('(a|b)', '$1$1$1').matches('((a|b){1,40}){1,40}c')",
)
_TOKENS = ("(", ")", ".", "'", " and ", " | ", "%", "item", "answer.value", "0", "-", "{}", "[0]")


def mutated(value: JsonValue, random: Random) -> JsonValue:
    """Return a changed copy of a JSON value."""
    copied = _copy(value)
    for _ in range(random.randint(1, _MOST_CHANGES)):
        places = list(_places(copied))
        if places:
            holder, key = random.choice(places)
            random.choice(_CHANGES)(holder, key, places, random)
    return copied


def mutated_bytes(raw: bytes, random: Random) -> bytes:
    """Cut a text off or damage it here and there; mostly leave it alone."""
    chance = random.random()
    if chance < 0.03:
        return raw[: random.randrange(len(raw) + 1)]
    if chance < 0.06:
        damaged = bytearray(raw)
        for _ in range(random.randint(1, 5)):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        return bytes(damaged)
    return raw


_Holder = JsonObject | list[JsonValue]
_Key = str | int
_Place = tuple[_Holder, _Key]
_Change = Callable[[_Holder, _Key, list[_Place], Random], None]


def _copy(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _places(value: JsonValue) -> "list[_Place]":
    found: list[_Place] = []
    open_values = [value]
    while open_values:
        holder = open_values.pop()
        if isinstance(holder, dict):
            found.extend((holder, key) for key in holder)
            open_values.extend(holder.values())
        elif isinstance(holder, list):
            found.extend((holder, index) for index in range(len(holder)))
            open_values.extend(holder)
    return found


def _get(holder: _Holder, key: _Key) -> JsonValue:
    return holder[key] if isinstance(holder, dict) else holder[int(key)]  # type: ignore[index]  # a place fits its holder


def _put(holder: _Holder, key: _Key, value: JsonValue) -> None:
    if isinstance(holder, dict):
        holder[str(key)] = value
    elif int(key) < len(holder):
        holder[int(key)] = value


def _set_odd(holder: _Holder, key: _Key, _places: list[_Place], random: Random) -> None:
    _put(holder, key, _copy(random.choice(_ODD_VALUES)))


def _remove(holder: _Holder, key: _Key, _places: list[_Place], _random: Random) -> None:
    if isinstance(holder, dict):
        holder.pop(str(key), None)
    elif int(key) < len(holder):
        holder.pop(int(key))


def _double(holder: _Holder, key: _Key, _places: list[_Place], random: Random) -> None:
    if isinstance(holder, list) and int(key) < len(holder):
        copies = [_copy(holder[int(key)]) for _ in range(random.choice((1, 1, 2, 300)))]
        holder[int(key) : int(key)] = copies


def _rename(holder: _Holder, key: _Key, _places: list[_Place], random: Random) -> None:
    if isinstance(holder, dict) and key in holder:
        holder[random.choice(_KEYS)] = holder.pop(str(key))


def _transplant(holder: _Holder, key: _Key, places: list[_Place], random: Random) -> None:
    """Put what stands elsewhere here."""
    other_holder, other_key = random.choice(places)
    if isinstance(other_holder, dict) and other_key not in other_holder:
        return
    if isinstance(other_holder, list) and int(other_key) >= len(other_holder):
        return
    _put(holder, key, _copy(_get(other_holder, other_key)))


def _bury(holder: _Holder, key: _Key, _places: list[_Place], random: Random) -> None:
    if isinstance(holder, dict) and key in holder:
        value = holder[str(key)]
        for _ in range(random.choice((1, 2, _DEEP))):
            wrapped: tuple[JsonValue, ...] = ([value], {"item": [value]}, {"extension": value})
            value = random.choice(wrapped)
        holder[str(key)] = value


def _say_otherwise(holder: _Holder, key: _Key, _places: list[_Place], random: Random) -> None:
    _put(holder, key, random.choice(_WORDS))


def _rule(holder: _Holder, key: _Key, places: list[_Place], random: Random) -> None:
    """Change an expression, anywhere in the form."""
    rules = [place for place in places if place[1] == "expression" and isinstance(place[0], dict)]
    place, name = random.choice(rules) if rules else (holder, key)
    written = place.get("expression") if isinstance(place, dict) else None
    if isinstance(written, str) and written and random.random() < 0.5:
        at = random.randrange(len(written))
        gone = random.randint(0, 3)
        _put(place, name, written[:at] + random.choice(_TOKENS) + written[at + gone :])
    else:
        _put(place, name, random.choice(_RULES))


_CHANGES: tuple[_Change, ...] = (
    *(_set_odd, _set_odd, _remove, _double, _rename, _transplant, _transplant, _bury),
    *(_say_otherwise, _rule, _rule),
)
