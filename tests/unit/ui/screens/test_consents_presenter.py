"""The consents of a family, without widgets."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.consent import ConsentForm, Explanation
from kansrijk_desktop.services.consent_draft import ConsentDraft, Purpose
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowDocument, ShowHousehold
from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter, ConsentsState
from tests.builders import NOW, a_consent
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.unit.services.work import Family, a_family


class Desk:
    """A presenter with what it showed."""

    def __init__(self, workspace: Workspace, visited: list[Route]) -> None:
        self.workspace, self.visited = workspace, visited
        self.family: Family = a_family(workspace)
        self.shown: list[ConsentsState] = []
        self.presenter = self.sit_down(InlineTasks())

    def sit_down(self, tasks: RunsTasks) -> ConsentsPresenter:
        presenter = ConsentsPresenter(
            self.family.household_id,
            self.workspace.consents,
            tasks,
            self.visited.append,
            FixedClock(),
        )
        presenter.attach(self.shown.append)
        return presenter

    @property
    def state(self) -> ConsentsState:
        return self.shown[-1]

    @property
    def draft(self) -> ConsentDraft:
        assert self.state.draft is not None
        return self.state.draft

    def agree(self) -> str:
        consent = a_consent(patient_id=self.family.patient_id, recipient_kind="jgz")
        self.workspace.kept.referrals.add_consent(consent, NOW)
        self.presenter.attach(self.shown.append)
        return consent.id

    def fill_in(self) -> None:
        self.presenter.begin()
        self.presenter.change(
            replace(
                self.draft,
                purpose=Purpose.REFERRAL,
                recipient="JGZ Voorbeeld",
                form=ConsentForm.SPOKEN,
            )
        )
        self.presenter.share("money")


@pytest.fixture
def desk(workspace: Workspace, visited: list[Route]) -> Desk:
    return Desk(workspace, visited)


def test_a_new_consent_begins_today_with_nothing_ticked(desk: Desk) -> None:
    desk.presenter.begin()

    assert desk.draft == ConsentDraft(given_on="21-11-2026")


def test_it_is_asked_in_the_language_she_speaks(desk: Desk) -> None:
    dossier = desk.workspace.dossiers.open(desk.family.household_id)
    turkish = replace(dossier, patient=replace(dossier.patient, language="Turks"))
    desk.workspace.kept.patients.save_dossier(turkish)
    desk.presenter.attach(desk.shown.append)

    desk.presenter.begin()

    assert desk.draft.language == "Turks"


def test_a_filled_in_form_is_kept_and_the_list_comes_back(desk: Desk) -> None:
    desk.fill_in()

    desk.presenter.record()

    assert desk.state.draft is None
    assert desk.state.page is not None
    (shown,) = desk.state.page.consents
    assert (shown.consent.recipient, shown.consent.domains) == ("JGZ Voorbeeld", ("money",))
    assert desk.state.saved_at.startswith("Opgeslagen")


def test_what_misses_is_shown_and_goes_when_it_is_filled_in(desk: Desk) -> None:
    desk.presenter.begin()
    desk.presenter.record()
    before = set(desk.state.problems)

    desk.presenter.share("money")
    desk.presenter.change(replace(desk.draft, form=ConsentForm.SPOKEN))

    assert before == {"purpose", "recipient", "subjects", "form"}
    assert set(desk.state.problems) == {"purpose", "recipient"}
    assert desk.state.saved_at == ""


def test_ticks_go_on_and_off(desk: Desk) -> None:
    desk.presenter.begin()

    for _twice in range(2):
        desk.presenter.explain(Explanation.VISIT)
        desk.presenter.share("safety")
    desk.presenter.explain(Explanation.WHY)
    desk.presenter.share("money")

    assert desk.draft.explained == {Explanation.WHY}
    assert desk.draft.subjects == {"money"}


def test_the_form_can_be_left(desk: Desk) -> None:
    desk.fill_in()

    desk.presenter.leave_form()
    desk.presenter.record()
    desk.presenter.share("money")
    desk.presenter.explain(Explanation.WHY)
    desk.presenter.change(ConsentDraft())

    assert desk.state.draft is None
    assert desk.state.page is not None
    assert not desk.state.page.consents


def test_a_withdrawal_shows_what_was_shared(desk: Desk) -> None:
    consent_id = desk.agree()

    desk.presenter.begin_withdrawal(consent_id)
    noted = desk.state.withdrawal
    assert noted is not None
    desk.presenter.change_withdrawal(replace(noted, note="liever niet", with_others=False))
    desk.presenter.withdraw()

    assert (noted.day, noted.with_others) == ("21-11-2026", True)
    assert desk.state.withdrawn == consent_id
    assert desk.state.withdrawal is None
    assert desk.state.page is not None
    assert desk.state.page.consents[0].consent.withdrawal_note == "liever niet"


def test_a_withdrawal_on_a_day_that_cannot_be_keeps_what_was_typed(desk: Desk) -> None:
    consent_id = desk.agree()
    desk.presenter.begin_withdrawal(consent_id)
    assert desk.state.withdrawal is not None
    typed = replace(desk.state.withdrawal, day="22-11-2026", note="iets")
    desk.presenter.change_withdrawal(typed)

    desk.presenter.withdraw()

    assert "nog niet geweest" in desk.state.withdrawal_error
    assert desk.state.withdrawal == typed
    assert desk.state.withdrawn == ""


def test_a_withdrawal_can_be_left(desk: Desk) -> None:
    desk.presenter.begin_withdrawal(desk.agree())

    desk.presenter.change_withdrawal(None)
    desk.presenter.withdraw()

    assert desk.state.page is not None
    assert desk.state.page.consents[0].is_holding


def test_nothing_is_kept_twice_while_it_is_being_kept(desk: Desk) -> None:
    tasks = HeldTasks()
    desk.presenter = desk.sit_down(tasks)
    tasks.let_go()
    desk.fill_in()

    desk.presenter.record()
    desk.presenter.record()
    tasks.let_go()

    assert desk.state.page is not None
    assert len(desk.state.page.consents) == 1


def test_the_other_places_are_one_click_away(desk: Desk) -> None:
    desk.presenter.read("d1")
    desk.presenter.show_care_route()
    desk.presenter.back()

    household_id = desk.family.household_id
    assert desk.visited == [
        ShowDocument(household_id, "d1"),
        ShowCareRoute(household_id),
        ShowHousehold(household_id),
    ]


def test_what_cannot_be_kept_says_so_and_stays_in_the_form(desk: Desk) -> None:
    desk.presenter = desk.sit_down(FailingTasks("De schijf is vol.", after=1))
    desk.fill_in()
    typed = desk.draft

    desk.presenter.record()

    assert desk.state.error == "De schijf is vol."
    assert desk.draft == typed
    assert not desk.state.is_saving
