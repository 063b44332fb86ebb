"""Time `demo --chain` from the outside: three installations, every paper and picture."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Print the seconds of one whole chain as JSON.

    Raises:
        CalledProcessError: the loop was not closed.
    """
    with tempfile.TemporaryDirectory(prefix="kansrijk-keten-") as folder:
        command = [sys.executable, "-m", "kansrijk_desktop", "demo", "--chain", "--out", folder]
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
        seconds = time.perf_counter() - began
        pictures = len(list(Path(folder).rglob("*.png")))
    print(json.dumps({"seconds": seconds, "pictures": pictures}))


if __name__ == "__main__":
    main()
