"""What follows from a conversation, kept in a real encrypted database."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.what_now import WhatNowPage, concerns_note
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import TODAY
from tests.unit.services.letters import chosen, kept_talk


def page_for(workspace: Workspace, screening_id: str) -> WhatNowPage:
    return workspace.what_now.open(screening_id)


def test_the_page_holds_levels_actions_and_what_fits(workspace: Workspace) -> None:
    household_id, screening_id = kept_talk(workspace)

    page = page_for(workspace, screening_id)

    assert page.household_id == household_id
    assert page.levels["money"] == "orange"
    assert "housing" not in page.levels
    assert page.first_actions == ("Alle brieven op een stapel",)
    assert "geldfit" in {offer.service.id for offer in page.offers}
    assert page.is_provisional
    assert page.is_meldcode_open
    assert any("112" in line for line in page.always_visible)


def test_danger_brings_its_steps(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace, chosen("V0", "V0-ja") | chosen("V1", "V1-nee"))

    page = page_for(workspace, screening_id)

    assert [text.key for text in page.safety_texts] == ["danger"]
    assert page.overall == "act-now"


def test_the_professionals_own_level_decides_what_fits(workspace: Workspace) -> None:
    answers = chosen("G1", "G1-makkelijk") | chosen("weging-geld", "red", is_changed_by_user=True)
    _, screening_id = kept_talk(workspace, answers)

    assert page_for(workspace, screening_id).levels["money"] == "red"


def test_a_choice_is_kept_and_can_be_put_back(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)

    chosen_page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)
    again = page_for(workspace, screening_id)
    dropped = workspace.what_now.choose(screening_id, "geldfit", is_chosen=False)

    assert chosen_page.chosen == again.chosen == {"geldfit"}
    assert dropped.chosen == frozenset()


THREE = {"money": "yellow", "stress": "orange", "housing": "red"}


@pytest.mark.parametrize(
    ("limit", "levels", "is_told"),
    [
        (3, THREE, True),
        (4, THREE, False),
        (2, THREE, True),
        (3, {"money": "yellow", "stress": "orange", "housing": "green"}, False),
        (3, {"money": "yellow", "stress": "orange", "safety": "red"}, False),
        (0, THREE, False),
        (1, {"money": "yellow"}, False),
    ],
)
def test_from_the_regions_number_of_concerns_others_are_asked_to_think_along(
    limit: int, levels: dict[str, str], is_told: bool
) -> None:
    region = replace(
        Region("x", "X", "", "1", (), (), ()), stated_thresholds={"several_concerns": limit}
    )

    note = concerns_note(region, levels)

    assert bool(note) is is_told
    assert not is_told or f"Vanaf {limit}" in note


def test_one_concern_brings_no_note_about_several(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)

    assert page_for(workspace, screening_id).concerns_note == ""


def moved(workspace: Workspace, screening_id: str, *states: OfferState) -> WhatNowPage:
    """Offer Geldfit, bring it so far, and return the page."""
    page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)
    for state in states:
        workspace.care_route.move(page.offered["geldfit"].id, RouteStep(state, TODAY))
    return page_for(workspace, screening_id)


@pytest.mark.parametrize(
    ("states", "is_chosen"),
    [
        ((), True),
        ((OfferState.CONSENTED,), True),
        ((OfferState.DECLINED,), False),
        ((OfferState.CLOSED,), False),
    ],
)
def test_what_came_of_an_offer_before_is_known(
    workspace: Workspace, states: tuple[OfferState, ...], is_chosen: bool
) -> None:
    _, screening_id = kept_talk(workspace)

    page = moved(workspace, screening_id, *states)

    assert page.offered["geldfit"].state is (states or (OfferState.PROPOSED,))[-1]
    assert ("geldfit" in page.chosen) is is_chosen


def test_what_she_did_not_want_is_proposed_again_by_choosing_it(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    declined = moved(workspace, screening_id, OfferState.DECLINED).offered["geldfit"]

    page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)

    assert page.offered["geldfit"].id == declined.id
    assert page.chosen == {"geldfit"}


def test_what_goes_on_is_known_before_what_was_closed(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    closed = moved(workspace, screening_id, OfferState.CLOSED).offered["geldfit"]

    page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)

    assert page.offered["geldfit"].id != closed.id
