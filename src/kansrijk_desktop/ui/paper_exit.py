"""The way out of a paper that may leave: to a file, or to the printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks


class PaperExit:
    """Lets a paper go; that it does is recorded by then.

    `left` hears the words that were given for how it left, `failed` what went wrong.
    """

    def __init__(
        self,
        write: Callable[[Path, bytes], None],
        tasks: RunsTasks,
        left: Callable[[str], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Take what writes a file, and the background tasks it is written in."""
        self._write = write
        self._tasks = tasks
        self._left = left
        self._failed = failed

    def to_file(self, path: Path, content: bytes, words: str) -> None:
        """Write the paper to a file."""
        write = partial(self._write, path, content)
        self._tasks.run(write, lambda _nothing: self._left(words), self._failed)

    def to_printer(self, to_printer: Callable[[bytes], None], content: bytes, words: str) -> None:
        """Give the paper to the printer."""
        try:
            to_printer(content)
        except ExpectedError as error:
            self._failed(error)
        else:
            self._left(words)
