"""What holds for every form and every row of answers."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    NotAskedReason,
    Value,
    value_boolean,
    value_integer,
)
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.fhir.elements import objects, text
from kansrijk_desktop.fhir.extensions import SDC
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json
from tests.questionnaires import A_MOMENT, Json, a_definition, choice, question

LINK_IDS = tuple("abcdef")
OPERATORS = ("=", "!=", ">", "<=", "exists")


@st.composite
def forms(draw: st.DrawFn) -> list[Json]:
    """Forms of six items with conditions in all directions, a total, groups and repeats."""
    items: list[Json] = []
    for link_id in LINK_IDS:
        item = draw(st.sampled_from([question(link_id, "boolean"), question(link_id, "integer")]))
        sources = draw(st.lists(st.sampled_from(LINK_IDS), max_size=2))
        conditions = [_condition(draw, source) for source in sources]
        if conditions:
            item |= {
                "enableWhen": conditions,
                "enableBehavior": draw(st.sampled_from(["all", "any"])),
            }
        items.append(item)
    cut = draw(st.integers(0, len(items)))
    group = question("g", "group", repeats=draw(st.booleans()), item=items[cut:])
    pains = choice("pain", "x", "y", repeats=True, item=[question("since", "integer")])
    return [*items[:cut], group, pains, _total()]


def _condition(draw: st.DrawFn, source: str) -> Json:
    operator = draw(st.sampled_from(OPERATORS))
    kind = (
        "answerBoolean"
        if operator == "exists"
        else draw(st.sampled_from(["answerBoolean", "answerInteger"]))
    )
    value: object = draw(st.booleans()) if kind == "answerBoolean" else draw(st.integers(0, 3))
    return {"question": source, "operator": operator, kind: value}


def _total() -> Json:
    rule: Json = {
        "url": SDC + "sdc-questionnaire-calculatedExpression",
        "valueExpression": {
            "language": "text/fhirpath",
            "expression": "%resource.descendants().where(linkId = 'a').answer.count()",
        },
    }
    return question("total", "integer", extension=[rule])


STEPS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 40), st.integers(0, 3)), max_size=15)


def walk_through(session: FormSession, steps: list[tuple[int, int, int]]) -> FormState:
    """Do something at some item, again and again."""
    for action, place, number in steps:
        states = list(session.state.walk())
        state = states[place % len(states)]
        if action == 0:
            session.add(state.address)
        elif action == 1 and state.item.is_group:
            session.remove(state.address)
        elif action == 2 and state.item.is_question:
            session.decline(state.address, AbsentReason.NOT_ASKED, NotAskedReason.NOT_NOW)
        elif action == 3:
            session.note(state.address, "x" * number)
        elif action == 4 and state.item.is_group:
            session.move(state.address, number)
        elif state.item.is_question:
            session.answer(state.address, *_values(state.item.type, number, session, state.address))
    return session.state


def _values(item_type: str, number: int, session: FormSession, address: str) -> Iterator[Value]:
    if item_type == "boolean":
        yield value_boolean(is_true=number > 1)
    elif item_type == "integer":
        yield value_integer(number)
    else:
        options = session.state.item(address).item.options
        yield from (one.value for one in options[: number % 3])


def goes_in_circles(form: list[Json]) -> bool:
    """Tell whether a question decides, round about, on its own being asked.

    What is asked in such a form depends on the order of answering; a response does not keep that.
    """
    asked_by = {
        text(item, "linkId"): {text(each, "question") for each in objects(item, "enableWhen")}
        for top in form
        for item in (top, *objects(top, "item"))
    }
    try:
        TopologicalSorter(asked_by).prepare()
    except CycleError:
        return True
    return False


def begin(definition: Definition) -> FormSession:
    return FormSession(definition, context=LaunchContext(now=A_MOMENT))


def seen(state: FormState) -> list[tuple[object, ...]]:
    return [
        (one.address, one.values, one.absent, one.note, one.is_enabled, one.problems)
        for one in state.walk()
    ]


def link_ids(element: JsonObject) -> Iterator[str]:
    for item in objects(element, "item"):
        yield text(item, "linkId")
        yield from link_ids(item)
        for answer in objects(item, "answer"):
            yield from link_ids(answer)


SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=120)


@SLOW
@given(forms(), STEPS)
def test_no_response_holds_an_item_that_is_not_asked(
    form: list[Json], steps: list[tuple[int, int, int]]
) -> None:
    definition = a_definition(*form)
    session = begin(definition)

    state = walk_through(session, steps)

    asked = {one.item.link_id for one in state.walk() if one.is_enabled}
    assert set(link_ids(session.export())) <= asked


@SLOW
@given(forms(), STEPS)
def test_step_by_step_and_all_at_once_come_to_the_same(
    form: list[Json], steps: list[tuple[int, int, int]]
) -> None:
    definition = a_definition(*form)
    session = begin(definition)
    state = walk_through(session, steps)

    again = FormSession(definition, context=LaunchContext(now=A_MOMENT), records=session.answers())

    filled = {address for address, *_ in seen(again.state)}
    assert [one for one in seen(state) if one[0] in filled] == seen(again.state)


@SLOW
@given(forms(), STEPS)
def test_a_response_comes_back_as_it_was_written(
    form: list[Json], steps: list[tuple[int, int, int]]
) -> None:
    assume(not goes_in_circles(form))
    definition = a_definition(*form)
    session = begin(definition)
    walk_through(session, steps)
    written = session.export()

    stored = parse_json(dump_json(written))

    assert isinstance(stored, dict)
    again = FormSession(definition, stored, context=LaunchContext(now=A_MOMENT))
    assert again.save() == written
    assert again.export() == written


@SLOW
@given(forms(), STEPS)
def test_states_are_never_stale(form: list[Json], steps: list[tuple[int, int, int]]) -> None:
    definition = a_definition(*form)
    session = begin(definition)
    state = walk_through(session, steps)

    for occurrence in session._tree.walk():
        occurrence.state = None
    session._state = None

    assert seen(session.state) == seen(state)
    assert set(state.by_address) == {one.address for one in state.walk()}
