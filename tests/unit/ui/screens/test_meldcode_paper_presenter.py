"""The paper of a track: looked at first, noted in the track, and then it leaves."""

from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.meldcode_notes import history_words
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.meldcode.paper_presenter import (
    FILE_NAME,
    PaperPresenter,
    PaperState,
)
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.unit.services.meldcode_tracks import FACT, a_track
from tests.unit.ui.screens.meldcode_desk import a_desk


@pytest.fixture
def track(workspace: Workspace) -> Track:
    return workspace.meldcode.note(a_track(workspace), "feit", FACT)


@pytest.fixture
def states() -> list[PaperState]:
    return []


def history(workspace: Workspace, track: Track) -> list[str]:
    entries = workspace.meldcode.open(track.household_id).entries
    return [words for entry in entries if (words := history_words(entry))]


def paper_of(workspace: Workspace, track: Track) -> PaperPresenter:
    presenter = a_desk(workspace, track.household_id).presenter.paper()
    assert presenter is not None
    return presenter


def test_the_real_paper_is_shown_before_it_can_leave(
    workspace: Workspace, track: Track, states: list[PaperState]
) -> None:
    paper_of(workspace, track).attach(states.append)

    assert states[0].pages == ()
    assert states[-1].pages
    assert states[-1].client == "Sanne Reuring"
    assert history(workspace, track) == []


def test_saving_notes_it_in_the_track_and_writes_what_was_looked_at(
    workspace: Workspace, track: Track, states: list[PaperState], tmp_path: Path
) -> None:
    presenter = paper_of(workspace, track)
    presenter.attach(states.append)

    presenter.save_to(tmp_path / FILE_NAME)

    written = (tmp_path / FILE_NAME).read_bytes()
    assert "Blauwe plek" in " ".join(page_texts(written))
    assert states[-1].delivered
    assert history(workspace, track) == ["Bewaard als PDF"]


def test_printing_notes_it_too(
    workspace: Workspace, track: Track, states: list[PaperState]
) -> None:
    printed: list[bytes] = []
    presenter = paper_of(workspace, track)
    presenter.attach(states.append)

    presenter.print(printed.append)

    assert len(printed) == 1
    assert "printer" in states[-1].delivered
    assert history(workspace, track) == ["Afgedrukt"]


def test_a_printer_that_fails_is_told_without_speaking_of_a_letter(
    workspace: Workspace, track: Track, states: list[PaperState]
) -> None:
    def broken(_paper: bytes) -> None:
        raise ExpectedError("De brief staat in het dossier.")

    presenter = paper_of(workspace, track)
    presenter.attach(states.append)

    presenter.print(broken)

    assert "De printer doet het niet" in states[-1].error
    assert "brief" not in states[-1].error
    assert not states[-1].is_leaving


def test_a_place_that_cannot_be_written_is_told(
    workspace: Workspace, track: Track, states: list[PaperState], tmp_path: Path
) -> None:
    (tmp_path / "map").write_bytes(b"")
    presenter = paper_of(workspace, track)
    presenter.attach(states.append)

    presenter.save_to(tmp_path / "map" / FILE_NAME)

    assert "Kies een andere plek" in states[-1].error


def test_what_cannot_be_noted_does_not_leave(
    workspace: Workspace, track: Track, states: list[PaperState], tmp_path: Path
) -> None:
    tasks = FailingTasks("De schijf is vol."), InlineTasks()
    presenter = PaperPresenter(workspace.meldcode, track, tasks, lambda _track: None)
    presenter.attach(states.append)

    presenter.save_to(tmp_path / FILE_NAME)

    assert states[-1].error == "De schijf is vol."
    assert not (tmp_path / FILE_NAME).exists()


def test_hidden_before_it_was_made_it_never_leaves(
    workspace: Workspace, track: Track, states: list[PaperState], tmp_path: Path
) -> None:
    tasks = HeldTasks()
    presenter = PaperPresenter(
        workspace.meldcode, track, (InlineTasks(), tasks), lambda _track: None
    )
    presenter.attach(states.append)

    presenter.detach()
    tasks.let_go()
    presenter.save_to(tmp_path / FILE_NAME)

    assert states == [PaperState(client="Sanne Reuring")]
    assert not (tmp_path / FILE_NAME).exists()
    assert history(workspace, track) == []


def test_a_dialog_that_outlives_the_page_saves_nothing(
    workspace: Workspace, track: Track, states: list[PaperState], tmp_path: Path
) -> None:
    presenter = paper_of(workspace, track)
    presenter.attach(states.append)
    presenter.detach()

    presenter.save_to(tmp_path / FILE_NAME)

    assert not (tmp_path / FILE_NAME).exists()
    assert history(workspace, track) == []


def test_text_that_cannot_be_printed_is_told(
    workspace: Workspace, track: Track, states: list[PaperState]
) -> None:
    track = workspace.meldcode.note(track, "feit", FACT | {"text": "een 🎈"})
    presenter = paper_of(workspace, track)

    presenter.attach(states.append)

    assert "Deze tekens kunnen niet worden afgedrukt" in states[-1].error
    assert states[-1].pages == ()


def test_its_file_name_says_nothing() -> None:
    assert FILE_NAME == "vervolgstappen.pdf"
