"""Whether the loop of the chain is closed is read from what was kept, and told as it is."""

from dataclasses import replace
from typing import Any

import pytest

from kansrijk_desktop.demo.closed_loop import Kept, gaps, report
from kansrijk_desktop.demo.reuring_chain import PRACTICE
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY, a_patient

HANDOVER = Handover("1", PATIENT_ID, "2", "jgz", "JGZ Voorbeeld", NOW, received_on=TODAY)
OFFER = CareOffer("3", PATIENT_ID, "Huisbezoek", OfferState.CLOSED, TODAY, NOW)
WARM = WarmHandover(
    "4",
    PATIENT_ID,
    "J. Zuster",
    NOW,
    held_on=TODAY,
    participants="cliënt",
    is_patient_present=True,
    is_repeated_back=True,
)
TALK = Screening("5", PATIENT_ID, "x|1", Moment.INTAKE, ScreeningStatus.COMPLETED, NOW)


def kept(waiting: int = 0, **changes: Any) -> Kept:
    """Return what a house keeps when all went well, but for the changes."""
    dossier = Dossier(
        Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW),
        a_patient(),
        handovers=(HANDOVER,),
        offers=(OFFER,),
        warm_handovers=(WARM,),
        screenings=(TALK,),
    )
    return Kept(PRACTICE, replace(dossier, **changes), waiting)


def test_a_closed_loop_has_no_gaps_and_says_so() -> None:
    whole = [kept()]

    assert gaps(whole, sealed=1) == []
    assert "De kring is rond" in report(whole, (), 40.0)


@pytest.mark.parametrize(
    ("open_one", "words"),
    [
        (kept(handovers=(replace(HANDOVER, received_on=None),)), "nog niet bevestigd"),
        (kept(handovers=()), "0 overdrachten"),
        (kept(waiting=1), "wacht op bevestiging"),
        (kept(offers=(replace(OFFER, state=OfferState.FED_BACK),)), "teruggekoppeld"),
        (kept(offers=()), "geen aanbod"),
        (kept(warm_handovers=(replace(WARM, held_on=None),)), "niet compleet"),
        (kept(warm_handovers=()), "geen warme overdracht"),
        (
            kept(screenings=(replace(TALK, status=ScreeningStatus.IN_PROGRESS),)),
            "niet afgemaakt",
        ),
    ],
)
def test_whatever_is_open_is_told(open_one: Kept, words: str) -> None:
    found = gaps([open_one], sealed=1)
    told = report([open_one], found, 40.0)

    assert len(found) == 1
    assert words in found[0]
    assert "De kring is niet rond" in told
    assert found[0] in told
