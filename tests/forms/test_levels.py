"""Levels and outcome follow the rule of the blueprint, whatever is answered at the gates.

The rule is written here once more, in Python, apart from the expressions in the forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from tests.forms.ours import MATERNITY, PREGNANCY, YOUTH_CARE, opened

pytestmark = pytest.mark.unmeasured

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
# What weighs in a domain on the core path, and which of these make it "asked".
OTHER_DOMAINS = {
    "wonen": ("W1", "W2"),
    "geld": ("G1", "G2"),
    "middelen": ("M1", "M2", "M3", "M4"),
    "veiligheid": ("V1", "V2", "V3"),
}
ASKED_ABOUT_STRESS = ("S1", "S2", "S3")
Given = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True)
class Rule:
    """What weighs on the core path of one form, besides what weighs in all of them."""

    form: str
    stress: tuple[str, ...]
    context: tuple[str, ...]

    @property
    def weighing(self) -> Mapping[str, tuple[str, ...]]:
        return {**OTHER_DOMAINS, "stress": self.stress}

    @property
    def asking(self) -> Mapping[str, tuple[str, ...]]:
        return {**OTHER_DOMAINS, "stress": ASKED_ABOUT_STRESS}

    @property
    def questions(self) -> tuple[str, ...]:
        domains = self.weighing.values()
        return (*self.context, *(link_id for domain in domains for link_id in domain))

    @property
    def definition(self) -> Definition:
        return opened(self.form)


GATES_OF_STRESS = ("K2", *ASKED_ABOUT_STRESS)
RULES = {
    PREGNANCY: Rule(PREGNANCY, (*GATES_OF_STRESS, "S4"), ("C1", "C3")),
    MATERNITY: Rule(MATERNITY, (*GATES_OF_STRESS, "P1"), ("C1",)),
    YOUTH_CARE: Rule(YOUTH_CARE, (*GATES_OF_STRESS, "P1"), ("C1",)),
}


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


def talks(rule: Rule) -> st.SearchStrategy[dict[str, tuple[Value, ...]]]:
    return st.fixed_dictionaries(
        {each: answers_to(rule.definition.item(each)) for each in rule.questions}
    )


@pytest.mark.parametrize("form", RULES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_levels_and_outcome_follow_the_rule(form: str, data: st.DataObject) -> None:
    rule = RULES[form]
    talk = data.draw(talks(rule))
    session = FormSession(
        rule.definition, context=LaunchContext(now=NOW, patient={"birthDate": "1996-03-01"})
    )
    session.answer("V0", rule.definition.item("V0").options[0].value)

    for link_id, values in talk.items():
        session.answer(link_id, *values)

    found = {domain: code_at(session, f"{domain}-niveau") for domain in rule.weighing}
    assert found == {domain: expected_level(rule, talk, domain) for domain in rule.weighing}
    assert code_at(session, "uitkomst-totaal") == expected_outcome(rule, talk)


@pytest.mark.parametrize(
    ("form", "link_id"), [(form, each) for form, rule in RULES.items() for each in rule.questions]
)
def test_every_weight_of_the_rule_stands_in_the_form(form: str, link_id: str) -> None:
    weights = {option.weight for option in opened(form).item(link_id).options}

    assert None not in weights
    assert 0 in weights


def expected_level(rule: Rule, talk: Given, domain: str) -> str:
    weights = [weight_of(rule, talk, each) for each in rule.weighing[domain]]
    if 3 in weights:
        return "red"
    if 2 in weights or weights.count(1) > 1:
        return "orange"
    if 1 in weights:
        return "yellow"
    return "green" if any(talk[each] for each in rule.asking[domain]) else "not-asked"


def expected_outcome(rule: Rule, talk: Given) -> str:
    levels = {expected_level(rule, talk, domain) for domain in rule.weighing}
    if "red" in levels:
        return "act-now"
    counts = [
        sum(weight_of(rule, talk, each) in {1, 2} for each in questions)
        for questions in (rule.context, *rule.weighing.values())
    ]
    if sum(counts) >= 3 and sum(count > 0 for count in counts) >= 2:
        return "discuss-home-visit"
    return "offer" if "orange" in levels else "own-practice"


def weight_of(rule: Rule, talk: Given, link_id: str) -> int:
    """Return the heaviest answer; two kinds of arrears weigh 2."""
    chosen = {value.code for value in talk[link_id]}
    if link_id == "G2" and len(chosen - {"G2-geen"}) > 1:
        return 2
    options = rule.definition.item(link_id).options
    weights = [option.weight for option in options if option.value.code in chosen]
    return max((int(weight) for weight in weights if weight is not None), default=0)


def code_at(session: FormSession, link_id: str) -> str:
    values = session.state.item(link_id).values
    return values[0].code if values else ""
