import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.faults import visits
from tests.faults.visits import Order, Outcome

SOURCE = Path(__file__).with_name("fault_shim.c")
ROOT = Path(__file__).parents[2]

Player = Callable[[Order], Outcome]


def is_long() -> bool:
    """Whether the full figures are asked for, instead of the size for every day."""
    return os.environ.get("KANSRIJK_LONG") == "1"


def _player(preload: str = "") -> Iterator[Player]:
    environment = {**os.environ, "LD_PRELOAD": preload} if preload else dict(os.environ)
    command = [sys.executable, "-m", "tests.faults.visits"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        orders, outcomes = process.stdin, process.stdout

        def play(order: Order) -> Outcome:
            orders.write(json.dumps(asdict(order)) + "\n")
            orders.flush()
            found = json.loads(outcomes.readline())
            return Outcome(
                saved=tuple(found["saved"]),
                told=tuple(found["told"]),
                bugs=tuple(found["bugs"]),
                operations=found["operations"],
                was_killed=found["was_killed"],
            )

        yield play
        orders.close()


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    """Play visits in processes of their own."""
    yield from _player()


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fault shim, compiled."""
    compiler = shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("the fault shim needs Linux and gcc")
    library = tmp_path_factory.mktemp("shim") / "fault_shim.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)  # noqa: S603 - our own source
    return library


@pytest.fixture(scope="module")
def shim_player(shim: Path) -> Iterator[Player]:
    """Play visits in processes whose file calls can be made to fail."""
    yield from _player(str(shim))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that holds one patient and one screening."""
    folder = tmp_path_factory.mktemp("template")
    visits.make_dossier(folder)
    return folder


@pytest.fixture(scope="session")
def double_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a second dossier of the same woman."""
    folder = tmp_path_factory.mktemp("double") / "template"
    shutil.copytree(template, folder)
    visits.make_double(folder)
    return folder


@pytest.fixture
def fresh_folder(template: Path, tmp_path: Path) -> Callable[[], Path]:
    """Give a copy of the template, as often as asked."""
    return _copies(template, tmp_path)


@pytest.fixture
def double_folder(double_template: Path, tmp_path: Path) -> Callable[[], Path]:
    """Give a copy with two dossiers, as often as asked."""
    return _copies(double_template, tmp_path)


def _copies(template: Path, tmp_path: Path) -> Callable[[], Path]:
    numbers = iter(range(1_000_000))

    def copy() -> Path:
        folder = tmp_path / f"visit-{next(numbers)}"
        shutil.copytree(template, folder)
        return folder

    return copy
