"""The form of a letter, with real widgets on a real encrypted file."""

from typing import Any

from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.referral import Urgency
from kansrijk_desktop.records.region import Freshness
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.contact_hints import ContactHints
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.ui.letters.desk import letter_screen
from tests.ui.showing import press, show


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


def a_known_contact(**changes: Any) -> KnownContact:
    fields: dict[str, Any] = {
        "kind": "jgz",
        "organization": "JGZ Voorbeeld",
        "contact": "telefoon 0800-0000",
        "details": "telefoon 0800-0000 · algemene e-mail",
        "freshness": Freshness.CHECKED,
        "checked": "Nagekeken op 21 november 2026.",
    }
    return KnownContact(**(fields | changes))


def test_a_contact_of_the_region_is_taken_over_into_the_letter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.regions.choose("zuid-limburg")
    screen = letter_screen(workspace, visited, qtbot)
    hints = screen.form.hints
    was_open = hints.is_open()

    press(qtbot, hints.header)
    press(qtbot, hints.buttons[0])

    assert not was_open
    assert not hints.is_open()
    assert screen.form.fields["organization"].text().startswith("JGZ Zuid-Limburg")
    assert screen.form.fields["contact"].text() == "ggdzl.nl"


def test_a_recipient_the_package_does_not_know_has_no_hints(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = letter_screen(workspace, visited, qtbot)

    assert screen.form.hints.isHidden()


def test_a_contact_of_long_ago_is_grey_and_says_so(qtbot: QtBot) -> None:
    hints = ContactHints()
    old = a_known_contact(freshness=Freshness.STALE, checked="Verouderd: zoek het na.", details="")
    show(qtbot, hints)

    hints.show_contacts((a_known_contact(),))
    hints.show_contacts((old,))
    hints.show_contacts((old,))
    hints.show_open(True)

    cards = [card for card in hints.findChildren(Card) if card.isVisible()]
    texts = [label.text() for label in cards[0].findChildren(PlainLabel)]
    assert [card.property("tone") for card in cards] == ["sunken"]
    assert texts == ["JGZ Voorbeeld", "Verouderd: zoek het na."]
