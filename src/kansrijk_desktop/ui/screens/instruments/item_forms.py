"""What can be changed in the items of a questionnaire, as it is now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.fhir.extensions import DOMAIN, SAFETY_GATE
from kansrijk_desktop.ui.screens.instruments.draft import Draft
from kansrijk_desktop.ui.screens.instruments.editing_wording import FLAGS, PROMPTS, type_word
from kansrijk_desktop.ui.screens.instruments.wording import one_line, plain

MOST_TEXT = 20_000
"""Characters of a text that can be changed here; a longer one is shown in part and locked."""
_MOST_SEARCHED = 2_000


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line of the list of items."""

    link_id: str
    text: str
    depth: int
    is_changed: bool


@dataclass(frozen=True, slots=True)
class OptionForm:
    """What can be changed in one option.

    Attributes:
        translation: None where there is nothing to translate.
    """

    label: str
    is_exclusive: bool
    translation: str | None


@dataclass(frozen=True, slots=True)
class ItemForm:
    """What can be changed in the chosen item, as it is now.

    Attributes:
        domain: None where it cannot have one here.
        texts, flags: by the URL of their extension; only flags that can stand here.
        has_shared_options: its options stand in a list, where they are not changed.
    """

    link_id: str
    text: str
    kind: str
    flags: tuple[tuple[str, bool], ...]
    texts: tuple[tuple[str, str], ...]
    domain: str | None
    translation: str
    options: tuple[OptionForm, ...]
    has_shared_options: bool


def rows_of(draft: Draft, query: str) -> tuple[ItemRow, ...]:
    """Return the items whose text or link id holds the words of a query."""
    words = query.casefold().split()
    changed = {edit.link_id for edit in draft.edits}
    return tuple(
        ItemRow(
            item.link_id,
            plain(item.text, 120) or plain(item.link_id, 60),
            sum(1 for _ancestor in item.ancestors()),
            item.link_id in changed,
        )
        for item in draft.definition.walk()
        if _fits(item, words)
    )


def form_of(draft: Draft, link_id: str, language: str) -> ItemForm:
    """Return what can be changed in one item, with its translation into a language."""
    item = draft.definition.item(link_id)
    is_top_group = item.is_group and item.parent is None
    options = tuple(
        OptionForm(
            one_line(label),
            draft.exclusive(link_id, index),
            draft.translation(link_id, language, index)
            if draft.is_translatable(link_id, index)
            else None,
        )
        for index, label in enumerate(draft.options(link_id))
    )
    return ItemForm(
        link_id=link_id,
        text=one_line(item.text, _MOST_SEARCHED),
        kind=type_word(item.type),
        flags=tuple(_flags(draft, item)),
        texts=tuple((url, draft.text(link_id, url)) for url in PROMPTS),
        domain=draft.text(link_id, DOMAIN) if is_top_group else None,
        translation=draft.translation(link_id, language),
        options=options,
        has_shared_options="answerValueSet" in item.raw and not options,
    )


def _flags(draft: Draft, item: Item) -> Iterator[tuple[str, bool]]:
    for url in FLAGS:
        is_on = draft.flag(item.link_id, url)
        if item.is_question or is_on or url != SAFETY_GATE:
            yield url, is_on


def _fits(item: Item, words: Sequence[str]) -> bool:
    text = f"{item.link_id} {item.text[:_MOST_SEARCHED]}".casefold()
    return all(word in text for word in words)
