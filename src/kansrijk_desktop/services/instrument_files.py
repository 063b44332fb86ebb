"""Read questionnaires from files and folders: by content, bounded, and never stuck on one.

Nothing is kept here, and no database is touched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.engine.loading import load_questionnaire
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.elements import as_object, objects
from kansrijk_desktop.fhir.json import (
    MAX_FORM_BYTES,
    JsonObject,
    JsonValue,
    dump_json,
    parse_json_object,
)
from kansrijk_desktop.services.bounded_files import json_files, read_bounded
from kansrijk_desktop.texts import _

MAX_FILES = 1_000
MAX_TOTAL_BYTES = 200 * 1024 * 1024

ReportProgress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of reading one file; nothing is kept yet.

    Attributes:
        name: the file's name without its folder; of a Bundle with the number of the questionnaire.
        content: its bytes, empty where it could not be read.
        definition: None where it was refused.
        problem: why the file cannot be kept, in Dutch; empty when it can.
        is_known: this very version is here already.
    """

    name: str
    content: bytes
    definition: Definition | None
    report: LoadReport
    problem: str = ""
    is_known: bool = False


def read_files(
    paths: Sequence[Path],
    known: Mapping[str, str],
    report_progress: ReportProgress,
    is_cancelled: IsCancelled,
) -> tuple[ReadFile, ...]:
    """Read files, and the .json files in folders and below them.

    `known` are the fingerprints of what is here, by identity. `report_progress` is told how many
    files were read and of how many; cancelled, what was read until then is returned.
    """
    found, is_cut_off = json_files(paths, MAX_FILES, is_cancelled)
    read = [] if found or is_cancelled() else [_refused(path.name, _no_file()) for path in paths]
    seen = dict(known)
    total = 0
    for number, path in enumerate(found):
        report_progress(number, len(found))
        if is_cancelled():
            return tuple(read)
        if total > MAX_TOTAL_BYTES or len(read) >= MAX_FILES:
            is_cut_off = True
            break
        for one in islice(_read_file(path), MAX_FILES):
            total += len(one.content)
            read.append(_compared(one, known, seen))
    report_progress(len(found), len(found))
    if is_cut_off:
        read.append(_refused(_("De rest"), _too_much()))
    return tuple(read)


def fingerprint(source: JsonObject) -> str:
    """Return what two questionnaires share only when they say the same, digit by digit."""
    return sha256(dump_json(_in_order(source))).hexdigest()


def _read_file(path: Path) -> Iterator[ReadFile]:
    try:
        raw = read_bounded(path, MAX_FORM_BYTES)
        source = _object_in(raw)
    except InvalidInputError as error:
        yield _refused(path.name, error.message)
        return
    if source.get("resourceType") == "Bundle":
        yield from _in_bundle(path.name, source)
    else:
        yield _read_form(path.name, raw, source)


def _object_in(raw: bytes) -> JsonObject:
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise InvalidInputError(
            _(
                "Dit bestand is XML. Er is niets gewijzigd. Sla de vragenlijst op als JSON, of "
                "vraag de afzender daarom."
            )
        )
    return parse_json_object(raw)


def _in_bundle(name: str, bundle: JsonObject) -> Iterator[ReadFile]:
    """Yield each questionnaire of a Bundle; lists that stand beside it are not taken along."""
    resources = [as_object(entry.get("resource")) for entry in objects(bundle, "entry")]
    forms = [one for one in resources if one.get("resourceType") == "Questionnaire"]
    if not forms:
        problem = _("In deze bundel staat geen vragenlijst (Questionnaire). Er is niets gewijzigd.")
        yield _refused(name, problem)
    has_lists = any(one.get("resourceType") in {"ValueSet", "CodeSystem"} for one in resources)
    for number, form in enumerate(forms, start=1):
        read = _read_form(f"{name} ({number})", dump_json(form), form)
        if has_lists:
            read = replace(read, report=_with_left_out_lists(read.report))
        yield read


def _with_left_out_lists(report: LoadReport) -> LoadReport:
    issue = Issue(
        Severity.NOT_SUPPORTED,
        "bundle-value-sets",
        "",
        _(
            "De keuzelijsten naast de vragenlijst in deze bundel gaan niet mee. Keuzelijsten "
            "werken hier als zij in de vragenlijst zelf staan (contained)."
        ),
    )
    return replace(report, issues=(*report.issues, issue))


def _read_form(name: str, raw: bytes, source: JsonObject) -> ReadFile:
    loaded = load_questionnaire(source)
    if loaded.definition is not None:
        return ReadFile(name, raw, loaded.definition, loaded.report)
    reasons = [one for one in loaded.report.issues if one.severity is Severity.REFUSED]
    problem = _("Deze vragenlijst kan niet worden gebruikt. {reason} Er is niets gewijzigd.")
    return ReadFile(name, raw, None, loaded.report, problem.format(reason=reasons[0].message))


def _compared(one: ReadFile, known: Mapping[str, str], seen: dict[str, str]) -> ReadFile:
    """Compare a questionnaire with what is here, and with what was read before it."""
    if one.definition is None:
        return one
    identity, now = one.definition.identity, fingerprint(one.definition.source)
    before = seen.setdefault(identity, now)
    if before == now:
        return replace(one, is_known=known.get(identity) == now)
    problem = taken_elsewhere() if identity in known else taken_in_batch()
    return replace(one, problem=problem)


def taken_elsewhere() -> str:
    """Return why a version is refused whose identity is here already."""
    return _(
        "Onder dit kenmerk (url en versie) is hier al een andere inhoud. Er is niets gewijzigd. "
        "Geef de nieuwe inhoud een eigen versie, of vraag de maker daarom."
    )


def taken_in_batch() -> str:
    """Return why a version is refused of which another content was read just before."""
    return _(
        "Een bestand hiervoor heeft hetzelfde kenmerk (url en versie) met een andere inhoud. "
        "Kies een van de twee, of vraag de maker om een eigen versie."
    )


def _refused(name: str, problem: str) -> ReadFile:
    return ReadFile(name, b"", None, LoadReport(), problem)


def _no_file() -> str:
    return _("In deze map staan geen .json-bestanden. Kies de map waarin de vragenlijsten staan.")


def _too_much() -> str:
    return _(
        "Er staan te veel bestanden in één keer: er worden er hoogstens {count} gelezen, samen "
        "hoogstens {megabytes} MB. De rest is niet gelezen. Kies een kleinere map."
    ).format(count=MAX_FILES, megabytes=MAX_TOTAL_BYTES // (1024 * 1024))


def _in_order(value: JsonValue) -> JsonValue:
    """Return the value with its keys sorted: their order says nothing in JSON."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_in_order(one) for one in value]
    return value
