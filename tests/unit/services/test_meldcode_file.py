"""The paper of a track holds everything in it, and nothing of it by another's hand."""

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.meldcode import MeldcodeStep
from kansrijk_desktop.services.meldcode_file import content_of
from kansrijk_desktop.services.meldcode_steps import sections, step_title
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.workspace import Workspace
from tests.fakes import FixedClock
from tests.unit.services.meldcode_tracks import (
    FACT,
    a_full_track,
    a_track,
    as_maternity_carer,
)


def paper_text(workspace: Workspace, track: Track) -> str:
    return " ".join(" ".join(page_texts(workspace.meldcode.paper(track))).split())


def test_everything_that_was_noted_is_on_the_paper(workspace: Workspace) -> None:
    as_maternity_carer(workspace)
    track = a_full_track(workspace, "merkwoord")

    text = paper_text(workspace, track)

    for step in MeldcodeStep:
        assert f"Stap {step.value}. {step_title(step)}" in text
        for section in sections(step, track.role):
            assert section.title in text
    written = sum(
        entry.text == "merkwoord" or entry.with_whom == "merkwoord" or entry.why == "merkwoord"
        for entry in track.entries
    )
    assert text.count("merkwoord") >= written > 15
    assert "Bewaren tot minstens 23 juni 2066" in text


def test_what_was_only_typed_is_not_on_the_paper(workspace: Workspace) -> None:
    track = a_track(workspace)
    assert track.case is not None
    workspace.meldcode.keep_drafts({track.case.id: {"feit": {"text": "nog niet zeker"}}})

    text = paper_text(workspace, workspace.meldcode.open(track.household_id))

    assert "nog niet zeker" not in text


def test_how_it_was_closed_and_delivered_before_stands_at_the_end(workspace: Workspace) -> None:
    track = workspace.meldcode.note(a_track(workspace), "feit", FACT)
    track = workspace.meldcode.deliver(track, Delivery.SAVED)
    track = workspace.meldcode.close(track, MeldcodeStep.TALK, "Alles uitgelegd.")

    content = content_of(track, FixedClock()())

    words = [value for _label, value in content.history]
    assert words == [
        "Bewaard als PDF (M. de Vroed)",
        "Afgesloten na stap 3 (Gesprek): Alles uitgelegd. (M. de Vroed)",
    ]
    assert ("Reden", "Alles uitgelegd.") in content.facts
