"""The Meldcode file: whose it is stands first, and what was noted stands apart."""

from io import BytesIO

import pikepdf
import pytest

from kansrijk_desktop.documents.meldcode_content import PaperSection, PaperStep
from kansrijk_desktop.documents.meldcode_file import build
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.errors import MissingGlyphError
from tests.unit.documents.hearing import artifacts, structure
from tests.unit.documents.meldcode_papers import a_long_meldcode_paper, a_meldcode_paper, a_note


def test_the_first_page_says_whose_it_is_before_anything_else() -> None:
    tree = structure(build(a_meldcode_paper()))

    heard = [node.text for node in tree.walk() if node.text]
    assert heard[0] == "Meldcode-dossier"
    assert heard[1] == "Alleen voor mijzelf als professional."
    assert "hoort niet bij een kopie van het cliëntdossier" in heard[2]


def test_every_page_says_so_again() -> None:
    paper = build(a_long_meldcode_paper())

    pages = artifacts(paper)

    assert len(pages) > 2
    assert all("Hoort niet bij de kopie van het cliëntdossier" in page for page in pages)
    assert all("Sanne Reuring" in page for page in pages)


def test_facts_quotes_and_opinions_have_sections_of_their_own() -> None:
    tree = structure(build(a_meldcode_paper()))

    assert [node.text for node in tree.all("H3")] == ["Feiten", "Citaten", "Meningen"]
    sections = {
        node.children[0].text: node.full_text
        for node in tree.all("Sect")
        if node.children[0].role == "H3"
    }
    assert "Blauwe plek" in sections["Feiten"]
    assert "“Hij wordt soms zo boos.”" in sections["Citaten"]
    assert "boos" not in sections["Feiten"]
    assert "Hier is niets vastgelegd." in sections["Meningen"]


def test_every_note_has_its_day_its_source_and_its_author() -> None:
    tree = structure(build(a_meldcode_paper()))

    rows = [[cell.text for cell in row.children] for row in tree.all("TR")]
    assert rows.count(["Datum", "20 november 2026"]) == 3
    assert rows.count(["Bron", "zelf gezien"]) == 3
    assert rows.count(["Vastgelegd door", "M. de Vroed, 21 november 2026, 14:03"]) == 3


def test_what_was_struck_out_says_so_before_its_words() -> None:
    text = " ".join("".join(page_texts(build(a_meldcode_paper()))).split())

    assert "Doorgestreept door M. de V.. Er stond: Per ongeluk." in text


def test_nothing_of_what_viewers_and_queues_show_tells_what_it_is() -> None:
    with pikepdf.open(BytesIO(build(a_meldcode_paper()))) as pdf:
        shown = [str(value) for value in pdf.trailer.Info.values()]
        metadata = pdf.Root.Metadata.read_bytes().decode().lower()

    assert "Vervolgstappen" in shown
    assert not [each for each in shown if "meldcode" in each.lower() or "Reuring" in each]
    assert "meldcode" not in metadata
    assert "reuring" not in metadata


def test_the_same_content_gives_the_same_bytes() -> None:
    assert build(a_meldcode_paper()) == build(a_meldcode_paper())


def test_what_cannot_be_printed_is_told_with_its_place() -> None:
    steps = (PaperStep("Stap 1", (PaperSection("Feiten", (a_note("een 🎈"),)),)),)

    with pytest.raises(MissingGlyphError, match="Vastgelegde tekst"):
        build(a_meldcode_paper(steps=steps))
