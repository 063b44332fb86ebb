"""Evaluate many responses: one job a line in, one line out, whatever a line holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath
from time import perf_counter
from typing import BinaryIO

from kansrijk_desktop.cli.form_files import context_now, read_definition
from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import MAX_FORM_BYTES, JsonObject, parse_json_object
from kansrijk_desktop.texts import _

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that was opened, or why it was not.

    Attributes:
        milliseconds: what reading and loading it took, the one time that was done.
    """

    definition: Definition | None
    error: str
    milliseconds: Decimal


class Batch:
    """Evaluates jobs; each form is loaded once.

    A job is a JSON object with `questionnaire` (a path below the root), `input` (the
    QuestionnaireResponse) and, if wanted, `id`.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._forms: dict[str, _Form] = {}

    def results(self, jobs: BinaryIO) -> Iterator[JsonObject]:
        """Yield one result for each line that is not blank, in their order.

        `id` is that of the job, or the number of its line. `response` is null where there is an
        `error`, except where computing took too long: then it is what was computed until then.
        """
        for number, line in enumerate(_lines(jobs), start=1):
            if line.strip():
                yield self._result(number, line)

    def _result(self, number: int, line: bytes) -> JsonObject:
        result: JsonObject = {
            "id": number,
            "response": None,
            "load_ms": None,
            "evaluate_ms": None,
            "error": None,
        }
        try:
            job = parse_json_object(line)
            result["id"] = job.get("id", number)
            self._evaluate(job, result)
        except ExpectedError as error:
            result["error"] = error.message
        except Exception as error:  # noqa: BLE001 - a bug at one job must not cost the others
            # Its name only: the words of an exception may hold answers.
            result["error"] = _("Onverwachte fout: {name}.").format(name=type(error).__name__)
        return result

    def _evaluate(self, job: JsonObject, result: JsonObject) -> None:
        form = self._form(text(job, "questionnaire"))
        result["load_ms"] = form.milliseconds
        if form.definition is None:
            result["error"] = form.error
            return
        response = job.get("input")
        if not isinstance(response, dict):
            raise InvalidInputError(_("Deze opdracht heeft geen ingevulde vragenlijst (input)."))
        started = perf_counter()
        session = FormSession(form.definition, response, context=context_now())
        result["response"] = session.export()
        result["evaluate_ms"] = _milliseconds_since(started)
        if TOO_SLOW in session.state.problems:
            result["error"] = TOO_SLOW.message

    def _form(self, path: str) -> _Form:
        if path not in self._forms:
            self._forms[path] = self._load(path)
        return self._forms[path]

    def _load(self, path: str) -> _Form:
        started = perf_counter()
        definition, error = None, ""
        try:
            definition = read_definition(self._root / _below_root(path))
        except ExpectedError as problem:
            error = problem.details or problem.message
        return _Form(definition, error, _milliseconds_since(started))


def _lines(jobs: BinaryIO) -> Iterator[bytes]:
    """Yield lines; of one that is far too long only the beginning, which is refused by its size."""
    while line := jobs.readline(MAX_FORM_BYTES + 2):
        yield line
        while not line.endswith(b"\n") and len(line) == MAX_FORM_BYTES + 2:
            line = jobs.readline(MAX_FORM_BYTES + 2)


def _below_root(path: str) -> PurePath:
    below = PurePath(path)
    if not path or below.is_absolute() or ".." in below.parts:
        raise InvalidInputError(
            _("Deze opdracht noemt geen vragenlijst (questionnaire) onder de map.")
        )
    return below


def _milliseconds_since(started: float) -> Decimal:
    return Decimal((perf_counter() - started) * 1000).quantize(_HUNDREDTH)
