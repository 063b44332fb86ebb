"""Which offers fit a family, and why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kansrijk_desktop.records.region import CareService, Freshness, Layer, Moment, Region
from kansrijk_desktop.services.advice import (
    Offer,
    checked_words,
    fitting_offers,
    offers_for,
    situation_of,
)
from tests.builders import TODAY, a_pregnancy, a_service

ORANGE_MONEY = {"money": "orange", "stress": "green"}


def region(*services: CareService) -> Region:
    return Region("landelijk", "Landelijk", "", "1", services, (), ())


def offers(
    service: CareService, levels: dict[str, str] = ORANGE_MONEY, **pregnancy: Any
) -> tuple[Offer, ...]:
    return fitting_offers(region(service), situation_of(levels, a_pregnancy(**pregnancy), TODAY))


@pytest.mark.parametrize(
    ("service", "fits"),
    [
        ({"domains": ("money",)}, True),
        ({"domains": ("housing",)}, False),
        ({"domains": ("money",), "levels": ("orange", "red")}, True),
        ({"domains": ("money",), "levels": ("red",)}, False),
        ({"domains": ()}, True),
        ({"domains": (), "levels": ("red",)}, False),
        ({"domains": (), "levels": ("green",)}, True),
        ({"to_week": 10}, False),
        ({"to_week": 11}, True),
        ({"from_week": 12}, False),
        ({"from_week": 11}, True),
        ({"parity": "first"}, False),
    ],
)
def test_a_service_fits_by_domain_level_week_and_parity(
    service: dict[str, Any], fits: bool
) -> None:
    assert bool(offers(a_service(**service))) is fits


def test_a_service_for_a_first_child_stays_in_view_while_parity_is_unknown() -> None:
    (offer,) = offers(a_service(parity="first"), parity=None)

    assert "alleen bij een eerste kind" in offer.reasons


def test_an_offer_says_why_it_fits() -> None:
    (offer,) = offers(a_service(domains=("money",), to_week=27, parity="first"), parity=0)

    assert offer.domains == ("money",)
    assert "Geld is oranje" in offer.reasons
    assert "eerste kind" in offer.reasons
    assert offer.days_left == (28 * 7) - (11 * 7 + 3)


def test_a_general_offer_fits_every_family() -> None:
    (offer,) = offers(a_service(domains=()))

    assert offer.reasons == ("past bij ieder gezin",)


def test_without_a_due_date_no_week_limit_hides_a_service() -> None:
    (offer,) = offers(a_service(to_week=2), due_date=None)

    assert offer.days_left is None


def test_without_a_pregnancy_only_domain_and_level_decide() -> None:
    found = fitting_offers(region(a_service(to_week=2)), situation_of(ORANGE_MONEY, None, TODAY))

    assert len(found) == 1


@pytest.mark.parametrize(
    ("checked", "is_confirmed", "freshness"),
    [
        (TODAY, True, Freshness.CHECKED),
        (date(2025, 11, 21), True, Freshness.CHECKED),
        (date(2025, 11, 20), True, Freshness.STALE),
        (date(2024, 2, 29), True, Freshness.STALE),
        (None, True, Freshness.UNCHECKED),
        (TODAY, False, Freshness.UNCHECKED),
    ],
)
def test_facts_older_than_twelve_months_or_unconfirmed_are_marked(
    checked: date | None, is_confirmed: bool, freshness: Freshness
) -> None:
    (offer,) = offers(a_service(last_checked=checked, is_confirmed=is_confirmed))

    assert offer.freshness is freshness


def test_a_region_may_look_its_facts_up_more_often() -> None:
    package = replace(
        region(a_service(last_checked=date(2026, 5, 20))),
        stated_thresholds={"stale_after_months": 6},
    )

    (offer,) = fitting_offers(package, situation_of(ORANGE_MONEY, None, TODAY))

    assert offer.freshness is Freshness.STALE


@pytest.mark.parametrize(
    ("freshness", "owner", "words"),
    [
        (Freshness.CHECKED, "GGD", "Nagekeken op 21 november 2026. Eigenaar: GGD."),
        (Freshness.CHECKED, "", "Nagekeken op 21 november 2026."),
        (
            Freshness.STALE,
            "GGD",
            "Verouderd: voor het laatst nagekeken op 21 november 2026. Zoek het eerst na.",
        ),
        (Freshness.UNCHECKED, "GGD", "Controleren: deze gegevens zijn nog niet bevestigd."),
    ],
)
def test_how_fresh_facts_are_is_told_in_words(freshness: Freshness, owner: str, words: str) -> None:
    assert checked_words(a_service(owner=owner), freshness) == words


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({}, ""),
        ({"layer": Layer.REGION, "package": "Zuid-Limburg"}, "voor de regio Zuid-Limburg"),
        ({"layer": Layer.MUNICIPALITY, "package": "Stein"}, "voor de gemeente Stein"),
        (
            {"layer": Layer.MUNICIPALITY, "municipalities": ("Stein", "Vaals")},
            "voor de gemeente Stein, Vaals",
        ),
    ],
)
def test_an_offer_says_for_which_place_it_is(changes: dict[str, Any], place: str) -> None:
    situation = situation_of(ORANGE_MONEY, a_pregnancy(), TODAY, "Stein")

    (offer,) = fitting_offers(region(a_service(**changes)), situation)

    assert offer.place == place


@pytest.mark.parametrize(
    ("due_date", "moment"),
    [
        (date(2027, 6, 9), "28 tot 30 weken"),
        (date(2026, 12, 24), "dag 3 tot 5"),
        (None, ""),
    ],
)
def test_asking_again_names_the_next_fixed_moment(due_date: date | None, moment: str) -> None:
    moments = (
        Moment("8-weken", "8 weken", True, 56, 56, ""),
        Moment("kraamtijd", "dag 3 tot 5", True, 3, 5, ""),
        Moment("intake", "intake", False, 0, 0, ""),
        Moment("28-weken", "28 tot 30 weken", False, 196, 210, ""),
    )
    package = replace(region(a_service(kind="ask-again"), a_service(id="x")), moments=moments)
    situation = situation_of(ORANGE_MONEY, a_pregnancy(due_date=due_date), TODAY)

    again, other = fitting_offers(package, situation)

    told = [reason for reason in again.reasons if "volgende vaste moment" in reason]
    assert told == ([f"volgende vaste moment: {moment}"] if moment else [])
    assert not any("moment" in reason for reason in other.reasons)


def test_without_fixed_moments_ahead_none_is_named() -> None:
    past = (Moment("intake", "intake", False, 0, 0, ""),)
    package = replace(region(a_service(kind="ask-again")), moments=past)

    (offer,) = fitting_offers(package, situation_of(ORANGE_MONEY, a_pregnancy(), TODAY))

    assert not any("moment" in reason for reason in offer.reasons)


def test_offers_can_be_listed_per_domain() -> None:
    found = offers(a_service(domains=("money",)))

    assert offers_for(found, "money") == found
    assert offers_for(found, "stress") == ()


def test_a_region_finds_its_services_and_safety_texts() -> None:
    package = region(a_service())

    assert package.service("geldfit") == package.services[0]
    assert package.service("bestaat-niet") is None
    assert package.safety_text("danger") is None
