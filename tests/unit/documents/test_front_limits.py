"""Who gets the lines that are left on the front."""

from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.documents.front_limits import Need, share_out

needs_of_subjects = st.lists(
    st.builds(
        lambda wanted, given, weight: Need(wanted, min(wanted, given), weight),
        st.integers(1, 30),
        st.integers(1, 12),
        st.integers(0, 3),
    ),
    max_size=8,
)


def test_the_heaviest_subject_gets_what_it_needs_and_the_lightest_keeps_a_line() -> None:
    needs = [Need(4, 3, 0), Need(6, 3, 3), Need(5, 3, 1)]

    assert share_out(needs, 0) == (1, 6, 2)


def test_subjects_that_weigh_the_same_get_a_line_in_turn() -> None:
    assert share_out([Need(9, 2, 2), Need(9, 2, 2)], 1) == (3, 2)


def test_lines_nobody_needs_are_left() -> None:
    assert share_out([Need(2, 2, 1), Need(1, 1, 0)], 7) == (2, 1)


@given(needs_of_subjects, st.integers(0, 40))
def test_no_more_is_shared_out_than_there_is(needs: list[Need], spare: int) -> None:
    lines = share_out(needs, spare)

    assert sum(lines) <= sum(need.given for need in needs) + spare
    assert all(1 <= got <= need.wanted for got, need in zip(lines, needs, strict=True))
    for got, need in zip(lines, needs, strict=True):
        is_short = got < need.wanted
        lighter = (
            one for other, one in zip(needs, lines, strict=True) if other.weight < need.weight
        )
        assert not is_short or all(one == 1 for one in lighter)
