"""Hold the files around the code to the code: versions, lock files, documents."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kansrijk_desktop

ROOT = Path(__file__).parents[1]
LOCK_FILES = (ROOT / "requirements" / "lock.txt", ROOT / "requirements" / "dev-lock.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(path: Path) -> dict[str, str]:
    return dict(
        re.findall(r"(?m)^([a-z0-9-]+)(?:\[[^]]*])?==([^ ;]+)", path.read_text(encoding="utf-8"))
    )


def test_the_newest_version_in_the_changelog_is_the_version_of_the_package() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    newest = re.search(r"(?m)^## \[(\d[^]]*)]", changelog)

    assert newest is not None
    assert newest.group(1) == kansrijk_desktop.__version__ == PROJECT["project"]["version"]


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.stem)
def test_a_lock_file_names_no_address_and_a_hash_for_every_package(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    without_hash = [
        entry.split("==")[0]
        for entry in re.split(r"\n(?=[a-z])", text)
        if "--hash=sha256:" not in entry
    ]

    assert "://" not in text
    assert not re.search(r"(?m)^\s*--(?!hash)", text)
    assert not without_hash


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.stem)
def test_every_dependency_is_locked_at_a_version_it_allows(path: Path) -> None:
    groups = PROJECT["dependency-groups"]
    wanted = PROJECT["project"]["dependencies"] + groups["build"]
    if path.stem == "dev-lock":
        wanted = wanted + groups["dev"]
    versions = locked(path)

    wrong = [
        text
        for text in wanted
        if (requirement := Requirement(text)).specifier
        and not requirement.specifier.contains(
            versions.get(canonicalize_name(requirement.name), "0")
        )
    ]

    assert not wrong
    assert {canonicalize_name(Requirement(text).name) for text in wanted} <= versions.keys()


def test_both_lock_files_agree() -> None:
    program, development = (locked(path) for path in LOCK_FILES)

    assert program.items() <= development.items()


def test_the_meta_package_of_pyside_stays_out() -> None:
    assert "pyside6" not in locked(LOCK_FILES[1])
    assert "pyside6-addons" not in locked(LOCK_FILES[1])


def test_every_decision_is_numbered_once_and_short() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    numbers = [path.name[:4] for path in decisions]
    long = [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 40]

    assert numbers == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    assert not long


DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))

    broken = [link for link in links if "://" not in link and not (document.parent / link).exists()]

    assert not broken
