"""Work a form out beside the screen: it may take its time there, but must come to its end.

In a conversation the engine stops what takes too long, so that nobody waits. A letter or an advice
from half the levels would be wrong without showing it.
"""

from time import process_time

from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.texts import _

_PATIENCE = 25


def unhurried_clock() -> float:
    """Tell the time so slowly that the engine waits long, though not forever."""
    return process_time() / _PATIENCE


def complete(state: FormState) -> FormState:
    """Return a state that was worked out to the end.

    Raises:
        ExpectedError: it was not; nothing is lost.
    """
    if TOO_SLOW in state.problems:
        raise ExpectedError(
            _("De uitkomst is nog niet berekend; er is niets kwijt. Probeer het zo nog eens.")
        )
    return state
