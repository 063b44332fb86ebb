"""A load report to give to whoever made the questionnaire: as text to read and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.errors import DiskFailedError
from kansrijk_desktop.fhir.json import JsonValue, dump_json
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.wording import plain, severity_word

JSON_SUFFIX = ".json"
_MOST_SEARCHED = 2_000


@dataclass(frozen=True, slots=True)
class NamedReport:
    """What is to be known about one questionnaire.

    Attributes:
        name: of the file, or title and version.
        outcome: what came of it, in Dutch.
    """

    name: str
    outcome: str
    report: LoadReport


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """The issues that matter equally."""

    severity: Severity
    issues: tuple[Issue, ...]


def grouped(report: LoadReport, query: str = "") -> tuple[IssueGroup, ...]:
    """Return the issues that hold the words of a query, the gravest first."""
    words = query.casefold().split()
    found: dict[Severity, list[Issue]] = {severity: [] for severity in Severity}
    for issue in report.issues:
        if not words or _holds(issue, words):
            found[issue.severity].append(issue)
    return tuple(IssueGroup(kind, tuple(issues)) for kind, issues in found.items() if issues)


def as_text(reports: Sequence[NamedReport]) -> str:
    """Return reports as plain text."""
    return "\n\n".join(_text_of(report) for report in reports) + "\n"


def as_json(reports: Sequence[NamedReport]) -> bytes:
    """Return reports as JSON, in the words of `form check --json`."""
    files: list[JsonValue] = [
        {"name": plain(report.name), "outcome": report.outcome, **report.report.as_json()}
        for report in reports
    ]
    return dump_json({"files": files}, is_indented=True)


def write(path: Path, reports: Sequence[NamedReport]) -> None:
    """Write reports, as JSON or as text by the suffix; whole or not at all.

    Raises:
        DiskFailedError: it could not be written there.
    """
    is_json = path.suffix.lower() == JSON_SUFFIX
    content = as_json(reports) if is_json else as_text(reports).encode()
    write_file(
        path,
        content,
        DiskFailedError(
            _("Het verslag kon daar niet worden geschreven. Kies een andere plek."),
        ),
    )


def _holds(issue: Issue, words: Sequence[str]) -> bool:
    text = f"{issue.path} {issue.message[:_MOST_SEARCHED]} {issue.code}".casefold()
    return all(word in text for word in words)


def _text_of(named: NamedReport) -> str:
    lines = [plain(named.name), named.outcome]
    for group in grouped(named.report):
        lines += ["", f"{severity_word(group.severity)} ({len(group.issues)})"]
        for issue in group.issues:
            place = f"{issue.path}: " if issue.path else ""
            lines.append(f"- {place}{plain(issue.message, 2_000)} [{issue.code}]")
    return "\n".join(lines)
