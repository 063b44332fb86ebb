"""Where the questionnaires of others are; without them these tests are skipped, and say so."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_BESIDE_THE_CHECKOUT = Path(__file__).parents[3] / "shared" / "corpus"

ReadsCorpus = Callable[[str], bytes]
Tells = Callable[[str], None]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of the corpus."""
    folder = Path(os.environ.get("KANSRIJK_CORPUS") or _BESIDE_THE_CHECKOUT)
    if not (folder / "index.json").is_file():
        pytest.skip("no corpus: set KANSRIJK_CORPUS to its folder")
    return folder


@pytest.fixture(scope="session")
def read(corpus: Path) -> ReadsCorpus:
    """Return how a file of the corpus is read, by its path in it."""
    return lambda path: (corpus / path).read_bytes()


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tells:
    """Return how a test says what it found; it stands below the results (tests/conftest.py)."""
    return lambda found: record_property("corpus", found)
