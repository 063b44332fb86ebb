"""What one recipient may read: the answers that are left after taking out all that is not theirs.

Levels and the response are computed anew by the form over what is left, so that nothing that was
taken out can shine through in an outcome. Left out are: subjects she did not consent to, the safety
section without its own consent, answers marked *niet voor thuis* unless she lets those be told too,
everything meant for the professional alone, and the professional's notes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.interpretation import domain_of
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import (
    AUDIENCE,
    FIRST_ACTION,
    OWN_WEIGHING_FOR,
    OWN_WEIGHING_REASON_FOR,
    WISH_FOR,
)

SAFETY = "safety"
SUBJECTS = ("strengths", "housing", "money", "stress", "substances", SAFETY)
PROFESSIONAL_ONLY = "professional"


@dataclass(frozen=True, slots=True)
class Permission:
    """What she lets be told.

    Attributes:
        subjects: domains; safety is among them only by its own consent.
        includes_not_for_home: answers marked *niet voor thuis* may be told to this recipient. Those
            of the safety section follow its own consent.
    """

    subjects: frozenset[str]
    includes_not_for_home: bool = False


def shared_answers(
    state: FormState, records: Mapping[str, AnswerRecord], permission: Permission
) -> dict[str, AnswerRecord]:
    """Return the answers this recipient may read, without notes."""
    held_back = set(_domains_held_back(state, records, permission))
    return {
        address: replace(records[address], note="")
        for item in state.walk()
        if (address := item.address) in records
        and _may_be_told(item, permission)
        and _weighed_domain(item.item) not in held_back
    }


def is_for_professional(item: Item) -> bool:
    """Tell whether an item, or a group around it, is the professional's own."""
    return any(each.extension(AUDIENCE) == PROFESSIONAL_ONLY for each in (item, *item.ancestors()))


def _may_be_told(state: ItemState, permission: Permission) -> bool:
    domain = _subject_of(state.item)
    if domain not in permission.subjects and state.item.extension(FIRST_ACTION) is not True:
        return False
    if is_for_professional(state.item) and not _weighed_domain(state.item):
        return False
    return not state.is_not_for_home or domain == SAFETY or permission.includes_not_for_home


def _subject_of(item: Item) -> str:
    """Return the subject an answer tells about; a wish tells about the subject it is for."""
    return _coded(item, WISH_FOR) or _weighed_domain(item) or domain_of(item)


def _weighed_domain(item: Item) -> str:
    return _coded(item, OWN_WEIGHING_FOR) or _coded(item, OWN_WEIGHING_REASON_FOR)


def _domains_held_back(
    state: FormState, records: Mapping[str, AnswerRecord], permission: Permission
) -> Iterator[str]:
    """Yield shared domains of which an answer is not told: the own weighing could betray it."""
    for item in state.walk():
        if item.address in records and not _weighed_domain(item.item):
            domain = _subject_of(item.item)
            if domain in permission.subjects and not _may_be_told(item, permission):
                yield domain


def _coded(item: Item, url: str) -> str:
    value = item.extension(url)
    return value if isinstance(value, str) else ""


def askable_subjects(state: FormState, answered: Collection[str]) -> tuple[str, ...]:
    """Return the subjects something was said about, in the order of the conversation."""
    spoken = {
        _subject_of(item.item)
        for item in state.walk()
        if item.address in answered and item.is_enabled and item.values
    }
    return tuple(subject for subject in SUBJECTS if subject in spoken)
