from dataclasses import replace

from kansrijk_desktop.documents.blocks import Block, Clip, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.layout import BODY, WIDTH, Frame, Running, frame_for, paginate
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Typesetter

LINE = BODY.leading
TALL = Frame(0, 100 * LINE)


def composer() -> Composer:
    return Composer(Typesetter(), Element("Document"))


def a_text(lines: int, space_before: float = 0) -> Block:
    return composer().text("\n".join(["x"] * lines), space_before=space_before)


def heights(blocks: list[Block], frame: Frame) -> list[list[float]]:
    return [
        [round(placed.block.height(WIDTH) / LINE) for placed in page]
        for page in paginate(blocks, frame)
    ]


def test_blocks_follow_one_another_with_their_white() -> None:
    (page,) = paginate([a_text(2, 7), a_text(1, 7)], TALL)

    assert [placed.top for placed in page] == [0, 2 * LINE + 7]


def test_white_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([a_text(10), a_text(3, 7)], Frame(5, 5 + 10 * LINE))

    assert [placed.top for placed in pages[1]] == [5]


def test_a_long_text_goes_on_over_the_page() -> None:
    assert heights([a_text(25)], Frame(0, 10 * LINE)) == [[10], [10], [5]]


def test_no_line_is_left_alone() -> None:
    assert heights([a_text(11)], Frame(0, 10 * LINE)) == [[9], [2]]
    assert heights([a_text(9), a_text(4)], Frame(0, 10 * LINE)) == [[9], [4]]


def test_a_heading_goes_with_what_it_heads() -> None:
    heading = replace(a_text(1), stays_with_next=True)

    assert heights([a_text(8), heading, a_text(4)], Frame(0, 10 * LINE)) == [[8], [1, 4]]
    assert heights([a_text(7), heading, a_text(4)], Frame(0, 10 * LINE)) == [[7, 1, 2], [2]]


def test_headings_in_a_row_stay_together() -> None:
    heading = replace(a_text(1), stays_with_next=True)

    assert heights([a_text(7), heading, heading, a_text(4)], Frame(0, 10 * LINE)) == [
        [7],
        [1, 1, 4],
    ]
    assert heights([a_text(7), heading], Frame(0, 10 * LINE)) == [[7, 1]]


def test_what_cannot_be_cut_moves_whole() -> None:
    stack = Stack(blocks=(a_text(3), a_text(3)))

    assert heights([a_text(6), stack], Frame(0, 10 * LINE)) == [[6], [6]]


def test_what_is_higher_than_a_page_is_placed_all_the_same() -> None:
    stack = Stack(blocks=(a_text(30),))

    assert heights([stack, a_text(2)], Frame(0, 10 * LINE)) == [[30], [2]]
    assert heights([stack], Frame(0, 10 * LINE)) == [[30]]


def test_nothing_gives_one_empty_page() -> None:
    assert paginate([], TALL) == [[]]


def test_a_short_row_moves_whole_and_a_long_one_is_cut() -> None:
    rows = [(name, "\n".join(["x"] * lines)) for name, lines in (("a", 4), ("b", 5), ("c", 20))]
    table = composer().facts(rows)

    pages = heights([table], Frame(0, 8.5 * LINE))

    assert pages == [[4], [8], [8], [6], [3]]


def test_a_table_whose_first_row_does_not_fit_moves_whole() -> None:
    table = composer().facts([("a", "x\nx"), ("b", "x")])

    assert heights([a_text(9), table], Frame(0, 10 * LINE)) == [[9], [3]]
    assert table.split(WIDTH, 10 * LINE) is None


def test_a_clipped_text_says_so() -> None:
    text = replace(composer().text("een twee drie " * 60), clip=Clip(2, " … zie blad 2"))

    assert text.is_cut(WIDTH)
    assert text.height(WIDTH) == 2 * LINE
    assert not replace(text, clip=Clip(60, "")).is_cut(WIDTH)


def test_a_long_identifier_takes_at_most_three_lines() -> None:
    setter = Typesetter()
    short = frame_for(setter, Running("A", "B"))
    long = frame_for(setter, Running("Maria Wilhelmina " * 60, "B"))

    assert 0 < long.top - short.top < 25
