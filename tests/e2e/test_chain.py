"""The whole chain over three installations, through the real windows, as `demo --chain`."""

from pathlib import Path

import pikepdf
import pytest
import simplejson
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.chain import HOUSES, REPORT, play_chain
from kansrijk_desktop.demo.reuring_chain import BABY, ONLY_FOR_HER
from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.logs import FILE_NAME
from tests.e2e.played import Played, look_on
from tests.e2e.test_traces import LOG_LINE, traces_of
from tests.verapdf.checking import Check

pytestmark = pytest.mark.e2e

HER_OWN = "verloskundige-inzage"
PAPERS = {
    "verloskundige-kaart",
    "jgz-kaart",
    "kraamzorg-kaart",
    "verloskundige-aanmelding-prenataal-huisbezoek",
    "jgz-verwijsbrief-schuldhulp",
    "jgz-terugkoppeling",
    "verloskundige-overdracht-kraamzorg",
    "kraamzorg-overdracht-jgz",
    "jgz-afspraken-voor-ouders",
    "verloskundige-aanbod-in-de-buurt",
    "jgz-agenda-knooppunt",
    "kraamzorg-kinddeel",
    HER_OWN,
}
SEALED = {
    "verloskundige-naar-jgz-aanmelding",
    "jgz-naar-verloskundige-terugkoppeling",
    "verloskundige-naar-kraamzorg-overdracht-kraamzorg",
    "kraamzorg-naar-jgz-overdracht-jgz",
}
NAMES = ("Sanne", "Reuring", "Jesse", "Noor", "Lotte", "999910644")
HER_WORDS = "Dat ik de post weer durf open te maken"
MARKS = ("Reuring", BABY, "999910644", "Voorbeeldstraat", HER_WORDS, ONLY_FOR_HER)
"""Long enough to be found in other codes as well."""
ALONE = ("Niet altijd", "geschreeuwd", "schreeuwt", "Voel je je veilig thuis")
"""What was said about safety, and what asks for it."""


@pytest.fixture(scope="module")
def played(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Played:
    return look_on(qapp, tmp_path_factory.mktemp("keten"), play_chain)


def words_of(paper: Path) -> str:
    """Return all that a paper says, to people and to machines."""
    content = paper.read_bytes()
    with pikepdf.open(paper) as pdf:
        attached = [one for one in pdf.attachments if one.endswith(".json")]
    inside = read_bundle(content).decode() if attached else ""
    return " ".join([*page_texts(content), inside])


def test_the_loop_is_closed(played: Played) -> None:
    told = (played.folder / REPORT).read_text("utf-8")

    assert played.exit_code == 0
    assert "De kring is rond" in told
    assert told.count("bevestigd op") == len(SEALED)
    assert "wacht" not in told


def test_every_paper_of_the_chain_is_there(played: Played) -> None:
    assert {path.stem for path in played.papers()} == PAPERS
    for path in played.papers():
        assert "".join(page_texts(path.read_bytes())).strip()


def test_every_sealed_file_has_its_receipt(played: Played) -> None:
    files = {path.stem for path in (played.folder / "post").glob("*.age")}

    assert files == SEALED | {f"ontvangst-{name}" for name in SEALED}


def test_the_papers_tell_what_she_agreed_to(played: Played) -> None:
    handover = words_of(played.folder / "documenten" / "kraamzorg-overdracht-jgz.pdf")
    request = words_of(
        played.folder / "documenten" / "verloskundige-aanmelding-prenataal-huisbezoek.pdf"
    )

    assert HER_WORDS in request
    assert BABY in handover
    assert "deurwaarder" in request.lower()


@pytest.mark.parametrize("words", [ONLY_FOR_HER, *ALONE])
def test_no_paper_tells_what_she_said_about_safety(played: Played, words: str) -> None:
    others = [path for path in played.papers() if path.stem != HER_OWN]
    data = [*(played.folder / "documenten").glob("*.json")]

    assert [path.name for path in others if words in words_of(path)] == []
    assert [path.name for path in data if words in path.read_text("utf-8")] == []


def test_what_she_said_is_in_what_she_may_keep_herself(played: Played) -> None:
    assert ONLY_FOR_HER in words_of(played.folder / "documenten" / f"{HER_OWN}.pdf")


def test_the_data_stands_beside_the_papers(played: Played) -> None:
    folder = played.folder / "documenten"
    request = "verloskundige-aanmelding-prenataal-huisbezoek"
    bundle = simplejson.loads((folder / f"{request}.json").read_text("utf-8"))
    (table,) = folder.glob("*.csv")

    assert bundle["type"] == "document"
    assert ONLY_FOR_HER not in table.read_text("utf-8-sig")


def test_the_sheet_for_the_parents_names_no_levels(played: Played) -> None:
    sheet = words_of(played.folder / "documenten" / "jgz-afspraken-voor-ouders.pdf").lower()

    assert "samen de post openen" in sheet
    assert [word for word in ("oranje", "rood", "kwetsbaar", "geweld") if word in sheet] == []


def test_what_was_said_before_stood_beside_the_questions(played: Played) -> None:
    counts = simplejson.loads((played.folder / "timings.json").read_text("utf-8"))["counts"]

    assert counts["remembered_intake"] == 0
    assert counts["remembered_huisbezoek"] > 0
    assert counts["remembered_28-weken"] > 0
    assert counts["remembered_2-weken"] > 0


@pytest.mark.parametrize("name", NAMES)
def test_no_name_stands_in_a_file_name(played: Played, name: str) -> None:
    paths = [str(path.relative_to(played.folder)) for path in played.folder.rglob("*")]

    assert [path for path in paths if name.lower() in path.lower()] == []


@pytest.mark.parametrize("mark", MARKS)
def test_no_installation_and_no_sealed_file_holds_a_plain_word(played: Played, mark: str) -> None:
    folders = [played.folder / house.key for house in HOUSES] + [played.folder / "post"]

    assert [found for folder in folders for found in traces_of(mark, folder)] == []


def test_the_logs_say_nothing_about_anybody(played: Played) -> None:
    logs = [(played.folder / house.key / FILE_NAME).read_text("utf-8") for house in HOUSES]
    lines = [line for log in logs for line in log.splitlines()]

    assert [line for line in lines if not LOG_LINE.fullmatch(line)] == []
    assert all("route=ShowHandover" in log for log in logs)


def test_nothing_is_cut_or_nameless_on_any_screen(played: Played) -> None:
    assert played.unfit == []


def test_no_window_flashed_up_and_no_title_told_anything(played: Played) -> None:
    assert played.windows.flashed == []
    assert played.windows.titles == {"Kansrijk"}


@pytest.mark.verapdf
def test_the_papers_are_archivable_and_accessible(played: Played, verapdf: Check) -> None:
    said = verapdf(played.papers())

    assert "FAIL" not in said, said
    assert said.count("PASS\tua1") == len(PAPERS)


def test_a_second_chain_does_not_go_over_the_first(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "jgz").mkdir()
    (tmp_path / "jgz" / "dossiers.db").write_bytes(b"van een ander")

    with pytest.raises(ExpectedError, match="staat al een keten"):
        play_chain(tmp_path)

    assert (tmp_path / "jgz" / "dossiers.db").read_bytes() == b"van een ander"
