"""A small conversation with a signal that opens its follow-up."""

from kansrijk_desktop.engine.answers import value_boolean
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus
from tests.questionnaires import (
    a_definition,
    a_session,
    choice,
    mark,
    option,
    question,
    section,
    when,
    when_true,
)

YES = value_boolean(is_true=True)
MONEY = section(
    "geld",
    "money",
    choice("G1", "ja", "moeite", option("niets", safety_text="hunger")),
    choice("G2", "huur", "energie", option("geen", is_exclusive=True), repeats=True),
    question(
        "G-open",
        "boolean",
        extension=[mark(extensions.OPENS_FOLLOW_UP, valueBoolean=True)],
    ),
    {
        "linkId": "meer",
        "type": "group",
        "text": "Meer",
        "enableBehavior": "any",
        "enableWhen": [*when("G1", "moeite"), *when_true("G-open")],
        "item": [choice("G3", "ja", "nee"), question("G4", "text")],
    },
)
LIVING = section("wonen", "housing", choice("W1", "goed", "slecht"), question("W2", "boolean"))
WEIGHING = section("weging", "weighing", choice("total", "a", "b"))


SMALL_FORM: Definition = a_definition(MONEY, LIVING, WEIGHING)


def a_talk() -> Conversation:
    """Begin the conversation."""
    return Conversation(a_session(SMALL_FORM))


def chosen(talk: Conversation, address: str) -> list[str]:
    talk.go_to(address)
    shown = talk.state().question
    assert shown is not None
    return [each.text for each in choices_of(shown.item) if each.is_chosen]


def statuses(talk: Conversation) -> dict[str, SectionStatus]:
    return {row.address: row.status for row in talk.state().sections}
