"""Opening and closing the dossiers of one installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.errors import AlreadyOpenError, WrongPassphraseError
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import a_practitioner

WORDS = "vier losse woorden samen"
OTHER_WORDS = "nog vier andere woorden"


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "gegevens")


@pytest.fixture
def vault(installation: Installation) -> Iterator[Vault]:
    vault = Vault(installation, KeyCost.floor())
    yield vault
    vault.lock()


def test_a_new_installation_is_set_up_and_opens_again(vault: Vault) -> None:
    was_set_up = vault.installation.is_set_up
    vault.create(WORDS)
    PractitionerRepository(vault.database).save(a_practitioner())
    vault.lock()
    vault.unlock(WORDS)

    assert (was_set_up, vault.installation.is_set_up) == (False, True)
    assert PractitionerRepository(vault.database).current() == a_practitioner()


def test_a_locked_vault_gives_no_database(vault: Vault) -> None:
    vault.create(WORDS)
    vault.lock()

    assert not vault.is_open
    with pytest.raises(RuntimeError, match="locked"):
        _ = vault.database


def test_a_wrong_passphrase_opens_nothing(vault: Vault) -> None:
    vault.create(WORDS)
    vault.lock()

    with pytest.raises(WrongPassphraseError):
        vault.unlock("iets anders")

    assert not vault.is_open


def test_the_recovery_code_opens_and_sets_a_new_passphrase(vault: Vault) -> None:
    code = vault.create(WORDS)
    vault.lock()

    vault.unlock_with_recovery(code, OTHER_WORDS)
    vault.lock()
    vault.unlock(OTHER_WORDS)

    assert vault.is_open


def test_a_passphrase_is_changed_only_by_who_knows_it(vault: Vault) -> None:
    vault.create(WORDS)

    with pytest.raises(WrongPassphraseError):
        vault.change_passphrase("iets anders", OTHER_WORDS)
    vault.change_passphrase(WORDS, OTHER_WORDS)

    vault.check_passphrase(OTHER_WORDS)
    assert vault.wait_seconds() == 0


def test_a_second_program_on_the_same_dossiers_is_refused(vault: Vault) -> None:
    vault.create(WORDS)

    with pytest.raises(AlreadyOpenError):
        Vault(vault.installation, KeyCost.floor()).unlock(WORDS)


def test_a_set_up_that_was_cut_off_can_begin_again(installation: Installation) -> None:
    first = Vault(installation, KeyCost.floor())
    first.create(WORDS)
    first.lock()
    for path in installation.folder.glob("dossiers.db*"):
        path.unlink()

    again = Vault(installation, KeyCost.floor())
    again.create(OTHER_WORDS)

    assert again.is_open
    again.lock()


def test_a_lost_database_is_not_taken_for_a_fresh_start(vault: Vault) -> None:
    vault.create(WORDS)
    vault.lock()

    vault.installation.database_path.unlink()

    assert vault.installation.is_set_up


def test_a_new_recovery_code_takes_the_place_of_the_one_before(vault: Vault) -> None:
    first = vault.create(WORDS)
    second = vault.change_recovery_code(WORDS)
    vault.lock()

    with pytest.raises(WrongPassphraseError):
        vault.unlock_with_recovery(first, OTHER_WORDS)
    vault.unlock_with_recovery(second, OTHER_WORDS)

    assert vault.is_open


def test_without_the_passphrase_the_recovery_code_stays(vault: Vault) -> None:
    code = vault.create(WORDS)
    with pytest.raises(WrongPassphraseError):
        vault.change_recovery_code("iets anders")
    vault.lock()

    vault.unlock_with_recovery(code, OTHER_WORDS)

    assert vault.is_open
