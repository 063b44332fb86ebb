import os
from pathlib import Path

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.services.bounded_files import read_bounded

HAS_PIPES = hasattr(os, "mkfifo")


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(b"{\r\n\x1a}")

    assert read_bounded(path, 10) == b"{\r\n\x1a}"


def test_of_a_large_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b" " * 1_000)

    assert len(read_bounded(path, 10)) == 11


@pytest.mark.skipif(not HAS_PIPES, reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(InvalidInputError, match="geen gewoon bestand"):
        read_bounded(path, 10)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_that_never_ends_is_not_read() -> None:
    with pytest.raises(InvalidInputError, match="geen gewoon bestand"):
        read_bounded(Path("/dev/zero"), 10)


def test_a_folder_or_nothing_at_all_is_said_in_words(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(InvalidInputError, match=r"kan niet worden gelezen|geen gewoon"):
            read_bounded(path, 10)
