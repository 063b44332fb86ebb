"""While a dossier is at rest nothing is asked or offered by itself, and nobody is told wrongly."""

from dataclasses import replace
from typing import Any

import pytest

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop, StopReason
from kansrijk_desktop.records.people import Household, Relationship
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import ACUTE, Region
from kansrijk_desktop.services.advice import fitting_offers, situation_of
from kansrijk_desktop.services.at_rest import is_after_loss, rest_words
from kansrijk_desktop.services.dossier_form import form_of
from kansrijk_desktop.services.letter import LetterFacts, letter_content
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    TODAY,
    a_partner,
    a_patient,
    a_pregnancy,
    a_service,
)
from tests.unit.services.families import child_named
from tests.unit.services.letters import chosen, facts_with, kept_talk
from tests.unit.services.test_letter import a_draft

ALL_PHASES = "zwangerschap;kraamtijd;tot 2 jaar"
NOOR = a_partner(id="noor", relationship=Relationship.CHILD, name="Noor")
MILA = replace(NOOR, id="mila", name="Mila", birth_date=TODAY)


def a_stop(reason: StopReason, subject_id: str, **changes: Any) -> CareStop:
    stop = CareStop("stop", HOUSEHOLD_ID, reason, subject_id, TODAY, "M. de Vroed", NOW)
    return replace(stop, **changes)


def a_dossier(*stops: CareStop, **changes: Any) -> Dossier:
    fields: dict[str, Any] = {
        "household": Household(HOUSEHOLD_ID),
        "patient": a_patient(),
        "pregnancy": a_pregnancy(),
        "related_persons": (a_partner(), NOOR, MILA),
        "stops": stops,
    }
    return Dossier(**(fields | changes))


def lose_the_pregnancy(workspace: Workspace, household_id: str) -> str:
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    workspace.families.events.stop(household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, TODAY)
    return workspace.dossiers.open(household_id).stops[0].id


LOST = a_stop(StopReason.PREGNANCY_ENDED, a_pregnancy().id)
DIED = a_stop(StopReason.CHILD_DIED, "mila")
AWAY = a_stop(StopReason.CHILD_PLACED, "noor")


@pytest.mark.parametrize(
    ("dossier", "words"),
    [
        (a_dossier(), ""),
        (a_dossier(LOST), "De zwangerschap is gestopt."),
        (a_dossier(AWAY, DIED), "Er is een kind overleden."),
        (a_dossier(AWAY), "Een kind woont ergens anders."),
        (a_dossier(replace(LOST, undone_at=NOW)), ""),
        (a_dossier(replace(LOST, resumed_at=NOW)), ""),
        (
            a_dossier(household=Household(HOUSEHOLD_ID, transferred_on=TODAY)),
            "Dit gezin is sinds 21 november 2026 in zorg bij een andere praktijk.",
        ),
    ],
)
def test_one_calm_sentence_says_why(dossier: Dossier, words: str) -> None:
    said = rest_words(dossier)

    assert said.startswith(words)
    assert bool(said) == bool(words) == dossier.is_at_rest
    assert ("stelt zelf niets voor" in said) == bool(words)


def test_a_loss_is_of_the_pregnancy_or_of_every_child_of_it() -> None:
    lost = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.LOSS)
    one, two = (Birth(child, a_pregnancy().id, TODAY) for child in ("mila", "noor"))

    assert not is_after_loss(a_dossier())
    assert not is_after_loss(a_dossier(pregnancy=None))
    assert is_after_loss(a_dossier(pregnancy=lost))
    assert is_after_loss(a_dossier(DIED, births=(one,)))
    assert not is_after_loss(a_dossier(DIED, births=(one, two)))


@pytest.mark.parametrize(
    ("service", "fits"),
    [
        ({"phase": ALL_PHASES}, True),
        ({"phase": ""}, True),
        ({"phase": "zwangerschap"}, False),
        ({"phase": "kraamtijd;tot 2 jaar"}, False),
        ({"phase": ALL_PHASES, "to_week": 27}, False),
        ({"phase": ALL_PHASES, "from_week": 12}, False),
    ],
)
def test_after_a_loss_nothing_fits_that_is_for_a_pregnancy_or_a_baby(
    service: dict[str, Any], fits: bool
) -> None:
    lost = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.LOSS)
    situation = replace(situation_of({"money": "orange"}, lost, TODAY), is_after_loss=True)
    region = Region("landelijk", "Landelijk", "", "1", (a_service(**service),), (), ())

    assert bool(fitting_offers(region, situation)) is fits


def test_after_a_loss_only_what_is_for_danger_is_offered_by_itself(workspace: Workspace) -> None:
    unsafe = chosen("V0", "V0-ja") | chosen("V1", "V1-nee")
    household_id, screening_id = kept_talk(workspace, unsafe | chosen("G1", "G1-moeite"))
    before = workspace.what_now.open(screening_id)
    lose_the_pregnancy(workspace, household_id)

    page = workspace.what_now.open(screening_id)
    looking = workspace.what_now.open(screening_id, is_looking_anyway=True)

    assert before.rest_note == ""
    assert not before.holds_back
    assert page.holds_back
    assert page.rest_note.startswith("De zwangerschap is gestopt.")
    assert {offer.service.kind for offer in page.offers} == {ACUTE}
    assert page.safety_texts == before.safety_texts
    assert page.always_visible == before.always_visible
    assert not looking.holds_back
    assert "geldfit" in {offer.service.id for offer in looking.offers}
    assert all(offer.days_left is None for offer in looking.offers)
    assert "prenataal-huisbezoek" not in {offer.service.id for offer in looking.offers}


def test_an_offer_that_is_chosen_anyway_stays_in_view(workspace: Workspace) -> None:
    household_id, screening_id = kept_talk(workspace)
    lose_the_pregnancy(workspace, household_id)

    page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)

    assert page.chosen == {"geldfit"}
    assert not page.holds_back


def test_an_unfinished_conversation_is_not_offered_while_all_is_at_rest(
    workspace: Workspace,
) -> None:
    household_id, screening_id = kept_talk(workspace)
    (offered,) = workspace.screenings.unfinished()
    lose_the_pregnancy(workspace, household_id)
    while_at_rest = workspace.screenings.unfinished()

    workspace.families.events.resume(household_id)

    assert offered.open_screening.screening.id == screening_id
    assert while_at_rest == ()
    assert len(workspace.screenings.unfinished()) == 1


def test_a_letter_after_the_end_does_not_tell_of_a_pregnancy() -> None:
    lost = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.LOSS)
    facts = facts_with({}, dossier=a_dossier(pregnancy=lost))

    letter = letter_content(facts, a_draft("money"))

    assert letter.obstetrics.due_date is None
    assert letter.obstetrics.gestational_age is None
    assert letter.obstetrics.gravidity is None
    assert b"2027-06-09" not in letter.bundle


def test_a_letter_does_not_count_a_child_that_died() -> None:
    def members(facts: LetterFacts) -> list[str]:
        draft = a_draft("money", recipient_kind=RecipientKind.YOUTH_HEALTH)
        return [member.who for member in letter_content(facts, draft).household]

    lives = members(facts_with({}, dossier=a_dossier()))
    died = members(facts_with({}, dossier=a_dossier(DIED)))

    assert lives.count("kind van nog geen jaar") == 1
    assert died.count("kind van nog geen jaar") == 0
    assert len(died) == len(lives) - 1


def test_the_death_of_an_older_child_brings_a_next_pregnancy_to_rest(
    workspace: Workspace,
) -> None:
    household_id, screening_id = kept_talk(workspace)
    lose_the_pregnancy(workspace, household_id)
    form = replace(form_of(workspace.dossiers.open(household_id)), due_date="1-8-2027")
    workspace.families.events.begin_pregnancy(household_id, form)
    begun = workspace.dossiers.open(household_id)
    noor = child_named(begun, "Noor")

    workspace.families.events.stop(household_id, StopReason.CHILD_DIED, noor.id, TODAY)

    assert not begun.is_stopped
    assert workspace.dossiers.open(household_id).is_stopped
    assert workspace.what_now.open(screening_id).rest_note.startswith("Er is een kind overleden.")
