from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.errors import UnreadableBundleError
from tests.unit.documents.letters import BUNDLE, a_bare_letter, a_letter


def test_the_bundle_comes_back_byte_for_byte() -> None:
    assert read_bundle(build(a_letter())) == BUNDLE


def test_a_letter_without_a_bundle_says_so() -> None:
    with pytest.raises(UnreadableBundleError, match="geen leesbaar overdrachtsbestand"):
        read_bundle(build(a_bare_letter()))


@pytest.mark.parametrize("content", [b"", b"x", b"%PDF-1.7\nhalf", b"\x00" * 1000])
def test_a_file_that_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableBundleError, match="kan niet als PDF worden gelezen"):
        read_bundle(content)


def test_a_pdf_behind_a_password_is_refused() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(build(a_letter()))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))

    with pytest.raises(UnreadableBundleError):
        read_bundle(target.getvalue())


def test_the_bundle_is_the_source_of_the_paper() -> None:
    with pikepdf.open(BytesIO(build(a_letter()))) as pdf:
        (file,) = pdf.Root.AF

        assert file.AFRelationship == "/Source"
        assert file.EF.F.Subtype == "/application/fhir+json"
        assert file.UF == "bundel.fhir.json"


def test_the_file_names_nobody() -> None:
    letter = a_letter()
    with pikepdf.open(BytesIO(build(letter))) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        metadata = pdf.Root.Metadata.read_bytes().decode("utf-8")

    assert info["/Title"] == "Verwijsbrief"
    assert info["/Author"] == info["/Producer"] == "Kansrijk"
    assert set(info) == {"/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    told = metadata + " ".join(info.values())
    for secret in ("Reuring", "999910644", "Yıldız", "Maasoever", "KS-2026", "1994"):
        assert secret not in told


def test_plain_bytes_hold_no_answer() -> None:
    document = build(a_letter())

    assert b"Reuring" not in document
    assert b"999910644" not in document


def test_the_same_content_gives_the_same_bytes() -> None:
    assert build(a_letter()) == build(a_letter())


def test_the_time_is_the_time_of_the_letter() -> None:
    letter = a_bare_letter(made_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))

    with pikepdf.open(BytesIO(build(letter))) as pdf:
        assert pdf.docinfo.CreationDate == "D:20260102030405+00'00'"
        assert b"<xmp:CreateDate>2026-01-02T03:04:05+00:00<" in pdf.Root.Metadata.read_bytes()


def test_every_font_is_embedded() -> None:
    with pikepdf.open(BytesIO(build(a_letter()))) as pdf:
        for page in pdf.pages:
            for font in page.resources.Font.values():
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
                assert "+NotoSans" in str(font.BaseFont)


def test_the_file_is_in_dutch_and_shows_its_title() -> None:
    with pikepdf.open(BytesIO(build(a_letter()))) as pdf:
        assert pdf.Root.Lang == "nl-NL"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
