"""The klantroute, without widgets."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kansrijk_desktop.records.life_event import CareStop, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.services.family_route import OfferOnRoute, OwnOffer
from kansrijk_desktop.services.offer_words import state_since, state_word, step_word
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import CareStopTable
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowConsents,
    ShowHousehold,
    ShowReferral,
)
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter, CareRouteState
from tests.builders import NOW, TODAY
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.unit.services.paper_families import an_id
from tests.unit.services.work import Family, a_family


class Desk:
    """A presenter with what it showed."""

    def __init__(self, workspace: Workspace, visited: list[Route]) -> None:
        self.workspace, self.visited = workspace, visited
        self.family: Family = a_family(workspace)
        self.shown: list[CareRouteState] = []
        self.presenter = self.sit_down(InlineTasks())

    def sit_down(self, tasks: RunsTasks) -> CareRoutePresenter:
        presenter = CareRoutePresenter(
            ShowCareRoute(self.family.household_id),
            self.workspace.family_route,
            tasks,
            self.visited.append,
            FixedClock(),
        )
        presenter.attach(self.shown.append)
        return presenter

    @property
    def state(self) -> CareRouteState:
        return self.shown[-1]

    def offers(self) -> tuple[OfferOnRoute, ...]:
        assert self.state.page is not None
        return self.state.page.offers

    def expect(self, **changes: Any) -> None:
        """Change the pregnancy."""
        dossier = self.workspace.dossiers.open(self.family.household_id)
        assert dossier.pregnancy is not None
        changed = replace(dossier, pregnancy=replace(dossier.pregnancy, **changes))
        self.workspace.kept.patients.save_dossier(changed)


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> Desk:
    return Desk(workspace, visited)


def test_a_service_of_the_menukaart_is_offered(desk: Desk) -> None:
    assert desk.state.page is not None
    assert "geldfit" in {service.id for service in desk.state.page.menu}

    desk.presenter.offer("geldfit")

    (shown,) = desk.offers()
    assert (shown.offer.service_id, shown.offer.state) == ("geldfit", OfferState.PROPOSED)
    assert "geldfit" not in {service.id for service in desk.state.page.menu}
    assert desk.state.saved_at.startswith("Opgeslagen")
    assert desk.state.offers_made == 1


def test_what_is_for_danger_now_is_no_offer(desk: Desk) -> None:
    assert desk.state.page is not None

    assert not [one for one in desk.state.page.menu if one.kind == "acute"]


def test_a_service_that_is_gone_is_refused(desk: Desk) -> None:
    desk.presenter.offer("bestaat-niet")

    assert "niet meer in het regiopakket" in desk.state.error
    assert not desk.offers()


def test_something_in_own_words_is_offered_on_its_day(desk: Desk) -> None:
    desk.presenter.change_own(OwnOffer("Taalles", "20-11-2026", "wijkteam"))

    desk.presenter.offer_own()

    (shown,) = desk.offers()
    assert (shown.offer.name, shown.offer.since) == ("Taalles", TODAY - timedelta(days=1))
    assert shown.letter_from == desk.family.screening_id
    assert desk.state.own == OwnOffer(day="21-11-2026")


@pytest.mark.parametrize(
    ("own", "refusal"),
    [
        (OwnOffer("", "21-11-2026"), "Schrijf op wat u aanbiedt"),
        (OwnOffer("Taalles", "22-11-2026"), "nog niet geweest"),
        (OwnOffer("Taalles", "morgen"), "bestaat niet"),
    ],
)
def test_own_words_that_cannot_be_stay_in_the_form(desk: Desk, own: OwnOffer, refusal: str) -> None:
    desk.presenter.change_own(own)

    desk.presenter.offer_own()

    assert refusal in desk.state.own_error
    assert desk.state.own == own
    assert not desk.offers()


def test_a_step_is_noted_for_today_unless_another_day_is_typed(desk: Desk) -> None:
    desk.presenter.offer("geldfit")
    offer_id = desk.offers()[0].offer.id

    desk.presenter.choose_step(offer_id, OfferState.DECLINED)
    begun = desk.state.step
    desk.presenter.change_step(day="21-11-2026", note="liever later")
    desk.presenter.take_step()

    assert begun is not None
    assert begun.day == "21-11-2026"
    (shown,) = desk.offers()
    assert [step.state for step in shown.steps] == [OfferState.PROPOSED, OfferState.DECLINED]
    assert shown.steps[-1].note == "liever later"
    assert desk.state.step is None
    assert desk.state.saved_at == f"Opgeslagen {FixedClock()().astimezone():%H:%M}"


@pytest.mark.parametrize("day", ["22-11-2026", "20-11-2026", "zomaar"])
def test_a_step_on_a_day_that_cannot_be_keeps_what_was_typed(desk: Desk, day: str) -> None:
    desk.presenter.offer("geldfit")
    desk.presenter.choose_step(desk.offers()[0].offer.id, OfferState.CONSENTED)
    desk.presenter.change_step(day=day, note="iets")

    desk.presenter.take_step()

    assert desk.state.step_error
    assert desk.state.step is not None
    assert (desk.state.step.day, desk.state.step.note) == (day, "iets")
    assert desk.state.saved_at == ""
    assert len(desk.offers()[0].steps) == 1


def test_a_step_can_be_left(desk: Desk) -> None:
    desk.presenter.offer("geldfit")
    desk.presenter.choose_step(desk.offers()[0].offer.id, OfferState.CONSENTED)

    desk.presenter.leave_step()
    desk.presenter.change_step(day="x", note="y")
    desk.presenter.take_step()

    assert desk.state.step is None
    assert len(desk.offers()[0].steps) == 1


def test_nothing_is_kept_twice_while_it_is_being_kept(
    workspace: Workspace, visited: list[Route]
) -> None:
    desk = Desk(workspace, visited)
    tasks = HeldTasks()
    presenter = desk.sit_down(tasks)
    tasks.let_go()

    presenter.offer("geldfit")
    presenter.offer("stoplijn")
    presenter.offer_own()
    tasks.let_go()

    assert [shown.offer.service_id for shown in desk.offers()] == ["geldfit"]


def test_a_week_limit_counts_down_with_the_due_date_of_now(desk: Desk) -> None:
    desk.presenter.offer("voorzorg")
    words = []

    for days in (12, 1, 0):
        desk.expect(due_date=TODAY + timedelta(days=84 + days))
        desk.presenter.attach(desk.shown.append)
        words.append(desk.offers()[0].limit)
    desk.expect(ended_on=TODAY)
    desk.presenter.attach(desk.shown.append)

    assert words == [
        "nog 12 dagen, tot 28+0; bij een eerste kind",
        "nog 1 dag, tot 28+0; bij een eerste kind",
        "aanmelden kon tot 28+0; bij een eerste kind",
    ]
    assert desk.offers()[0].limit == ""


def test_what_ends_soonest_stands_on_top_and_what_ended_below(desk: Desk) -> None:
    desk.expect(due_date=TODAY + timedelta(days=96))
    for name in ("geldfit", "voorzorg", "stoplijn", "babyspullen"):
        desk.presenter.offer(name)
    for name, state in (("stoplijn", OfferState.CLOSED), ("babyspullen", OfferState.DECLINED)):
        offer = next(one.offer for one in desk.offers() if one.offer.service_id == name)
        desk.presenter.choose_step(offer.id, state)
        desk.presenter.take_step()

    assert [shown.offer.service_id for shown in desk.offers()] == [
        "voorzorg",
        "geldfit",
        "babyspullen",
        "stoplijn",
    ]


def test_what_is_of_one_day_stands_as_it_was_put_down_and_by_name(desk: Desk) -> None:
    offers = OfferRepository(desk.workspace.kept.database)
    put_down = (("Taalles", 3, 0), ("Babyspullen", 2, 1), ("buurtmoeder", 1, 2), ("Atelier", 4, 2))
    for name, number, minutes in put_down:
        offers.save(
            CareOffer(
                id=an_id(number),
                patient_id=desk.family.patient_id,
                name=name,
                state=OfferState.PROPOSED,
                since=TODAY,
                created_at=NOW + timedelta(minutes=minutes),
            )
        )

    desk.sit_down(InlineTasks())

    names = [shown.offer.name for shown in desk.offers()]
    assert names == ["Taalles", "Babyspullen", "Atelier", "buurtmoeder"]


def test_when_the_care_stopped_offers_rest_and_nothing_counts_down(desk: Desk) -> None:
    desk.presenter.offer("voorzorg")
    dossier = desk.workspace.dossiers.open(desk.family.household_id)
    assert dossier.pregnancy is not None
    stop = CareStop(
        "s",
        desk.family.household_id,
        StopReason.PREGNANCY_ENDED,
        dossier.pregnancy.id,
        TODAY,
        "M. de Vroed",
        NOW,
    )
    with desk.workspace.kept.database.transaction() as session:
        Shelf(CareStop, CareStopTable).put(session, stop)
    desk.workspace.care_route.rest(desk.family.patient_id)

    desk.presenter.attach(desk.shown.append)
    (resting,) = desk.offers()
    desk.presenter.change_own(OwnOffer("Steun bij verlies", "21-11-2026"))
    desk.presenter.offer_own()

    assert resting.is_at_rest
    assert (resting.next_states, resting.letter_from, resting.limit) == ((), "", "")
    assert desk.state.page is not None
    assert desk.state.page.is_stopped
    assert desk.offers()[0].offer.name == "Steun bij verlies"


@pytest.mark.parametrize(
    ("service_id", "goes"), [("prenataal-huisbezoek", True), ("eigen-consult", False)]
)
def test_a_letter_begins_from_the_offer_where_one_belongs_to_it(
    desk: Desk, service_id: str, goes: bool
) -> None:
    desk.presenter.offer(service_id)
    offer_id = desk.offers()[0].offer.id

    desk.presenter.write_letter(offer_id)

    expected = [ShowReferral(desk.family.screening_id, service_id, offer_id)] if goes else []
    assert desk.visited == expected


def test_the_other_places_are_one_click_away(desk: Desk) -> None:
    desk.presenter.show_consents()
    desk.presenter.back()

    household_id = desk.family.household_id
    assert desk.visited == [ShowConsents(household_id), ShowHousehold(household_id)]


def test_a_page_that_cannot_be_read_says_so(desk: Desk) -> None:
    desk.sit_down(FailingTasks("De schijf is vol."))

    assert desk.state.error == "De schijf is vol."


@pytest.mark.parametrize("state", OfferState)
def test_every_state_is_told_in_friendly_words(state: OfferState) -> None:
    words = f"{state_word(state)} {step_word(state)}".lower()

    assert words.strip()
    assert "geweigerd" not in words


def test_a_state_is_told_with_its_day() -> None:
    assert state_since(OfferState.DECLINED, TODAY) == "nee, nu niet op 21 november 2026"
