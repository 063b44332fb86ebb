"""Read a region package: `region.toml` with its tables and safety texts."""

import contextlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_about import ABOUT, Keys, read_about
from kansrijk_desktop.exchange.region_problems import Problem, Problems
from kansrijk_desktop.exchange.region_rows import (
    CONTACTS,
    MUNICIPALITIES,
    SERVICES,
    read_contacts,
    read_municipalities,
    read_services,
)
from kansrijk_desktop.records.region import Layer, Region, SafetyText
from kansrijk_desktop.texts import _

SAFETY_TEXTS: Final = "safety_texts.toml"
FILES: Final = (ABOUT, SERVICES, SAFETY_TEXTS, MUNICIPALITIES, CONTACTS)
TABLES: Final = (SERVICES, MUNICIPALITIES, CONTACTS)


@dataclass(frozen=True, slots=True)
class ReadRegion:
    """What came of reading a package.

    Attributes:
        region: None when there is something wrong with it.
        problems: everything that must be mended, in the order of the files.
    """

    region: Region | None
    problems: tuple[Problem, ...] = ()


def load_region(folder: Path) -> Region:
    """Return the package in a folder.

    Raises:
        InvalidInputError: there is no such package, or something is wrong with it; says where, and
            what to do.
    """
    read = read_region(files_in(folder))
    if read.region is None:
        raise InvalidInputError(
            _("Het regiopakket {name} kan niet worden gebruikt. {problem}").format(
                name=folder.name, problem=read.problems[0].text
            )
        )
    return read.region


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a package in a folder; what cannot be read is left out."""
    files = {}
    for name in FILES:
        with contextlib.suppress(OSError):
            files[name] = (folder / name).read_bytes()
    return files


def read_region(files: Mapping[str, bytes]) -> ReadRegion:
    """Read a package from its files, by name, and tell everything that is wrong with it."""
    problems = Problems()
    about = read_about(_keys(ABOUT, files, problems))
    places = read_municipalities(files[MUNICIPALITIES], problems) if MUNICIPALITIES in files else ()
    known = [place.name for place in places]
    # Urgent answers need them, so they cannot be absent where nothing lies below.
    is_lowest = about.layer is Layer.NATIONAL and not problems.found
    has_texts = SAFETY_TEXTS in files or is_lowest
    texts = _safety_texts(_keys(SAFETY_TEXTS, files, problems)) if has_texts else ()
    package = (about.name, about.owner, about.layer)
    if SERVICES in files:
        services = read_services(files[SERVICES], package, known, problems)
    else:
        services = ()
        problems.add(_missing(), SERVICES)
    has_contacts = CONTACTS in files
    region = Region(
        id=about.id,
        name=about.name,
        owner=about.owner,
        version=about.version,
        services=services,
        safety_texts=texts,
        always_visible=about.always_visible,
        layer=about.layer,
        based_on=about.based_on,
        last_checked=about.last_checked,
        municipalities=places,
        coalition=about.coalition,
        contacts=read_contacts(files[CONTACTS], about.owner, known, problems)
        if has_contacts
        else (),
        moments=about.moments,
        stated_thresholds=about.thresholds,
    )
    found = problems.found
    return ReadRegion(None if found else region, found)


def _safety_texts(keys: Keys) -> tuple[SafetyText, ...]:
    parts = {name: keys.part(name) for name in keys.names}
    return tuple(
        SafetyText(
            key=name,
            title=part.text("title", is_required=True),
            text=part.text("text", is_required=True),
            steps=part.texts("steps"),
            numbers=part.texts("numbers"),
        )
        for name, part in parts.items()
        if part is not None
    )


def _keys(file: str, files: Mapping[str, bytes], problems: Problems) -> Keys:
    """Return the keys of a TOML file; none when it is absent or cannot be read, which is noted."""
    raw = files.get(file)
    if raw is None:
        problems.add(_missing(), file)
        return Keys({}, file, "", Problems())
    try:
        return Keys(tomllib.loads(raw.decode("utf-8-sig")), file, "", problems)
    except UnicodeDecodeError:
        problems.add(_("Dit is geen UTF-8. Sla het bestand op als UTF-8."), file)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = error if isinstance(error, tomllib.TOMLDecodeError) else ""
        message = _("Dit bestand is niet te lezen ({place}). Kijk de haken en aanhalingstekens na.")
        problems.add(message.format(place=place), file)
    return Keys({}, file, "", Problems())


def _missing() -> str:
    return _("Dit bestand ontbreekt of kan niet worden gelezen. Voeg het toe.")
