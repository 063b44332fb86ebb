"""The pills of this screen: is a version used, and what came of a file."""

from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.ui.screens.instruments.wording import Outcome, outcome_word, state_word
from kansrijk_desktop.ui.widgets.badge import Badge

_STATES = {
    InstrumentState.LOADED: ("clock", "yellow", "yellow_soft"),
    InstrumentState.IN_USE: ("check-circle", "green", "green_soft"),
    InstrumentState.WITHDRAWN: ("minus", "secondary", "sunken"),
}
_OUTCOMES = {
    Outcome.USABLE: ("check-circle", "green", "green_soft"),
    Outcome.KNOWN: ("info", "accent", "accent_soft"),
    Outcome.REFUSED: ("alert-octagon", "red", "red_soft"),
}


def show_state(badge: Badge, state: InstrumentState) -> None:
    """Say whether a version is used."""
    badge.show_badge(state_word(state), *_STATES[state])


def show_outcome(badge: Badge, outcome: Outcome) -> None:
    """Say what came of a file."""
    badge.show_badge(outcome_word(outcome), *_OUTCOMES[outcome])
