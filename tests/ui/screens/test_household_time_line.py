"""The time line of a family, with real widgets on a real encrypted file."""

from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from tests.builders import HOUSEHOLD_ID
from tests.families import keep_family, talked
from tests.ui.household_states import family_screen
from tests.ui.showing import press, show


def test_a_time_line_of_years_is_made_a_part_at_a_time(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = keep_family(workspace)
    answers = {"G1": talked()["G1"]}
    for number in range(40):
        family.hold(f"talk-{number}", Moment.OTHER, number + 1, answers)
    screen = family_screen(workspace, HOUSEHOLD_ID, visited.append, frozenset())
    show(qtbot, screen)
    lines = screen.reading_page.time_line_card.lines

    made = len(lines.rows)
    press(qtbot, lines.more_button)

    assert made == 8
    assert len(lines.rows) == 16
