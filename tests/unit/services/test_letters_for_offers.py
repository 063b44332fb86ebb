"""A letter moves its offer, and may rest on a consent that was recorded before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import NoConsentError
from kansrijk_desktop.records.consent import Consent, ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.referral_draft import ReferralDraft
from kansrijk_desktop.services.referrals import ReferralBasis
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import NOW, TODAY, a_consent
from tests.fakes import FixedClock
from tests.unit.services.letters import kept_talk
from tests.workspaces import a_workspace

VISIT = "prenataal-huisbezoek"
DAY = timedelta(days=1)


@dataclass
class Office:
    """A family with a conversation, on a real encrypted file."""

    workspace: Workspace
    clock: FixedClock
    household_id: str = ""
    screening_id: str = ""

    @property
    def dossier(self) -> Dossier:
        return self.workspace.dossiers.open(self.household_id)

    def offer(self, service_id: str = VISIT) -> CareOffer:
        self.workspace.what_now.choose(self.screening_id, service_id, is_chosen=True)
        return self.the_offer(service_id)

    def the_offer(self, service_id: str = VISIT) -> CareOffer:
        (offer,) = (one for one in self.dossier.offers if one.service_id == service_id)
        return offer

    def states(self, offer: CareOffer) -> list[str]:
        steps = self.workspace.care_route.steps(offer.patient_id)[offer.id]
        return [step.state.value for step in steps]

    def agreed(self, **changes: object) -> Consent:
        fields: dict[str, object] = {
            "patient_id": self.dossier.patient.id,
            "recipient_kind": "jgz",
            "given_on": TODAY - 9 * DAY,
            "recorded_by": "A. Collega",
        }
        consent = a_consent(**(fields | changes))
        self.workspace.kept.referrals.add_consent(consent, NOW)
        return consent

    def begin(
        self, service_id: str | None = VISIT, offer_id: str = ""
    ) -> tuple[ReferralBasis, ReferralDraft]:
        return self.workspace.referrals.begin(self.screening_id, service_id, offer_id)

    def send(self, basis: ReferralBasis, draft: ReferralDraft) -> None:
        self.workspace.referrals.keep(basis, draft, b"%PDF", Delivery.SAVED)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        yield Office(workspace, clock, *kept_talk(workspace))


def filled_in(draft: ReferralDraft) -> ReferralDraft:
    return replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)


def test_a_letter_that_leaves_brings_its_offer_to_referred(office: Office) -> None:
    offer = office.offer()
    office.clock.advance(3 * DAY)
    basis, draft = office.begin()

    office.send(basis, filled_in(draft))

    moved = office.the_offer()
    (referral,) = office.dossier.referrals
    assert office.states(offer) == ["voorgesteld", "toestemming", "verwezen"]
    assert (moved.since, moved.referral_id) == (TODAY + 3 * DAY, referral.id)
    assert moved.follow_up_on == TODAY + 45 * DAY
    assert referral.offer_id == offer.id


def test_a_letter_for_what_was_not_offered_yet_offers_it(office: Office) -> None:
    basis, draft = office.begin()

    office.send(basis, filled_in(draft))

    offer = office.the_offer()
    assert offer.screening_id == office.screening_id
    assert office.states(offer) == ["voorgesteld", "toestemming", "verwezen"]


def test_a_letter_to_another_kind_of_recipient_is_not_for_the_offer(office: Office) -> None:
    offer = office.offer()
    basis, draft = office.begin()
    draft = filled_in(draft.for_recipient(RecipientKind.GENERAL_PRACTITIONER))

    office.send(basis, draft)

    (referral,) = office.dossier.referrals
    assert basis.offered
    assert not basis.follows_offer(draft)
    assert referral.offer_id == ""
    assert office.states(offer) == ["voorgesteld"]


def test_a_letter_that_stands_alone_has_no_offer(office: Office) -> None:
    office.offer()
    basis, draft = office.begin(None)

    office.send(basis, filled_in(draft))

    (referral,) = office.dossier.referrals
    assert (basis.offered, referral.offer_id) == ("", "")


def test_a_second_letter_for_the_same_offer_is_its_letter_from_then_on(office: Office) -> None:
    offer = office.offer()
    basis, draft = office.begin()
    office.send(basis, filled_in(draft))
    office.clock.advance(DAY)

    office.send(office.workspace.referrals.another(basis), filled_in(draft))

    assert office.states(offer) == ["voorgesteld", "toestemming", "verwezen"]
    assert office.the_offer().referral_id == office.dossier.referrals[0].id


def test_an_offer_in_own_words_asks_for_itself(office: Office) -> None:
    patient_id = office.dossier.patient.id
    own = office.workspace.care_route.propose_own(patient_id, "Taalles", TODAY, "wijkteam")

    basis, draft = office.begin(None, own.id)
    office.send(basis, filled_in(draft))

    assert draft.recipient_kind is RecipientKind.FAMILY_WORKER
    assert "Taalles" in draft.question
    assert basis.offered == "Taalles"
    assert office.states(own)[-1] == "verwezen"


def test_a_named_offer_goes_before_the_service(office: Office) -> None:
    closed = office.offer()
    office.workspace.care_route.move(closed.id, RouteStep(OfferState.CLOSED, TODAY))

    by_service, _draft = office.begin(VISIT)
    by_name, _draft = office.begin(None, closed.id)

    assert by_service.offer is None
    assert by_name.offer is not None
    assert by_name.offer.id == closed.id
    assert by_name.service is not None


def test_a_letter_on_a_consent_that_was_withdrawn_meanwhile_does_not_leave(office: Office) -> None:
    offer = office.offer()
    consent = office.agreed()
    basis, draft = office.begin()
    office.workspace.kept.referrals.withdraw_consent(consent.id, TODAY, NOW)

    with pytest.raises(NoConsentError, match="ingetrokken"):
        office.send(basis, draft.resting_on(consent))

    assert not office.dossier.documents
    assert not office.dossier.referrals
    assert office.states(offer) == ["voorgesteld"]


def test_a_letter_may_rest_on_what_she_agreed_to_before(office: Office) -> None:
    offer = office.offer()
    consent = office.agreed(domains=("money", "safety"))
    basis, draft = office.begin()

    resting = draft.resting_on(basis.consents[0])
    office.send(basis, resting)

    (referral,) = office.dossier.referrals
    (document,) = office.dossier.documents
    assert basis.consents == office.dossier.consents == (consent,)
    assert resting.subjects == {"money"}
    assert referral.consent_id == document.consent_id == consent.id
    assert office.states(offer)[-1] == "verwezen"


def test_the_letter_tells_when_and_to_whom_she_said_so(office: Office) -> None:
    office.agreed(interpreter="tolk 12")
    basis, draft = office.begin()

    letter = office.workspace.referrals.letter(basis, draft.resting_on(basis.consents[0]))

    words = " ".join(" ".join(page_texts(letter)).split())
    assert "12 november 2026" in words
    assert "A. Collega" in words
    assert "tolk 12" in words


def test_what_does_not_hold_today_is_not_offered(office: Office) -> None:
    office.agreed(id="over", valid_until=TODAY - DAY)
    office.agreed(id="withdrawn", withdrawn_on=TODAY)

    assert office.begin()[0].consents == ()


def test_a_consent_of_the_letter_itself_says_everything(office: Office) -> None:
    basis, draft = office.begin()

    office.send(basis, filled_in(draft))

    (consent,) = office.dossier.consents
    assert (consent.recipient_kind, consent.recorded_by) == ("jgz", "M. de Vroed")
    assert consent.recorded_at == office.clock()


def test_a_letter_does_not_leave_again_after_she_withdrew(office: Office) -> None:
    basis, draft = office.begin()
    office.send(basis, filled_in(draft))
    (document,) = office.dossier.documents
    (consent,) = office.dossier.consents
    office.workspace.kept.referrals.withdraw_consent(consent.id, TODAY, NOW)

    with pytest.raises(NoConsentError, match="ingetrokken"):
        office.workspace.referrals.keep_again(document.id, Delivery.PRINTED)

    assert len(office.dossier.documents) == 1
