"""A letter that begins from an offer, or rests on what she agreed to before; without Qt."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowReferral
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter
from tests.builders import NOW, TODAY, a_consent
from tests.unit.ui.screens.referral_desk import Desk


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> Desk:
    return Desk(workspace, visited, service_id="prenataal-huisbezoek")


def agreed(desk: Desk, **changes: object) -> Consent:
    """Record a consent, and begin the letter anew."""
    patient_id = desk.workspace.dossiers.open(desk.household_id).patient.id
    fields: dict[str, object] = {"patient_id": patient_id, "recipient_kind": "jgz"}
    consent = a_consent(**(fields | changes))
    desk.workspace.kept.referrals.add_consent(consent, NOW)
    desk.presenter.attach(desk.shown.append)
    return consent


def test_the_letter_says_which_offer_it_is_for(desk: Desk) -> None:
    named = desk.state.offered
    desk.fill_in()
    desk.presenter.look_again()

    assert named.startswith("Prenataal huisbezoek")
    assert desk.state.second_look is not None
    assert desk.state.second_look.offered == named


def test_for_another_kind_of_recipient_it_is_not_for_the_offer(desk: Desk) -> None:
    desk.presenter.choose_recipient(RecipientKind.HOSPITAL)

    assert desk.state.offered == ""


def test_what_she_agreed_to_is_offered_for_its_recipient_only(desk: Desk) -> None:
    consent = agreed(desk)
    before_a_name = desk.state.consents

    desk.presenter.change(replace(desk.state.draft, organization="JGZ Elders"))
    for_another = desk.state.consents
    desk.presenter.change(replace(desk.state.draft, organization="jgz voorbeeld"))

    assert before_a_name == desk.state.consents == (consent,)
    assert for_another == ()


def test_with_a_recorded_consent_nothing_is_asked_twice(desk: Desk) -> None:
    consent = agreed(desk)

    desk.presenter.use_consent(consent)
    desk.presenter.look_again()

    assert desk.state.problems == {}
    assert desk.state.second_look is not None
    assert desk.state.second_look.organization == "JGZ Voorbeeld"
    assert desk.state.draft.rests_on == consent


def test_more_than_she_agreed_to_does_not_leave(desk: Desk) -> None:
    desk.presenter.use_consent(agreed(desk))
    desk.presenter.share("safety", is_shared=True)

    desk.presenter.look_again()

    assert desk.state.second_look is None
    assert "veiligheid" in desk.state.problems["subjects"]


def test_asking_anew_leaves_the_recorded_consent(desk: Desk) -> None:
    desk.presenter.use_consent(agreed(desk))

    desk.presenter.ask_anew()

    assert desk.state.draft.rests_on is None
    assert desk.state.draft.consent_form is None


def test_withdrawn_meanwhile_it_does_not_leave(desk: Desk) -> None:
    consent = agreed(desk)
    desk.presenter.use_consent(consent)
    desk.presenter.look_again()
    desk.workspace.kept.referrals.withdraw_consent(consent.id, TODAY, NOW)

    desk.presenter.print(lambda _letter: None)

    assert "ingetrokken" in desk.state.error
    assert not desk.state.is_leaving
    assert desk.documents() == []


def test_a_letter_begun_on_the_klantroute_goes_back_there(desk: Desk) -> None:
    visited: list[Route] = []
    patient_id = desk.workspace.dossiers.open(desk.household_id).patient.id
    offer = desk.workspace.care_route.propose_own(patient_id, "Taalles", TODAY)
    presenter = ReferralPresenter(
        ShowReferral(desk.screening_id, None, offer.id),
        desk.workspace.referrals,
        (desk.presenter._database, desk.presenter._background),
        visited.append,
        desk.presenter._now,
    )
    presenter.attach(desk.shown.append)

    presenter.leave()

    assert presenter.back_text == "Klantroute"
    assert desk.state.offered == "Taalles"
    assert visited == [ShowCareRoute(desk.household_id)]


def test_what_left_says_so_in_the_dossier(desk: Desk) -> None:
    desk.presenter.use_consent(agreed(desk))
    desk.presenter.look_again()

    desk.presenter.print(lambda _letter: None)

    assert desk.documents() == [Delivery.PRINTED]
    (offer,) = desk.workspace.dossiers.open(desk.household_id).offers
    assert offer.state.value == "verwezen"
