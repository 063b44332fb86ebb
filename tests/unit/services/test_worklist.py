"""The lines of the worklist: their words, how soon, and who is left in peace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.records.life_event import CareStop, StopReason
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.services import worklist
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.work_items import WorkGroup, WorkPlace
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import CareStopTable, ReminderTable
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.worklist import WorklistRepository
from tests.builders import NOW, TODAY, a_service
from tests.fakes import FixedClock
from tests.unit.services.work import DAY, Family, a_family, a_full_list
from tests.workspaces import a_workspace


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    with a_workspace(tmp_path, clock) as workspace:
        yield workspace


def lines(workspace: Workspace) -> list[tuple[str, str, str]]:
    """What stands on the list: how soon, what, and when."""
    page = workspace.worklist.open()
    return [(item.group(page.today).value, item.what, item.when) for item in page.items]


def test_every_kind_of_work_in_neutral_words_by_how_soon(workspace: Workspace) -> None:
    a_full_list(workspace)

    assert lines(workspace) == [
        ("te laat", "Afspraak nakijken", "voor 18 november 2026"),
        ("vandaag", "Gesprek afmaken", "gepland op 21 november 2026"),
        ("vandaag", "Gesprek afmaken", "sinds 21 november 2026"),
        ("deze week", "Ontvangst navragen", "overgedragen op 21 november 2026"),
        ("later", "Warme overdracht", "gepland op 30 november 2026"),
        ("later", "Aanbod bespreken", "sinds 21 november 2026"),
    ]


def test_nothing_on_the_list_tells_what_it_is_about(workspace: Workspace) -> None:
    a_full_list(workspace)

    words = " ".join(f"{what} {when}" for _group, what, when in lines(workspace))

    assert "geheim" not in words
    assert "Geldfit" not in words
    assert "JGZ" not in words


ITEM_DAYS = [(-1, "te laat"), (0, "vandaag"), (1, "deze week"), (7, "deze week"), (8, "later")]


@pytest.mark.parametrize(("days", "group"), ITEM_DAYS)
def test_the_last_day_decides_how_soon(workspace: Workspace, days: int, group: str) -> None:
    a_family(workspace)
    (item, *_) = workspace.worklist.open().items

    due = replace(item, due_on=TODAY + days * DAY)

    assert due.group(TODAY) is WorkGroup(group)


@pytest.mark.parametrize(("days", "group"), [(0, "vandaag"), (7, "vandaag"), (8, "te laat")])
def test_an_unfinished_conversation_stays_for_today_for_a_week(
    workspace: Workspace, clock: FixedClock, days: int, group: str
) -> None:
    family = a_family(workspace)
    clock.advance(days * DAY)

    page = workspace.worklist.open()

    (item,) = (one for one in page.items if one.key == f"screening:{family.screening_id}")
    assert item.group(page.today) is WorkGroup(group)


def test_a_talk_that_was_put_off_is_no_second_line_beside_its_conversation(
    workspace: Workspace,
) -> None:
    family = a_full_list(workspace)
    point_reminder_at(workspace, family.screening_id)

    kinds = [item.key.partition(":")[0] for item in workspace.worklist.open().items]

    assert kinds.count("screening") == 1
    assert "reminder" not in kinds


def test_a_finished_conversation_leaves_its_reminder_in_the_dossier(workspace: Workspace) -> None:
    family = a_full_list(workspace)
    point_reminder_at(workspace, family.screening_id)
    opened = workspace.screenings.open(family.screening_id)
    workspace.screenings.finish(opened.screening)

    (reminder,) = (
        item for item in workspace.worklist.open().items if item.key.startswith("reminder")
    )

    assert reminder.place is WorkPlace.DOSSIER


def test_a_week_limit_counts_down_and_follows_the_due_date(
    workspace: Workspace, clock: FixedClock
) -> None:
    family = a_family(workspace)
    service = workspace.region.service("voorzorg")
    dossier = workspace.dossiers.open(family.household_id)
    assert service is not None
    assert dossier.pregnancy is not None
    workspace.care_route.propose(family.patient_id, service, (), dossier.pregnancy)
    due = TODAY + timedelta(days=85 + 11)
    moved = replace(dossier, pregnancy=replace(dossier.pregnancy, due_date=due))
    workspace.kept.patients.save_dossier(moved)

    (line,) = (line for line in lines(workspace) if line[1] == "Aanbod bespreken")
    clock.advance(11 * DAY)
    (last_day,) = (line for line in lines(workspace) if line[1] == "Aanbod bespreken")
    clock.advance(DAY)
    (after,) = (line for line in lines(workspace) if line[1] == "Aanbod bespreken")

    assert line == ("later", "Aanbod bespreken", "nog 12 dagen, tot 28+0")
    assert last_day == ("vandaag", "Aanbod bespreken", "nog 1 dag, tot 28+0")
    assert after[2] == "sinds 21 november 2026"


def test_a_referral_waits_as_long_as_the_region_agreed(
    workspace: Workspace, clock: FixedClock
) -> None:
    family = a_family(workspace)
    offer = workspace.care_route.propose(family.patient_id, a_service())
    for state in (OfferState.CONSENTED, OfferState.REFERRED):
        workspace.care_route.move(offer.id, RouteStep(state, TODAY))

    within = workspace.region.thresholds.feedback_within_days
    clock.advance((within - 28) * DAY)
    on_the_horizon = [line for line in lines(workspace) if line[1] == "Terugkoppeling vragen"]
    clock.advance(29 * DAY)
    past_it = [line for line in lines(workspace) if line[1] == "Terugkoppeling vragen"]

    assert on_the_horizon == [("later", "Terugkoppeling vragen", "sinds 21 november 2026")]
    assert past_it == [("te laat", "Terugkoppeling vragen", "sinds 21 november 2026")]


def stop(workspace: Workspace, family: Family) -> None:
    dossier = workspace.dossiers.open(family.household_id)
    assert dossier.pregnancy is not None
    stopped = CareStop(
        "s",
        family.household_id,
        StopReason.PREGNANCY_ENDED,
        dossier.pregnancy.id,
        TODAY,
        "M. de Vroed",
        NOW,
    )
    with workspace.kept.database.transaction() as session:
        Shelf(CareStop, CareStopTable).put(session, stopped)


def transfer(workspace: Workspace, family: Family) -> None:
    dossier = workspace.dossiers.open(family.household_id)
    household = replace(dossier.household, transferred_on=TODAY)
    workspace.kept.patients.save_dossier(replace(dossier, household=household))


def lose(workspace: Workspace, family: Family) -> None:
    end(workspace, family, PregnancyEnd.LOSS)


def end(workspace: Workspace, family: Family, by: PregnancyEnd) -> None:
    dossier = workspace.dossiers.open(family.household_id)
    assert dossier.pregnancy is not None
    ended = replace(dossier.pregnancy, ended_on=TODAY, ended_by=by)
    workspace.kept.patients.save_dossier(replace(dossier, pregnancy=ended))


@pytest.mark.parametrize("leave_in_peace", [stop, transfer, lose])
def test_a_family_that_is_left_in_peace_is_not_on_the_list(
    workspace: Workspace, leave_in_peace: object
) -> None:
    family = a_full_list(workspace)

    leave_in_peace(workspace, family)  # type: ignore[operator]  # one of three functions

    assert workspace.worklist.open().items == ()


def test_after_a_birth_the_care_goes_on(workspace: Workspace) -> None:
    family = a_full_list(workspace)

    end(workspace, family, PregnancyEnd.BIRTH)

    assert len(workspace.worklist.open().items) == 6


def test_more_than_the_list_holds_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_full_list(workspace)
    monkeypatch.setattr(worklist, "MOST", 1)
    few = worklist.Worklist(
        (WorklistRepository(workspace.kept.database, 1), workspace.worklist._search),
        workspace.regions,
        workspace.signed_in,
        FixedClock(),
    )

    assert few.open().is_cut


def test_a_list_that_holds_everything_says_nothing(workspace: Workspace) -> None:
    a_full_list(workspace)

    assert not workspace.worklist.open().is_cut


def point_reminder_at(workspace: Workspace, screening_id: str) -> None:
    (row,) = workspace.dossiers.search("reuring")
    reminder = Reminder("r", row.patient.id, ReminderKind.TALK_ALONE, screening_id, TODAY)
    with workspace.kept.database.transaction() as session:
        Shelf(Reminder, ReminderTable).put(session, reminder)
