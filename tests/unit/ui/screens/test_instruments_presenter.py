"""The list of questionnaires and the page of one version, without Qt."""

from pathlib import Path

import pytest

from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import ShowTryOut
from kansrijk_desktop.ui.screens.instruments.presenter import Chosen, InstrumentsState
from tests.builders import NOW
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.instruments_desk import InstrumentsDesk, a_form, a_poor_form, load, written

BUILT_IN = "Signalering in de zwangerschap"


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> InstrumentsDesk:
    """A desk with two versions of a questionnaire beside the one that came along."""
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    load(desk, *written(tmp_path, eerste=a_form(), tweede=a_poor_form()))
    return desk


def shown(desk: InstrumentsDesk) -> InstrumentsState:
    return desk.list_states[-1]


def chosen(desk: InstrumentsDesk) -> Chosen:
    found = shown(desk).chosen
    assert found is not None
    return found


def open_version(desk: InstrumentsDesk, label: str) -> None:
    desk.presenter.open(desk.version(label).identity)


def test_the_versions_of_a_questionnaire_stand_together_the_newest_first(
    desk: InstrumentsDesk,
) -> None:
    listed = {one.title: one.versions for one in shown(desk).questionnaires}

    assert [version.label for version in listed["Slaap en rust"]] == ["2.0.0-concept", "1.0.0"]
    assert listed[BUILT_IN][0].is_built_in


def test_a_questionnaire_is_found_by_title_owner_or_version(desk: InstrumentsDesk) -> None:
    for query in ("slaap", "COALITIE", "2.0.0-con"):
        desk.presenter.search(query)
        assert [one.title for one in shown(desk).questionnaires] == ["Slaap en rust"]

    desk.presenter.search("niets van dit alles")
    assert shown(desk).questionnaires == ()
    assert not shown(desk).is_empty


def test_a_version_is_taken_in_use_after_a_second_look(
    desk: InstrumentsDesk, workspace: Workspace
) -> None:
    open_version(desk, "1.0.0")

    desk.presenter.look_twice()
    assert chosen(desk).is_looking_twice
    assert desk.version("1.0.0").state is InstrumentState.LOADED
    desk.presenter.use()

    assert chosen(desk).version.state is InstrumentState.IN_USE
    assert not chosen(desk).is_looking_twice
    assert "in gebruik" in shown(desk).told
    offered = [form.title for form in workspace.forms.offered(local_day(NOW))]
    assert "Slaap en rust" in offered


def test_the_second_look_names_what_is_missing_and_what_it_takes_the_place_of(
    desk: InstrumentsDesk,
) -> None:
    desk.instruments.use(desk.version("1.0.0").identity)
    desk.presenter.show_kept((), "")
    open_version(desk, "2.0.0-concept")

    desk.presenter.look_twice()

    said = " ".join(chosen(desk).warnings)
    for words in ("geen licentie", "geen eigenaar", "een concept", "Versie 1.0.0 wordt dan niet"):
        assert words in said


def test_a_whole_questionnaire_needs_no_warnings(desk: InstrumentsDesk) -> None:
    open_version(desk, "1.0.0")

    desk.presenter.look_twice()

    assert chosen(desk).warnings == ()


def test_what_its_maker_retired_is_not_taken_in_use_and_says_why(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    load(desk, *written(tmp_path, oud=a_form(status="retired")))

    desk.presenter.look_twice()
    desk.presenter.use()

    assert "vervallen" in chosen(desk).warnings[0]
    assert shown(desk).error
    assert chosen(desk).version.state is InstrumentState.LOADED


def test_a_version_is_withdrawn_only_after_asking(desk: InstrumentsDesk) -> None:
    desk.instruments.use(desk.version("1.0.0").identity)
    desk.presenter.show_kept((desk.version("1.0.0"),), "")

    desk.presenter.ask_withdraw()
    desk.presenter.think_again()
    assert not chosen(desk).is_withdrawing
    assert desk.version("1.0.0").state is InstrumentState.IN_USE

    desk.presenter.ask_withdraw()
    desk.presenter.withdraw()
    assert chosen(desk).version.state is InstrumentState.WITHDRAWN
    assert "gaan gewoon door" in shown(desk).told


def test_trying_out_leads_to_a_conversation_of_which_nothing_is_kept(desk: InstrumentsDesk) -> None:
    desk.presenter.try_out()
    open_version(desk, "1.0.0")

    desk.presenter.try_out()

    assert desk.routes == [ShowTryOut(desk.version("1.0.0").identity)]


def test_a_version_is_compared_with_the_one_before_it(desk: InstrumentsDesk) -> None:
    open_version(desk, "2.0.0-concept")

    desk.presenter.compare()

    compared = chosen(desk).compared
    assert compared is not None
    assert compared.label == "1.0.0"
    told = {one.link_id: (one.before, one.after) for one in chosen(desk).differences}
    assert "moment voor jezelf" in told["rust"][0]
    assert "Heb je overdag rust?" in told["rust"][1]


def test_only_a_version_of_the_same_questionnaire_is_compared_with(desk: InstrumentsDesk) -> None:
    desk.presenter.compare()
    open_version(desk, "1.0.0")

    desk.presenter.compare("https://example.org/Questionnaire/iets-anders|1")

    assert chosen(desk).compared is None


def test_nothing_is_decided_twice_at_once(workspace: Workspace, tmp_path: Path) -> None:
    load(InstrumentsDesk(workspace.instruments), *written(tmp_path, een=a_form()))
    database = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, database=database)
    desk.look()
    database.let_go()
    open_version(desk, "1.0.0")

    desk.presenter.use()
    desk.presenter.use()
    desk.presenter.compare()

    assert len(database.waiting) == 1
    assert shown(desk).is_busy


def test_what_fails_is_said_and_leaves_all_as_it_was(workspace: Workspace) -> None:
    desk = InstrumentsDesk(workspace.instruments, database=FailingTasks("De schijf is vol."))

    desk.look()

    assert shown(desk).error == "De schijf is vol."
    assert not shown(desk).is_loaded


def test_the_report_of_a_version_is_written_for_whoever_made_it(
    desk: InstrumentsDesk, tmp_path: Path
) -> None:
    desk.presenter.save_report(tmp_path / "te-vroeg.txt")
    open_version(desk, "2.0.0-concept")

    desk.presenter.save_report(tmp_path / "verslag.txt")

    text = (tmp_path / "verslag.txt").read_text("utf-8")
    assert "Slaap en rust, 2.0.0-concept" in text
    assert "StructureMap" in text
    assert "bewaard" in shown(desk).told
    assert not (tmp_path / "te-vroeg.txt").exists()


def test_a_report_that_cannot_be_written_says_what_to_do(
    desk: InstrumentsDesk, tmp_path: Path
) -> None:
    open_version(desk, "1.0.0")
    (tmp_path / "vol").write_text("")

    desk.presenter.save_report(tmp_path / "vol" / "verslag.json")

    assert "andere plek" in shown(desk).error


def test_a_presenter_that_is_left_shows_nothing_more(desk: InstrumentsDesk) -> None:
    before = len(desk.list_states)

    desk.presenter.detach()
    desk.presenter.search("slaap")
    desk.presenter.close()

    assert len(desk.list_states) == before


def test_what_is_gone_meanwhile_leads_back_to_the_list(desk: InstrumentsDesk) -> None:
    desk.presenter.open("https://example.org/Questionnaire/weg|1")

    assert shown(desk).chosen is None


def test_the_list_is_read_once_for_every_change(workspace: Workspace, tmp_path: Path) -> None:
    database = InlineTasks()
    desk = InstrumentsDesk(workspace.instruments, database=database)
    desk.look()
    load(desk, *written(tmp_path, een=a_form()))

    assert database.run_count == 3
