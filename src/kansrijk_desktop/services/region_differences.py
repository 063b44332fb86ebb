"""What is new, changed and gone between two versions of a region package, in Dutch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.exchange.region_sheets import Cells, Line, Sheet, Sheets
from kansrijk_desktop.services.region_columns import columns_of, name_of
from kansrijk_desktop.services.region_draft import KEY_COLUMNS
from kansrijk_desktop.texts import _

_IN_ORDER = (
    *(Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES, Sheet.MOMENTS),
    *(Sheet.SAFETY_TEXTS, Sheet.ABOUT),
)


class Change(StrEnum):
    """What happened to a line."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is new, changed or gone.

    Attributes:
        name: what it is called now.
        fields: what differs; of a new line what it says, of one that is gone nothing.
    """

    sheet: Sheet
    change: Change
    name: str
    fields: tuple[FieldChange, ...] = ()


def differences(before: Sheets | None, after: Sheets) -> tuple[Difference, ...]:
    """Compare two versions of a package; without a first one everything is new."""
    return tuple(
        difference
        for sheet in _IN_ORDER
        for difference in _of_sheet(sheet, before.of(sheet) if before else (), after.of(sheet))
    )


def _of_sheet(sheet: Sheet, before: Sequence[Line], after: Sequence[Line]) -> Iterator[Difference]:
    pairs = _pairs(sheet, before, after)
    for line in after:
        old = pairs.get(line.number)
        fields = tuple(_fields(sheet, old.cells if old else {}, line.cells))
        if old is None:
            yield Difference(sheet, Change.NEW, name_of(sheet, line.cells), fields)
        elif fields:
            yield Difference(sheet, Change.CHANGED, name_of(sheet, line.cells), fields)
    met = {line.number for line in pairs.values()}
    for line in before:
        if line.number not in met:
            yield Difference(sheet, Change.GONE, name_of(sheet, line.cells))


def _pairs(sheet: Sheet, before: Sequence[Line], after: Sequence[Line]) -> dict[int, Line]:
    """Return the older line for each newer one, by the number of the newer.

    First those for the same municipalities, then those that only share their key.
    """
    pairs: dict[int, Line] = {}
    for is_exact in (True, False):
        met = {line.number for line in pairs.values()}
        free: dict[tuple[str, ...], list[Line]] = {}
        for line in before:
            if line.number not in met:
                free.setdefault(_key(sheet, line.cells, is_exact=is_exact), []).append(line)
        for line in after:
            found = free.get(_key(sheet, line.cells, is_exact=is_exact))
            if line.number not in pairs and found:
                pairs[line.number] = found.pop(0)
    return pairs


def _key(sheet: Sheet, cells: Cells, *, is_exact: bool) -> tuple[str, ...]:
    key = cells[KEY_COLUMNS[sheet]] if sheet in KEY_COLUMNS else ""
    return (key, cells.get("municipalities", "")) if is_exact else (key,)


def _fields(sheet: Sheet, before: Cells, after: Cells) -> Iterable[FieldChange]:
    for column in columns_of(sheet):
        old, new = before.get(column.name, ""), after[column.name]
        if old != new:
            yield FieldChange(_(column.label), column.words(old), column.words(new))
