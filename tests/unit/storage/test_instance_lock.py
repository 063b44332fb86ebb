import subprocess
import sys
from pathlib import Path

import pytest

from kansrijk_desktop.errors import AlreadyOpenError
from kansrijk_desktop.storage.instance_lock import InstanceLock

OTHER_PROCESS = """
import sys
from pathlib import Path
from kansrijk_desktop.errors import AlreadyOpenError
from kansrijk_desktop.storage.instance_lock import InstanceLock
try:
    InstanceLock(Path(sys.argv[1])).acquire()
except AlreadyOpenError:
    print("refused")
else:
    print("taken")
"""


def try_elsewhere(folder: Path) -> str:
    command = [sys.executable, "-c", OTHER_PROCESS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return done.stdout.strip()


def test_another_process_is_refused_until_the_folder_is_given_back(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.acquire()
    lock.acquire()

    while_held = try_elsewhere(tmp_path)
    lock.release()
    lock.release()

    assert (while_held, try_elsewhere(tmp_path)) == ("refused", "taken")


def test_two_locks_on_one_folder_are_told(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.acquire()

    with pytest.raises(AlreadyOpenError, match="al open"):
        second.acquire()

    first.release()
    second.acquire()
    second.release()


def test_two_folders_do_not_mind_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    locks = [InstanceLock(tmp_path), InstanceLock(tmp_path / "other")]

    for lock in locks:
        lock.acquire()
        lock.release()

    assert (tmp_path / "other" / "kansrijk.lock").exists()
