"""Keep everything a form computes in step with the answers.

After a change only the tasks that read what changed are evaluated, in the order of the plan, and
then what depends on their outcome. A value she chose herself is never overwritten.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import process_time
from typing import TypeAlias

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.evaluation import Evaluator
from kansrijk_desktop.engine.expressions import Expression, ExpressionError
from kansrijk_desktop.engine.items import Condition, Constraint, Item, Logic
from kansrijk_desktop.engine.nearest import nearest
from kansrijk_desktop.engine.occurrences import Occurrence, OccurrenceTree
from kansrijk_desktop.engine.option_choice import computed_options, open_options
from kansrijk_desktop.engine.plan import Kind, Task
from kansrijk_desktop.engine.results import Result, with_computed
from kansrijk_desktop.engine.state import Problem

# What reads everything, or stands in a circle, is evaluated again when something it read changed
# after it; a circle that does not come to rest is left after this many rounds.
_MAX_RERUNS = 2

# A form may not hold up the conversation; what is not computed by then waits for the next answer.
# Counted in computing time: a computer that sleeps or is busy must not cost her a level. A virtual
# machine that stands still counts as computing all the same, so the time must run out twice: work
# that is too much uses up both spans, a standstill only one, however long it lasts.
_SPAN_SECONDS = 0.35
_SPANS = 2

TOO_SLOW = Problem("too-slow", "De berekeningen van dit formulier duren te lang en zijn gestopt.")
TOO_LARGE = Problem(
    "too-large",
    "Er zijn meer herhalingen dan hier kunnen worden getoond. Wat er al was blijft bewaard.",
    is_error=False,
)


Clock: TypeAlias = Callable[[], float]
"""Tells the time in seconds; only differences count."""


class _OutOfTimeError(Exception):
    """The time for this change was over halfway a task; it is done again with the next change."""


class Calculation:
    """Evaluates the tasks of one form over its occurrences."""

    def __init__(
        self,
        definition: Definition,
        tree: OccurrenceTree,
        evaluator: Evaluator,
        clock: Clock = process_time,
    ) -> None:
        self._broken_constraints: tuple[Problem, ...] = ()
        self._definition = definition
        self._plan = definition.plan
        self._tree = tree
        self._evaluator = evaluator
        self._waiting: list[int] = []
        self._is_waiting: set[int] = set()
        self._is_cut_short = False
        self._clock = clock
        self._spans_left = _SPANS
        self._span_ends = clock() + _SPAN_SECONDS

    @property
    def form_problems(self) -> tuple[Problem, ...]:
        """Constraints of the whole form that do not hold, and whether the work was stopped."""
        is_incomplete = bool(self._waiting) or self._is_cut_short
        return (
            *self._broken_constraints,
            *((TOO_SLOW,) if is_incomplete else ()),
            *((TOO_LARGE,) if self._tree.is_full else ()),
        )

    def is_out_of_time(self) -> bool:
        """Tell whether the work for this change has taken as long as it may; ends a span."""
        now = self._clock()
        if self._spans_left and now > self._span_ends:
            self._spans_left -= 1
            self._span_ends = now + _SPAN_SECONDS
        return not self._spans_left

    def cut_short(self) -> None:
        """Know that something was left out for lack of time that will not be done later."""
        self._is_cut_short = True

    def start_clock(self) -> None:
        """Give the work for a new change its time."""
        self._spans_left = _SPANS
        self._span_ends = self._clock() + _SPAN_SECONDS

    def settle_all(self) -> None:
        """Evaluate everything, as at the start."""
        self._evaluator.forget_all()
        for position in range(len(self._plan.tasks)):
            self._push(position)
        for occurrence in self._tree.walk():
            is_enabled = occurrence.is_allowed and _has_place(occurrence)
            if is_enabled != occurrence.is_enabled:
                occurrence.is_enabled = is_enabled
                occurrence.touch()
                occurrence.touch_live()
        self._run()

    def settle(self, changed: Iterable[str]) -> None:
        """Evaluate what depends on the answers of these link ids."""
        for link_id in changed:
            self._mark(link_id)
        self._run()

    def settle_new(self, added: Iterable[Occurrence]) -> None:
        """Evaluate what belongs to occurrences that were just made."""
        for top in added:
            self.refresh_enabled(top)
            self._push_all(top)
        self._run()

    def refresh_enabled(self, occurrence: Occurrence) -> None:
        """Carry on to what is below whether an occurrence is asked."""
        is_enabled = occurrence.is_allowed and _has_place(occurrence)
        if is_enabled == occurrence.is_enabled:
            return
        occurrence.is_enabled = is_enabled
        occurrence.touch()
        occurrence.touch_live()
        if occurrence.record.values:
            self._mark(occurrence.item.link_id)
        for child in occurrence.children:
            self.refresh_enabled(child)

    def _push_all(self, top: Occurrence) -> None:
        for occurrence in top.walk():
            link_id = occurrence.item.link_id
            for position in self._plan.by_item.get(link_id, ()):
                self._push(position)
            self._mark(link_id)

    def _mark(self, link_id: str) -> None:
        self._evaluator.forget(link_id)
        for position in self._plan.readers.get(link_id, ()):
            self._push(position)
        for position in self._plan.readers_of_all:
            self._push(position)

    def _push(self, position: int) -> None:
        if position not in self._is_waiting:
            self._is_waiting.add(position)
            heapq.heappush(self._waiting, position)

    def _run(self) -> None:
        reruns: Counter[int] = Counter()
        latest = -1
        while self._waiting:
            position = self._waiting[0]
            if self._plan.tasks[position].has_expressions and self.is_out_of_time():
                break
            heapq.heappop(self._waiting)
            self._is_waiting.discard(position)
            if position <= latest:
                reruns[position] += 1
            latest = position
            if reruns[position] <= _MAX_RERUNS and not self._is_done_in_time(position):
                break
        if self._waiting:
            self._blank_what_waits()

    def _is_done_in_time(self, position: int) -> bool:
        try:
            self._evaluate(self._plan.tasks[position])
        except _OutOfTimeError:
            self._push(position)
            return False
        return True

    def _blank_what_waits(self) -> None:
        """Take away computed values that are out of date: rather none than a wrong one."""
        seen: set[int] = set()
        while todo := self._is_waiting - seen:
            seen |= todo
            for position in todo:
                self._blank(self._plan.tasks[position])

    def _blank(self, task: Task) -> None:
        if task.item is not None and task.kind is Kind.VALUE:
            for occurrence in tuple(self._tree.by_link_id[task.item.link_id]):
                if not occurrence.record.is_changed_by_user:
                    self.set_values(occurrence, ())

    def _evaluate(self, task: Task) -> None:
        item = task.item
        if item is None:
            self._broken_constraints = self._broken(self._definition.constraints, None)
            return
        occurrences = self._tree.by_link_id[item.link_id]
        if len(occurrences) == 1:
            self._evaluate_at(task, item, occurrences[0])
            return
        for occurrence in tuple(occurrences):
            if self.is_out_of_time():
                raise _OutOfTimeError
            if occurrence.item is item:
                self._evaluate_at(task, item, occurrence)

    def _evaluate_at(self, task: Task, item: Item, occurrence: Occurrence) -> None:
        if task.kind is Kind.ENABLED:
            occurrence.is_allowed = self._is_allowed(task, item, occurrence)
            self.refresh_enabled(occurrence)
        elif task.kind is Kind.VALUE:
            self._calculate(item, occurrence)
        elif task.kind is Kind.TEXT:
            self._write_text(item, occurrence)
        elif task.kind is Kind.OPTIONS:
            self._choose_options(item, occurrence)
        elif task.kind is Kind.LIMITS:
            self._limit(item, occurrence)
        else:
            problems = self._broken(item.logic.constraints, occurrence)
            if problems != occurrence.constraint_problems:
                occurrence.constraint_problems = problems
                occurrence.touch()

    def _is_allowed(self, task: Task, item: Item, occurrence: Occurrence) -> bool:
        logic = item.logic
        if logic.conditions and not self._are_met(logic, task, occurrence):
            return False
        if logic.enable_expression is None:
            return True
        result = self._result(logic.enable_expression, occurrence)
        return result is not None and result.is_true

    def _are_met(self, logic: Logic, task: Task, occurrence: Occurrence) -> bool:
        """Stop at the first condition that decides it."""
        needs_all = logic.needs_all_conditions
        for condition in logic.conditions:
            if self._holds(condition, task, occurrence) is not needs_all:
                return not needs_all
        return needs_all

    def _holds(self, condition: Condition, task: Task, occurrence: Occurrence) -> bool:
        candidates = self._tree.by_link_id.get(condition.question)
        if not candidates:
            return condition.is_met(())
        source = candidates[0] if len(candidates) == 1 else nearest(occurrence, candidates)
        if source.is_enabled or condition.question in task.raw_reads:
            return condition.is_met(source.record.values)
        return condition.is_met(())

    def _calculate(self, item: Item, occurrence: Occurrence) -> None:
        record = occurrence.record
        if record.is_changed_by_user or record.absent or item.logic.calculated is None:
            return
        result = self._result(item.logic.calculated, occurrence)
        is_computable = result is not None
        if is_computable != occurrence.is_computable:
            occurrence.is_computable = is_computable
            occurrence.touch()
        self.set_values(occurrence, () if result is None else result.values(item))

    def set_values(self, occurrence: Occurrence, values: tuple[Value, ...]) -> None:
        """Give an occurrence computed values, and see what follows from them."""
        if values == occurrence.record.values:
            return
        occurrence.record = replace(occurrence.record, values=values)
        self.spread(occurrence)

    def spread(self, occurrence: Occurrence) -> None:
        """Know that an occurrence has other values: what is below it, and what reads it."""
        occurrence.touch()
        occurrence.touch_live()
        if occurrence.is_branching:
            added = self._tree.fit_branches(occurrence)
            self._tree.index()
            for child in occurrence.children:
                self.refresh_enabled(child)
            for child in added:
                self._push_all(child)
        self._mark(occurrence.item.link_id)

    def _write_text(self, item: Item, occurrence: Occurrence) -> None:
        expression = item.logic.text_expression
        result = None if expression is None else self._result(expression, occurrence)
        written = None if result is None else result.text or None
        if written != occurrence.text:
            occurrence.text = written
            occurrence.touch()

    def _choose_options(self, item: Item, occurrence: Occurrence) -> None:
        offered = item.options
        if item.logic.options_expression is not None:
            result = self._result(item.logic.options_expression, occurrence)
            offered = computed_options(item, result)
        closed = [
            toggle
            for toggle in item.logic.toggles
            if (result := self._result(toggle.expression, occurrence)) is None or not result.is_true
        ]
        options = open_options(offered, closed)
        if options != occurrence.options:
            occurrence.options = options
            occurrence.touch()

    def _limit(self, item: Item, occurrence: Occurrence) -> None:
        results = (
            (one.name, self._result(one.expression, occurrence)) for one in item.logic.limits
        )
        limits = with_computed(item, results)
        if limits != occurrence.limits:
            occurrence.limits = limits
            occurrence.touch()

    def _broken(
        self, constraints: Iterable[Constraint], occurrence: Occurrence | None
    ) -> tuple[Problem, ...]:
        """Return the constraints that say false; empty or impossible to compute breaks nothing."""
        return tuple(
            Problem("constraint", constraint.message, constraint.is_error)
            for constraint in constraints
            if (result := self._result(constraint.expression, occurrence)) is not None
            and result.is_false
        )

    def _result(self, expression: Expression, occurrence: Occurrence | None) -> Result | None:
        """Return what an expression comes to; None where it cannot be computed."""
        if self.is_out_of_time():
            raise _OutOfTimeError
        try:
            return self._evaluator.evaluate(expression, occurrence)
        except ExpressionError:
            return None


def _has_place(occurrence: Occurrence) -> bool:
    """Tell whether what it stands in is asked, and has the answer it stands under."""
    parent = occurrence.parent
    if parent is None:
        return True
    return parent.is_enabled and occurrence.branch < max(1, len(parent.record.values))
