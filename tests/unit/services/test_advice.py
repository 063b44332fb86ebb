"""Which offers fit a family, and why."""

from datetime import date, timedelta
from typing import Any

import pytest

from kansrijk_desktop.records.region import CareService, Region
from kansrijk_desktop.services.advice import Offer, fitting_offers, offers_for, situation_of
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
    ("checked", "is_confirmed", "needs_check"),
    [
        (TODAY, True, False),
        (TODAY - timedelta(days=366), True, True),
        (None, True, True),
        (TODAY, False, True),
    ],
)
def test_old_or_unconfirmed_facts_are_marked(
    checked: date | None, is_confirmed: bool, needs_check: bool
) -> None:
    (offer,) = offers(a_service(last_checked=checked, is_confirmed=is_confirmed))

    assert offer.needs_check is needs_check


def test_offers_can_be_listed_per_domain() -> None:
    found = offers(a_service(domains=("money",)))

    assert offers_for(found, "money") == found
    assert offers_for(found, "stress") == ()


def test_a_region_finds_its_services_and_safety_texts() -> None:
    package = region(a_service())

    assert package.service("geldfit") == package.services[0]
    assert package.service("bestaat-niet") is None
    assert package.safety_text("danger") is None
