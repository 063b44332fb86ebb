"""A small questionnaire and its versions, loaded as a user would."""

from pathlib import Path
from typing import Any

from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.instruments import Instruments, Version
from tests.questionnaires import Json, choice, question

URL = "https://example.org/Questionnaire/klein"
OURS = "https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-zwangerschap"


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


def versions(instruments: Instruments) -> dict[str, Version]:
    return {one.identity: one for form in instruments.questionnaires() for one in form.versions}
