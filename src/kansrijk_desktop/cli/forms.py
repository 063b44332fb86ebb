"""The commands for forms: check, evaluate, validate and play their cases."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from kansrijk_desktop.cli.batch import Batch
from kansrijk_desktop.cli.case_files import cases_in
from kansrijk_desktop.cli.case_runs import CaseResult, form_of, run_case
from kansrijk_desktop.cli.form_files import (
    context_now,
    read_definition,
    read_form,
    read_response,
    shown,
)
from kansrijk_desktop.engine.load_report import LoadReport
from kansrijk_desktop.engine.response_check import ResponseProblem, check_response
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from kansrijk_desktop.services.bounded_files import json_files
from kansrijk_desktop.texts import _, ngettext

_MOST_FILES = 100_000

forms = typer.Typer(help=_("Vragenlijsten controleren, doorrekenen en toetsen."))


@forms.command("check")
def check_forms(
    files: Annotated[list[Path], typer.Argument(metavar="BESTAND-OF-MAP...")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Eén regel JSON per bestand, voor programma's."))
    ] = False,
) -> None:
    """Zeg wat het programma met vragenlijsten kan; exitcode 1 als er een niet bruikbaar is.

    Van een map worden alle .json-bestanden gelezen, ook die in mappen daaronder.
    """
    found, is_cut_off = json_files(files, _MOST_FILES)
    are_all_usable = True
    for file in found:
        report = read_form(file).report
        are_all_usable = are_all_usable and report.usable
        typer.echo(_report_line(file, report) if as_json else _report_paragraph(file, report))
    if not found:
        raise InvalidInputError(_("Er staan geen .json-bestanden in deze map."))
    if is_cut_off:
        raise InvalidInputError(_("Er zijn te veel bestanden; de rest is niet gelezen."))
    raise typer.Exit(0 if are_all_usable else 1)


@forms.command("evaluate")
def evaluate_form(
    form: Annotated[Path | None, typer.Argument(metavar="VRAGENLIJST")] = None,
    response: Annotated[Path | None, typer.Argument(metavar="ANTWOORDEN")] = None,
    *,
    batch: Annotated[
        Path | None,
        typer.Option(metavar="JSONL", help=_("Reken alle opdrachten in dit bestand door.")),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(metavar="MAP", help=_("Map waarin de vragenlijsten van --batch staan.")),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="JSONL", help=_("Schrijf de uitkomsten van --batch hierin.")),
    ] = None,
) -> None:
    """Reken een ingevulde vragenlijst door, of met --batch vele, en schrijf het resultaat als JSON.

    Antwoorden op vragen die niet gesteld worden vervallen, berekende waarden zijn ingevuld.
    """
    if batch is not None:
        if form is not None or root is None:
            raise typer.BadParameter(_("Geef bij --batch een map met --root, en verder niets."))
        raise typer.Exit(_evaluate_batch(batch, root, out))
    if form is None or response is None or root is not None or out is not None:
        raise typer.BadParameter(_("Geef een vragenlijst en een bestand met antwoorden."))
    definition = read_definition(form)
    session = FormSession(definition, read_response(response), context=context_now())
    typer.echo(dump_json(session.export(), is_indented=True).decode())


@forms.command("validate")
def validate_response(
    form: Annotated[Path, typer.Argument(metavar="VRAGENLIJST")],
    response: Annotated[Path, typer.Argument(metavar="ANTWOORDEN")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=_("Als JSON, voor programma's."))] = False,
) -> None:
    """Toets een ingevulde vragenlijst; exitcode 1 als er iets niet klopt."""
    problems = check_response(read_definition(form), read_response(response), context_now())
    is_valid = not any(one.problem.is_error for one in problems)
    if as_json:
        verdict: JsonObject = {
            "form": shown(form),
            "response": shown(response),
            "valid": is_valid,
            "problems": [one.as_json() for one in problems],
        }
        typer.echo(dump_json(verdict).decode())
    else:
        typer.echo(f"{shown(response)}: {_('klopt') if is_valid else _('klopt niet')}")
        for one in problems:
            typer.echo(_problem_line(one))
    raise typer.Exit(0 if is_valid else 1)


@forms.command("cases")
def play_cases(
    folder: Annotated[Path, typer.Argument(metavar="MAP")],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Eén regel JSON per casus, voor programma's."))
    ] = False,
) -> None:
    """Speel de casussen van een vragenlijst; exitcode 1 als er een anders uitkomt.

    De map bevat de versies van de vragenlijst (de nieuwste telt) en een map cases.
    """
    definition = read_definition(form_of(folder))
    results = [run_case(definition, case) for case in cases_in(folder / "cases")]
    for result in results:
        typer.echo(_case_line(result) if as_json else _case_paragraph(result))
    if not results:
        raise InvalidInputError(_("Er staan geen casussen in deze map."), details=str(folder))
    failed = sum(not result.is_good for result in results)
    if not as_json:
        count = len(results)
        summary = ngettext("{count} casus, {failed} fout", "{count} casussen, {failed} fout", count)
        typer.echo(summary.format(count=count, failed=failed))
    raise typer.Exit(1 if failed else 0)


def _evaluate_batch(jobs_file: Path, root: Path, out: Path | None) -> int:
    """Write one line a job; return 1 when a job failed."""
    try:
        with jobs_file.open("rb") as jobs:
            results = Batch(root).results(jobs)
            if out is None:
                return _write_each(results, lambda line: typer.echo(line.decode()))
            with out.open("wb") as target:
                return _write_each(results, lambda line: target.write(line + b"\n"))
    except OSError as error:
        raise InvalidInputError(
            _("Dit bestand kan niet worden gelezen of geschreven: {reason}.").format(
                reason=error.strerror
            ),
            details=str(error.filename or ""),
        ) from error


def _write_each(results: Iterable[JsonObject], write: Callable[[bytes], object]) -> int:
    has_failed = False
    for result in results:
        has_failed = has_failed or result["error"] is not None
        write(dump_json(result))
    return 1 if has_failed else 0


def _report_line(file: Path, report: LoadReport) -> str:
    return dump_json({"file": shown(file), **report.as_json()}).decode()


def _report_paragraph(file: Path, report: LoadReport) -> str:
    """Describe a report for a person: a heading, then one line per issue."""
    verdict = _("bruikbaar") if report.usable else _("niet bruikbaar")
    count = len(report.issues)
    noted = ngettext("{count} opmerking", "{count} opmerkingen", count).format(count=count)
    version = report.fhir_version or _("onbekende FHIR-versie")
    lines = [f"{shown(file)}: {verdict} ({version}, {noted})"]
    lines += [
        f"  {issue.severity}  {issue.path or '-'}  {issue.message}" for issue in report.issues
    ]
    return "\n".join(lines)


def _problem_line(one: ResponseProblem) -> str:
    severity = _("fout") if one.problem.is_error else _("let op")
    path = f" ({one.path})" if one.path else ""
    return f"  {severity}  {one.place or '-'}{path}  {one.problem.message}"


def _case_line(result: CaseResult) -> str:
    case: JsonObject = {
        "name": result.name,
        "passed": result.is_good,
        "differences": list(result.differences),
    }
    return dump_json(case).decode()


def _case_paragraph(result: CaseResult) -> str:
    heading = f"{_('goed') if result.is_good else _('FOUT')}  {result.name}"
    return "\n".join([heading, *(f"      {difference}" for difference in result.differences)])
