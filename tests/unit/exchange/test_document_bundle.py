"""Any document as a Bundle: valid FHIR, by the rules, and read back as it was."""

from dataclasses import replace
from typing import Any

import pytest
import simplejson
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings

from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.exchange.bundle_reading import read_bundle
from kansrijk_desktop.exchange.bundle_rules import broken_rules
from kansrijk_desktop.exchange.document_bundle import DOCUMENT_CODES, document_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import RecipientKind
from tests.builders import TODAY, a_patient
from tests.unit.exchange.any_bundles import contents
from tests.unit.exchange.bundles import a_content, a_response, a_shared_screening

AT_LENGTH = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@AT_LENGTH
@given(contents())
def test_what_is_written_reads_back_as_it_was(content: BundleContent) -> None:
    raw = dump_json(document_bundle(content))

    read = read_bundle(raw, TODAY)

    assert read.content == content
    assert read.not_understood == ()


@AT_LENGTH
@given(contents())
def test_every_bundle_keeps_to_the_rules_and_is_fhir(content: BundleContent) -> None:
    bundle = document_bundle(content)

    breaches = broken_rules(bundle)

    assert [(one.rule.number, one.where) for one in breaches] == []
    Bundle.model_validate_json(dump_json(bundle))


def test_a_whole_handover_reads_back_as_it_was() -> None:
    content = a_content()

    read = read_bundle(dump_json(document_bundle(content)), TODAY)

    assert read.content == content
    assert read.not_understood == ()


@pytest.mark.parametrize("kind", ["verloskundige", "ander"])
def test_what_is_for_a_midwife_reads_back_with_her_kind_and_with_that_of_before(kind: str) -> None:
    (referral,) = a_content().referrals
    content = a_content(referrals=(replace(referral, recipient_kind=RecipientKind(kind)),))

    read = read_bundle(dump_json(document_bundle(content)), TODAY)

    assert [one.recipient_kind for one in read.content.referrals] == [kind]
    assert read.content == content


@pytest.mark.parametrize("kind", DOCUMENT_CODES)
def test_each_kind_of_document_says_what_it_is(kind: DocumentKind) -> None:
    nothing: dict[str, Any] = dict.fromkeys(("screenings", "agreements", "offers", "referrals"), ())
    content = a_content(kind=kind, title="Titel", **nothing)

    bundle: Any = document_bundle(content)

    composition = bundle["entry"][0]["resource"]
    assert composition["type"]["coding"][0]["code"] == DOCUMENT_CODES[kind][0]
    assert broken_rules(bundle) == ()
    assert read_bundle(dump_json(bundle), TODAY).content == content


@pytest.mark.parametrize("kind", [DocumentKind.MELDCODE_FILE, DocumentKind.LOCAL_OFFERS])
def test_what_is_never_exchanged_has_no_bundle(kind: DocumentKind) -> None:
    with pytest.raises(ValueError, match="no Bundle"):
        document_bundle(a_content(kind=kind))


def test_the_same_content_gives_the_same_bytes() -> None:
    assert dump_json(document_bundle(a_content())) == dump_json(document_bundle(a_content()))


def test_what_belongs_to_this_house_only_is_not_written() -> None:
    content = a_content(patient=a_patient(household_id="7b0f5d9e-0000-4a5e-9f43-2f0a5c4d0002"))

    written = simplejson.dumps(document_bundle(content), use_decimal=True)

    assert "7b0f5d9e-0000" not in written


def test_an_answer_that_is_a_file_is_left_out_with_its_question() -> None:
    file = {"linkId": "F", "answer": [{"valueAttachment": {"data": "AAAA"}}]}
    screening = a_shared_screening(response=a_response(item=[file, {"linkId": "leeg"}]))

    bundle = document_bundle(a_content(screenings=(screening,)))

    written = simplejson.dumps(bundle, use_decimal=True)
    assert "AAAA" not in written
    assert '"F"' not in written


def test_who_is_told_no_name_number_or_address_reads_none() -> None:
    bare = a_patient(household_id="", given_name="", family_name="", birth_date=None, bsn="")
    content = a_content(patient=bare, referrals=())

    bundle = document_bundle(content)

    assert broken_rules(bundle) == ()
    assert read_bundle(dump_json(bundle), TODAY).content == content


def test_what_is_not_told_is_not_referred_to() -> None:
    told = a_content()
    without = a_content(screenings=(), pregnancy=None, births=(), related_persons=())

    bundle = document_bundle(without)

    assert broken_rules(bundle) == ()
    assert told.offers[0].screening_id not in dump_json(bundle).decode()
