"""The screen of questionnaires over a real database, brought into one state after another."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.form_editing import HIDDEN, SetFlag, SetTranslation
from kansrijk_desktop.services.instruments import Instruments, Version
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.screens.instruments.editing_presenter import EditingPresenter
from kansrijk_desktop.ui.screens.instruments.loading_presenter import LoadingPresenter
from kansrijk_desktop.ui.screens.instruments.presenter import (
    InstrumentsPresenter,
    InstrumentsState,
)
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from tests.fakes import FixedClock, HeldTasks, InlineTasks
from tests.workspaces import a_workspace

URL = "https://example.org/Questionnaire/slaap"
HOSTILE_TITLE = "<b>Vet & schuin</b> \u202eneerts\u202c " + "langwoord" * 60


class InstrumentsDesk:
    """The three presenters and the screen over one service.

    Attributes:
        routes: where the screen wanted to go.
    """

    def __init__(self, instruments: Instruments, background: RunsTasks | None = None) -> None:
        self.instruments = instruments
        self.routes: list[object] = []
        tasks = InlineTasks(), background or InlineTasks()
        self.presenter = InstrumentsPresenter(instruments, tasks, self.routes.append, FixedClock())
        self.loading = LoadingPresenter(instruments, tasks, self.presenter.show_kept)
        self.editing = EditingPresenter(instruments, tasks[0], self.presenter.show_kept)

    def screen(self) -> InstrumentsScreen:
        return InstrumentsScreen(self.presenter, self.loading, self.editing)

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


def in_state(reach: Callable[[InstrumentsDesk, Path], InstrumentsScreen]) -> InstrumentsScreen:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        return reach(InstrumentsDesk(workspace.instruments), Path(name))


def listed(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = desk.screen()
    load(desk, *written(folder, eerste=a_form(), concept=a_poor_form(), vreemd=a_hostile_form()))
    desk.instruments.use(desk.version("1.0.0").identity)
    desk.presenter.show_kept((), "3 vragenlijsten zijn bewaard.")
    return screen


def empty(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = desk.screen()
    screen.show_state(InstrumentsState(is_loaded=True))
    return screen


def reading(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    busy = InstrumentsDesk(desk.instruments, HeldTasks())
    screen = busy.screen()
    busy.loading.read(written(folder, een=a_form(), twee=a_poor_form()))
    return screen


def read(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = desk.screen()
    load(desk, *written(folder, bekend=a_form("0.9.0")))
    broken = a_form()
    broken["item"].append(broken["item"][1])
    forms = {f"vragenlijst-{number}": a_form(f"1.{number}.0") for number in range(12)}
    written(folder, dubbel=broken, vreemd=a_hostile_form(), **forms)
    (folder / "stuk.json").write_text("{", encoding="utf-8")
    desk.loading.read([folder])
    return screen


def refused(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = desk.screen()
    broken = a_poor_form()
    broken["item"] += [broken["item"][1]] * 30
    desk.loading.read(written(folder, dubbel=broken))
    return screen


def version(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    desk.presenter.open(desk.version("2.0.0-concept").identity)
    return screen


def hostile(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = desk.screen()
    load(desk, *written(folder, vreemd=a_hostile_form()))
    return screen


def second_look(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = version(desk, folder)
    desk.presenter.look_twice()
    return screen


def withdrawing(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    desk.presenter.open(desk.version("1.0.0").identity)
    assert desk.version("1.0.0").state is InstrumentState.IN_USE
    desk.presenter.ask_withdraw()
    return screen


def compared(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = version(desk, folder)
    desk.presenter.compare()
    return screen


def editing(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    first = desk.version("1.0.0")
    desk.editing.begin(first, ())
    screen.editor_page.items.pick("slaap")
    desk.editing.change(SetFlag("slaap", HIDDEN, is_on=True))
    desk.editing.change(SetTranslation("slaap", "en", "How have you slept this week?"))
    desk.editing.change(SetTranslation("slaap", "en", "Well", 0))
    return screen


def keeping(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = editing(desk, folder)
    desk.editing.look_over()
    return screen


def leaving(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = editing(desk, folder)
    desk.editing.leave()
    return screen


STATES = {
    "instruments": listed,
    "instruments-empty": empty,
    "instruments-reading": reading,
    "instruments-read": read,
    "instruments-refused": refused,
    "instruments-version": version,
    "instruments-hostile": hostile,
    "instruments-second-look": second_look,
    "instruments-withdrawing": withdrawing,
    "instruments-compared": compared,
    "instruments-editing": editing,
    "instruments-keeping": keeping,
    "instruments-leaving": leaving,
}
