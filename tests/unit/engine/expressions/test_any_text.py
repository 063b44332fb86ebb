"""Whatever a form writes and whatever JSON it is run on: an answer or an ExpressionError."""

from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk_desktop.engine.expressions import ExpressionError
from kansrijk_desktop.engine.expressions.functions import TABLE
from kansrijk_desktop.engine.expressions.operators import LOGIC, OPERATORS
from tests.unit.engine.expressions.evaluating import evaluate, tight

NAMES = ["item", "answer", "value", "linkId", "extension", "code", "valueCoding", "birthDate"]
OPERANDS = [
    "1", "0", "-1", "1.50", "999999999999999999", "'a'", "''", "'\\ud800'", "true", "{}", "@2014",
    "@2014-02-28T10:30:00+02:00", "@9999-12-31", "@0001-01-01", "@T23:59", "3 days", "1 'kg'",
    "1 'mo'", "1 month", "%resource", "%x", "$this", "item.answer.value", "item", "birthDate",
    "'base64'", "'('", "Patient", "(1 | 2)", "(item | 1)", "$index", "$total", "' '", "1 '1/0'",
]  # fmt: skip

operands = st.sampled_from(OPERANDS) | st.sampled_from(NAMES)


def _extended(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    functions = st.sampled_from(sorted(TABLE))
    arguments = st.lists(parts, max_size=3).map(", ".join)
    symbols = st.sampled_from([*OPERATORS, *LOGIC])
    calls = st.tuples(parts, functions, arguments).map(lambda p: f"({p[0]}).{p[1]}({p[2]})")
    operations = st.tuples(parts, symbols, parts).map(lambda p: f"({p[0]}) {p[1]} ({p[2]})")
    paths = st.tuples(parts, st.sampled_from(NAMES)).map(lambda p: f"({p[0]}).{p[1]}")
    return calls | operations | paths | parts.map(lambda p: f"-({p})")


expressions = st.recursive(operands, _extended, max_leaves=8)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["2014-05-06", "2014-05-06T10:00:00Z", "10:30:00", "http://x", "#o"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [*NAMES, *(f"_{name}" for name in NAMES), "resourceType", "system", "contained", "id",
             "reference", "valueQuantity", "unit", "comparator", "valueDate", "valueTime", "url"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


def _run(text: str, context: Any) -> None:
    limits = tight(steps=5_000, elements=500, characters=2_000)
    with suppress(ExpressionError):
        evaluate(text, context, variables={"x": context}, limits=limits)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_text_compiles_or_is_refused(text: str) -> None:
    _run(text, {})


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="()[]{}.,'`%$@/*+-=!~<>|& \\0123aeiT:Z", max_size=30))
def test_any_heap_of_symbols_compiles_or_is_refused(text: str) -> None:
    _run(text, {})


@settings(max_examples=400, deadline=None)
@given(expressions, values)
def test_any_expression_on_any_json_gives_an_answer_or_an_expression_error(
    text: str, context: Any
) -> None:
    _run(text, context)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=20))
def test_a_sum_is_exact_for_any_decimals(amounts: list[Any]) -> None:
    assert evaluate("$this.sum()", list(amounts)) == [sum(amounts)]


@settings(max_examples=100, deadline=None)
@given(st.dates(), st.integers(0, 99_999))
def test_a_date_moved_there_and_back_is_itself(start: date, days: int) -> None:
    back = evaluate(f"(@{start} + {days} days) - {days} days")

    assert back in ([str(start)], [])
