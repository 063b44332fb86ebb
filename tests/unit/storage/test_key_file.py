import json
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import (
    DamagedKeyFileError,
    InvalidInputError,
    TooManyAttemptsError,
    WrongPassphraseError,
)
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile, NewKey
from kansrijk_desktop.storage.recovery_code import new_recovery_code
from tests.fakes import FixedClock

PASSPHRASE = "vier paarse fietsen fluiten"  # noqa: S105 - the passphrase of a test


def a_key_file(path: Path, clock: FixedClock | None = None) -> KeyFile:
    return KeyFile(path, KeyCost.floor(), clock or FixedClock())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def new_key(path: Path) -> NewKey:
    return a_key_file(path).create(PASSPHRASE)


def test_the_passphrase_gives_the_data_key_back(path: Path, new_key: NewKey) -> None:
    data_key = a_key_file(path).unlock(PASSPHRASE)

    assert data_key == new_key.data_key
    assert len(data_key) == 32


def test_the_recovery_code_gives_the_data_key_back(path: Path, new_key: NewKey) -> None:
    typed = new_key.recovery_code.lower().replace("-", " ")

    assert a_key_file(path).unlock_with_recovery(typed) == new_key.data_key


def test_a_wrong_passphrase_is_refused(path: Path, new_key: NewKey) -> None:
    with pytest.raises(WrongPassphraseError, match="wachtwoord klopt niet"):
        a_key_file(path).unlock(PASSPHRASE + " ")


def test_a_passphrase_is_the_same_on_every_keyboard(path: Path) -> None:
    key = a_key_file(path).create(unicodedata.normalize("NFD", "één café"))

    assert a_key_file(path).unlock(unicodedata.normalize("NFC", "één café")) == key.data_key


def test_neither_the_key_nor_the_secrets_stand_in_the_file(path: Path, new_key: NewKey) -> None:
    content = path.read_text()

    assert new_key.data_key.hex() not in content
    assert PASSPHRASE not in content
    assert new_key.recovery_code not in content


def test_a_key_is_never_overwritten(path: Path, new_key: NewKey) -> None:
    with pytest.raises(FileExistsError):
        a_key_file(path).create("een andere zin hier")

    assert a_key_file(path).unlock(PASSPHRASE) == new_key.data_key


def test_a_new_passphrase_replaces_the_old_and_leaves_the_recovery_code(
    path: Path, new_key: NewKey
) -> None:
    key_file = a_key_file(path)

    key_file.change_passphrase(new_key.data_key, "nieuwe zin met woorden")

    assert key_file.unlock("nieuwe zin met woorden") == new_key.data_key
    assert key_file.unlock_with_recovery(new_key.recovery_code) == new_key.data_key
    with pytest.raises(WrongPassphraseError):
        key_file.unlock(PASSPHRASE)


def test_only_one_slot_changes_with_the_passphrase(path: Path, new_key: NewKey) -> None:
    before = {slot["kind"]: slot for slot in json.loads(path.read_bytes())["slots"]}

    a_key_file(path).change_passphrase(new_key.data_key, "nieuwe zin met woorden")

    after = {slot["kind"]: slot for slot in json.loads(path.read_bytes())["slots"]}
    assert after["recovery"] == before["recovery"]
    assert after["passphrase"] != before["passphrase"]


def test_a_new_recovery_code_replaces_the_old(path: Path, new_key: NewKey) -> None:
    key_file = a_key_file(path)

    code = key_file.change_recovery_code(new_key.data_key)

    assert key_file.unlock_with_recovery(code) == new_key.data_key
    with pytest.raises(WrongPassphraseError, match="hoort niet bij"):
        key_file.unlock_with_recovery(new_key.recovery_code)


def test_another_data_key_cannot_be_put_in_the_slots(path: Path, new_key: NewKey) -> None:
    with pytest.raises(ValueError, match="does not belong"):
        a_key_file(path).change_passphrase(bytes(32), "nieuwe zin met woorden")


def test_a_mistyped_recovery_code_is_told_and_not_counted(path: Path, new_key: NewKey) -> None:
    wrong = new_key.recovery_code[:-1] + ("2" if new_key.recovery_code[-1] != "2" else "3")
    key_file = a_key_file(path)

    for _ in range(6):
        with pytest.raises(InvalidInputError, match="teken 4 van groep 7"):
            key_file.unlock_with_recovery(wrong)

    assert key_file.wait_seconds() == 0


def test_the_recovery_code_of_another_installation_opens_nothing(
    path: Path, new_key: NewKey
) -> None:
    with pytest.raises(WrongPassphraseError, match="hoort niet bij"):
        a_key_file(path).unlock_with_recovery(new_recovery_code())


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"{" * 9, b"x" * 70_000], ids=repr)
def test_a_damaged_file_is_put_back_from_its_copy(
    path: Path, new_key: NewKey, damage: bytes
) -> None:
    whole = path.read_bytes()
    path.write_bytes(damage)
    key_file = a_key_file(path)

    assert key_file.unlock(PASSPHRASE) == new_key.data_key
    assert key_file.was_repaired
    assert path.read_bytes() == whole


def test_a_flipped_bit_anywhere_is_damage_and_never_a_wrong_passphrase(
    path: Path, new_key: NewKey
) -> None:
    copy = path.with_name("keys.json.backup")
    whole = path.read_bytes()
    copy.unlink()
    key_file = a_key_file(path)

    for position in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[position] ^= 0x10
        path.write_bytes(flipped)
        with pytest.raises(DamagedKeyFileError, match="beschadigd"):
            key_file.unlock(PASSPHRASE)


def test_a_lost_copy_is_made_again(path: Path, new_key: NewKey) -> None:
    copy = path.with_name("keys.json.backup")
    copy.write_bytes(b"half")

    a_key_file(path).unlock(PASSPHRASE)

    assert copy.read_bytes() == path.read_bytes()


def test_a_missing_file_with_a_good_copy_still_exists(path: Path, new_key: NewKey) -> None:
    path.unlink()
    key_file = a_key_file(path)

    assert key_file.exists
    assert key_file.unlock(PASSPHRASE) == new_key.data_key


def test_missing_files_are_told_as_damage(path: Path) -> None:
    key_file = a_key_file(path)

    assert not key_file.exists
    with pytest.raises(DamagedKeyFileError, match="ontbreekt"):
        key_file.unlock(PASSPHRASE)


def test_a_hostile_cost_is_refused_before_it_is_paid(path: Path, new_key: NewKey) -> None:
    for copy in (path, path.with_name("keys.json.backup")):
        copy.write_bytes(copy.read_bytes().replace(b'"lanes": 4', b'"lanes": 99'))

    with pytest.raises(DamagedKeyFileError):
        a_key_file(path).unlock(PASSPHRASE)


def test_a_key_set_aside_is_kept_and_makes_room(path: Path, new_key: NewKey) -> None:
    key_file = a_key_file(path)

    key_file.set_aside()

    assert not key_file.exists
    assert len(list(path.parent.glob("keys.json*.aside-*"))) == 2


def test_without_a_cost_a_new_key_fits_the_computer_and_keeps_that_cost(path: Path) -> None:
    key_file = KeyFile(path)
    key = key_file.create(PASSPHRASE)
    first = json.loads(path.read_bytes())["slots"][0]

    key_file.change_passphrase(key.data_key, "nieuwe zin met woorden")

    after = {slot["kind"]: slot for slot in json.loads(path.read_bytes())["slots"]}["passphrase"]
    cost = KeyCost(first["memory_kib"], first["iterations"], first["lanes"])
    assert cost.is_strong_enough
    assert cost == KeyCost(after["memory_kib"], after["iterations"], after["lanes"])


def test_a_key_that_does_not_read_back_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kansrijk_desktop.storage.key_file.write_atomically",
        lambda path, content: path.write_bytes(content[:-1]),
    )

    with pytest.raises(DamagedKeyFileError, match="niet goed worden geschreven"):
        a_key_file(path).create(PASSPHRASE)


def test_a_cost_below_the_floor_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="below the floor"):
        KeyFile(path, KeyCost(32 * 1024, 3, 4))


def test_four_tries_are_free_and_then_the_wait_doubles_to_five_minutes(
    path: Path, new_key: NewKey
) -> None:
    clock = FixedClock(datetime(2026, 11, 21, tzinfo=UTC))
    waits = []

    for _ in range(12):
        key_file = a_key_file(path, clock)  # A restart gives no new tries.
        wait = key_file.wait_seconds()
        waits.append(wait)
        clock.advance(timedelta(seconds=wait))
        with pytest.raises(WrongPassphraseError):
            key_file.unlock("fout")

    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


def test_a_try_during_the_wait_is_refused_even_with_the_right_passphrase(
    path: Path, new_key: NewKey
) -> None:
    clock = FixedClock()
    key_file = a_key_file(path, clock)
    for _ in range(4):
        with pytest.raises(WrongPassphraseError):
            key_file.unlock("fout")

    with pytest.raises(TooManyAttemptsError, match="Wacht nog 5 seconden"):
        key_file.unlock(PASSPHRASE)
    clock.advance(timedelta(seconds=5))

    assert key_file.unlock(PASSPHRASE) == new_key.data_key
    assert key_file.wait_seconds() == 0
