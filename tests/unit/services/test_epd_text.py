"""What goes to the practice's own record: short, and safety apart."""

from datetime import date

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason, value_coding, value_string
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.epd_text import epd_text, shielded_text
from kansrijk_desktop.services.together import together_view
from tests.unit.services.visits import a_visit, money_visit, summary_of

DAY = date(2026, 11, 21)
SAFETY_WORDS = ("En verder", "Veilig", "Soms", "Niet altijd", "Vandaag een stap")


def test_the_text_holds_form_day_levels_reasons_strengths_wishes_and_steps() -> None:
    session, _talk = money_visit()

    text = epd_text(summary_of(session), DAY)

    assert text.splitlines()[0] == (
        "Signalering in de zwangerschap, 21 november 2026. Hulp bij het gesprek, geen diagnose."
    )
    assert "Wonen: groen." in text
    assert "Geld: oranje. Rondkomen: Met moeite; Achterstanden: Gas, licht of water" in text
    assert "Wensen: geld: hulp." in text
    assert "Eerste stappen: Bellen met de gemeente." in text
    assert "Kracht: Goede relatie met de partner; Ziet uit naar de baby" in text
    assert "Voorstel: " in text


def test_safety_is_only_in_the_shielded_text() -> None:
    session, talk = a_visit(V1=2, V2=2)
    talk.choose(4, "wens-veiligheid")
    summary = summary_of(session)

    ordinary, shielded = epd_text(summary, DAY), shielded_text(summary, DAY)

    assert [word for word in SAFETY_WORDS if word in ordinary] == []
    assert shielded.splitlines()[0] == "Afgeschermd, gesprek 21 november 2026"
    assert "En verder: oranje." in shielded
    assert "Wens: Hulp." in shielded
    assert "Voorstel: " in shielded
    assert "Voorstel: " not in ordinary


def test_what_is_not_for_home_is_only_in_the_shielded_text() -> None:
    session, talk = money_visit()
    talk.mark_not_for_home("G1", is_marked=True)
    summary = summary_of(session)

    ordinary, shielded = epd_text(summary, DAY), shielded_text(summary, DAY)

    assert "Rondkomen" not in ordinary
    assert "Geld: oranje. Rondkomen: Met moeite." in shielded


def test_without_anything_to_shield_there_is_no_shielded_text() -> None:
    session, _talk = a_visit()

    assert shielded_text(summary_of(session), DAY) == ""


def test_a_red_safety_without_answers_left_keeps_the_outcome_out_of_the_ordinary_text() -> None:
    session, _talk = a_visit(V3=4)
    summary = summary_of(session)

    assert "Vandaag een stap" not in epd_text(summary, DAY)
    assert "Vandaag een stap" in shielded_text(summary, DAY)


def test_the_own_weighing_goes_before_the_proposal_with_its_reason() -> None:
    session, _talk = money_visit()
    session.answer("weging-geld", value_coding(extensions.LEVEL_SYSTEM, "yellow", "Geel"))
    session.answer("weging-geld-reden", value_string("Er loopt al hulp"))
    outcome = session.definition.item("weging-totaal").options[3].value
    session.answer("weging-totaal", outcome)
    session.answer("weging-totaal-reden", value_string("Zij redt het zelf"))

    text = epd_text(summary_of(session), DAY)

    assert "Geld: geel (eigen weging: Er loopt al hulp)." in text
    assert "Weging: Eigen praktijk (Zij redt het zelf)." in text


def test_a_domain_that_was_not_asked_says_so_and_the_outcome_is_provisional() -> None:
    session, talk = a_visit()
    for address in ("S1", "S2", "S3"):
        talk.decline(address, AbsentReason.NOT_ASKED, NotAskedReason.NOT_NOW)

    text = epd_text(summary_of(session), DAY)

    assert "Stress: niet gevraagd." in text
    assert "(voorlopig)" in text


def test_the_page_for_her_has_strengths_wishes_and_steps_and_nothing_else() -> None:
    session, talk = money_visit()
    talk.choose(2, "V2")
    talk.choose(4, "wens-veiligheid")

    view = together_view(summary_of(session))

    assert view.strengths[:2] == ("Goede relatie met de partner", "Ziet uit naar de baby")
    assert [(line.subject, line.wish) for line in view.wishes] == [("Geld", "Hulp")]
    assert view.first_actions == ("Bellen met de gemeente",)


def test_nothing_marked_not_for_home_is_on_the_page_for_her() -> None:
    session, talk = money_visit()
    for address in ("K1", "K2", "wens-geld", "eerste-acties"):
        talk.mark_not_for_home(address, is_marked=True)

    summary = summary_of(session)
    view = together_view(summary)

    assert (view.strengths, view.wishes, view.first_actions) == ((), (), ())
    assert "Wensen" not in epd_text(summary, DAY)
    assert "Eerste stappen" not in epd_text(summary, DAY)
