from typing import Any

import pytest

from kansrijk_desktop.engine.load_report import Severity
from kansrijk_desktop.engine.loading import LoadedForm, load_form, usable_definition
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json, parse_json
from tests.questionnaires import Json, choice, question, when_true

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def load(*items: Any, **root: Any) -> LoadedForm:
    form = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/q",
        "version": "1",
        "status": "active",
        "item": list(items),
    }
    return load_form(dump_json(form | root))


def codes(loaded: LoadedForm) -> list[tuple[str, str, str]]:
    return [(str(issue.severity), issue.code, issue.path) for issue in loaded.report.issues]


def expression(url: str, text: str, language: str = "text/fhirpath") -> Json:
    return {"url": url, "valueExpression": {"language": language, "expression": text}}


def test_a_sound_form_opens_without_a_remark() -> None:
    loaded = load(question("a", "string"))

    assert loaded.definition is not None
    assert loaded.report.as_json() == {"usable": True, "fhir_version": "R4", "issues": []}
    assert loaded.definition.identity == "https://example.org/q|1"


def test_the_json_of_a_form_is_kept_untouched() -> None:
    raw = dump_json(
        {
            "resourceType": "Questionnaire",
            "strange": {"x": [1, None]},
            "item": [question("a", "decimal", initial=[{"valueDecimal": 1}], unknown="kept")],
        }
    )

    definition = usable_definition(raw)

    assert definition.source == parse_json(raw)


def test_bytes_that_are_no_json_are_refused_in_words() -> None:
    loaded = load_form(b"<xml/>")

    assert loaded.definition is None
    assert not loaded.report.usable
    assert "kan niet worden ingelezen" in loaded.report.issues[0].message


def test_another_resource_is_refused_by_its_name() -> None:
    loaded = load_form(b'{"resourceType": "Bundle"}')

    assert "Bundle" in loaded.report.issues[0].message
    assert "iets anders" in load_form(b"{}").report.issues[0].message


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([question("a", "string"), question("a", "string")], "duplicate-link-id"),
        ([{"type": "string", "text": "x"}], "missing-link-id"),
        ([question("  ", "string")], "missing-link-id"),
        ([question("a", "vraag")], "unknown-type"),
        ([question("a", "string", modifierExtension=[{"url": "x"}])], "modifier-extension"),
        (
            [question("a", "string", extension=[{"url": HL7 + "rendering-criticalExtension"}])],
            "modifier-extension",
        ),
        ([question("a", "string", text="x" * 60_000)], "long-text"),
        (["geen onderdeel"], "bad-shape"),
        ([question("a", "group", item={"linkId": "b"})], "bad-shape"),
    ],
)
def test_what_cannot_be_answered_safely_is_refused(items: list[Any], code: str) -> None:
    loaded = load(*items)

    assert loaded.definition is None
    assert ("refused", code) in [(severity, found) for severity, found, _ in codes(loaded)]
    assert loaded.report.issues[0].severity is Severity.REFUSED


def test_a_modifier_on_the_whole_form_is_refused() -> None:
    assert codes(load(modifierExtension=[{"url": "x"}]))[0][:2] == (
        "refused",
        "modifier-extension",
    )


def test_too_many_items_are_refused() -> None:
    loaded = load(*(question(str(number), "string") for number in range(5_001)))

    assert codes(loaded)[0][:2] == ("refused", "too-many-items")


@pytest.mark.parametrize(
    ("root", "items", "version"),
    [
        ({"group": {}}, [], "DSTU2"),
        ({}, [{"linkId": "a", "type": "choice", "option": []}], "STU3"),
        ({}, [{"linkId": "a", "type": "string", "initialString": "x"}], "STU3"),
        ({}, [{"linkId": "a", "type": "question"}], "STU3"),
    ],
)
def test_an_older_version_is_refused_by_name(root: Json, items: list[Json], version: str) -> None:
    loaded = load(*items, **root)

    assert loaded.report.fhir_version == version
    assert f"FHIR {version}" in loaded.report.issues[0].message


def test_a_form_of_the_newer_version_opens_as_if_it_were_r4() -> None:
    coded: Json = {"answerOption": [{"valueCoding": {"code": "x"}}], "type": "coding"}
    loaded = load(
        {"linkId": "closed", "text": "?", **coded},
        {"linkId": "open", "text": "?", **coded, "answerConstraint": "optionsOrString"},
        question("years", "integer", answerConstraint="optionsOrType"),
    )

    assert loaded.definition is not None
    assert loaded.report.fhir_version == "R5"
    assert loaded.definition.item("closed").type == "choice"
    assert loaded.definition.item("open").type == "open-choice"
    assert loaded.definition.item("years").is_open


def test_without_url_or_version_the_content_is_the_identity() -> None:
    first, second = load(url="", version=""), load(question("a", "string"), url="", version="")
    same = load(url="", version="")

    identities = [
        loaded.definition.identity for loaded in (first, second, same) if loaded.definition
    ]
    assert identities[0].startswith("sha256:")
    assert identities[0] == identities[2] != identities[1]
    assert ("repaired", "no-identity", "url") in codes(first)
    assert ("repaired", "no-identity", "version") in codes(load(version=""))


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


def load_form_without_items() -> LoadedForm:
    form: Json = {"resourceType": "Questionnaire", "url": "https://example.org/q", "version": "1"}
    return load_form(dump_json(form))


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


def test_a_form_that_has_to_be_good_says_what_is_wrong_first() -> None:
    with pytest.raises(FormDefinitionError, match="geen vragenlijst") as refused:
        usable_definition(b'{"resourceType": "Patient"}')

    assert refused.value.details == "resourceType"


def test_doubled_link_ids_can_be_opened_for_evaluation_only() -> None:
    form = dump_json(
        {
            "resourceType": "Questionnaire",
            "item": [question("a", "string"), question("a", "string")],
        }
    )

    loaded = load_form(form, is_for_use=False)

    assert loaded.definition is not None
    assert not loaded.report.usable
    assert (
        load_form(b'{"resourceType": "Questionnaire", "group": {}}', is_for_use=False).definition
        is None
    )


def test_a_form_with_too_much_in_it_is_refused_soon() -> None:
    many_options = choice("a", *({"valueInteger": number} for number in range(30_001)))
    long_rule = "1 + " * 2_000 + "1"
    many_rules = [
        question(
            str(number),
            "integer",
            extension=[expression(SDC + "calculatedExpression", f"{number} + {long_rule}")],
        )
        for number in range(20)
    ]

    assert codes(load(many_options))[0][:2] == ("refused", "too-many-parts")
    assert codes(load(*many_rules))[0][:2] == ("refused", "too-many-expressions")


def test_the_report_stops_where_nobody_reads_on() -> None:
    loaded = load(*({"linkId": str(number), "type": "string"} for number in range(2_500)))

    assert len(loaded.report.issues) == 2_000
    assert loaded.report.usable


def test_the_same_expression_is_compiled_once() -> None:
    same = [expression(SDC + "calculatedExpression", "1 + 1")]
    loaded = load(
        question("a", "integer", extension=same), question("b", "integer", extension=same)
    )

    assert loaded.definition is not None
    first, second = (item.logic.calculated for item in loaded.definition.walk())
    assert first is second is not None


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


def test_a_definition_knows_its_extensions_and_a_label_in_each_language() -> None:
    mark: Json = {"url": "https://example.org/x", "valueString": "hier"}
    loaded = load(question("a", "string"), extension=[mark])

    assert loaded.definition is not None
    assert loaded.definition.extension("https://example.org/x") == "hier"
    assert loaded.definition.extension("https://example.org/y") is None
