"""What a letter says per subject: the answers told, in the words of the conversation."""

from collections.abc import Iterator
from datetime import date

from kansrijk_desktop.documents.content import Heard, Subject
from kansrijk_desktop.documents.wording import quoted, written_date
from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.extensions import FIRST_ACTION, SHORT_TEXT, WISH_FOR
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.shared_conversation import SharedConversation
from kansrijk_desktop.services.sharing import SAFETY, STRENGTHS
from kansrijk_desktop.texts import _


def letter_subjects(
    shared: SharedConversation, asked_on: date, *, tells_levels: bool
) -> Iterator[Subject]:
    """Yield every subject of which something is told that has no place of its own."""
    for subject in shared.subjects:
        items = [item for item in shared.told_about(subject) if not _has_own_place(shared, item)]
        wishes = shared.outcome.domain(subject).wishes
        warning = tuple(_not_for_home(shared.told_about(subject)))
        if not (items or wishes or warning):
            continue
        level = shared.levels.get(subject) if tells_levels else None
        weighed = [answer.state for answer in shared.outcome.domain(subject).answers]
        yield Subject(
            title=domain_word(subject),
            level=LEVEL_WORDS[level.code] if level else "",
            heard=(*warning, *map(heard_answer, items)),
            heaviest_first=(*warning, *map(heard_answer, _heaviest_first(items, weighed))),
            wish=", ".join(value.label for value in wishes),
            asked_on=asked_on,
            asked_alone=True if subject == SAFETY else None,
            weighing=_("Eigen inschatting van de zorgverlener.") if level and level.is_own else "",
        )


def told_strengths(shared: SharedConversation) -> tuple[str, ...]:
    """Return what protects, where she lets it be told; her own words as a quotation."""
    if STRENGTHS not in shared.subjects:
        return ()
    return tuple(
        quoted(strength.text) if _is_typed(strength.state) else strength.text
        for strength in shared.outcome.strengths
    )


def first_actions(shared: SharedConversation) -> tuple[str, ...]:
    """Return what she wants to do first, in her words."""
    return tuple(
        value.label
        for item in shared.told
        if item.item.extension(FIRST_ACTION) is True
        for value in item.values
    )


def heard_answer(item: ItemState) -> Heard:
    """Return an answer with the short name of its question; typed words as a quotation."""
    words = "; ".join(_words(value) for value in item.values)
    return Heard(_label(item), words, is_quote=_is_typed(item))


def _heaviest_first(items: list[ItemState], weighed: list[ItemState]) -> list[ItemState]:
    """Return answers with those behind the level first; the others stay in their order."""
    places = {state.address: place for place, state in reversed(list(enumerate(weighed)))}
    return sorted(items, key=lambda item: places.get(item.address, len(weighed)))


def _has_own_place(shared: SharedConversation, item: ItemState) -> bool:
    """Tell whether an answer is printed as strength, agreement or wish."""
    is_strength = any(one.state is item for one in shared.outcome.strengths)
    is_printed_strength = is_strength and STRENGTHS in shared.subjects
    is_action = item.item.extension(FIRST_ACTION) is True
    return is_printed_strength or is_action or item.item.extension(WISH_FOR) is not None


def _not_for_home(items: tuple[ItemState, ...]) -> Iterator[Heard]:
    """Warn the reader of answers that must not be brought up at home."""
    marked = [_label(item) for item in items if item.is_not_for_home]
    if marked:
        everything = len(marked) == len(items)
        words = _("dit hele onderwerp") if everything else ", ".join(marked)
        yield Heard(_("Niet voor thuis"), words)


def _label(item: ItemState) -> str:
    label = item.item.extension(SHORT_TEXT)
    return label if isinstance(label, str) else item.text


def _is_typed(item: ItemState) -> bool:
    """Tell whether the answer is in her own words."""
    return all(value.type == "String" for value in item.values)


def _words(value: Value) -> str:
    if value.type == "Boolean":
        return _("ja") if value.json is True else _("nee")
    if value.type == "Date" and len(value.label) == len("2026-11-21"):
        return written_date(date.fromisoformat(value.label))
    return value.label
