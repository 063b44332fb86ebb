"""What a conversation came to is kept with it, in one go; and a talk alone is not forgotten."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kansrijk_desktop.cli.case_runs import value_for
from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.reminder import Reminder
from kansrijk_desktop.records.screening import (
    Moment,
    Respondent,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.outcome import TalkAlone, outcome_of
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from kansrijk_desktop.storage.reminders import ReminderRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
)
from tests.fakes import FixedClock
from tests.forms.ours import opened
from tests.screening_desk import FORM, hold
from tests.workspaces import fresh_database

LEVELLED = {"housing", "money", "stress", "substances", "safety", "overall"}
INTAKE = Beginning(PATIENT_ID, FORM, Moment.INTAKE)
LATER = replace(INTAKE, moment=Moment.OTHER)
PARTNERS = replace(LATER, respondent=Respondent.PARTNER, respondent_id=a_partner().id)
NOT_ALONE: dict[str, Any] = {"V0": "V0-nee"}
ALONE: dict[str, Any] = {"V0": "V0-ja", "V1": "V1-ja", "V2": "V2-nee", "V3": "V3-nee"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    database = fresh_database(tmp_path / "dossiers.db")
    PractitionerRepository(database).save(a_practitioner())
    PatientRepository(database).save_dossier(
        Dossier(
            Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW),
            a_patient(),
            a_pregnancy(),
            related_persons=(a_partner(),),
        )
    )
    yield open_workspace(database, clock)
    database.close()


def levels(workspace: Workspace, screening: Screening) -> dict[str, ScreeningLevel]:
    kept = workspace.dossiers.open(HOUSEHOLD_ID).levels
    return {one.domain: one for one in kept if one.screening_id == screening.id}


def reminders(workspace: Workspace) -> tuple[Reminder, ...]:
    return ReminderRepository(workspace.kept.database).of_patient(PATIENT_ID)


def test_an_ended_conversation_has_a_level_per_domain_and_one_for_the_whole(
    workspace: Workspace,
) -> None:
    screening = hold(workspace, INTAKE, G1="G1-niet", G2=["G2-huur", "G2-energie"], W1="W1-vast")

    found = levels(workspace, screening)

    assert set(found) == LEVELLED
    assert (found["money"].level, found["housing"].level) == ("orange", "green")
    assert found["safety"].level == "not-asked"
    assert found["overall"].level == "offer"
    assert found["money"].agreed == "orange"


def test_the_professionals_own_level_stands_beside_the_forms(workspace: Workspace) -> None:
    screening = hold(
        workspace,
        INTAKE,
        G1="G1-niet",
        **{"weging-geld": "yellow", "weging-totaal": "own-practice"},
    )

    found = levels(workspace, screening)

    assert (found["money"].level, found["money"].own_level) == ("orange", "yellow")
    assert found["stress"].own_level == ""
    assert found["overall"].own_level == "own-practice"


def test_a_conversation_that_lasts_has_no_levels_yet(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)
    workspace.screenings.save(begun.screening, {})

    assert levels(workspace, begun.screening) == {}


def test_stopping_before_the_end_keeps_what_is_there(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)

    workspace.screenings.stop(begun.screening)

    assert levels(workspace, begun.screening)["money"].level == "not-asked"


def test_a_form_without_levels_leaves_an_empty_one_for_the_whole(workspace: Workspace) -> None:
    wellbeing = replace(INTAKE, form="gesprek-positieve-gezondheid")

    screening = hold(workspace, wellbeing)

    assert list(levels(workspace, screening).values()) == [
        ScreeningLevel(screening.id, "overall", "")
    ]


def test_when_the_levels_cannot_be_kept_the_conversation_does_not_end(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = workspace.screenings.begin(INTAKE)

    def full(*_arguments: object) -> None:
        raise DiskFullError("De schijf is vol.")

    monkeypatch.setattr(type(workspace.talk_alone), "keep_up", full)

    with pytest.raises(DiskFullError):
        workspace.screenings.finish(begun.screening)

    again = workspace.screenings.open(begun.screening.id).screening
    assert again.status is ScreeningStatus.IN_PROGRESS
    assert levels(workspace, begun.screening) == {}


def test_older_conversations_get_their_levels_when_the_dossier_opens(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)
    repository = ScreeningRepository(workspace.kept.database)
    repository.save(replace(begun.screening, status=ScreeningStatus.COMPLETED))
    assert levels(workspace, begun.screening) == {}

    filled = workspace.screenings.fill_in_levels(HOUSEHOLD_ID)

    assert filled == 1
    assert set(levels(workspace, begun.screening)) == LEVELLED
    assert workspace.screenings.fill_in_levels(HOUSEHOLD_ID) == 0


def test_a_version_that_is_gone_does_not_keep_the_dossier_shut(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)
    repository = ScreeningRepository(workspace.kept.database)
    repository.save(
        replace(
            begun.screening,
            questionnaire="https://weg.nl/form|1",
            status=ScreeningStatus.COMPLETED,
        )
    )

    assert workspace.screenings.fill_in_levels(HOUSEHOLD_ID) == 0


def test_a_talk_alone_that_was_put_off_is_remembered_within_two_weeks(
    workspace: Workspace,
) -> None:
    screening = hold(workspace, INTAKE, **NOT_ALONE)

    (reminder,) = reminders(workspace)

    assert (reminder.screening_id, reminder.done_on) == (screening.id, None)
    assert reminder.due_on == TODAY + timedelta(days=14)


def test_the_day_that_was_named_is_the_day_it_is_remembered(workspace: Workspace) -> None:
    planned = {"V0-plan": "V0-plan-apart", "V0-plan-datum": "2026-11-27"}

    hold(workspace, INTAKE, **NOT_ALONE, **planned)

    assert [one.due_on for one in reminders(workspace)] == [date(2026, 11, 27)]


def test_a_moment_that_comes_sooner_is_the_day(workspace: Workspace, clock: FixedClock) -> None:
    hold(workspace, INTAKE)
    clock.advance(timedelta(days=110))  # 27+1: the moment of 28 weeks opens in six days.

    hold(workspace, LATER, **NOT_ALONE)

    assert [one.due_on for one in reminders(workspace)] == [date(2027, 3, 17)]


def test_in_the_maternity_week_it_is_remembered_within_two_days(workspace: Workspace) -> None:
    maternity = Beginning(PATIENT_ID, "signalering-kraamtijd", Moment.MATERNITY_WEEK)

    hold(workspace, maternity, **NOT_ALONE)

    assert [one.due_on for one in reminders(workspace)] == [TODAY + timedelta(days=2)]


def test_when_someone_came_in_the_rest_is_remembered_too(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)
    talk = Conversation(begun.new_session())
    talk.answer("V0", value_for(opened(FORM).item("V0"), "V0-ja"))
    talk.partner_came_in()
    workspace.screenings.save(begun.screening, talk.take_changes())

    workspace.screenings.finish(begun.screening)

    assert len(reminders(workspace)) == 1


def test_when_there_was_no_time_nothing_is_remembered(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(INTAKE)
    talk = Conversation(begun.new_session())
    talk.decline_section("veiligheid", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)
    workspace.screenings.save(begun.screening, talk.take_changes())

    workspace.screenings.finish(begun.screening)

    assert reminders(workspace) == ()


def test_when_there_was_no_time_but_a_day_was_named_it_is_remembered(
    workspace: Workspace,
) -> None:
    begun = workspace.screenings.begin(INTAKE)
    session = begun.new_session()
    session.decline("V0", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)
    for link_id, answer in (("V0-plan", "V0-plan-bellen"), ("V0-plan-datum", "2026-11-25")):
        session.answer(link_id, value_for(opened(FORM).item(link_id), answer))
    workspace.screenings.save(begun.screening, dict(session.answers()))

    workspace.screenings.finish(begun.screening)

    assert [one.due_on for one in reminders(workspace)] == [date(2026, 11, 25)]


def test_a_talk_alone_later_on_settles_it_by_itself(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, INTAKE, **NOT_ALONE)
    clock.advance(timedelta(days=7))

    hold(workspace, LATER, **ALONE)

    assert [one.done_on for one in reminders(workspace)] == [TODAY + timedelta(days=7)]


def test_put_off_twice_is_one_reminder_with_the_new_day(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, INTAKE, **NOT_ALONE)
    clock.advance(timedelta(days=7))

    later = hold(workspace, LATER, **NOT_ALONE)

    (reminder,) = reminders(workspace)
    assert (reminder.screening_id, reminder.due_on) == (later.id, TODAY + timedelta(days=21))


def test_the_partners_talk_alone_settles_nothing_of_hers(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, INTAKE, **NOT_ALONE)
    clock.advance(timedelta(days=7))

    hold(workspace, PARTNERS, **ALONE)

    assert [one.done_on for one in reminders(workspace)] == [None]


def test_each_has_a_reminder_of_their_own(workspace: Workspace, clock: FixedClock) -> None:
    hold(workspace, INTAKE, **NOT_ALONE)
    clock.advance(timedelta(days=1))

    hold(workspace, PARTNERS, **NOT_ALONE)

    assert len(reminders(workspace)) == 2


def test_asking_it_after_all_in_the_same_conversation_settles_it(workspace: Workspace) -> None:
    screening = hold(workspace, INTAKE, **NOT_ALONE)
    again = workspace.screenings.open(screening.id)
    session = again.new_session()
    for link_id, code in ALONE.items():
        session.answer(link_id, value_for(opened(FORM).item(link_id), code))
    outcome = outcome_of(screening.id, session.state)
    assert outcome is not None

    workspace.screenings.save(again.screening, dict(session.answers()), outcome)

    assert outcome.talk_alone is TalkAlone.HELD
    assert [one.done_on for one in reminders(workspace)] == [TODAY]
    assert levels(workspace, screening)["safety"].level == "green"


def test_a_form_without_such_a_part_asks_for_no_talk_alone() -> None:
    definition = opened("gesprek-positieve-gezondheid")

    outcome = outcome_of("1", FormSession(definition, context=LaunchContext(now=NOW)).state)

    assert outcome is not None
    assert outcome.talk_alone is TalkAlone.UNKNOWN
