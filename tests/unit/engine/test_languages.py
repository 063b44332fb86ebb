"""Which languages a form can be shown in."""

from kansrijk_desktop.engine.languages import is_right_to_left, languages_of
from tests.conformance.samples import definition
from tests.questionnaires import a_definition, question
from tests.shapes import translated


def test_its_own_language_comes_first_and_translations_follow() -> None:
    item = question("a", "string") | translated("Hoe heet u?", tr="Adınız ne?", ar="ما اسمك؟")

    assert languages_of(a_definition(item, language="nl")) == ("nl", "ar", "tr")


def test_a_form_that_does_not_say_has_a_language_without_a_name() -> None:
    assert languages_of(a_definition(question("a", "string"))) == ("",)


def test_designations_of_value_sets_count_too() -> None:
    assert languages_of(definition("translations")) == ("nl", "ar")


def test_designations_and_translations_of_a_wrong_shape_are_passed_by() -> None:
    odd = {"designation": ["x", {"language": "fr", "value": "Oui"}, {"language": 3}]}
    mark = {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": []}
    item = question("a", "string", _text={"extension": [mark, {"url": "x", **odd}]})

    assert languages_of(a_definition(item, language="nl")) == ("nl", "fr")


def test_the_script_decides_how_a_language_runs() -> None:
    assert is_right_to_left("ar")
    assert is_right_to_left("fa-IR")
    assert is_right_to_left("ku-Arab")
    assert not is_right_to_left("az-Latn")
    assert not is_right_to_left("nl")
    assert not is_right_to_left("")
