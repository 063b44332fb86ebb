"""What follows from the partner's conversation stands apart from what is offered to her."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.screening import Respondent, ScreeningStatus
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.family_route import CareRoutePage, OwnOffer, RouteOf
from kansrijk_desktop.services.work_items import WorkPlace
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowHousehold
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter
from kansrijk_desktop.ui.screens.worklist.presenter import route_to
from tests.builders import TODAY, a_partner
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.letters import kept_talk

JESSE = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0004"


class Couple:
    """A family with a conversation with her, and one with the partner."""

    def __init__(self, workspace: Workspace, partner_id: str = JESSE) -> None:
        self.workspace = workspace
        self.household_id, self.hers = kept_talk(workspace)
        dossier = workspace.dossiers.open(self.household_id)
        self.patient_id = dossier.patient.id
        partner = a_partner(household_id=self.household_id)
        with_partner = replace(dossier, related_persons=(partner,))
        workspace.kept.patients.save_dossier(with_partner)
        talk = workspace.screenings.open(self.hers).screening
        self.his = "his"
        workspace.kept.screenings.save(
            replace(
                talk,
                id=self.his,
                respondent=Respondent.PARTNER,
                respondent_id=partner_id,
                status=ScreeningStatus.COMPLETED,
            )
        )

    def page(self, partner_id: str = "") -> CareRoutePage:
        return self.workspace.family_route.open(RouteOf(self.household_id, partner_id))

    def names(self, partner_id: str = "") -> list[str]:
        return [shown.offer.name for shown in self.page(partner_id).offers]


@pytest.fixture
def couple(workspace: Workspace) -> Couple:
    return Couple(workspace)


def test_each_has_a_klantroute_of_their_own(couple: Couple) -> None:
    route = couple.workspace.family_route
    route.offer(RouteOf(couple.household_id), "geldfit")
    route.offer(RouteOf(couple.household_id, JESSE), "stoplijn")
    route.offer_own(RouteOf(couple.household_id, JESSE), OwnOffer("Vadergroep"))

    assert couple.names() == ["Geldfit"]
    assert sorted(couple.names(JESSE)) == ["Stoplijn", "Vadergroep"]
    assert (couple.page().name, couple.page(JESSE).name) == ("Sanne Reuring", "Jesse Reuring")
    assert couple.page().is_hers
    assert not couple.page(JESSE).is_hers


def test_the_same_service_is_offered_to_each_of_them(couple: Couple) -> None:
    for partner_id in ("", JESSE):
        couple.workspace.family_route.offer(RouteOf(couple.household_id, partner_id), "stoplijn")
    (his,) = couple.page(JESSE).offers
    couple.workspace.care_route.move(his.offer.id, RouteStep(OfferState.DECLINED, TODAY))

    page = couple.workspace.family_route.offer(RouteOf(couple.household_id, JESSE), "stoplijn")

    assert [shown.offer.state for shown in couple.page().offers] == [OfferState.PROPOSED]
    assert [shown.offer.id for shown in page.offers] == [his.offer.id]
    assert "stoplijn" not in {service.id for service in page.menu}


def test_no_letter_about_her_begins_from_what_was_offered_to_him(couple: Couple) -> None:
    own = OwnOffer("Vadergroep", recipient_kind="wijkteam")
    page = couple.workspace.family_route.offer_own(RouteOf(couple.household_id, JESSE), own)

    basis, _draft = couple.workspace.referrals.begin(couple.hers, None, page.offers[0].offer.id)

    assert page.offers[0].letter_from == ""
    assert basis.offer is None


def test_a_letter_for_hers_leaves_his_alone(couple: Couple) -> None:
    route = couple.workspace.family_route
    his = route.offer(RouteOf(couple.household_id, JESSE), "prenataal-huisbezoek").offers[0]

    basis, _draft = couple.workspace.referrals.begin(couple.hers, "prenataal-huisbezoek")

    assert basis.offer is None
    assert his.offer.screening_id == couple.his


@pytest.mark.parametrize("screening", ["hers", "his"])
def test_what_now_knows_only_what_was_offered_to_who_answered(
    couple: Couple, screening: str
) -> None:
    route = couple.workspace.family_route
    route.offer(RouteOf(couple.household_id), "geldfit")
    route.offer(RouteOf(couple.household_id, JESSE), "stoplijn")

    page = couple.workspace.what_now.open(getattr(couple, screening))

    assert set(page.offered) == ({"geldfit"} if screening == "hers" else {"stoplijn"})
    assert page.chosen == set(page.offered)
    assert page.partner_id == ("" if screening == "hers" else JESSE)


def test_the_worklist_leads_to_the_right_one_of_the_two(couple: Couple) -> None:
    route = couple.workspace.family_route
    route.offer(RouteOf(couple.household_id), "geldfit")
    route.offer(RouteOf(couple.household_id, JESSE), "stoplijn")

    routes = {
        route_to(item)
        for item in couple.workspace.worklist.open().items
        if item.place is WorkPlace.CARE_ROUTE
    }

    assert routes == {
        ShowCareRoute(couple.household_id),
        ShowCareRoute(couple.household_id, JESSE),
    }


def test_from_his_klantroute_one_goes_back_to_his_page(couple: Couple) -> None:
    visited: list[Route] = []
    presenter = CareRoutePresenter(
        ShowCareRoute(couple.household_id, JESSE),
        couple.workspace.family_route,
        InlineTasks(),
        visited.append,
        FixedClock(),
    )

    presenter.back()

    assert visited == [ShowHousehold(couple.household_id, JESSE)]


def test_a_partner_whose_name_is_not_known_is_kept_apart_as_well(workspace: Workspace) -> None:
    couple = Couple(workspace, partner_id="")
    workspace.family_route.offer(RouteOf(couple.household_id, "partner"), "stoplijn")

    assert couple.names() == []
    assert couple.names("partner") == ["Stoplijn"]
    assert couple.page("partner").name == "partner"
