import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.settings import (
    IDLE_MINUTES,
    QuestionLayout,
    Settings,
    Theme,
    read_settings,
    write_settings,
)

CHOSEN = Settings(
    theme=Theme.DARK,
    text_size=150,
    question_layout=QuestionLayout.PAGE_PER_DOMAIN,
    idle_minutes=15,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.toml"


def kept(path: Path) -> Path:
    return path.with_name("settings.toml.old")


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def test_what_is_written_is_read_back(path: Path) -> None:
    write_settings(CHOSEN, path)

    assert read_settings(path) == CHOSEN
    assert not kept(path).exists()


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert read_settings(path) == Settings()


def test_a_file_from_a_version_with_fewer_settings_is_sound(path: Path) -> None:
    put(path, b'theme = "dark"\n')

    assert read_settings(path) == Settings(theme=Theme.DARK)
    assert not kept(path).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        'theme = "paars"',
        "theme = 3",
        "theme = []",
        "text_size = 99",
        "text_size = 201",
        'text_size = "150"',
        "text_size = true",
        'question_layout = ""',
        "idle_minutes = 0",
        "idle_minutes = -1",
        "idle_minutes = 16",
        "idle_minutes = 5.0",
        'lock = "0"',
    ],
)
def test_a_wrong_part_falls_back_and_the_old_file_is_kept(path: Path, wrong: str) -> None:
    good = {"theme": '"dark"', "text_size": "150", "idle_minutes": "3"}
    good.pop(wrong.partition(" ")[0], None)
    content = "\n".join([f"{name} = {value}" for name, value in good.items()] + [wrong]).encode()
    put(path, content)

    settings = read_settings(path)

    assert settings == Settings(
        theme=Theme.DARK if "theme" in good else Theme.SYSTEM,
        text_size=150 if "text_size" in good else 100,
        idle_minutes=3 if "idle_minutes" in good else 5,
    )
    assert kept(path).read_bytes() == content


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"theme = ", b"a = " + b"[" * 5000])
def test_a_file_that_is_no_settings_file_gives_the_defaults_and_is_kept(
    path: Path, content: bytes
) -> None:
    put(path, content)

    assert read_settings(path) == Settings()
    assert kept(path).read_bytes() == content


def test_an_unusable_file_that_cannot_be_kept_still_gives_the_defaults(path: Path) -> None:
    put(path, b"theme = ")
    kept(path).mkdir()

    assert read_settings(path) == Settings()
    assert path.read_bytes() == b"theme = "


@given(st.integers())
def test_the_lock_never_comes_later_than_its_limit(minutes: int) -> None:
    if minutes in IDLE_MINUTES:
        assert Settings(idle_minutes=minutes).idle_minutes == minutes
    else:
        with pytest.raises(ValueError, match="out of bounds"):
            Settings(idle_minutes=minutes)


def test_a_folder_that_cannot_be_written_to_is_said_in_dutch(path: Path) -> None:
    path.parent.write_bytes(b"a file where the folder should be")

    with pytest.raises(ExpectedError, match="instellingen konden niet worden bewaard"):
        write_settings(CHOSEN, path)


def test_a_failed_write_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(CHOSEN, path)

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(ExpectedError):
        write_settings(Settings(), path)

    assert read_settings(path) == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]
