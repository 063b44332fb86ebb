"""Drafts of region packages: kept while they are edited, and used when they are asked for.

A draft holds what was typed, right or not yet, and lies in the encrypted database like a loaded
package. Families see nothing of it until it is used, as a new version of its package.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.exchange.region_archive import MAX_FILE_BYTES, packed, unpacked
from kansrijk_desktop.exchange.region_faults import Fault, judged
from kansrijk_desktop.exchange.region_problems import Problem
from kansrijk_desktop.exchange.region_sheets import (
    FILES,
    Cells,
    Sheet,
    Sheets,
    files_of,
    numbered,
    sheets_of,
    table_of,
)
from kansrijk_desktop.exchange.region_tables import bare_rows
from kansrijk_desktop.exchange.regions import read_region
from kansrijk_desktop.records.region import Layer
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.forms import next_version, version_order
from kansrijk_desktop.services.region_differences import differences
from kansrijk_desktop.services.region_draft import Draft, Edit, Editor, ReplaceSheet, edited, slug
from kansrijk_desktop.services.regions import RegionPackage, Regions, bytes_of
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.practitioners import SettingRepository
from kansrijk_desktop.texts import _

KEPT_UNDER: Final = "region-drafts"
_MOST_LAYERS: Final = len(Layer)
_FIRST_VERSION: Final = "1.0.0"


@dataclass(frozen=True, slots=True)
class PackageName:
    """A package that can be opened.

    Attributes:
        has_draft: something in it is changed and not used yet.
        is_new: it is a draft only.
    """

    id: str
    name: str
    has_draft: bool = False
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a draft stands.

    Attributes:
        faults: what must be mended before it can be used.
        change_count: in how many lines it differs from what is in use; of a new layer, from what
            it began with.
    """

    faults: tuple[Fault, ...]
    change_count: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What came of reading a table.

    Attributes:
        edit: puts it in its place; None when something is wrong with it.
        problems: what must be mended, by line and column.
    """

    edit: ReplaceSheet | None
    problems: tuple[Problem, ...] = ()


class RegionDrafts:
    """Opens, keeps and uses drafts."""

    def __init__(
        self, regions: Regions, kept: SettingRepository, signed_in: SignedIn, now: Clock
    ) -> None:
        self._regions = regions
        self._kept = kept
        self._signed_in = signed_in
        self._now = now

    def names(self) -> tuple[PackageName, ...]:
        """Return every package there is and every new layer, in the order of the packages."""
        drafts = self._drafts()
        known = [package.region for package in self._regions.packages]
        there = {region.id for region in known}
        new = [(key, sheets) for key, sheets in drafts.items() if key not in there]
        return (
            *(PackageName(one.id, one.name, has_draft=one.id in drafts) for one in known),
            *(
                PackageName(key, sheets.about["name"], has_draft=True, is_new=True)
                for key, sheets in new
            ),
        )

    def open(self, package_id: str) -> Draft:
        """Return a package to edit: the draft where there is one, else as it is in use.

        Raises:
            InvalidInputError: there is no such package.
        """
        kept = self._in_use(package_id)
        sheets = self._drafts().get(package_id) or kept
        if sheets is None:
            raise InvalidInputError(_("Dit regiopakket is er niet meer. Kies een ander."))
        return Draft(package_id, sheets, kept, self._below(sheets))

    def begin_layer(self, municipality: str, based_on: str) -> Draft:
        """Begin a layer of a municipality on the package of its region, and keep its draft.

        Raises:
            InvalidInputError: there is one already.
        """
        package_id = _layer_id(municipality)
        if any(one.id == package_id for one in self.names()):
            raise InvalidInputError(
                _("Voor deze gemeente is er al een laag. Kies hem boven de tabel.")
            )
        sheets = self._new_layer(municipality, based_on)
        draft = Draft(package_id, sheets, None, self._below(sheets))
        self.save(draft)
        return draft

    def edit(self, draft: Draft, edit: Edit) -> Draft:
        """Return the draft with one edit; nothing is kept yet.

        Raises:
            InvalidInputError: it cannot be done; says why and what to do.
        """
        return edited(draft, edit, self._editor)

    def judge(self, draft: Draft) -> Standing:
        """Return how a draft stands."""
        _read, faults = judged(draft.sheets)
        before = draft.kept or self._begun(draft)
        return Standing(faults, len(differences(before, draft.sheets)))

    def save(self, draft: Draft) -> Standing:
        """Keep a draft, and return how it stands; one that changes nothing is forgotten."""
        drafts = self._stored()
        drafts.pop(draft.package_id, None)
        if draft.is_changed:
            drafts[draft.package_id] = base64.b64encode(packed(files_of(draft.sheets))).decode()
        self._kept.set(KEPT_UNDER, json.dumps(drafts))
        return self.judge(draft)

    def forget(self, package_id: str) -> None:
        """Throw a draft away."""
        drafts = self._stored()
        if drafts.pop(package_id, None) is not None:
            self._kept.set(KEPT_UNDER, json.dumps(drafts))

    def next_version(self, draft: Draft) -> str:
        """Return the version that a draft would get."""
        return next_version(draft.kept.about["version"]) if draft.kept else _FIRST_VERSION

    def next_owner(self, draft: Draft) -> str:
        """Return whose a draft would be: of who edits, where the program kept it until now."""
        owner = draft.sheets.about["owner"]
        package = next((p for p in self._regions.packages if p.region.id == draft.package_id), None)
        is_ours = package is None or package.loaded_at is not None or owner != package.region.owner
        return owner if is_ours else self._editor.organization or owner

    def has_draft(self, package_id: str) -> bool:
        """Tell whether something in a package is changed and not used yet."""
        return package_id in self._stored()

    def use(self, draft: Draft, version: str, owner: str) -> RegionPackage:
        """Use a draft from now on, as a new version of its package.

        Raises:
            InvalidInputError: the version is not higher, or something is wrong in the draft.
        """
        here = draft.kept.about["version"] if draft.kept else ""
        if here and version_order(version.strip()) <= version_order(here):
            raise InvalidInputError(
                _("Kies een hogere versie dan {here}. Er is niets gewijzigd.").format(here=here)
            )
        about = {**draft.sheets.about, "version": version.strip(), "owner": owner.strip()}
        sheets = draft.sheets.with_lines(Sheet.ABOUT, numbered(Sheet.ABOUT, [about]))
        package = self._regions.keep(self._regions.judge(files_of(sheets)))
        self.forget(draft.package_id)
        return package

    def read_table(self, draft: Draft, sheet: Sheet, path: Path) -> ReadTable:
        """Read a table from a file, to put in the place of a sheet; nothing is kept yet.

        Raises:
            InvalidInputError: it cannot be read at all.
        """
        raw = bytes_of(path, MAX_FILE_BYTES)
        if len(raw) > MAX_FILE_BYTES:
            raise InvalidInputError(
                _("Dit bestand is groter dan {count} MB. Er is niets gewijzigd.").format(
                    count=MAX_FILE_BYTES // 1024**2
                )
            )
        file = FILES[sheet]
        read = read_region({**files_of(draft.sheets), file: raw})
        problems = tuple(problem for problem in read.problems if problem.file == file)
        if problems:
            return ReadTable(None, problems)
        return ReadTable(ReplaceSheet(sheet, tuple(bare_rows(raw))))

    def write_table(self, draft: Draft, sheet: Sheet, path: Path) -> None:
        """Write a sheet to a file that a spreadsheet can safely open, whole or not at all.

        Raises:
            DiskFullError: it could not be written.
        """
        write_file(
            path,
            table_of(draft.sheets, sheet),
            DiskFullError(
                _("De tabel kon daar niet worden geschreven. Kies een andere plek."),
            ),
        )

    @property
    def _editor(self) -> Editor:
        organization = self._signed_in.practitioner.organization.name
        return Editor(organization, local_day(self._now()))

    def _new_layer(self, municipality: str, based_on: str) -> Sheets:
        """Return what a layer of a municipality begins with."""
        place = self._place(municipality, based_on)
        about = {
            "id": _layer_id(municipality),
            "name": _("Gemeente {name}").format(name=place["name"]),
            "owner": self._editor.organization or _("Nog geen eigenaar"),
            "version": _FIRST_VERSION,
            "layer": Layer.MUNICIPALITY.value,
            "based_on": based_on,
        }
        rows: Mapping[Sheet, list[Cells]] = {Sheet.ABOUT: [about], Sheet.MUNICIPALITIES: [place]}
        return Sheets({sheet: numbered(sheet, rows.get(sheet, [])) for sheet in Sheet})

    def _begun(self, draft: Draft) -> Sheets | None:
        """Return what a new layer began with: nobody typed that, so it is no change."""
        lines = (
            line
            for sheets in (draft.sheets, *draft.below)
            for line in sheets.of(Sheet.MUNICIPALITIES)
        )
        names = (line.cells["name"] for line in lines)
        name = next((one for one in names if _layer_id(one) == draft.package_id), None)
        return None if name is None else self._new_layer(name, draft.sheets.about["based_on"])

    def _place(self, municipality: str, based_on: str) -> Cells:
        """Return the line of a municipality, as the layer below knows it."""
        below = self._in_use(based_on)
        lines = below.of(Sheet.MUNICIPALITIES) if below else ()
        known = (line.cells for line in lines if slug(line.cells["name"]) == slug(municipality))
        unknown = {"name": municipality, "coalition": "onbekend", "status": "controleren"}
        return next(known, unknown)

    def _in_use(self, package_id: str) -> Sheets | None:
        known = any(one.region.id == package_id for one in self._regions.packages)
        return sheets_of(self._regions.files(package_id)) if known else None

    def _below(self, sheets: Sheets) -> tuple[Sheets, ...]:
        below: list[Sheets] = []
        based_on = sheets.about["based_on"]
        while based_on and len(below) < _MOST_LAYERS:
            lower = self._in_use(based_on)
            if lower is None:
                break
            below.append(lower)
            based_on = lower.about["based_on"]
        return tuple(below)

    def _drafts(self) -> dict[str, Sheets]:
        """Return the drafts that this version of the program can read."""
        found = {}
        for package_id, content in self._stored().items():
            try:
                found[package_id] = sheets_of(unpacked(base64.b64decode(content)))
            except (InvalidInputError, ValueError, KeyError):
                continue
        return found

    def _stored(self) -> dict[str, str]:
        stored: dict[str, str] = json.loads(self._kept.get(KEPT_UNDER, "{}"))
        return stored


def _layer_id(municipality: str) -> str:
    return f"gemeente-{slug(municipality)}"
