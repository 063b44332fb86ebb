"""Random answers to any question; every free text is a word that is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord, NotAskedReason, Value
from kansrijk_desktop.engine.items import Item


@dataclass
class Words:
    """Hands out words that stand nowhere else."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new(self) -> str:
        return f"merk{next(self.numbers):04}x"


def random_record(item: Item, random: Random, new_word: Callable[[], str]) -> AnswerRecord:
    """Answer a question, or leave it; now and then with a mark."""
    mark = random.choice((None, None, None, True, False))
    if random.random() < 0.1:
        return AnswerRecord(
            absent=random.choice(list(AbsentReason)),
            not_asked_reason=random.choice([None, *NotAskedReason]),
            is_not_for_home=mark,
        )
    return AnswerRecord(
        random_values(item, random, new_word),
        is_not_for_home=mark,
        is_changed_by_user=item.logic.calculated is not None,
    )


def random_values(item: Item, random: Random, new_word: Callable[[], str]) -> tuple[Value, ...]:
    """Choose some of its options, or make up a value of its type."""
    if item.options:
        most = 3 if item.repeats else 1
        return tuple(one.value for one in random.sample(item.options, min(most, len(item.options))))
    made = {
        "boolean": Value("Boolean", True),
        "integer": Value("Integer", random.randrange(9)),
        "date": Value("Date", f"20{random.randrange(10, 26)}-05-21"),
    }
    return (made.get(item.type) or Value("String", new_word()),)
