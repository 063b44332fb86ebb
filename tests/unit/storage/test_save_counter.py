from pathlib import Path

import pytest

from kansrijk_desktop.storage.save_counter import SPACING, SaveCounter

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "saves"


def noted(path: Path, *numbers: int) -> SaveCounter:
    counter = SaveCounter(path, KEY)
    for number in numbers:
        counter.note(number)
    counter.close()
    return SaveCounter(path, KEY)


def test_the_highest_number_is_remembered(path: Path) -> None:
    assert noted(path, 1, 2, 3).highest() == 3


def test_nothing_noted_is_told_apart_from_zero(path: Path) -> None:
    assert SaveCounter(path, KEY).highest() is None
    assert noted(path, 0).highest() == 0


def test_a_torn_record_leaves_the_one_before(path: Path) -> None:
    noted(path, 7, 8)
    content = bytearray(path.read_bytes())
    content[20] ^= 1  # The record of 8 stands first.
    path.write_bytes(content)

    assert SaveCounter(path, KEY).highest() == 7


def test_a_cut_off_file_leaves_the_first_record(path: Path) -> None:
    noted(path, 8, 9)
    path.write_bytes(path.read_bytes()[: SPACING + 3])

    assert SaveCounter(path, KEY).highest() == 8


def test_numbers_of_another_key_do_not_count(path: Path) -> None:
    noted(path, 5, 6)

    other = SaveCounter(path, bytes(32))

    assert other.highest() is None
    assert other.is_of_another_key
    assert not SaveCounter(path, KEY).is_of_another_key


def test_an_empty_or_missing_file_is_of_no_key(path: Path) -> None:
    missing = SaveCounter(path, KEY)
    path.write_bytes(b"\0" * 100)

    assert not missing.is_of_another_key
    assert not SaveCounter(path, KEY).is_of_another_key


def test_a_failing_disk_is_not_the_business_of_the_save(path: Path) -> None:
    path.mkdir()
    counter = SaveCounter(path, KEY)

    counter.note(1)
    counter.sync()
    counter.close()

    assert counter.highest() is None
