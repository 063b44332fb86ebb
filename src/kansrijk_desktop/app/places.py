"""The parts of the program in the rail, and the places that the lock closes."""

from typing import Final

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.rail import RailEntry
from kansrijk_desktop.ui.routes import (
    ShowAdvice,
    ShowDocument,
    ShowHandover,
    ShowHandovers,
    ShowHousehold,
    ShowHouseholds,
    ShowInstruments,
    ShowReceived,
    ShowReferral,
    ShowScreening,
    ShowSettings,
    ShowSummary,
    ShowTryOut,
)

_IN_DOSSIERS: Final = (
    ShowHousehold,
    ShowScreening,
    ShowSummary,
    ShowAdvice,
    ShowReferral,
    ShowDocument,
    ShowHandover,
    ShowReceived,
)
BEHIND_THE_LOCK: Final = (
    ShowHouseholds,
    *_IN_DOSSIERS,
    ShowHandovers,
    ShowInstruments,
    ShowTryOut,
    ShowSettings,
)
"""Their factories hold what is behind the lock."""


def rail_entries() -> tuple[RailEntry, ...]:
    """Return what stands in the rail, from the top."""
    return (
        RailEntry(_("Dossiers"), "folder", ShowHouseholds(), _IN_DOSSIERS),
        RailEntry(_("Overdracht"), "swap", ShowHandovers()),
        RailEntry(_("Beheer"), "clipboard", ShowInstruments(), (ShowTryOut,)),
        RailEntry(_("Instellingen"), "settings", ShowSettings()),
    )
