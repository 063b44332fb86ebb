"""Hold the handbook to the program: its pictures, its screens and the words it quotes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard, get_args

import pytest

from kansrijk_desktop import errors
from kansrijk_desktop.ui import routes

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "handleiding"
PICTURES = HANDBOOK / "beelden"
CHAPTERS = sorted(HANDBOOK.glob("*.md"))
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in CHAPTERS)

MOST_BYTES = 120_000
MOST_BYTES_OF_ALL = 4_000_000

SAID_ELSEWHERE = frozenset(
    {
        # Names of other programs, and the word that explains the rule.
        "BitLocker", "FileVault", "Vet",
    }
)  # fmt: skip


def pictures_used() -> list[str]:
    return re.findall(r"!\[[^]]*]\(beelden/([^)]+)\)", TEXT)


def test_every_picture_that_is_shown_is_there() -> None:
    missing = [name for name in pictures_used() if not (PICTURES / name).is_file()]

    assert pictures_used()
    assert not missing


def test_every_picture_is_shown_somewhere() -> None:
    there = {path.name for path in PICTURES.iterdir()}

    assert there == set(pictures_used())


def test_every_picture_says_in_words_what_it_shows() -> None:
    descriptions = re.findall(r"!\[([^]]*)]", TEXT)

    assert all(len(each.split()) > 2 for each in descriptions)


def test_pictures_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}

    assert not [name for name, size in sizes.items() if size > MOST_BYTES]
    assert sum(sizes.values()) <= MOST_BYTES_OF_ALL


def test_every_screen_has_a_section_of_its_own() -> None:
    screens = {route.__name__ for route in get_args(routes.Route)}

    sections = re.findall(r"(?m)^##+ .+\n<!-- scherm: (\w+) -->$", TEXT)

    assert len(sections) == len(set(sections))
    assert set(sections) == screens


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_link_leads_to_a_chapter_and_a_heading_in_it(chapter: Path) -> None:
    links = re.findall(r"(?<!!)\[[^]]+]\(([^)]+)\)", chapter.read_text(encoding="utf-8"))

    broken = [link for link in links if not leads_somewhere(chapter, link)]

    assert not broken


def test_the_index_names_every_chapter() -> None:
    index = (HANDBOOK / "README.md").read_text(encoding="utf-8")

    assert not [each.name for each in CHAPTERS if f"]({each.name})" not in index][:-1]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_word_in_bold_stands_on_a_screen(chapter: Path, said_by_the_program: str) -> None:
    unknown = [
        quote
        for quote in quotes(chapter.read_text(encoding="utf-8"))
        if quote not in SAID_ELSEWHERE and not is_said(quote, said_by_the_program)
    ]

    assert not unknown


def test_every_error_a_user_can_meet_is_explained() -> None:
    explained = " ".join((HANDBOOK / "09-problemen-oplossen.md").read_text("utf-8").split())

    missing = [part for part in words_of_expected_errors() if part not in explained]

    assert not missing


def leads_somewhere(chapter: Path, link: str) -> bool:
    name, _, heading = link.partition("#")
    target = chapter.parent / name if name else chapter
    if not target.is_file():
        return False
    titles = re.findall(r"(?m)^#+ (.+)$", target.read_text(encoding="utf-8"))
    return not heading or heading in {anchor(title) for title in titles}


def anchor(title: str) -> str:
    """Return the anchor that GitHub and GitLab give a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def quotes(text: str) -> Iterator[str]:
    return (" ".join(found.split()) for found in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL))


def is_said(quote: str, words: str) -> bool:
    """Tell whether each part between dots that stand for a name or number is said somewhere."""
    parts = (part.strip() for part in quote.split("…"))
    return quote in words or all(part in words for part in parts if part.strip("."))


@pytest.fixture(scope="module")
def said_by_the_program() -> str:
    sources = [*(ROOT / "src").rglob("*.py"), ROOT / "kansrijk"]
    strings = [string for path in sources for string in strings_of(path)]
    for folder, kind in (("forms", "*.json"), ("resources", "*.toml"), ("resources", "*.csv")):
        strings += [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob(kind)]
    return " ".join(" ".join(strings).split())


def words_of_expected_errors() -> Iterator[str]:
    """Yield what errors say, in parts between the names and numbers that are filled in."""
    for layer in ("app", "services", "storage", "ui"):
        for path in (ROOT / "src" / "kansrijk_desktop" / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if is_expected_error(node):
                    yield from parts_of_a_message(node)


def is_expected_error(node: ast.AST) -> TypeGuard[ast.Call]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
        return False
    kind = getattr(errors, node.func.id, None)
    return isinstance(kind, type) and issubclass(kind, errors.ExpectedError)


def parts_of_a_message(call: ast.Call) -> Iterator[str]:
    for node in ast.walk(call.args[0]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for part in re.split(r"{\w+}", node.value):
                yield part.strip()


def strings_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
