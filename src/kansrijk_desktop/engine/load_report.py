"""The load report: what was refused, repaired or is not supported in a questionnaire.

Nothing is dropped silently: what this program cannot do with a form stands here, with its path.
"""

from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.fhir.json import JsonObject

# Nobody reads more; what makes a form unusable is always noted.
_MOST_ISSUES = 2_000


class Severity(StrEnum):
    """How much an issue matters; the first makes the form unusable."""

    REFUSED = "refused"
    NOT_SUPPORTED = "not-supported"
    REPAIRED = "repaired"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to know about a form.

    Attributes:
        code: a stable name for programs, such as "duplicate-link-id".
        path: where in the JSON, such as "item[2].item[0]".
        message: in Dutch, for whoever made the form.
    """

    severity: Severity
    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """All that is to be known about a form that was read.

    Attributes:
        fhir_version: "R4", "R5", "STU3", or empty where it could not be told.
    """

    fhir_version: str = ""
    issues: tuple[Issue, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether the form can be filled in."""
        return self.is_usable_but_for(frozenset())

    def is_usable_but_for(self, codes: frozenset[str]) -> bool:
        """Tell whether nothing was refused except, perhaps, for these reasons."""
        return all(
            issue.severity is not Severity.REFUSED or issue.code in codes for issue in self.issues
        )

    def as_json(self) -> JsonObject:
        """Return the report for programs, as `form check --json` prints it."""
        return {
            "usable": self.usable,
            "fhir_version": self.fhir_version,
            "issues": [
                {
                    "severity": issue.severity.value,
                    "code": issue.code,
                    "path": issue.path,
                    "message": issue.message,
                }
                for issue in self.issues
            ],
        }


class IssueList:
    """Collects the issues while a form is read."""

    def __init__(self) -> None:
        self._issues: dict[tuple[str, str, str], Issue] = {}

    def refuse(self, code: str, path: str, message: str) -> None:
        """Note what makes the form unusable."""
        self._add(Issue(Severity.REFUSED, code, path, message))

    def repair(self, code: str, path: str, message: str) -> None:
        """Note what was wrong and how it is read instead."""
        self._add(Issue(Severity.REPAIRED, code, path, message))

    def skip(self, code: str, path: str, message: str) -> None:
        """Note what is kept but does nothing here."""
        self._add(Issue(Severity.NOT_SUPPORTED, code, path, message))

    def notice(self, code: str, path: str, message: str) -> None:
        """Note what is worth knowing."""
        self._add(Issue(Severity.NOTICE, code, path, message))

    def as_tuple(self) -> tuple[Issue, ...]:
        """Return what was noted, the gravest first, in the order of the form."""
        order = list(Severity)
        return tuple(sorted(self._issues.values(), key=lambda issue: order.index(issue.severity)))

    def _add(self, issue: Issue) -> None:
        if len(self._issues) >= _MOST_ISSUES and issue.severity is not Severity.REFUSED:
            return
        self._issues.setdefault((issue.code, issue.path, issue.message), issue)
