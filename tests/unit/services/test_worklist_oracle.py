"""The worklist that SQL gathers, beside a plain look into every dossier."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.moments import MomentState, facts_of, plan_moments
from kansrijk_desktop.services.work_items import WorkItem, WorkPlace
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import TODAY, a_practitioner
from tests.unit.services.random_families import RandomFamilies
from tests.workspaces import a_workspace

pytestmark = pytest.mark.unmeasured

SOON = TODAY + timedelta(days=28)
Line = tuple[str, str, object, str, str]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("region", ["landelijk", "zuid-limburg"])
def test_sql_finds_what_a_look_into_every_dossier_finds(
    tmp_path: Path, role: Role, seed: int, region: str
) -> None:
    with a_workspace(tmp_path) as workspace:
        signed_in = workspace.signed_in
        PractitionerRepository(workspace.kept.database).save(a_practitioner(role=role))
        signed_in._practitioner = replace(signed_in.practitioner, role=role)
        workspace.regions.choose(region)
        households = RandomFamilies(workspace.kept.database, seed).write(150)

        page = workspace.worklist.open()

        expected = [
            line
            for household_id in households
            for line in lines_of(workspace, workspace.dossiers.open(household_id), role)
        ]
        assert sorted(map(line_of, page.items)) == sorted(expected)
        assert len(page.items) > 80
        assert not page.is_cut
        assert list(page.items) == sorted(page.items, key=lambda item: item.due_on)


def line_of(item: WorkItem) -> Line:
    return item.whose.household_id, item.key, item.due_on, item.what, item.place.value


def lines_of(workspace: Workspace, dossier: Dossier, role: Role) -> Iterator[Line]:
    """Say in the plainest way what waits in one dossier."""
    if is_left_in_peace(dossier):
        return
    for key, due_on, what, place in (
        *conversations(dossier),
        *moments(workspace, dossier, role),
        *offers(workspace, dossier),
        *agreements(dossier),
        *handovers(dossier),
    ):
        yield dossier.household.id, key, due_on, what, place.value


def is_left_in_peace(dossier: Dossier) -> bool:
    pregnancy = dossier.pregnancy
    is_over = pregnancy is not None and pregnancy.ended_on is not None
    is_born = pregnancy is not None and (
        pregnancy.ended_by is PregnancyEnd.BIRTH
        or any(birth.pregnancy_id == pregnancy.id for birth in dossier.births)
    )
    return dossier.is_at_rest or (is_over and not is_born)


def conversations(dossier: Dossier) -> Iterator[tuple[str, object, str, WorkPlace]]:
    begun = {one.id: one for one in dossier.screenings if one.status is ScreeningStatus.IN_PROGRESS}
    for one in begun.values():
        since = local_day(one.saved_at or one.started_at)
        last = since + timedelta(days=7)
        due = min(TODAY, last)
        yield f"screening:{one.id}", due, "Gesprek afmaken", WorkPlace.SCREENING
    for reminder in dossier.reminders:
        is_waiting = reminder.done_on is None and reminder.due_on <= SOON
        if is_waiting and reminder.screening_id not in begun:
            key = f"reminder:{reminder.id}"
            yield key, reminder.due_on, "Gesprek afmaken", WorkPlace.DOSSIER


def moments(
    workspace: Workspace, dossier: Dossier, role: Role
) -> Iterator[tuple[str, object, str, WorkPlace]]:
    for one in plan_moments(facts_of(dossier), workspace.region.moments, role, TODAY):
        opens_soon = (
            one.state is MomentState.LATER
            and not one.is_estimated
            and one.opens_on is not None
            and one.opens_on <= SOON
        )
        if (one.is_to_do and not one.is_begun) or opens_soon:
            key = f"moment:{dossier.patient.id}:{one.id}"
            yield key, one.until, f"Gesprek voeren: {one.name}", WorkPlace.DOSSIER


def offers(workspace: Workspace, dossier: Dossier) -> Iterator[tuple[str, object, str, WorkPlace]]:
    for one in dossier.offers:
        is_hers = one.state.value in {"voorgesteld", "toestemming"}
        is_waiting = is_hers or one.state.value in {"verwezen", "ontvangen", "gestart"}
        days = [one.follow_up_on] if one.follow_up_on and one.follow_up_on <= SOON else []
        service = workspace.region.service(one.service_id, dossier.household.municipality)
        pregnancy = dossier.pregnancy
        is_limited = (
            is_hers
            and service is not None
            and service.to_week is not None
            and pregnancy is not None
            and pregnancy.due_date is not None
            and pregnancy.ended_on is None
        )
        if is_limited:
            assert service is not None
            assert service.to_week is not None
            assert pregnancy is not None
            assert pregnancy.due_date is not None
            weeks = timedelta(weeks=service.to_week + 1)
            last = pregnancy.due_date - timedelta(days=280) + weeks - timedelta(days=1)
            if TODAY <= last <= SOON:
                days = [*([one.follow_up_on] if one.follow_up_on else []), last]
        if is_waiting and days:
            what = "Aanbod bespreken" if is_hers else "Terugkoppeling vragen"
            yield f"offer:{one.id}", min(days), what, WorkPlace.CARE_ROUTE


def agreements(dossier: Dossier) -> Iterator[tuple[str, object, str, WorkPlace]]:
    for one in dossier.agreements:
        if one.done_on is None and one.due_on is not None and one.due_on <= SOON:
            yield f"agreement:{one.id}", one.due_on, "Afspraak nakijken", WorkPlace.DOSSIER


def handovers(dossier: Dossier) -> Iterator[tuple[str, object, str, WorkPlace]]:
    week = timedelta(days=7)
    for one in dossier.handovers:
        due = local_day(one.created_at) + week
        if one.received_on is None and due <= SOON:
            yield f"handover:{one.id}", due, "Ontvangst navragen", WorkPlace.HANDOVER
    for talk in dossier.warm_handovers:
        key = f"talk:{talk.id}"
        if talk.held_on is not None:
            is_recent = talk.held_on >= TODAY - timedelta(days=365)
            if is_recent and not talk.is_complete:
                yield key, talk.held_on, "Warme overdracht afmaken", WorkPlace.HANDOVER
        elif talk.planned_on is None:
            due = local_day(talk.created_at) + week
            yield key, due, "Warme overdracht", WorkPlace.HANDOVER
        elif talk.planned_on <= SOON:
            yield key, talk.planned_on, "Warme overdracht", WorkPlace.HANDOVER


def test_the_families_at_random_hold_every_kind_of_line(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        RandomFamilies(workspace.kept.database, 0).write(200)

        kinds = Counter(item.what.partition(":")[0] for item in workspace.worklist.open().items)

    assert set(kinds) == {
        "Gesprek afmaken",
        "Gesprek voeren",
        "Aanbod bespreken",
        "Terugkoppeling vragen",
        "Afspraak nakijken",
        "Ontvangst navragen",
        "Warme overdracht",
        "Warme overdracht afmaken",
    }
    assert min(kinds.values()) >= 5
