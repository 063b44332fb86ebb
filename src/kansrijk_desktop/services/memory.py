"""What was answered last time, to be shown beside the question; never filled in by itself.

Others may look along: what is not for home, all of safety, and what is the professional's own are
no part of it. What is not remembered cannot be confirmed either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.interpretation import domain_of, weighted_answers
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.scoring import weight_of
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import ASK_ANEW
from kansrijk_desktop.services.answer_words import answer_line
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.item_marks import flag_extension
from kansrijk_desktop.services.sharing import SAFETY, is_hers
from kansrijk_desktop.texts import _

OUR_SIGNALLING: Final = "https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-"
"""How the three questionnaires begin that share their questions."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One earlier answer.

    Attributes:
        words: as it was said then.
        has_weight: it counted, so that it is asked again.
        question: how it was asked then.
    """

    values: tuple[Value, ...]
    words: str
    has_weight: bool
    question: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """The answers of one earlier conversation with the same respondent.

    Attributes:
        day: when it was held; None where there was none.
        answers: by link id.
    """

    day: date | None = None
    answers: Mapping[str, Remembered] = field(default_factory=lambda: MappingProxyType({}))

    def line(self, item: Item) -> str:
        """Return what to show beside a question; empty where nothing is known."""
        known = self.answers.get(item.link_id)
        # Its section may ask for a moment alone here, though it did not then.
        if known is None or self.day is None or domain_of(item) == SAFETY:
            return ""
        return _("Vorige keer, {day}: {answer}").format(day=long_date(self.day), answer=known.words)

    def confirmable(self, item: Item) -> tuple[Value, ...]:
        """Return the answer that still holds when she says that nothing changed; or nothing.

        What counted is asked again; only what she was shown can she confirm; and asked in other
        words it is another question ("since you know you are pregnant", "since the birth").
        """
        known = self.answers.get(item.link_id)
        if known is None or known.has_weight or not self.line(item):
            return ()
        is_same_question = known.question == item.text and item.logic.text_expression is None
        if not is_same_question or is_asked_anew(item) or item.read_only:
            return ()
        values = _as_answers_to(item, known.values)
        return () if any(weight_of(item, value) for value in values) else values


NO_MEMORY: Final = Memory()


def memory_of(state: FormState, day: date) -> Memory:
    """Return what may be remembered of a conversation."""
    return Memory(
        day,
        MappingProxyType(
            {
                each.item.link_id: Remembered(
                    each.values, answer_line(each), any(weighted_answers(each)), each.text
                )
                for each in state.walk()
                if _may_be_shown(each)
            }
        ),
    )


def is_asked_anew(item: Item) -> bool:
    """Tell whether an earlier answer is never taken over, also when nothing changed."""
    return any(flag_extension(each, ASK_ANEW) for each in (item, *item.ancestors()))


def _may_be_shown(state: ItemState) -> bool:
    # In a group that repeats the same place may mean another child or another day.
    is_one_of_many = "[" in state.address
    return (
        state.is_shown
        and bool(state.values)
        and state.item.is_question
        and not is_one_of_many
        and not state.is_not_for_home
        and is_hers(state.item)
        and domain_of(state.item) != SAFETY
    )


def _as_answers_to(item: Item, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return earlier values as answers to this version of the question; nothing if one is gone."""
    if not item.options or item.is_open:
        return values
    found = tuple(option.value for value in values if (option := item.option_for(value)))
    return found if len(found) == len(values) else ()
