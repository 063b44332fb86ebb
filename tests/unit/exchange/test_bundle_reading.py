"""Bundles of others: what is refused, what is left out, and what is told of it."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from kansrijk_desktop.errors import UnreadableBundleError
from kansrijk_desktop.exchange.bundle_reading import MAX_BYTES, MOST_TOLD, read_bundle
from kansrijk_desktop.exchange.bundle_structure import MAX_ENTRIES
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from tests.builders import NOW, TODAY
from tests.unit.exchange.bundles import DOCUMENT_ID, a_content
from tests.unit.exchange.test_bundle_rules import Bundle, add, the


def a_bundle(**changes: Any) -> Bundle:
    bundle: Bundle = json.loads(dump_json(document_bundle(a_content(**changes))))
    return bundle


def raw(bundle: Bundle) -> bytes:
    return json.dumps(bundle).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableBundleError) as caught:
        read_bundle(content, TODAY)
    return caught.value.message


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Het bestand is leeg."),
        (b"x", "geen geldige JSON"),
        (b"[" * 100_000, "te diep genest"),
        (b'{"a": NaN}', "geen getal"),
        (b'{"a": 1, "a": 2}', "twee keer"),
        (b'{"a": "\\ud800"}', "half teken"),
        (b'{"a": "\\u0000"}', "NUL"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        (b'{"a": "' + b"x" * MAX_BYTES + b'"}', "groter dan"),
        (b"[]", "geen FHIR-gegeven"),
        (b'{"resourceType": "Patient"}', "geen document"),
    ],
)
def test_what_is_no_bundle_is_refused_with_the_reason(content: bytes, why: str) -> None:
    message = refusal(content)

    assert why in message
    assert "Er is niets gewijzigd." in message


def two_patients(bundle: Bundle) -> None:
    add(bundle, the(bundle, "Patient"))


def about_another(bundle: Bundle) -> None:
    other = bundle["entry"][2]["fullUrl"]
    the(bundle, "Task")["for"] = {"reference": other}


def remote(bundle: Bundle) -> None:
    the(bundle, "Task")["owner"] = {"reference": "https://elders.example/Patient/1"}


def without_number(bundle: Bundle) -> None:
    del bundle["entry"][3]["fullUrl"]


def with_request(bundle: Bundle) -> None:
    bundle["entry"][3]["request"] = {"method": "DELETE", "url": "Patient/1"}


def contained(bundle: Bundle) -> None:
    the(bundle, "Consent")["contained"] = [{"resourceType": "Patient"}]


def a_long_text(bundle: Bundle) -> None:
    the(bundle, "Task")["description"] = "x" * 20_001


def a_long_name(bundle: Bundle) -> None:
    the(bundle, "Patient")["name"][0]["family"] = "x" * 201


def of_nobody(bundle: Bundle) -> None:
    the(bundle, "Composition")["author"] = [{"display": "iemand"}]


def of_no_kind(bundle: Bundle) -> None:
    the(bundle, "Composition")["category"] = []


def far_too_many(bundle: Bundle) -> None:
    bundle["entry"] = bundle["entry"] * (MAX_ENTRIES // len(bundle["entry"]) + 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (two_patients, "precies één cliënt"),
        (about_another, "precies één cliënt"),
        (remote, "leidt nergens naartoe"),
        (without_number, "geen eigen nummer"),
        (with_request, "geen eigen nummer"),
        (contained, "betekenis verandert"),
        (a_long_text, "langer dan 20000 tekens"),
        (a_long_name, "naam erin is te lang"),
        (of_nobody, "van wie het komt"),
        (of_no_kind, "wat voor document"),
        (far_too_many, "meer dan 2000 onderdelen"),
    ],
)
def test_a_bundle_not_made_as_agreed_is_refused(change: Callable[[Bundle], None], why: str) -> None:
    bundle = a_bundle()

    change(bundle)

    assert why in refusal(raw(bundle))


def test_markup_files_and_other_records_are_not_taken_over_and_told() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["text"] = {"status": "generated", "div": "<script>alert(1)</script>"}
    the(bundle, "Patient")["photo"] = [{"url": "file:///etc/passwd"}]
    add(bundle, {"resourceType": "Binary", "contentType": "application/x-msdownload"})
    the(bundle, "Task")["note"] = [{"text": "mijn geheim"}]

    read = read_bundle(raw(bundle), TODAY)

    assert read.content == a_content()
    assert set(read.not_understood) == {"cliënt: text", "cliënt: photo", "Binary", "afspraak: note"}


def test_what_others_call_their_parts_is_not_shown_when_it_is_no_word() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["<b>Jan</b>"] = 1
    add(bundle, {"resourceType": "x" * 90})

    read = read_bundle(raw(bundle), TODAY)

    assert set(read.not_understood) == {"cliënt: iets onbekends", "iets onbekends"}


def test_an_endless_list_of_strange_parts_is_told_briefly() -> None:
    bundle = a_bundle()
    the(bundle, "Patient").update({f"vreemd{number}": 1 for number in range(500)})

    assert len(read_bundle(raw(bundle), TODAY).not_understood) == MOST_TOLD


def test_a_number_that_fails_the_test_is_not_taken_over() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["identifier"][0]["value"] = "999910645"

    read = read_bundle(raw(bundle), TODAY)

    assert read.content.patient.bsn == ""
    assert "Het BSN erin klopt niet en is niet overgenomen." in read.not_understood


def test_what_lies_in_the_future_is_not_taken_over() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["birthDate"] = "2031-01-01"
    the(bundle, "QuestionnaireResponse")["authored"] = "2031-01-01T10:00:00+00:00"
    birth = next(e["resource"] for e in bundle["entry"] if "focus" in e["resource"])
    birth["effectiveDateTime"] = "2031-01-01"

    read = read_bundle(raw(bundle), TODAY)

    assert read.content.patient.birth_date is None
    assert read.content.screenings == ()
    assert read.content.births == ()
    assert read.content.offers[0].screening_id == ""
    assert sum("toekomst" in line for line in read.not_understood) == 3


def test_a_file_from_the_future_is_read_with_a_warning() -> None:
    content = a_content(created_at=NOW + timedelta(days=40))

    read = read_bundle(dump_json(document_bundle(content)), TODAY)

    assert read.content == content
    assert any("Kijk de klok na" in line for line in read.not_understood)


def test_days_and_moments_that_are_none_are_left_out_and_told() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["birthDate"] = "1996-02-30"
    the(bundle, "RelatedPerson")["birthDate"] = "1994"
    the(bundle, "QuestionnaireResponse")["authored"] = "gisteren"

    read = read_bundle(raw(bundle), TODAY)

    assert read.content.patient.birth_date is None
    assert read.content.related_persons[0].birth_date is None
    assert read.content.screenings == ()
    assert {"cliënt: birthDate", "gezinslid: birthDate", "gesprek"} <= set(read.not_understood)


def test_words_of_another_version_become_the_nearest_we_have() -> None:
    bundle = a_bundle()
    response = the(bundle, "QuestionnaireResponse")
    response["status"] = "amended"
    response["extension"][0]["valueCode"] = "40-weken"
    the(bundle, "RelatedPerson")["relationship"][0]["coding"][0]["code"] = "NEIGHBOR"

    read = read_bundle(raw(bundle), TODAY)

    (screening,) = read.content.screenings
    assert (screening.moment, screening.status) == (Moment.OTHER, ScreeningStatus.STOPPED)
    assert read.content.related_persons[0].relationship is Relationship.OTHER
    assert {"gesprek: status", "gesprek: extension"} <= set(read.not_understood)


def test_references_that_go_round_do_no_harm() -> None:
    bundle = a_bundle()
    pregnancy = next(e for e in bundle["entry"] if "hasMember" in e["resource"])
    pregnancy["resource"]["hasMember"].append({"reference": pregnancy["fullUrl"]})

    read = read_bundle(raw(bundle), TODAY)

    assert read.content == a_content()
    assert read.not_understood == ("bevinding: hasMember",)


def test_characters_that_nobody_sees_are_taken_out_and_told() -> None:
    bundle = a_bundle()
    the(bundle, "Patient")["name"][0].update(family="Reu\u202ering\ufeff")

    read = read_bundle(raw(bundle), TODAY)

    assert read.content.patient.family_name == "Reuring"
    assert "Onzichtbare tekens in de tekst zijn weggehaald." in read.not_understood


def test_names_in_any_script_stay_as_they_are() -> None:
    name = "نازنین‌زهرا <b>&amp; İğş \U0001f469\U0001f3fd‍\U0001f37c"
    content = a_content(
        related_persons=tuple(
            type(one)(one.id, "", one.relationship, name) for one in a_content().related_persons
        )
    )

    read = read_bundle(dump_json(document_bundle(content)), TODAY)

    assert read.content == content
    assert read.not_understood == ()


def test_a_mark_before_the_first_letter_does_not_matter() -> None:
    content = b"\xef\xbb\xbf" + dump_json(document_bundle(a_content()))

    assert read_bundle(content, TODAY).content.id == DOCUMENT_ID


def test_the_largest_file_is_read_whole() -> None:
    bundle = a_bundle()
    items = the(bundle, "QuestionnaireResponse")["item"]
    items[0]["text"] = "Een vraag die zo lang is als vragen zijn. " * 6
    one = json.dumps(items[0])
    count = (MAX_BYTES - len(raw(bundle))) // (len(one) + 2) - 1
    the(bundle, "QuestionnaireResponse")["item"] = items * count
    content = raw(bundle)

    read = read_bundle(content, TODAY)

    assert len(content) > MAX_BYTES * 0.8
    assert read.not_understood == ()


def test_only_words_and_values_of_an_answer_are_read() -> None:
    bundle = a_bundle()
    elsewhere = {"reference": bundle["entry"][1]["fullUrl"]}
    the(bundle, "QuestionnaireResponse")["item"] = [
        {
            "linkId": elsewhere,
            "text": "Rondkomen",
            "subject": elsewhere,
            "answer": [
                {
                    "valueCoding": {"code": "1", "display": "ja", "resource": elsewhere},
                    "valueString": ["een", "twee"],
                    "extension": [{"url": NOT_FOR_HOME, "valueBoolean": True, "meer": {}}],
                }
            ],
        }
    ]

    found = read_bundle(raw(bundle), TODAY)

    assert found.content.screenings[0].response["item"] == [
        {
            "text": "Rondkomen",
            "answer": [
                {
                    "valueCoding": {"code": "1", "display": "ja"},
                    "extension": [{"url": NOT_FOR_HOME, "valueBoolean": True}],
                }
            ],
        }
    ]
    assert found.not_understood == ("gesprek: item",)
    assert read_bundle(dump_json(document_bundle(found.content)), TODAY).not_understood == ()
