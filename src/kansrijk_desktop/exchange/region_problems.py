"""What is wrong with a region package: each fault with its file, line, column and way out."""

from dataclasses import dataclass

from kansrijk_desktop.texts import _

MAX_PROBLEMS = 50
"""So many faults are told; who mends these sees the others at the next try."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a package.

    Attributes:
        file: the file it is in; empty when the package as a whole is meant.
        line: the line in a table, counted from 1 with the header; None elsewhere.
        column: the column or key.
        message: what is wrong and what to do.
    """

    file: str
    line: int | None
    column: str
    message: str

    @property
    def text(self) -> str:
        """The whole sentence, with the place in front."""
        line = _("regel {line}").format(line=self.line) if self.line is not None else ""
        column = _("‘{column}’").format(column=self.column) if self.column else ""
        place = ", ".join(part for part in (self.file, line, column) if part)
        return f"{place}: {self.message}" if place else self.message


class Problems:
    """Collects the faults of one package while it is read."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    @property
    def found(self) -> tuple[Problem, ...]:
        """The first faults, in the order they were met."""
        return tuple(self._found[:MAX_PROBLEMS])

    def add(self, message: str, file: str = "", line: int | None = None, column: str = "") -> None:
        """Note a fault."""
        self._found.append(Problem(file, line, column, message))
