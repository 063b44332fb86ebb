"""What comes in: looked at beside what is known, taken over as chosen, once, and confirmed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kansrijk_desktop.errors import HeldElsewhereError, InvalidInputError
from kansrijk_desktop.exchange.bundle_content import SharedStop
from kansrijk_desktop.records.life_event import DossierEventKind, StopReason
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.handover_import import Preview
from kansrijk_desktop.services.incoming import IncomingHandover
from kansrijk_desktop.services.incoming_facts import Novelty, Part, Proposal
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY
from tests.unit.exchange.bundles import CHILD_ID, SCREENING_ID, a_shared_screening
from tests.unit.services.chain import (
    House,
    a_told_content,
    bare,
    keep_family,
    later,
    receive,
    take_all,
    told_by_midwife,
)

OTHER_HOUSEHOLD = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0666"
OTHER_PATIENT = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0667"


def proposed(preview: Preview, part: Part) -> dict[str, Proposal]:
    return {one.key: one for one in preview.proposals if one.part is part}


def test_a_family_that_is_new_here_comes_in_whole(midwife: House, nurse: House) -> None:
    told = a_told_content()
    incoming = receive(nurse, told_by_midwife(midwife, nurse, told))
    assert nurse.workspace.partners.handover_import.candidates(incoming) == ()

    household_id = take_all(nurse, incoming)

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert replace(dossier.patient, household_id="") == told.patient
    assert dossier.household.municipality == "Voorbeelddorp"
    assert dossier.pregnancy == told.pregnancy
    assert {one.name for one in dossier.related_persons} == {"Jesse Reuring", "Noor"}
    assert dossier.births == told.births
    assert dossier.agreements == told.agreements
    (offer,) = dossier.offers
    assert (offer.state, offer.name) == (OfferState.REFERRED, "Geldfit")
    (event,) = dossier.events
    assert (event.kind, event.details) == (DossierEventKind.IMPORTED, "Praktijk De Wieg")
    rows = nurse.workspace.kept.patients.search("reuring", 5)
    assert [row.household_id for row in rows] == [household_id]


def test_a_conversation_of_others_is_over_names_who_held_it_and_keeps_its_answers(
    midwife: House, nurse: House
) -> None:
    running = a_shared_screening(status=ScreeningStatus.IN_PROGRESS)
    content = a_told_content(screenings=(running,))

    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, content)))

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    (screening,) = dossier.screenings
    assert screening.source == "Praktijk De Wieg"
    assert screening.status is ScreeningStatus.STOPPED
    assert screening.pregnancy_id == content.pregnancy.id  # type: ignore[union-attr]  # told
    assert nurse.workspace.screenings.unfinished() == ()
    assert [(one.domain, one.level, one.own_level) for one in dossier.levels] == [
        ("money", "orange", "orange")
    ]
    answers = nurse.workspace.kept.screenings.answers(screening.id)
    assert "Ja, net" not in "".join(one.content for one in answers)  # not of this questionnaire
    told = nurse.workspace.partners.handover_import.told_screening(PATIENT_ID, screening.id)
    assert told == running


def test_answers_stand_in_the_questionnaire_where_that_is_here(
    midwife: House, nurse: House
) -> None:
    definition = midwife.workspace.forms.newest("signalering-zwangerschap")
    item = next(one for one in definition.walk() if one.link_id == "W1")
    answer = {"valueCoding": item.options[0].value.json}
    response: Any = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": definition.identity,
        "item": [{"linkId": "wonen", "item": [{"linkId": "W1", "answer": [answer]}]}],
    }
    top = next(iter(item.ancestors()))
    response["item"][0]["linkId"] = top.link_id
    screening = a_shared_screening(questionnaire=definition.identity, response=response, levels=())

    household_id = take_all(
        nurse,
        receive(nurse, told_by_midwife(midwife, nurse, a_told_content(screenings=(screening,)))),
    )

    (kept,) = nurse.workspace.kept.patients.dossier(household_id).screenings
    opened = nurse.workspace.screenings.open(kept.id)
    assert opened.definition.identity == definition.identity
    assert [value.json for value in opened.answers["W1"].values] == [item.options[0].value.json]


def test_a_conversation_of_others_cannot_be_changed_here(midwife: House, nurse: House) -> None:
    take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse)))
    screenings = nurse.workspace.screenings
    theirs = nurse.workspace.kept.screenings.screening(SCREENING_ID)

    with pytest.raises(HeldElsewhereError, match="niet veranderen"):
        screenings.open_own(SCREENING_ID)
    with pytest.raises(HeldElsewhereError, match="niet veranderen"):
        screenings.save(theirs, {"x": None})
    with pytest.raises(HeldElsewhereError):
        screenings.stop(theirs)

    assert nurse.workspace.kept.screenings.screening(SCREENING_ID) == theirs


def test_a_questionnaire_that_is_not_here_is_read_from_what_was_told(
    midwife: House, nurse: House
) -> None:
    unknown = "https://elders.example/Questionnaire/x|9.9.9"
    screening = a_shared_screening(questionnaire=unknown)
    content = a_told_content(
        screenings=(replace(screening, response={**screening.response, "questionnaire": unknown}),)
    )

    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, content)))

    (kept,) = nurse.workspace.kept.patients.dossier(household_id).screenings
    assert nurse.workspace.kept.screenings.answers(kept.id) == ()
    told = nurse.workspace.partners.handover_import.told_screening(PATIENT_ID, kept.id)
    assert told == content.screenings[0]


def test_what_was_not_chosen_is_not_kept(midwife: House, nurse: House) -> None:
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    importing = nurse.workspace.partners.handover_import
    preview = importing.preview(incoming, "")

    household_id = importing.take_over(preview, frozenset({"patient.bsn"}))

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert (dossier.patient.full_name, dossier.patient.bsn) == ("Sanne Reuring", "999910644")
    assert dossier.patient.contact.phone == ""
    assert (dossier.pregnancy, dossier.screenings, dossier.offers) == (None, (), ())


def test_a_birth_takes_its_child_and_its_pregnancy_along(midwife: House, nurse: House) -> None:
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    importing = nurse.workspace.partners.handover_import

    household_id = importing.take_over(
        importing.preview(incoming, ""), frozenset({f"birth.{CHILD_ID}"})
    )

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert [one.name for one in dossier.related_persons] == ["Noor"]
    assert dossier.births == incoming.content.births
    assert dossier.pregnancy is not None
    assert dossier.pregnancy.ended_by is PregnancyEnd.BIRTH
    assert dossier.pregnancy.gravidity is None


def test_new_beside_known_the_same_and_different_are_told_apart(
    midwife: House, nurse: House
) -> None:
    keep_family(nurse, birth_date=date(1996, 4, 3), language="", given_name="Sanne-Fleur")
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    (candidate,) = nurse.workspace.partners.handover_import.candidates(incoming)

    preview = nurse.workspace.partners.handover_import.preview(incoming, candidate.household_id)

    facts = proposed(preview, Part.FACTS)
    assert facts["patient.birth_date"].novelty is Novelty.SAME
    assert facts["patient.needs_interpreter"].novelty is Novelty.NEW
    different = facts["patient.given_name"]
    assert (different.novelty, different.known, different.told) == (
        Novelty.DIFFERENT,
        "Sanne-Fleur",
        "Sanne",
    )
    assert "patient.given_name" not in preview.proposed
    assert "patient.needs_interpreter" in preview.proposed
    assert {one.novelty for one in proposed(preview, Part.SCREENINGS).values()} == {Novelty.NEW}


def test_that_calling_is_not_safe_is_proposed_whatever_is_known_here(
    midwife: House, nurse: House
) -> None:
    content = a_told_content()
    unsafe = replace(content.patient.contact, safe_to_call=Safe.NO, safe_to_write=Safe.YES)
    told = replace(content, patient=replace(content.patient, contact=unsafe))
    keep_family(nurse)
    incoming = receive(nurse, told_by_midwife(midwife, nurse, told))

    preview = nurse.workspace.partners.handover_import.preview(incoming, HOUSEHOLD_ID)

    assert "contact.safe_to_call" in preview.proposed
    assert "contact.safe_to_write" not in preview.proposed


def test_the_same_file_twice_changes_nothing_and_says_so(midwife: House, nurse: House) -> None:
    content = told_by_midwife(midwife, nurse)
    household_id = take_all(nurse, receive(nurse, content))
    before = nurse.workspace.kept.patients.dossier(household_id)
    nurse.clock.advance(timedelta(hours=1))

    incoming = receive(nurse, content)

    assert incoming.known is not None
    preview = nurse.workspace.partners.handover_import.preview(incoming, household_id)
    with pytest.raises(InvalidInputError, match="al ingelezen"):
        nurse.workspace.partners.handover_import.take_over(preview, preview.proposed)
    assert nurse.workspace.kept.patients.dossier(household_id) == before


def test_the_same_told_again_in_another_file_is_all_known(midwife: House, nurse: House) -> None:
    told = a_told_content()
    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, told)))
    before = nurse.workspace.kept.patients.dossier(household_id)

    preview = nurse.workspace.partners.handover_import.preview(
        receive(nurse, bare(later(told))), household_id
    )

    assert {one.novelty for one in preview.proposals} == {Novelty.SAME}
    assert preview.proposed == frozenset()
    nurse.workspace.partners.handover_import.take_over(preview, preview.proposed)
    after = nurse.workspace.kept.patients.dossier(household_id)
    assert replace(after, household=before.household, events=()) == replace(before, events=())


def test_what_is_told_more_later_takes_the_place_of_what_was_told(
    midwife: House, nurse: House
) -> None:
    told = a_told_content()
    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, told)))
    item: Any = {"linkId": "nieuw", "text": "Nieuw", "answer": [{"valueString": "meer"}]}
    screening = told.screenings[0]
    more = replace(screening, response={**screening.response, "item": [item]}, levels=())

    incoming = receive(nurse, bare(later(told, screenings=(more,))))
    preview = nurse.workspace.partners.handover_import.preview(incoming, household_id)

    (proposal,) = proposed(preview, Part.SCREENINGS).values()
    assert (proposal.novelty, proposal.is_proposed) == (Novelty.DIFFERENT, True)
    nurse.workspace.partners.handover_import.take_over(preview, preview.proposed)
    assert nurse.workspace.kept.patients.dossier(household_id).levels == ()
    told_last = nurse.workspace.partners.handover_import.told_screening(PATIENT_ID, SCREENING_ID)
    assert told_last == more


def test_an_older_file_than_what_is_here_is_asked_about(midwife: House, nurse: House) -> None:
    told = a_told_content()
    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, told)))
    old = receive(nurse, bare(later(told, created_at=NOW - timedelta(days=9))))
    importing = nurse.workspace.partners.handover_import

    preview = importing.preview(old, household_id)

    assert preview.later is not None
    with pytest.raises(InvalidInputError, match="later is verstuurd"):
        importing.take_over(preview, preview.proposed)
    assert importing.take_over(preview, preview.proposed, accepts_older=True) == household_id


def test_our_own_conversation_that_comes_home_stays_ours(midwife: House, nurse: House) -> None:
    take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse)))
    ours = replace(
        nurse.workspace.kept.patients.dossier_of_patient(PATIENT_ID).screenings[0], source=""
    )
    keep_family(midwife)
    midwife.workspace.kept.screenings.save(replace(ours, pregnancy_id=""))

    preview = midwife.workspace.partners.handover_import.preview(
        receive(midwife, bare(later(a_told_content()))), HOUSEHOLD_ID
    )

    assert proposed(preview, Part.SCREENINGS) == {}


def test_an_offer_that_went_on_elsewhere_moves_on_here(midwife: House, nurse: House) -> None:
    told = a_told_content()
    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse, told)))
    started = tuple(
        replace(one, state=OfferState.STARTED, since=TODAY + timedelta(days=0))
        for one in told.offers
    )

    preview = nurse.workspace.partners.handover_import.preview(
        receive(nurse, bare(later(told, offers=started))), household_id
    )
    nurse.workspace.partners.handover_import.take_over(preview, preview.proposed)

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert [one.state for one in dossier.offers] == [OfferState.STARTED]
    steps = nurse.workspace.care_route.steps(dossier.patient.id)
    events = steps[dossier.offers[0].id]
    assert [one.state for one in events] == [OfferState.REFERRED, OfferState.STARTED]
    assert events[1].noted_by == "Praktijk De Wieg"


def test_an_end_or_a_loss_comes_along_and_brings_everything_to_rest(nurse: House) -> None:
    stop = SharedStop(
        "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0700", StopReason.CHILD_DIED, CHILD_ID, TODAY
    )

    household_id = take_all(nurse, receive(nurse, bare(a_told_content(stops=(stop,)))))

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert dossier.is_stopped
    assert [one.subject_id for one in dossier.stops] == [CHILD_ID]


def test_an_incoming_handover_is_never_kept_by_reading_it(midwife: House, nurse: House) -> None:
    content = told_by_midwife(midwife, nurse)

    incoming = receive(nurse, content)
    nurse.workspace.partners.handover_import.preview(incoming, "")

    assert isinstance(incoming, IncomingHandover)
    assert nurse.workspace.kept.patients.count() == 0
    assert nurse.workspace.partners.handover_import.received(5) == ()
