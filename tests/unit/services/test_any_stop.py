"""Whatever a family went through: a stop silences everything, and taking it back restores all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.at_rest import rest_words
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.dossier_form import form_of
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.family_events import children_of
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import TODAY, a_practitioner, a_service
from tests.fakes import FixedClock
from tests.unit.services.families import a_birth, a_family, has_open_offers
from tests.unit.services.letters import FORM
from tests.workspaces import TEST_KEY, fresh_database

pytestmark = pytest.mark.unmeasured

DEPTHS = (
    (),
    (OfferState.CONSENTED,),
    (OfferState.DECLINED,),
    (OfferState.CONSENTED, OfferState.REFERRED),
    (OfferState.CONSENTED, OfferState.REFERRED, OfferState.STARTED),
    (OfferState.CLOSED,),
)
"""How far an offer went."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "dossiers.db"
    fresh_database(path).close()
    return path


@contextmanager
def a_workspace_on(empty: Path) -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty, name))
        database = Database.open(path, TEST_KEY)
        PractitionerRepository(database).save(a_practitioner())
        yield open_workspace(database, FixedClock())
        database.close()


def a_random_family(workspace: Workspace, random: Random) -> str:
    due_date = TODAY + timedelta(days=random.randint(-30, 200))
    household_id = a_family(workspace, short_date(due_date))
    if random.random() < 0.5:
        names = ["", "Mila", "Sem"][: random.randint(1, 3)]
        workspace.families.events.keep_birth(household_id, a_birth(*names, duration="38+0"))
    if random.random() < 0.3:
        end_and_begin_again(workspace, household_id)
    patient_id = workspace.dossiers.open(household_id).patient.id
    for number, depth in enumerate(random.sample(DEPTHS, random.randint(0, len(DEPTHS)))):
        offer = workspace.care_route.propose(patient_id, a_service(id=f"dienst-{number}"))
        for state in depth:
            workspace.care_route.move(offer.id, RouteStep(state, TODAY))
    if random.random() < 0.5:
        workspace.screenings.start(patient_id, FORM, random.choice(list(Moment)))
    return household_id


def end_and_begin_again(workspace: Workspace, household_id: str) -> None:
    dossier = workspace.dossiers.open(household_id)
    if dossier.pregnancy and dossier.pregnancy.ended_on is None:
        workspace.families.events.stop(
            household_id, StopReason.PREGNANCY_ENDED, dossier.pregnancy.id, TODAY
        )
    form = replace(form_of(workspace.dossiers.open(household_id)), due_date="1-7-2027")
    workspace.families.events.begin_pregnancy(household_id, replace(form, gravidity="", parity=""))


def what_may_be_lost(dossier: Dossier) -> list[tuple[StopReason, str]]:
    pregnancy = dossier.pregnancy
    found = [(StopReason.CHILD_DIED, child.id) for child in children_of(dossier)]
    found += [
        (StopReason.CHILD_PLACED, child.id) for child in children_of(dossier) if child.lives_in
    ]
    if pregnancy is not None and pregnancy.ended_on is None:
        found.append((StopReason.PREGNANCY_ENDED, pregnancy.id))
    return found


def check_all_is_silent(workspace: Workspace, household_id: str, today: date) -> None:
    dossier = workspace.dossiers.open(household_id)
    assert dossier.is_stopped
    assert dossier.is_at_rest
    assert rest_words(dossier)
    assert not has_open_offers(dossier)
    assert all(offer.follow_up_on is None for offer in dossier.offers)
    assert workspace.screenings.unfinished() == ()
    for stop in dossier.stops:
        ended = [one for one in dossier.earlier_pregnancies if one.id == stop.subject_id]
        ended += [one for one in (dossier.pregnancy,) if one and one.id == stop.subject_id]
        assert all(one.gestational_age(today) is None for one in ended)
    for screening in dossier.screenings:
        page = workspace.what_now.open(screening.id)
        assert page.holds_back
        assert all(offer.service.kind == "acute" for offer in page.offers)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_stop_silences_everything_and_taking_it_back_restores_all(empty: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a family for a test, no secret
    with a_workspace_on(empty) as workspace:
        household_id = a_random_family(workspace, random)
        before = workspace.dossiers.open(household_id)
        drafts = workspace.screenings.unfinished()
        reason, subject_id = random.choice(what_may_be_lost(before))

        workspace.families.events.stop(household_id, reason, subject_id, TODAY)

        check_all_is_silent(workspace, household_id, TODAY)
        stop = next(one for one in workspace.dossiers.open(household_id).stops if one.holds)

        workspace.families.events.undo_stop(household_id, stop.id)

        after = workspace.dossiers.open(household_id)
        undone = replace(stop, undone_at=FixedClock()())
        assert replace(after, stops=()) == replace(before, stops=())
        assert set(after.stops) == {*before.stops, undone}
        assert workspace.screenings.unfinished() == drafts
        assert not after.is_stopped
