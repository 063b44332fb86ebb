"""The region packages on the settings screen, with real widgets on a real encrypted file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.settings.regions_card import RegionsCard
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
from tests.fakes import HeldTasks, InlineTasks
from tests.packages import ROW, a_package, a_package_file
from tests.ui.showing import press, show, shown_texts


@pytest.fixture
def card(workspace: Workspace, qtbot: QtBot) -> RegionsCard:
    card = RegionsCard(RegionsPresenter(workspace.regions, InlineTasks()))
    show(qtbot, card)
    return card


def pick(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_every_package_shows_its_version_its_owner_and_which_one_holds(card: RegionsCard) -> None:
    texts = shown_texts(card)

    assert list(card.rows) == ["landelijk", "groningen", "utrecht", "zuid-limburg"]
    assert "Landelijk: in gebruik" in texts
    assert any("versie 1.0.0" in text and "eigenaar: Kansrijk Desktop" in text for text in texts)
    assert [any(f"in {count} gemeenten" in text for text in texts) for count in (10, 18, 16)] == [
        True,
        True,
        True,
    ]


def test_another_region_holds_from_now_on(
    card: RegionsCard, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, card.rows["groningen"].use_button)

    assert workspace.region.id == "groningen"
    assert workspace.signed_in.practitioner.region == "groningen"
    assert not card.rows["groningen"].use_button.isVisible()
    assert card.rows["groningen"].share_button.hasFocus()
    assert any("Vanaf nu ziet u het aanbod" in text for text in shown_texts(card))


def test_a_package_is_shown_before_it_is_loaded(
    card: RegionsCard,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    pick(monkeypatch, a_package_file(tmp_path, a_package()))

    press(qtbot, card.load_button)
    before = "proef" in card.rows
    question = " ".join(shown_texts(card.pending))
    press(qtbot, card.keep_button)

    assert not before
    assert "Proef, versie 1.2.0. Eigenaar: wij. 1 aanbod." in question
    assert not card.pending.isVisible()
    qtbot.waitUntil(card.rows["proef"].drop_button.isVisible)
    press(qtbot, card.rows["proef"].drop_button)
    assert "proef" not in card.rows


def test_what_is_not_wanted_is_put_away(
    card: RegionsCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pick(monkeypatch, a_package_file(tmp_path, a_package()))

    press(qtbot, card.load_button)
    press(qtbot, card.away_button)

    assert not card.pending.isVisible()
    assert "proef" not in card.rows


def test_an_older_version_asks_first(
    card: RegionsCard,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    files = a_package(id='"utrecht"', name='"Utrecht"', version='"0.9.0"')
    pick(monkeypatch, a_package_file(tmp_path, files))

    press(qtbot, card.load_button)
    question = " ".join(shown_texts(card.pending))

    assert "Nu staat hier versie 1.0.0. Die is nieuwer." in question
    assert card.keep_button.text() == "Toch de oudere versie laden"
    press(qtbot, card.keep_button)
    assert {one.region.version for one in workspace.regions.packages} >= {"0.9.0"}


def test_what_is_wrong_is_told_by_line_and_column(
    card: RegionsCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wrong = [ROW.replace("money", "geld").replace("geldfit", f"x{n}", 1) for n in range(12)]
    pick(monkeypatch, a_package_file(tmp_path, a_package(*wrong)))

    press(qtbot, card.load_button)

    told = "\n".join(shown_texts(card))
    assert "services.csv, regel 2, ‘domains’: ‘geld’ is onbekend." in told
    assert "… en nog 4." in told
    assert not card.pending.isVisible()


def test_what_is_no_package_is_refused(
    card: RegionsCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    pick(monkeypatch, tmp_path / "x.zip")

    press(qtbot, card.load_button)

    assert any("geen zip-bestand" in text for text in shown_texts(card))


def test_a_package_is_saved_to_share_and_known_when_it_comes_back(
    card: RegionsCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pick(monkeypatch, tmp_path / "utrecht.zip")

    press(qtbot, card.rows["utrecht"].share_button)
    saved = shown_texts(card)
    press(qtbot, card.load_button)

    assert any("Er staan geen gegevens van gezinnen in" in text for text in saved)
    assert any("is hier al" in text for text in shown_texts(card))


def test_no_file_chosen_changes_nothing(
    card: RegionsCard, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = shown_texts(card)
    pick(monkeypatch, "")

    press(qtbot, card.load_button)
    press(qtbot, card.rows["utrecht"].share_button)

    assert shown_texts(card) == before


def test_while_one_thing_runs_no_other_begins(workspace: Workspace, tmp_path: Path) -> None:
    tasks = HeldTasks()
    presenter = RegionsPresenter(workspace.regions, tasks)
    presenter.read(tmp_path)

    presenter.read(tmp_path)
    presenter.choose("utrecht")
    presenter.keep()

    assert len(tasks.waiting) == 1
