"""The Meldcode track: what is noted stays as it was written, and nothing happens by itself."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.meldcode import EntryKind, MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.meldcode_notes import history_words, noted_in
from kansrijk_desktop.services.meldcode_steps import section, sections
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.workspace import Workspace
from tests.fakes import FixedClock
from tests.unit.services.meldcode_tracks import (
    CHILD_CHECK,
    FACT,
    OPINION,
    QUOTE,
    a_family,
    a_full_track,
    a_track,
    as_maternity_carer,
    filled_in,
)
from tests.workspaces import a_workspace


@pytest.fixture
def track(workspace: Workspace) -> Track:
    return a_track(workspace)


def test_a_family_has_no_track_until_someone_begins_one(workspace: Workspace) -> None:
    household_id = a_family(workspace)

    before = workspace.meldcode.open(household_id)
    begun = workspace.meldcode.start(household_id, MeldcodeGround.UNEASE)

    assert before.case is None
    assert not before.is_open
    assert begun.is_open
    assert begun.case is not None
    assert begun.case.ground is MeldcodeGround.UNEASE
    assert begun.case.opened_by == workspace.signed_in.practitioner.name
    assert begun.entries == ()


def test_beginning_twice_gives_the_same_track(workspace: Workspace, track: Track) -> None:
    again = workspace.meldcode.start(track.household_id, MeldcodeGround.OTHER)

    assert again == track
    assert len(again.cases) == 1


def test_a_note_has_its_author_its_time_its_day_and_its_source(
    workspace: Workspace, track: Track
) -> None:
    noted = workspace.meldcode.note(track, "feit", FACT)

    (entry,) = noted.entries
    assert entry.kind is EntryKind.FACT
    assert entry.step is MeldcodeStep.SIGNALS
    assert entry.text == FACT["text"]
    assert entry.with_whom == "gezien"
    assert entry.happened_on == date(2026, 11, 20)
    assert entry.written_by == "M. de Vroed"
    assert entry.written_at == FixedClock()()
    assert workspace.meldcode.open(track.household_id).entries == noted.entries


def test_facts_quotes_and_opinions_stand_apart(workspace: Workspace, track: Track) -> None:
    for key, typed in (("feit", FACT), ("citaat", QUOTE), ("mening", OPINION)):
        track = workspace.meldcode.note(track, key, typed)

    told = {
        each.key: [(one.words, one.is_quote) for one in noted_in(each, track.entries)]
        for each in sections(MeldcodeStep.SIGNALS, track.role)
    }

    assert told == {
        "feit": [(FACT["text"], False)],
        "citaat": [(QUOTE["text"], True)],
        "mening": [(OPINION["text"], False)],
        "kindcheck": [],
    }


def test_a_kindcheck_is_told_as_one_and_no_concern_is_noted_too(
    workspace: Workspace, track: Track
) -> None:
    track = workspace.meldcode.note(track, "kindcheck", CHILD_CHECK)

    (noted,) = noted_in(section("kindcheck", track.role), track.entries)
    assert noted.words == "Zij slapen goed."
    assert noted.details == (
        ("Datum", "21 november 2026"),
        ("Andere minderjarigen", "2"),
        ("Leeftijden", "3, 6"),
        ("Wonen", "thuis"),
        ("Genoeg zorg", "Ja"),
        ("Uitkomst", "Geen zorg"),
    )
    assert len(noted.ids) == len(track.entries) == 5


def test_every_section_of_every_step_can_be_noted_and_comes_back_in_words(
    workspace: Workspace,
) -> None:
    track = a_full_track(workspace, "merkwoord")

    for step in MeldcodeStep:
        for each in sections(step, track.role):
            (noted,) = noted_in(each, track.entries)
            told = [noted.words, *(value for _label, value in noted.details)]
            assert "merkwoord" in told, each.key
            assert noted.written.startswith("M. de Vroed, 21 november 2026")


def test_what_was_noted_is_struck_out_and_stays_readable(
    workspace: Workspace, track: Track
) -> None:
    track = workspace.meldcode.note(track, "kindcheck", CHILD_CHECK)
    (noted,) = noted_in(section("kindcheck", track.role), track.entries)

    struck = workspace.meldcode.strike(track, noted.ids)

    (after,) = noted_in(section("kindcheck", track.role), struck.entries)
    assert after.details == noted.details
    assert after.struck.startswith("M. de Vroed, 21 november 2026")
    assert [entry.text for entry in struck.entries] == [entry.text for entry in track.entries]


def test_striking_out_twice_keeps_the_first_time(tmp_path: Path) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        track = workspace.meldcode.note(a_track(workspace), "feit", FACT)
        first = workspace.meldcode.strike(track, [track.entries[0].id])
        clock.advance(timedelta(days=1))

        second = workspace.meldcode.strike(first, [track.entries[0].id])

    assert second.entries == first.entries


def test_what_lacks_something_is_told_per_field_and_not_noted(
    workspace: Workspace, track: Track
) -> None:
    typed = {"happened_on": "22-11-2026", "with_whom": " "}

    read = workspace.meldcode.check(section("feit", track.role), typed)

    assert read.problems == {
        "text": "Vul dit in. Een paar woorden zijn genoeg.",
        "happened_on": "Deze dag is nog niet geweest. Kies vandaag of eerder.",
        "with_whom": "Vul dit in. Een paar woorden zijn genoeg.",
    }
    with pytest.raises(ValueError, match="text"):
        workspace.meldcode.note(track, "feit", typed)
    assert workspace.meldcode.open(track.household_id).entries == ()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"aantal": "1", "leeftijden": "3, 6"}, "leeftijden"),
        ({"leeftijden": "drie"}, "leeftijden"),
        ({"leeftijden": "18"}, "leeftijden"),
        ({"aantal": "veel"}, "aantal"),
        ({"uitkomst": "iets"}, "uitkomst"),
        ({"happened_on": "31-2-2026"}, "happened_on"),
    ],
)
def test_a_kindcheck_that_cannot_be_right_is_told_at_its_field(
    workspace: Workspace, track: Track, typed: dict[str, str], problem: str
) -> None:
    read = workspace.meldcode.check(section("kindcheck", track.role), CHILD_CHECK | typed)

    assert set(read.problems) == {problem}


def test_the_talk_is_skipped_on_one_of_three_grounds_and_with_a_later_moment(
    workspace: Workspace, track: Track
) -> None:
    skipped = section("gesprek-overgeslagen", track.role)
    typed = filled_in(skipped, "zij is niet alleen")

    without_ground = workspace.meldcode.check(skipped, typed | {"code": "geen-zin"})
    without_later = workspace.meldcode.check(skipped, typed | {"follow_up_on": ""})
    too_early = workspace.meldcode.check(skipped, typed | {"follow_up_on": "21-11-2026"})
    track = workspace.meldcode.note(track, skipped.key, typed)

    ground = skipped.field("code")
    assert ground is not None
    assert len(ground.options) == 3
    assert set(without_ground.problems) == {"code"}
    assert set(without_later.problems) == {"follow_up_on"}
    assert too_early.problems == {"follow_up_on": "Kies een dag na vandaag."}
    assert track.entries[0].follow_up_on == date(2026, 11, 28)


def test_what_is_shared_without_consent_has_its_ground(workspace: Workspace, track: Track) -> None:
    shared = section("gedeeld", track.role)
    ground = shared.field("code")
    typed = filled_in(shared, "dat er gevaar was")

    with_consent = workspace.meldcode.check(shared, typed | {"code": "toestemming"})
    silent = workspace.meldcode.check(shared, typed | {"why": ""})

    assert ground is not None
    assert [key for key, _words in ground.options] == ["meldrecht", "conflict-van-plichten"]
    assert set(with_consent.problems) == {"code"}
    assert set(silent.problems) == {"why"}


def test_no_answer_leads_to_a_decision_by_itself(workspace: Workspace, track: Track) -> None:
    for each in sections(MeldcodeStep.WEIGH, track.role):
        typed = filled_in(each, "acuut gevaar") | {"answer": "yes"}
        track = workspace.meldcode.note(track, each.key, typed)

    assert {entry.kind for entry in track.entries} == {EntryKind.WEIGHING}
    assert [entry.code for entry in track.entries if entry.answer == "yes"] == [
        "vermoeden", "veiligheid", "hulp", "acceptatie", "resultaat"
    ]  # fmt: skip
    assert track.is_open


def test_the_weighing_says_beside_each_answer_what_it_means(track: Track) -> None:
    told = {each.code: dict(each.meanings) for each in sections(MeldcodeStep.WEIGH, track.role)}

    assert "afsluiten" in told["vermoeden"]["Nee"]
    assert "melden bij Veilig Thuis" in told["veiligheid"]["Ja"]
    assert "samen met hen" in told["veiligheid"]["Ja"]
    for question in ("hulp", "acceptatie", "resultaat"):
        assert "melden bij Veilig Thuis" in told[question]["Nee"]
    assert all("0800-2000" in meanings["Twijfel"] for meanings in told.values())


@pytest.mark.parametrize("step", list(MeldcodeStep))
def test_a_track_is_closed_after_any_step_with_its_reason_and_nothing_is_lost(
    workspace: Workspace, track: Track, step: MeldcodeStep
) -> None:
    track = workspace.meldcode.note(track, "feit", FACT)

    closed = workspace.meldcode.close(track, step, "Geen vermoeden meer.")

    assert not closed.is_open
    assert closed.case is not None
    assert closed.case.closed_on == date(2026, 11, 21)
    assert closed.case.closed_reason == "Geen vermoeden meer."
    assert closed.entries[0] == track.entries[0]
    assert f"na stap {step.value}" in history_words(closed.entries[-1])
    assert workspace.meldcode.open(track.household_id).case is None
    with pytest.raises(ValueError, match=r"\[\]"):
        workspace.meldcode.note(closed, "feit", FACT)


def test_closing_needs_a_reason_that_can_be_kept(workspace: Workspace, track: Track) -> None:
    with pytest.raises(ValueError, match="reason"):
        workspace.meldcode.close(track, MeldcodeStep.SIGNALS, " \n")
    with pytest.raises(InvalidInputError):
        workspace.meldcode.close(track, MeldcodeStep.SIGNALS, "x" * 20_001)

    assert workspace.meldcode.open(track.household_id) == track


def test_a_closed_track_is_read_again_and_reopened_and_that_stays_noted(
    workspace: Workspace, track: Track
) -> None:
    closed = workspace.meldcode.close(track, MeldcodeStep.WEIGH, "Geen vermoeden.")
    assert closed.case is not None

    read = workspace.meldcode.open(track.household_id, closed.case.id)
    reopened = workspace.meldcode.reopen(read)

    assert read == closed
    assert reopened.is_open
    assert [entry.kind for entry in reopened.entries] == [EntryKind.CLOSED, EntryKind.REOPENED]
    assert history_words(reopened.entries[-1]) == "Heropend"


def test_kraamzorg_is_asked_first_whether_the_verloskundige_knows(workspace: Workspace) -> None:
    as_maternity_carer(workspace)
    track = a_track(workspace)
    first = sections(MeldcodeStep.SIGNALS, track.role)[0]
    told = filled_in(first, "overlegd") | {"answer": "no"}

    # It does not block: in danger she goes on.
    on = workspace.meldcode.note(track, "feit", FACT)
    not_yet = workspace.meldcode.note(on, first.key, told)
    informed = workspace.meldcode.note(not_yet, first.key, told | {"answer": "yes"})

    assert first.kind is EntryKind.INFORMED
    assert [each.misses_the_midwife for each in (track, on, not_yet, informed)] == [
        True, True, True, False
    ]  # fmt: skip


def test_a_verloskundige_is_not_asked_whether_she_knows(track: Track) -> None:
    assert not track.misses_the_midwife
    assert sections(MeldcodeStep.SIGNALS, track.role)[0].kind is EntryKind.FACT


def test_what_was_typed_is_kept_until_it_is_noted_and_is_no_part_of_the_track(
    workspace: Workspace, track: Track
) -> None:
    assert track.case is not None
    drafts = {"feit": FACT, "citaat": {"text": "hij z"}, "mening": {"text": ""}}

    workspace.meldcode.keep_drafts({track.case.id: drafts})
    kept = workspace.meldcode.open(track.household_id)
    noted = workspace.meldcode.note(kept, "feit", FACT)

    assert kept.drafts == {"feit": FACT, "citaat": {"text": "hij z"}}
    assert kept.entries == ()
    assert kept.case is not None
    assert kept.case.changed_at == track.case.changed_at
    assert noted.drafts == {"citaat": {"text": "hij z"}}


def test_a_delivery_is_noted_in_the_track_and_moves_no_date(tmp_path: Path) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        track = a_track(workspace)
        clock.advance(timedelta(days=400))

        delivered = workspace.meldcode.deliver(track, Delivery.PRINTED)
        dossier = workspace.dossiers.open(track.household_id)

    assert track.case is not None
    assert delivered.case == track.case
    assert [history_words(entry) for entry in delivered.entries] == ["Afgedrukt"]
    assert dossier.documents == ()


def test_the_paper_is_written_whole_or_that_is_told(workspace: Workspace, tmp_path: Path) -> None:
    workspace.meldcode.write(tmp_path / "vervolgstappen.pdf", b"%PDF")

    with pytest.raises(DiskFullError, match="Wat u vastlegde, staat er nog"):
        workspace.meldcode.write(tmp_path / "vervolgstappen.pdf" / "map.pdf", b"%PDF")

    assert (tmp_path / "vervolgstappen.pdf").read_bytes() == b"%PDF"


def test_no_save_moves_the_last_change_of_the_dossier(tmp_path: Path) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        household_id = a_family(workspace)
        before = workspace.dossiers.open(household_id)
        clock.advance(timedelta(days=1))

        track = workspace.meldcode.start(household_id, MeldcodeGround.SAFETY)
        track = workspace.meldcode.note(track, "feit", FACT)
        workspace.meldcode.close(track, MeldcodeStep.SIGNALS, "klaar")

        assert workspace.dossiers.open(household_id) == before
