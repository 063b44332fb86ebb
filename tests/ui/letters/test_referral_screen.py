"""The form of a letter, with real widgets on a real encrypted file."""

from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.referral import Urgency
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from tests.ui.letters.desk import letter_screen
from tests.ui.showing import press


def test_what_misses_is_shown_at_its_field(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)

    press(qtbot, screen.form.next_button)

    assert screen.form.fields["organization"].has_error()
    assert screen.form.consent_error.isVisible()
    assert "mist nog iets" in screen.form.notice.text()


def test_every_choice_of_the_form_reaches_the_letter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    form = screen.form

    press(qtbot, form.subject_cards["safety"])
    press(qtbot, form.subject_cards["money"])
    press(qtbot, form.bsn_card)
    press(qtbot, form.marked_card)
    press(qtbot, form.urgency_choice.segments[Urgency.TODAY.value])
    form.recipient_field.chosen.emit("schuldhulp")

    draft = form._state.draft
    assert draft.recipient_kind == "schuldhulp"
    assert draft.urgency is Urgency.TODAY
    assert "money" not in draft.subjects
    assert "safety" not in draft.subjects
    assert not draft.includes_bsn
    assert "geldzaken" in draft.question


def test_the_explanation_fits_what_is_asked(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    home_visit = screen.form.explanation.text()

    screen.form.recipient_field.chosen.emit("huisarts")

    for part in ("Wat het is", "Waarom het kan helpen", "Wat u deelt", "Nee, nu niet"):
        assert part in home_visit
    assert "Wat het is" not in screen.form.explanation.text()
    assert "Nee, nu niet" in screen.form.explanation.text()
