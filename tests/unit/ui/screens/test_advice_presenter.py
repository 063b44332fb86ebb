"""What now, without Qt."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.services.advice import Offer
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowReferral, ShowSummary
from kansrijk_desktop.ui.screens.advice.presenter import (
    GENERAL,
    SEVERAL,
    AdvicePresenter,
    AdviceState,
    groups_of,
)
from tests.builders import TODAY, a_service
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.unit.services.letters import kept_talk


def presenter_of(
    workspace: Workspace, visited: list[Route], tasks: InlineTasks | None = None
) -> tuple[AdvicePresenter, list[AdviceState]]:
    _, screening_id = kept_talk(workspace)
    shown: list[AdviceState] = []
    presenter = AdvicePresenter(
        screening_id, workspace.what_now, tasks or InlineTasks(), visited.append
    )
    presenter.attach(shown.append)
    return presenter, shown


def an_offer(service_id: str, *domains: str, kind: str = "professional", **changes: int) -> Offer:
    service = a_service(id=service_id, domains=domains, kind=kind)
    return Offer(
        service=service,
        domains=domains,
        reasons=("past",),
        days_left=changes.get("days_left"),
        freshness=Freshness.CHECKED,
    )


def test_the_heaviest_domain_stands_first_and_the_general_last(
    workspace: Workspace, visited: list[Route]
) -> None:
    _, shown = presenter_of(workspace, visited)

    domains = [group.domain for group in shown[-1].groups]
    assert domains[0] in {"money", "safety"}
    assert domains[-2:] == [SEVERAL, GENERAL]
    levels = [group.level for group in shown[-1].groups if group.level]
    assert levels == sorted(levels, key=["red", "orange", "yellow", "green"].index)


def test_a_calm_few_of_each_domain_show_at_once() -> None:
    offers = tuple(an_offer(str(number), "money") for number in range(6))

    (group,) = groups_of({"money": "orange"}, offers)

    assert [one.service.id for one in group.first] == ["0", "1", "2"]
    assert [one.service.id for one in group.others] == ["3", "4", "5"]
    assert len(group.offers) == 6


def test_the_few_are_of_different_kinds() -> None:
    offers = (
        an_offer("p1", "money"),
        an_offer("p2", "money"),
        an_offer("self", "money", kind="consult"),
        an_offer("low", "money", kind="low-threshold"),
    )

    (group,) = groups_of({"money": "orange"}, offers)

    assert [one.service.id for one in group.first] == ["self", "low", "p1"]


def test_everything_for_today_shows_at_once() -> None:
    acute = tuple(an_offer(f"a{number}", "stress", kind="acute") for number in range(4))

    (group,) = groups_of({"stress": "red"}, (an_offer("later", "stress"), *acute))

    assert [one.service.id for one in group.first] == ["a0", "a1", "a2", "a3"]


def test_what_ends_soonest_stands_before_its_equals() -> None:
    offers = (
        an_offer("always", "money"),
        an_offer("weeks", "money", days_left=40),
        an_offer("days", "money", days_left=3),
    )

    (group,) = groups_of({"money": "orange"}, offers)

    assert [one.service.id for one in group.first] == ["days", "weeks", "always"]


def test_what_helps_with_much_stands_apart_the_best_fit_first() -> None:
    broad = an_offer("broad", "money", "stress", "housing")
    broader = an_offer("broader", "money", "stress", "housing", "substances")

    (group,) = groups_of({"money": "orange"}, (broad, broader))

    assert group.domain == SEVERAL
    assert [one.service.id for one in group.first] == ["broader", "broad"]


def test_a_choice_is_kept(workspace: Workspace, visited: list[Route]) -> None:
    presenter, shown = presenter_of(workspace, visited)

    presenter.choose("geldfit", is_chosen=True)
    with_it = shown[-1].chosen
    presenter.choose("geldfit", is_chosen=False)

    assert [offer.service.id for offer in with_it] == ["geldfit"]
    assert shown[-1].chosen == ()


def test_from_here_to_letter_dossier_and_back(workspace: Workspace, visited: list[Route]) -> None:
    presenter, shown = presenter_of(workspace, visited)
    page = shown[-1].page
    assert page is not None

    presenter.write_letter("geldfit")
    presenter.write_letter()
    presenter.back()
    presenter.finish()

    letter, plain, summary, household = visited
    assert isinstance(letter, ShowReferral)
    assert letter.service_id == "geldfit"
    assert plain == replace(letter, service_id=None)
    assert isinstance(summary, ShowSummary)
    assert household == ShowHousehold(page.household_id)


def test_before_it_is_read_there_is_no_dossier_to_go_to(
    workspace: Workspace, visited: list[Route]
) -> None:
    presenter, _ = presenter_of(workspace, visited, HeldTasks())

    presenter.finish()

    assert visited == []


def test_an_error_is_said(workspace: Workspace, visited: list[Route]) -> None:
    _, shown = presenter_of(workspace, visited, FailingTasks("Kan niet."))

    assert shown[-1].error == "Kan niet."


def test_a_screen_that_is_gone_is_shown_nothing(workspace: Workspace, visited: list[Route]) -> None:
    presenter, shown = presenter_of(workspace, visited)
    before = len(shown)

    presenter.detach()
    presenter.choose("geldfit", is_chosen=True)

    assert len(shown) == before


@pytest.mark.parametrize("weeks", [5, 27])
def test_an_age_is_written_in_weeks_and_days(weeks: int) -> None:
    assert str(GestationalAge(weeks, 3)) == f"{weeks}+3"


def test_at_rest_nothing_is_offered_until_she_looks_anyway(
    workspace: Workspace, visited: list[Route]
) -> None:
    presenter, shown = presenter_of(workspace, visited)
    household_id = shown[-1].page.household_id if shown[-1].page else ""
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    workspace.families.events.stop(household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, TODAY)
    presenter.attach(shown.append)
    at_rest = shown[-1]

    presenter.look_anyway()

    assert at_rest.groups == ()
    assert at_rest.page
    assert at_rest.page.holds_back
    assert shown[-1].groups
