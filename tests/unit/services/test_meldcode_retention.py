"""How long a track is kept: twenty years, or until the youngest minor turns 39."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.services.meldcode_retention import keep_until, years_after
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import HOUSEHOLD_ID, TODAY, a_partner, a_patient, a_pregnancy
from tests.fakes import FixedClock
from tests.unit.services.meldcode_tracks import CHILD_CHECK, a_track
from tests.unit.services.test_dossiers import REURING
from tests.workspaces import a_workspace

NOBODY_ELSE = Dossier(Household(HOUSEHOLD_ID), a_patient(), related_persons=(a_partner(),))


REURING_WITHOUT_PREGNANCY = replace(REURING, due_date="", gravidity="", parity="")


def with_child(born: date | None) -> Dossier:
    child = RelatedPerson("c1", HOUSEHOLD_ID, Relationship.CHILD, "Noor", born)
    return replace(NOBODY_ELSE, related_persons=(child,))


def test_without_a_minor_it_is_twenty_years_from_the_last_change() -> None:
    changed = date(2027, 3, 1)

    assert keep_until(TODAY, changed, NOBODY_ELSE, ()) == date(2047, 3, 1)


def test_a_minor_keeps_it_until_her_39th_birthday() -> None:
    assert keep_until(TODAY, TODAY, with_child(date(2023, 2, 1)), ()) == date(2062, 2, 1)


def test_who_was_grown_up_when_it_began_does_not_count() -> None:
    assert keep_until(TODAY, TODAY, with_child(date(2008, 11, 21)), ()) == date(2046, 11, 21)
    assert keep_until(TODAY, TODAY, with_child(date(2008, 11, 22)), ()) == date(2047, 11, 22)


def test_a_child_not_born_yet_counts_from_the_latest_day_of_its_birth() -> None:
    expected = replace(NOBODY_ELSE, pregnancy=a_pregnancy(due_date=date(2027, 6, 9)))
    ended = replace(NOBODY_ELSE, pregnancy=a_pregnancy(ended_on=TODAY))

    assert keep_until(TODAY, TODAY, expected, ()) == date(2066, 6, 23)
    assert keep_until(TODAY, TODAY, ended, ()) == date(2046, 11, 21)


def test_a_mother_who_is_a_minor_herself_counts() -> None:
    young = replace(NOBODY_ELSE, patient=a_patient(birth_date=date(2010, 1, 2)))

    assert keep_until(TODAY, TODAY, young, ()) == date(2049, 1, 2)


def test_a_child_of_unknown_age_counts_as_newborn() -> None:
    assert keep_until(TODAY, TODAY, with_child(None), ()) == date(2065, 11, 21)


def test_the_last_change_decides_where_it_is_later() -> None:
    changed = date(2050, 1, 1)

    assert keep_until(TODAY, changed, with_child(date(2023, 2, 1)), ()) == date(2070, 1, 1)


def test_29_february_becomes_1_march() -> None:
    assert years_after(date(2024, 2, 29), 39) == date(2063, 3, 1)
    assert years_after(date(2024, 2, 29), 20) == date(2044, 2, 29)


def test_ages_told_in_a_kindcheck_count_for_the_youngest(workspace: Workspace) -> None:
    track = a_track(workspace)
    first = track.case
    young = CHILD_CHECK | {"aantal": "2", "leeftijden": "0 en 6"}

    track = workspace.meldcode.note(track, "kindcheck", young)

    assert first is not None
    assert track.case is not None
    # The unborn child of the family is younger still.
    assert first.keep_until == track.case.keep_until == date(2066, 6, 23)


def test_without_an_unborn_child_a_kindcheck_decides_and_counts_no_more_once_struck(
    tmp_path: Path,
) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        household_id = workspace.dossiers.save(REURING_WITHOUT_PREGNANCY)
        track = workspace.meldcode.start(household_id, MeldcodeGround.CHILD_CHECK)
        noted = workspace.meldcode.note(track, "kindcheck", CHILD_CHECK | {"leeftijden": "6, 1"})
        unsure = workspace.meldcode.note(noted, "kindcheck", CHILD_CHECK | {"leeftijden": ""})
        struck = workspace.meldcode.strike(unsure, [entry.id for entry in unsure.entries])
        none = workspace.meldcode.note(
            struck, "kindcheck", CHILD_CHECK | {"aantal": "0", "leeftijden": ""}
        )

    until = [one.case.keep_until for one in (track, noted, unsure, struck, none) if one.case]
    assert until == [
        date(2062, 2, 1), date(2064, 11, 21), date(2065, 11, 21), date(2062, 2, 1), date(2062, 2, 1)
    ]  # fmt: skip


def test_every_change_of_substance_moves_it_and_closing_deletes_nothing(tmp_path: Path) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        track = a_track(workspace)
        clock.advance(timedelta(days=365 * 25))

        closed = workspace.meldcode.close(track, MeldcodeStep.DECIDE, "Blijvend veilig.")

    assert closed.case is not None
    assert closed.case.keep_until == date(2071, 11, 15)
    assert len(closed.entries) == 1
