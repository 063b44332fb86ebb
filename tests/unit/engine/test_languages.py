"""Which languages a form can be shown in."""

from kansrijk_desktop.engine.languages import is_right_to_left, languages_of
from kansrijk_desktop.fhir.elements import TRANSLATION
from tests.conformance.samples import definition
from tests.questionnaires import Json, a_definition, question
from tests.shapes import translated


def a_translation(language: str) -> Json:
    return {
        "extension": [
            {
                "url": TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": language},
                    {"url": "content", "valueString": "x"},
                ],
            }
        ]
    }


def test_its_own_language_comes_first_and_translations_follow() -> None:
    item = question("a", "string") | translated("Hoe heet u?", tr="Adınız ne?", ar="ما اسمك؟")

    assert languages_of(a_definition(item, language="nl").source) == ("nl", "ar", "tr")


def test_a_form_that_does_not_say_has_a_language_without_a_name() -> None:
    assert languages_of(a_definition(question("a", "string")).source) == ("",)


def test_designations_of_value_sets_count_too() -> None:
    assert languages_of(definition("translations").source) == ("nl", "ar")


def test_designations_and_translations_of_a_wrong_shape_are_passed_by() -> None:
    odd = {"designation": ["x", {"language": "fr", "value": "Oui"}, {"language": 3}]}
    mark = {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": []}
    item = question("a", "string", _text={"extension": [mark, {"url": "x", **odd}]})

    assert languages_of(a_definition(item, language="nl").source) == ("nl", "fr")


def test_the_script_decides_how_a_language_runs() -> None:
    assert is_right_to_left("ar")
    assert is_right_to_left("fa-IR")
    assert is_right_to_left("ku-Arab")
    assert not is_right_to_left("az-Latn")
    assert not is_right_to_left("nl")
    assert not is_right_to_left("")


def test_languages_are_found_in_texts_options_and_lists_its_own_first() -> None:
    source: Json = {
        "item": [
            {"text": "a", "_text": a_translation("en")},
            {"answerOption": [{"valueCoding": {"display": "x", "_display": a_translation("ar")}}]},
        ],
        "contained": [
            {
                "compose": {
                    "include": [
                        {
                            "concept": [
                                {
                                    "designation": [
                                        {"language": "tr", "value": "x"},
                                        {"language": "en", "value": "x"},
                                        {"value": "x"},
                                    ]
                                }
                            ]
                        }
                    ]
                }
            }
        ],
        "language": "nl",
    }

    assert languages_of(source) == ("nl", "ar", "en", "tr")


def test_without_a_word_about_language_none_is_made_up() -> None:
    wrong: Json = {"url": TRANSLATION, "extension": [{"url": "lang", "valueBoolean": True}]}

    assert languages_of({"item": [{"extension": [wrong]}]}) == ("",)
