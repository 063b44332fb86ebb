"""Read the forms and responses a command was given."""

from datetime import UTC, datetime
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.engine.session import LaunchContext
from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.files import read_file
from kansrijk_desktop.fhir.json import JsonObject, parse_json_object
from kansrijk_desktop.texts import _


def read_form(file: Path, *, is_for_use: bool = True) -> LoadedForm:
    """Return a form; a file that cannot be read is a form that cannot be used."""
    try:
        return load_form(read_file(file), is_for_use=is_for_use)
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
            ).format(file=file),
            details=loaded.report.issues[0].message,
        )
    return loaded.definition


def read_response(file: Path) -> JsonObject:
    """Return a response as JSON.

    Raises:
        InvalidInputError: the file cannot be read, or is no JSON object.
    """
    return parse_json_object(read_file(file))


def context_now() -> LaunchContext:
    """Return the moment it is; on the command line nobody is known."""
    return LaunchContext(now=datetime.now(UTC).astimezone())
