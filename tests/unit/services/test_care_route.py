"""The way of an offer: which steps may come, with which days, and nothing lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.services.care_route import (
    REST_NOTE,
    WAKE_NOTE,
    CareRoute,
    RouteStep,
    is_at_rest,
)
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import NOW, TODAY, a_consent, a_pregnancy, a_referral, a_service
from tests.fakes import FixedClock
from tests.unit.services.test_dossiers import REURING
from tests.workspaces import a_workspace

PROPOSED, CONSENTED, DECLINED, REFERRED, RECEIVED, STARTED, FED_BACK, CLOSED = OfferState
NEXT = {
    PROPOSED: {CONSENTED, DECLINED, CLOSED},
    CONSENTED: {REFERRED, STARTED, DECLINED, CLOSED},
    DECLINED: {PROPOSED, CLOSED},
    REFERRED: {RECEIVED, STARTED, FED_BACK, DECLINED, CLOSED},
    RECEIVED: {STARTED, FED_BACK, DECLINED, CLOSED},
    STARTED: {FED_BACK, CLOSED},
    FED_BACK: {STARTED, CLOSED},
    CLOSED: {PROPOSED},
}
WAY_TO = {
    PROPOSED: (),
    CONSENTED: (CONSENTED,),
    DECLINED: (DECLINED,),
    REFERRED: (CONSENTED, REFERRED),
    RECEIVED: (CONSENTED, REFERRED, RECEIVED),
    STARTED: (CONSENTED, STARTED),
    FED_BACK: (CONSENTED, REFERRED, FED_BACK),
    CLOSED: (CLOSED,),
}
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    with a_workspace(tmp_path, clock) as workspace:
        yield workspace


@pytest.fixture
def route(workspace: Workspace) -> CareRoute:
    return workspace.care_route


@pytest.fixture
def patient_id(workspace: Workspace) -> str:
    return workspace.dossiers.open(workspace.dossiers.save(REURING)).patient.id


def offer_in(route: CareRoute, patient_id: str, state: OfferState) -> CareOffer:
    """An offer brought into a state by its shortest way."""
    offer = route.propose(patient_id, a_service())
    for step in WAY_TO[state]:
        offer = route.move(offer.id, RouteStep(step, TODAY))
    return offer


def states_of(route: CareRoute, offer: CareOffer) -> list[OfferState]:
    return [step.state for step in route.steps(offer.patient_id)[offer.id]]


@pytest.mark.parametrize("state", OfferState)
def test_only_the_steps_of_the_table_may_come(
    workspace: Workspace, route: CareRoute, state: OfferState
) -> None:
    for wanted in OfferState:
        patient_id = workspace.dossiers.open(workspace.dossiers.save(REURING)).patient.id
        offer = offer_in(route, patient_id, state)
        before = states_of(route, offer)

        if wanted in NEXT[state]:
            assert route.move(offer.id, RouteStep(wanted, TODAY)).state is wanted
            assert states_of(route, offer) == [*before, wanted]
        else:
            with pytest.raises(InvalidInputError, match="Deze stap kan nu niet"):
                route.move(offer.id, RouteStep(wanted, TODAY))
            assert states_of(route, offer) == before


@pytest.mark.parametrize(
    ("state", "days"),
    [
        (PROPOSED, 14),
        (CONSENTED, 14),
        (DECLINED, None),
        (REFERRED, 42),
        (RECEIVED, 42),
        (STARTED, 42),
        (FED_BACK, None),
        (CLOSED, None),
    ],
)
def test_what_is_waited_for_gets_a_day_to_look_again(
    route: CareRoute, patient_id: str, state: OfferState, days: int | None
) -> None:
    offer = offer_in(route, patient_id, state)

    assert offer.follow_up_on == (None if days is None else TODAY + timedelta(days=days))


def test_a_step_keeps_its_own_day_who_noted_it_and_a_remark(
    route: CareRoute, patient_id: str, clock: FixedClock
) -> None:
    offer = route.propose(patient_id, a_service())
    clock.advance(timedelta(days=3))

    moved = route.move(offer.id, RouteStep(DECLINED, TODAY + DAY, "  liever na de verhuizing "))

    (*_, step) = route.steps(patient_id)[offer.id]
    assert (step.number, step.state, step.happened_on) == (2, DECLINED, TODAY + DAY)
    assert step.note == "liever na de verhuizing"
    assert step.noted_by == "M. de Vroed"
    assert step.noted_at == clock()
    assert moved.since == TODAY + DAY


@pytest.mark.parametrize(
    ("day", "refusal"), [(TODAY + DAY, "nog niet geweest"), (TODAY - DAY, "voor de vorige stap")]
)
def test_a_step_comes_after_the_one_before_and_not_in_the_future(
    route: CareRoute, patient_id: str, day: object, refusal: str
) -> None:
    offer = route.propose(patient_id, a_service())

    with pytest.raises(InvalidInputError, match=refusal):
        route.move(offer.id, RouteStep(CONSENTED, day))  # type: ignore[arg-type]  # dates

    assert states_of(route, offer) == [PROPOSED]


@pytest.mark.parametrize("state", [PROPOSED, CONSENTED, REFERRED, RECEIVED, STARTED, FED_BACK])
def test_a_service_that_is_offered_already_is_not_offered_twice(
    route: CareRoute, patient_id: str, state: OfferState
) -> None:
    offer = offer_in(route, patient_id, state)

    assert route.propose(patient_id, a_service()) == offer


def test_what_she_did_not_want_can_be_proposed_again_and_nothing_is_forgotten(
    route: CareRoute, patient_id: str
) -> None:
    declined = offer_in(route, patient_id, DECLINED)

    again = route.propose(patient_id, a_service())

    assert again.id == declined.id
    assert states_of(route, again) == [PROPOSED, DECLINED, PROPOSED]


def test_what_was_closed_is_offered_anew_beside_it(route: CareRoute, patient_id: str) -> None:
    closed = offer_in(route, patient_id, CLOSED)

    assert route.propose(patient_id, a_service()).id != closed.id


def test_what_is_offered_beside_it_is_not_taken_up_twice(route: CareRoute, patient_id: str) -> None:
    closed = offer_in(route, patient_id, CLOSED)
    route.propose(patient_id, a_service())

    with pytest.raises(InvalidInputError, match="al opnieuw gedaan"):
        route.move(closed.id, RouteStep(PROPOSED, TODAY))

    assert states_of(route, closed) == [PROPOSED, CLOSED]


def test_an_offer_in_own_words(route: CareRoute, patient_id: str) -> None:
    offer = route.propose_own(patient_id, "  Zwemmen  met baby ", TODAY - DAY, "ander")

    assert (offer.name, offer.state, offer.since) == ("Zwemmen met baby", PROPOSED, TODAY - DAY)
    assert (offer.service_id, offer.recipient_kind, offer.deadline) == ("", "ander", None)
    assert route.propose_own(patient_id, "zwemmen met baby", TODAY).id == offer.id


@pytest.mark.parametrize(
    ("words", "day", "refusal"),
    [
        (" \u200b ", TODAY, "Schrijf op wat u aanbiedt"),
        ("x" * 201, TODAY, "te lang"),
        ("Zwemmen", TODAY + DAY, "nog niet geweest"),
    ],
)
def test_own_words_that_cannot_be_are_refused(
    route: CareRoute, patient_id: str, words: str, day: object, refusal: str
) -> None:
    with pytest.raises(InvalidInputError, match=refusal):
        route.propose_own(patient_id, words, day)  # type: ignore[arg-type]  # dates

    assert not route.steps(patient_id)


def test_a_week_limit_is_counted_from_the_pregnancy_of_now(
    workspace: Workspace, route: CareRoute
) -> None:
    household_id = workspace.dossiers.save(REURING)
    dossier = workspace.dossiers.open(household_id)
    service = workspace.region.service("voorzorg")
    assert service is not None
    offer = route.propose(dossier.patient.id, service, pregnancy=a_pregnancy(due_date=TODAY))
    assert offer.deadline == TODAY - timedelta(days=85)
    route.move(offer.id, RouteStep(DECLINED, TODAY))

    again = route.propose(dossier.patient.id, service)

    assert dossier.pregnancy is not None
    assert dossier.pregnancy.due_date is not None
    assert again.deadline == dossier.pregnancy.due_date - timedelta(days=85)


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (PROPOSED, [CONSENTED, REFERRED]),
        (CONSENTED, [REFERRED]),
        (DECLINED, [PROPOSED, CONSENTED, REFERRED]),
        (CLOSED, [PROPOSED, CONSENTED, REFERRED]),
        (REFERRED, []),
        (RECEIVED, []),
        (STARTED, []),
        (FED_BACK, []),
    ],
)
def test_a_letter_brings_its_offer_as_far_as_referred(
    route: CareRoute, patient_id: str, state: OfferState, steps: list[OfferState]
) -> None:
    offer = offer_in(route, patient_id, state)
    before = states_of(route, offer)

    referred = route.refer(offer.id, a_consent(), TODAY, a_referral().id)

    assert referred.referral_id == a_referral().id
    assert referred.state is (REFERRED if steps else state)
    assert states_of(route, offer) == before + steps


def test_a_letter_gives_each_step_its_own_day(
    route: CareRoute, patient_id: str, clock: FixedClock
) -> None:
    offer = route.propose(patient_id, a_service())
    clock.advance(5 * DAY)

    referred = route.refer(offer.id, a_consent(given_on=TODAY + 2 * DAY), TODAY + 5 * DAY)

    days = [step.happened_on for step in route.steps(patient_id)[offer.id]]
    assert days == [TODAY, TODAY + 2 * DAY, TODAY + 5 * DAY]
    assert referred.follow_up_on == TODAY + timedelta(days=5 + 42)


def test_a_consent_of_before_the_offer_counts_from_the_offer(
    route: CareRoute, patient_id: str
) -> None:
    offer = route.propose(patient_id, a_service())

    route.refer(offer.id, a_consent(given_on=TODAY - 30 * DAY), TODAY - 20 * DAY)

    assert {step.happened_on for step in route.steps(patient_id)[offer.id]} == {TODAY}


@pytest.mark.parametrize("state", OfferState)
def test_a_receipt_moves_only_what_waits_for_it(
    route: CareRoute, patient_id: str, state: OfferState
) -> None:
    offer = offer_in(route, patient_id, state)

    received = route.receive(offer.id, TODAY + DAY)

    assert received.state is (RECEIVED if state is REFERRED else state)
    assert received.since == TODAY  # not a day that is still to come


@pytest.mark.parametrize("state", OfferState)
def test_when_the_care_stops_every_open_offer_comes_to_rest(
    route: CareRoute, patient_id: str, state: OfferState
) -> None:
    offer = offer_in(route, patient_id, state)
    before = states_of(route, offer)

    route.rest(patient_id)
    route.rest(patient_id)

    steps = route.steps(patient_id)[offer.id]
    if state in {DECLINED, CLOSED}:
        assert states_of(route, offer) == before
    else:
        assert states_of(route, offer) == [*before, CLOSED]
        assert steps[-1].note == REST_NOTE


@pytest.mark.parametrize("state", [PROPOSED, CONSENTED, REFERRED, RECEIVED, STARTED, FED_BACK])
def test_what_came_to_rest_by_mistake_goes_on_as_it_was(
    route: CareRoute, patient_id: str, state: OfferState, clock: FixedClock
) -> None:
    offer = offer_in(route, patient_id, state)
    route.rest(patient_id)
    clock.advance(2 * DAY)

    route.wake(patient_id, NOW)
    route.wake(patient_id, NOW)

    steps = route.steps(patient_id)[offer.id]
    assert [step.state for step in steps[-3:]] == [state, CLOSED, state]
    assert steps[-1].note == WAKE_NOTE
    assert (steps[-1].happened_on, steps[-1].noted_at) == (TODAY, clock())
    assert states_of(route, offer)[-1] is state


def test_what_was_closed_on_purpose_or_offered_anew_is_left_alone(
    route: CareRoute, patient_id: str
) -> None:
    on_purpose = route.propose_own(patient_id, "Zwemmen", TODAY)
    route.move(on_purpose.id, RouteStep(CLOSED, TODAY))
    at_rest = route.propose(patient_id, a_service())
    route.rest(patient_id)
    anew = route.propose(patient_id, a_service())

    route.wake(patient_id, NOW)

    assert states_of(route, on_purpose) == [PROPOSED, CLOSED]
    assert states_of(route, at_rest) == [PROPOSED, CLOSED]
    assert states_of(route, anew) == [PROPOSED]


def test_what_came_to_rest_before_is_no_part_of_the_mistake(
    route: CareRoute, patient_id: str, clock: FixedClock
) -> None:
    offer = offer_in(route, patient_id, REFERRED)
    route.rest(patient_id)

    route.wake(patient_id, clock() + timedelta(seconds=1))

    assert states_of(route, offer)[-1] is CLOSED


def test_only_what_stopped_with_the_care_is_at_rest(workspace: Workspace, route: CareRoute) -> None:
    household_id = workspace.dossiers.save(REURING)
    patient_id = workspace.dossiers.open(household_id).patient.id
    route.propose(patient_id, a_service())
    closed = route.propose_own(patient_id, "Zwemmen", TODAY)
    route.move(closed.id, RouteStep(CLOSED, TODAY))
    route.rest(patient_id)

    steps = route.steps(patient_id)
    resting = {
        offer.name
        for offer in workspace.dossiers.open(household_id).offers
        if is_at_rest(offer, steps[offer.id])
    }

    assert resting == {"Geldfit"}


@pytest.mark.parametrize(
    ("state", "is_left"), [(PROPOSED, False), (CONSENTED, True), (REFERRED, True)]
)
def test_only_an_offer_that_was_merely_picked_is_forgotten(
    workspace: Workspace, route: CareRoute, patient_id: str, state: OfferState, is_left: bool
) -> None:
    offer = offer_in(route, patient_id, state)

    route.take_back(offer.id)

    assert (offer.id in route.steps(patient_id)) is is_left
    if is_left:
        assert states_of(route, offer)[-1] is CLOSED
