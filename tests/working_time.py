"""How long work takes, where a machine that stands still must not look like work."""

from collections.abc import Callable
from time import process_time


def seconds_of(work: Callable[[], object], most: float) -> float:
    """Return the seconds of the processor that work takes; tried again once above `most`.

    On a virtual machine the time it stood still is counted as work. That does not happen twice.
    """
    first = _seconds(work)
    return first if first <= most else min(first, _seconds(work))


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began
