"""The presenters of the screen of questionnaires over a real service, and forms to give them."""

import json
from pathlib import Path
from typing import Any

from kansrijk_desktop.services.instruments import Instruments, Version
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.screens.instruments.editing_presenter import EditingPresenter, EditingState
from kansrijk_desktop.ui.screens.instruments.loading_presenter import LoadingPresenter, LoadingState
from kansrijk_desktop.ui.screens.instruments.presenter import InstrumentsPresenter, InstrumentsState
from tests.fakes import FixedClock, InlineTasks

URL = "https://example.org/Questionnaire/slaap"
HOSTILE_TITLE = "<b>Vet & schuin</b> \u202eneerts\u202c " + "langwoord" * 60


class InstrumentsDesk:
    """The three presenters over one service.

    Attributes:
        routes: where the presenters wanted to go.
        list_states, loading_states, editing_states: what they showed, after `look`.
    """

    def __init__(
        self,
        instruments: Instruments,
        background: RunsTasks | None = None,
        database: RunsTasks | None = None,
    ) -> None:
        self.instruments = instruments
        self.routes: list[object] = []
        tasks = database or InlineTasks(), background or InlineTasks()
        self.presenter = InstrumentsPresenter(instruments, tasks, self.routes.append, FixedClock())
        self.loading = LoadingPresenter(instruments, tasks, self.presenter.show_kept)
        self.editing = EditingPresenter(instruments, tasks[0], self.presenter.show_kept)
        self.list_states: list[InstrumentsState] = []
        self.loading_states: list[LoadingState] = []
        self.editing_states: list[EditingState] = []

    def look(self) -> None:
        """Look without a screen."""
        self.presenter.attach(self.list_states.append)
        self.loading.attach(self.loading_states.append)
        self.editing.attach(self.editing_states.append)

    def version(self, label: str, title: str = "Slaap en rust") -> Version:
        return next(
            version
            for questionnaire in self.instruments.questionnaires()
            for version in questionnaire.versions
            if version.label == label and version.title == title
        )


def a_form(version: str = "1.0.0", **changes: Any) -> dict[str, Any]:
    """A small questionnaire of our own."""
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": version,
        "title": "Slaap en rust",
        "status": "active",
        "language": "nl",
        "publisher": "Coalitie Kansrijke Start Voorbeelddorp",
        "copyright": "Eigen werk van de coalitie, vrij te gebruiken (CC BY 4.0).",
        "effectivePeriod": {"start": "2026-01-01", "end": "2027-12-31"},
        "item": [
            {
                "linkId": "nacht",
                "text": "De nacht",
                "type": "group",
                "item": [
                    {
                        "linkId": "slaap",
                        "text": "Hoe slaap je de laatste week?",
                        "type": "choice",
                        "answerOption": [
                            {"valueCoding": {"code": "goed", "display": "Goed"}},
                            {"valueCoding": {"code": "wisselend", "display": "Wisselend"}},
                            {"valueCoding": {"code": "slecht", "display": "Slecht"}},
                        ],
                    },
                    {"linkId": "wakker", "text": "Wat houdt je wakker?", "type": "text"},
                ],
            },
            {"linkId": "rust", "text": "Is er overdag een moment voor jezelf?", "type": "boolean"},
        ],
        **changes,
    }


def a_poor_form() -> dict[str, Any]:
    """A draft without owner or licence, with parts that do nothing here."""
    form = a_form("2.0.0-concept", status="draft")
    for key in ("publisher", "copyright", "effectivePeriod"):
        del form[key]
    sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    form["extension"] = [{"url": f"{sdc}targetStructureMap", "valueCanonical": "x"}]
    form["item"].append({"linkId": "bewijs", "text": "Een foto", "type": "attachment"})
    form["item"][1]["text"] = "Heb je overdag rust?"
    return form


def a_hostile_form() -> dict[str, Any]:
    """Names that try to be markup, turn the direction or never end."""
    form = a_form("1.0.0\u202e", url="https://example.org/Questionnaire/" + "x" * 400)
    form |= {"title": HOSTILE_TITLE, "publisher": HOSTILE_TITLE, "copyright": "&" * 5_000}
    form["item"][0]["text"] = HOSTILE_TITLE
    form["item"][0]["item"][0]["answerOption"][0]["valueCoding"]["display"] = HOSTILE_TITLE
    form["extension"] = [
        {"url": f"https://example.org/{number}/<b>{'lang' * 60}", "valueBoolean": True}
        for number in range(40)
    ]
    return form


def written(folder: Path, **forms: Any) -> list[Path]:
    """Write questionnaires into files of their own."""
    paths = []
    for name, form in forms.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(form), encoding="utf-8")
        paths.append(path)
    return paths


def load(desk: InstrumentsDesk, *paths: Path) -> None:
    """Read and keep files, as a user does."""
    desk.loading.read(paths)
    desk.loading.keep()
