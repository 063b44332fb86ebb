"""Make the stops and parts of a page out of the state of a form.

Whatever shape a form has, everything it shows ends up in exactly one place, in its own order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.occurrences import MAX_OCCURRENCES
from kansrijk_desktop.engine.presentation import is_part_of_field
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.elements import codings
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.services.answer_words import answers_in_words
from kansrijk_desktop.services.item_marks import is_switch
from kansrijk_desktop.services.page_parts import (
    Card,
    Column,
    Group,
    Note,
    NoteKind,
    Part,
    Question,
    Reading,
    Repeat,
    Row,
    Stop,
    Table,
)

TABLE_CONTROLS = frozenset({"gtable", "table", "htable", "grid", "atable"})
_DISPLAY_CATEGORY = HL7 + "questionnaire-displayCategory"
_NOTE_KINDS = {
    "help": NoteKind.HELP,
    "flyover": NoteKind.HELP,
    "prompt": NoteKind.PROMPT,
    "legal": NoteKind.LEGAL,
}


def stops_of(states: Sequence[ItemState], path: tuple[str, ...] = ()) -> tuple[Stop, ...]:
    """Return what the walk halts at, in the order of the form.

    Texts stand with the stop that follows them, the last ones of a group with the stop before.
    """
    stops: list[Stop] = []
    waiting: list[Note] = []
    for run in _runs(states):
        note = _note(run[0])
        if note is not None:
            waiting.append(note)
            continue
        made = _stops_of_one(run, path)
        if made and waiting:
            introduction = (*waiting, *made[0].introduction)
            made = (replace(made[0], introduction=introduction), *made[1:])
            waiting.clear()
        stops.extend(made)
    if waiting and stops:
        stops[-1] = replace(stops[-1], closing=(*stops[-1].closing, *waiting))
    elif waiting:
        stops.append(Reading(waiting[0].item, path=path, notes=tuple(waiting)))
    return tuple(stops)


def parts_of(states: Sequence[ItemState]) -> tuple[Part, ...]:
    """Return what stands within a stop, in the order of the form."""
    return tuple(part for run in _runs(states) if (part := _part(run)) is not None)


def _runs(states: Sequence[ItemState]) -> Iterator[tuple[ItemState, ...]]:
    """Yield what is shown, the occurrences of a repeating group together."""
    run: tuple[ItemState, ...] = ()
    for state in states:
        if run and run[0].item is state.item and state.index is not None:
            run = (*run, state)
            continue
        if run:
            yield run
        is_left_out = is_switch(state.item) or is_part_of_field(state.item)
        run = (state,) if state.is_shown and not is_left_out else ()
    if run:
        yield run


def _stops_of_one(run: tuple[ItemState, ...], path: tuple[str, ...]) -> tuple[Stop, ...]:
    state = run[0]
    if not state.item.is_group:
        return (_question(state, path),)
    if state.index is not None:
        repeat = _repeat(run, path)
        return (repeat,) if repeat.cards else ()
    table = _table(state, path)
    if table is not None:
        return (table,)
    return stops_of(state.children, (*path, label_of(state)) if label_of(state) else path)


def _part(run: tuple[ItemState, ...]) -> Part | None:
    state = run[0]
    note = _note(state)
    if note is not None:
        return note
    if not state.item.is_group:
        return _question(state)
    if state.index is not None:
        repeat = _repeat(run)
        return repeat if repeat.cards else None
    table = _table(state)
    if table is not None:
        return table
    parts = parts_of(state.children)
    return Group(state, label_of(state), parts=parts) if parts else None


def label_of(state: ItemState) -> str:
    """Return the text of an item with its prefix."""
    return f"{state.item.prefix} {state.text}".strip()


def _note(state: ItemState) -> Note | None:
    """Return a text of the form as what it is for; None for what is no text."""
    if not state.item.is_display:
        return None
    return Note(state, _NOTE_KINDS.get(state.item.control) or _category(state.item))


def _category(item: Item) -> NoteKind:
    codes = {coding.get("code") for coding in codings(item.extension(_DISPLAY_CATEGORY))}
    return NoteKind.INSTRUCTIONS if "instructions" in codes else NoteKind.TEXT


def _question(state: ItemState, path: tuple[str, ...] = ()) -> Question:
    if not state.children:
        return Question(state, path=path)
    below = _below_answers(state) if state.item.repeats else parts_of(state.children)
    notes = tuple(part for part in below if _is_about_the_question(part))
    parts = tuple(part for part in below if not _is_about_the_question(part))
    return Question(
        state,
        path=path,
        notes=tuple(note for note in notes if isinstance(note, Note)),
        parts=parts,
    )


def _is_about_the_question(part: Part) -> bool:
    return isinstance(part, Note) and part.kind is not NoteKind.TEXT


def _below_answers(state: ItemState) -> tuple[Part, ...]:
    """Return what stands under each answer, told apart by naming the answer.

    Texts about the question itself, which would be there once per answer, are given once.
    """
    found: list[Part] = []
    for number in range(max(1, len(state.values))):
        prefix = f"{state.address}[{number}]."
        branch = [child for child in state.children if child.address.startswith(prefix)]
        parts = parts_of(branch)
        if number == 0:
            found.extend(part for part in parts if _is_about_the_question(part))
        asked = tuple(part for part in parts if not _is_about_the_question(part))
        if asked and state.values:
            found.append(Group(branch[0], answers_in_words(state)[number], parts=asked))
        else:
            found.extend(asked)
    return tuple(found)


def _repeat(run: tuple[ItemState, ...], path: tuple[str, ...] = ()) -> Repeat:
    item = run[0].item
    cards = tuple(Card(state, parts_of(state.children)) for state in run if state.is_shown)
    has_content = any(card.parts for card in cards)
    return Repeat(
        run[0],
        path=path,
        title=label_of(run[0]),
        cards=cards if has_content else (),
        columns=_columns(cards) if item.control in TABLE_CONTROLS else (),
        most=min(item.limits.maximum_count or MAX_OCCURRENCES, MAX_OCCURRENCES),
        least=item.limits.minimum_count or 0,
    )


def _columns(cards: tuple[Card, ...]) -> tuple[Column, ...]:
    """Return the heads of a table with a row per occurrence; nothing where that would lose some."""
    titles: dict[str, str] = {}
    for card in cards:
        for part in card.parts:
            if not _fits_a_cell(part):
                return ()
            titles.setdefault(part.item.item.link_id, label_of(part.item))
    order = [child.link_id for child in cards[0].item.item.items]
    return tuple(Column(key, titles[key]) for key in order if key in titles)


def _fits_a_cell(part: Part) -> bool:
    return isinstance(part, Question) and not part.parts and not part.notes


def _table(group: ItemState, path: tuple[str, ...] = ()) -> Table | None:
    if group.item.control not in TABLE_CONTROLS:
        return None
    parts = parts_of(group.children)
    rows = tuple(part for part in parts if not isinstance(part, Note))
    notes = tuple(part for part in parts if isinstance(part, Note))
    if not rows:
        return None
    made = _matrix(rows) or _grid(rows)
    if made is None:
        return None
    return replace(made, item=group, path=path, title=label_of(group), notes=notes, parts=rows)


def _matrix(parts: tuple[Part, ...]) -> Table | None:
    """Return questions with the same options as a table with a column per option."""
    questions = [part for part in parts if isinstance(part, Question) and _fits_a_cell(part)]
    if len(questions) < len(parts) or any(_has_its_own_field(each) for each in questions):
        return None
    choices = [tuple(choice.text for choice in choices_of(each.item)) for each in questions]
    if not choices[0] or len(set(choices)) > 1:
        return None
    return Table(
        questions[0].item,
        columns=tuple(Column(str(at), text) for at, text in enumerate(choices[0], start=1)),
        rows=tuple(Row(each.item, label_of(each.item), ((" ", each),)) for each in questions),
        is_matrix=True,
    )


def _has_its_own_field(question: Question) -> bool:
    return question.item.item.is_open or question.is_read_only or question.is_calculated


def _grid(parts: tuple[Part, ...]) -> Table | None:
    """Return groups that ask the same as a table with a column per question."""
    groups = [part for part in parts if isinstance(part, Group)]
    if len(groups) < len(parts):
        return None
    rows: list[Row] = []
    titles: dict[str, str] = {}
    for group in groups:
        order = [child.link_id for child in group.item.item.items]
        cells: list[tuple[str, Question]] = []
        for part in group.parts:
            if not isinstance(part, Question) or not _fits_a_cell(part):
                return None
            key = str(order.index(part.item.item.link_id))
            if titles.setdefault(key, label_of(part.item)) != label_of(part.item):
                return None
            cells.append((key, part))
        rows.append(Row(group.item, group.title, tuple(cells)))
    columns = tuple(Column(key, titles[key]) for key in sorted(titles, key=int))
    return Table(groups[0].item, columns=columns, rows=tuple(rows))
