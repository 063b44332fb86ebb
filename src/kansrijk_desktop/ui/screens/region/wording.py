"""The words of the screen of region packages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.exchange.region_sheets import Cells, Sheet
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.forms import version_order
from kansrijk_desktop.services.region_columns import column_of
from kansrijk_desktop.services.region_draft import Draft
from kansrijk_desktop.services.region_listing import LineState, ListedLine
from kansrijk_desktop.services.region_words import layer_word
from kansrijk_desktop.services.regions import RegionPackage
from kansrijk_desktop.texts import N_, _

SHEETS: Final = (
    *(Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES, Sheet.MOMENTS),
    *(Sheet.SAFETY_TEXTS, Sheet.ABOUT),
)
"""The parts of a package in the order in which people look for them."""


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What stands above the tables.

    Attributes:
        version: of the package in use; empty for a new layer.
        is_used: it holds for who is signed in.
        is_loaded: it took the place of the one that came with the program, or there was none.
        has_built_in: one came with the program as well.
        newer: the version that came with the program, where that is newer.
        can_hold_layer: a layer of a municipality can lie on it.
        municipalities: for which one can be made.
    """

    id: str
    name: str
    details: str
    version: str
    is_used: bool
    is_loaded: bool
    has_built_in: bool
    newer: str
    can_hold_layer: bool
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table on the screen.

    Attributes:
        name: what it is put in order by.
        width: in pixels at normal text size.
        is_brief: it stands there also when few columns are wanted.
    """

    name: str
    title: str
    width: int
    words: Callable[[ListedLine], str]
    is_brief: bool = False


def facts_of(
    draft: Draft, package: RegionPackage | None, built_in_version: str, *, is_used: bool
) -> PackageFacts:
    """Return what stands above the tables of a package."""
    about = draft.kept.about if draft.kept else draft.sheets.about
    is_loaded = package is not None and package.loaded_at is not None
    newer = built_in_version if is_loaded else ""
    if newer and version_order(newer) <= version_order(about["version"]):
        newer = ""
    names = (line.cells["name"] for line in draft.sheets.of(Sheet.MUNICIPALITIES))
    return PackageFacts(
        id=draft.package_id,
        name=about["name"],
        details=" · ".join(_details(about, package)),
        version=about["version"] if draft.kept else "",
        is_used=is_used,
        is_loaded=is_loaded,
        has_built_in=bool(built_in_version),
        newer=newer,
        can_hold_layer=draft.kept is not None and about["layer"] == "regio",
        municipalities=tuple(names),
    )


def _details(about: Cells, package: RegionPackage | None) -> Sequence[str]:
    if package is None:
        return (_("nieuwe laag, nog niet in gebruik"), layer_word(about["layer"]))
    told = [
        _("versie {version}").format(version=about["version"]),
        _("laag: {layer}").format(layer=layer_word(about["layer"])),
        _("eigenaar: {owner}").format(owner=about["owner"]),
    ]
    if package.loaded_at is not None:
        day = long_date(package.loaded_at.astimezone().date())
        told.append(_("hier sinds {day}").format(day=day))
    else:
        told.append(_("hoort bij het programma"))
    return told


def state_word(state: LineState) -> str:
    """Return how a line stands."""
    return {
        LineState.CHECKED: _("Nagekeken"),
        LineState.STALE: _("Verouderd"),
        LineState.UNCHECKED: _("Controleren"),
        LineState.WITHDRAWN: _("Vervallen"),
        LineState.FAULTY: _("Nog niet goed"),
        LineState.PLAIN: "",
    }[state]


def state_look(state: LineState) -> tuple[str, str, str]:
    """Return the icon of a state, and the names of its colour and ground."""
    return {
        LineState.CHECKED: ("check-circle", "green", "green_soft"),
        LineState.STALE: ("clock", "secondary", "sunken"),
        LineState.UNCHECKED: ("alert", "yellow", "yellow_soft"),
        LineState.WITHDRAWN: ("minus", "secondary", "sunken"),
        LineState.FAULTY: ("alert-octagon", "red", "red_soft"),
        LineState.PLAIN: ("info", "accent", "accent_soft"),
    }[state]


def table_columns(sheet: Sheet, *, is_wide: bool) -> tuple[TableColumn, ...]:
    """Return the columns of the table of a sheet."""
    columns = _TABLES.get(sheet, ())
    return tuple(column for column in columns if is_wide or column.is_brief)


def weeks_words(cells: Cells) -> str:
    """Return between which weeks one can sign up."""
    first, last = cells["from_week"], cells["to_week"]
    if first and last:
        return _("{first} tot en met {last}").format(first=first, last=last)
    if last:
        return _("tot en met {last}").format(last=last)
    return _("vanaf {first}").format(first=first) if first else ""


def _cell(
    sheet: Sheet, name: str, width: int, *, is_brief: bool = False, empty: str = ""
) -> TableColumn:
    column = column_of(sheet, name)

    def words(line: ListedLine) -> str:
        return column.words(line.cells[name]) or (_(empty) if empty else "")

    return TableColumn(name, column.label, width, words, is_brief)


def _layer(line: ListedLine) -> str:
    word = layer_word(line.layer)
    return _("{layer}, eigen regel").format(layer=word) if line.is_own else word


_STATE = TableColumn("state", N_("Stand"), 145, lambda line: state_word(line.state), is_brief=True)
_LAYER = TableColumn("layer", N_("Laag"), 185, _layer, is_brief=True)
_COVERS = TableColumn("covers", N_("Ligt op"), 260, lambda line: line.covers)
_NAMELESS = N_("nog zonder naam")
_UNKNOWN, _EVERY, _ALWAYS = N_("niet bekend"), N_("alle"), N_("altijd")
_S, _C, _M = Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES
_TABLES: Final[dict[Sheet, tuple[TableColumn, ...]]] = {
    _S: (
        _cell(_S, "name", 250, is_brief=True, empty=_NAMELESS),
        _STATE,
        _LAYER,
        _cell(_S, "domains", 165, is_brief=True, empty=_EVERY),
        _cell(_S, "levels", 135, is_brief=True, empty=_EVERY),
        _cell(_S, "phone", 150, is_brief=True, empty=_UNKNOWN),
        _cell(_S, "last_checked", 165, is_brief=True),
        _cell(_S, "audience", 260),
        _cell(_S, "kind", 190),
        _cell(_S, "phase", 220, empty=_ALWAYS),
        TableColumn("to_week", N_("Weken"), 140, lambda line: weeks_words(line.cells)),
        _cell(_S, "parity", 170),
        _cell(_S, "sign_up", 320),
        _cell(_S, "website", 190),
        _cell(_S, "cost", 130),
        _cell(_S, "waiting_time", 170, empty=_UNKNOWN),
        _cell(_S, "languages", 130),
        _cell(_S, "municipalities", 200),
        _cell(_S, "owner", 190),
        _cell(_S, "source", 320),
        _COVERS,
    ),
    _C: (
        _cell(_C, "name", 260, is_brief=True, empty=_NAMELESS),
        _STATE,
        _LAYER,
        _cell(_C, "role", 240, is_brief=True),
        _cell(_C, "phone", 140, is_brief=True, empty=_UNKNOWN),
        _cell(_C, "email", 210, is_brief=True),
        _cell(_C, "website", 190),
        _cell(_C, "recipient_kind", 190),
        _cell(_C, "municipalities", 200),
        _cell(_C, "owner", 190),
        _cell(_C, "source", 320),
        _cell(_C, "last_checked", 160, is_brief=True),
        _COVERS,
    ),
    _M: (
        _cell(_M, "name", 240, is_brief=True, empty=_NAMELESS),
        _STATE,
        _LAYER,
        _cell(_M, "coalition", 260, is_brief=True),
        _cell(_M, "last_checked", 160, is_brief=True),
        _cell(_M, "source", 420),
    ),
    Sheet.MOMENTS: (
        _cell(Sheet.MOMENTS, "name", 280, is_brief=True, empty=_NAMELESS),
        _cell(Sheet.MOMENTS, "counted_from", 280, is_brief=True),
        _cell(Sheet.MOMENTS, "from", 100, is_brief=True),
        _cell(Sheet.MOMENTS, "to", 120, is_brief=True),
        _cell(Sheet.MOMENTS, "unit", 110, is_brief=True),
        _LAYER,
    ),
    Sheet.SAFETY_TEXTS: (
        _cell(Sheet.SAFETY_TEXTS, "title", 260, is_brief=True),
        _cell(Sheet.SAFETY_TEXTS, "text", 520, is_brief=True),
        _LAYER,
        _COVERS,
    ),
}
