"""When to ask again: planned from dates alone, and silent at once when care stops."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.assets import resource
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.records import region
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.pregnancy import FULL_TERM, PregnancyEnd
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.records.screening import Moment, Respondent, Screening, ScreeningStatus
from kansrijk_desktop.services.moments import (
    CareFacts,
    MomentState,
    PlannedMoment,
    facts_of,
    next_moment,
    plan_moments,
    to_do,
)
from tests.builders import PATIENT_ID, a_patient, a_pregnancy

DUE = date(2027, 6, 9)
PREGNANCY = a_pregnancy(due_date=DUE)
BEGIN = DUE - FULL_TERM
KNOWN = BEGIN + timedelta(weeks=9)
BORN = DUE - timedelta(days=3)
FACTS = CareFacts(PREGNANCY, known_since=KNOWN)
AFTER_BIRTH = replace(FACTS, births=(Birth("child", PREGNANCY.id, BORN),))
SIGNALS = "https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-zwangerschap|1.0.0"
WELLBEING = "https://kansrijk-desktop.nl/fhir/Questionnaire/gesprek-positieve-gezondheid|1.0.0"


def national() -> tuple[region.Moment, ...]:
    """The moments of the package that is always there."""
    return load_region(Path(resource("regions")) / "landelijk").moments


def a_screening(moment: Moment, day: date, **changes: Any) -> Screening:
    """A conversation that was held."""
    fields: dict[str, Any] = {
        "id": f"{moment}-{day}",
        "patient_id": PATIENT_ID,
        "questionnaire": SIGNALS,
        "moment": moment,
        "status": ScreeningStatus.COMPLETED,
        "started_at": datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        "pregnancy_id": PREGNANCY.id,
    }
    return Screening(**(fields | changes))


def plan(facts: CareFacts, today: date, role: Role = Role.MIDWIFE) -> dict[str, PlannedMoment]:
    """The moments by their id."""
    return {one.id: one for one in plan_moments(facts, national(), role, today)}


def states(facts: CareFacts, today: date, role: Role = Role.MIDWIFE) -> dict[str, MomentState]:
    """How the moments stand."""
    return {name: one.state for name, one in plan(facts, today, role).items()}


def test_the_intake_is_due_from_the_day_the_dossier_is_made_and_late_after_two_weeks() -> None:
    assert states(FACTS, KNOWN)["intake"] is MomentState.DUE
    assert states(FACTS, KNOWN + timedelta(days=14))["intake"] is MomentState.DUE
    assert states(FACTS, KNOWN + timedelta(days=15))["intake"] is MomentState.OVERDUE


def test_the_moment_of_28_weeks_opens_at_28_plus_0_and_is_late_after_30_plus_0() -> None:
    facts = replace(FACTS, screenings=(a_screening(Moment.INTAKE, KNOWN),))

    def state(weeks: int, days: int) -> MomentState:
        return states(facts, BEGIN + timedelta(weeks=weeks, days=days))["28-weken"]

    assert state(27, 6) is MomentState.LATER
    assert state(28, 0) is MomentState.DUE
    assert state(30, 0) is MomentState.DUE
    assert state(30, 1) is MomentState.OVERDUE


def test_a_conversation_that_was_held_settles_its_moment() -> None:
    held = a_screening(Moment.INTAKE, KNOWN + timedelta(days=2))

    intake = plan(replace(FACTS, screenings=(held,)), KNOWN + timedelta(weeks=8))["intake"]

    assert intake.state is MomentState.DONE
    assert (intake.screening_id, intake.held_on) == (held.id, KNOWN + timedelta(days=2))


@pytest.mark.parametrize(
    "changes",
    [
        {"respondent": Respondent.PARTNER},
        {"status": ScreeningStatus.WITHDRAWN},
        {"questionnaire": WELLBEING},
        {"pregnancy_id": "an-earlier-one"},
        {"pregnancy_id": "", "started_at": datetime(2025, 1, 1, 12, tzinfo=UTC)},
    ],
    ids=["the partner's", "withdrawn", "another form", "another pregnancy", "long before"],
)
def test_no_other_conversation_settles_it(changes: dict[str, Any]) -> None:
    held = a_screening(Moment.INTAKE, KNOWN, **changes)

    assert states(replace(FACTS, screenings=(held,)), KNOWN)["intake"] is MomentState.DUE


def test_a_conversation_that_was_begun_is_the_one_to_go_on_with() -> None:
    draft = a_screening(Moment.INTAKE, KNOWN, status=ScreeningStatus.IN_PROGRESS)

    intake = plan(replace(FACTS, screenings=(draft,)), KNOWN)["intake"]

    assert intake.is_begun
    assert intake.screening_id == draft.id


def test_a_moment_passed_over_says_why_and_is_not_asked_again() -> None:
    skipped = SkippedMoment(PREGNANCY.id, "28-weken", "Zij wilde nu niet", KNOWN)
    facts = replace(FACTS, skipped=(skipped,))

    moment = plan(facts, BEGIN + timedelta(weeks=31))["28-weken"]

    assert (moment.state, moment.reason) == (MomentState.PASSED_OVER, "Zij wilde nu niet")


def test_an_intake_that_was_never_held_gives_way_when_the_next_moment_comes() -> None:
    today = BEGIN + timedelta(weeks=28)

    assert states(FACTS, today)["intake"] is MomentState.MISSED
    assert states(FACTS, today)["28-weken"] is MomentState.DUE


def test_a_late_intake_counts_for_the_moment_it_was_held_in() -> None:
    known = BEGIN + timedelta(weeks=29)
    facts = replace(FACTS, known_since=known, screenings=(a_screening(Moment.INTAKE, known),))

    assert states(facts, known + timedelta(days=1))["28-weken"] is MomentState.DONE


def test_moments_from_before_the_family_was_known_here_are_left_out() -> None:
    known = BEGIN + timedelta(weeks=35)

    assert set(states(replace(FACTS, known_since=known), known)) == {
        "intake",
        "kraamtijd",
        "2-weken",
        "8-weken",
    }


def test_before_the_birth_later_moments_are_estimated_from_the_due_date() -> None:
    moment = plan(FACTS, KNOWN, Role.YOUTH_HEALTH_NURSE)["2-weken"]

    assert moment.is_estimated
    assert moment.state is MomentState.LATER
    assert moment.opens_on == DUE + timedelta(days=14)


def test_an_estimated_day_that_passed_waits_for_the_birth_to_be_noted() -> None:
    today = DUE + timedelta(days=20)

    assert states(FACTS, today, Role.YOUTH_HEALTH_NURSE)["2-weken"] is MomentState.LATER


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (2, MomentState.LATER),
        (3, MomentState.DUE),
        (5, MomentState.DUE),
        (6, MomentState.OVERDUE),
        (14, MomentState.MISSED),
    ],
)
def test_the_maternity_moment_is_on_day_3_to_5_and_over_when_the_next_comes(
    days: int, state: MomentState
) -> None:
    today = BORN + timedelta(days=days)

    assert states(AFTER_BIRTH, today, Role.MATERNITY_CARER)["kraamtijd"] is state


@pytest.mark.parametrize(
    ("days", "two", "eight"),
    [
        (13, MomentState.LATER, MomentState.LATER),
        (14, MomentState.DUE, MomentState.LATER),
        (20, MomentState.DUE, MomentState.LATER),
        (21, MomentState.OVERDUE, MomentState.LATER),
        (56, MomentState.MISSED, MomentState.DUE),
        (63, MomentState.MISSED, MomentState.OVERDUE),
        (200, MomentState.MISSED, MomentState.MISSED),
    ],
)
def test_youth_health_care_asks_in_the_second_and_the_eighth_week(
    days: int, two: MomentState, eight: MomentState
) -> None:
    found = states(AFTER_BIRTH, BORN + timedelta(days=days), Role.YOUTH_HEALTH_NURSE)

    assert (found["2-weken"], found["8-weken"]) == (two, eight)


def test_after_the_birth_what_belonged_to_the_pregnancy_is_not_asked_any_more() -> None:
    found = states(AFTER_BIRTH, BORN + timedelta(days=1))

    assert (found["intake"], found["28-weken"]) == (MomentState.MISSED, MomentState.MISSED)


def test_twins_count_from_the_first_birth() -> None:
    births = (
        Birth("second", PREGNANCY.id, BORN + timedelta(days=1), order=2),
        Birth("first", PREGNANCY.id, BORN),
    )

    moment = plan(replace(FACTS, births=births), BORN, Role.MATERNITY_CARER)["kraamtijd"]

    assert moment.opens_on == BORN + timedelta(days=3)


@pytest.mark.parametrize("role", list(Role))
def test_what_another_profession_holds_is_not_to_be_done_here(role: Role) -> None:
    for weeks in range(9, 60):
        planned = plan_moments(AFTER_BIRTH, national(), role, BEGIN + timedelta(weeks=weeks))

        own = {
            Role.MIDWIFE: {"intake", "28-weken"},
            Role.MATERNITY_CARER: {"kraamtijd"},
            Role.YOUTH_HEALTH_NURSE: {"prenataal-huisbezoek", "2-weken", "8-weken"},
        }[role]
        assert {one.id for one in to_do(planned)} <= own


def test_a_conversation_of_another_profession_shows_as_held() -> None:
    held = a_screening(
        Moment.MATERNITY_WEEK, BORN + timedelta(days=4), source="Kraamzorg Voorbeeld"
    )
    facts = replace(AFTER_BIRTH, screenings=(held,))

    found = states(facts, BORN + timedelta(days=14), Role.YOUTH_HEALTH_NURSE)

    assert found["kraamtijd"] is MomentState.DONE


def test_the_home_visit_is_planned_for_youth_health_care_alone_until_she_agreed_to_it() -> None:
    agreed = replace(FACTS, is_home_visit_accepted=True)

    assert "prenataal-huisbezoek" not in states(FACTS, KNOWN)
    assert states(agreed, KNOWN)["prenataal-huisbezoek"] is MomentState.ELSEWHERE
    visit = plan(FACTS, KNOWN, Role.YOUTH_HEALTH_NURSE)["prenataal-huisbezoek"]
    assert (visit.state, visit.until) == (MomentState.DUE, KNOWN + timedelta(days=42))


def test_after_the_birth_no_home_visit_is_planned_any_more() -> None:
    found = states(AFTER_BIRTH, BORN, Role.YOUTH_HEALTH_NURSE)

    assert "prenataal-huisbezoek" not in found


@pytest.mark.parametrize(
    ("state", "is_planned"),
    [
        (OfferState.PROPOSED, False),
        (OfferState.DECLINED, False),
        (OfferState.CONSENTED, True),
        (OfferState.REFERRED, True),
        (OfferState.STARTED, True),
        (OfferState.CLOSED, False),
    ],
)
def test_only_an_offer_she_agreed_to_plans_the_home_visit(
    state: OfferState, is_planned: bool
) -> None:
    now = datetime(2026, 11, 21, 13, tzinfo=UTC)
    offer = CareOffer(
        "o", PATIENT_ID, "Huisbezoek", state, KNOWN, now, service_id="prenataal-huisbezoek"
    )
    dossier = Dossier(Household("h"), a_patient(), PREGNANCY, offers=(offer,))

    assert ("prenataal-huisbezoek" in states(facts_of(dossier), KNOWN)) is is_planned


def test_a_region_may_add_a_moment_of_its_own_and_a_talk_in_those_days_settles_it() -> None:
    own = region.Moment("20-weken", "20 weken", False, 140, 147, "regio")
    day = BEGIN + timedelta(days=142)
    talk = a_screening(Moment.OTHER, day)

    (due,) = plan_moments(FACTS, [own], Role.MIDWIFE, day)
    (done,) = plan_moments(replace(FACTS, screenings=(talk,)), [own], Role.MIDWIFE, day)

    assert (due.state, due.moment) == (MomentState.DUE, Moment.OTHER)
    assert done.state is MomentState.DONE


def test_nothing_is_planned_without_a_pregnancy() -> None:
    assert plan_moments(CareFacts(None), national(), Role.MIDWIFE, KNOWN) == ()


def test_without_a_due_date_only_the_intake_has_a_day() -> None:
    facts = replace(FACTS, pregnancy=a_pregnancy(due_date=None))

    found = plan(facts, KNOWN)

    assert found["intake"].state is MomentState.DUE
    assert (found["28-weken"].state, found["28-weken"].opens_on) == (MomentState.LATER, None)


def silent_dossiers() -> list[Dossier]:
    """Dossiers in which nothing may be asked any more."""
    made = datetime(KNOWN.year, KNOWN.month, KNOWN.day, 9, tzinfo=UTC)
    home = Household("h", created_at=made)
    stop = CareStop("s", "h", StopReason.CHILD_DIED, "child", BORN, "M.", made)
    lost = a_pregnancy(ended_on=KNOWN, ended_by=PregnancyEnd.LOSS)
    unexplained = a_pregnancy(ended_on=KNOWN)
    return [
        Dossier(home, a_patient(), PREGNANCY, stops=(stop,)),
        Dossier(home, a_patient(), lost),
        Dossier(home, a_patient(), unexplained),
        Dossier(replace(home, transferred_on=KNOWN), a_patient(), PREGNANCY),
    ]


@given(
    number=st.integers(0, 3),
    role=st.sampled_from(list(Role)),
    weeks=st.integers(min_value=0, max_value=80),
)
def test_nothing_at_all_is_planned_once_care_stopped(number: int, role: Role, weeks: int) -> None:
    facts = facts_of(silent_dossiers()[number])

    assert plan_moments(facts, national(), role, BEGIN + timedelta(weeks=weeks)) == ()


@given(
    day=st.integers(min_value=0, max_value=420),
    born=st.integers(min_value=160, max_value=294) | st.none(),
    known=st.integers(min_value=0, max_value=300),
    held=st.lists(st.tuples(st.sampled_from(list(Moment)), st.integers(0, 420)), max_size=4),
    role=st.sampled_from(list(Role)),
)
def test_every_moment_stands_in_the_order_of_time_and_is_to_do_only_when_it_is_open(
    day: int, born: int | None, known: int, held: list[tuple[Moment, int]], role: Role
) -> None:
    today = BEGIN + timedelta(days=day)
    facts = CareFacts(
        PREGNANCY,
        births=() if born is None else (Birth("c", PREGNANCY.id, BEGIN + timedelta(days=born)),),
        screenings=tuple(
            a_screening(moment, BEGIN + timedelta(days=at)) for moment, at in held if at <= day
        ),
        known_since=BEGIN + timedelta(days=min(known, day)),
    )

    planned = plan_moments(facts, national(), role, today)

    days = [one.opens_on for one in planned if one.opens_on]
    assert days == sorted(days)
    for one in planned:
        assert not one.is_to_do or (one.opens_on is not None and one.opens_on <= today)
        assert (one.state is MomentState.OVERDUE) <= (one.until is not None and one.until < today)
        assert (one.state is MomentState.DONE) == (one.held_on is not None)
        assert not (one.is_to_do and one.is_estimated)
    assert next_moment(planned) in {*planned, None}


def test_what_is_longest_overdue_comes_first() -> None:
    today = BEGIN + timedelta(weeks=31)
    facts = replace(FACTS, screenings=(a_screening(Moment.INTAKE, KNOWN),))

    first = next_moment(plan_moments(facts, national(), Role.MIDWIFE, today))

    assert first is not None
    assert first.id == "28-weken"
