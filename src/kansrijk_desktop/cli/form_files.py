"""Read the forms and responses a command was given."""

import os
from datetime import UTC, datetime
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.engine.session import LaunchContext
from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.json import MAX_FORM_BYTES, JsonObject, parse_json_object
from kansrijk_desktop.services.bounded_files import read_bounded
from kansrijk_desktop.texts import _

# Such a pipe has a writer; of any other, waiting for one may never end.
_GIVEN_BY_THE_SHELL = ("/dev/stdin", "/dev/fd/")


def read_form(file: Path, *, is_for_use: bool = True) -> LoadedForm:
    """Return a form; a file that cannot be read is a form that cannot be used."""
    try:
        return load_form(_bytes_of(file), is_for_use=is_for_use)
    except InvalidInputError as error:
        issue = Issue(Severity.REFUSED, "unreadable-file", "", error.message)
        return LoadedForm(None, LoadReport("", (issue,)))


def read_definition(file: Path) -> Definition:
    """Return a form to evaluate responses with, also where new ones may not be begun.

    Raises:
        FormDefinitionError: it cannot be opened at all.
    """
    loaded = read_form(file, is_for_use=False)
    if loaded.definition is None:
        raise FormDefinitionError(
            _(
                "Deze vragenlijst kan niet worden gebruikt. Bekijk waarom met: form check {file}"
            ).format(file=shown(file)),
            details=loaded.report.issues[0].message,
        )
    return loaded.definition


def read_response(file: Path) -> JsonObject:
    """Return a response as JSON.

    Raises:
        InvalidInputError: the file cannot be read, or is no JSON object.
    """
    return parse_json_object(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """Return what a file holds.

    Raises:
        InvalidInputError: it cannot be read.
    """
    try:
        return _bytes_of(file)
    except InvalidInputError as error:
        raise InvalidInputError(error.message, details=shown(file)) from error


def shown(file: Path) -> str:
    """Return a path as text that can be written anywhere, whatever bytes the system has in it."""
    return os.fsencode(file).decode(errors="replace")


def context_now() -> LaunchContext:
    """Return the moment it is; on the command line nobody is known."""
    return LaunchContext(now=datetime.now(UTC).astimezone())


def _bytes_of(file: Path) -> bytes:
    if not str(file).startswith(_GIVEN_BY_THE_SHELL):
        return read_bounded(file, MAX_FORM_BYTES)
    try:
        with file.open("rb") as pipe:
            return pipe.read(MAX_FORM_BYTES + 1)
    except OSError as error:
        raise InvalidInputError(
            _("Dit bestand kan niet worden gelezen."), details=error.strerror or ""
        ) from error
