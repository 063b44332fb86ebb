"""What stands on top of a family's page, and how its moments stand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.records.screening import Moment, Respondent
from kansrijk_desktop.services.respondents import PATIENT, Speaker
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import SkippedMomentTable
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.ui.screens.household.family_page import (
    FamilyPage,
    family_page,
    speaker_options,
)
from kansrijk_desktop.ui.screens.household.standing import (
    age_words,
    rest_words,
    standing_today,
)
from tests.builders import HOUSEHOLD_ID, NOW, TODAY, a_partner, a_patient, a_pregnancy
from tests.families import Family, full_family, keep_family, stopped, talked, with_baby
from tests.unit.services.test_respondents import a_screening

PLAIN = Dossier(Household(HOUSEHOLD_ID), a_patient(), a_pregnancy(due_date=date(2027, 1, 24)))
CHILDREN = tuple(
    RelatedPerson(name, HOUSEHOLD_ID, Relationship.CHILD, name) for name in ("Mees", "Fien")
)
TWINS = replace(
    PLAIN,
    pregnancy=a_pregnancy(ended_on=TODAY - timedelta(days=20), ended_by=PregnancyEnd.BIRTH),
    related_persons=CHILDREN,
    births=tuple(
        Birth(child.id, a_pregnancy().id, TODAY - timedelta(days=20), order=order)
        for order, child in enumerate(CHILDREN, start=1)
    ),
)


def a_stop(reason: StopReason, subject: str) -> CareStop:
    return CareStop("s", HOUSEHOLD_ID, reason, subject, TODAY, "", NOW)


def page_of(family: Family, *, shows_apart: bool = False) -> FamilyPage:
    opened = family.workspace.families.over_time.open(family.household_id)
    return family_page(opened, PATIENT, {}, shows_apart=shows_apart)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dagen oud"),
        (1, "1 dag oud"),
        (13, "13 dagen oud"),
        (14, "2 weken oud"),
        (83, "11 weken oud"),
        (84, "2 maanden oud"),
        (400, "13 maanden oud"),
        (800, "2 jaar oud"),
    ],
)
def test_a_child_grows_older_in_days_weeks_months_and_years(days: int, words: str) -> None:
    assert age_words(TODAY - timedelta(days=days), TODAY) == words


def test_weeks_and_days_stand_on_top_while_she_is_pregnant() -> None:
    assert standing_today(PLAIN, TODAY) == "30+6 weken · uitgerekend op 24 januari 2027"
    assert standing_today(replace(PLAIN, pregnancy=None), TODAY) == ""


def test_weeks_stop_where_no_birth_was_noted() -> None:
    overdue = replace(PLAIN, pregnancy=a_pregnancy(due_date=date(2026, 5, 3)))

    assert standing_today(overdue, TODAY) == (
        "uitgerekend op 3 mei 2026, bevalling nog niet genoteerd"
    )


def test_twins_are_named_together_and_who_died_is_not() -> None:
    lost = replace(TWINS, stops=(a_stop(StopReason.CHILD_DIED, "Fien"),))

    assert standing_today(TWINS, TODAY) == "Mees en Fien, 2 weken oud"
    assert standing_today(lost, TODAY) == "Mees, 2 weken oud"


def test_nothing_counts_on_after_an_end_or_loss() -> None:
    ended = replace(PLAIN, stops=(a_stop(StopReason.PREGNANCY_ENDED, a_pregnancy().id),))

    assert standing_today(ended, TODAY) == ""
    assert rest_words(ended).startswith("Herinneringen staan stil.")


def test_it_says_when_the_care_is_elsewhere() -> None:
    there = Household(HOUSEHOLD_ID, transferred_on=TODAY, transferred_to="Praktijk De Brug")

    words = rest_words(replace(PLAIN, household=there))

    assert (
        words == "Herinneringen staan stil: sinds 21 november 2026 is de zorg bij Praktijk De Brug."
    )


def test_a_pregnancy_that_was_lost_leaves_everything_at_rest() -> None:
    lost = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.LOSS)

    assert rest_words(replace(PLAIN, pregnancy=lost))
    assert not rest_words(PLAIN)


def test_an_earlier_loss_is_told_in_words(workspace: Workspace) -> None:
    page = page_of(full_family(workspace))

    assert page.losses == (
        "Zij vertelde over een verlies, op 9 november 2026.",
        "Een eerdere zwangerschap is gestopt op 3 juli 2025.",
    )
    assert page.rest == ""


def test_after_a_stop_no_moment_is_planned(workspace: Workspace) -> None:
    page = page_of(stopped(workspace))

    assert page.losses == ("Deze zwangerschap is gestopt op 18 november 2026.",)
    assert page.rest
    assert page.stations == ()


def test_every_moment_says_how_it_stands(workspace: Workspace) -> None:
    family = keep_family(workspace)
    family.hold("intake", Moment.INTAKE, 120, talked())

    stations = {one.title: one for one in page_of(family).stations}

    assert stations["Intake"].words == "24 juli 2026"
    assert stations["28 tot 30 weken"].words == "te laat, was tot 15 november 2026"
    assert stations["28 tot 30 weken"].can_begin
    assert stations["Kraamtijd, dag 3 tot 5"].words == "houdt een collega"


def test_a_moment_that_was_passed_over_gives_the_reason(workspace: Workspace) -> None:
    family = keep_family(workspace)
    skipped = SkippedMoment(a_pregnancy().id, "28-weken", "zij wilde liever niet", TODAY)
    with workspace.kept.database.transaction() as session:
        Shelf(SkippedMoment, SkippedMomentTable).put(session, skipped)

    (station,) = [one for one in page_of(family).stations if one.title == "28 tot 30 weken"]

    assert station.words == "zij wilde liever niet"


def test_after_the_birth_what_was_not_held_is_left_alone(workspace: Workspace) -> None:
    titles = [one.title for one in page_of(with_baby(workspace)).stations]

    assert titles[:2] == ["Intake", "28 tot 30 weken"]


def test_several_partners_are_told_apart_by_name() -> None:
    first = a_partner()
    second = a_partner(id="second", name="Sam")
    talks = tuple(
        a_screening(one.id, Speaker(Respondent.PARTNER, one.id)) for one in (first, second)
    )
    dossier = replace(PLAIN, related_persons=(first, second), screenings=talks)

    words = [word for _speaker, word in speaker_options(dossier)]

    assert words == ["Cliënt", "Partner Sam", "Partner Jesse Reuring"]
