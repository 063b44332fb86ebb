"""A screening on a real encrypted file: begun, kept, found again and ended."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord, value_string
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, a_patient
from tests.fakes import FixedClock
from tests.workspaces import fresh_database

FORM = "signalering-zwangerschap"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = fresh_database(tmp_path / "dossiers.db")
    PatientRepository(database).save_dossier(
        Dossier(Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW), a_patient())
    )
    yield database
    database.close()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def screenings(database: Database, clock: FixedClock) -> Screenings:
    numbers = count(1)
    return Screenings(
        ScreeningRepository(database),
        Forms(forms_folder()),
        clock,
        lambda: f"screening-{next(numbers)}",
    )


def begin(screenings: Screenings, moment: Moment = Moment.INTAKE) -> Screening:
    return screenings.start(PATIENT_ID, FORM, moment).screening


def test_a_new_screening_notes_form_version_moment_and_time(
    screenings: Screenings, clock: FixedClock
) -> None:
    opened = screenings.start(PATIENT_ID, FORM, Moment.INTAKE)

    assert opened.screening.questionnaire == opened.definition.identity
    assert opened.screening.started_at == clock()
    assert opened.screening.status is ScreeningStatus.IN_PROGRESS
    assert opened.patient.id == PATIENT_ID
    assert opened.answers == {}


def test_a_second_start_for_the_same_moment_continues_the_first(screenings: Screenings) -> None:
    first = begin(screenings)
    screenings.save(first, {"W1": AnswerRecord((value_string("x"),))})

    again = screenings.start(PATIENT_ID, FORM, Moment.INTAKE)

    assert again.screening.id == first.id
    assert list(again.answers) == ["W1"]


def test_another_moment_is_another_screening(screenings: Screenings) -> None:
    first = begin(screenings)

    assert begin(screenings, Moment.WEEKS_28).id != first.id


def test_after_the_end_a_new_one_may_begin(screenings: Screenings) -> None:
    first = begin(screenings)
    screenings.finish(first)

    assert begin(screenings).id != first.id


def test_everything_kept_comes_back_as_it_was(screenings: Screenings) -> None:
    screening = begin(screenings)
    records = {
        "W1": AnswerRecord((value_string("é ’ 字"),), note="één", is_not_for_home=True),
        "G1": AnswerRecord(absent=AbsentReason.ASKED_DECLINED),
    }

    screenings.save(replace(screening, place="G1", seconds_spent=90), records)
    opened = screenings.open(screening.id)

    assert opened.answers == records
    assert (opened.screening.place, opened.screening.seconds_spent) == ("G1", 90)


def test_the_time_of_saving_is_that_of_the_clock(screenings: Screenings, clock: FixedClock) -> None:
    screening = begin(screenings)
    clock.advance(timedelta(minutes=4))

    saved = screenings.save(screening, {})

    assert saved.saved_at == clock()


def test_a_cleared_answer_comes_back_as_nothing_entered(screenings: Screenings) -> None:
    screening = begin(screenings)
    screenings.save(screening, {"W1": AnswerRecord((value_string("x"),))})

    screenings.save(screening, {"W1": None})

    assert screenings.open(screening.id).answers["W1"].is_empty


def test_a_session_over_kept_answers_shows_them(screenings: Screenings) -> None:
    screening = begin(screenings)
    screenings.save(screening, {"K1-eigen": AnswerRecord((value_string("Haar moeder"),))})

    state = screenings.open(screening.id).new_session().state

    assert [value.label for value in state.item("K1-eigen").values] == ["Haar moeder"]


def test_an_unfinished_screening_is_offered_with_form_and_time(
    screenings: Screenings, clock: FixedClock
) -> None:
    screening = begin(screenings)
    clock.advance(timedelta(minutes=4))
    screenings.save(screening, {})

    (offer,) = screenings.unfinished()

    assert offer.open_screening.patient_name == "Sanne Reuring"
    assert offer.open_screening.screening.saved_at == clock()
    assert offer.title == "Signalering in de zwangerschap"
    assert offer.version


def test_an_offer_stands_also_when_its_version_is_gone(
    screenings: Screenings, database: Database
) -> None:
    screening = begin(screenings)
    ScreeningRepository(database).save(
        replace(screening, questionnaire="https://example.org/Questionnaire/oud|0.9")
    )

    (offer,) = screenings.unfinished()

    assert (offer.title, offer.version) == ("oud", "0.9")


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (Screenings.finish, ScreeningStatus.COMPLETED),
        (Screenings.stop, ScreeningStatus.STOPPED),
    ],
)
def test_an_ended_screening_is_no_longer_offered(
    screenings: Screenings,
    clock: FixedClock,
    end: Callable[[Screenings, Screening], Screening],
    status: ScreeningStatus,
) -> None:
    screening = begin(screenings)

    ended = end(screenings, screening)

    assert (ended.status, ended.finished_at) == (status, clock())
    assert screenings.unfinished() == ()


def test_the_moment_of_the_copy_for_the_own_record_is_kept(
    screenings: Screenings, clock: FixedClock
) -> None:
    screening = begin(screenings)

    screenings.note_epd_copy(screening)

    assert screenings.open(screening.id).screening.epd_copied_at == clock()
