"""An answer that an expression is said not to read cannot change what it comes to."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk_desktop.engine.expressions import ExpressionError, compile_expression
from tests.unit.engine.expressions.evaluating import evaluate, question, response

# linkId of each question, and what it lies in: a group, an answer, or nothing.
AROUND = {"a": None, "b": None, "c": None, "g1": "g", "g2": "g", "under": "c"}

STARTS = ["%resource", "%context", "$this", "%resource.item", "item", "descendants()",
          "repeat(item)", "item.where(linkId = 'a')", "item.where(linkId = 'g')",
          "item.where(linkId = 'c').answer"]  # fmt: skip
STEPS = [
    ".item", ".answer", ".value", ".linkId", ".text", ".where(linkId = 'a')",
    ".where(linkId = 'g1')", ".where(linkId = 'under')", ".where(linkId in ('a' | 'g2'))",
    ".where(linkId = 'a' or linkId = 'b')", ".where(linkId = 'b' and answer.value > 1)",
    ".where(answer.value > 1 and linkId = 'b')", ".where(answer.exists())", ".where(value > 1)",
    ".where(linkId != 'a')", ".exists()", ".exists(linkId = 'b')", ".all(linkId = 'a')",
    ".all(answer.exists())", ".count()", ".empty()", ".first()", ".last()", ".skip(1)", "[1]",
    ".single()", ".select(answer.value)", ".select(1)", ".select($index)", ".select(item | answer)",
    ".select(where(linkId = 'a'))", ".children()", ".descendants()", ".repeat(item)",
    ".repeat(item | answer.item)", ".repeatAll(item.where(answer.exists()))", ".answers()",
    ".distinct()", ".sum()", ".max()", ".combine(item.where(linkId = 'b'))", ".sort(linkId)",
    ".exclude(item.where(linkId = 'a'))", ".iif(true, 1, 2)", ".iif(exists(), answer, item)",
    ".coalesce(item, 0)", ".aggregate($total + 1, 0)", ".aggregate(iif($total.empty(), answer, 1))",
    ".defineVariable('v').select(%v.count())", ".defineVariable('w', item).select(%w.answer.value)",
    ".trace('t')", ".ofType(integer)", ".is(integer)", ".weight()", ".toString()", ".not()",
    ".subsetOf(item.answer.value)", " = 1", " | 1", " is Element",
]  # fmt: skip

paths = st.tuples(st.sampled_from(STARTS), st.lists(st.sampled_from(STEPS), max_size=5)).map(
    lambda parts: parts[0] + "".join(parts[1])
)
expressions = paths | st.tuples(paths, st.sampled_from(["|", "=", "and", "+"]), paths).map(
    lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
)
answers = st.dictionaries(st.sampled_from(sorted(AROUND)), st.integers(0, 3), max_size=6)


def _filled_in(values: dict[str, int]) -> dict[str, Any]:
    """Build the response that has these answers, without items that have nothing in them."""
    made = {
        link_id: question(link_id, {"valueInteger": value}) for link_id, value in values.items()
    }
    if "c" in made and "under" in made:
        made["c"]["answer"][0]["item"] = [made["under"]]
    group = {"linkId": "g", "item": [made[name] for name in ("g1", "g2") if name in made]}
    top = [made[name] for name in ("a", "b", "c") if name in made]
    return response(*top, *([group] if group["item"] else []))


def _outcome(text: str, values: dict[str, int]) -> list[Any] | str:
    try:
        return evaluate(text, _filled_in(values))
    except ExpressionError as error:
        return type(error).__name__


def _is_read(text: str, link_id: str) -> bool:
    reads = compile_expression(text).reads
    inside = {link_id, AROUND[link_id]}
    return reads.all_answers or link_id in reads.link_ids or bool(inside & reads.subtrees)


@settings(max_examples=500, deadline=None)
@given(expressions, answers, st.sampled_from(sorted(AROUND)), st.none() | st.integers(0, 3))
def test_an_answer_that_is_not_read_changes_nothing(
    text: str, values: dict[str, int], changed: str, new: int | None
) -> None:
    try:
        is_read = _is_read(text, changed)
    except ExpressionError:
        return
    # What lies under an answer disappears with it, so that answer is changed as well.
    after = {name: value for name, value in values.items() if name != changed}
    if new is not None:
        after[changed] = new
    if changed == "c":
        values, after = ({**one, "under": 0} for one in (values, after))
        is_read = is_read or _is_read(text, "under")

    if not is_read:
        assert _outcome(text, values) == _outcome(text, after)
