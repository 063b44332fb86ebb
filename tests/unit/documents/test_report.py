"""Papers in sections, and the sheets for parents."""

from dataclasses import replace

import pytest

from kansrijk_desktop.documents import offers_sheet, parents_sheet, report
from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.preview import page_count, page_texts
from kansrijk_desktop.documents.report_content import Section
from kansrijk_desktop.documents.sheet_content import LocalOffer, OfferGroup, Step
from kansrijk_desktop.errors import MissingGlyphError
from tests.unit.documents.hearing import artifacts, structure
from tests.unit.documents.letters import BUNDLE
from tests.unit.documents.papers import (
    MANY_SCRIPTS,
    a_long_report,
    a_parents_sheet,
    a_report,
    an_offers_sheet,
)


def test_a_report_is_heard_in_its_order() -> None:
    tree = structure(report.build(a_report()))

    assert [node.text for node in tree.walk() if node.role in {"H1", "H2"}] == [
        "Agenda Knooppunt",
        "De vraag van de ouders",
        "Wat goed gaat",
        "Waar we over praten",
        "Afspraken tot nu toe",
        "Nieuwe afspraken",
        "Wie houdt het overzicht",
        "Over dit papier",
    ]


def test_what_has_no_content_has_no_heading_unless_it_heads_others() -> None:
    tree = structure(
        report.build(
            a_report(
                sections=(
                    Section("Leeg"),
                    Section("Gesprek", is_heading_only=True),
                    Section("Geld", facts=(Heard("Rondkomen", "net"),), is_inner=True),
                )
            )
        )
    )

    texts = {node.text: node.role for node in tree.walk()}
    assert "Leeg" not in texts
    assert texts["Gesprek"] == "H2"
    assert texts["Geld"] == "H3"


def test_typed_words_are_quotations() -> None:
    paper = report.build(
        a_report(sections=(Section("S", facts=(Heard("Wens", "Rust", is_quote=True),)),))
    )

    assert "“Rust”" in page_texts(paper)[0]


def test_no_text_of_a_long_report_is_lost() -> None:
    content = a_long_report()

    tree = structure(report.build(content))

    words = " ".join(node.text for node in tree.walk())
    for section in content.sections:
        for fact in section.facts:
            assert fact.answer[:60] in words
    assert words.count("morgen") == 40


def test_every_page_of_a_report_says_whose_it_is_and_what_kind() -> None:
    paper = report.build(a_long_report())

    assert page_count(paper) > 20
    for page in artifacts(paper):
        assert "Dit is een selectie van wat is besproken." in page
        assert "Mohammed" in page


def test_a_report_carries_its_bundle() -> None:
    assert read_bundle(report.build(a_report())) == BUNDLE


def test_the_same_content_gives_the_same_bytes() -> None:
    assert report.build(a_report()) == report.build(a_report())
    assert parents_sheet.build(a_parents_sheet()) == parents_sheet.build(a_parents_sheet())
    assert offers_sheet.build(an_offers_sheet()) == offers_sheet.build(an_offers_sheet())


def test_markup_is_only_text() -> None:
    paper = report.build(a_report(title="<b>A & B</b>", lines=("</para>",)))

    assert "<b>A & B</b>" in page_texts(paper)[0]
    assert "</para>" in page_texts(paper)[0]


def test_the_steps_of_the_parents_are_a_numbered_list() -> None:
    tree = structure(parents_sheet.build(a_parents_sheet()))

    items = tree.all("LI")
    assert [item.all("Lbl")[0].text for item in items] == ["1", "2", "3"]
    assert "Samen de post sorteren" in items[0].full_text


def test_the_sheet_has_three_steps_at_most_on_one_page() -> None:
    steps = tuple(Step("Een afspraak van ongeveer honderd tekens lang. " * 3) for _ in range(9))

    paper = parents_sheet.build(a_parents_sheet(steps=steps))

    assert page_count(paper) == 1
    assert len(structure(paper).all("LI")) == 3


def test_names_in_many_scripts_fit_a_sheet() -> None:
    paper = parents_sheet.build(a_parents_sheet(for_whom=MANY_SCRIPTS * 3))

    assert "İbrahim" in page_texts(paper)[0]


def test_an_offer_is_never_cut_by_the_end_of_a_page() -> None:
    paper = offers_sheet.build(an_offers_sheet(30))

    pages = page_texts(paper)
    assert len(pages) > 2
    for page in pages:
        assert page.count("Geldfit") == page.count("Bel 0800-8115")


def test_an_offer_says_only_what_is_known() -> None:
    bare = OfferGroup("Geld", (LocalOffer("Naam"),))

    text = page_texts(offers_sheet.build(an_offers_sheet(groups=(bare,), reach=(), place="")))[0]

    assert "Naam" in text
    assert "Bel" not in text
    assert "Praat er met ons over" not in text


@pytest.mark.parametrize(
    "build",
    [
        lambda: report.build(a_report(title="\U0001f600")),
        lambda: parents_sheet.build(a_parents_sheet(next_talk="\U0001f600")),
        lambda: offers_sheet.build(replace(an_offers_sheet(), place="\U0001f600")),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name(build: object) -> None:
    with pytest.raises(MissingGlyphError, match="U\\+1F600"):
        build()  # type: ignore[operator]
