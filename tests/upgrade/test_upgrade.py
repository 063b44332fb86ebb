"""Databases of every released version open in this one, with everything in them."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kansrijk_desktop.storage import migrations
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.storage.tables import Table
from tests.builders import HOUSEHOLD_ID, PATIENT_ID, a_practitioner
from tests.upgrade import example_vault
from tests.upgrade.example_vault import FIXTURES, PASSPHRASE

# A fixture stays as it was released: made anew, it would prove nothing.
DIGESTS = {
    "0001": "c7345519a824877423c3a64f1e1aea47b5226aac7bba221d213921d218b9abfe",
    "0002": "bfc85bc9efcd09e0c32c5fc52dc69ca7b44132942e1eb474da221a288bc2e3ff",
    "0003": "a41b2594ebde5ca7a394c664052264fd92fc20e0b1d37efc9897428b6cecd720",
}


@pytest.fixture(params=migrations.REVISIONS)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A copy of the fixture of one revision, opened with its passphrase."""
    for kind in ("db", "json", "db.saves"):
        shutil.copy(FIXTURES / f"{request.param}.{kind}", tmp_path)
    data_key = KeyFile(tmp_path / f"{request.param}.json", KeyCost.floor()).unlock(PASSPHRASE)
    database = Database.open(tmp_path / f"{request.param}.db", data_key)
    yield database
    database.close()


def test_the_dossier_of_an_old_version_is_whole(opened: Database) -> None:
    screenings, referrals = ScreeningRepository(opened), ReferralRepository(opened)

    assert opened.behind == 0
    assert PatientRepository(opened).dossier(HOUSEHOLD_ID) == example_vault.DOSSIER
    assert screenings.answers(example_vault.SCREENING.id) == example_vault.ANSWERS
    assert OfferRepository(opened).events(example_vault.OFFER.id) == (example_vault.STEP,)
    assert referrals.consents(PATIENT_ID) == (example_vault.CONSENT,)
    assert referrals.document_content("d1") == example_vault.DOCUMENT.content
    assert PractitionerRepository(opened).current() == a_practitioner()
    assert SettingRepository(opened).get("region") == "landelijk"


def test_the_dossier_of_an_old_version_is_found_and_can_be_continued(opened: Database) -> None:
    assert PatientRepository(opened).search("yildiz 1996", 5)
    assert ScreeningRepository(opened).unfinished()[0].screening == example_vault.SCREENING


def test_questionnaires_that_were_loaded_are_there_since_they_could_be(
    request: pytest.FixtureRequest, opened: Database
) -> None:
    kept = InstrumentRepository(opened)
    is_before = request.node.callspec.params["opened"] == "0001"
    questionnaire = example_vault.QUESTIONNAIRE

    assert kept.instruments() == (() if is_before else (replace(questionnaire, content=b""),))
    assert kept.content(questionnaire.identity) == (None if is_before else questionnaire.content)
    assert kept.decisions() == (() if is_before else (example_vault.TAKEN_INTO_USE,))


def test_a_meldcode_track_is_there_since_it_could_be(
    request: pytest.FixtureRequest, opened: Database
) -> None:
    kept = MeldcodeRepository(opened)
    is_before = request.node.callspec.params["opened"] in {"0001", "0002"}

    assert kept.of_patient(PATIENT_ID) == (() if is_before else (example_vault.TRACK,))
    entries = kept.entries(example_vault.TRACK.id)
    assert entries == (() if is_before else (example_vault.TRACK_ENTRY,))


def test_an_old_version_has_the_tables_of_today_afterwards(opened: Database) -> None:
    with opened.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        differences = compare_metadata(context, Table.metadata)

    assert differences == []


@pytest.mark.parametrize("revision", migrations.REVISIONS)
def test_every_revision_has_a_fixture_that_was_never_made_anew(revision: str) -> None:
    content = (FIXTURES / f"{revision}.db").read_bytes()

    assert hashlib.sha256(content).hexdigest() == DIGESTS[revision]


def test_the_list_of_revisions_is_that_of_the_files() -> None:
    config = Config()
    config.set_main_option("script_location", "kansrijk_desktop.storage:migrations")
    scripts = ScriptDirectory.from_config(config)

    found = [script.revision for script in scripts.walk_revisions()]

    assert tuple(reversed(found)) == migrations.REVISIONS
