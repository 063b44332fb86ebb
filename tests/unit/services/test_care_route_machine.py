"""Any sequence of steps, by hand, by letter and by a stop: no offer lost, no rule skipped."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.services.care_route import REST_NOTE, WAKE_NOTE, RouteStep
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.offers import OfferRepository
from tests.builders import NOW, a_consent, a_service
from tests.fakes import FixedClock
from tests.unit.services.test_care_route import NEXT
from tests.unit.services.test_dossiers import REURING
from tests.workspaces import a_workspace

pytestmark = pytest.mark.unmeasured

SERVICES = ("geldfit", "wijkteam", "stoplijn")
WORDS = ("Zwemmen met baby", "zwemmen met Baby", "Taalles")
numbers = st.integers(0, 5)
days_back = st.integers(-1, 3)


def thing(offer: CareOffer) -> str:
    return offer.service_id or offer.name.casefold()


class OneFamily(RuleBasedStateMachine):
    """Does with the offers of one family whatever the screens can do."""

    def __init__(self, workspace: Workspace, clock: FixedClock) -> None:
        super().__init__()
        self.clock, self.route = clock, workspace.care_route
        clock.advance(NOW - clock())
        self.kept = OfferRepository(workspace.kept.database)
        household_id = workspace.dossiers.save(REURING)
        self.patient_id = workspace.dossiers.open(household_id).patient.id
        self.known: set[str] = set()
        self.seen: dict[str, int] = {}

    @property
    def _offers(self) -> dict[str, CareOffer]:
        return {offer.id: offer for offer in self.kept.of_patient(self.patient_id)}

    def _pick(self, number: int) -> CareOffer | None:
        offers = list(self._offers.values())
        return offers[number % len(offers)] if offers else None

    def _is_offered_beside(self, offer: CareOffer) -> bool:
        others = [one for one in self._offers.values() if one.id != offer.id]
        return any(
            thing(one) == thing(offer) for one in others if one.state is not OfferState.CLOSED
        )

    @property
    def _today(self) -> date:
        return local_day(self.clock())

    @rule(days=st.integers(0, 20))
    def let_time_pass(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))

    @rule(service=st.sampled_from(SERVICES))
    def offer_from_the_menukaart(self, service: str) -> None:
        self.known.add(self.route.propose(self.patient_id, a_service(id=service)).id)

    @rule(words=st.sampled_from(WORDS), back=days_back)
    def offer_in_own_words(self, words: str, back: int) -> None:
        try:
            offer = self.route.propose_own(
                self.patient_id, words, self._today - timedelta(days=back)
            )
        except InvalidInputError:
            return
        self.known.add(offer.id)

    @rule(number=numbers, state=st.sampled_from(OfferState), back=days_back)
    def take_a_step(self, number: int, state: OfferState, back: int) -> None:
        offer = self._pick(number)
        if offer is None:
            return
        day = self._today - timedelta(days=back)
        is_anew = state is OfferState.PROPOSED and self._is_offered_beside(offer)
        is_in_order = offer.since <= day <= self._today
        may_come = state in NEXT[offer.state] and is_in_order and not is_anew

        try:
            moved = self.route.move(offer.id, RouteStep(state, day))
        except InvalidInputError:
            assert not may_come
            assert self._offers[offer.id] == offer
        else:
            assert may_come
            assert (moved.state, moved.since) == (state, day)

    @rule(number=numbers, back=days_back)
    def let_a_letter_leave(self, number: int, back: int) -> None:
        offer = self._pick(number)
        if offer is not None:
            given_on = self._today - timedelta(days=back)
            self.route.refer(offer.id, a_consent(given_on=given_on), self._today)

    @rule(number=numbers, back=days_back)
    def let_a_receipt_come_in(self, number: int, back: int) -> None:
        offer = self._pick(number)
        if offer is not None:
            self.route.receive(offer.id, self._today - timedelta(days=back))

    @rule(number=numbers)
    def put_back_what_was_picked(self, number: int) -> None:
        offer = self._pick(number)
        if offer is not None:
            steps = self.route.steps(self.patient_id)[offer.id]
            self.route.take_back(offer.id)
            if offer.state is OfferState.PROPOSED and len(steps) == 1:
                self.known.discard(offer.id)
                self.seen.pop(offer.id, None)

    @rule()
    def stop_the_care(self) -> None:
        self.route.rest(self.patient_id)

        assert not any(offer.is_open for offer in self._offers.values())

    @rule()
    def undo_the_stop(self) -> None:
        self.route.wake(self.patient_id, NOW)

    @invariant()
    def no_offer_is_lost(self) -> None:
        assert set(self._offers) == self.known

    @invariant()
    def every_change_has_one_step_of_the_table(self) -> None:
        steps = self.route.steps(self.patient_id)
        assert set(steps) == self.known
        for offer in self._offers.values():
            walked = steps[offer.id]
            assert [step.number for step in walked] == list(range(1, len(walked) + 1))
            assert walked[0].state is OfferState.PROPOSED
            for earlier, later in pairwise(walked):
                is_undone = earlier.note == REST_NOTE and later.note == WAKE_NOTE
                assert later.state in NEXT[earlier.state] or is_undone
                assert is_undone or earlier.happened_on <= later.happened_on <= self._today
            assert (offer.state, offer.since) == (walked[-1].state, walked[-1].happened_on)
            assert len(walked) >= self.seen.get(offer.id, 0)
            self.seen[offer.id] = len(walked)

    @invariant()
    def what_is_waited_for_is_looked_at_again(self) -> None:
        for offer in self._offers.values():
            is_waited_for = offer.is_waiting_for_her or offer.is_waiting_for_feedback
            assert (offer.follow_up_on is not None) == is_waited_for

    @invariant()
    def nothing_is_offered_twice_at_once(self) -> None:
        going = [
            thing(offer) for offer in self._offers.values() if offer.state is not OfferState.CLOSED
        ]
        assert len(going) == len(set(going))


@pytest.mark.parametrize("steps", [30])
def test_no_sequence_of_steps_loses_an_offer_or_skips_the_rules(tmp_path: Path, steps: int) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        run_state_machine_as_test(
            lambda: OneFamily(workspace, clock),  # type: ignore[arg-type]  # it takes any factory
            settings=settings(
                max_examples=40,
                stateful_step_count=steps,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
