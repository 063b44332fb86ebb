"""A moment is passed over with a reason, and taken up again."""

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.services.moments import MomentState
from kansrijk_desktop.services.workspace import Workspace
from tests.unit.services.test_dossiers import REURING


def planned(workspace: Workspace, household_id: str) -> dict[str, MomentState]:
    dossier = workspace.dossiers.open(household_id)
    return {one.id: one.state for one in workspace.families.moments.of(dossier)}


def test_a_moment_passed_over_is_kept_with_its_reason(workspace: Workspace) -> None:
    household_id = workspace.dossiers.save(REURING)
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy is not None

    workspace.families.moments.pass_over(pregnancy.id, "intake", "  Elders gedaan  ")

    assert planned(workspace, household_id)["intake"] is MomentState.PASSED_OVER
    (moment, *_rest) = workspace.families.moments.of(workspace.dossiers.open(household_id))
    assert moment.reason == "Elders gedaan"


def test_it_can_be_asked_for_again(workspace: Workspace) -> None:
    household_id = workspace.dossiers.save(REURING)
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy is not None
    workspace.families.moments.pass_over(pregnancy.id, "intake", "Elders gedaan")

    workspace.families.moments.ask_again(pregnancy.id, "intake")

    assert planned(workspace, household_id)["intake"] is MomentState.DUE


@pytest.mark.parametrize(("reason", "message"), [("  ", "Schrijf kort"), ("x" * 201, "kort")])
def test_without_a_short_reason_nothing_is_passed_over(
    workspace: Workspace, reason: str, message: str
) -> None:
    household_id = workspace.dossiers.save(REURING)
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy is not None

    with pytest.raises(InvalidInputError, match=message):
        workspace.families.moments.pass_over(pregnancy.id, "intake", reason)

    assert planned(workspace, household_id)["intake"] is MomentState.DUE
