"""What stands in the rail, and what the lock closes."""

from typing import get_args

from kansrijk_desktop.app.places import BEHIND_THE_LOCK, rail_entries
from kansrijk_desktop.ui.routes import Route, ShowFirstStart, ShowUnlock


def test_the_lock_closes_every_place_but_those_before_it() -> None:
    assert {*BEHIND_THE_LOCK, ShowUnlock, ShowFirstStart} == set(get_args(Route))


def test_every_place_behind_the_lock_belongs_to_one_part_of_the_rail() -> None:
    places = [
        kind
        for entry in rail_entries()
        for kind in {type(entry.route), *entry.within, *(type(one.route) for one in entry.parts)}
    ]

    assert sorted(kind.__name__ for kind in places) == sorted(
        kind.__name__ for kind in BEHIND_THE_LOCK
    )
