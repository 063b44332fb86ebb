"""Hold modules and classes to a size at which each still is one idea."""

import ast
from pathlib import Path

import pytest

MAX_LINES = 400
MAX_PUBLIC_METHODS = 15
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_holds_one_idea(module: Path) -> None:
    source = module.read_text(encoding="utf-8")

    line_count = source.count("\n")
    large_classes = {
        node.name: count
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and (count := public_methods(node)) > MAX_PUBLIC_METHODS
    }

    assert line_count <= MAX_LINES
    assert not large_classes
    assert not VAGUE_NAMES & set(module.relative_to(ROOT).with_suffix("").parts)


def public_methods(node: ast.ClassDef) -> int:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return sum(
        isinstance(member, functions) and not member.name.startswith(("_", "test_"))
        for member in node.body
    )
