"""What the screen of region packages does, without Qt."""

import pytest

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_draft import (
    AddLine,
    CheckToday,
    Remove,
    SetCell,
    TakeOver,
    Withdraw,
)
from kansrijk_desktop.services.region_listing import LineState
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.region.lens import ALL_LINES, OWN_LINES, Lens
from tests.fakes import FailingTasks, HeldTasks
from tests.region_desk import RegionDesk


@pytest.fixture
def desk(workspace: Workspace) -> RegionDesk:
    return RegionDesk(workspace).attach()


def cost(desk: RegionDesk, text: str, name: str = "Buurtteam") -> None:
    """Type another cost in a line."""
    line = desk.line(name)
    desk.presenter.do(SetCell(line.sheet, line.line.number, "cost", text))


def test_the_package_in_use_is_shown_unless_another_is_asked_for(workspace: Workspace) -> None:
    in_use = RegionDesk(workspace, "").attach()
    asked = RegionDesk(workspace, "zuid-limburg").attach()

    assert in_use.state.facts is not None
    assert (in_use.state.facts.name, in_use.state.facts.is_used) == ("Landelijk", True)
    assert asked.state.facts is not None
    assert asked.state.facts.name == "Zuid-Limburg"
    assert [one.name for one in asked.state.packages] == [
        "Landelijk",
        "Groningen",
        "Utrecht",
        "Zuid-Limburg",
    ]


def test_the_facts_say_version_layer_owner_and_where_it_comes_from(desk: RegionDesk) -> None:
    assert desk.state.facts is not None
    assert desk.state.facts.details == (
        "versie 1.0.0 · laag: regio · eigenaar: Kansrijk Desktop, tot de regio het overneemt · "
        "hoort bij het programma"
    )


@pytest.mark.parametrize(
    ("lens", "is_shown", "is_hidden"),
    [
        (Lens(query="buurt wijk"), "Buurtteam", "Geldfit"),
        (Lens(query="0800-8115"), "Geldfit", "Buurtteam"),
        (Lens(query="ggd REGIO utrecht"), "Nu Niet Zwanger", "Geldfit"),
        (Lens(subject="housing"), "Juridisch Loket", "Geldfit"),
        (Lens(subject="housing"), "Kennismakingsconsult", "Geldfit"),
        (Lens(level="green"), "weg ernaartoe", "Buurtteam"),
        (Lens(phase="tot 2 jaar"), "Geldfit", "Centering"),
        (Lens(layer=OWN_LINES), "Buurtteam", "Geldfit"),
        (Lens(layer="gemeente"), "Buurtteam", "Lokale coalitie"),
        (Lens(layer="landelijk"), "Geldfit", "Buurtteam"),
        (Lens(state="unchecked"), "Lokale coalitie", "Buurtteam"),
    ],
)
def test_only_the_lines_that_fit_are_shown(
    desk: RegionDesk, lens: Lens, is_shown: str, is_hidden: str
) -> None:
    count = desk.state.count

    desk.presenter.look(lens)

    names = [line.cells["name"] for line in desk.state.lines]
    assert any(is_shown in name for name in names)
    assert not any(is_hidden in name for name in names)
    assert desk.state.count == count


def test_lines_are_put_in_order_by_a_column_and_back(desk: RegionDesk) -> None:
    as_kept = [line.key for line in desk.state.lines]
    orders = []
    for _press in range(3):
        desk.presenter.look(desk.state.lens.sorted_by("name"))
        orders.append([line.cells["name"].casefold() for line in desk.state.lines])

    assert orders[0] == sorted(orders[0])
    assert orders[1] == orders[0][::-1]
    assert [line.key for line in desk.state.lines] == as_kept


def test_empty_cells_come_last_and_days_go_by_the_calendar(desk: RegionDesk) -> None:
    desk.presenter.look(ALL_LINES.sorted_by("last_checked"))

    days = [line.cells["last_checked"] for line in desk.state.lines]
    filled = [day for day in days if day]
    assert filled == sorted(filled)
    assert days[: len(filled)] == filled


def test_a_lower_line_is_taken_over_and_opens(desk: RegionDesk) -> None:
    line = desk.open("Geldfit")

    desk.presenter.do(TakeOver(line.sheet, line.place, line.line.number))

    form = desk.state.form
    assert form is not None
    assert form.listed.is_own
    assert form.listed.cells["owner"] == "Praktijk De Wieg"
    assert form.lower["name"] == "Geldfit"
    assert desk.state.change_count == 1


def test_every_edit_is_kept_at_once_and_only_then_said_to_be(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = RegionDesk(workspace, tasks=tasks).attach()
    tasks.let_go()

    cost(desk, "5 euro")
    before = desk.state
    tasks.let_go()
    after = desk.state

    assert (before.is_saving, before.saved_at) == (True, None)
    assert (after.is_saving, after.saved_at) == (False, workspace.kept.now())
    assert workspace.region_drafts.has_draft("utrecht")


def test_a_field_that_is_left_as_it_was_is_no_edit(desk: RegionDesk) -> None:
    line = desk.line("Buurtteam")

    desk.presenter.do(SetCell(line.sheet, line.line.number, "cost", "gratis "))
    desk.presenter.do(SetCell(line.sheet, line.line.number, "last_checked", "22-11-2026"))

    assert not desk.state.can_undo
    assert desk.state.saved_at is None


def test_what_is_wrong_stands_at_its_field_and_the_text_stays(desk: RegionDesk) -> None:
    line = desk.open("Buurtteam")

    desk.presenter.do(SetCell(line.sheet, line.line.number, "to_week", "ergens"))

    form = desk.state.form
    assert form is not None
    assert form.listed.cells["to_week"] == "ergens"
    assert "geen week" in form.errors["to_week"]
    assert form.listed.state is LineState.FAULTY
    assert len(desk.state.faults) == 1


def test_a_new_line_is_not_scolded_before_it_is_filled_in(desk: RegionDesk) -> None:
    desk.presenter.do(AddLine(Sheet.SERVICES))
    new = desk.state.form
    assert new is not None
    number = new.listed.line.number
    desk.presenter.do(SetCell(Sheet.SERVICES, number, "to_week", "99"))
    typed = desk.state.form
    desk.presenter.close()
    desk.presenter.pick(new.listed.key)
    again = desk.state.form

    assert new.errors == {}
    assert typed is not None
    assert set(typed.errors) == {"to_week"}
    assert again is not None
    assert {"name", "to_week"} <= set(again.errors)


def test_the_last_edits_are_taken_back_one_by_one(desk: RegionDesk) -> None:
    cost(desk, "5 euro")
    cost(desk, "6 euro")
    desk.presenter.undo()
    once = desk.line("Buurtteam").cells["cost"]
    desk.presenter.undo()
    desk.presenter.undo()

    assert once == "5 euro"
    assert desk.line("Buurtteam").cells["cost"] == "gratis"
    assert not desk.state.can_undo
    assert desk.state.change_count == 0
    assert not desk.drafts.has_draft("utrecht")


def test_an_edit_that_cannot_be_done_says_why(desk: RegionDesk) -> None:
    line = desk.line("Buurtteam")
    desk.presenter.do(SetCell(line.sheet, line.line.number, "source", ""))

    desk.presenter.do(CheckToday(line.sheet, line.line.number))

    assert "eerst de bron" in desk.state.error


def test_looked_at_today_is_one_step(desk: RegionDesk) -> None:
    line = desk.line("Lokale coalitie")

    desk.presenter.do(CheckToday(line.sheet, line.line.number))

    after = desk.line("Lokale coalitie")
    assert (after.cells["last_checked"], after.state) == ("2026-11-21", LineState.CHECKED)


def test_what_is_for_danger_cannot_be_withdrawn(desk: RegionDesk) -> None:
    line = desk.open("112")
    desk.presenter.do(TakeOver(line.sheet, line.place, line.line.number))
    form = desk.state.form
    assert form is not None

    desk.presenter.do(Withdraw(Sheet.SERVICES, form.listed.line.number))

    assert form.is_locked
    assert "voor gevaar nu" in desk.state.error
    assert desk.line("112").state is LineState.CHECKED


def test_a_draft_can_be_thrown_away_and_nothing_else_changes(desk: RegionDesk) -> None:
    cost(desk, "5 euro")

    desk.presenter.discard()

    assert desk.line("Buurtteam").cells["cost"] == "gratis"
    assert "weggegooid" in desk.state.told
    assert not desk.state.can_undo


def test_throwing_a_new_layer_away_leads_back_to_the_package_in_use(desk: RegionDesk) -> None:
    desk.presenter.begin_layer("Zeist")
    begun = desk.state.facts
    desk.presenter.discard()

    assert begun is not None
    assert (begun.name, begun.version) == ("Gemeente Zeist", "")
    assert desk.state.facts is not None
    assert desk.state.facts.name == "Landelijk"
    assert "Gemeente Zeist" not in [one.name for one in desk.state.packages]


def test_another_sheet_begins_without_search_and_keeps_the_columns(desk: RegionDesk) -> None:
    desk.presenter.look(Lens(query="geld", is_wide=True))

    desk.presenter.show_sheet(Sheet.CONTACTS)

    assert desk.state.lens == Lens(is_wide=True)
    assert desk.state.count == 3
    assert desk.state.form is None


def test_what_a_package_says_of_itself_is_open_at_once(desk: RegionDesk) -> None:
    desk.presenter.show_sheet(Sheet.ABOUT)

    form = desk.state.form
    assert form is not None
    assert form.listed.cells["municipality_count"] == "18"


def test_a_package_can_be_used_from_here(desk: RegionDesk) -> None:
    desk.presenter.choose_region()

    assert desk.workspace.region.id == "utrecht"
    assert desk.state.facts is not None
    assert desk.state.facts.is_used


def test_leaving_waits_until_everything_is_kept(workspace: Workspace) -> None:
    tasks, left = HeldTasks(), []
    desk = RegionDesk(workspace, tasks=tasks).attach()
    tasks.let_go()
    cost(desk, "5 euro")

    desk.presenter.leave(lambda: left.append("weg"))
    before = list(left)
    tasks.let_go()

    assert before == []
    assert left == ["weg"]


def test_who_cannot_save_stays_and_tries_again_on_leaving(workspace: Workspace) -> None:
    left: list[str] = []
    broken = FailingTasks("De schijf is vol.", after=1)
    desk = RegionDesk(workspace, tasks=broken).attach()
    cost(desk, "5 euro")

    desk.presenter.leave(lambda: left.append("weg"))

    assert desk.state.error == "De schijf is vol."
    assert desk.line("Buurtteam").cells["cost"] == "5 euro"
    assert left == []


def test_who_changed_nothing_leaves_at_once(desk: RegionDesk) -> None:
    left: list[str] = []

    desk.presenter.leave(lambda: left.append("weg"))

    assert left == ["weg"]


def test_a_layer_that_is_there_already_is_told(desk: RegionDesk) -> None:
    desk.presenter.begin_layer("Zeist")
    desk.presenter.open_package("utrecht")

    desk.presenter.begin_layer("Zeist")

    assert "al een laag" in desk.state.error


def test_an_own_line_goes_away_and_the_lower_one_is_back(desk: RegionDesk) -> None:
    line = desk.open("Geldfit")
    desk.presenter.do(TakeOver(line.sheet, line.place, line.line.number))
    form = desk.state.form
    assert form is not None

    desk.presenter.do(Remove(Sheet.SERVICES, form.listed.line.number))

    assert desk.state.form is None
    assert not desk.line("Geldfit").is_own
    assert desk.state.change_count == 0
