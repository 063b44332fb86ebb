"""The track behind its gate: noted after confirmation, and never lost while it is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.ui.routes import ShowHousehold
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodeState
from tests.fakes import FailingTasks, HeldTasks
from tests.unit.services.meldcode_tracks import (
    CHILD_CHECK,
    FACT,
    QUOTE,
    a_family,
    a_track,
    as_maternity_carer,
)
from tests.unit.ui.screens.meldcode_desk import MeldcodeDesk, a_desk

FULL = "De schijf is vol. Er is niets verloren."


@pytest.fixture
def desk(workspace: Workspace) -> MeldcodeDesk:
    return a_desk(workspace, a_track(workspace).household_id)


def kept(workspace: Workspace, desk: MeldcodeDesk) -> Track:
    assert desk.state.track is not None
    return workspace.meldcode.open(desk.state.track.household_id)


def test_a_family_without_a_track_is_asked_why_it_is_opened(workspace: Workspace) -> None:
    desk = a_desk(workspace, a_family(workspace))

    before = desk.state
    desk.presenter.start(MeldcodeGround.UNEASE)

    assert before.track is not None
    assert before.track.case is None
    assert desk.state.track is not None
    assert desk.state.track.is_open
    assert desk.state.has_saved


def test_a_note_shows_once_it_is_saved_and_its_form_closes(
    workspace: Workspace, desk: MeldcodeDesk
) -> None:
    desk.note("feit", FACT)

    assert desk.words == [FACT["text"]]
    assert desk.state.form is None
    assert desk.state.has_saved
    assert [entry.text for entry in kept(workspace, desk).entries] == [FACT["text"]]


def test_while_it_is_being_saved_it_does_not_say_so_nor_save_twice(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = a_desk(workspace, a_track(workspace).household_id, tasks)
    tasks.let_go()
    desk.note("feit", FACT)

    desk.presenter.note()
    saving = desk.state
    waiting = len(tasks.waiting)
    tasks.let_go()

    assert saving.is_saving
    assert not saving.has_saved
    assert waiting == 1
    assert desk.words == [FACT["text"]]


def test_what_cannot_be_saved_stays_in_its_form(workspace: Workspace) -> None:
    household_id = a_track(workspace).household_id
    desk = a_desk(workspace, household_id, FailingTasks(FULL, after=1))

    desk.note("feit", FACT)

    assert desk.state.error == FULL
    assert desk.state.is_unsaved
    assert not desk.state.has_saved
    assert not desk.state.is_saving
    assert desk.state.form is not None
    assert desk.state.form.typed == FACT
    assert workspace.meldcode.open(household_id).entries == ()


def test_what_lacks_is_told_at_its_field_until_something_is_typed_there(
    desk: MeldcodeDesk,
) -> None:
    desk.note("feit", {"text": "Blauwe plek"})
    assert desk.state.form is not None
    told = set(desk.state.form.problems)

    desk.presenter.type("with_whom", "huisarts")

    assert told == {"happened_on", "with_whom"}
    assert set(desk.state.form.problems) == {"happened_on"}
    assert desk.state.form.typed["text"] == "Blauwe plek"


def test_hidden_it_shows_nothing_and_typed_text_comes_back_with_its_place(
    desk: MeldcodeDesk,
) -> None:
    desk.presenter.go_to(MeldcodeStep.CONSULT)
    desk.fill_in("overleg", {"text": "Zij raadt aan"})
    count = len(desk.states)

    desk.presenter.detach()
    desk.presenter.type("text", "na het verbergen")
    hidden = len(desk.states)
    desk.come_in()

    assert hidden == count
    assert desk.state.place is MeldcodeStep.CONSULT
    assert desk.state.form is not None
    assert desk.state.form.typed["text"] == "Zij raadt aan"


def test_a_result_that_comes_while_it_is_hidden_is_not_shown(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = a_desk(workspace, a_track(workspace).household_id, tasks)
    tasks.let_go()
    desk.note("feit", FACT)
    count = len(desk.states)

    desk.presenter.detach()
    tasks.let_go()
    hidden = len(desk.states)
    desk.come_in()
    tasks.let_go()

    assert hidden == count
    # Noted after all, so that it does not stand in a form as well.
    assert desk.words == [FACT["text"]]
    assert desk.state.form is None


def test_left_it_keeps_what_was_typed_and_gives_it_back(
    workspace: Workspace, desk: MeldcodeDesk
) -> None:
    desk.fill_in("citaat", {"text": "Hij wordt"})
    left: list[str] = []

    desk.presenter.about_to_leave(lambda: left.append("gone"))
    again = a_desk(workspace, kept(workspace, desk).household_id)
    waiting = {one.section.key for one in again.state.sections if one.is_waiting}
    again.presenter.begin("citaat")

    assert left == ["gone"]
    assert waiting == {"citaat"}
    assert again.state.form is not None
    assert again.state.form.typed["text"] == "Hij wordt"


def test_when_that_cannot_be_kept_it_stays_and_says_so(workspace: Workspace) -> None:
    desk = a_desk(workspace, a_track(workspace).household_id, FailingTasks(FULL, after=1))
    desk.fill_in("citaat", {"text": "Hij wordt"})
    left: list[str] = []
    told: list[str] = []

    desk.presenter.about_to_leave(lambda: left.append("gone"))
    shown = desk.state.error
    desk.presenter.detach()
    desk.presenter.gate.attach(lambda state: told.append(state.error))
    desk.presenter.about_to_leave(lambda: left.append("gone"))

    assert left == []
    assert shown == FULL
    assert told[-1] == FULL


def test_without_a_track_nothing_holds_up_leaving(workspace: Workspace) -> None:
    desk = a_desk(workspace, a_family(workspace))
    left: list[str] = []

    desk.presenter.about_to_leave(lambda: left.append("gone"))

    assert left == ["gone"]


def test_later_keeps_what_was_typed_and_throwing_away_does_not(desk: MeldcodeDesk) -> None:
    desk.fill_in("feit", {"text": "Blauwe plek"})
    desk.presenter.fold()
    folded = desk.state
    desk.presenter.begin("feit")
    back = desk.state.form
    desk.presenter.throw_away()
    desk.presenter.begin("feit")

    assert folded.form is None
    assert [one.section.key for one in folded.sections if one.is_waiting] == ["feit"]
    assert back is not None
    assert back.typed["text"] == "Blauwe plek"
    assert desk.state.form is not None
    assert desk.state.form.typed.get("text", "") == ""


def test_another_step_keeps_what_was_typed_in_this_one(desk: MeldcodeDesk) -> None:
    desk.fill_in("feit", {"text": "Blauwe plek"})

    desk.presenter.go_to(MeldcodeStep.WEIGH)
    desk.presenter.go_to(MeldcodeStep.SIGNALS)

    assert [one.section.key for one in desk.state.sections if one.is_waiting] == ["feit"]


def test_an_opinion_is_hers_unless_she_says_otherwise(desk: MeldcodeDesk) -> None:
    desk.presenter.begin("mening")

    assert desk.state.form is not None
    assert desk.state.form.typed["with_whom"] == "van mijzelf"
    assert not any(one.is_waiting for one in desk.state.sections)


def test_striking_out_shows_who_did_it(desk: MeldcodeDesk) -> None:
    desk.note("kindcheck", CHILD_CHECK)
    noted = next(one for one in desk.state.sections if one.notes).notes[0]

    desk.presenter.strike(noted.ids)

    struck = next(one for one in desk.state.sections if one.notes).notes[0]
    assert struck.struck.startswith("M. de Vroed")
    assert struck.words == noted.words


def test_closing_asks_why_and_tells_after_which_step(
    workspace: Workspace, desk: MeldcodeDesk
) -> None:
    desk.presenter.go_to(MeldcodeStep.TALK)
    desk.note("gesprek", {"with_whom": "zij", "happened_on": "20-11-2026", "text": "uitgelegd"})
    desk.presenter.go_to(None)
    desk.presenter.begin("afgesloten")

    desk.presenter.note()
    assert desk.state.form is not None
    asked = desk.state.form.problems
    desk.presenter.type("text", "Alles is uitgelegd.")
    desk.presenter.note()

    assert set(asked) == {"text"}
    assert desk.state.track is not None
    assert not desk.state.track.is_open
    assert desk.state.track.entries[-1].step is MeldcodeStep.TALK
    assert desk.state.form is None


def test_closing_leaves_no_typed_text_behind(desk: MeldcodeDesk) -> None:
    desk.fill_in("citaat", {"text": "Hij wordt"})
    desk.presenter.go_to(None)

    desk.note("afgesloten", {"text": "Klaar."})

    assert desk.state.form is not None
    assert "Citaten" in desk.state.form.problems["text"]
    assert desk.state.track is not None
    assert desk.state.track.is_open


def test_a_closed_track_is_read_reopened_or_left_for_a_new_one(
    workspace: Workspace, desk: MeldcodeDesk
) -> None:
    desk.presenter.go_to(None)
    desk.note("afgesloten", {"text": "Klaar."})
    closed = desk.state.track
    assert closed is not None
    assert closed.case is not None

    desk.presenter.begin("afgesloten")
    no_form = desk.state.form
    desk.presenter.look_into("")
    start = desk.state.track
    desk.presenter.look_into(closed.case.id)
    desk.presenter.reopen()

    assert no_form is None
    assert start is not None
    assert start.case is None
    assert desk.state.track is not None
    assert desk.state.track.is_open
    assert desk.state.track.case is not None
    assert desk.state.track.case.id == closed.case.id


def test_of_two_open_tracks_each_keeps_what_was_typed_in_it(
    workspace: Workspace, desk: MeldcodeDesk
) -> None:
    # As after a merge of two dossiers of one family.
    first = kept(workspace, desk)
    assert first.case is not None
    other = replace(first.case, id="other", opened_at=first.case.opened_at - timedelta(days=9))
    MeldcodeRepository(workspace.kept.database).save(other)
    desk.fill_in("citaat", {"text": "in de eerste"})

    desk.presenter.look_into("other")
    in_other = desk.state
    desk.fill_in("feit", {"text": "in de andere"})
    desk.presenter.look_into(first.case.id)
    back = {one.section.key for one in desk.state.sections if one.is_waiting}
    desk.presenter.about_to_leave(lambda: None)

    assert in_other.form is None
    assert not any(one.is_waiting for one in in_other.sections)
    assert back == {"citaat"}
    assert workspace.meldcode.open(first.household_id, "other").drafts == {
        "feit": {"text": "in de andere"}
    }
    assert kept(workspace, desk).drafts == {"citaat": {"text": "in de eerste"}}
    assert [case.id for case in kept(workspace, desk).cases] == [first.case.id, "other"]


def test_kraamzorg_is_asked_about_the_verloskundige_before_anything_else(
    workspace: Workspace,
) -> None:
    as_maternity_carer(workspace)
    desk = a_desk(workspace, a_family(workspace))

    desk.presenter.start(MeldcodeGround.SAFETY)
    asked = desk.state.form
    desk.presenter.fold()
    desk.note("feit", FACT)

    assert asked is not None
    assert asked.section.key == "verloskundige-ingelicht"
    # Nothing waits for the answer, and it is not forgotten either.
    assert desk.words == [FACT["text"]]
    assert desk.state.form is None
    assert desk.state.track is not None
    assert desk.state.track.misses_the_midwife


def test_back_leads_to_the_dossier(desk: MeldcodeDesk) -> None:
    assert desk.state.track is not None

    desk.presenter.back()

    assert desk.visited == [ShowHousehold(desk.state.track.household_id)]


def test_a_track_that_cannot_be_read_is_told(workspace: Workspace) -> None:
    desk = a_desk(workspace, a_track(workspace).household_id, FailingTasks(FULL))

    assert desk.state == MeldcodeState(error=FULL)
    assert desk.presenter.paper() is None


def test_before_it_is_read_nothing_can_be_done(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = a_desk(workspace, a_track(workspace).household_id, tasks)

    desk.presenter.begin("feit")
    desk.presenter.type("text", "iets")
    desk.presenter.note()
    desk.presenter.strike(("x",))
    desk.presenter.reopen()

    assert len(tasks.waiting) == 1
    assert desk.states == []


def test_quotes_may_hold_whatever_was_said(desk: MeldcodeDesk) -> None:
    said = "‘Kom <b>hier</b>’ & \u202ezei hij; İbrahim 123"

    desk.note("citaat", QUOTE | {"text": said})

    # Without the sign that turns the direction of reading round.
    assert desk.words == [said.replace("\u202e", "")]
