"""What she agreed to before, on the letter's form."""

from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.builders import NOW, a_consent
from tests.ui.letters.desk import letter_screen
from tests.ui.showing import press


def test_a_consent_is_used_and_left_again(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)
    presenter: ReferralPresenter = screen._presenter
    (row,) = workspace.dossiers.search("reuring")
    workspace.kept.referrals.add_consent(
        a_consent(patient_id=row.patient.id, recipient_kind="jgz"), NOW
    )
    hints = screen.form.consent_hints
    was_hidden = hints.isHidden()
    presenter.attach(screen.show_state)
    texts = " ".join(label.text() for label in hints.findChildren(PlainLabel))

    press(qtbot, hints.buttons[0])
    while_used = (screen.form.consent_fields.isHidden(), len(hints.buttons))
    assert hints.anew_button is not None
    assert hints.anew_button.hasFocus()
    press(qtbot, hints.anew_button)

    assert was_hidden
    assert "JGZ Voorbeeld" in texts
    assert "geld, stress · mondeling, op 21 november 2026" in texts
    assert while_used == (True, 0)
    assert not screen.form.consent_fields.isHidden()
    assert screen.form.consent_choice.key() == ""
    assert len(hints.buttons) == 1
