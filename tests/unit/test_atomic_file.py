import os
import sys
from pathlib import Path

import pytest

from kansrijk_desktop.atomic_file import write_atomically


def test_the_folder_is_made_and_the_old_content_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.bin"

    write_atomically(path, b"a long first version")
    write_atomically(path, b"second")

    assert path.read_bytes() == b"second"
    assert [entry.name for entry in path.parent.iterdir()] == ["file.bin"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such mode")
def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"

    write_atomically(path, b"content")

    assert path.stat().st_mode & 0o777 == 0o600


def test_an_interrupted_write_leaves_the_old_file_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.bin"
    write_atomically(path, b"old")

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.bin"]
