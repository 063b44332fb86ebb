"""Keep the preferences of the person at the keyboard: never names, answers or numbers of patients.

A part of the file that cannot be used falls back to its default, one by one, and the file as it was
is kept beside the new one.
"""

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.texts import _

Choice = TypeVar("Choice", bound=StrEnum)

FILE_NAME = "settings.toml"
TEXT_SIZES = range(100, 201)
IDLE_MINUTES = range(1, 16)


class Theme(StrEnum):
    """The colours of the screens."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class QuestionLayout(StrEnum):
    """How many questions the conversation shows at once."""

    ONE_AT_A_TIME = "one-at-a-time"
    PAGE_PER_DOMAIN = "page-per-domain"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose for her own screen.

    Attributes:
        text_size: in percent of the design's own size, one of `TEXT_SIZES`.
        idle_minutes: without a key or click before the program locks, one of `IDLE_MINUTES`.
    """

    theme: Theme = Theme.SYSTEM
    text_size: int = 100
    question_layout: QuestionLayout = QuestionLayout.ONE_AT_A_TIME
    idle_minutes: int = 5

    def __post_init__(self) -> None:
        """Refuse values out of bounds: a lock that never comes is not a preference."""
        if self.text_size not in TEXT_SIZES or self.idle_minutes not in IDLE_MINUTES:
            raise ValueError("setting out of bounds")


def read_settings(path: Path) -> Settings:
    """Return the settings in `path`, with the default for every part that is absent or wrong.

    Where something is wrong, the file is copied to `settings.toml.old` before anything else
    can overwrite it.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return Settings()
    values = _parse(content)
    settings, is_sound = _settings_from(values or {})
    if values is None or not is_sound:
        _keep(path, content)
    return settings


def write_settings(settings: Settings, path: Path) -> None:
    """Write all settings to `path`: afterwards either the old or the new file is there, whole.

    Raises:
        ExpectedError: the file cannot be written; the settings hold until the program closes.
    """
    lines = [f"{field.name} = {_toml(getattr(settings, field.name))}" for field in fields(settings)]
    try:
        write_atomically(path, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise ExpectedError(
            _("Uw instellingen konden niet worden bewaard. Ze gelden tot u het programma sluit."),
            details=error.strerror or "",
        ) from error


def _parse(content: bytes) -> dict[str, object] | None:
    """Return the parts of a settings file, or None when it is no TOML at all."""
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return None


def _settings_from(values: dict[str, object]) -> tuple[Settings, bool]:
    """Return the usable parts as settings, and whether everything was usable."""
    default = Settings()
    theme = _choice(Theme, values.get("theme", default.theme))
    layout = _choice(QuestionLayout, values.get("question_layout", default.question_layout))
    text_size = _number(values.get("text_size", default.text_size), TEXT_SIZES)
    idle_minutes = _number(values.get("idle_minutes", default.idle_minutes), IDLE_MINUTES)
    settings = Settings(
        theme=theme or default.theme,
        text_size=text_size or default.text_size,
        question_layout=layout or default.question_layout,
        idle_minutes=idle_minutes or default.idle_minutes,
    )
    known = {field.name for field in fields(Settings)}
    return settings, None not in (theme, layout, text_size, idle_minutes) and values.keys() <= known


def _choice(choices: type[Choice], value: object) -> Choice | None:
    """Return the choice written as `value`, if there is one."""
    return next((choice for choice in choices if choice == value), None)


def _number(value: object, allowed: range) -> int | None:
    """Return a whole number within bounds; true and 5.0 are no numbers here."""
    return value if type(value) is int and value in allowed else None


def _toml(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _keep(path: Path, content: bytes) -> None:
    """Keep a file with wrong parts; a folder that cannot be written to loses nothing either."""
    try:
        write_atomically(path.with_name(path.name + ".old"), content)
    except OSError:
        return
