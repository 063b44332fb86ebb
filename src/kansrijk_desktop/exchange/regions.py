"""Read a region package: `region.toml`, `services.csv` and `safety_texts.toml` in one folder."""

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.region import CareService, Region, SafetyText
from kansrijk_desktop.texts import _

LIST_SEPARATOR = ";"
CONFIRMED = "bevestigd"
FORMAL = "ja"
DOMAINS = frozenset({"housing", "money", "stress", "substances", "safety"})
LEVELS = frozenset({"green", "yellow", "orange", "red"})
KINDS = frozenset(
    {"consult", "low-threshold", "professional", "ask-again", "acute", "acquaintance"}
)
PARITIES = frozenset({"any", "first"})
RECIPIENTS = frozenset(RecipientKind)
_WEEKS = range(43)


def load_region(folder: Path) -> Region:
    """Return the package in a folder.

    Raises:
        InvalidInputError: a file cannot be read; says which, on which line, and what to do.
    """
    about = _toml(folder / "region.toml")
    return Region(
        id=_text(about, "id"),
        name=_text(about, "name"),
        owner=_text(about, "owner"),
        version=_text(about, "version"),
        services=_services(folder / "services.csv"),
        safety_texts=_safety_texts(_toml(folder / "safety_texts.toml")),
        always_visible=_texts(about, "always_visible"),
    )


def _services(path: Path) -> tuple[CareService, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path) from error
    services = {}
    for line, row in enumerate(rows, start=2):
        service = _service(row, path, line)
        if service.id in services:
            raise _wrong_row(path, line)
        services[service.id] = service
    return tuple(services.values())


def _service(row: Mapping[str, str | None], path: Path, line: int) -> CareService:
    try:
        cells = {name: (cell or "").strip() for name, cell in row.items()}
        return CareService(
            id=_required(cells["id"]),
            name=_required(cells["name"]),
            audience=cells["audience"],
            domains=_known(cells["domains"], DOMAINS),
            levels=_known(cells["levels"], LEVELS),
            from_week=_week(cells["from_week"]),
            to_week=_week(cells["to_week"]),
            parity=_one(cells["parity"] or "any", PARITIES),
            phase=cells["phase"],
            kind=_one(cells["kind"], KINDS),
            sign_up=cells["sign_up"],
            phone=cells["phone"],
            website=cells["website"],
            cost=cells["cost"],
            waiting_time=cells["waiting_time"],
            languages=cells["languages"],
            is_formal=cells["is_formal"] == FORMAL,
            recipient_kind=_one(cells["recipient_kind"], RECIPIENTS | {""}),
            source=cells["source"],
            last_checked=date.fromisoformat(cells["last_checked"])
            if cells["last_checked"]
            else None,
            is_confirmed=cells["status"] == CONFIRMED,
        )
    except (LookupError, ValueError, AttributeError) as error:
        raise _wrong_row(path, line) from error


def _wrong_row(path: Path, line: int) -> InvalidInputError:
    return InvalidInputError(
        _("De menukaart klopt niet: regel {line} van {file}. Verbeter die regel.").format(
            line=line, file=path.name
        )
    )


def _safety_texts(table: Mapping[str, object]) -> tuple[SafetyText, ...]:
    return tuple(
        SafetyText(
            key=key,
            title=_text(entry, "title"),
            text=_text(entry, "text"),
            steps=_texts(entry, "steps"),
            numbers=_texts(entry, "numbers"),
        )
        for key, entry in table.items()
        if isinstance(entry, dict)
    )


def _toml(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> InvalidInputError:
    return InvalidInputError(
        _("Het bestand {file} van het regiopakket kan niet worden gelezen.").format(file=path.name)
    )


def _week(cell: str) -> int | None:
    if not cell:
        return None
    week = int(cell)
    if week not in _WEEKS:
        raise ValueError(cell)
    return week


def _required(cell: str) -> str:
    if not cell:
        raise ValueError(cell)
    return cell


def _one(cell: str, allowed: frozenset[str]) -> str:
    if cell not in allowed:
        raise ValueError(cell)
    return cell


def _known(cell: str, allowed: frozenset[str]) -> tuple[str, ...]:
    """Return the codes in one cell; an unknown one would silently fit nobody."""
    codes = tuple(part.strip() for part in cell.split(LIST_SEPARATOR) if part.strip())
    if not allowed.issuperset(codes):
        raise ValueError(cell)
    return codes


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    return value if isinstance(value, str) else ""


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = table.get(key, ())
    if not isinstance(values, list):
        return ()
    return tuple(value for value in values if isinstance(value, str))
