"""The own card on paper passes PDF/A-3a and PDF/UA-1 by the real veraPDF."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kansrijk_desktop.documents.partner_card import build
from tests.unit.documents.test_partner_card import CARD

pytestmark = pytest.mark.verapdf


def test_the_own_card_passes(verapdf: Callable[[Sequence[Path]], str], tmp_path: Path) -> None:
    file = tmp_path / "kaart.pdf"
    file.write_bytes(build(CARD))

    said = verapdf([file])

    assert "FAIL" not in said, said
    assert said.count("PASS\t3a") == said.count("PASS\tua1") == 1
