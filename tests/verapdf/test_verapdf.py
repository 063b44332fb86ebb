"""Every paper passes PDF/A-3a and PDF/UA-1 by the real veraPDF, all in one run of Java."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kansrijk_desktop.documents import meldcode_file
from kansrijk_desktop.documents.content import Recipient
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.records.referral import RecipientKind
from tests.unit.documents.letters import (
    a_bare_letter,
    a_client,
    a_letter,
    a_letter_of_many_scripts,
    a_long_letter,
)
from tests.unit.documents.meldcode_papers import a_long_meldcode_paper, a_meldcode_paper

pytestmark = pytest.mark.verapdf

PAPERS = {
    "bare": a_bare_letter(),
    "full": a_letter(),
    "long": a_long_letter(),
    "scripts": a_letter_of_many_scripts(),
    "debt-help": a_letter(recipient=Recipient(RecipientKind.DEBT_HELP, "Kredietbank")),
    "marks": a_bare_letter(client=a_client(name="a\u0331b q\u0306 مُحَمَّد fi ffl <b>&")),
}
MELDCODE_PAPERS = {
    "vervolgstappen": a_meldcode_paper(),
    "vervolgstappen-long": a_long_meldcode_paper(),
}


def test_every_paper_passes(verapdf: Callable[[Sequence[Path]], str], tmp_path: Path) -> None:
    papers = {name: build(letter) for name, letter in PAPERS.items()}
    papers |= {name: meldcode_file.build(paper) for name, paper in MELDCODE_PAPERS.items()}
    files = []
    for name, content in papers.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(content)
        files.append(file)

    said = verapdf(files)

    assert "FAIL" not in said, said
    assert said.count("PASS\t3a") == said.count("PASS\tua1") == len(papers)


def test_a_paper_without_its_structure_fails(
    verapdf: Callable[[Sequence[Path]], str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(BytesIO(build(a_bare_letter()))) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(broken)

    said = verapdf([broken])

    assert "FAIL\t3a" in said
    assert "FAIL\tua1" in said
    assert "RULE\t" in said
