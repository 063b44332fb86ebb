"""What a conversation came to, as it is kept beside the answers: levels, and a talk put off.

Pure: read off the state of a form, so that lists and time lines need no form engine.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kansrijk_desktop.engine.answers import NotAskedReason
from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.interpretation import OVERALL, interpret
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import TALK_ALONE_ON
from kansrijk_desktop.records.screening import ScreeningLevel
from kansrijk_desktop.services.conversation_outline import sections_of
from kansrijk_desktop.services.item_marks import flag_extension

LEVELLED: Final = ("housing", "money", "stress", "substances", "safety")


class TalkAlone(StrEnum):
    """Whether she was spoken to alone."""

    UNKNOWN = "unknown"
    PUT_OFF = "put-off"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a conversation that ended.

    Attributes:
        levels: one per domain that has a level, and one for the whole ("overall"), which a form
            without levels has too: then it is empty, and says that there is nothing to look for.
        talk_alone: of the section that asks for a moment alone.
        alone_on: the day planned for it, if one was named.
    """

    levels: tuple[ScreeningLevel, ...]
    talk_alone: TalkAlone = TalkAlone.UNKNOWN
    alone_on: date | None = None


def outcome_of(screening_id: str, state: FormState) -> Outcome | None:
    """Return what a conversation came to; None while the form is not worked out to the end."""
    if TOO_SLOW in state.problems:
        return None
    planned_on = _alone_on(state)
    return Outcome(
        levels=_levels(screening_id, state),
        talk_alone=_talk_alone(state, planned_on),
        alone_on=planned_on,
    )


def _levels(screening_id: str, state: FormState) -> tuple[ScreeningLevel, ...]:
    found = interpret(state)
    domains = (found.domain(name) for name in LEVELLED)
    return (
        *(
            ScreeningLevel(
                screening_id, one.domain, one.level, one.own.code if one.own.is_own else ""
            )
            for one in domains
            if one.level
        ),
        ScreeningLevel(screening_id, OVERALL, found.overall, found.own_overall.code),
    )


def _talk_alone(state: FormState, planned_on: date | None) -> TalkAlone:
    section = next((each for each in sections_of(state) if each.is_safety), None)
    if section is None:
        return TalkAlone.UNKNOWN
    is_answered = any(each.is_gate and each.item.values for each in section.questions)
    is_not_alone = any(
        each.item.not_asked_reason is NotAskedReason.NOT_ALONE for each in section.questions
    )
    if is_not_alone or (is_answered and section.is_shut):
        return TalkAlone.PUT_OFF
    if is_answered:
        return TalkAlone.HELD
    # There was no time, or she did not want to: it waits only where a day was named for it.
    return TalkAlone.PUT_OFF if planned_on is not None else TalkAlone.UNKNOWN


def _alone_on(state: FormState) -> date | None:
    planned = next((item for item in state.walk() if _plans_it(item)), None)
    if planned is None or not planned.values:
        return None
    try:
        return date.fromisoformat(str(planned.values[0].json))
    except ValueError:
        # A date may be a year or a month alone: then there is no day to keep to.
        return None


def _plans_it(state: ItemState) -> bool:
    return state.is_enabled and flag_extension(state.item, TALK_ALONE_ON)
