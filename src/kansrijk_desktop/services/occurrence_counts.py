"""Keep how often a repeating group occurs, beside its answers.

Answers alone cannot tell: an occurrence may be empty, and one that was removed must not come back.
The number is kept as an answer at the address of the group without the number of an occurrence,
which no item has: "child" beside "child[0].name". One occurrence is what a form begins with, and is
not kept.
"""

import re
from collections.abc import Mapping

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord, value_integer
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.services.page_parts import base_address

_LATER_OCCURRENCE = re.compile(r"\[(?!0\])\d+\](?:\.|$)")


def can_repeat(session: FormSession) -> bool:
    """Return whether a form has a group that repeats."""
    return any(item.is_group and item.repeats for item in session.definition.walk())


def counts_of(state: FormState) -> dict[str, AnswerRecord]:
    """Return what to keep: the number of occurrences of each group that occurs more than once."""
    counts: dict[str, int] = {}
    for item in state.walk():
        if item.index is not None:
            base = base_address(item.address)
            counts[base] = counts.get(base, 0) + 1
    return {
        base: AnswerRecord((value_integer(count),)) for base, count in counts.items() if count > 1
    }


def count_in(record: AnswerRecord | None) -> int:
    """Return the number that was kept; one where nothing was."""
    number = record.values[0].json if record is not None and record.values else 1
    return number if isinstance(number, int) else 1


def with_occurrences(
    kept: Mapping[str, AnswerRecord], definition: Definition
) -> dict[str, AnswerRecord]:
    """Return kept answers such that a form opened with them has exactly the kept occurrences.

    An answer that was cleared is kept as an empty one, and would make an occurrence grow again; an
    occurrence in which nothing was answered is named here so that it does.
    """
    answers = {
        address: record
        for address, record in kept.items()
        if not (record.is_empty and _LATER_OCCURRENCE.search(address))
    }
    for base, record in kept.items():
        if not record.is_empty and is_count(base, definition):
            answers.setdefault(f"{base}[{count_in(record) - 1}]", EMPTY_RECORD)
    return answers


def fit_occurrences(session: FormSession, wanted: Mapping[str, AnswerRecord]) -> None:
    """Give every repeating group the wanted number of occurrences, the last ones going first."""
    now = counts_of(session.state)
    for base in sorted(now.keys() | wanted.keys()):
        have, count = _occurrences(session, base), count_in(wanted.get(base))
        if base in wanted and have < count:
            session.restore(f"{base}[{count - 1}]", EMPTY_RECORD)
        for number in range(have - 1, count - 1, -1):
            session.remove(f"{base}[{number}]")


def _occurrences(session: FormSession, base: str) -> int:
    number = 0
    while f"{base}[{number}]" in session.state.by_address:
        number += 1
    return number


def is_count(base: str, definition: Definition) -> bool:
    """Return whether an address is that of a repeating group without a number."""
    item = definition.by_link_id.get(base.rpartition("].")[2].replace("%5B", "["))
    return item is not None and item.is_group and item.repeats
