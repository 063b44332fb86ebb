"""What an expression depends on; every doubt is settled as "everything"."""

import pytest

from kansrijk_desktop.engine.expressions import compile_expression

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "link_ids"),
    [
        ("%resource.item.where(linkId = 'a').answer.value", {"a"}),
        ("%resource.item.where('a' = linkId).answer.value", {"a"}),
        ("item.where($this.linkId = 'a').answer.valueCoding.code = 'x'", {"a"}),
        ("%context.item.where(linkId = 'a').answer.value", {"a"}),
        ("%rootResource.item.where(linkId = 'a').answer.value", {"a"}),
        ("QuestionnaireResponse.item.where(linkId = 'a').answer.value", {"a"}),
        ("%resource.descendants().where(linkId = 'a').answer.value", {"a"}),
        ("%resource.repeat(item).where(linkId = 'a').answer.value", {"a"}),
        ("%resource.repeat(item | answer.item).where(linkId = 'a').answer.value", {"a"}),
        ("item.where(linkId = 'g').item.where(linkId = 'a').answer.value", {"a"}),
        ("item.where(linkId = 'g').descendants().where(linkId = 'a').answer.value", {"a"}),
        ("item.where(linkId = 'a').answer.item.where(linkId = 'b').answer.value", {"b"}),
        ("item.where(linkId = 'a' or linkId = 'b').answer.value.sum()", {"a", "b"}),
        ("item.where(linkId in ('a' | 'b')).answer.value.sum()", {"a", "b"}),
        ("item.where(linkId in 'a').answer.value.sum()", {"a"}),
        ("item.where(('a' | 'b') contains linkId).answer.value", {"a", "b"}),
        ("item.where(linkId = 'a' and answer.value > 3).answer.value", {"a"}),
        ("item.where(linkId = 'a' and answer.value > 3 or linkId = 'b').answer.value", {"a", "b"}),
        ("item.where(linkId = 'a').answer.select(1).sum()", {"a"}),
        ("item.where(linkId = 'a').answer.value.iif(true, 1)", {"a"}),
        ("coalesce(item.where(linkId = 'a').answer.value, 0)", {"a"}),
        ("item.where(linkId in ('a' | 'b') and linkId = 'a').answer.value", {"a"}),
        ("item.where(linkId = 'a').answer.exists()", {"a"}),
        ("item.where(linkId = 'a').answer[0].value", {"a"}),
        ("item.where(linkId = 'a').first().answer.value", {"a"}),
        ("item.where(linkId = 'a').select(answer.value)", {"a"}),
        ("item.where(linkId = 'a').answer.where(value = 1).value", {"a"}),
        ("item.where(linkId = 'a').answer.value.where(code = 'x').code", {"a"}),
        ("item.where(linkId = 'a').answer.value.ofType(Coding).code", {"a"}),
        ("(item.where(linkId = 'a').answer.value as Coding).code", {"a"}),
        ("item.where(linkId = 'a').answer.value is Coding", {"a"}),
        ("-item.where(linkId = 'a').answer.value", {"a"}),
        (
            "iif(item.where(linkId = 'a').answer.value, item.where(linkId = 'b').answer.value, 0)",
            {"a", "b"},
        ),
        (
            "(item.where(linkId = 'a') | item.where(linkId = 'b')).answer.value.sum()",
            {"a", "b"},
        ),
        (
            "item.where(linkId = 'a').answer.value.aggregate($total + $this, 0)",
            {"a"},
        ),
        (
            "defineVariable('x', item.where(linkId = 'a').answer.value).select(%x + 1)",
            {"a"},
        ),
        ("'pre' & item.where(linkId = 'a').answer.value.toString()", {"a"}),
        ("(1 | 2)[item.where(linkId = 'a').answer.value]", {"a"}),
        ("item.where(linkId = 'a').answer.value.combine(item.where(linkId = 'b').answer.value)",
         {"a", "b"}),
    ],
)  # fmt: skip
def test_link_ids_that_are_written_out_are_read_off(text: str, link_ids: frozenset[str]) -> None:
    reads = compile_expression(text).reads

    assert (reads.link_ids, reads.subtrees, reads.all_answers) == (link_ids, NONE, False)


@pytest.mark.parametrize(
    ("text", "subtrees"),
    [
        ("item.where(linkId = 'g').exists()", {"g"}),
        ("item.where(linkId = 'g').select(1)", {"g"}),
        ("item.exists(linkId = 'g')", {"g"}),
        ("item.where(linkId = 'g')", {"g"}),
        ("item.where(linkId = 'g').text", {"g"}),
        ("item.where(linkId = 'g').answer", {"g"}),
        ("item.where(linkId = 'g').item.answer.value.sum()", {"g"}),
        ("item.where(linkId = 'g').answers().value", {"g"}),
        ("item.where(linkId = 'g').repeat(item).answer.value", {"g"}),
        ("item.where(linkId = 'g').item[0].answer.value", {"g"}),
        ("item.where(linkId = 'g').item.where(answer.value = 1).answer.value", {"g"}),
        ("(item.where(linkId = 'g') | item.where(linkId = 'h').answer).value", {"g", "h"}),
    ],
)
def test_a_group_is_read_with_all_that_is_in_it(text: str, subtrees: frozenset[str]) -> None:
    reads = compile_expression(text).reads

    assert (reads.subtrees, reads.all_answers) == (subtrees, False)


@pytest.mark.parametrize(
    "text",
    [
        "%resource",
        "%resource.item",
        "%resource.exists()",
        "item.answer.value",
        "answer.value",
        "item.where(linkId.startsWith('a')).answer.value",
        "item.where(linkId = %name).answer.value",
        "item.where(linkId = 1).answer.value",
        "item.where(linkId != 'a').answer.value",
        "item.where(text = 'a').answer.value",
        "item.where(linkId.lower() = 'a').answer.value",
        "item.where(answer.item.linkId = 'a').answer.value",
        "item.where(linkId in (%a | 'b')).answer.value",
        "item.where(linkId in %codes).answer.value",
        "item.where(linkId = 'a' or text = 'b').answer.value",
        "item.where(true).answer.value",
        "item.where($total).answer.value",
        "%resource.where(linkId = %x).item",
        "%resource.repeat(item).answer.value",
        "%resource.repeat(item.where(answer.exists())).where(linkId = 'a').answer.value",
        "%resource.descendants().where(value.exists())",
        "item[0].where(linkId = 'a').answer.value",
        "item.skip(1).where(linkId = 'a').answer.value",
        "item.all(answer.exists())",
        "item.all(linkId = 'a')",
        "item.select(1).count()",
        "item.where(answer.value > 3 and linkId = 'a').answer.value",
        "children().exists()",
        "item.where(linkId = 'a').aggregate($total.answer.value)",
        "(item.where(linkId = 'a') | item).answer.value",
        "item.weight().sum()",
        "item.repeat(item.first()).where(linkId = 'a').answer.value",
        "item.repeat((item | 1) & 2).where(linkId = 'a').answer.value",
    ],
)
def test_whatever_is_not_certain_reads_every_answer(text: str) -> None:
    assert compile_expression(text).reads.all_answers


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("%a + %b", {"a", "b"}),
        ("%`my-var`.where(linkId = 'x')", {"my-var"}),
        ("%patient.birthDate <= today()", {"patient"}),
        ("iif(%a.exists(), %b, %c)", {"a", "b", "c"}),
        ("%ucum | %sct | %loinc | %`vs-x` | %`ext-x` | %questionnaire.title | %qitem.text", NONE),
        ("defineVariable('own', 1).select(%own + %other)", {"other"}),
        ("defineVariable(%name, 1).select(%own)", {"name", "own"}),
        ("defineVariable('own').select(%own)", NONE),
    ],
)
def test_variables_are_named_but_not_those_of_the_specification(
    text: str, variables: frozenset[str]
) -> None:
    assert compile_expression(text).reads.variables == variables


@pytest.mark.parametrize(
    "text",
    [
        "1 + 2",
        "today()",
        "%resource.subject.reference",
        "%questionnaire.item.where(linkId = 'a').text",
        "%patient.descendants().count()",
        "$index",
        "%a.where(linkId = 'x').answer.value",
    ],
)
def test_what_nobody_answers_depends_on_no_answer(text: str) -> None:
    reads = compile_expression(text).reads

    assert (reads.link_ids, reads.subtrees, reads.all_answers) == (NONE, NONE, False)
