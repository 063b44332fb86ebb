"""Files that leave the program, at a place that the user chose."""

from pathlib import Path

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.errors import ExpectedError


def write_file(path: Path, content: bytes, unwritten: ExpectedError) -> None:
    """Write a file, whole or not at all; raise `unwritten`, with the reason, where it cannot be."""
    try:
        write_atomically(path, content)
    except OSError as error:
        unwritten.details = error.strerror or ""
        raise unwritten from error
