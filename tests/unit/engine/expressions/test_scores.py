"""weight() and ordinal(): the score of an answer."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.engine.expressions.evaluating import coding, evaluate, question, response

ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def table(scores: dict[tuple[str | None, Any], int]) -> Callable[[str | None, Any], Decimal | None]:
    """Stand for the scores a questionnaire writes at its options."""

    def score(link_id: str | None, answer: Any) -> Decimal | None:
        code = answer.get("code") if isinstance(answer, dict) else answer
        found = scores.get((link_id, code))
        return None if found is None else Decimal(found)

    return score


def test_a_score_on_the_coding_itself_comes_first() -> None:
    answered = response(question("q", coding("a", 3)))

    assert evaluate("item.answer.value.weight()", answered, score=table({("q", "a"): 9})) == [
        Decimal(3)
    ]


def test_otherwise_the_form_is_asked_by_link_id_and_answer() -> None:
    answered = response(
        question("q", coding("a"), {"valueString": "often"}, {"valueInteger": 4}),
        question("r", coding("a")),
    )
    scores = table({("q", "a"): 2, ("q", "often"): 1, ("q", 4): 0, ("r", "a"): 5})

    result = evaluate("item.answer.value.weight()", answered, score=scores)

    assert result == [Decimal(2), Decimal(1), Decimal(0), Decimal(5)]


@pytest.mark.parametrize("path", ["answer", "answer.value", "answer.where(true).value"])
@pytest.mark.parametrize("function", ["weight", "ordinal"])
def test_the_answer_and_its_value_have_the_same_score(path: str, function: str) -> None:
    answered = response(question("q", coding("a", 1)), question("r", coding("b", 2)))

    assert evaluate(f"item.{path}.{function}().sum()", answered) == [Decimal(3)]


def test_a_plain_answer_can_carry_its_score_beside_it() -> None:
    answer = {
        "valueString": "often",
        "_valueString": {"extension": [{"url": ITEM_WEIGHT, "valueInteger": 2}]},
    }

    assert evaluate("item.answer.value.weight()", response(question("q", answer))) == [Decimal(2)]


def test_an_answer_without_a_score_adds_nothing() -> None:
    answered = response(question("q", coding("a")), question("r", coding("b", 2)))

    assert evaluate("item.answer.value.weight()", answered) == [Decimal(2)]
    assert evaluate("item.answer.weight().sum()", response(question("q"))) == []
    assert evaluate("'text'.weight()", answered, score=table({})) == []


def test_an_answer_that_is_only_an_extension_has_no_score() -> None:
    answer = {"_valueString": {"extension": [{"url": "http://x", "valueCode": "why"}]}}

    assert evaluate("answer.value.weight()", question("q", answer), score=table({})) == []


def test_an_answer_taken_out_of_its_item_is_looked_up_without_link_id() -> None:
    assert evaluate("weight()", {"code": "a"}, score=table({(None, "a"): 7})) == [Decimal(7)]


def test_the_total_of_a_list_of_questions_is_exact() -> None:
    questions = [question(f"q{n}", coding("a", n % 4)) for n in range(9)]

    result = evaluate("item.where(linkId.startsWith('q')).answer.value.weight().sum()",
                      response(*questions))  # fmt: skip

    assert result == [Decimal(12)]
