"""Which items of a form become stops of the conversation."""

from kansrijk_desktop.services.page_making import stops_of
from tests.questionnaires import a_definition, a_session
from tests.shapes import ask, control, text


def test_a_question_that_calls_itself_a_unit_is_still_asked() -> None:
    form = a_definition(
        ask("gewicht", "Hoe zwaar ben je?", "decimal"),
        ask("eenheid", "In welke eenheid?", extension=[control("unit")]),
    )

    stops = stops_of(a_session(form).state.items)

    assert [stop.address for stop in stops] == ["gewicht", "eenheid"]


def test_a_unit_drawn_with_its_field_is_no_stop() -> None:
    unit = text("kilo", "kilo", control("unit"))
    form = a_definition(ask("gewicht", "Hoe zwaar ben je?", "decimal", item=[unit]))

    (stop,) = stops_of(a_session(form).state.items)

    assert [item.address for item in stop.items] == ["gewicht"]
