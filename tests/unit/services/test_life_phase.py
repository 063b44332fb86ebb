"""In which phase a family is, by its pregnancy and births."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.region import CareService, Moment, Phase, Region
from kansrijk_desktop.services.advice import Offer, fitting_offers, situation_of
from kansrijk_desktop.services.life_phase import phase_of
from tests.builders import TODAY, a_pregnancy, a_service

MONEY = {"money": "orange"}
BORN_NOW = a_pregnancy(due_date=TODAY, ended_on=TODAY, ended_by=PregnancyEnd.BIRTH)


def a_birth(days_ago: int, pregnancy_id: str = BORN_NOW.id, child: str = "kind") -> Birth:
    return Birth(child, pregnancy_id, TODAY - timedelta(days=days_ago))


def ids(service: CareService, *births: Birth, **pregnancy: Any) -> list[str]:
    return [offer.service.id for offer in offers(service, *births, **pregnancy)]


def offers(
    service: CareService, *births: Birth, moments: tuple[Moment, ...] = (), **pregnancy: Any
) -> tuple[Offer, ...]:
    region = Region("x", "X", "", "1", (service,), (), (), moments=moments)
    situation = situation_of(MONEY, a_pregnancy(**pregnancy), TODAY, births=births)
    return fitting_offers(region, situation)


def test_without_a_pregnancy_or_birth_the_phase_is_not_known() -> None:
    assert phase_of(None, (), TODAY) is None


def test_a_pregnancy_that_lasts_is_the_phase() -> None:
    assert phase_of(a_pregnancy(), (), TODAY) is Phase.PREGNANCY
    assert phase_of(a_pregnancy(due_date=None), (), TODAY) is Phase.PREGNANCY


@pytest.mark.parametrize(
    ("days_ago", "phase"),
    [
        (0, Phase.POSTPARTUM),
        (41, Phase.POSTPARTUM),
        (42, Phase.TODDLER),
        (729, Phase.TODDLER),
        (1500, Phase.TODDLER),
    ],
)
def test_after_a_birth_the_first_six_weeks_come_before_the_rest(
    days_ago: int, phase: Phase
) -> None:
    assert phase_of(BORN_NOW, [a_birth(days_ago)], TODAY) is phase
    assert phase_of(None, [a_birth(days_ago)], TODAY) is phase


def test_twins_are_counted_from_their_birth() -> None:
    twins = [a_birth(50, child="een"), a_birth(50, child="twee")]

    assert phase_of(BORN_NOW, twins, TODAY) is Phase.TODDLER


def test_a_birth_counts_before_the_end_of_the_pregnancy_is_noted() -> None:
    lasting = a_pregnancy()

    assert phase_of(lasting, [a_birth(3, lasting.id)], TODAY) is Phase.POSTPARTUM


def test_an_end_by_birth_counts_without_the_child() -> None:
    assert phase_of(BORN_NOW, (), TODAY) is Phase.POSTPARTUM


def test_an_older_child_does_not_count_while_another_is_on_its_way() -> None:
    assert phase_of(a_pregnancy(), [a_birth(400, "eerdere")], TODAY) is Phase.PREGNANCY


def test_after_a_loss_an_older_child_counts_and_otherwise_nothing_is_known() -> None:
    lost = replace(BORN_NOW, ended_by=PregnancyEnd.LOSS)

    assert phase_of(lost, (), TODAY) is None
    assert phase_of(lost, [a_birth(400, "eerdere")], TODAY) is Phase.TODDLER


def test_a_due_date_long_past_without_a_birth_says_nothing() -> None:
    assert phase_of(a_pregnancy(due_date=TODAY - timedelta(days=20)), (), TODAY) is (
        Phase.PREGNANCY
    )
    assert phase_of(a_pregnancy(due_date=TODAY - timedelta(days=21)), (), TODAY) is None


@pytest.mark.parametrize(
    ("phase", "pregnant", "born", "grown"),
    [
        ("zwangerschap", True, False, False),
        ("kraamtijd", False, True, False),
        ("kraamtijd; tot 2 jaar", False, True, True),
        ("", True, True, True),
    ],
)
def test_a_service_fits_in_its_phases(phase: str, pregnant: bool, born: bool, grown: bool) -> None:
    service = a_service(phase=phase)

    assert bool(ids(service)) is pregnant
    assert bool(ids(service, a_birth(5))) is born
    assert bool(ids(service, a_birth(100))) is grown


def test_where_the_phase_is_not_known_nothing_is_hidden() -> None:
    region = Region("x", "X", "", "1", (a_service(phase="kraamtijd"),), (), ())

    assert len(fitting_offers(region, situation_of(MONEY, None, TODAY))) == 1


def test_after_the_birth_it_is_too_late_for_what_has_a_last_week() -> None:
    until_28 = a_service(to_week=27)

    assert ids(until_28) == ["geldfit"]
    assert ids(until_28, a_birth(5)) == []


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [(1, "dag 3"), (3, "8 weken"), (60, "")],
)
def test_asking_again_after_a_birth_names_the_next_moment_after_it(
    days_ago: int, told: str
) -> None:
    moments = (
        Moment("28", "28 weken", is_after_birth=False, first_day=196, last_day=210, source=""),
        Moment("3", "dag 3", is_after_birth=True, first_day=3, last_day=5, source=""),
        Moment("8", "8 weken", is_after_birth=True, first_day=56, last_day=56, source=""),
    )

    (offer,) = offers(a_service(kind="ask-again"), a_birth(days_ago), moments=moments)

    named = [reason for reason in offer.reasons if "volgende vaste moment" in reason]
    assert named == ([f"volgende vaste moment: {told}"] if told else [])


def test_a_birth_that_is_still_to_come_does_not_count() -> None:
    future = Birth("kind", a_pregnancy().id, TODAY + timedelta(days=1))

    assert phase_of(a_pregnancy(), [future], TODAY) is Phase.PREGNANCY
    assert phase_of(None, [Birth("kind", "x", date(2030, 1, 1))], TODAY) is None
