from kansrijk_desktop.fhir import elements
from kansrijk_desktop.fhir.json import JsonObject

URL = "https://example.org/x"


def translated(word: str, **by_language: str) -> JsonObject:
    translations: list[JsonObject] = [
        {
            "url": elements.TRANSLATION,
            "extension": [
                {"url": "lang", "valueCode": language.replace("_", "-")},
                {"url": "content", "valueString": content},
            ],
        }
        for language, content in by_language.items()
    ]
    return {"text": word, "_text": {"extension": list(translations)}}


def test_a_list_that_is_no_list_reads_as_what_is_there() -> None:
    assert elements.objects({"item": [{"a": 1}, "x", None]}, "item") == [{"a": 1}]
    assert elements.objects({"item": {"a": 1}}, "item") == [{"a": 1}]
    assert elements.objects({"item": "x"}, "item") == []
    assert elements.objects({}, "item") == []


def test_text_and_flag_trust_no_shape() -> None:
    assert elements.text({"a": "x"}, "a") == "x"
    assert elements.text({"a": 1}, "a") == ""
    assert elements.flag({"a": True}, "a")
    assert not elements.flag({"a": "true"}, "a")
    assert elements.as_object([1]) == {}


def test_a_choice_element_gives_its_type_and_value() -> None:
    assert elements.polymorphic({"url": "u", "valueCode": "c"}, "value") == ("Code", "c")
    assert elements.polymorphic({"values": 1}, "value") is None


def test_an_extension_is_found_by_any_of_its_urls() -> None:
    element: JsonObject = {"extension": [{"url": "other", "valueString": "no"}, {"url": URL}]}
    second: JsonObject = {"extension": [{"url": URL, "valueInteger": 2}]}

    assert elements.extension_value(element, URL) is None
    assert elements.extension_value(second, "unknown", URL) == 2
    assert elements.extension_value({}, URL) is None


def test_a_text_is_shown_in_the_language_asked_for() -> None:
    element = translated("Hallo", tr="Merhaba", ar="مرحبا")

    assert elements.localized(element, "text", None) == "Hallo"
    assert elements.localized(element, "text", "tr") == "Merhaba"
    assert elements.localized(element, "text", "ar-MA") == "مرحبا"
    assert elements.localized(element, "text", "pl") == "Hallo"


def test_a_translation_without_content_is_passed_over() -> None:
    element: JsonObject = {
        "text": "Hallo",
        "_text": {
            "extension": [
                {
                    "url": elements.TRANSLATION,
                    "extension": [{"url": "lang", "valueCode": "tr"}],
                }
            ]
        },
    }

    assert elements.localized(element, "text", "tr") == "Hallo"


def test_a_coding_is_known_by_system_and_code() -> None:
    assert elements.coding_key({"system": "s", "code": "c", "display": "d"}) == ("s", "c")
    assert elements.coding_key("x") == ("", "")
    assert elements.codings({"coding": [{"code": "a"}]}) == [{"code": "a"}]
