"""The commands of the program as a whole; those of forms are in `forms`."""

import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kansrijk_desktop.cli.forms import forms
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.texts import _

# Typer's own tracebacks would show the values of variables: a data leak.
application = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
application.add_typer(forms, name="form")


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
    *,
    chain: Annotated[
        bool, typer.Option("--chain", help=_("Speel de hele keten, over drie praktijken."))
    ] = False,
) -> None:
    """Speel het voorbeeldgesprek en bewaar de PDF's en schermafdrukken."""
    if chain:
        from kansrijk_desktop.demo.chain import play_chain

        raise typer.Exit(play_chain(out))
    from kansrijk_desktop.demo.visit import play

    raise typer.Exit(play(out))


def _write_utf_8(stream: TextIO) -> None:
    """Let Windows too print every character of a message."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
