"""What is only for the two of you stays out of sight as soon as someone else is there."""

import pytest

from kansrijk_desktop.engine.answers import AnswerRecord, NotAskedReason
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus
from kansrijk_desktop.settings import QuestionLayout
from tests.questionnaires import a_definition, a_session, choice, mark, option, section, when

PROFESSIONAL = mark(extensions.AUDIENCE, valueCode="professional")
SAFETY = section(
    "verder",
    "safety",
    choice(
        "V0", "ja", "nee", extension=[PROFESSIONAL, mark(extensions.SAFETY_GATE, valueBoolean=True)]
    ),
    choice("V0-plan", "volgend consult", enableWhen=when("V0", "nee"), extension=[PROFESSIONAL]),
    {
        "linkId": "vragen",
        "type": "group",
        "text": "Vragen",
        "enableWhen": when("V0", "ja"),
        "item": [
            choice("V1", "veilig", option("onveilig", safety_text="danger")),
            choice("V2", "nooit", "vaak"),
        ],
    },
)


@pytest.fixture(scope="module")
def definition() -> Definition:
    return a_definition(
        section("geld", "money", choice("G1", "ja", "nee")),
        SAFETY,
        section("wensen", "wishes", choice("X1", "niets", "hulp")),
    )


@pytest.fixture
def talk(definition: Definition) -> Conversation:
    return Conversation(a_session(definition))


def status(talk: Conversation) -> SectionStatus:
    return next(row.status for row in talk.state().sections if row.address == "verder")


def shown_addresses(talk: Conversation) -> list[str]:
    state = talk.state(QuestionLayout.PAGE_PER_DOMAIN)
    return [question.address for question in state.questions]


def kept(talk: Conversation) -> dict[str, AnswerRecord]:
    return {address: record for address, record in talk.take_changes().items() if record}


def test_before_the_gate_only_the_gate_is_asked(talk: Conversation) -> None:
    talk.go_to("verder")

    assert shown_addresses(talk) == ["V0"]


def test_not_alone_asks_when_and_closes_the_part(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(2)
    place_behind_gate = talk.place

    talk.choose(1)

    assert place_behind_gate == "V0-plan"
    assert talk.place == "X1"
    assert status(talk) is SectionStatus.CLOSED


def test_a_closed_part_shows_nothing_and_is_passed_over(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(2)
    talk.choose(1)

    talk.go_back()
    place_before = talk.place
    talk.go_on()
    place_after = talk.place
    talk.go_to("verder")

    assert (place_before, place_after) == ("G1", "X1")
    assert talk.state().is_covered
    assert talk.state().questions == ()


def test_a_closed_part_can_be_opened_when_she_is_alone_after_all(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(2)
    talk.choose(1)
    talk.go_to("verder")

    talk.uncover()

    assert talk.place == "V0"
    assert not talk.state().is_covered
    assert shown_addresses(talk) == ["V0"]


def test_someone_coming_in_closes_the_part_and_plans_the_rest(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(1)
    talk.choose(1)

    talk.partner_came_in()

    changes = kept(talk)
    assert talk.place == "X1"
    assert status(talk) is SectionStatus.CLOSED
    assert changes["V2"].not_asked_reason is NotAskedReason.NOT_ALONE
    assert [value.label for value in changes["V1"].values] == ["veilig"]


def test_someone_coming_in_earlier_closes_the_part_before_it_began(talk: Conversation) -> None:
    talk.partner_came_in()

    assert talk.place == "G1"
    assert status(talk) is SectionStatus.CLOSED
    talk.choose(1)
    assert talk.place == "X1"


def test_someone_coming_in_when_all_was_asked_takes_it_out_of_sight(talk: Conversation) -> None:
    talk.go_to("V0")
    for _question in range(3):
        talk.choose(1)

    talk.partner_came_in()
    talk.go_to("V1")

    assert talk.state().is_covered
    assert shown_addresses(talk) == []


def test_opening_the_part_again_asks_what_was_left(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(1)
    talk.choose(1)
    talk.partner_came_in()
    talk.go_to("verder")

    talk.uncover()

    assert talk.place == "V2"
    assert shown_addresses(talk) == ["V0", "V1", "V2"]


def test_an_urgent_text_of_a_covered_part_is_out_of_sight_too(talk: Conversation) -> None:
    talk.go_to("V0")
    talk.choose(1)
    talk.choose(2)
    texts_before = talk.state().urgent_texts

    talk.partner_came_in()

    assert texts_before == ("danger",)
    assert talk.state().urgent_texts == ()


def test_a_conversation_opened_again_does_not_show_what_was_said(definition: Definition) -> None:
    first = Conversation(a_session(definition))
    first.go_to("V0")
    first.choose(1)
    first.choose(1)
    records = kept(first)

    again = Conversation(a_session(definition, records), "V2", records)

    assert again.state().is_covered
    assert shown_addresses(again) == []
    again.uncover()
    assert again.place == "V2"
    assert [each.text for each in choices_of_v1(again) if each.is_chosen] == ["veilig"]


def choices_of_v1(talk: Conversation) -> tuple:  # type: ignore[type-arg] # only its fields matter
    talk.go_to("V1")
    shown = talk.state().question
    assert shown is not None
    return choices_of(shown.item)


def test_covering_at_the_very_end_leads_to_the_end(definition: Definition) -> None:
    talk = Conversation(a_session(a_definition(SAFETY)))
    talk.choose(1)

    talk.partner_came_in()

    assert talk.state().is_at_end
    talk.go_back()
    assert talk.state().is_at_end


def test_uncovering_nothing_does_nothing(talk: Conversation) -> None:
    talk.go_to("X1")
    talk.go_on()

    talk.uncover()

    assert talk.state().is_at_end
