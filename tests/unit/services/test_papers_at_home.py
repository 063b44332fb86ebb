"""What may lie at home, or be read by the other parent, and what never may."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.life_event import CareStop, StopReason
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.services.papers.making import make_paper
from kansrijk_desktop.services.papers.suggestions import suggested_draft
from tests.builders import HOUSEHOLD_ID, NOW, TODAY, a_pregnancy, a_service
from tests.unit.services.every_paper import MARKS, a_draft, agreed_family, make, the_region
from tests.unit.services.letters import chosen, typed
from tests.unit.services.paper_families import (
    CHILD_ID,
    a_child,
    a_conversation,
    a_family,
    everything_family,
)
from tests.unit.services.paper_reading import bundle_of, said, text_of

Kind = DocumentKind
FOR_HOME = [Kind.PARENTS_SHEET, Kind.CHILD_PART, Kind.PARTNER_ACCESS, Kind.CASE_TALK_AGENDA]


@pytest.mark.parametrize("kind", FOR_HOME)
def test_what_may_lie_at_home_holds_nothing_that_must_not(kind: DocumentKind) -> None:
    words = said(kind)

    for secret in (
        "Veiligheid",
        "Niet altijd",
        "duwde",
        "zusje",
        "Vrouwenopvang",
        "tas klaarzetten",
        "Er rookt iemand",
        "twijfel",
        "keek steeds",
        "Partner belde boos",
        "Weet niet van de afspraak",
    ):
        assert secret not in words


@pytest.mark.parametrize("kind", [Kind.PARENTS_SHEET, Kind.CHILD_PART, Kind.CASE_TALK_AGENDA])
def test_what_parents_read_tells_no_levels(kind: DocumentKind) -> None:
    words = said(kind)

    assert not re.search(r"\b(oranje|rood|geel|groen)\b", words, re.IGNORECASE)


def test_the_parents_sheet_holds_only_what_was_written_on_it() -> None:
    words = said(Kind.PARENTS_SHEET)

    assert "1 De post sorteren samen, zaterdag 2 Bellen" in words
    assert "dinsdag 1 december, 10.00 uur" in words
    assert "Voor Sanne" in words
    assert "Reuring" not in words
    assert "Geld" not in words


def test_the_parents_sheet_begins_with_their_own_agreements() -> None:
    steps = suggested_draft(Kind.PARENTS_SHEET, everything_family(), ()).steps

    assert [step.what for step in steps] == [
        "De brieven bij elkaar leggen",
        "Alle brieven op een stapel",
        "",
    ]
    assert steps[0].details == "Sanne, voor 5 december 2026"


def test_offers_for_anyone_are_sure_reachable_and_about_nobody() -> None:
    region = replace(
        the_region(),
        services=(
            a_service(id="a", name="Zeker aanbod"),
            a_service(id="b", name="Oud aanbod", last_checked=date(2024, 1, 1)),
            a_service(id="c", name="Niet bevestigd", is_confirmed=False),
            a_service(id="d", name="Zonder nummer", phone="", website=""),
            a_service(id="e", name="Voor de professional", kind="consult"),
            a_service(id="f", name="Veilig Thuis", domains=("safety",)),
            a_service(id="g", name="Alles", domains=(), languages="Turks", cost="gratis"),
        ),
    )
    known = everything_family()

    words = text_of(make_paper(known, region, a_draft(Kind.LOCAL_OFFERS, known), MARKS).content)

    assert "Zeker aanbod" in words
    assert "Voor iedereen Alles" in words
    assert "Gratis · Talen: Turks" in words
    for name in ("Oud", "Niet bevestigd", "Zonder nummer", "Voor de professional", "Veilig Thuis"):
        assert name not in words
    assert "Sanne" not in words


def test_the_child_part_is_about_one_child() -> None:
    twin = a_child(id="t", name="Bram Reuring")
    known = everything_family(related_persons=(a_child(), twin))

    noor = text_of(
        make(Kind.CHILD_PART, agreed_family(Kind.CHILD_PART, known), child_id=CHILD_ID).content
    )
    bram = text_of(
        make(Kind.CHILD_PART, agreed_family(Kind.CHILD_PART, known), child_id="t").content
    )

    assert "Naam Noor Reuring" in noor
    assert "Bram" not in noor
    assert "Naam Bram Reuring" in bram
    assert "3400 gram" in noor
    assert "3400 gram" not in bram


def test_a_child_or_partner_must_be_chosen() -> None:
    with pytest.raises(InvalidInputError):
        make(Kind.CHILD_PART, child_id="")
    with pytest.raises(InvalidInputError):
        make(Kind.PARTNER_ACCESS, partner_id="")
    with pytest.raises(LookupError):
        make(Kind.CHILD_PART, child_id="nobody")
    with pytest.raises(LookupError):
        make(Kind.PARTNER_ACCESS, partner_id=CHILD_ID)


def test_a_partner_reads_his_own_answers_and_nothing_of_hers() -> None:
    words = said(Kind.PARTNER_ACCESS, names_children=False)

    assert "Jesse Reuring" in words
    assert "Weer werk vinden" in words
    for hers in ("Sanne", "De post weer", "9 juni", "Noor", "Utrecht,", "intake"):
        assert hers not in words
    assert "Noor Reuring, geboren 14 november 2026" in said(Kind.PARTNER_ACCESS)


def test_a_partner_who_was_not_spoken_with_reads_that() -> None:
    known = a_family([a_conversation(chosen("G1", "G1-moeite"))])

    words = text_of(make(Kind.PARTNER_ACCESS, known).content)

    assert "Er staat hier geen gesprek met jou." in words


def test_her_own_paper_holds_all_of_it_where_she_can_keep_it() -> None:
    words = said(Kind.FULL_ACCESS, is_safe_to_keep=True)

    for hers in (
        "Hij duwde mij tegen de deur",
        "Vrouwenopvang",
        "nee, nu niet",
        "tas klaarzetten",
        "Weet niet van de afspraak",
        "Zij vraagt zelf om hulp",
        "Bellen is veilig ja",
        "Hoeveelste zwangerschap 2",
        "999910644",
    ):
        assert hers in words


def test_her_own_paper_at_home_holds_what_may_lie_there() -> None:
    words = said(Kind.FULL_ACCESS, is_safe_to_keep=False)

    assert "Met moeite" in words
    for secret in (
        "duwde",
        "Veiligheid",
        "Vrouwenopvang",
        "tas klaarzetten",
        "Weet niet van",
        "Zij vraagt zelf",
        "is veilig",
        "Hoeveelste",
        "twijfel",
    ):
        assert secret not in words


def test_never_on_her_paper_what_is_not_hers_or_of_the_meldcode() -> None:
    words = said(Kind.FULL_ACCESS, is_safe_to_keep=True)

    for never in ("Weer werk vinden", "Zij keek steeds naar de deur", "Partner belde boos"):
        assert never not in words


def test_earlier_pregnancies_and_losses_are_hers_alone() -> None:
    earlier = a_pregnancy(
        id="e", due_date=date(2023, 5, 1), ended_on=date(2022, 12, 1), ended_by=PregnancyEnd.LOSS
    )
    old = a_conversation(typed("G-wens", "Toen ook al") | chosen("G1", "G1-moeite"), number=2)
    old = replace(old, screening=replace(old.screening, pregnancy_id="e"))
    stop = CareStop(
        "s", HOUSEHOLD_ID, StopReason.PREGNANCY_ENDED, "e", date(2022, 12, 1), "M.", NOW
    )
    known = a_family([old], earlier_pregnancies=(earlier,), stops=(stop,))

    hers = text_of(make(Kind.FULL_ACCESS, known, is_safe_to_keep=True).content)
    at_home = text_of(make(Kind.FULL_ACCESS, known, is_safe_to_keep=False).content)
    handover = text_of(
        make(Kind.YOUTH_HEALTH_HANDOVER, agreed_family(Kind.YOUTH_HEALTH_HANDOVER, known)).content
    )

    assert "Eerdere zwangerschap" in hers
    assert "zwangerschap gestopt" in hers
    assert "Eerdere zwangerschap" not in at_home
    assert "gestopt" not in at_home
    assert "Toen ook al" in hers
    assert "Toen ook al" not in handover


def test_a_child_that_died_is_nobodys_to_count() -> None:
    stop = CareStop("s", HOUSEHOLD_ID, StopReason.CHILD_DIED, CHILD_ID, TODAY, "M.", NOW)
    known = agreed_family(Kind.YOUTH_HEALTH_HANDOVER, everything_family(stops=(stop,)))

    paper = make(Kind.YOUTH_HEALTH_HANDOVER, known).content

    assert "Noor" not in text_of(paper)
    assert "kind van nog geen jaar" not in text_of(paper)
    assert "Noor" not in read_bundle(paper).decode()


@pytest.mark.parametrize("kind", [Kind.PARENTS_SHEET, Kind.LOCAL_OFFERS, Kind.PARTNER_ACCESS])
def test_papers_for_the_kitchen_table_have_no_bundle(kind: DocumentKind) -> None:
    with pytest.raises(UnreadableBundleError):
        read_bundle(make(kind).content)


def test_her_own_bundle_at_home_does_not_tell_how_to_reach_her_safely() -> None:
    safe = bundle_of(make(Kind.FULL_ACCESS, is_safe_to_keep=True).content)
    at_home = bundle_of(make(Kind.FULL_ACCESS, is_safe_to_keep=False).content)

    assert "safe-to-call" in json.dumps(safe["Patient"])
    assert "safe-to-call" not in json.dumps(at_home["Patient"])
    assert "Weet niet van" not in json.dumps(at_home)
    assert "telecom" in at_home["Patient"][0]
