"""Charts are plain shapes that stay within their bounds."""

from math import dist

import pytest

from kansrijk_desktop.charts import Balance, GridSizes, Web, balance, level_grid, web


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


SIZES = GridSizes(
    label_width=100, least_cell=80, most_cell=120, row_height=30, heading_height=40, gap=4
)


@pytest.mark.parametrize("columns", [0, 1, 3, 6, 7, 13, 200])
@pytest.mark.parametrize("width", [190, 400, 1000])
def test_a_grid_has_every_cell_once_and_within_its_bounds(columns: int, width: float) -> None:
    grid = level_grid(5, columns, width=width, sizes=SIZES)

    assert sorted((cell.row, cell.column) for cell in grid.cells) == [
        (row, column) for row in range(5) for column in range(columns)
    ]
    assert [head.column for head in grid.headings] == list(range(columns))
    for cell in (*grid.cells, *grid.headings, *grid.labels):
        assert 0 <= cell.box.x <= cell.box.x + cell.box.width <= max(width, 180)
        assert 0 <= cell.box.y <= cell.box.y + cell.box.height <= grid.height


@pytest.mark.parametrize("width", [190, 500, 1000])
def test_cells_of_a_grid_do_not_overlap(width: float) -> None:
    grid = level_grid(3, 7, width=width, sizes=SIZES)
    boxes = [one.box for one in (*grid.cells, *grid.headings, *grid.labels)]

    overlapping = [
        (a, b)
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if a.x < b.x + b.width and b.x < a.x + a.width
        if a.y < b.y + b.height and b.y < a.y + a.height
    ]

    assert overlapping == []


def test_moments_without_room_go_on_in_a_next_band_with_the_subjects_again() -> None:
    grid = level_grid(2, 5, width=400, sizes=SIZES)

    assert {head.row for head in grid.headings} == {0, 1}
    assert [(label.row, label.column) for label in grid.labels] == [(0, 0), (1, 0), (0, 1), (1, 1)]


def test_few_columns_stay_as_wide_as_a_cell_may_be() -> None:
    grid = level_grid(1, 2, width=2000, sizes=SIZES)

    assert {cell.box.width for cell in grid.cells} == {120}


def a_web(*series: tuple[float | None, ...]) -> Web:
    return web(("boven", "rechts", "onder", "links"), series, middle=(100, 100), radius=50)


def test_axes_go_clockwise_from_the_top_and_values_lie_on_them() -> None:
    picture = a_web((10, 5, 0, 10))

    points = {axis: (round(x, 6), round(y, 6)) for axis, (x, y) in picture.series[0].points}
    assert points == {0: (100, 50), 1: (125, 100), 2: (100, 100), 3: (50, 100)}
    assert [label.side for label in picture.labels] == [0, 1, 0, -1]


def test_a_value_that_was_not_given_leaves_a_gap() -> None:
    whole, gap = a_web((1, 2, 3, 4), (1, None, 3, 4)).series

    assert (len(whole.lines), whole.is_closed) == (4, True)
    assert (len(gap.lines), gap.is_closed) == (2, False)
    assert [axis for axis, _point in gap.points] == [0, 2, 3]


def test_a_value_off_the_scale_stays_within_the_web() -> None:
    picture = a_web((99, -5, 10, 10))

    assert all(
        dist(point, picture.middle) <= 50 + 1e-9
        for series in picture.series
        for _axis, point in series.points
    )


def test_rings_grow_evenly_to_the_edge() -> None:
    rings = a_web((1, 1, 1, 1)).rings

    assert [round(dist(ring[0], (100, 100)), 6) for ring in rings] == [10, 20, 30, 40, 50]
