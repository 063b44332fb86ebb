"""The national menukaart: for every family something to do, and nothing that nobody checked."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.assets import resource
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import CareService, Phase, Region
from kansrijk_desktop.services.advice import Offer, fitting_offers, situation_of
from tests.builders import TODAY, a_pregnancy
from tests.forms.ours import SIGNALLING, opened, options_of

FOLDER = resource("regions", "landelijk")
DOMAINS = ("housing", "money", "stress", "substances", "safety")
CONCERNS = ("yellow", "orange", "red")
EVERY_TIME = {"consult", "low-threshold", "professional", "ask-again"}


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region(FOLDER)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("level", ["green", *CONCERNS])
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_finding_in_every_phase_has_a_consult_step_a_low_threshold_a_professional_and_a_date(
    region: Region, domain: str, level: str, phase: Phase
) -> None:
    kinds = {offer.service.kind for offer in offers_for(region, {domain: level}, phase)}

    assert kinds >= EVERY_TIME


def test_what_to_do_now_is_said_so_that_it_fits_after_the_birth_and_a_partner_too(
    region: Region,
) -> None:
    said = [line for text in region.safety_texts for line in (text.text, *text.steps)]

    assert [line for line in said if re.search(r"\b([Zz]ij|[Hh]aar)\b", line)] == []
    assert [
        line for line in said if "zwanger" in line.lower() and not re.search(r"baby|Anders", line)
    ] == []


@pytest.mark.parametrize("level", CONCERNS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_concern_has_steps_of_its_own_subject(
    region: Region, domain: str, level: str
) -> None:
    kinds = {service.kind for service in services_for(region, domain, level)}

    assert kinds >= EVERY_TIME


@pytest.mark.parametrize("phase", [Phase.PREGNANCY, Phase.POSTPARTUM])
@pytest.mark.parametrize("level", ["green", *CONCERNS])
def test_every_family_can_get_acquainted_with_jgz(region: Region, level: str, phase: Phase) -> None:
    kinds = {offer.service.kind for offer in offers_for(region, {"money": level}, phase)}

    assert "acquaintance" in kinds


@pytest.mark.parametrize(
    ("days", "moment"),
    [(-280, "28 tot 30 weken"), (-80, "kraamtijd"), (3, "2 weken"), (14, "8 weken")],
)
@pytest.mark.parametrize("level", ["green", "orange"])
def test_asking_again_names_the_next_moment_from_intake_to_eight_weeks(
    region: Region, level: str, days: int, moment: str
) -> None:
    due = TODAY - timedelta(days=days)
    births = [Birth("kind", a_pregnancy().id, due)] if days > 0 else []
    situation = situation_of({"money": level}, a_pregnancy(due_date=due), TODAY, births=births)

    again = [one for one in fitting_offers(region, situation) if one.service.kind == "ask-again"]

    assert again
    for offer in again:
        assert any(f"volgende vaste moment: {moment}" in told for told in offer.reasons)


@pytest.mark.parametrize("domain", DOMAINS)
def test_red_begins_with_a_step_today(region: Region, domain: str) -> None:
    services = services_for(region, domain, "red")

    assert services[0].kind == "acute"


def test_nothing_found_still_brings_an_acquaintance_with_jgz(region: Region) -> None:
    service = region.service("kennismaking-jgz")

    assert service is not None
    assert (service.kind, service.domains, service.levels) == ("acquaintance", (), ())


def test_voorzorg_is_for_a_first_child_before_28_weeks(region: Region) -> None:
    service = region.service("voorzorg")

    assert service is not None
    assert (service.parity, service.to_week) == ("first", 27)


def test_the_prenatal_home_visit_asks_for_consent_and_lets_her_say_no(region: Region) -> None:
    service = region.service("prenataal-huisbezoek")

    assert service is not None
    assert "uitdrukkelijke toestemming" in service.sign_up
    assert "Nee, nu niet" in service.sign_up


def test_what_is_called_confirmed_has_a_source_and_a_date(region: Region) -> None:
    unfounded = [
        service.id
        for service in region.services
        if service.is_confirmed and not (service.source and service.last_checked)
    ]

    assert unfounded == []


def test_what_is_not_confirmed_was_not_checked(region: Region) -> None:
    unconfirmed = [service for service in region.services if not service.is_confirmed]

    assert unconfirmed
    assert all(service.last_checked is None for service in unconfirmed)


def test_ids_are_unique(region: Region) -> None:
    ids = [service.id for service in region.services]

    assert len(set(ids)) == len(ids)


def test_every_recipient_is_one_a_letter_knows(region: Region) -> None:
    known = {kind.value for kind in RecipientKind} | {""}

    assert {service.recipient_kind for service in region.services} <= known


def test_the_four_contacts_are_always_in_view(region: Region) -> None:
    together = " ".join(region.always_visible)

    assert all(each in together for each in ("112", "0800-2000", "113", "0800-0113", "huisarts"))


@pytest.mark.parametrize("form", SIGNALLING)
def test_every_urgent_answer_has_its_text_and_its_numbers(region: Region, form: str) -> None:
    keys = {
        str(option.extension(extensions.SAFETY_TEXT))
        for option in options_of(opened(form))
        if option.extension(extensions.SAFETY_TEXT)
    }

    assert keys
    for key in keys:
        text = region.safety_text(key)
        assert text is not None, key
        assert text.title
        assert text.steps
        assert text.numbers


def test_a_safety_text_names_no_subject_in_its_title(region: Region) -> None:
    telling = ("geweld", "zelfmoord", "drugs", "alcohol", "psychose", "schuld")

    titles = [text.title.lower() for text in region.safety_texts]

    assert [title for title in titles if any(word in title for word in telling)] == []


def test_a_number_in_a_safety_text_is_a_number_of_the_menukaart(region: Region) -> None:
    known = " ".join((*region.always_visible, *(service.phone for service in region.services)))

    numbers = {
        number
        for text in region.safety_texts
        for line in text.numbers
        for number in re.findall(r"\b(?:0[89]00-\d+|11[23])\b", line)
    }

    assert numbers
    assert {number for number in numbers if number not in known} == set()


def test_no_client_reads_a_word_that_hurts(region: Region) -> None:
    texts = [f"{service.name} {service.audience}".lower() for service in region.services]

    assert [text for text in texts if "kwetsbaar" in text or "verslaafd" in text] == []


def offers_for(region: Region, levels: dict[str, str], phase: Phase) -> tuple[Offer, ...]:
    born_on = TODAY if phase is not Phase.PREGNANCY else None
    situation = replace(situation_of(levels, None, TODAY), phase=phase, born_on=born_on)
    return fitting_offers(region, situation)


def services_for(region: Region, domain: str, level: str) -> list[CareService]:
    return [
        service
        for service in region.services
        if domain in service.domains and level in service.levels
    ]
