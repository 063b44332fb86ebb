"""The packages of the three regions: what is known with its source, and nothing made up."""

import re

import pytest

from kansrijk_desktop.app.doorway import region_options
from kansrijk_desktop.assets import resource
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.records.region import CareService, Layer, Region, RegionContact

REGIONS = {"utrecht": 18, "groningen": 10, "zuid-limburg": 16}
# What is for everyone, or for the professional herself, is not about one subject.
FOR_EVERYONE = {"acquaintance", "low-threshold"}


@pytest.fixture(scope="module", params=REGIONS)
def region(request: pytest.FixtureRequest) -> Region:
    return load_region(resource("regions", request.param))


@pytest.fixture(scope="module")
def national() -> Region:
    return load_region(resource("regions", "landelijk"))


def test_the_coalition_counts_the_municipalities_of_its_source(region: Region) -> None:
    assert region.coalition is not None
    assert region.coalition.municipality_count == REGIONS[region.id]
    assert region.coalition.source


@pytest.mark.parametrize("name", ["groningen", "zuid-limburg"])
def test_where_every_municipality_has_a_coalition_all_are_named(name: str) -> None:
    region = load_region(resource("regions", name))

    assert len(region.municipalities) == REGIONS[name]
    assert all(place.has_coalition for place in region.municipalities)


def test_which_18_of_the_26_in_utrecht_have_one_is_not_made_up() -> None:
    region = load_region(resource("regions", "utrecht"))

    assert len(region.municipalities) == 26
    assert not any(place.has_coalition for place in region.municipalities)


def test_every_municipality_has_a_source_and_a_day(region: Region) -> None:
    assert all(place.source and place.last_checked for place in region.municipalities)


def test_every_service_says_what_for_whom_of_whom_and_since_when_or_that_it_must_be_checked(
    region: Region,
) -> None:
    for service in region.services:
        assert service.name, service.id
        assert service.audience, service.id
        assert service.sign_up, service.id
        assert service.owner, service.id
        assert service.source, service.id
        assert service.domains or service.kind in FOR_EVERYONE, service.id
        assert service.is_confirmed is (service.last_checked is not None), service.id


def test_a_contact_without_a_source_is_marked(region: Region) -> None:
    for contact in region.contacts:
        assert contact.source, contact.id
        assert contact.is_confirmed is (contact.last_checked is not None), contact.id


def test_a_region_lies_on_the_national_package_and_has_an_owner(region: Region) -> None:
    assert (region.layer, region.based_on) == (Layer.REGION, "landelijk")
    assert region.owner
    assert region.last_checked


def test_what_a_region_replaces_keeps_the_limits_of_the_national_row(
    region: Region, national: Region
) -> None:
    known = {service.id: service for service in national.services}
    replaced = [service for service in region.services if service.id in known]

    assert replaced
    for service in replaced:
        below = known[service.id]
        assert (service.to_week, service.parity) == (below.to_week, below.parity), service.id
        assert service.kind == below.kind, service.id


def test_the_home_visit_asks_for_consent_and_lets_her_say_no_in_every_region(
    region: Region, national: Region
) -> None:
    visit = region.over(national).service("prenataal-huisbezoek")

    assert visit is not None
    assert "uitdrukkelijke toestemming" in visit.sign_up
    assert "Nee, nu niet" in visit.sign_up


def test_the_three_grades_of_the_basic_structure_are_offers() -> None:
    region = load_region(resource("regions", "zuid-limburg"))
    grades = [one for one in region.services if one.id.startswith("basisstructuur-graad")]

    assert [grade.levels for grade in grades] == [("yellow",), ("orange",), ("red",)]
    # No source says which level is which grade.
    assert not any(grade.is_confirmed for grade in grades)


def test_utrecht_offers_the_acquaintance_with_jgz_in_its_own_way(national: Region) -> None:
    region = load_region(resource("regions", "utrecht")).over(national)

    inside = region.service("kennismaking-jgz", "Utrecht")
    outside = region.service("kennismaking-jgz", "Baarn")

    assert inside is not None
    assert outside is not None
    assert "Kennismakingsconsult" in inside.name
    assert (inside.layer, outside.layer) == (Layer.MUNICIPALITY, Layer.NATIONAL)


def test_nu_niet_zwanger_is_offered_and_never_as_a_condition(
    region: Region, national: Region
) -> None:
    for municipality in ["", *(place.name for place in region.municipalities)]:
        service = region.over(national).service("nu-niet-zwanger", municipality)

        assert service is not None
        assert "nooit een voorwaarde" in service.sign_up


def test_no_client_reads_a_word_that_hurts(region: Region) -> None:
    texts = [f"{service.name} {service.audience}".lower() for service in region.services]

    assert [text for text in texts if "kwetsbaar" in text or "verslaafd" in text] == []


def test_no_number_of_a_person_is_in_a_package(region: Region) -> None:
    rows: list[CareService | RegionContact] = [*region.services, *region.contacts]
    texts = [f"{row.phone} {getattr(row, 'sign_up', '')}" for row in rows]

    assert [text for text in texts if re.search(r"\b(\+31 ?6|06)[ -]?\d", text)] == []


def test_no_region_hides_what_is_offered_everywhere(region: Region, national: Region) -> None:
    fitting = {service.id for service in region.over(national).services_in("")}

    assert {service.id for service in national.services} <= fitting


def test_the_first_start_names_the_packages_there_are() -> None:
    names = {path.parent.name for path in resource("regions").glob("*/region.toml")}

    told = {key: title for key, title, _detail in region_options()}

    assert set(told) == names
    for key, title in told.items():
        assert load_region(resource("regions", key)).name == title
