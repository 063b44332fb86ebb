"""Which answers one recipient may read.

Left out are: subjects she did not consent to, the safety section without its own consent, answers
marked *niet voor thuis* unless she lets those be told too, everything that is the professional's
own, what the form works out by itself, questions that are not asked any more, reasons for not
answering, and the professional's notes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.home_preset import is_preset_not_for_home
from kansrijk_desktop.engine.interpretation import domain_of
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import AUDIENCE, OPENS_FOLLOW_UP, SAFETY_GATE, WISH_FOR

SAFETY = "safety"
STRENGTHS = "strengths"
WISHES = "wishes"
SUBJECTS = (STRENGTHS, "housing", "money", "stress", "substances", SAFETY, WISHES)
PROFESSIONAL_ONLY = "professional"


@dataclass(frozen=True, slots=True)
class Permission:
    """What she lets be told.

    Attributes:
        subjects: domains; safety is among them only by its own consent.
        includes_not_for_home: answers marked *niet voor thuis* may be told to this recipient. Those
            of the safety section follow its own consent.
        is_for_home: the paper may lie at home, or be read by the other parent: nothing of safety,
            nothing marked, and nothing the form marks beforehand, also where she took that mark off
            for care providers.
    """

    subjects: frozenset[str]
    includes_not_for_home: bool = False
    is_for_home: bool = False


def told_answers(
    state: FormState, records: Mapping[str, AnswerRecord], permission: Permission
) -> dict[str, AnswerRecord]:
    """Return the answers this recipient may read, without notes."""
    return {
        item.address: replace(records[item.address], note="")
        for item in state.walk()
        if item.address in records and may_be_told(item, permission)
    }


def opened_ways(
    state: FormState, records: Mapping[str, AnswerRecord], permission: Permission
) -> dict[str, AnswerRecord]:
    """Return the switches and gates that lead to what may be told.

    They are the professional's own and never told; without them the form would not ask, and so
    lose, what she consented to.
    """
    return {
        item.address: replace(records[item.address], note="")
        for item in state.walk()
        if item.address in records
        and item.is_enabled
        and leads_on(item.item)
        and subject_of(item.item) in permission.subjects
    }


def may_be_told(state: ItemState, permission: Permission) -> bool:
    """Tell whether this recipient may read one answer."""
    subject = subject_of(state.item)
    if subject not in permission.subjects or not is_said_by_her(state):
        return False
    if permission.is_for_home:
        return subject != SAFETY and not is_kept_from_home(state)
    return not state.is_not_for_home or subject == SAFETY or permission.includes_not_for_home


def is_kept_from_home(state: ItemState) -> bool:
    """Tell whether an answer is marked *niet voor thuis*, by hand or by the form itself."""
    return state.is_not_for_home or is_preset_not_for_home(state.item, state.values)


def is_said_by_her(state: ItemState) -> bool:
    """Tell whether it is an answer she gave to a question that is asked."""
    return state.is_shown and bool(state.values) and is_hers(state.item)


def is_hers(item: Item) -> bool:
    """Tell whether a question is hers to answer."""
    return not (item.hidden or leads_on(item) or is_for_professional(item))


def is_for_professional(item: Item) -> bool:
    """Tell whether an item, or a group around it, is the professional's own."""
    return any(each.extension(AUDIENCE) == PROFESSIONAL_ONLY for each in (item, *item.ancestors()))


def leads_on(item: Item) -> bool:
    """Tell whether an item is a button or gate that only opens other questions."""
    return item.extension(OPENS_FOLLOW_UP) is True or item.extension(SAFETY_GATE) is True


def subject_of(item: Item) -> str:
    """Return the subject an answer tells about; a wish tells about the subject it is for."""
    wish = item.extension(WISH_FOR)
    return wish if isinstance(wish, str) else domain_of(item)


def askable_subjects(state: FormState, answered: Collection[str]) -> tuple[str, ...]:
    """Return the subjects she said something about, in the order of the conversation."""
    spoken = {
        subject_of(item.item)
        for item in state.walk()
        if item.address in answered and is_said_by_her(item)
    }
    return tuple(subject for subject in SUBJECTS if subject in spoken)


def has_marked_answers(state: FormState, answered: Collection[str]) -> bool:
    """Tell whether an answer outside the safety section is marked *niet voor thuis*."""
    return any(
        item.is_not_for_home
        and item.address in answered
        and is_said_by_her(item)
        and subject_of(item.item) in SUBJECTS
        and subject_of(item.item) != SAFETY
        for item in state.walk()
    )
