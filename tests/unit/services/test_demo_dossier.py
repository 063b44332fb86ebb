"""The example family is a dossier like any other."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from kansrijk_desktop.services.demo_dossier import reuring_family
from tests.fakes import FixedClock
from tests.workspaces import a_workspace


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2028, 2, 29), date(2027, 12, 31)])
def test_the_example_family_is_eleven_weeks_and_three_days_on_any_day(
    day: date, tmp_path: Path
) -> None:
    noon = FixedClock(datetime.combine(day, time(12), UTC))
    with a_workspace(tmp_path, noon) as workspace:
        household_id = workspace.dossiers.save(reuring_family(day), is_demo=True)
        dossier = workspace.dossiers.open(household_id)

    assert dossier.pregnancy is not None
    assert str(dossier.pregnancy.gestational_age(day)) == "11+3"


def test_the_example_family_has_nothing_wrong_and_is_marked_as_an_example(tmp_path: Path) -> None:
    with a_workspace(tmp_path, FixedClock()) as workspace:
        form = reuring_family(date(2026, 11, 21))
        problems = workspace.dossiers.check(form, "")
        dossier = workspace.dossiers.open(workspace.dossiers.save(form, is_demo=True))

    assert problems == {}
    assert dossier.household.is_demo
    assert [person.name for person in dossier.related_persons] == ["Jesse Reuring", "Noor Reuring"]
