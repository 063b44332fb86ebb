"""Filling in a form: `FormSession` holds the only mutable state of the engine.

Every change returns a fresh `FormState`. Answers to questions that are not asked stay here and in
the draft; they are left out of every response.
"""

from collections.abc import Mapping
from dataclasses import replace
from time import process_time

from kansrijk_desktop.engine.answers import (
    EMPTY_RECORD,
    AbsentReason,
    AnswerRecord,
    NotAskedReason,
    Value,
    as_asked,
)
from kansrijk_desktop.engine.calculation import Calculation, Clock
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.evaluation import Evaluator, LaunchContext
from kansrijk_desktop.engine.initial import fill_initial
from kansrijk_desktop.engine.item_states import StateMaker
from kansrijk_desktop.engine.occurrences import MAX_OCCURRENCES, Occurrence, OccurrenceTree
from kansrijk_desktop.engine.option_choice import settle_exclusive
from kansrijk_desktop.engine.response import export_response, import_response
from kansrijk_desktop.engine.state import FormState, ItemState, OptionState, Problem
from kansrijk_desktop.fhir.json import JsonObject

__all__ = ["FormSession", "FormState", "ItemState", "LaunchContext", "OptionState", "Problem"]


class FormSession:
    """One form being filled in.

    A new session starts with the form's initial values. Opened with a response or with stored
    records it starts from those, and initial values are not filled in again.

    A form that needs very long to compute one change is interrupted and says so
    (`state.problems`); the rest is computed with the next change.

    Attributes:
        evaluator: counts the expressions it evaluates.
    """

    def __init__(
        self,
        definition: Definition,
        response: JsonObject | None = None,
        *,
        context: LaunchContext,
        records: Mapping[str, AnswerRecord] | None = None,
        language: str | None = None,
        clock: Clock = process_time,
    ) -> None:
        self.definition = definition
        self._tree = OccurrenceTree(definition)
        self.evaluator = Evaluator(definition, self._tree, context)
        self._calculation = Calculation(definition, self._tree, self.evaluator, clock)
        self._states = StateMaker(language)
        self._state: FormState | None = None
        self._shape = 0
        self._about: JsonObject = {}
        self._untouched = response
        if response is not None:
            self._about = import_response(response, self._tree)
        for address, record in (records or {}).items():
            self._put(address, record)
        self._calculation.settle_all()
        if response is None and records is None:
            fill_initial(self._tree.walk(), self._calculation, self.evaluator)

    @property
    def state(self) -> FormState:
        """The form as it stands now."""
        is_stale = any(one.state is None for one in self._tree.top)
        if self._state is None or is_stale:
            is_same_shape = self._shape == self._tree.version
            self._shape = self._tree.version
            self._state = self._states.form_state(
                self._tree,
                self._state if is_same_shape else None,
                self._calculation.form_problems,
            )
        return self._state

    def answer(self, address: str, *values: Value) -> FormState:
        """Answer a question; without values this is `clear`."""
        occurrence = self._tree.by_address[address]
        before = occurrence.record
        written = tuple(as_asked(occurrence.item.type, value) for value in values)
        chosen = settle_exclusive(occurrence.item, before.values, written)
        record = replace(
            before.with_values(chosen),
            is_changed_by_user=bool(chosen) and _is_filled_in_by_form(occurrence),
        )
        return self._change(occurrence, record)

    def clear(self, address: str) -> FormState:
        """Take an answer back; where the form computes the value it does so again."""
        return self.answer(address)

    def decline(
        self,
        address: str,
        reason: AbsentReason,
        not_asked_reason: NotAskedReason | None = None,
    ) -> FormState:
        """Say why there is no answer."""
        occurrence = self._tree.by_address[address]
        return self._change(occurrence, occurrence.record.with_absence(reason, not_asked_reason))

    def mark_not_for_home(self, address: str, is_not_for_home: bool) -> FormState:  # noqa: FBT001 (reads well at the call)
        """Set or remove the mark that keeps an answer away from papers for at home."""
        occurrence = self._tree.by_address[address]
        record = replace(occurrence.record, is_not_for_home=is_not_for_home)
        return self._change(occurrence, record)

    def note(self, address: str, text: str) -> FormState:
        """Write the professional's own note at a question."""
        occurrence = self._tree.by_address[address]
        return self._change(occurrence, replace(occurrence.record, note=text))

    def add(self, address: str) -> FormState:
        """Add an occurrence of a repeating group behind the one at this address."""
        self._calculation.start_clock()
        occurrence = self._tree.by_address[address]
        if self._can_repeat(occurrence):
            added = self._tree.add_after(occurrence)
            self._renumber()
            self._calculation.settle_new([added])
            fill_initial(added.walk(), self._calculation, self.evaluator)
        self._state = None
        return self.state

    def remove(self, address: str) -> FormState:
        """Remove an occurrence of a repeating group; the last one is emptied instead."""
        self._calculation.start_clock()
        occurrence = self._tree.by_address[address]
        siblings = self._tree.siblings(occurrence)
        gone = [one.item.link_id for one in occurrence.walk()]
        if len(self._tree.repeats_of(occurrence)) == 1:
            for one in occurrence.walk():
                one.record = EMPTY_RECORD
                one.touch()
                one.touch_live()
        else:
            occurrence.touch_around()
            siblings.remove(occurrence)
        self._renumber()
        self._calculation.settle(gone)
        return self.state

    def move(self, address: str, index: int) -> FormState:
        """Put an occurrence of a repeating group at another place among its repeats."""
        self._calculation.start_clock()
        occurrence = self._tree.by_address[address]
        repeats = self._tree.repeats_of(occurrence)
        siblings = self._tree.siblings(occurrence)
        first = siblings.index(repeats[0])
        repeats.remove(occurrence)
        repeats.insert(max(0, min(index, len(repeats))), occurrence)
        siblings[first : first + len(repeats)] = repeats
        occurrence.touch_around()
        self._renumber()
        self._calculation.settle([one.item.link_id for one in occurrence.walk()])
        return self.state

    def restore(self, address: str, record: AnswerRecord) -> FormState:
        """Put back what was stored at an address, adding repeats where needed.

        An address the form does not have is left alone: a draft is opened with its own version.
        """
        self._calculation.start_clock()
        occurrence = self._put(address, record)
        if occurrence is not None:
            self._calculation.settle_all()
        return self.state

    def answers(self) -> Mapping[str, AnswerRecord]:
        """Return everything entered, also at questions that are not asked now.

        Computed values are left out: they are computed again.
        """
        return {
            occurrence.address: occurrence.record
            for occurrence in self._tree.walk()
            if not occurrence.record.is_empty and not _is_computed_only(occurrence)
        }

    def save(self) -> JsonObject:
        """Return the response to keep: one that was opened and not touched stays as it came."""
        return self.export() if self._untouched is None else self._untouched

    def export(self) -> JsonObject:
        """Return the QuestionnaireResponse: what is asked and entered, nothing else.

        Values of the form are shared with it: change a copy.
        """
        return export_response(self.definition, self._tree, self._about)

    def unplaced_items(self) -> tuple[tuple[str, JsonObject], ...]:
        """Return the items of an opened response that have no place in the form.

        With each the address of the item it stood in, empty at the top. They are kept.
        """
        inside = (
            (occurrence.address, item)
            for occurrence in self._tree.walk()
            for _, item in occurrence.foreign
        )
        return (*(("", item) for _, item in self._tree.foreign), *inside)

    def set_language(self, language: str | None) -> FormState:
        """Show the form in another language; answers stay."""
        self._states = StateMaker(language)
        for occurrence in self._tree.walk():
            occurrence.state = None
        self._state = None
        return self.state

    def _change(self, occurrence: Occurrence, record: AnswerRecord) -> FormState:
        self._calculation.start_clock()
        before = occurrence.record
        if record.is_written_as(before) and not _is_filled_in_by_form(occurrence):
            return self.state
        occurrence.record = record
        occurrence.was_empty = False
        occurrence.touch()
        self._untouched = None
        if record.values != before.values:
            self._calculation.spread(occurrence)
            self._calculation.settle(())
        if _is_filled_in_by_form(occurrence) and not record.is_changed_by_user:
            self._calculation.settle_new([occurrence])
        return self.state

    def _put(self, address: str, record: AnswerRecord) -> Occurrence | None:
        occurrence = self._tree.find_or_grow(address)
        if occurrence is not None:
            occurrence.record = record
            occurrence.touch()
            occurrence.touch_live()
            self._untouched = None
            if occurrence.is_branching:
                self._tree.fit_branches(occurrence)
                self._tree.index()
        return occurrence

    def _renumber(self) -> None:
        self._untouched = None
        self._tree.index()
        self._state = None

    def _can_repeat(self, occurrence: Occurrence) -> bool:
        item = occurrence.item
        most = occurrence.limits.maximum_count or MAX_OCCURRENCES
        return (
            item.is_group
            and item.repeats
            and len(self._tree.repeats_of(occurrence)) < min(most, MAX_OCCURRENCES)
            and self._tree.has_room_for([item])
        )


def _is_filled_in_by_form(occurrence: Occurrence) -> bool:
    return occurrence.item.logic.calculated is not None


def _is_computed_only(occurrence: Occurrence) -> bool:
    record = occurrence.record
    return (
        _is_filled_in_by_form(occurrence)
        and not record.is_changed_by_user
        and replace(record, values=()).is_empty
    )
