"""Editing changes what was asked for and nothing else; what is taken back was never there."""

import json
from typing import Any

import pytest

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.loading import load_questionnaire
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.extensions import (
    BRIDGE,
    DOMAIN,
    SAFETY_GATE,
    WHY_WE_ASK,
)
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from kansrijk_desktop.services.form_editing import (
    DOMAINS,
    EDITABLE_TEXTS,
    HIDDEN,
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
    apply_edits,
    with_version,
)
from tests.questionnaires import Json, choice, mark, question, section


def a_form(*items: Json) -> JsonObject:
    return {"resourceType": "Questionnaire", "item": list(items)}


def edited(form: JsonObject, *edits: Edit) -> Any:
    before = dump_json(form)
    result = apply_edits(form, edits)
    assert dump_json(form) == before
    return json.loads(dump_json(result))


def loaded(form: JsonObject, link_id: str) -> Item:
    definition = load_questionnaire(form).definition
    assert definition is not None
    return definition.item(link_id)


def test_a_question_is_hidden_and_shown_again() -> None:
    form = a_form(question("A", "string"))

    hidden = apply_edits(form, [SetFlag("A", HIDDEN, is_on=True)])

    assert loaded(hidden, "A").hidden
    assert apply_edits(hidden, [SetFlag("A", HIDDEN, is_on=False)]) == form


def test_a_flag_that_stands_among_others_is_switched_in_its_place() -> None:
    other = mark("https://example.org/eigen", valueDecimal=1)
    form = a_form(question("A", "string", extension=[mark(HIDDEN, valueBoolean=True), other]))

    shown = apply_edits(form, [SetFlag("A", HIDDEN, is_on=False)])

    assert not loaded(shown, "A").hidden
    assert apply_edits(shown, [SetFlag("A", HIDDEN, is_on=True)]) == form


def test_the_safety_gate_is_set_on_a_question_only() -> None:
    form = a_form(section("veilig", "safety", question("A", "boolean")))

    gated = apply_edits(form, [SetFlag("A", SAFETY_GATE, is_on=True)])

    assert loaded(gated, "A").extension(SAFETY_GATE) is True
    with pytest.raises(FormDefinitionError, match="“veilig” is geen vraag"):
        apply_edits(form, [SetFlag("veilig", SAFETY_GATE, is_on=True)])


@pytest.mark.parametrize("url", [url for url, _name in EDITABLE_TEXTS if url != DOMAIN])
def test_every_prompt_is_written_changed_and_taken_away(url: str) -> None:
    form = a_form(question("A", "string"))

    written = apply_edits(form, [SetText("A", url, " Eerst. ")])
    changed = apply_edits(written, [SetText("A", url, "Daarna.")])

    assert loaded(written, "A").extension(url) == "Eerst."
    assert loaded(changed, "A").extension(url) == "Daarna."
    assert apply_edits(changed, [SetText("A", url, " ")]) == form


def test_a_text_keeps_its_type_and_place() -> None:
    marks = [mark(WHY_WE_ASK, valueMarkdown="*Oud*", id="a"), mark(BRIDGE, valueString="Brug")]
    form = a_form(question("A", "string", extension=marks))

    result = edited(form, SetText("A", WHY_WE_ASK, "Nieuw"))

    assert result["item"][0]["extension"][0] == mark(WHY_WE_ASK, valueMarkdown="Nieuw", id="a")


@pytest.mark.parametrize("domain", [code for code, _name in DOMAINS])
def test_a_group_at_the_top_gets_any_domain_the_program_knows(domain: str) -> None:
    form = a_form({"linkId": "G", "type": "group", "item": [question("A", "string")]})

    result = edited(form, SetText("G", DOMAIN, domain))

    assert result["item"][0]["extension"] == [{"url": DOMAIN, "valueCode": domain}]


def test_a_domain_is_taken_away() -> None:
    form = a_form(section("G", "money", question("A", "string")))

    assert "extension" not in edited(form, SetText("G", DOMAIN, ""))["item"][0]


@pytest.mark.parametrize(
    ("link_id", "domain", "reason"),
    [
        ("G", "sport", "“sport” kent dit programma niet"),
        ("A", "money", "hoogste niveau; “A” is dat niet"),
        ("binnen", "money", "hoogste niveau; “binnen” is dat niet"),
        ("los", "money", "hoogste niveau; “los” is dat niet"),
    ],
)
def test_a_domain_elsewhere_or_unknown_is_refused(link_id: str, domain: str, reason: str) -> None:
    inner = {"linkId": "binnen", "type": "group", "item": [question("A", "string")]}
    form = a_form({"linkId": "G", "type": "group", "item": [inner]}, question("los", "string"))

    with pytest.raises(FormDefinitionError, match=reason):
        apply_edits(form, [SetText(link_id, DOMAIN, domain)])


def test_none_of_these_is_set_on_one_option() -> None:
    form = a_form(choice("A", "x", "geen"))

    exclusive = apply_edits(form, [SetExclusive("A", 1, is_on=True)])

    assert [one.is_exclusive for one in loaded(exclusive, "A").options] == [False, True]
    assert apply_edits(exclusive, [SetExclusive("A", 1, is_on=False)]) == form


def test_options_in_a_list_are_said_to_stand_elsewhere() -> None:
    form = a_form({"linkId": "A", "type": "choice", "answerValueSet": "#lijst"})

    for edit in (SetExclusive("A", 0, is_on=True), SetTranslation("A", "en", "none", 0)):
        with pytest.raises(FormDefinitionError, match=r"keuzelijst \(ValueSet\)"):
            apply_edits(form, [edit])


def test_an_option_that_is_not_there_is_refused() -> None:
    form = a_form(choice("A", "x"))

    for place in (-1, 1):
        with pytest.raises(FormDefinitionError, match=f"geen keuze op plaats {place + 1}"):
            apply_edits(form, [SetExclusive("A", place, is_on=True)])


def test_texts_are_translated_and_the_translation_changes_and_goes() -> None:
    form = a_form(choice("A", "x", text="Hoe gaat het?"))

    english = apply_edits(form, [SetTranslation("A", "en", "How are you?")])
    more = apply_edits(
        english, [SetTranslation("A", "en", "How is it?"), SetTranslation("A", "ar", "كيف الحال؟")]
    )

    assert loaded(english, "A").label("en") == "How are you?"
    assert loaded(more, "A").label("en") == "How is it?"
    assert loaded(more, "A").label("ar-MA") == "كيف الحال؟"
    assert loaded(more, "A").label() == "Hoe gaat het?"
    gone = [SetTranslation("A", "en", ""), SetTranslation("A", "ar", "")]
    assert apply_edits(more, gone) == form


@pytest.mark.parametrize(
    "written",
    [
        {"valueCoding": {"code": "ja", "display": "Ja"}},
        {"valueString": "Ja"},
    ],
)
def test_options_are_translated_where_their_text_stands(written: Json) -> None:
    form = a_form({"linkId": "A", "type": "choice", "answerOption": [written]})

    english = apply_edits(form, [SetTranslation("A", "en", "Yes", 0)])

    assert loaded(english, "A").options[0].label("en") == "Yes"
    assert loaded(english, "A").options[0].label() == "Ja"
    assert apply_edits(english, [SetTranslation("A", "en", " ", 0)]) == form


def test_an_option_that_is_no_text_is_not_translated() -> None:
    form = a_form({"linkId": "A", "type": "choice", "answerOption": [{"valueInteger": 3}, {}]})

    for place in (0, 1):
        with pytest.raises(FormDefinitionError, match="is geen tekst"):
            apply_edits(form, [SetTranslation("A", "en", "three", place)])


def test_a_translation_that_is_not_there_is_taken_away_without_a_trace() -> None:
    form = a_form(question("A", "string", _text={"id": "t"}))

    assert apply_edits(form, [SetTranslation("A", "en", "")]) == form


@pytest.mark.parametrize("language", ["", "Engels!", "e", "english language"])
def test_a_language_is_a_code(language: str) -> None:
    with pytest.raises(FormDefinitionError, match="Geef de taal als code"):
        apply_edits(a_form(question("A", "string")), [SetTranslation("A", language, "x")])


def test_an_item_that_is_not_there_is_named() -> None:
    with pytest.raises(FormDefinitionError, match="“Z” staat niet"):
        apply_edits(a_form(question("A", "string")), [SetFlag("Z", HIDDEN, is_on=True)])


def test_only_what_is_ours_to_set_is_set() -> None:
    form = a_form(question("A", "string"))
    url = "http://hl7.org/fhir/StructureDefinition/minLength"

    for edit in (SetFlag("A", url, is_on=True), SetText("A", url, "1")):
        with pytest.raises(FormDefinitionError, match="kan hier niet worden gezet"):
            apply_edits(form, [edit])


@pytest.mark.parametrize(
    ("element", "edit"),
    [
        ({"extension": {"url": "x"}}, SetFlag("A", HIDDEN, is_on=True)),
        ({"extension": [{"url": HIDDEN, "valueString": "x"}]}, SetFlag("A", HIDDEN, is_on=True)),
        ({"extension": [{"url": BRIDGE}]}, SetText("A", BRIDGE, "x")),
        ({"_text": "x"}, SetTranslation("A", "en", "x")),
    ],
)
def test_what_is_written_in_another_way_is_left_alone_and_said(element: Json, edit: Edit) -> None:
    form = a_form(question("A", "string", **element))

    with pytest.raises(FormDefinitionError, match="anders geschreven dan FHIR"):
        apply_edits(form, [edit])


def test_of_several_edits_of_one_place_the_last_counts() -> None:
    false = mark(HIDDEN, valueBoolean=False)
    form = a_form(question("A", "string", extension=[false], text="Vraag"))

    back = [SetFlag("A", HIDDEN, is_on=True), SetFlag("A", HIDDEN, is_on=False)]

    assert dump_json(apply_edits(form, back)) == dump_json(form)


def test_a_text_that_is_there_already_stays_as_it_is_written() -> None:
    form = a_form(question("A", "string", extension=[mark(BRIDGE, valueString=" Brug ")]))

    assert apply_edits(form, [SetText("A", BRIDGE, " Brug ")]) == form


def test_a_version_takes_the_place_of_the_one_before() -> None:
    form = parse_json_object(b'{"version": "1", "item": [], "url": "x"}')

    assert dump_json(with_version(form, "2")) == b'{"version":"2","item":[],"url":"x"}'
