"""Know where `forms/` and `resources/` are; nothing else builds a path to them."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """Return the packaged data folder of a wheel, or the root of the checkout."""
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1]


def forms_folder() -> Path:
    """Return the folder with one sub-folder per questionnaire."""
    return _root() / "forms"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`."""
    return _root().joinpath("resources", *parts)
