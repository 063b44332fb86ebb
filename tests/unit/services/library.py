"""A small questionnaire and its versions, loaded as a user would."""

from pathlib import Path
from typing import Any

from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.instruments import Instruments, Questionnaire, Version
from tests.questionnaires import Json, choice, question

URL = "https://example.org/Questionnaire/klein"
_OUR_FORMS = "https://kansrijk-desktop.nl/fhir/Questionnaire/"
OURS = _OUR_FORMS + "signalering-zwangerschap"
OURS_NOW = OURS + "|1.1.0"
BUILT_IN = frozenset(
    {
        f"{OURS}|1.0.0",
        OURS_NOW,
        _OUR_FORMS + "signalering-kraamtijd|1.0.0",
        _OUR_FORMS + "signalering-jgz|1.0.0",
        _OUR_FORMS + "gesprek-positieve-gezondheid|1.0.0",
    }
)
"""The versions that came with the program."""
OFFERED = 4
"""So many of them are in use."""


def a_form(version: str = "1.0.0", **root: Any) -> Json:
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": version,
        "status": "active",
        "title": "Kleine vragenlijst",
        "item": [choice("A", "x", "y"), question("B", "boolean")],
    } | root


def load(instruments: Instruments, folder: Path, *forms: Json) -> tuple[Version, ...]:
    paths = []
    for number, form in enumerate(forms):
        path = folder / f"form-{number}.json"
        path.write_bytes(dump_json(form))
        paths.append(path)
    return instruments.keep(instruments.read(paths, lambda _done, _of: None, lambda: False))


def ours(instruments: Instruments) -> Questionnaire:
    """Our own questionnaire for the pregnancy, with all its versions."""
    return next(one for one in instruments.questionnaires() if one.key == OURS)


def versions(instruments: Instruments) -> dict[str, Version]:
    return {one.identity: one for form in instruments.questionnaires() for one in form.versions}
