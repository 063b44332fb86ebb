"""Levels and outcome follow the rule of the blueprint, whatever is answered at the gates.

The rule is written here once more, in Python, apart from the expressions in the form.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
FORM = usable_definition((forms_folder() / "signalering-zwangerschap" / "1.0.0.json").read_bytes())
# What weighs in a domain on the core path, and which of these make it "asked".
WEIGHING = {
    "wonen": ("W1", "W2"),
    "geld": ("G1", "G2"),
    "stress": ("K2", "S1", "S2", "S3", "S4"),
    "middelen": ("M1", "M2", "M3", "M4"),
    "veiligheid": ("V1", "V2", "V3"),
}
ASKING = {**WEIGHING, "stress": ("S1", "S2", "S3")}
CONTEXT = ("C1", "C3")
Given = Mapping[str, tuple[Value, ...]]


def answers_to(item: Item) -> st.SearchStrategy[tuple[Value, ...]]:
    """Draw no answer, one option, or some that go together."""
    one = st.sampled_from([(option.value,) for option in item.options])
    if not item.repeats:
        return st.one_of(st.just(()), one)
    together = [option.value for option in item.options if not option.is_exclusive]
    several = st.lists(
        st.sampled_from(together), min_size=1, max_size=3, unique_by=lambda v: v.code
    )
    return st.one_of(st.just(()), one, several.map(tuple))


QUESTIONS = (*CONTEXT, *(link_id for domain in WEIGHING.values() for link_id in domain))
TALKS = st.fixed_dictionaries({each: answers_to(FORM.item(each)) for each in QUESTIONS})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talk=TALKS)
def test_levels_and_outcome_follow_the_rule(talk: Given) -> None:
    session = FormSession(FORM, context=LaunchContext(now=NOW, patient={"birthDate": "1996-03-01"}))
    session.answer("V0", FORM.item("V0").options[0].value)

    for link_id, values in talk.items():
        session.answer(link_id, *values)

    found = {domain: code_at(session, f"{domain}-niveau") for domain in WEIGHING}
    assert found == {domain: expected_level(talk, domain) for domain in WEIGHING}
    assert code_at(session, "uitkomst-totaal") == expected_outcome(talk)


@pytest.mark.parametrize("link_id", QUESTIONS)
def test_every_weight_of_the_rule_stands_in_the_form(link_id: str) -> None:
    weights = {option.weight for option in FORM.item(link_id).options}

    assert None not in weights
    assert 0 in weights


def expected_level(talk: Given, domain: str) -> str:
    weights = [weight_of(talk, each) for each in WEIGHING[domain]]
    if 3 in weights:
        return "red"
    if 2 in weights or weights.count(1) > 1:
        return "orange"
    if 1 in weights:
        return "yellow"
    return "green" if any(talk[each] for each in ASKING[domain]) else "not-asked"


def expected_outcome(talk: Given) -> str:
    levels = {expected_level(talk, domain) for domain in WEIGHING}
    if "red" in levels:
        return "act-now"
    counts = [
        sum(weight_of(talk, each) in {1, 2} for each in questions)
        for questions in (CONTEXT, *WEIGHING.values())
    ]
    if sum(counts) >= 3 and sum(count > 0 for count in counts) >= 2:
        return "discuss-home-visit"
    return "offer" if "orange" in levels else "own-practice"


def weight_of(talk: Given, link_id: str) -> int:
    """Return the heaviest answer; two kinds of arrears weigh 2."""
    chosen = {value.code for value in talk[link_id]}
    if link_id == "G2" and len(chosen - {"G2-geen"}) > 1:
        return 2
    weights = [
        option.weight for option in FORM.item(link_id).options if option.value.code in chosen
    ]
    return max((int(weight) for weight in weights if weight is not None), default=0)


def code_at(session: FormSession, link_id: str) -> str:
    values = session.state.item(link_id).values
    return values[0].code if values else ""
