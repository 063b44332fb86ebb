"""What a listener hears, and what the eye alone gets."""

from dataclasses import replace

import pikepdf
import pytest

from kansrijk_desktop.documents import tagging
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.preview import page_images
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Span
from tests.unit.documents.hearing import artifacts, spans, structure
from tests.unit.documents.pages import a_document


def test_headings_and_text_are_heard_as_such() -> None:
    document = a_document(
        lambda page: [
            page.title("Brief"),
            page.heading("Geld"),
            page.subheading("Huur"),
            page.text("Ja."),
        ]
    )

    tree = structure(document)

    heard = [(node.role, node.text) for node in tree.walk() if node.text]
    assert heard == [("H1", "Brief"), ("H2", "Geld"), ("H3", "Huur"), ("P", "Ja.")]
    assert tree.role == "Document"


def test_words_at_a_line_end_do_not_run_together() -> None:
    text = "De eerste zin is lang genoeg voor meer regels. " * 6

    document = a_document(lambda page: [page.text(text.strip())])

    assert structure(document).full_text == text.strip()


def test_a_list_has_items_with_a_marker_and_a_body() -> None:
    document = a_document(lambda page: page.bullets(["een", "twee"]))

    (listing,) = structure(document).all("L")
    assert [item.role for item in listing.children] == ["LI", "LI"]
    assert [(part.role, part.text) for part in listing.children[1].children] == [
        ("Lbl", "•"),
        ("LBody", "twee"),
    ]


def test_a_label_is_the_header_of_its_row() -> None:
    document = a_document(lambda page: [page.facts([("Naam", "Sanne"), ("BSN", "")])])

    rows = structure(document).all("TR")

    heard = [[(cell.role, cell.scope, cell.text) for cell in row.children] for row in rows]
    assert heard == [
        [("TH", "Row", "Naam"), ("TD", "", "Sanne")],
        [("TH", "Row", "BSN"), ("TD", "", "")],
    ]


def test_a_table_over_pages_stays_one_table_and_its_header_is_heard_once() -> None:
    rows = [(f"Persoon {number}", "doet iets", "morgen") for number in range(90)]

    document = a_document(
        lambda page: [page.table(("Wie", "Wat", "Wanneer"), rows, (0.3, 0.5, 0.2))]
    )

    (table,) = structure(document).all("Table")
    assert [cell.scope for cell in table.children[0].children] == ["Column"] * 3
    assert len(table.children) == 91
    assert table.full_text.count("Wanneer") == 1
    assert {page for node in table.walk() for page in node.pages} == {0, 1, 2}
    assert ["WieWatWanneer" in text for text in artifacts(document)] == [False, True, True]


def test_a_row_over_pages_stays_one_row() -> None:
    text = "Een lange zin over de huur. " * 300

    document = a_document(lambda page: [page.facts([("Huur", text.strip())])])

    (row,) = structure(document).all("TR")
    header, cell = row.children
    assert header.pages == {0}
    assert len(cell.pages) > 1
    assert cell.text == text.strip()


def test_a_paragraph_over_pages_stays_one_paragraph() -> None:
    text = ("Een zin. " * 1500).strip()

    document = a_document(lambda page: [page.text(text)])

    (paragraph,) = structure(document).all("P")
    assert len(paragraph.pages) > 1
    assert paragraph.text == text


def test_a_list_item_over_pages_has_one_marker() -> None:
    text = ("Een zin. " * 1500).strip()

    document = a_document(lambda page: page.bullets([text]))

    assert [node.text for node in structure(document).all("Lbl")] == ["•"]
    assert structure(document).all("LBody")[0].text == text


def test_other_languages_are_announced() -> None:
    document = a_document(
        lambda page: [page.text((Span("Zij zei: "), Span("Kirayı ödeyemiyorum", language="tr")))]
    )

    assert spans(document, "Lang") == ["tr"]
    assert structure(document).full_text == "Zij zei: Kirayı ödeyemiyorum"


@pytest.mark.parametrize(
    "text",
    [
        "محمد الحسن",
        "لا أستطيع دفع الإيجار منذ 12-03-2026 (ثلاثة أشهر) PHQ-9.",
        "Jan محمد (34) بتاريخ",
        "مُحَمَّد",
        "a\u0331b q\u0306 fi ffl",
    ],
)
def test_letters_are_heard_in_the_order_of_writing(text: str) -> None:
    document = a_document(lambda page: [page.text(text)])

    assert structure(document).full_text == text


def test_letters_that_look_alike_are_told_apart() -> None:
    text = "ب ت ث ن ي"

    document = a_document(lambda page: [page.text(text)])

    assert structure(document).full_text == text
    assert spans(document, "ActualText")


def test_what_stands_on_every_page_is_an_artifact() -> None:
    document = a_document(lambda page: [page.text("Een zin. " * 1500)])

    pages = artifacts(document)

    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"pagina {number} van {len(pages)}" in text
        assert "A. B. · kenmerk 1" in text
        assert "Een selectie." in text
    assert "kenmerk" not in structure(document).full_text


def test_a_figure_says_what_it_shows_and_where_it_is() -> None:
    root = Element("Document")
    figure = root.add("Figure", alternative="Geld: oranje", language="nl")
    figure.bounding_box = (10, 20, 30, 40.123)
    painter = Painter()
    with painter.content(figure):
        painter.fill(10, 20, 20, 20, (0, 0, 0))
    painter.end_page()
    painter.finish()

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        tagging.write_structure(pdf, root)
        written = pdf.Root.StructTreeRoot.K.K[0]

        assert written.Alt == "Geld: oranje"
        assert written.Lang == "nl"
        assert [float(length) for length in written.A.BBox] == [10, 20, 30, 40.12]


def test_a_right_to_left_paragraph_ends_at_the_right_edge() -> None:
    left = a_document(lambda page: [page.text("مرحبا بكم")])
    right = a_document(lambda page: [replace(page.text("مرحبا بكم"), rtl=True)])

    assert structure(right).full_text == "مرحبا بكم"
    assert _first_dark_column(right) > 2 * _first_dark_column(left)


def _first_dark_column(document: bytes) -> int:
    """The leftmost dark pixel between header and footer."""
    image = next(page_images(document, dots_per_inch=72))
    rows = range(56, 100)
    return min(
        column
        for row in rows
        for column in range(image.width)
        if image.pixels[row * image.stride + column * 4] < 160
    )
