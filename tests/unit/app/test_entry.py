"""Opening and closing the dossiers behind the screens."""

from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.app.entry import Entry, save_recovery_code
from kansrijk_desktop.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    ExpectedError,
    WrongPassphraseError,
)
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import a_practitioner

WORDS = "vier losse woorden samen"
OTHER_WORDS = "nog vier andere woorden"


def an_entry(folder: Path) -> Entry:
    return Entry(Installation(folder), KeyCost.floor())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with dossiers in it, closed."""
    entry = an_entry(tmp_path)
    entry.set_up(WORDS, a_practitioner())
    entry.lock()
    return tmp_path


def test_the_first_start_keeps_the_practitioner_under_an_id_of_her_own(tmp_path: Path) -> None:
    entry = an_entry(tmp_path)

    code = entry.set_up(WORDS, replace(a_practitioner(), id=""))
    entry.enter()
    kept = entry.workspace.signed_in.practitioner
    entry.lock()

    assert len(code) > 20
    assert kept.name == a_practitioner().name
    assert kept.id


def test_that_the_key_file_was_repaired_is_told_once(folder: Path) -> None:
    (folder / "sleutels.json").write_bytes(b"")
    entry = an_entry(folder)
    entry.unlock(WORDS)

    told = [entry.take_key_repair(), entry.take_key_repair()]
    entry.lock()
    entry.unlock(WORDS)
    again = entry.take_key_repair()
    entry.lock()

    assert (told, again) == ([True, False], False)


def test_without_entering_there_is_no_workspace(folder: Path) -> None:
    with pytest.raises(RuntimeError, match="closed"):
        _ = an_entry(folder).workspace


def test_unlocking_gives_the_workspace_and_locking_takes_it(folder: Path) -> None:
    entry = an_entry(folder)
    entry.unlock(WORDS)
    was_open, behind = entry.is_open, entry.behind
    entry.lock()

    assert (was_open, behind) == (True, 0)
    assert not entry.is_open
    with pytest.raises(RuntimeError):
        _ = entry.workspace


def test_a_wrong_passphrase_leaves_everything_closed(folder: Path) -> None:
    entry = an_entry(folder)

    with pytest.raises(WrongPassphraseError):
        entry.unlock(OTHER_WORDS)

    assert not entry.is_open


def test_a_region_that_is_not_here_any_more_keeps_nobody_from_the_dossiers(tmp_path: Path) -> None:
    first = an_entry(tmp_path)
    first.set_up(WORDS, replace(a_practitioner(), region="bestaat-niet"))
    first.lock()
    entry = an_entry(tmp_path)

    entry.unlock(WORDS)
    region = entry.workspace.region
    entry.lock()

    assert region.id == "landelijk"


def test_a_damaged_database_does_not_keep_others_away(folder: Path) -> None:
    path = Installation(folder).database_path
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    entry = an_entry(folder)

    with pytest.raises(DamagedDatabaseError):
        entry.unlock(WORDS)
    path.write_bytes(whole)
    other = an_entry(folder)
    other.unlock(WORDS)
    is_open = other.is_open
    other.lock()

    assert is_open


def test_a_second_program_is_told_before_anything_is_typed(folder: Path) -> None:
    first, second = an_entry(folder), an_entry(folder)
    wait = first.wait_seconds()

    with pytest.raises(AlreadyOpenError):
        second.wait_seconds()
    first.lock()

    assert wait == 0
    assert second.wait_seconds() == 0
    second.lock()


def test_the_recovery_code_opens_and_sets_a_new_passphrase(tmp_path: Path) -> None:
    entry = an_entry(tmp_path)
    code = entry.set_up(WORDS, a_practitioner())
    entry.lock()

    entry.unlock_with_recovery(code, OTHER_WORDS)
    entry.check_passphrase(OTHER_WORDS)
    entry.change_passphrase(OTHER_WORDS, WORDS)
    entry.check_passphrase(WORDS)
    is_open = entry.is_open
    entry.lock()

    assert is_open


def test_the_example_family_is_put_in_as_an_example(tmp_path: Path) -> None:
    entry = an_entry(tmp_path)
    entry.set_up(WORDS, a_practitioner())

    entry.add_example()
    (row,) = entry.workspace.dossiers.search("reuring")
    dossier = entry.workspace.dossiers.open(row.household_id)
    entry.lock()

    assert row.patient.full_name == "Sanne Reuring"
    assert dossier.household.is_demo


def test_a_first_start_that_failed_halfway_goes_on_with_the_words_typed_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = an_entry(tmp_path)

    def fail(*_anything: object) -> None:
        raise ExpectedError("De schijf is vol.")

    with monkeypatch.context() as patched:
        patched.setattr(PractitionerRepository, "save", fail)
        with pytest.raises(ExpectedError):
            entry.set_up(WORDS, a_practitioner())
    code = entry.set_up(OTHER_WORDS, a_practitioner())
    entry.lock()
    entry.unlock(OTHER_WORDS)
    name = entry.workspace.signed_in.practitioner.name
    entry.lock()
    entry.unlock_with_recovery(code, WORDS)
    entry.lock()

    assert name == a_practitioner().name


def test_the_recovery_code_is_written_where_the_user_said(tmp_path: Path) -> None:
    path = tmp_path / "code.txt"

    save_recovery_code(str(path), "ABCD-EFGH")

    assert "ABCD-EFGH" in path.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()

    with pytest.raises(ExpectedError, match="andere plek"):
        save_recovery_code(str(tmp_path / "bestand" / "code.txt"), "ABCD-EFGH")


def test_missing_saves_can_be_accepted(folder: Path) -> None:
    path = Installation(folder).database_path
    older = path.read_bytes()
    entry = an_entry(folder)
    entry.unlock(WORDS)
    entry.add_example()
    entry.lock()
    path.write_bytes(older)

    entry.unlock(WORDS)
    before = entry.behind
    entry.accept_behind()
    entry.lock()
    entry.unlock(WORDS)
    after = entry.behind
    entry.lock()

    assert before > 0
    assert after == 0
