"""What has to be evaluated when an answer changes, and in which order.

Made once per form. Every condition, calculation, computed text, option list and constraint is a
task that reads some link ids and may write others. Tasks are put in order of dependency, so that
one pass settles a chain; a circle is named by its link ids and cut at its first task.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from kansrijk_desktop.engine.expressions import Expression
from kansrijk_desktop.engine.items import Constraint, Item, Variable

# An expression that reads more than this is taken to read everything, and so is one that uses
# variables that use variables, deeper than this.
_MAX_READS = 300
MAX_VARIABLES_DEEP = 60


class Kind(Enum):
    """What a task determines."""

    ENABLED = auto()
    VALUE = auto()
    OPTIONS = auto()
    TEXT = auto()
    CONSTRAINTS = auto()
    LIMITS = auto()


@dataclass(frozen=True, slots=True)
class Reads:
    """Which answers something depends on: those of these link ids, or all."""

    link_ids: frozenset[str]
    is_all: bool = False

    def __or__(self, other: "Reads") -> "Reads":
        return Reads(self.link_ids | other.link_ids, self.is_all or other.is_all)

    def includes(self, link_id: str) -> bool:
        """Tell whether it depends on the answers of this item."""
        return self.is_all or link_id in self.link_ids


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One thing to evaluate.

    Attributes:
        item: whose; None for the constraints of the whole form.
        reads: the link ids whose answers it depends on.
        reads_all: which ones cannot be told, so it depends on every answer.
        writes: the link ids whose answers it may change or switch on and off.
        raw_reads: read as entered, even when not asked, because asking depends on this very task.
        has_expressions: it may take long; plain conditions do not.
    """

    kind: Kind
    item: Item | None
    reads: frozenset[str]
    reads_all: bool
    writes: frozenset[str]
    raw_reads: frozenset[str] = frozenset()
    has_expressions: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """All tasks of a form.

    Attributes:
        tasks: in the order to evaluate them.
        readers: per link id the tasks that read it, as positions in `tasks`.
        readers_of_all: the tasks that read every answer.
        cycles: the circles found, each as link ids.
        by_item: per link id its own tasks, as positions.
        variable_reads: what each variable depends on, by the link id of its item (empty for the
            form's own) and its name.
        given: names of variables that nothing in the form defines, each with the link id of an
            item that uses it.
    """

    tasks: tuple[Task, ...]
    readers: Mapping[str, tuple[int, ...]]
    readers_of_all: tuple[int, ...]
    cycles: tuple[tuple[str, ...], ...]
    by_item: Mapping[str, tuple[int, ...]]
    variable_reads: Mapping[tuple[str, str], Reads]
    given: Mapping[str, str]


_NOTHING = Reads(frozenset())
_EVERYTHING = Reads(frozenset(), is_all=True)


def make_plan(
    items: Sequence[Item], variables: Sequence[Variable], constraints: Sequence[Constraint]
) -> Plan:
    """Put everything a form evaluates in order."""
    every_item = [item for top in items for item in top.walk()]
    maker = _TaskMaker(every_item, variables, constraints)
    tasks = list(maker.tasks())
    ordered, cycles = _in_order(tasks)
    readers: defaultdict[str, list[int]] = defaultdict(list)
    by_item: defaultdict[str, list[int]] = defaultdict(list)
    for position, task in enumerate(ordered):
        for link_id in task.reads:
            readers[link_id].append(position)
        if task.item is not None:
            by_item[task.item.link_id].append(position)
    return Plan(
        tasks=tuple(ordered),
        readers={link_id: tuple(positions) for link_id, positions in readers.items()},
        readers_of_all=tuple(at for at, task in enumerate(ordered) if task.reads_all),
        cycles=tuple(cycles),
        by_item={link_id: tuple(positions) for link_id, positions in by_item.items()},
        variable_reads=maker.variable_reads(),
        given=maker.given,
    )


class _TaskMaker:
    """Makes the tasks of one form."""

    def __init__(
        self,
        items: Sequence[Item],
        variables: Sequence[Variable],
        constraints: Sequence[Constraint],
    ) -> None:
        self._items = items
        self._by_link_id = {item.link_id: item for item in items}
        self._variables = variables
        self._constraints = constraints
        self.given: dict[str, str] = {}
        self._known: dict[tuple[int, str], Reads] = {}
        self._depth = 0

    def tasks(self) -> Iterator[Task]:
        for item in self._items:
            yield from self._tasks_of(item)
        if self._constraints:
            reads = self._join([one.expression for one in self._constraints], None)
            yield self._task(Kind.CONSTRAINTS, None, reads, frozenset())

    def variable_reads(self) -> dict[tuple[str, str], Reads]:
        """Return what each variable depends on."""
        declared: list[tuple[Item | None, Variable]] = [(None, one) for one in self._variables]
        for item in self._items:
            declared.extend((item, one) for one in item.logic.variables)
        return {
            (item.link_id if item is not None else "", one.name): self._reads_of_variable(one, item)
            for item, one in declared
        }

    def _tasks_of(self, item: Item) -> Iterator[Task]:
        logic = item.logic
        if logic.initial is not None:
            self._reads(logic.initial, item)  # no task, but its variables have to be there
        if logic.conditions or logic.enable_expression is not None:
            yield self._enabling(item)
        if logic.calculated is not None:
            reads = self._reads(logic.calculated, item)
            yield self._task(Kind.VALUE, item, reads, frozenset((item.link_id,)))
        choosing = [toggle.expression for toggle in logic.toggles]
        if logic.options_expression is not None:
            choosing.append(logic.options_expression)
        for kind, expressions in (
            (Kind.OPTIONS, choosing),
            (Kind.TEXT, [] if logic.text_expression is None else [logic.text_expression]),
            (Kind.CONSTRAINTS, [constraint.expression for constraint in logic.constraints]),
            (Kind.LIMITS, [limit.expression for limit in logic.limits]),
        ):
            if expressions:
                yield self._task(kind, item, self._join(expressions, item), frozenset())

    def _enabling(self, item: Item) -> Task:
        reads = Reads(frozenset(condition.question for condition in item.logic.conditions))
        if item.logic.enable_expression is not None:
            reads |= self._reads(item.logic.enable_expression, item)
        writes = frozenset(below.link_id for below in item.walk())
        task = self._task(Kind.ENABLED, item, reads, writes)
        has_expressions = item.logic.enable_expression is not None
        return replace(task, raw_reads=task.reads & writes, has_expressions=has_expressions)

    def _task(self, kind: Kind, item: Item | None, reads: Reads, writes: frozenset[str]) -> Task:
        return Task(kind, item, reads.link_ids, reads.is_all, writes)

    def _join(self, expressions: Sequence[Expression], item: Item | None) -> Reads:
        joined = _NOTHING
        for expression in expressions:
            joined |= self._reads(expression, item)
        return joined

    def _reads(self, expression: Expression, item: Item | None) -> Reads:
        """Return what an expression reads, by itself and through variables."""
        key = (id(expression), item.link_id if item is not None else "")
        if key not in self._known:
            if self._depth > MAX_VARIABLES_DEEP:
                return _EVERYTHING
            self._known[key] = _NOTHING
            self._depth += 1
            self._known[key] = self._find_reads(expression, item)
            self._depth -= 1
        return self._known[key]

    def _find_reads(self, expression: Expression, item: Item | None) -> Reads:
        own = self._own_reads(expression)
        for name in expression.reads.variables:
            own |= self._variable_reads(name, expression, item)
        return own

    def _own_reads(self, expression: Expression) -> Reads:
        reads = expression.reads
        found = set(reads.link_ids)
        for link_id in reads.subtrees:
            read = self._by_link_id.get(link_id)
            found.update([link_id] if read is None else (below.link_id for below in read.walk()))
        is_all = reads.all_answers or len(found) > _MAX_READS
        return Reads(frozenset() if is_all else frozenset(found), is_all)

    def _variable_reads(self, name: str, user: Expression, item: Item | None) -> Reads:
        scope = item
        while scope is not None:
            for variable in scope.logic.variables:
                if variable.name == name and variable.expression is not user:
                    return self._reads_of_variable(variable, scope)
            scope = scope.parent
        for variable in self._variables:
            if variable.name == name and variable.expression is not user:
                return self._reads_of_variable(variable, None)
        self.given.setdefault(name, "" if item is None else item.link_id)
        return _NOTHING

    def _reads_of_variable(self, variable: Variable, scope: Item | None) -> Reads:
        return _NOTHING if variable.expression is None else self._reads(variable.expression, scope)


def _in_order(tasks: Sequence[Task]) -> tuple[list[Task], list[tuple[str, ...]]]:
    """Order by dependency; what reads everything comes as late as it can."""
    followers, waiting = _dependencies(tasks)
    ready = [(task.reads_all, at) for at, task in enumerate(tasks) if not waiting[at]]
    heapq.heapify(ready)
    done: list[Task] = []
    raw: defaultdict[int, set[str]] = defaultdict(set)
    cycles: list[tuple[str, ...]] = []
    remaining = set(range(len(tasks)))
    while remaining:
        if not ready:
            circle = _circle(waiting, min(remaining))
            cycles.append(_named(tasks, circle))
            first = min(circle)
            for before in waiting[first]:
                raw[first] |= tasks[before].writes & tasks[first].reads
            waiting[first].clear()
            ready.append((tasks[first].reads_all, first))
        _, at = heapq.heappop(ready)
        remaining.discard(at)
        done.append(replace(tasks[at], raw_reads=tasks[at].raw_reads | raw[at]))
        for follower in followers[at]:
            if follower in remaining and at in waiting[follower]:
                waiting[follower].discard(at)
                if not waiting[follower]:
                    heapq.heappush(ready, (tasks[follower].reads_all, follower))
    return done, cycles


def _dependencies(tasks: Sequence[Task]) -> tuple[list[set[int]], list[set[int]]]:
    """Return per task who waits for it, and for whom it waits."""
    writers: defaultdict[str, list[int]] = defaultdict(list)
    for at, task in enumerate(tasks):
        for link_id in task.writes:
            writers[link_id].append(at)
    followers: list[set[int]] = [set() for _ in tasks]
    waiting: list[set[int]] = [set() for _ in tasks]
    for at, task in enumerate(tasks):
        for link_id in task.reads:
            for writer in writers[link_id]:
                if writer != at:
                    followers[writer].add(at)
                    waiting[at].add(writer)
    return followers, waiting


def _circle(waiting: Sequence[set[int]], start: int) -> list[int]:
    """Walk back from a task that cannot start until a task comes up again."""
    path = [start]
    while True:
        before = min(waiting[path[-1]])
        if before in path:
            return path[path.index(before) :]
        path.append(before)


def _named(tasks: Sequence[Task], circle: Sequence[int]) -> tuple[str, ...]:
    names = [task.item.link_id for at in sorted(circle) if (task := tasks[at]).item is not None]
    return tuple(dict.fromkeys(names))
