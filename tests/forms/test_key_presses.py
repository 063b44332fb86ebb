"""A conversation in which nothing comes up stays short."""

from datetime import UTC, datetime

import pytest

from kansrijk_desktop.cli.case_files import cases_in
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.conversation import Conversation
from tests.forms.ours import FOLDER, MATERNITY, PREGNANCY, YOUTH_CARE, opened

MOST_KEYS = 40
ENTER = 1


@pytest.mark.parametrize(
    ("name", "case"),
    [
        (PREGNANCY, "Rustige intake"),
        (MATERNITY, "Rustige kraamweek"),
        (YOUTH_CARE, "Rustig huisbezoek in de zwangerschap"),
        (YOUTH_CARE, "Rustig huisbezoek na twee weken"),
    ],
)
def test_a_screening_without_signals_takes_at_most_forty_keys(name: str, case: str) -> None:
    definition = opened(name)
    context = LaunchContext(
        now=datetime(2026, 11, 21, 10, 0, tzinfo=UTC), patient={"birthDate": "1996-03-01"}
    )
    session = FormSession(definition, context=context)

    keys = keys_of_the_talk(Conversation(session), definition, quiet_answers(name, case))

    assert keys + keys_of_the_weighing(session) <= MOST_KEYS


def quiet_answers(name: str, case: str) -> dict[str, object]:
    cases = cases_in(FOLDER / name / "cases")
    return dict(next(each for each in cases if each.name == case).answers)


def keys_of_the_talk(
    conversation: Conversation, definition: Definition, quiet: dict[str, object]
) -> int:
    """Walk through the quiet talk as she would: a number for each answer, Enter to go on."""
    keys = 0
    while not conversation.state().is_at_end:
        here = conversation.place
        for code in codes(quiet.get(here)):
            conversation.choose(number_of(definition, here, code))
            keys += 1
        if conversation.place == here:
            conversation.go_on()
            keys += ENTER
    return keys


def keys_of_the_weighing(session: FormSession) -> int:
    """Count what the summary asks of the professional: one key for each required choice."""
    return sum(
        item.is_required and item.is_enabled and not item.is_answered
        for item in session.state.walk()
        if item.item.extension(extensions.AUDIENCE) == "professional"
    )


def codes(answer: object) -> list[str]:
    if answer is None:
        return []
    return [str(each) for each in answer] if isinstance(answer, list) else [str(answer)]


def number_of(definition: Definition, link_id: str, code: str) -> int:
    options = definition.item(link_id).options
    return next(at for at, option in enumerate(options, start=1) if option.value.code == code)
