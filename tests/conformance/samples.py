"""Open the sample forms: one small form of our own for each feature of the sheet."""

from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.engine.session import FormSession, FormState, LaunchContext
from kansrijk_desktop.fhir.json import JsonObject, JsonValue, parse_json_object
from tests.questionnaires import A_MOMENT

FOLDER = Path(__file__).parent / "samples"


def raw(name: str) -> bytes:
    """Return the bytes of a sample."""
    return (FOLDER / f"{name}.json").read_bytes()


def source(name: str) -> JsonObject:
    """Return the JSON of a sample."""
    return parse_json_object(raw(name))


def loaded(name: str) -> LoadedForm:
    """Load a sample."""
    return load_form(raw(name))


def codes(name: str) -> list[str]:
    """Return the codes of the load report of a sample, the gravest first."""
    return [issue.code for issue in loaded(name).report.issues]


def definition(name: str) -> Definition:
    """Load a sample that has to be usable."""
    form = loaded(name)
    assert form.definition is not None, form.report.issues
    return form.definition


def begin(
    name: str, response: JsonObject | None = None, context: LaunchContext | None = None
) -> FormSession:
    """Begin to fill in a sample, or open a response to it."""
    return FormSession(definition(name), response, context=context or LaunchContext(now=A_MOMENT))


def asked(state: FormState) -> set[str]:
    """Return the addresses of what is asked."""
    return {one.address for one in state.walk() if one.is_enabled}


def values(state: FormState, address: str) -> list[JsonValue]:
    """Return the answers at an address as JSON."""
    return [value.json for value in state.item(address).values]


def problems(state: FormState, address: str) -> list[str]:
    """Return what is wrong at an address, by its code."""
    return [problem.code for problem in state.item(address).problems]
