"""How a conversation begins: the form follows profession, pregnancy or after, and moment."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.conversation_start import (
    StartFacts,
    default_moment,
    form_key,
    form_name,
    moments_to_choose,
    start_facts,
)
from kansrijk_desktop.services.forms import OfferedForm
from kansrijk_desktop.services.moments import CareFacts, plan_moments
from tests.builders import a_pregnancy
from tests.unit.services.test_moments import (
    AFTER_BIRTH,
    BEGIN,
    BORN,
    DUE,
    FACTS,
    KNOWN,
    a_screening,
    national,
)

OURS = "https://kansrijk-desktop.nl/fhir/Questionnaire/"
OFFERED = tuple(
    OfferedForm(OURS + name, name)
    for name in (
        "gesprek-positieve-gezondheid",
        "signalering-jgz",
        "signalering-kraamtijd",
        "signalering-zwangerschap",
    )
)
DAYS_4 = timedelta(days=4)
INTAKE_HELD = replace(FACTS, screenings=(a_screening(Moment.INTAKE, KNOWN),))


def facts(care: CareFacts, role: Role, today: date) -> StartFacts:
    return start_facts(care, plan_moments(care, national(), role, today), role, today)


@pytest.mark.parametrize(
    ("care", "role", "today", "moment", "form"),
    [
        (FACTS, Role.MIDWIFE, KNOWN, Moment.INTAKE, "zwangerschap"),
        (INTAKE_HELD, Role.MIDWIFE, BEGIN + timedelta(weeks=20), Moment.OTHER, "zwangerschap"),
        (INTAKE_HELD, Role.MIDWIFE, BEGIN + timedelta(weeks=27), Moment.WEEKS_28, "zwangerschap"),
        (INTAKE_HELD, Role.MIDWIFE, BEGIN + timedelta(weeks=29), Moment.WEEKS_28, "zwangerschap"),
        (INTAKE_HELD, Role.MIDWIFE, BEGIN + timedelta(weeks=32), Moment.WEEKS_28, "zwangerschap"),
        (AFTER_BIRTH, Role.MIDWIFE, BORN + timedelta(days=2), Moment.OTHER, "kraamtijd"),
        (AFTER_BIRTH, Role.MATERNITY_CARER, BORN, Moment.MATERNITY_WEEK, "kraamtijd"),
        (
            AFTER_BIRTH,
            Role.MATERNITY_CARER,
            BORN + timedelta(4),
            Moment.MATERNITY_WEEK,
            "kraamtijd",
        ),
        (FACTS, Role.MATERNITY_CARER, DUE, Moment.MATERNITY_WEEK, "kraamtijd"),
        (FACTS, Role.MATERNITY_CARER, KNOWN, Moment.OTHER, "zwangerschap"),
        (FACTS, Role.YOUTH_HEALTH_NURSE, KNOWN, Moment.HOME_VISIT, "jgz"),
        (AFTER_BIRTH, Role.YOUTH_HEALTH_NURSE, BORN + timedelta(days=15), Moment.WEEKS_2, "jgz"),
        (AFTER_BIRTH, Role.YOUTH_HEALTH_NURSE, BORN + timedelta(days=58), Moment.WEEKS_8, "jgz"),
        (AFTER_BIRTH, Role.YOUTH_HEALTH_NURSE, BORN + timedelta(days=400), Moment.OTHER, "jgz"),
        (CareFacts(None), Role.MIDWIFE, KNOWN, Moment.INTAKE, "zwangerschap"),
        (CareFacts(None), Role.YOUTH_HEALTH_NURSE, KNOWN, Moment.OTHER, "jgz"),
        (replace(FACTS, is_silent=True), Role.MIDWIFE, KNOWN, Moment.OTHER, "zwangerschap"),
    ],
)
def test_the_moment_and_the_form_follow_profession_and_time(
    care: CareFacts, role: Role, today: date, moment: Moment, form: str
) -> None:
    known = facts(care, role, today)

    assert default_moment(known) is moment
    assert form_name(default_moment(known), known) == f"signalering-{form}"


@pytest.mark.parametrize(
    ("moment", "form"),
    [
        (Moment.INTAKE, "signalering-zwangerschap"),
        (Moment.HOME_VISIT, "signalering-jgz"),
        (Moment.WEEKS_28, "signalering-zwangerschap"),
        (Moment.MATERNITY_WEEK, "signalering-kraamtijd"),
        (Moment.WEEKS_2, "signalering-jgz"),
        (Moment.WEEKS_8, "signalering-jgz"),
    ],
)
def test_a_moment_chosen_by_hand_brings_its_form(moment: Moment, form: str) -> None:
    known = facts(FACTS, Role.MIDWIFE, KNOWN)

    assert form_key(moment, known, OFFERED) == OURS + form


def test_where_ours_is_withdrawn_the_first_that_is_offered_is_taken() -> None:
    known = facts(FACTS, Role.MIDWIFE, KNOWN)

    assert form_key(Moment.INTAKE, known, OFFERED[:2]) == OFFERED[0].key
    assert form_key(Moment.INTAKE, known, ()) == ""


@pytest.mark.parametrize("role", list(Role))
def test_every_moment_can_be_chosen_and_those_of_the_profession_come_first(role: Role) -> None:
    offered = moments_to_choose(facts(FACTS, role, KNOWN))

    first = {
        Role.MIDWIFE: (Moment.INTAKE, Moment.WEEKS_28),
        Role.MATERNITY_CARER: (Moment.MATERNITY_WEEK,),
        Role.YOUTH_HEALTH_NURSE: (Moment.HOME_VISIT, Moment.WEEKS_2, Moment.WEEKS_8),
    }[role]
    assert offered[: len(first)] == first
    assert set(offered) == set(Moment)


def test_without_a_due_date_a_pregnancy_still_begins_with_the_intake() -> None:
    care = replace(FACTS, pregnancy=a_pregnancy(due_date=None))

    assert default_moment(facts(care, Role.MIDWIFE, KNOWN)) is Moment.INTAKE
