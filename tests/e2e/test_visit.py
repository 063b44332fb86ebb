"""The whole visit of the family Reuring, through the real window, as `kansrijk-desktop demo`."""

from pathlib import Path

import pikepdf
import pytest
import simplejson
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.evidence import Inspect
from kansrijk_desktop.demo.visit import LETTERS, MOST_FIELDS, MOST_KEYS, play
from kansrijk_desktop.storage.key_cost import KeyCost
from tests.e2e.played import Played, look_on
from tests.verapdf.checking import Check

pytestmark = pytest.mark.e2e

SCREENS = {
    "eerste-start-welkom",
    "eerste-start-herstelcode",
    "werklijst-leeg",
    "werklijst",
    "klantroute",
    "toestemming",
    "dossiers-leeg",
    "dossier-invullen",
    "dossier",
    "gesprek-geld",
    "gesprek-en-verder",
    "samenvatting",
    "samen-kijken",
    "wat-nu",
    "brief",
    "verwijsbrief-jgz-nog-eens-kijken",
    "verborgen",
    "ontgrendelen",
    "dossiers",
    "brief-teruglezen",
    "dossiers-nog-niet-afgemaakt",
    "vragenlijsten",
    "vragenlijst",
    "instellingen",
}


@pytest.fixture(scope="module")
def played(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Played:
    def play_visit(folder: Path, inspect: Inspect) -> int:
        return play(folder, KeyCost.floor(), inspect)

    return look_on(qapp, tmp_path_factory.mktemp("demo"), play_visit)


def test_the_visit_is_played_to_its_end(played: Played) -> None:
    assert played.exit_code == 0


def test_nothing_is_cut_or_nameless_on_any_screen_in_any_look(played: Played) -> None:
    assert played.unfit == []


def test_there_is_a_picture_of_every_screen_in_three_looks(played: Played) -> None:
    names = {path.stem[3:] for path in played.pictures()}

    assert names >= {f"{name}-{look}" for name in SCREENS for look in ("licht", "donker", "groot")}


def test_no_picture_is_empty_and_dark_ones_are_dark(played: Played) -> None:
    for path in played.pictures():
        image = QImage(str(path))
        average = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)

        assert (image.width(), image.height()) == (1366, 768)
        assert (average.pixelColor(0, 0).lightness() < 128) is path.stem.endswith("-donker"), (
            path.name
        )


@pytest.mark.parametrize("name", LETTERS)
def test_the_letters_are_real_with_their_bundle_inside(played: Played, name: str) -> None:
    with pikepdf.open(played.folder / name) as letter:
        assert len(letter.pages) >= 1
        assert letter.Root.MarkInfo.Marked
        assert [attached for attached in letter.attachments if attached.endswith(".json")]


@pytest.mark.verapdf
def test_the_letters_are_archivable_and_accessible(played: Played, verapdf: Check) -> None:
    said = verapdf([played.folder / name for name in LETTERS])

    assert "FAIL" not in said, said
    assert said.count("PASS\t3a") == said.count("PASS\tua1") == len(LETTERS)


def test_a_letter_and_a_quiet_conversation_take_little_typing(played: Played) -> None:
    counts = simplejson.loads((played.folder / "timings.json").read_text("utf-8"))["counts"]

    assert 0 < counts["typed_fields_letter"] <= MOST_FIELDS
    assert 0 < counts["key_presses_quiet"] <= MOST_KEYS


def test_nothing_ever_flashed_up_as_a_window_of_its_own(played: Played) -> None:
    assert played.windows.flashed == []


def test_the_title_of_the_window_told_nothing(played: Played) -> None:
    assert played.windows.titles == {"Kansrijk"}
