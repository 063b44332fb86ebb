from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter, DetailsState
from tests.builders import a_practitioner
from tests.fakes import FailingTasks, HeldTasks, InlineTasks


class Desk:
    """The presenter over a real database, what it published, and the name in the bar."""

    def __init__(self, workspace: Workspace, tasks: RunsTasks) -> None:
        self.workspace = workspace
        self.names: list[str] = []
        self.states: list[DetailsState] = []
        signed_in = workspace.signed_in
        self.presenter = DetailsPresenter(
            signed_in.practitioner, signed_in.change, self.names.append, tasks
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> DetailsState:
        return self.states[-1]


def test_the_details_as_they_are_kept_are_shown(workspace: Workspace) -> None:
    desk = Desk(workspace, InlineTasks())

    known = a_practitioner()
    assert desk.state.form.name == known.name
    assert desk.state.form.organization_name == known.organization.name
    assert not desk.state.is_saved


def test_changed_details_are_kept_and_shown_above(workspace: Workspace) -> None:
    desk = Desk(workspace, InlineTasks())
    desk.presenter.fill_in("name", " Anna  de Wit-Jansen ")
    desk.presenter.fill_in("phone", "06 1234 5678")
    desk.presenter.fill_in("best_hours", "ma-do 12.30-13.30 uur")
    desk.presenter.save()

    kept = workspace.signed_in.practitioner
    assert (kept.name, kept.phone) == ("Anna de Wit-Jansen", "06 1234 5678")
    assert kept.best_hours == "ma-do 12.30-13.30 uur"
    assert kept.id == a_practitioner().id
    assert desk.names == ["Anna de Wit-Jansen"]
    assert desk.state.is_saved


def test_another_role_asks_for_another_number(workspace: Workspace) -> None:
    desk = Desk(workspace, InlineTasks())

    desk.presenter.fill_in("role", Role.MATERNITY_CARER.value)

    assert desk.state.form.register_number == ""


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_kept(workspace: Workspace) -> None:
    desk = Desk(workspace, InlineTasks())
    for name, value in (("name", " "), ("phone", "12"), ("organization_agb", "1")):
        desk.presenter.fill_in(name, value)

    desk.presenter.save()
    told = set(desk.state.problems)
    desk.presenter.fill_in("phone", "0101234567")

    assert told == {"name", "phone", "organization_agb"}
    assert set(desk.state.problems) == {"name", "organization_agb"}
    assert workspace.signed_in.practitioner == a_practitioner()
    assert desk.names == []


def test_what_was_typed_while_saving_is_not_said_to_be_saved(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, tasks)
    desk.presenter.fill_in("name", "Eerst")
    desk.presenter.save()
    desk.presenter.save()
    desk.presenter.fill_in("name", "Daarna")

    tasks.let_go()

    assert desk.names == ["Eerst"]
    assert desk.state.form.name == "Daarna"
    assert not desk.state.is_saved


def test_what_cannot_be_kept_is_told_and_stays_on_the_screen(workspace: Workspace) -> None:
    desk = Desk(workspace, FailingTasks("De schijf is vol."))
    desk.presenter.fill_in("name", "Nieuw")

    desk.presenter.save()

    assert desk.state.error == "De schijf is vol."
    assert desk.state.form.name == "Nieuw"
    assert not desk.state.is_busy


def test_after_detaching_nothing_is_published(workspace: Workspace) -> None:
    desk = Desk(workspace, InlineTasks())
    count = len(desk.states)
    desk.presenter.detach()

    desk.presenter.fill_in("name", "Nieuw")

    assert len(desk.states) == count
