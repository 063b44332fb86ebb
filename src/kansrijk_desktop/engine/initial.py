"""Fill in what a form says to start with: once, in a new response and in each group added to it."""

from collections.abc import Iterable

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.calculation import Calculation
from kansrijk_desktop.engine.evaluation import Evaluator
from kansrijk_desktop.engine.expressions import Expression, ExpressionError
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.occurrences import Occurrence


def fill_initial(new: Iterable[Occurrence], calculation: Calculation, evaluator: Evaluator) -> None:
    """Set fixed initial values, then those that expressions give, in the order of the form."""
    occurrences = [one for one in new if one.item.is_question and not one.record.values]
    for occurrence in occurrences:
        fixed = _fixed(occurrence.item)
        if fixed:
            calculation.set_values(occurrence, fixed)
    calculation.settle(())
    for occurrence in occurrences:
        expression = occurrence.item.logic.initial
        if expression is None:
            continue
        if calculation.is_out_of_time():
            calculation.cut_short()
            return
        values = _computed(occurrence, expression, evaluator)
        if values:
            calculation.set_values(occurrence, values)
            calculation.settle(())


def _fixed(item: Item) -> tuple[Value, ...]:
    chosen = tuple(option.value for option in item.options if option.is_initial)
    values = item.initial or chosen
    return values if item.repeats else values[:1]


def _computed(
    occurrence: Occurrence, expression: Expression, evaluator: Evaluator
) -> tuple[Value, ...]:
    try:
        return evaluator.evaluate(expression, occurrence).values(occurrence.item)
    except ExpressionError:
        return ()
