"""now, today and timeOfDay: one moment per evaluation, from the clock that was passed in."""

from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.functions.registry import Function, of_values
from kansrijk_desktop.engine.expressions.temporal import Time, to_date


def _time_of_day(_elements: Collection, run: Run) -> Collection:
    moment = run.moment
    return [Time(moment.parts[3:], moment.second)]


TABLE: dict[str, Function] = {
    "now": of_values(lambda _elements, run: [run.moment]),
    "today": of_values(lambda _elements, run: [to_date(run.moment)]),
    "timeOfDay": of_values(_time_of_day),
}
