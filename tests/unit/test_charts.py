"""Charts are plain shapes that stay within their bounds."""

import pytest

from kansrijk_desktop.charts import Balance, balance


def shown(picture: Balance, *, is_load: bool) -> list[str]:
    return [block.label for block in picture.blocks if block.is_load is is_load]


def test_both_sides_lie_on_a_level_beam_the_first_at_the_bottom() -> None:
    picture = balance(["Geld", "Stress"], ["Zus"], width=600, block_height=30)

    loads = [block for block in picture.blocks if block.is_load]
    assert shown(picture, is_load=True) == ["Geld", "Stress"]
    assert shown(picture, is_load=False) == ["Zus"]
    assert loads[0].box.y > loads[1].box.y
    assert loads[0].box.y + loads[0].box.height <= picture.beam.y


def test_more_than_fits_is_said_in_the_last_block() -> None:
    labels = [f"zorg {number}" for number in range(9)]

    picture = balance(labels, [], width=600, block_height=30, most=5, rest="en nog {count}")

    assert shown(picture, is_load=True) == [*labels[:4], "en nog 5"]
    assert [block.is_rest for block in picture.blocks] == [False] * 4 + [True]


@pytest.mark.parametrize("counts", [(0, 0), (1, 4), (5, 5), (12, 12)])
def test_everything_stays_within_the_picture(counts: tuple[int, int]) -> None:
    loads, strengths = ([f"{n}" for n in range(count)] for count in counts)

    picture = balance(loads, strengths, width=500, block_height=24)

    for block in picture.blocks:
        assert 0 <= block.box.x <= block.box.x + block.box.width <= picture.width
        assert 0 <= block.box.y <= block.box.y + block.box.height <= picture.height
    assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in picture.foot)


def test_the_sides_do_not_touch() -> None:
    picture = balance(["a"], ["b"], width=500, block_height=24)

    left, right = (block.box for block in picture.blocks)
    assert left.x + left.width < right.x
