"""Set up the log: event names, link ids, counts and durations; everything else is dropped.

A line is written with a constant event name and fields from the allow-list::

    logger.info("answer_saved", extra={"link_id": item.link_id, "duration_ms": 3.2})

Whatever a call, a library or an exception brings along beyond that never reaches the file: an
answer or a name in a log is a data leak. An exception is logged as its type and the code
locations it passed, without its message.
"""

import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from kansrijk_desktop.overriding import override

FILE_NAME = "kansrijk.log"
MAX_BYTES = 1_000_000

_WITHHELD: Final = "withheld"
_EVENT: Final = re.compile(r"[a-z][a-z0-9_]{2,60}")
_MODULE: Final = re.compile(r"[a-z_][A-Za-z0-9_.]{0,100}")
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9._/\-\[\]]{1,64}")

#: The fields a line may carry, each with the types its value may have.
ALLOWED_FIELDS: Final[dict[str, tuple[type, ...]]] = {
    "link_id": (str,),  # which question, never its answer
    "form_version": (str,),
    "route": (str,),  # the name of a screen
    "error_type": (str,),
    "code": (str,),  # of a problem or an exit
    "count": (int,),
    "size_bytes": (int,),
    "duration_ms": (int, float),
}


class AllowListFormatter(logging.Formatter):
    """Write a record as one line that holds nothing but what is allowed.

    It formats rather than filters, so that no handler can be given the rest by mistake.
    """

    @override
    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        name = record.name if _MODULE.fullmatch(record.name) else _WITHHELD
        parts = [when, record.levelname, name, _event(record), *_fields(record)]
        if record.exc_info and record.exc_info[1] is not None:
            parts += _errors(record.exc_info[1])
        return " ".join(parts)


class LogFile:
    """The log of this run, from `open` to `close`.

    What an earlier run left is kept as one older file as soon as it is large.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._handler: logging.Handler | None = None

    def open(self) -> None:
        """Send all log lines of the program, and Python's warnings, to the file from now on."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and self._path.stat().st_size > MAX_BYTES:
            self._path.replace(self._path.with_name(FILE_NAME + ".old"))
        self._handler = logging.FileHandler(self._path, encoding="utf-8", delay=True)
        self._handler.setFormatter(AllowListFormatter())
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        logging.captureWarnings(capture=True)
        logging.raiseExceptions = False  # logging would print the arguments of a failed call

    def close(self) -> None:
        """Write what is left and let go of the file."""
        if self._handler is None:
            return
        logging.captureWarnings(capture=False)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        self._handler = None


def code_locations(error: BaseException) -> tuple[str, ...]:
    """Return where an exception passed, innermost last, as `module.py:line`: no values."""
    return tuple(_locations(error.__traceback__))


def _event(record: logging.LogRecord) -> str:
    """Return the event name; a sentence, or one with arguments, may hold anything."""
    is_event = isinstance(record.msg, str) and not record.args and _EVENT.fullmatch(record.msg)
    return str(record.msg) if is_event else _WITHHELD


def _fields(record: logging.LogRecord) -> list[str]:
    """Return the allowed fields of a record as `name=value`."""
    parts = []
    for name, types in ALLOWED_FIELDS.items():
        value = record.__dict__.get(name)
        if type(value) in types and (not isinstance(value, str) or _IDENTIFIER.fullmatch(value)):
            parts.append(f"{name}={value}")
    return parts


def _errors(error: BaseException) -> list[str]:
    """Return the types of an exception and its causes, each with the code it passed."""
    parts = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(f"{type(current).__name__}@{'>'.join(code_locations(current)) or '-'}")
        current = current.__cause__ or current.__context__
    return parts


def _locations(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename).name
        if "meldcode" in file:
            file = _WITHHELD  # The name alone would tell that there is a track here.
        places.append(f"{file}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places
