"""Confirm for a whole section that nothing changed: earlier answers without weight hold today too.

They become answers of today, one by one. Once one of them is answered otherwise, it is no longer
said that nothing changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import Value, value_boolean
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.fhir.extensions import NOTHING_CHANGED
from kansrijk_desktop.services.item_marks import flag_extension
from kansrijk_desktop.services.memory import Memory

YES = value_boolean(is_true=True)


@dataclass(frozen=True, slots=True)
class UnchangedPart:
    """A section that can be confirmed as a whole.

    Attributes:
        flag: link id of the hidden item that says so.
        known: link id and earlier answer of what may be taken over, in the order of the form.
    """

    section: str
    flag: str
    known: tuple[tuple[str, tuple[Value, ...]], ...]

    def is_confirmed(self, state: FormState) -> bool:
        """Tell whether she said today that nothing changed."""
        return _has(state, self.flag, (YES,))

    def has_news(self, state: FormState) -> bool:
        """Tell whether confirming would answer something that is still open."""
        return any(
            (item := state.by_address.get(link_id)) is not None
            and item.is_shown
            and not item.is_answered
            for link_id, _values in self.known
        )


def unchanged_parts(definition: Definition, memory: Memory) -> dict[str, UnchangedPart]:
    """Return the sections of which something may be taken over, by their link id."""
    found = {}
    for section in definition.items if memory.answers else ():
        flag = next((each for each in section.items if _is_flag(each)), None)
        known = tuple(_known(section, memory))
        if flag is not None and known:
            found[section.link_id] = UnchangedPart(section.link_id, flag.link_id, known)
    return found


def confirm(session: FormSession, part: UnchangedPart) -> None:
    """Take the earlier answers over as answers of today, where she gave none yet."""
    session.answer(part.flag, YES)
    for link_id, values in part.known:
        # Looked up each time: an answer may open the next question.
        item = session.state.by_address.get(link_id)
        if item is not None and item.is_shown and not item.is_answered:
            session.answer(link_id, *values)


def keep_true(session: FormSession, part: UnchangedPart) -> None:
    """Take back that nothing changed, once an answer that was taken over is another one."""
    state = session.state
    if not part.is_confirmed(state):
        return
    for link_id, values in part.known:
        item = state.by_address.get(link_id)
        if item is not None and item.is_answered and not _has(state, link_id, values):
            session.clear(part.flag)
            return


def _known(section: Item, memory: Memory) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for item in section.walk():
        values = memory.confirmable(item)
        if values:
            yield item.link_id, values


def _is_flag(item: Item) -> bool:
    return item.hidden and flag_extension(item, NOTHING_CHANGED)


def _has(state: FormState, link_id: str, values: tuple[Value, ...]) -> bool:
    item = state.by_address.get(link_id)
    if item is None or len(item.values) != len(values):
        return False
    return all(any(one.is_same_as(other) for other in values) for one in item.values)
