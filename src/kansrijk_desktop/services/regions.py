"""The region packages of this installation: those that came along, and those that were loaded."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.exchange.region_about import ABOUT
from kansrijk_desktop.exchange.region_archive import MAX_ARCHIVE_BYTES, packed, unpacked
from kansrijk_desktop.exchange.region_problems import Problem
from kansrijk_desktop.exchange.region_rows import SERVICES
from kansrijk_desktop.exchange.regions import files_in, load_region, read_region
from kansrijk_desktop.records.region import ACUTE, CareService, Layer, Region
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.forms import version_order
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.practitioners import SettingRepository
from kansrijk_desktop.texts import _

NATIONAL = "landelijk"
KEPT_UNDER = "region-packages"
_MOST_LAYERS = len(Layer)


@dataclass(frozen=True, slots=True)
class RegionPackage:
    """A package that can be used.

    Attributes:
        region: what it says itself, without the layers below.
        loaded_at, loaded_by: None and empty when it came with the program.
    """

    region: Region
    loaded_at: datetime | None = None
    loaded_by: str = ""


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """What came of reading a package file; nothing is kept yet.

    Attributes:
        region: None when something is wrong with it.
        problems: what must be mended, and where.
        version_here: the version of this package that is here; empty when it is not.
        is_older: an older version than the one here; asks first.
        is_same: this very package is here already.
        content: the package as it would be kept.
    """

    region: Region | None
    problems: tuple[Problem, ...] = ()
    version_here: str = ""
    is_older: bool = False
    is_same: bool = False
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A loaded package as it lies in the database."""

    content: bytes
    loaded_at: datetime
    loaded_by: str


class Regions:
    """Finds, loads and shares the packages; knows the layers that hold for who is signed in."""

    def __init__(
        self, kept: SettingRepository, built_in: Path, signed_in: SignedIn, now: Clock
    ) -> None:
        """Take where loaded packages are kept and the folder of those that came along."""
        self._kept = kept
        self._built_in = built_in
        self._signed_in = signed_in
        self._now = now
        self._packages = self._look()
        self._current = self._in_use(signed_in.practitioner.region)

    @property
    def packages(self) -> tuple[RegionPackage, ...]:
        """Every package that can be chosen: the national one first, then by name."""
        return tuple(
            sorted(
                self._packages.values(),
                key=lambda one: (one.region.layer is not Layer.NATIONAL, one.region.name),
            )
        )

    @property
    def current(self) -> Region:
        """The package of who is signed in, on the layers below it.

        The national one when hers is not here any more: that may keep nobody from the dossiers.
        """
        return self._current

    def choose(self, package_id: str) -> None:
        """Use another package for who is signed in; screens made from now on show it."""
        self._current = self._in_use(self._signed_in.choose_region(package_id).region)

    def read(self, path: Path) -> ReadPackage:
        """Read a package from a file and compare it with what is here.

        Raises:
            InvalidInputError: it is no package at all.
        """
        return self.judge(unpacked(bytes_of(path, MAX_ARCHIVE_BYTES)))

    def judge(self, files: Mapping[str, bytes]) -> ReadPackage:
        """Read a package from its files, by name, and compare it with what is here."""
        read = read_region(files)
        if read.region is None:
            return ReadPackage(None, read.problems)
        region = read.region
        problem = self._problem_below(region) or self._problem_with_danger(region)
        if problem is not None:
            return ReadPackage(None, (problem,))
        content = packed(files)
        here = self._packages.get(region.id)
        if here is None:
            return ReadPackage(region, content=content)
        version = here.region.version
        return ReadPackage(
            region,
            version_here=version,
            is_older=version_order(region.version) < version_order(version),
            is_same=content == self.content(region.id),
            content=content,
        )

    def keep(self, read: ReadPackage, *, accepts_older: bool = False) -> RegionPackage:
        """Use a package from now on, in place of another version of it.

        Raises:
            InvalidInputError: something is wrong with it, or it is older and nobody agreed.
        """
        if read.region is None:
            raise InvalidInputError(
                _("Dit regiopakket kan niet worden gebruikt. Verbeter eerst wat er is gemeld.")
            )
        if read.is_older and not accepts_older:
            raise InvalidInputError(
                _(
                    "Versie {new} is ouder dan versie {here}, die hier al is. Er is niets "
                    "gewijzigd. Laad hem alleen als u zeker weet dat u terug wilt."
                ).format(new=read.region.version, here=read.version_here)
            )
        kept = _Kept(read.content, self._now(), self._signed_in.practitioner.name)
        self._keep({**self._loaded(), read.region.id: kept})
        return self._packages[read.region.id]

    def drop(self, package_id: str) -> None:
        """Go back from a loaded package to the one that came with the program, if one did.

        Raises:
            InvalidInputError: none did, and this one is in use or another lies on it.
        """
        if not (self._built_in / package_id).is_dir() and self._is_needed(package_id):
            raise InvalidInputError(
                _(
                    "Dit regiopakket is in gebruik. Kies eerst een andere regio. Er is niets "
                    "gewijzigd."
                )
            )
        loaded = self._loaded()
        self._keep({key: kept for key, kept in loaded.items() if key != package_id})

    def content(self, package_id: str) -> bytes:
        """Return a package as one file, to give to others."""
        kept = self._loaded().get(package_id)
        return kept.content if kept else packed(files_in(self._built_in / package_id))

    def files(self, package_id: str) -> dict[str, bytes]:
        """Return the files of a package, by name."""
        return unpacked(self.content(package_id))

    def built_in_files(self, package_id: str) -> dict[str, bytes]:
        """Return the files of the package of this id that came with the program; none if none."""
        folder = self._built_in / package_id
        return files_in(folder) if (folder / ABOUT).is_file() else {}

    def write(self, package_id: str, path: Path) -> None:
        """Write a package to a file, whole or not at all.

        Raises:
            DiskFullError: it could not be written.
        """
        write_file(
            path,
            self.content(package_id),
            DiskFullError(
                _("Het regiopakket kon daar niet worden geschreven. Kies een andere plek."),
            ),
        )

    def _look(self) -> dict[str, RegionPackage]:
        """Return what can be used; a loaded package that cannot be read any more is passed over."""
        folders = sorted(path.parent for path in self._built_in.glob(f"*/{ABOUT}"))
        found = {folder.name: RegionPackage(load_region(folder)) for folder in folders}
        for package_id, kept in self._loaded().items():
            region = _region_in(kept.content)
            if region is not None:
                found[package_id] = RegionPackage(region, kept.loaded_at, kept.loaded_by)
        return found

    def _in_use(self, chosen: str) -> Region:
        layers = self._layers(chosen) or self._layers(NATIONAL)
        region = layers[-1]
        for nearer in reversed(layers[:-1]):
            region = nearer.over(region)
        return region

    def _layers(self, package_id: str) -> list[Region]:
        """Return a package and those below it, the nearest first; none when one is not here."""
        layers: list[Region] = []
        below = package_id
        while below and len(layers) < _MOST_LAYERS:
            package = self._packages.get(below)
            if package is None:
                return []
            layers.append(package.region)
            below = package.region.based_on
        return layers

    def _problem_below(self, region: Region) -> Problem | None:
        """Return why a package cannot lie on what it names, or None."""
        if region.layer is Layer.NATIONAL:
            return None
        below = self._packages.get(region.based_on)
        layers = tuple(Layer)
        if below is not None and layers.index(below.region.layer) < layers.index(region.layer):
            return None
        message = _(
            "Dit pakket ligt op ‘{name}’, en dat is hier niet of ligt zelf niet lager. Laad eerst "
            "dat pakket."
        )
        return Problem("region.toml", None, "based_on", message.format(name=region.based_on))

    def _problem_with_danger(self, region: Region) -> Problem | None:
        """Return what a package of the lowest layer lacks for danger, or None."""
        files = self.built_in_files(region.id) if region.layer is Layer.NATIONAL else {}
        own = read_region(files).region if files else None
        if own is None:
            return None
        there = {service.id for service in region.services if _is_for_danger(service)}
        lacking = [one.name for one in own.services if _is_for_danger(one) and one.id not in there]
        if not lacking:
            return None
        message = _("Dit ontbreekt of is vervallen, en is voor gevaar nu: {names}. Zet het terug.")
        return Problem(SERVICES, None, "", message.format(names="; ".join(lacking)))

    def _is_needed(self, package_id: str) -> bool:
        is_below = any(one.region.based_on == package_id for one in self._packages.values())
        return is_below or self._signed_in.practitioner.region == package_id

    def _loaded(self) -> dict[str, _Kept]:
        stored = json.loads(self._kept.get(KEPT_UNDER, "{}"))
        return {
            package_id: _Kept(
                base64.b64decode(one["content"]),
                datetime.fromisoformat(one["loaded_at"]),
                one["loaded_by"],
            )
            for package_id, one in stored.items()
        }

    def _keep(self, loaded: Mapping[str, _Kept]) -> None:
        stored = {
            package_id: {
                "content": base64.b64encode(kept.content).decode("ascii"),
                "loaded_at": kept.loaded_at.isoformat(),
                "loaded_by": kept.loaded_by,
            }
            for package_id, kept in loaded.items()
        }
        self._kept.set(KEPT_UNDER, json.dumps(stored))
        self._packages = self._look()
        self._current = self._in_use(self._signed_in.practitioner.region)


def _region_in(content: bytes) -> Region | None:
    """Return the package in kept bytes; None when this version of the program refuses it."""
    try:
        return read_region(unpacked(content)).region
    except InvalidInputError:
        return None


def _is_for_danger(service: CareService) -> bool:
    return service.kind == ACUTE and not service.is_withdrawn


def bytes_of(path: Path, most: int) -> bytes:
    """Return what a file holds, and one byte more than it may have.

    Raises:
        InvalidInputError: it cannot be read.
    """
    try:
        if not path.is_file():
            raise InvalidInputError(
                _("Dit is geen gewoon bestand. Kies een ander bestand. Er is niets gewijzigd.")
            )
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise InvalidInputError(
            _(
                "Dit bestand kan niet worden gelezen. Kijk of het er nog is en of u het mag "
                "openen. Er is niets gewijzigd."
            ),
            details=error.strerror or "",
        ) from error
