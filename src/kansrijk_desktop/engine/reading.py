"""What is shared while one form is read: its lists, its issues and how expressions are compiled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kansrijk_desktop.engine.expressions import (
    Expression,
    ExpressionError,
    ExpressionSyntaxError,
    LimitExceededError,
    UnknownFunctionError,
    UnknownTypeError,
    compile_expression,
)
from kansrijk_desktop.engine.expressions.model import is_kind_of
from kansrijk_desktop.engine.items import OptionList
from kansrijk_desktop.engine.load_report import IssueList
from kansrijk_desktop.engine.value_sets import ValueSetIndex
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_MAX_EXPRESSION_LENGTH = 10_000
# Compiling a thousand characters takes 2 to 4 ms; a form may take about half a second.
_MAX_CHARACTERS = 200_000
_FHIRPATH = ("", "text/fhirpath", "text/fhir-path")
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'")
_PATH_START = re.compile(r"(?<![%.\w`])([A-Z][A-Za-z]+)\s*\.")


@dataclass(slots=True)
class Spent:
    """How much of a form was compiled."""

    characters: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One form being read.

    Attributes:
        compiled, listed: expressions and option lists that were met before; lists by the identity
            of their concepts.
    """

    issues: IssueList
    value_sets: ValueSetIndex
    fhir_version: str
    compiled: dict[str, Expression] = field(default_factory=dict)
    listed: dict[int, OptionList] = field(default_factory=dict)
    spent: Spent = field(default_factory=Spent)

    def expression(self, written: JsonValue, path: str) -> Expression | None:
        """Compile a FHIR Expression; None with a line in the report where that is not possible."""
        element: JsonObject = (
            {"expression": written} if isinstance(written, str) else as_object(written)
        )
        language, source = text(element, "language"), text(element, "expression").strip()
        if language.startswith("text/cql"):
            self.issues.skip(
                "cql", path, "Deze regel is in CQL geschreven; die wordt niet uitgevoerd."
            )
        elif "x-fhir-query" in language:
            self.issues.skip(
                "server-query",
                path,
                "Deze regel vraagt gegevens op bij een server; dat doet dit programma niet.",
            )
        elif language not in _FHIRPATH:
            self.issues.skip(
                "expression-language", path, f"De taal {language[:60]} wordt niet uitgevoerd."
            )
        elif not source:
            self.issues.skip("empty-expression", path, "Hier staat een regel zonder inhoud.")
        elif len(source) > _MAX_EXPRESSION_LENGTH:
            self.issues.skip("long-expression", path, "Deze regel is te lang om uit te voeren.")
        else:
            self._note_resources(source, path)
            return self._compile(source, path)
        return None

    def _note_resources(self, source: str, path: str) -> None:
        """Name what is read as if it were the resource the expression starts from."""
        for name in dict.fromkeys(_other_resources(source)):
            self.issues.skip(
                "resource-without-percent",
                path,
                f"Deze regel begint bij {name} zonder %; dat gegeven is hier niet, de uitkomst is "
                f"leeg. In FHIR staat het met launchContext in %{name.lower()}.",
            )

    def _compile(self, source: str, path: str) -> Expression | None:
        compiled = self.compiled.get(source)
        if compiled is None:
            self.spent.characters += len(source)
            if self.spent.characters > _MAX_CHARACTERS:
                self.issues.refuse(
                    "too-many-expressions", "", "De vragenlijst heeft te veel regels om te rekenen."
                )
                return None
            try:
                compiled = compile_expression(source)
            except ExpressionError as error:
                self.issues.skip(
                    "expression",
                    path,
                    f"Deze regel kan niet worden uitgevoerd: {in_dutch(error)}.",
                )
                return None
            self.compiled[source] = compiled
        return compiled


def _other_resources(source: str) -> Iterator[str]:
    """Yield the resources at the start of a path; a path here starts from the response."""
    for found in _PATH_START.finditer(_TEXT.sub("''", source)):
        name = found[1]
        if name != "QuestionnaireResponse" and is_kind_of(name, "Resource"):
            yield name


def in_dutch(error: ExpressionError) -> str:
    """Say what is wrong with an expression, for whoever made the form."""
    if isinstance(error, UnknownFunctionError):
        return f"de functie {error.name}() kennen wij niet"
    if isinstance(error, ExpressionSyntaxError):
        place = "" if error.position is None else f" bij teken {error.position + 1}"
        return f"dit is geen geldige FHIRPath{place}"
    if isinstance(error, UnknownTypeError):
        return "er wordt een soort gegeven genoemd dat niet bestaat"
    if isinstance(error, LimitExceededError):
        return "de regel is te lang of te diep genest"
    return "dit deel van FHIRPath ondersteunen wij niet"
