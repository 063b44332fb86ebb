import pytest

from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.fhir.extensions import OURS
from kansrijk_desktop.fhir.json import dump_json
from tests.questionnaires import Json, choice, question, when_true
from tests.unit.engine.loaded_forms import HL7, SDC, codes, expression, load


def test_what_is_repaired_is_said_with_its_place() -> None:
    twice: list[Json] = [*when_true("a"), *when_true("a")]
    control: Json = {
        "url": HL7 + "questionnaire-itemControl",
        "valueCodeableConcept": {
            "coding": [{"system": "http://hl7.org/fhir/ValueSet/x", "code": "slider"}]
        },
    }
    loaded = load(
        question("a", "Boolean"),
        question("b", "string", enableWhen=twice),
        question("c", "integer", extension=[control]),
        question("d", "string", enableWhen=[{"question": "a", "answerBoolean": True}]),
        question("e", "string", enableWhen=[{"question": "a", "hasAnswer": True}]),
        question("f", "string", enableWhen=[{"question": "a"}]),
        question(
            "g", "string", enableWhen=[{"question": "a", "operator": "~", "answerBoolean": True}]
        ),
        choice("h", {"extension": []}),
    )

    assert loaded.definition is not None
    assert set(codes(loaded)) == {
        ("repaired", "misspelt-type", "item[0]"),
        ("repaired", "missing-enable-behavior", "item[1].enableBehavior"),
        ("repaired", "legacy-system", "item[2]"),
        ("repaired", "missing-operator", "item[3].enableWhen[0]"),
        ("repaired", "missing-operator", "item[4].enableWhen[0]"),
        ("repaired", "bad-condition", "item[5].enableWhen[0]"),
        ("repaired", "bad-condition", "item[6].enableWhen[0]"),
        ("repaired", "option-without-value", "item[7].answerOption[0]"),
        ("notice", "choice-without-options", "item[7]"),
    }
    assert loaded.definition.item("c").control == "slider"
    assert [len(loaded.definition.item(name).logic.conditions) for name in "defg"] == [1, 1, 0, 0]


def test_what_is_worth_knowing_is_a_notice() -> None:
    loaded = load(
        {"linkId": "a", "type": "string"},
        choice("b", {"valueCoding": {"display": "zonder code"}}),
        question("c", "string", enableWhen=when_true("weg")),
    )

    assert set(codes(loaded)) == {
        ("notice", "item-without-text", "item[0]"),
        ("notice", "coding-without-code", "item[1].answerOption[0]"),
        ("notice", "unknown-question", "item[2].enableWhen[0]"),
    }
    assert codes(load_form_without_items()) == [("notice", "no-items", "item")]


CQF = HL7 + "cqf-expression"


def load_form_without_items() -> LoadedForm:
    form: Json = {"resourceType": "Questionnaire", "url": "https://example.org/q", "version": "1"}
    return load_form(dump_json(form))


@pytest.mark.parametrize(
    "text",
    [
        "%patient.birthDate",
        "QuestionnaireResponse.item.count()",
        "%resource.contained.where($this is Patient).birthDate",
        "iif(true, 'Patient.x', 'it\\'s Patient.y')",
        "Onbekend.name",
    ],
)
def test_a_rule_that_starts_from_the_response_or_a_variable_is_not_named(text: str) -> None:
    loaded = load(question("a", "date", extension=[expression(SDC + "initialExpression", text)]))

    assert codes(loaded) == []


def test_each_resource_that_is_not_there_is_named_once() -> None:
    rule = "iif(Patient.active, Patient.name.family, RelatedPerson.name.family)"

    loaded = load(question("a", "string", extension=[expression(SDC + "initialExpression", rule)]))

    assert [issue.message.split()[4] for issue in loaded.report.issues] == [
        "Patient",
        "RelatedPerson",
    ]
    assert loaded.report.issues[0].path == "item[0].initialExpression"


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"extension": [expression(SDC + "calculatedExpression", "x", "text/cql")]}, "cql"),
        (
            {"extension": [expression(SDC + "calculatedExpression", "x", "text/cql-identifier")]},
            "cql",
        ),
        (
            {"extension": [expression(HL7 + "variable", "Patient?x", "application/x-fhir-query")]},
            "server-query",
        ),
        (
            {"extension": [expression(SDC + "calculatedExpression", "x", "text/python")]},
            "expression-language",
        ),
        ({"extension": [expression(SDC + "calculatedExpression", " ")]}, "empty-expression"),
        (
            {"extension": [expression(SDC + "calculatedExpression", "1+" * 6_000 + "1")]},
            "long-expression",
        ),
        ({"extension": [expression(SDC + "calculatedExpression", "wat()")]}, "expression"),
        ({"extension": [{"url": HL7 + "regex", "valueString": "("}]}, "pattern"),
        (
            {"extension": [{"url": SDC + "subQuestionnaire", "valueCanonical": "x"}]},
            "sub-questionnaire",
        ),
        (
            {"extension": [{"url": SDC + "preferredTerminologyServer", "valueUrl": "x"}]},
            "terminology-server",
        ),
        (
            {"extension": [{"url": HL7 + "questionnaire-unitValueSet", "valueCanonical": "x"}]},
            "value-set",
        ),
        ({"type": "choice", "answerValueSet": "https://example.org/elders"}, "value-set"),
        ({"type": "choice", "answerValueSet": "#weg"}, "value-set"),
        (
            {"extension": [expression(SDC + "initialExpression", "Patient.name.first().family")]},
            "resource-without-percent",
        ),
        ({"extension": [expression(SDC + "initialExpression", "%Patient.id")]}, "unknown-variable"),
        ({"extension": [expression(HL7 + "minValue", "%weg + 1")]}, "unknown-variable"),
        ({"extension": [expression(HL7 + "minValue", "wat()")]}, "expression"),
        ({"_readOnly": {"extension": [expression(CQF, "true")]}}, "computed-element"),
        ({"_prefix": {"extension": [expression(CQF, "'1'")]}}, "computed-element"),
    ],
)
def test_what_this_program_does_not_do_is_named(item: Json, code: str) -> None:
    loaded = load(question("a", "string", **item) | item)

    assert loaded.definition is not None
    assert [(severity, found) for severity, found, _ in codes(loaded)] == [("not-supported", code)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wat()", "de functie wat() kennen wij niet"),
        ("1 +", "geen geldige FHIRPath"),
        ("%a is Verzonnen", "een soort gegeven"),
        ("(" * 4_000 + "1" + ")" * 4_000, "te lang of te diep genest"),
        ("%vs.memberOf('x')", "ondersteunen wij niet"),
    ],
)
def test_an_expression_that_cannot_run_is_explained_in_dutch(text: str, words: str) -> None:
    loaded = load(
        question("a", "string", extension=[expression(SDC + "calculatedExpression", text)])
    )

    assert words in loaded.report.issues[0].message


def test_an_extension_nobody_here_knows_is_named_once_and_ours_not_at_all() -> None:
    foreign: Json = {"url": "https://example.org/eigen", "valueBoolean": True}
    ours: Json = {"url": OURS + "gate", "valueBoolean": True}
    loaded = load(
        question("a", "string", extension=[foreign, ours]),
        choice("b", {"valueString": "x", "extension": [foreign]}),
        question("c", "string", extension=[{}]),
    )

    assert codes(loaded) == [
        ("not-supported", "unknown-extension", "item[0]"),
        ("not-supported", "unknown-extension", "item[2]"),
    ]


def test_a_circle_of_calculations_is_named_by_its_link_ids() -> None:
    def reads(other: str) -> list[Json]:
        text = f"%resource.item.where(linkId='{other}').answer.value + 1"
        return [expression(SDC + "calculatedExpression", text)]

    loaded = load(
        question("a", "integer", extension=reads("b")),
        question("b", "integer", extension=reads("a")),
    )

    assert codes(loaded) == [("notice", "cycle", "a")]
    assert "a, b" in loaded.report.issues[0].message


def test_the_report_stops_where_nobody_reads_on() -> None:
    loaded = load(*({"linkId": str(number), "type": "string"} for number in range(2_500)))

    assert len(loaded.report.issues) == 2_000
    assert loaded.report.usable


def control(*codings: Json) -> Json:
    concept: Json = {"coding": list(codings)}
    return {"url": HL7 + "questionnaire-itemControl", "valueCodeableConcept": concept}


@pytest.mark.parametrize(
    ("codings", "expected"),
    [
        (
            [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "slider"}],
            "slider",
        ),
        ([{"system": "https://example.org/eigen", "code": "knop"}], "knop"),
        (
            [
                {"system": "https://example.org/eigen", "code": "knop"},
                {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "slider"},
            ],
            "slider",
        ),
        ([{"system": "http://hl7.org/fhir/questionnaire-item-control"}], ""),
        ([], ""),
    ],
)
def test_the_control_of_the_standard_goes_before_that_of_others(
    codings: list[Json], expected: str
) -> None:
    loaded = load(question("a", "integer", extension=[control(*codings)]))

    assert loaded.definition is not None
    assert loaded.definition.item("a").control == expected


def test_rules_without_a_name_or_value_do_nothing() -> None:
    nameless = expression(HL7 + "variable", "1")
    toggle: Json = {"url": SDC + "answerOptionsToggleExpression", "extension": []}
    constraint: Json = {"url": HL7 + "targetConstraint", "extension": []}
    limit: Json = {"url": HL7 + "minValue"}
    loaded = load(question("a", "integer", extension=[nameless, toggle, constraint, limit]))

    assert loaded.definition is not None
    item = loaded.definition.item("a")
    assert item.logic.variables == ()
    assert item.logic.toggles == ()
    assert item.logic.constraints == ()
    assert item.limits.minimum is None
