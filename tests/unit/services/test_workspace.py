"""Everything is there once the dossiers are open."""

from pathlib import Path

from kansrijk_desktop.services.regions import NATIONAL
from kansrijk_desktop.services.workspace import open_workspace
from tests.builders import a_practitioner
from tests.workspaces import a_workspace, fresh_database


def test_the_workspace_knows_who_works_and_what_the_region_offers(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        assert workspace.signed_in.practitioner == a_practitioner()
        assert workspace.region.services
        assert workspace.forms.newest("signalering-zwangerschap").title


def test_a_first_start_that_was_cut_off_leaves_a_nameless_practitioner(tmp_path: Path) -> None:
    database = fresh_database(tmp_path / "dossiers.db")
    workspace = open_workspace(database)
    database.close()

    assert workspace.signed_in.practitioner.name == ""
    assert workspace.region.id == NATIONAL
