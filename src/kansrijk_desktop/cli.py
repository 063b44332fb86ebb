"""The command line: check and compute forms, play the demo, start with another data folder.

Exit codes: 0 all is well; 1 a form cannot be used, or a check or the demo failed; 2 the command
itself was wrong. `form` never imports Qt.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.errors import ExpectedError, FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from kansrijk_desktop.texts import _, ngettext

# Typer's own tracebacks would show the values of variables: a data leak.
application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
forms = typer.Typer(help=_("Vragenlijsten controleren en doorrekenen."))
application.add_typer(forms, name="form")

ReadableFile = Annotated[Path, typer.Argument(metavar="BESTAND")]


def run_command_line() -> None:
    """Carry out the command in `sys.argv` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf_8(stream)
    try:
        application()
    except ExpectedError as error:
        typer.echo(error.message, err=True)
        if error.details:
            typer.echo(error.details, err=True)
        sys.exit(1)


@application.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    data: Annotated[
        Path | None, typer.Option(metavar="MAP", help=_("Gebruik deze map met gegevens."))
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Controleer of het programma heel is, en stop."))
    ] = False,
) -> None:
    """Kansrijk Desktop: het gesprek rond zwangerschap en geboorte."""
    if context.invoked_subcommand is not None:
        return
    if check:
        from kansrijk_desktop.self_check import run_self_check

        raise typer.Exit(run_self_check(typer.echo))
    from kansrijk_desktop.app import run

    raise typer.Exit(run(data))


@application.command()
def demo(
    out: Annotated[Path, typer.Option(metavar="MAP", help=_("Map voor wat de demo maakt."))],
) -> None:
    """Speel het voorbeeldgesprek en bewaar de PDF's en schermafdrukken."""
    from kansrijk_desktop.demo.visit import play

    raise typer.Exit(play(out))


@forms.command("check")
def check_forms(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND...")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Eén regel JSON per bestand, voor programma's."))
    ] = False,
) -> None:
    """Zeg wat het programma met vragenlijsten kan; exitcode 1 als er een niet bruikbaar is."""
    reports = [(file, _read_form(file).report) for file in files]
    for file, report in reports:
        typer.echo(_line(file, report) if as_json else _paragraph(file, report))
    raise typer.Exit(0 if all(report.usable for _file, report in reports) else 1)


@forms.command("evaluate")
def evaluate_form(form: ReadableFile, response: ReadableFile) -> None:
    """Reken een ingevulde vragenlijst door en schrijf haar als JSON.

    Antwoorden op vragen die niet gesteld worden vervallen, berekende waarden zijn ingevuld.
    """
    definition = _read_form(form, is_for_use=False).definition
    if definition is None:
        raise FormDefinitionError(
            _(
                "Deze vragenlijst kan niet worden gebruikt. Bekijk waarom met: form check {file}"
            ).format(file=form)
        )
    context = LaunchContext(now=datetime.now(UTC).astimezone())
    session = FormSession(definition, _read_response(response), context=context)
    typer.echo(dump_json(session.export(), is_indented=True).decode())


def _read_form(file: Path, *, is_for_use: bool = True) -> LoadedForm:
    """Return a form; a file that cannot be read is a form that cannot be used."""
    try:
        return load_form(file.read_bytes(), is_for_use=is_for_use)
    except OSError as error:
        issue = Issue(Severity.REFUSED, "unreadable-file", "", _unreadable(error))
        return LoadedForm(None, LoadReport("", (issue,)))


def _read_response(file: Path) -> JsonObject:
    try:
        return parse_json_object(file.read_bytes())
    except OSError as error:
        raise InvalidInputError(_unreadable(error), details=str(file)) from error


def _unreadable(error: OSError) -> str:
    return _("Dit bestand kan niet worden gelezen: {reason}.").format(reason=error.strerror)


def _line(file: Path, report: LoadReport) -> str:
    return dump_json({"file": str(file), **report.as_json()}).decode()


def _paragraph(file: Path, report: LoadReport) -> str:
    """Describe a report for a person: a heading, then one line per issue."""
    verdict = _("bruikbaar") if report.usable else _("niet bruikbaar")
    count = len(report.issues)
    noted = ngettext("{count} opmerking", "{count} opmerkingen", count).format(count=count)
    version = report.fhir_version or _("onbekende FHIR-versie")
    lines = [f"{file}: {verdict} ({version}, {noted})"]
    lines += [
        f"  {issue.severity}  {issue.path or '-'}  {issue.message}" for issue in report.issues
    ]
    return "\n".join(lines)


def _write_utf_8(stream: TextIO) -> None:
    """Let Windows too print every character of a message."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
