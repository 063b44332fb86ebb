"""The screens of births, ends and tidying, brought into one state after another."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.family_events.presenter import FamilyEventsPresenter
from kansrijk_desktop.ui.screens.family_events.view import FamilyEventsScreen
from kansrijk_desktop.ui.screens.tidy_up.presenter import Page, Purpose, TidyUpPresenter
from kansrijk_desktop.ui.screens.tidy_up.view import TidyUpScreen
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.families import a_birth, a_family, child_named, with_open_offers
from tests.unit.services.letters import FORM, reuring_answers
from tests.unit.services.test_doubles import DOUBLE
from tests.unit.services.test_tidying import OTHER, propose, send_letter
from tests.workspaces import a_workspace


def family_presenter(workspace: Workspace, household_id: str) -> FamilyEventsPresenter:
    """Return the presenter of one family over real services."""
    return FamilyEventsPresenter(
        household_id,
        (workspace.dossiers, workspace.families.events, workspace.families.transfers),
        InlineTasks(),
        lambda _route: None,
        FixedClock(),
    )


def in_family(reach: Callable[[Workspace, str], QWidget]) -> QWidget:
    """Return a screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        return reach(workspace, a_family(workspace))


def shown(workspace: Workspace, household_id: str) -> tuple[FamilyEventsPresenter, QWidget]:
    presenter = family_presenter(workspace, household_id)
    return presenter, FamilyEventsScreen(presenter)


def expecting(workspace: Workspace, household_id: str) -> QWidget:
    return shown(workspace, household_id)[1]


def typing_a_birth(workspace: Workspace, household_id: str) -> QWidget:
    presenter, screen = shown(workspace, household_id)
    presenter.begin_birth()
    presenter.birth.type_born_on("20-11-2026")
    presenter.birth.choose_count("2")
    presenter.birth.change_child(0, "name", "Mila")
    presenter.birth.change_child(0, "weight", "drie kilo")
    presenter.birth.change_child(1, "has_died", value=True)
    presenter.birth.save()
    return screen


def twins(workspace: Workspace, household_id: str) -> QWidget:
    presenter, screen = shown(workspace, household_id)
    presenter.begin_birth()
    presenter.birth.type_born_on("20-11-2026")
    presenter.birth.choose_count("2")
    for number, (name, weight) in enumerate((("Mila", "2650"), ("Sem", "2810"))):
        presenter.birth.change_child(number, "name", name)
        presenter.birth.change_child(number, "weight", weight)
        presenter.birth.change_child(number, "place", "ziekenhuis")
    return screen


def born(workspace: Workspace, household_id: str) -> QWidget:
    workspace.families.events.keep_birth(household_id, a_birth("Mila", "Sem"))
    return shown(workspace, household_id)[1]


def losing(workspace: Workspace, household_id: str) -> QWidget:
    presenter, screen = shown(workspace, household_id)
    presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    return screen


def placing(workspace: Workspace, household_id: str) -> QWidget:
    workspace.families.events.keep_birth(household_id, a_birth("Mila", ""))
    presenter, screen = shown(workspace, household_id)
    presenter.begin_stop(StopReason.CHILD_PLACED)
    presenter.stop.keep()
    return screen


def lost(workspace: Workspace, household_id: str) -> QWidget:
    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    form = a_birth("Mila", "Sem")
    died = replace(form.children[0], has_died=True)
    workspace.families.events.keep_birth(
        household_id, replace(form, children=(died, *form.children[1:]))
    )
    noor = child_named(workspace.dossiers.open(household_id), "Noor")
    presenter, screen = shown(workspace, household_id)
    presenter.begin_stop(StopReason.CHILD_PLACED)
    presenter.stop.choose(noor.id)
    presenter.stop.keep()
    return screen


def undoing(workspace: Workspace, household_id: str) -> QWidget:
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    presenter, screen = shown(workspace, household_id)
    presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    presenter.stop.keep()
    presenter.ask_undo(workspace.dossiers.open(household_id).stops[0].id)
    return screen


def next_pregnancy(workspace: Workspace, household_id: str) -> QWidget:
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))
    presenter, screen = shown(workspace, household_id)
    presenter.begin_pregnancy()
    presenter.pregnancy.change("due_date", "1-8-2030")
    presenter.pregnancy.save()
    return screen


def transferring(workspace: Workspace, household_id: str) -> QWidget:
    with_open_offers(workspace, household_id)
    presenter, screen = shown(workspace, household_id)
    presenter.begin_transfer()
    return screen


def tidy_presenter(workspace: Workspace, household_id: str) -> TidyUpPresenter:
    """Return the presenter of one dossier over real services."""
    return TidyUpPresenter(
        household_id,
        (workspace.dossiers, workspace.families.doubles, workspace.families.tidying),
        InlineTasks(),
        lambda _route: None,
    )


def tidying(workspace: Workspace, household_id: str) -> tuple[TidyUpPresenter, QWidget]:
    presenter = tidy_presenter(workspace, household_id)
    return presenter, TidyUpScreen(presenter)


def with_talks(workspace: Workspace, household_id: str) -> str:
    """Hold a conversation from which a letter went out, and return its id."""
    patient_id = workspace.dossiers.open(household_id).patient.id
    opened = workspace.screenings.start(patient_id, FORM, Moment.INTAKE)
    workspace.screenings.save(opened.screening, reuring_answers())
    propose(workspace, household_id, opened.screening.id, "Geldfit")
    send_letter(workspace, opened.screening.id)
    workspace.screenings.finish(workspace.screenings.open(opened.screening.id).screening)
    return opened.screening.id


def tidy(workspace: Workspace, household_id: str) -> QWidget:
    with_talks(workspace, household_id)
    other = workspace.dossiers.save(replace(DOUBLE, family_name="Wit"))
    workspace.families.doubles.merge(household_id, other, {})
    workspace.dossiers.save(DOUBLE)
    return tidying(workspace, household_id)[1]


def comparing(workspace: Workspace, household_id: str) -> QWidget:
    other = workspace.dossiers.save(DOUBLE)
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_double(other)
    return screen


def doubting(workspace: Workspace, household_id: str) -> QWidget:
    other = workspace.dossiers.save(replace(DOUBLE, bsn="999911466", family_name="Bakker"))
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_double(other)
    return screen


def merging(workspace: Workspace, household_id: str) -> QWidget:
    other = workspace.dossiers.save(DOUBLE)
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_double(other)
    presenter.turn(Page.MERGE)
    return screen


def looking_for_another(workspace: Workspace, household_id: str) -> QWidget:
    workspace.dossiers.save(OTHER)
    presenter, screen = tidying(workspace, household_id)
    presenter.look_for(Purpose.MOVE)
    presenter.search("yil")
    return screen


def one_conversation(workspace: Workspace, household_id: str) -> QWidget:
    screening_id = with_talks(workspace, household_id)
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_conversation(screening_id)
    return screen


def moving(workspace: Workspace, household_id: str) -> QWidget:
    screening_id = with_talks(workspace, household_id)
    other = workspace.dossiers.save(OTHER)
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_conversation(screening_id)
    presenter.look_for(Purpose.MOVE)
    presenter.pick_dossier(other)
    return screen


def withdrawing(workspace: Workspace, household_id: str) -> QWidget:
    screening_id = with_talks(workspace, household_id)
    presenter, screen = tidying(workspace, household_id)
    presenter.pick_conversation(screening_id)
    presenter.turn_to_conversation(Page.WITHDRAW)
    presenter.conversation.type_reason("dubbel ingevuld")
    return screen


FAMILY_STATES: dict[str, Callable[[Workspace, str], QWidget]] = {
    "family-expecting": expecting,
    "family-birth": typing_a_birth,
    "family-twins": twins,
    "family-born": born,
    "family-losing": losing,
    "family-placing": placing,
    "family-lost": lost,
    "family-undoing": undoing,
    "family-next-pregnancy": next_pregnancy,
    "family-transferring": transferring,
    "tidy-up": tidy,
    "tidy-up-comparing": comparing,
    "tidy-up-doubting": doubting,
    "tidy-up-merging": merging,
    "tidy-up-searching": looking_for_another,
    "tidy-up-conversation": one_conversation,
    "tidy-up-moving": moving,
    "tidy-up-withdrawing": withdrawing,
}
