"""Three installations for what goes from one to the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.chain import CARER, MIDWIFE, NURSE, House, a_house


@pytest.fixture
def midwife(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "verloskundige", MIDWIFE) as house:
        yield house


@pytest.fixture
def nurse(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "jgz", NURSE) as house:
        yield house


@pytest.fixture
def carer(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path / "kraamzorg", CARER) as house:
        yield house
