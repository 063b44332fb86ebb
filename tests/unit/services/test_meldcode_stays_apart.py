"""Whatever was noted in a Meldcode track, nothing else shows it, nor that there is one.

`KANSRIJK_LONG=1` tries hundreds of conversations.
"""

import logging
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.logs import FILE_NAME, LogFile
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.epd_text import epd_text, shielded_text
from kansrijk_desktop.services.meldcode_steps import sections
from kansrijk_desktop.services.referral_draft import ReferralDraft
from kansrijk_desktop.services.sharing import SUBJECTS
from kansrijk_desktop.services.summary import summarize
from kansrijk_desktop.services.together import together_view
from kansrijk_desktop.services.unhurried import complete
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import ShowHousehold, ShowMeldcode, name_in_log
from tests.builders import TODAY
from tests.fakes import FixedClock
from tests.unit.services.letters import kept_talk, random_talk
from tests.unit.services.meldcode_tracks import filled_in
from tests.workspaces import a_workspace

pytestmark = pytest.mark.unmeasured

MARK = "Zqxmerkwoordzq"
SEEDS = range(300 if os.environ.get("KANSRIJK_LONG") == "1" else 3)


def mark_everything(workspace: Workspace, household_id: str) -> None:
    """Put the mark wherever a track takes words, and let it go through all it can go through."""
    meldcode = workspace.meldcode
    track = meldcode.start(household_id, MeldcodeGround.SAFETY)
    for step in MeldcodeStep:
        for section in sections(step, track.role):
            track = meldcode.note(track, section.key, filled_in(section, f"{MARK} {section.key}"))
    track = meldcode.strike(track, [track.entries[0].id])
    track = meldcode.close(track, MeldcodeStep.DECIDE, MARK)
    track = meldcode.reopen(track)
    track = meldcode.deliver(track, Delivery.PRINTED)
    assert track.case is not None
    meldcode.keep_drafts({track.case.id: {"feit": {"text": MARK}}})


def everything_else(workspace: Workspace, household_id: str, screening_id: str) -> Iterator[str]:
    """Say all that is shown or leaves besides the track itself."""
    yield repr(workspace.dossiers.open(household_id))
    yield repr(workspace.dossiers.search(""))
    yield repr(workspace.dossiers.search("reur"))
    yield repr(workspace.dossiers.search(MARK))
    yield repr(workspace.screenings.unfinished())
    yield repr(workspace.what_now.open(screening_id))
    opened = workspace.screenings.open(screening_id)
    session = FormSession(opened.definition, context=opened.context, records=opened.answers)
    summary = summarize(complete(session.state), opened.definition.title)
    yield repr(summary)
    yield repr(together_view(summary))
    yield epd_text(summary, TODAY)
    yield shielded_text(summary, TODAY)
    for kind in RecipientKind:
        yield from letter_to(workspace, screening_id, kind)


def letter_to(workspace: Workspace, screening_id: str, kind: RecipientKind) -> Iterator[str]:
    """Make a letter in which everything that may be shared is shared."""
    basis, _draft = workspace.referrals.begin(screening_id, None)
    draft = ReferralDraft(
        recipient_kind=kind,
        organization="Organisatie",
        subjects=frozenset(SUBJECTS),
        includes_not_for_home=True,
        includes_bsn=True,
        consent_form=ConsentForm.SPOKEN,
        question="Wilt u contact opnemen?",
    )
    letter = workspace.referrals.letter(basis, draft)
    yield " ".join(page_texts(letter))
    yield read_bundle(letter).decode()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_of_a_track_shows_anywhere_else(seed: int, tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        household_id, screening_id = kept_talk(workspace, random_talk(seed).answers)

        mark_everything(workspace, household_id)
        told = list(everything_else(workspace, household_id, screening_id))
        own = " ".join(page_texts(workspace.meldcode.paper(workspace.meldcode.open(household_id))))

    assert [text for text in told if MARK in text] == []
    assert own.count(MARK) > 20


@pytest.mark.parametrize("seed", list(SEEDS)[:2])
def test_nothing_else_tells_that_there_is_a_track(seed: int, tmp_path: Path) -> None:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        household_id, screening_id = kept_talk(workspace, random_talk(seed).answers)
        before = [
            workspace.dossiers.open(household_id),
            workspace.dossiers.search(""),
            workspace.screenings.unfinished(),
            workspace.what_now.open(screening_id),
        ]
        clock.advance(timedelta(minutes=5))

        mark_everything(workspace, household_id)
        after = [
            workspace.dossiers.open(household_id),
            workspace.dossiers.search(""),
            workspace.screenings.unfinished(),
            workspace.what_now.open(screening_id),
        ]

    assert after == before


def test_the_log_does_not_tell_that_someone_looked_at_one() -> None:
    assert name_in_log(ShowMeldcode("h1")) == name_in_log(ShowHousehold("h1")) == "ShowHousehold"


def test_a_bug_in_a_track_is_logged_without_the_name_of_its_module(tmp_path: Path) -> None:
    log = LogFile(tmp_path)
    log.open()
    with a_workspace(tmp_path) as workspace:
        household_id, _screening_id = kept_talk(workspace)
        track = workspace.meldcode.open(household_id)
        try:
            workspace.meldcode.strike(track, [])
        except ValueError:
            logging.getLogger("kansrijk").exception("bug")
    log.close()

    written = (tmp_path / FILE_NAME).read_text("utf-8")
    assert "ValueError@" in written
    assert "meldcode" not in written
