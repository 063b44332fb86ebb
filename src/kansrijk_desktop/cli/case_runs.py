"""Play a case on its form, and say what comes out otherwise than its writer expects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kansrijk_desktop.cli.case_files import DOMAINS, Case
from kansrijk_desktop.engine.answers import (
    AbsentReason,
    NotAskedReason,
    Value,
    value_boolean,
    value_date,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.engine.definition import Definition, Item
from kansrijk_desktop.engine.interpretation import interpret
from kansrijk_desktop.engine.session import FormSession, FormState, LaunchContext
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.launch_context import encounter_resource
from kansrijk_desktop.texts import _

# Every case is played on the same day, so that it comes out the same on every other.
CASE_MOMENT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
_BIRTHDAY = "03-01"
ABSENT = {
    "wil niet zeggen": AbsentReason.ASKED_DECLINED,
    "weet niet": AbsentReason.ASKED_UNKNOWN,
}
NOT_ASKED = {
    "niet gevraagd: niet alleen": NotAskedReason.NOT_ALONE,
    "niet gevraagd: geen tijd": NotAskedReason.NO_TIME,
    "niet gevraagd: geen tolk": NotAskedReason.NO_INTERPRETER,
    "niet gevraagd: nu niet": NotAskedReason.NOT_NOW,
}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of a case.

    Attributes:
        differences: in Dutch; none when all is as expected.
    """

    name: str
    differences: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether all came out as expected."""
        return not self.differences


def form_of(folder: Path) -> Path:
    """Return the newest version of the form in a folder, a draft included.

    Raises:
        InvalidInputError: there is none.
    """
    versions = sorted(folder.glob("*.json"), key=_version_key)
    if not versions:
        raise InvalidInputError(_("In deze map staat geen vragenlijst."), details=str(folder))
    return versions[-1]


def run_case(definition: Definition, case: Case) -> CaseResult:
    """Play a case and compare; answers the form cannot take are differences too."""
    try:
        state = play_case(definition, case).state
    except InvalidInputError as error:
        return CaseResult(case.name, (error.message,))
    found = (*_outcome_differences(case, state), *_item_differences(case, state))
    return CaseResult(case.name, found)


def play_case(definition: Definition, case: Case) -> FormSession:
    """Give the answers of a case, in its order.

    Raises:
        InvalidInputError: the form has no such question or no such answer.
    """
    encounter = encounter_resource(Moment.OTHER, case.respondent)
    context = LaunchContext(
        now=CASE_MOMENT, patient=_patient(case.age), others={"encounter": encounter}
    )
    session = FormSession(definition, context=context)
    for link_id, answer in case.answers:
        if link_id not in session.state.by_address:
            raise InvalidInputError(_("De vraag {link_id} is er niet.").format(link_id=link_id))
        if isinstance(answer, str) and answer in ABSENT:
            session.decline(link_id, ABSENT[answer])
        elif isinstance(answer, str) and answer in NOT_ASKED:
            session.decline(link_id, AbsentReason.NOT_ASKED, NOT_ASKED[answer])
        else:
            item = definition.item(link_id)
            given = answer if isinstance(answer, list) else [answer]
            session.answer(link_id, *(value_for(item, each) for each in given))
    return session


def value_for(item: Item, answer: object) -> Value:
    """Turn what a case says into a value: an option by its code or label, otherwise by type.

    Raises:
        InvalidInputError: the question cannot have this answer.
    """
    written = answer.isoformat() if isinstance(answer, date) else answer
    for option in item.options:
        if written in (option.value.code, option.value.json, option.label()):
            return option.value
    value = None if item.options and not item.is_open else _plain_value(item, written)
    if value is None:
        raise InvalidInputError(
            _("De vraag {link_id} kent het antwoord “{answer}” niet.").format(
                link_id=item.link_id, answer=str(written)[:60]
            )
        )
    return value


def _plain_value(item: Item, written: object) -> Value | None:
    if isinstance(written, bool) or item.type == "boolean":
        is_fit = isinstance(written, bool) and item.type == "boolean"
        return value_boolean(is_true=bool(written)) if is_fit else None
    if item.type == "integer":
        return value_integer(written) if isinstance(written, int) else None
    if item.type in {"decimal", "quantity"}:
        number = _number(written)
        return None if number is None else _measured(item, number)
    if item.type == "date":
        return value_date(str(written))
    if item.type in {"dateTime", "time", "url"}:
        kinds = {"dateTime": "DateTime", "time": "Time", "url": "Uri"}
        return Value(kinds[item.type], str(written))
    return value_string(str(written)) if item.is_question else None


def _measured(item: Item, number: Decimal) -> Value:
    if item.type == "decimal":
        return value_decimal(number)
    unit = as_object(item.units[0].json) if item.units else {}
    return value_quantity(
        number,
        text(unit, "display") or text(unit, "code"),
        text(unit, "system"),
        text(unit, "code"),
    )


def _number(written: object) -> Decimal | None:
    try:
        return Decimal(str(written))
    except InvalidOperation:
        return None


def _outcome_differences(case: Case, state: FormState) -> Iterator[str]:
    """Compare what the form says of itself by our extensions; a form without them says nothing."""
    expected = case.expected
    outcome = interpret(state)
    for name, domain in DOMAINS.items():
        level = outcome.domain(domain).level
        if level or name in expected.named_levels:
            yield from _differs(
                _("niveau van {name}").format(name=name), level, expected.level(name)
            )
    yield from _differs(_("uitkomst"), outcome.overall, expected.overall)
    yield from _differs(_("voorlopig"), outcome.is_provisional, expected.is_provisional)
    yield from _differs(_("kindcheck"), outcome.is_kindcheck_open, expected.opens_kindcheck)
    yield from _differs(_("meldcode"), outcome.is_meldcode_open, expected.opens_meldcode)
    yield from _differs(
        _("veiligheidsteksten"), sorted(outcome.safety_texts), sorted(expected.safety_texts)
    )


def _item_differences(case: Case, state: FormState) -> Iterator[str]:
    expected = case.expected
    wanted = {**dict.fromkeys(expected.closed, False), **dict.fromkeys(expected.opens, True)}
    for link_id, is_asked in wanted.items():
        item = state.by_address.get(link_id)
        found = item is not None and item.is_enabled
        yield from _differs(_("{link_id} wordt gevraagd").format(link_id=link_id), found, is_asked)
    for link_id, weight in expected.weights.items():
        label = _("gewicht van {link_id}").format(link_id=link_id)
        yield from _differs(label, _answer(state, f"{link_id}-gewicht"), weight)
    for link_id, answer in expected.values.items():
        label = _("antwoord op {link_id}").format(link_id=link_id)
        yield from _differs(label, _answer(state, link_id), answer)


def _differs(what: str, found: object, expected: object) -> Iterator[str]:
    written = expected.isoformat() if isinstance(expected, date) else expected
    if isinstance(written, float):
        written = Decimal(str(written))
    if found != written or isinstance(found, bool) != isinstance(written, bool):
        yield _("{what}: {found}, verwacht {expected}").format(
            what=what, found=_shown(found), expected=_shown(written)
        )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or _("geen")
    return _("geen") if value in (None, "") else str(value)


def _answer(state: FormState, link_id: str) -> object:
    """Return the answer at an item as a case writes it: a code, a number, a text; None for none."""
    item = state.by_address.get(link_id)
    if item is None or not item.values or not item.is_enabled:
        return None
    value = item.values[0]
    if isinstance(value.json, dict):
        return value.json.get("value", value.code or value.label)
    return value.json


def _patient(age: int | None) -> JsonObject:
    """Return the patient as a FHIR resource; the birthday was some months ago."""
    if age is None:
        return {"resourceType": "Patient"}
    return {"resourceType": "Patient", "birthDate": f"{CASE_MOMENT.year - age}-{_BIRTHDAY}"}


def _version_key(path: Path) -> tuple[tuple[int, str], ...]:
    """Order 1.10.0 after 1.9.0, and a draft before what is released of it."""
    number, dash, _rest = path.stem.partition("-")
    parts = [(int(part), "") if part.isdecimal() else (-1, part) for part in number.split(".")]
    return (*parts, (0 if dash else 1, ""))
