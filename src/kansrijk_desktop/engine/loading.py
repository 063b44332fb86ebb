"""Open a form: bytes in; a definition and a load report out.

Whatever the bytes are, the answer is in words: this never raises for a bad form.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.evaluation import context_names
from kansrijk_desktop.engine.item_reading import read_items
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.load_report import IssueList, LoadReport
from kansrijk_desktop.engine.logic_reading import read_constraints, read_variables
from kansrijk_desktop.engine.plan import make_plan
from kansrijk_desktop.engine.reading import Reading
from kansrijk_desktop.engine.unsupported import note_unsupported
from kansrijk_desktop.engine.value_sets import ValueSetIndex
from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.elements import objects, text
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object

_MAX_ITEMS = 5_000
_MAX_PARTS = 30_000
_COUNTED = ("answerOption", "enableWhen", "extension", "initial", "code")
_TOLERATED = frozenset(("duplicate-link-id", "missing-link-id"))
_STU3_KEYS = frozenset(
    ("option", "options", "initialString", "initialInteger", "initialBoolean", "initialCoding")
)
_R5_KEYS = frozenset(("answerConstraint", "disabledDisplay"))


@dataclass(frozen=True, slots=True)
class LoadedForm:
    """What came of reading a form; without a definition it was refused."""

    definition: Definition | None
    report: LoadReport


def load_form(raw: bytes, *, is_for_use: bool = True) -> LoadedForm:
    """Open a form and say what was refused, repaired or is not supported.

    A form whose link ids occur twice, or are missing, is refused for use, because answers would be
    ambiguous. To evaluate a response that exists already it can be opened all the same:
    `is_for_use=False`; the report stays as strict.
    """
    issues = IssueList()
    try:
        source = parse_json_object(raw)
    except InvalidInputError as error:
        issues.refuse("unreadable", "", error.message)
        return LoadedForm(None, LoadReport("", issues.as_tuple()))
    return load_questionnaire(source, is_for_use=is_for_use)


def load_questionnaire(source: JsonObject, *, is_for_use: bool = True) -> LoadedForm:
    """Open a form that was read as JSON before, for example out of a Bundle."""
    issues = IssueList()
    if source.get("resourceType") != "Questionnaire":
        found = text(source, "resourceType") or "iets anders"
        issues.refuse(
            "not-a-questionnaire",
            "resourceType",
            f"Dit is geen vragenlijst (Questionnaire) maar {found[:60]}.",
        )
        return LoadedForm(None, LoadReport("", issues.as_tuple()))
    raw_items = list(islice(_walk(source), _MAX_ITEMS + 1))
    version = _fhir_version(source, raw_items)
    _check_whole(source, raw_items, version, issues)
    tolerated = frozenset() if is_for_use else _TOLERATED
    if not LoadReport(version, issues.as_tuple()).is_usable_but_for(tolerated):
        return LoadedForm(None, LoadReport(version, issues.as_tuple()))
    definition = _define(source, version, issues)
    report = LoadReport(version, issues.as_tuple())
    return LoadedForm(definition if report.is_usable_but_for(tolerated) else None, report)


def usable_definition(raw: bytes) -> Definition:
    """Open a form that has to be good.

    Raises:
        FormDefinitionError: with the first thing that is wrong.
    """
    loaded = load_form(raw)
    if loaded.definition is None:
        first = loaded.report.issues[0]
        raise FormDefinitionError(
            f"Deze vragenlijst kan niet worden gebruikt. {first.message}", details=first.path
        )
    return loaded.definition


def _define(source: JsonObject, version: str, issues: IssueList) -> Definition:
    reading = Reading(issues, ValueSetIndex(objects(source, "contained")), version)
    known = frozenset(text(raw, "linkId") for _, raw in _walk(source))
    items = read_items(objects(source, "item"), "", reading, known)
    note_unsupported(source, issues)
    variables = read_variables(source, "", reading)
    constraints = read_constraints(source, "", reading)
    plan = make_plan(items, variables, constraints)
    for cycle in plan.cycles:
        issues.notice(
            "cycle", cycle[0], "Deze vragen hangen in een kring van elkaar af: " + ", ".join(cycle)
        )
    _note_unknown_names(source, plan.given, issues)
    return Definition(
        url=text(source, "url"),
        version=text(source, "version"),
        title=text(source, "title") or text(source, "name"),
        identity=_identity(source, issues),
        items=items,
        source=source,
        by_link_id=MappingProxyType(_by_link_id(items)),
        plan=plan,
        variables=variables,
        constraints=constraints,
    )


def _note_unknown_names(source: JsonObject, given: Mapping[str, str], issues: IssueList) -> None:
    known = context_names(source)
    for name, link_id in given.items():
        if name not in known:
            issues.skip(
                "unknown-variable",
                link_id,
                f"Een regel gebruikt %{name[:60]}, en dat staat nergens in deze vragenlijst.",
            )


def _by_link_id(items: tuple[Item, ...]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for top in items:
        for item in top.walk():
            found.setdefault(item.link_id, item)
    return found


def _identity(source: JsonObject, issues: IssueList) -> str:
    url, version = text(source, "url"), text(source, "version")
    if url and version:
        return f"{url}|{version}"
    issues.repair(
        "no-identity",
        "version" if url else "url",
        "Zonder url en versie dient een kenmerk van de inhoud als identiteit.",
    )
    return "sha256:" + hashlib.sha256(dump_json(source)).hexdigest()


def _walk(source: JsonObject, path: str = "") -> Iterator[tuple[str, JsonObject]]:
    for index, raw in enumerate(objects(source, "item")):
        here = f"{path}item[{index}]"
        yield here, raw
        yield from _walk(raw, here + ".")


def _fhir_version(source: JsonObject, raw_items: list[tuple[str, JsonObject]]) -> str:
    """Tell the version by what only that version has; a file does not say it."""
    if "group" in source:
        return "DSTU2"
    version = "R4"
    for _, raw in raw_items:
        if not _STU3_KEYS.isdisjoint(raw) or raw.get("type") == "question":
            return "STU3"
        if not _R5_KEYS.isdisjoint(raw) or raw.get("type") == "coding":
            version = "R5"
    return version


def _check_whole(
    source: JsonObject, raw_items: list[tuple[str, JsonObject]], version: str, issues: IssueList
) -> None:
    if version in {"DSTU2", "STU3"}:
        issues.refuse(
            "fhir-version",
            "",
            f"Deze vragenlijst is in FHIR {version} geschreven; dit programma leest R4.",
        )
    if version == "R5":
        issues.repair(
            "fhir-version", "", "Deze vragenlijst is in FHIR R5 geschreven; gelezen als R4."
        )
    if "modifierExtension" in source:
        issues.refuse(
            "modifier-extension",
            "modifierExtension",
            "De vragenlijst kan iets anders betekenen (modifierExtension) dan wij erin lezen.",
        )
    if "item" not in source:
        issues.notice("no-items", "item", "De vragenlijst heeft geen vragen.")
    if len(raw_items) > _MAX_ITEMS:
        issues.refuse(
            "too-many-items", "item", f"De vragenlijst heeft meer dan {_MAX_ITEMS} onderdelen."
        )
        return
    if sum(len(objects(raw, key)) for _, raw in raw_items for key in _COUNTED) > _MAX_PARTS:
        issues.refuse(
            "too-many-parts",
            "item",
            f"De vragenlijst heeft meer dan {_MAX_PARTS} keuzes en regels.",
        )
    _check_shapes(source, "", issues)
    _check_link_ids(raw_items, issues)


def _check_shapes(element: JsonObject, path: str, issues: IssueList) -> None:
    items = element.get("item", [])
    if not isinstance(items, list) or not all(isinstance(raw, dict) for raw in items):
        issues.refuse("bad-shape", f"{path}item", "Hier hoort een lijst van onderdelen te staan.")
        return
    for index, raw in enumerate(objects(element, "item")):
        _check_shapes(raw, f"{path}item[{index}].", issues)


def _check_link_ids(raw_items: list[tuple[str, JsonObject]], issues: IssueList) -> None:
    counts = Counter(text(raw, "linkId") for _, raw in raw_items)
    for path, raw in raw_items:
        link_id = text(raw, "linkId")
        if not link_id.strip():
            issues.refuse("missing-link-id", path, "Dit onderdeel heeft geen linkId.")
        elif counts[link_id] > 1:
            issues.refuse(
                "duplicate-link-id",
                path,
                f"De linkId “{link_id[:60]}” komt {counts[link_id]} keer voor; "
                "antwoorden zouden door elkaar lopen.",
            )
