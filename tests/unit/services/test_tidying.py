"""A conversation in the wrong dossier is moved; one held by mistake is taken out of count."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.life_event import DossierEventKind
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Respondent, ScreeningLevel, ScreeningStatus
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import ReminderTable
from kansrijk_desktop.storage.shelf import Shelf
from tests.builders import TODAY, a_service
from tests.unit.services.letters import kept_talk
from tests.unit.services.test_dossiers import REURING

OTHER = DossierForm(
    given_name="Elif",
    family_name="Yilmaz",
    due_date="1-3-2027",
    related_persons=(RelatedPersonForm(Relationship.PARTNER, name="Can"),),
)


def a_wrong_filing(workspace: Workspace) -> tuple[str, str, str]:
    """Return where a conversation stands, which it is, and where it belongs."""
    here, screening_id = kept_talk(workspace)
    workspace.kept.screenings.save_levels([ScreeningLevel(screening_id, "money", "orange")])
    return here, screening_id, workspace.dossiers.save(OTHER)


def propose(workspace: Workspace, household_id: str, screening_id: str, name: str) -> str:
    patient_id = workspace.dossiers.open(household_id).patient.id
    service = a_service(id=name, name=name)
    return workspace.care_route.propose(patient_id, service, screening_id=screening_id).id


def send_letter(workspace: Workspace, screening_id: str) -> None:
    basis, draft = workspace.referrals.begin(screening_id, None)
    draft = replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
    workspace.referrals.keep(basis, draft, b"%PDF", Delivery.SAVED)


def remind(workspace: Workspace, household_id: str, screening_id: str) -> None:
    patient_id = workspace.dossiers.open(household_id).patient.id
    reminder = Reminder("r", patient_id, ReminderKind.TALK_ALONE, screening_id, TODAY)
    with workspace.kept.database.transaction() as session:
        Shelf(Reminder, ReminderTable).put(session, reminder)


def test_a_conversation_moves_with_its_answers_levels_and_reminders(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    answers = workspace.screenings.open(screening_id).answers
    remind(workspace, here, screening_id)

    workspace.families.tidying.move(here, screening_id, there)

    left, found = workspace.dossiers.open(here), workspace.dossiers.open(there)
    assert not any((left.screenings, left.levels, left.reminders))
    assert [one.id for one in found.screenings] == [screening_id]
    assert [one.level for one in found.levels] == ["orange"]
    assert [one.id for one in found.reminders] == ["r"]
    opened = workspace.screenings.open(screening_id)
    assert opened.answers == answers
    assert opened.patient.full_name == "Elif Yilmaz"
    assert found.pregnancy
    assert opened.screening.pregnancy_id == found.pregnancy.id


def test_both_dossiers_tell_that_a_conversation_moved_and_name_nobody(
    workspace: Workspace,
) -> None:
    here, screening_id, there = a_wrong_filing(workspace)

    workspace.families.tidying.move(here, screening_id, there)

    for household_id, where in ((here, "naar een ander"), (there, "uit een ander")):
        (event,) = workspace.dossiers.open(household_id).events
        assert event.kind is DossierEventKind.SCREENING_MOVED
        assert event.subject_id == screening_id
        assert event.details.startswith("Intake van 21 november 2026")
        assert where in event.details
        assert "Reuring" not in event.details
        assert "Yilmaz" not in event.details


def test_what_went_out_stays_and_is_named(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    proposed = propose(workspace, here, screening_id, "een")
    referred = propose(workspace, here, screening_id, "twee")
    workspace.care_route.move(referred, RouteStep(OfferState.CONSENTED, TODAY))
    workspace.care_route.move(referred, RouteStep(OfferState.REFERRED, TODAY))
    elsewhere = propose(workspace, here, "", "drie")
    send_letter(workspace, screening_id)

    look = workspace.families.tidying.look(here, screening_id, there)
    workspace.families.tidying.move(here, screening_id, there)

    left, found = workspace.dossiers.open(here), workspace.dossiers.open(there)
    assert [one.id for one in look.offers] == [proposed]
    assert [one.id for one in look.offers_out] == [referred]
    assert [one.recipient for one in look.papers] == ["JGZ Voorbeeld"]
    assert [one.id for one in found.offers] == [proposed]
    assert {one.id for one in left.offers} == {referred, elsewhere}
    assert (len(left.documents), len(left.referrals), len(left.consents)) == (1, 1, 1)
    assert not any((found.documents, found.referrals, found.consents))


def test_a_conversation_moved_there_and_back_is_where_it_was(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    propose(workspace, here, screening_id, "een")
    before = workspace.dossiers.open(here)
    workspace.families.tidying.move(here, screening_id, there)

    workspace.families.tidying.move(there, screening_id, here)

    after = workspace.dossiers.open(here)
    assert after.offers == before.offers
    assert after.levels == before.levels
    assert after.screenings == (
        replace(before.screenings[0], pregnancy_id=after.pregnancy.id if after.pregnancy else ""),
    )


def test_answers_of_a_partner_become_those_of_the_partner_there(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    screening = workspace.kept.screenings.screening(screening_id)
    jesse = workspace.dossiers.open(here).related_persons[0]
    workspace.kept.screenings.save(
        replace(screening, respondent=Respondent.PARTNER, respondent_id=jesse.id)
    )

    workspace.families.tidying.move(here, screening_id, there)

    (found,) = workspace.dossiers.open(there).screenings
    (can,) = workspace.dossiers.open(there).related_persons
    assert (found.respondent, found.respondent_id) == (Respondent.PARTNER, can.id)


def test_a_conversation_goes_to_the_pregnancy_of_its_day(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    screening = workspace.kept.screenings.screening(screening_id)
    long_ago = screening.started_at.replace(month=1)
    workspace.kept.screenings.save(replace(screening, started_at=long_ago))
    dossier = workspace.dossiers.open(there)
    assert dossier.pregnancy
    earlier = replace(
        dossier.pregnancy, id="earlier", due_date=date(2026, 3, 1), ended_on=date(2026, 3, 3)
    )
    workspace.kept.patients.save_dossier(replace(dossier, pregnancy=earlier))

    workspace.families.tidying.move(here, screening_id, there)

    assert workspace.kept.screenings.screening(screening_id).pregnancy_id == "earlier"


def test_a_conversation_is_not_moved_to_where_it_cannot_be(workspace: Workspace) -> None:
    here, screening_id, there = a_wrong_filing(workspace)
    example = workspace.dossiers.save(OTHER, is_demo=True)

    with pytest.raises(InvalidInputError, match="hetzelfde dossier"):
        workspace.families.tidying.move(here, screening_id, here)
    with pytest.raises(InvalidInputError, match="verzonnen voorbeeld"):
        workspace.families.tidying.move(here, screening_id, example)
    with pytest.raises(InvalidInputError, match="staat hier niet meer"):
        workspace.families.tidying.move(there, screening_id, here)
    with pytest.raises(ValueError, match="no dossier"):
        workspace.families.tidying.move(here, screening_id, "")


def test_a_withdrawn_conversation_counts_nowhere_and_stays_readable(workspace: Workspace) -> None:
    here, screening_id, _ = a_wrong_filing(workspace)
    waiting = propose(workspace, here, screening_id, "een")
    declined = propose(workspace, here, screening_id, "twee")
    workspace.care_route.move(declined, RouteStep(OfferState.DECLINED, TODAY))
    remind(workspace, here, screening_id)

    workspace.families.tidying.withdraw(here, screening_id, " verkeerde cliënt ")

    dossier = workspace.dossiers.open(here)
    assert dossier.screenings[0].status is ScreeningStatus.WITHDRAWN
    assert not dossier.screenings[0].is_ended
    assert dossier.levels == ()
    assert workspace.screenings.unfinished() == ()
    assert not workspace.dossiers.search("reuring")[0].has_open_screening
    states = {one.id: one.state for one in dossier.offers}
    assert states == {waiting: OfferState.CLOSED, declined: OfferState.DECLINED}
    assert dossier.reminders[0].done_on == TODAY
    (event,) = dossier.events
    assert event.kind is DossierEventKind.SCREENING_WITHDRAWN
    assert event.details == "Intake van 21 november 2026: verkeerde cliënt"
    assert workspace.screenings.open(screening_id).answers


def test_nothing_follows_from_a_withdrawn_conversation(workspace: Workspace) -> None:
    here, screening_id, _ = a_wrong_filing(workspace)
    screening = workspace.screenings.open(screening_id).screening
    workspace.families.tidying.withdraw(here, screening_id, "dubbel")

    for attempt in (
        lambda: workspace.what_now.open(screening_id),
        lambda: workspace.referrals.begin(screening_id, None),
        lambda: workspace.screenings.finish(screening),
        lambda: workspace.screenings.stop(screening),
    ):
        with pytest.raises(InvalidInputError, match="telt nergens meer mee"):
            attempt()

    assert workspace.dossiers.open(here).screenings[0].status is ScreeningStatus.WITHDRAWN


def test_a_conversation_withdrawn_by_mistake_is_opened_again_to_be_finished(
    workspace: Workspace,
) -> None:
    here, screening_id, _ = a_wrong_filing(workspace)
    workspace.screenings.finish(workspace.screenings.open(screening_id).screening)
    workspace.families.tidying.withdraw(here, screening_id, "dubbel")

    workspace.families.tidying.reopen(here, screening_id)

    (screening,) = workspace.dossiers.open(here).screenings
    assert (screening.status, screening.finished_at) == (ScreeningStatus.IN_PROGRESS, None)
    assert workspace.screenings.finish(screening).status is ScreeningStatus.COMPLETED
    with pytest.raises(InvalidInputError, match="telt al mee"):
        workspace.families.tidying.reopen(here, screening_id)


def test_a_withdrawal_has_a_reason_and_happens_once(workspace: Workspace) -> None:
    here, screening_id, _ = a_wrong_filing(workspace)

    with pytest.raises(InvalidInputError, match="Schrijf kort op"):
        workspace.families.tidying.withdraw(here, screening_id, "  ")
    workspace.families.tidying.withdraw(here, screening_id, "dubbel")
    with pytest.raises(InvalidInputError, match="al ingetrokken"):
        workspace.families.tidying.withdraw(here, screening_id, "dubbel")


def test_a_new_conversation_for_the_same_moment_begins_afresh(workspace: Workspace) -> None:
    here, screening_id, _ = a_wrong_filing(workspace)
    screening = workspace.screenings.open(screening_id).screening
    workspace.families.tidying.withdraw(here, screening_id, "dubbel")

    begun = workspace.screenings.start(
        screening.patient_id, "signalering-zwangerschap", screening.moment
    )

    assert begun.screening.id != screening_id
    assert REURING.family_name == workspace.dossiers.open(here).patient.family_name
