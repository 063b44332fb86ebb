"""A handover is taken in whole or not at all, and what leaves is known before it leaves."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.exchange.sealing import is_sealed
from kansrijk_desktop.records.dossier import Dossier
from tests.faults import handing_over
from tests.faults.conftest import Player, is_long
from tests.faults.visits import Order

COUNT = 1
KILL = 3
# A hundred and more writes, each a process of its own; every so many suffice for every day.
STRIDE = 1 if is_long() else 7


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a family to hand over."""
    folder = tmp_path_factory.mktemp("family")
    handing_over.prepare(folder)
    return folder


@pytest.fixture
def a_copy(family: Path, tmp_path: Path) -> Callable[[], Path]:
    numbers = iter(range(1_000_000))
    return lambda: Path(shutil.copytree(family, tmp_path / f"copy-{next(numbers)}"))


def counted(dossier: Dossier) -> tuple[int, ...]:
    return tuple(
        len(found)
        for found in (
            dossier.related_persons,
            dossier.births,
            dossier.screenings,
            dossier.levels,
            dossier.offers,
            dossier.agreements,
            dossier.events,
        )
    )


def test_a_kill_before_every_write_of_an_import_leaves_all_or_nothing(
    shim_player: Player, a_copy: Callable[[], Path]
) -> None:
    whole = a_copy()
    work = handing_over.TAKE_OVER
    total = shim_player(Order(str(whole), mode=COUNT, work=work)).operations
    everything = counted(handing_over.look(whole))
    found = set()

    for at in range(1, total + 1, STRIDE):
        folder = a_copy()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work=work)).was_killed
        after = handing_over.look(folder)
        found.add(counted(after))
        assert bool(after.patient.interpreter_language) == (counted(after) == everything)

    assert total > 5
    assert found == {(0,) * 7, everything}


def test_a_file_that_left_is_always_known_in_the_dossier(
    shim_player: Player, a_copy: Callable[[], Path]
) -> None:
    work = handing_over.SEND
    total = shim_player(Order(str(a_copy()), mode=COUNT, work=work)).operations
    found = set()

    for at in range(1, total + 1, STRIDE):
        folder = a_copy()
        assert shim_player(Order(str(folder), mode=KILL, at=at, work=work)).was_killed
        dossier, file = handing_over.look(folder), folder / handing_over.FILE
        found.add((len(dossier.handovers), len(dossier.documents), file.exists()))
        assert not file.exists() or is_sealed(file.read_bytes())

    assert {(0, 1, False), (1, 2, True)} <= found <= {(0, 1, False), (1, 2, False), (1, 2, True)}
