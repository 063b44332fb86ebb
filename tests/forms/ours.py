"""The newest version of each of our questionnaires: those that signal, and the one that talks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item, Option
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.forms import version_order

FOLDER = forms_folder()
OURS = tuple(sorted(FOLDER.glob("*/*.json")))
RELEASED = tuple(path for path in OURS if "draft" not in path.stem)
PREGNANCY = "signalering-zwangerschap"
MATERNITY = "signalering-kraamtijd"
YOUTH_CARE = "signalering-jgz"
WHAT_COUNTS = "gesprek-positieve-gezondheid"
SIGNALLING = (PREGNANCY, MATERNITY, YOUTH_CARE)
AFTER_PREGNANCY = (MATERNITY, YOUTH_CARE)
ALL = (*SIGNALLING, WHAT_COUNTS)


def path_of(name: str) -> Path:
    """Return the newest version, a draft too."""
    versions = [path for path in OURS if path.parent.name == name]
    return max(versions, key=lambda path: version_order(path.stem.removesuffix("-draft")))


@cache
def opened(name: str) -> Definition:
    return usable_definition(path_of(name).read_bytes())


def asked_of_her(definition: Definition) -> Iterator[Item]:
    """Yield the questions that are put to the client, in the talk or at its end."""
    for item in definition.walk():
        around = (item, *item.ancestors())
        is_professional = item.extension(extensions.AUDIENCE) == "professional"
        is_switch = item.extension(extensions.OPENS_FOLLOW_UP)
        if not item.is_question or is_professional or is_switch:
            continue
        if not any(each.hidden for each in around):
            yield item


def options_of(definition: Definition) -> Iterator[Option]:
    for item in definition.walk():
        yield from item.options
