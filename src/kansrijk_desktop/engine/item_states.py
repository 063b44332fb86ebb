"""Make the states the screens show out of the occurrences; unchanged parts stay the same object."""

from kansrijk_desktop.engine.home_preset import is_preset_not_for_home
from kansrijk_desktop.engine.items import Item, Option
from kansrijk_desktop.engine.markup import Markup, markup_of
from kansrijk_desktop.engine.occurrences import Occurrence, OccurrenceTree
from kansrijk_desktop.engine.option_choice import closed_choice_problems
from kansrijk_desktop.engine.state import NOT_COMPUTABLE, FormState, ItemState, OptionState, Problem
from kansrijk_desktop.engine.validation import problems_of

_NO_VALUE = (NOT_COMPUTABLE,)


class StateMaker:
    """Makes item states in one language."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._texts: dict[Item, str] = {}
        self._markups: dict[Item, tuple[Markup | None, Markup | None]] = {}
        self._options: dict[int, tuple[OptionState, ...]] = {}  # by the list, which items share
        self._hidden: dict[Item, bool] = {}
        self._made: list[ItemState] = []

    def form_state(
        self, tree: OccurrenceTree, previous: FormState | None, problems: tuple[Problem, ...]
    ) -> FormState:
        """Return the state of the form.

        `previous` is the state before; None after repeats were added, removed or moved.
        """
        self._made = []
        items = tuple(self._state(occurrence) for occurrence in tree.top)
        if previous is None:
            every = {state.address: state for item in items for state in item.walk()}
        else:
            every = dict(previous.by_address)
            every.update((state.address, state) for state in self._made)
        return FormState(items, every, problems)

    def _state(self, occurrence: Occurrence) -> ItemState:
        if occurrence.state is None:
            occurrence.state = self._make(occurrence)
            self._made.append(occurrence.state)
        return occurrence.state

    def _make(self, occurrence: Occurrence) -> ItemState:
        item, record = occurrence.item, occurrence.record
        children = tuple(
            self._state(child)
            for number, branch in enumerate(occurrence.branches)
            if number < max(1, len(record.values))
            for child in branch
        )
        has_content = any(child.is_answered for child in children if child.is_enabled)
        is_answered = has_content if item.is_group else bool(record.values or record.absent)
        is_shown = occurrence.is_enabled and not self._is_hidden(item)
        problems: tuple[Problem, ...] = ()
        if occurrence.is_enabled:
            problems = (
                *(() if occurrence.is_computable and item.logic.is_computable else _NO_VALUE),
                *occurrence.constraint_problems,
                *closed_choice_problems(item, occurrence.options or (), record.values),
                *problems_of(
                    item,
                    record.values,
                    is_missed=is_shown and item.required and not is_answered,
                    limits=occurrence.limits,
                ),
            )
        mark = record.is_not_for_home
        markup, prefix_markup = self._markup(item)
        return ItemState(
            address=occurrence.address,
            item=item,
            text=self._text(occurrence),
            options=self._option_states(occurrence),
            values=record.values,
            absent=record.absent,
            not_asked_reason=record.not_asked_reason,
            note=record.note,
            is_not_for_home=is_preset_not_for_home(item, record.values) if mark is None else mark,
            is_enabled=occurrence.is_enabled,
            is_shown=is_shown,
            is_required=is_shown and item.required,
            is_answered=is_answered,
            is_changed_by_user=record.is_changed_by_user,
            problems=problems,
            limits=occurrence.limits,
            index=occurrence.index,
            children=children,
            markup=markup if occurrence.text is None else None,
            prefix_markup=prefix_markup,
        )

    def _text(self, occurrence: Occurrence) -> str:
        if occurrence.text is not None:
            return occurrence.text
        item = occurrence.item
        if item not in self._texts:
            self._texts[item] = item.label(self._language)
        return self._texts[item]

    def _markup(self, item: Item) -> tuple[Markup | None, Markup | None]:
        if item not in self._markups:
            self._markups[item] = (
                markup_of(item.raw, "text", self._language),
                markup_of(item.raw, "prefix", self._language),
            )
        return self._markups[item]

    def _option_states(self, occurrence: Occurrence) -> tuple[OptionState, ...]:
        if occurrence.options is not None:
            return tuple(self._option(option, is_open) for option, is_open in occurrence.options)
        item = occurrence.item
        if not item.options:
            return ()
        shared = id(item.options)
        if shared not in self._options:
            self._options[shared] = tuple(self._option(option) for option in item.options)
        return self._options[shared]

    def _is_hidden(self, item: Item) -> bool:
        if item not in self._hidden:
            self._hidden[item] = item.is_hidden
        return self._hidden[item]

    def _option(self, option: Option, is_open: bool = True) -> OptionState:  # noqa: FBT001, FBT002 (a pair unpacked)
        label, markup = option.label(self._language), option.markup(self._language)
        return OptionState(option, label, is_open, markup)
