"""Hold the start to what the first window needs: docs/architecture.md, "Start"."""

import subprocess
import sys

HEAVY = (
    "alembic",
    "babel",
    "cryptography",
    "fhir.resources",
    "logging.handlers",
    "numpy",
    "pikepdf",
    "pydantic",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "sqlmodel",
    "typer",
)


def loaded_after(program: str) -> set[str]:
    """Return the heavy modules in memory after a program ran in a process of its own."""
    report = f"import sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{program}\n{report}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split())


def test_nothing_heavy_is_imported_before_the_first_window() -> None:
    assert loaded_after("import kansrijk_desktop.__main__, kansrijk_desktop.app") == set()


def test_opening_the_dossiers_imports_neither_migrations_nor_paper() -> None:
    loaded = loaded_after(
        "import kansrijk_desktop.services.vault, kansrijk_desktop.services.workspace"
    )

    assert "sqlalchemy" in loaded
    assert not loaded & {"alembic", "reportlab", "pikepdf", "fhir.resources", "numpy"}


def test_the_first_screens_import_nothing_of_what_they_ask_later() -> None:
    later = ["kansrijk_desktop.storage.chain_tables", "kansrijk_desktop.services.worklist"]
    report = f"import sys; print(*(name for name in {later} if name in sys.modules))"
    program = f"import kansrijk_desktop.app.entry, kansrijk_desktop.app.open_screens\n{report}"

    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert result.stdout.split() == []
