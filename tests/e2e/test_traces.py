"""What was said leaves no trace in plain text: a mark in every field, then a look in every file."""

import base64
import re
import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.visit import Visit
from kansrijk_desktop.logs import ALLOWED_FIELDS, FILE_NAME
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from tests.e2e.desks import Windows, before_a_desk, conversation

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]

MARK = "Zqxmerkwoordzq"
LOG_LINE = re.compile(
    r"\S+ (INFO|WARNING|ERROR) (withheld|[\w.]+) ([a-z][a-z0-9_]+|withheld)"
    rf"(?: (?:{'|'.join(ALLOWED_FIELDS)})=[A-Za-z0-9._/\-\[\]]+)*"
)
KINDS = {"birth_date": "3-4-1996", "bsn": "999910644", "due_date": "1-6-2027"}
"""Fields that take only a certain kind of text."""
NUMBERS = {"phone", "postal_code", "gravidity", "parity"}


class Marking(Evidence):
    """Writes the mark wherever a picture would be taken and text can be typed."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        super().__init__(folder, application)
        self.copied = ""

    @override
    def picture(self, desk: Desk, name: str) -> None:
        self.names.append(name)
        focused: QWidget | None = QApplication.focusWidget()
        if name.startswith("gesprek-") and name != "gesprek-einde":
            self._mark(desk, conversation(desk).guidance.note_area)
        elif name in ("brief", "brief-aan-de-huisarts"):
            self._mark(desk, desk.screen(ReferralScreen).form)
        elif name == "samenvatting":
            self._mark(desk, desk.screen(SummaryScreen))
        elif name == "samenvatting-gewogen":
            self.copied = QGuiApplication.clipboard().text()
        elif name == "dossiers":
            self._mark(desk, desk.screen(HouseholdsScreen).search_field)
            desk.type(desk.screen(HouseholdsScreen).search_field.edit, "")
        if focused is not None:
            focused.setFocus()

    def _mark(self, desk: Desk, part: QWidget) -> None:
        fields: list[QLineEdit | QPlainTextEdit] = [*part.findChildren(QLineEdit)]
        fields += part.findChildren(QPlainTextEdit)
        for field in fields:
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                desk.type(field, f"{MARK} {len(self.names)}")


class MarkedVisit(Visit):
    """The visit to a family whose every word is the mark."""

    @override
    def make_the_dossier(self) -> None:
        desk = self.desk
        desk.press(desk.dossiers().new_button)
        form = desk.screen(HouseholdScreen).form_page
        for name, field in form.fields.items():
            if name not in NUMBERS:
                desk.type(field.edit, KINDS.get(name, MARK))
        desk.press(form.save_button)
        desk.wait_for(self._is_dossier_read, "the dossier")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let everything that looks for a place to write find it below one folder."""
    temporary = tmp_path / "temp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


def traces_of(mark: str, folder: Path) -> list[str]:
    """Return the files that hold the mark, plainly or thinly wrapped."""
    forms = {mark.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
    for shift in range(3):
        # Whatever stands before it, three ways of cutting it into threes remain.
        wrapped = base64.b64encode(b"\0" * shift + mark.encode())
        forms.add(wrapped[4 if shift else 0 : -4])
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if mark in path.name or (path.is_file() and any(f in path.read_bytes() for f in forms))
    )


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "base64"])
def test_the_scan_finds_a_mark(code: str, tmp_path: Path) -> None:
    text = f"iets {MARK} iets"
    content = base64.b64encode(text.encode()) if code == "base64" else text.encode(code)
    (tmp_path / "bestand").write_bytes(content)

    assert traces_of(MARK, tmp_path) == ["bestand"]


def test_a_marked_visit_leaves_nothing_in_plain_text(home: Path, qapp: QApplication) -> None:
    windows = Windows(qapp)
    evidence = Marking(home / "uit", qapp)
    with before_a_desk(home / "gegevens") as desk:
        MarkedVisit(desk, evidence).play()
        desk.press(desk.program.window.lock_button)
        desk.wait_for(lambda: not desk.program.is_open, "the lock")
        clipboard = QGuiApplication.clipboard().text()
    windows.stop()
    letters = {path.name for path in (home / "uit").glob("*.pdf")}
    found = [path for path in traces_of(MARK, home) if Path(path).name not in letters]
    log = (home / "gegevens" / FILE_NAME).read_text("utf-8").splitlines()

    assert found == []
    assert len(letters) == 2
    assert evidence.copied
    assert clipboard == ""
    assert windows.titles == {"Kansrijk"}
    assert [line for line in log if not LOG_LINE.fullmatch(line)] == []
    assert any("route=ShowScreening" in line for line in log)
