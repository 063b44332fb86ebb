"""Do with a form and a response what the program does with them."""

from random import Random
from time import process_time

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    Value,
    value_boolean,
    value_date,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.interpretation import interpret
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.response_check import check_response
from kansrijk_desktop.engine.session import FormSession, ItemState, LaunchContext
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from tests.questionnaires import A_MOMENT

CONTEXT = LaunchContext(now=A_MOMENT, patient={"resourceType": "Patient", "birthDate": "1996"})
_STEPS = 3


class Laps:
    """Remembers the longest that one piece of work took, in seconds of the processor."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = process_time()

    def done(self) -> None:
        """End one piece of work and begin the next."""
        now = process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def try_form(raw_form: bytes, raw_response: bytes, random: Random, laps: Laps) -> bool:
    """Load, fill in, export, check and open a response; return whether the form could be used.

    A file that is no JSON is refused in words; anything else that is raised is a bug.
    """
    loaded = load_form(raw_form, is_for_use=random.random() < 0.5)
    dump_json(loaded.report.as_json())
    laps.done()
    if loaded.definition is None:
        assert loaded.report.issues, "refused without a word"
        return False
    session = FormSession(loaded.definition, context=CONTEXT)
    laps.done()
    _fill_in(session, random, laps)
    interpret(session.state)
    written = session.export()
    assert parse_json_object(dump_json(written)) == written
    FormSession(loaded.definition, context=CONTEXT, records=session.answers())
    laps.done()
    response = _response(raw_response)
    if response is not None:
        FormSession(loaded.definition, response, context=CONTEXT).export()
        laps.done()
        check_response(loaded.definition, response, CONTEXT)
        laps.done()
    return True


def _fill_in(session: FormSession, random: Random, laps: Laps) -> None:
    """Do something at a few items."""
    for _ in range(_STEPS):
        states = list(session.state.walk())
        if not states:
            return
        state = random.choice(states)
        if state.item.is_group:
            random.choice((session.add, session.remove))(state.address)
        elif random.random() < 0.2:
            session.decline(state.address, AbsentReason.ASKED_DECLINED)
        else:
            session.answer(state.address, *some_values(state))
        laps.done()


def some_values(state: ItemState) -> list[Value]:
    """Return an answer of about the right type."""
    return [one.option.value for one in state.options[:2]] or [_value(state.item.type)]


def _value(item_type: str) -> Value:
    if item_type == "boolean":
        return value_boolean(is_true=True)
    if item_type in {"integer", "decimal"}:
        return value_integer(3)
    return value_date("2026-05") if item_type == "date" else value_string("tekst")


def _response(raw: bytes) -> JsonObject | None:
    try:
        return parse_json_object(raw)
    except InvalidInputError:
        return None
