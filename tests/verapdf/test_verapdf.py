"""Every paper passes PDF/A-3a and PDF/UA-1 by the real veraPDF, all in one run of Java."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kansrijk_desktop.documents import meldcode_file, offers_sheet, parents_sheet, report
from kansrijk_desktop.documents.content import Recipient
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.papers.rules import RULES
from tests.unit.documents.letters import (
    a_bare_letter,
    a_client,
    a_handover,
    a_letter,
    a_letter_of_many_scripts,
    a_long_letter,
)
from tests.unit.documents.meldcode_papers import a_long_meldcode_paper, a_meldcode_paper
from tests.unit.documents.papers import (
    a_long_report,
    a_parents_sheet,
    a_report,
    an_offers_sheet,
)
from tests.unit.services.every_paper import every_kind

pytestmark = [pytest.mark.verapdf, pytest.mark.unmeasured]

LETTERS = {
    "bare": a_bare_letter(),
    "full": a_letter(),
    "long": a_long_letter(),
    "scripts": a_letter_of_many_scripts(),
    "debt-help": a_letter(recipient=Recipient(RecipientKind.DEBT_HELP, "Kredietbank")),
    "marks": a_bare_letter(client=a_client(name="a\u0331b q\u0306 مُحَمَّد fi ffl <b>&")),
    "handover": a_handover(),
}
PAPERS: dict[str, Callable[[], bytes]] = {
    **{name: partial(build, letter) for name, letter in LETTERS.items()},
    "report": partial(report.build, a_report()),
    "report-long": partial(report.build, a_long_report()),
    "report-bare": partial(report.build, a_report(sections=(), signature="", lines=())),
    "parents": partial(parents_sheet.build, a_parents_sheet()),
    "parents-bare": partial(
        parents_sheet.build, a_parents_sheet(steps=(), next_talk="", reach=(), for_whom="")
    ),
    "vervolgstappen": partial(meldcode_file.build, a_meldcode_paper()),
    "vervolgstappen-long": partial(meldcode_file.build, a_long_meldcode_paper()),
    "offers": partial(offers_sheet.build, an_offers_sheet(12)),
    # Every kind as it is really made, from a family with everything.
    **{kind.value: partial(every_kind, kind) for kind in RULES},
}


def test_every_paper_passes(verapdf: Callable[[Sequence[Path]], str], tmp_path: Path) -> None:
    files = []
    for name, make in PAPERS.items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(make())
        files.append(file)

    said = verapdf(files)

    assert "FAIL" not in said, said
    assert said.count("PASS\t3a") == said.count("PASS\tua1") == len(PAPERS)


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
