"""Two versions of a region package side by side, before one takes the place of the other."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kansrijk_desktop.exchange.region_archive import unpacked
from kansrijk_desktop.exchange.region_faults import Fault
from kansrijk_desktop.exchange.region_sheets import Sheets, sheets_of
from kansrijk_desktop.services.region_differences import Change, Difference, differences
from kansrijk_desktop.services.region_draft import Draft
from kansrijk_desktop.services.region_drafts import RegionDrafts
from kansrijk_desktop.services.regions import ReadPackage, RegionPackage, Regions
from kansrijk_desktop.texts import _


class Purpose(StrEnum):
    """Why two versions are compared."""

    LOAD = "load"
    USE = "use"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The version in use, and one that would take its place.

    Attributes:
        here, there: their versions; empty where there is none.
        owner: of the one that would take its place.
        differences: from the one in use to the other.
        warnings: what to think about first.
        faults: what must be mended before it can be used.
        read: the file it came from; None where it is no file.
        draft: the draft it is; None where it is none.
    """

    purpose: Purpose
    package_id: str
    name: str
    here: str
    there: str
    owner: str
    differences: tuple[Difference, ...]
    warnings: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    read: ReadPackage | None = None
    draft: Draft | None = None

    def count(self, change: Change) -> int:
        """Return how many lines are new, changed or gone."""
        return sum(difference.change is change for difference in self.differences)


class RegionComparisons:
    """Compares, and lets one version take the place of another."""

    def __init__(self, regions: Regions, drafts: RegionDrafts) -> None:
        self._regions = regions
        self._drafts = drafts

    def with_file(self, path: Path) -> Comparison | ReadPackage:
        """Compare a package from a file with the one here; the reading where it cannot be used.

        Raises:
            InvalidInputError: it is no package at all.
        """
        read = self._regions.read(path)
        if read.region is None or read.is_same:
            return read
        region = read.region
        here = self._sheets(region.id)
        return Comparison(
            Purpose.LOAD,
            region.id,
            region.name,
            read.version_here,
            region.version,
            region.owner,
            differences(here, sheets_of(unpacked(read.content))),
            tuple(self._warnings(read)),
            read=read,
        )

    def with_draft(self, draft: Draft) -> Comparison:
        """Compare a draft with the package in use."""
        here = draft.kept.about["version"] if draft.kept else ""
        return Comparison(
            Purpose.USE,
            draft.package_id,
            draft.sheets.about["name"],
            here,
            self._drafts.next_version(draft),
            self._drafts.next_owner(draft),
            differences(draft.kept, draft.sheets),
            _behind(draft, here),
            self._drafts.judge(draft).faults,
            draft=draft,
        )

    def with_built_in(self, draft: Draft) -> Comparison:
        """Compare the package in use with the one that came with the program."""
        about = draft.kept.about if draft.kept else draft.sheets.about
        files = self._regions.built_in_files(draft.package_id)
        built_in = sheets_of(files) if files else None
        return Comparison(
            Purpose.RETURN,
            draft.package_id,
            about["name"],
            about["version"],
            built_in.about["version"] if built_in else "",
            built_in.about["owner"] if built_in else "",
            differences(draft.kept, built_in) if built_in else (),
        )

    def use(self, comparison: Comparison, version: str, owner: str) -> RegionPackage | None:
        """Let the other version take the place of the one in use; None where none is left.

        Raises:
            InvalidInputError: it cannot be used; says why.
        """
        if comparison.read is not None:
            return self._regions.keep(comparison.read, accepts_older=True)
        if comparison.draft is not None:
            return self._drafts.use(comparison.draft, version, owner)
        self._regions.drop(comparison.package_id)
        return None

    def _warnings(self, read: ReadPackage) -> list[str]:
        warnings = []
        if read.region is not None and read.is_older:
            warnings.append(
                _("Die is nieuwer. Laad de oudere alleen als u zeker weet dat u terug wilt.")
            )
        elif read.region is not None and read.version_here == read.region.version:
            warnings.append(_("Het versienummer is gelijk, maar de inhoud is anders."))
        if read.region is not None and self._drafts.has_draft(read.region.id):
            warnings.append(
                _("U hebt een kladversie van dit pakket. Die blijft, maar kent deze versie niet.")
            )
        return warnings

    def _sheets(self, package_id: str) -> Sheets | None:
        is_here = any(one.region.id == package_id for one in self._regions.packages)
        return sheets_of(self._regions.files(package_id)) if is_here else None


def _behind(draft: Draft, here: str) -> tuple[str, ...]:
    """Warn that the version in use came after the draft was begun."""
    begun = draft.sheets.about["version"]
    if not here or begun == here:
        return ()
    told = _(
        "Uw kladversie is begonnen op versie {begun}. Nu geldt versie {here}: wat daarin nieuw "
        "was, verdwijnt als u de kladversie gebruikt. Kijk dat hieronder na."
    )
    return (told.format(begun=begun, here=here),)
