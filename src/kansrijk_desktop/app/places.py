"""The parts of the program in the rail, and the places that the lock closes."""

from typing import Final

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.rail import Part, RailEntry
from kansrijk_desktop.ui.routes import (
    ShowAdvice,
    ShowCareRoute,
    ShowConsents,
    ShowDocument,
    ShowDocuments,
    ShowFamilyEvents,
    ShowHandover,
    ShowHandovers,
    ShowHousehold,
    ShowHouseholds,
    ShowInstruments,
    ShowMeldcode,
    ShowReceived,
    ShowReferral,
    ShowRegion,
    ShowScreening,
    ShowSettings,
    ShowSummary,
    ShowTidyUp,
    ShowTryOut,
    ShowWorklist,
)

_IN_DOSSIERS: Final = (
    ShowHousehold,
    ShowScreening,
    ShowSummary,
    ShowAdvice,
    ShowReferral,
    ShowDocument,
    ShowMeldcode,
    ShowFamilyEvents,
    ShowTidyUp,
    ShowCareRoute,
    ShowConsents,
    ShowDocuments,
    ShowHandover,
    ShowReceived,
)
BEHIND_THE_LOCK: Final = (
    ShowWorklist,
    ShowHouseholds,
    *_IN_DOSSIERS,
    ShowHandovers,
    ShowInstruments,
    ShowRegion,
    ShowTryOut,
    ShowSettings,
)
"""Their factories hold what is behind the lock."""


def rail_entries() -> tuple[RailEntry, ...]:
    """Return what stands in the rail, from the top."""
    return (
        RailEntry(_("Werklijst"), "check-circle", ShowWorklist()),
        RailEntry(_("Dossiers"), "folder", ShowHouseholds(), _IN_DOSSIERS),
        RailEntry(_("Overdracht"), "swap", ShowHandovers()),
        RailEntry(
            _("Beheer"),
            "clipboard",
            ShowInstruments(),
            (ShowTryOut,),
            (Part(_("Vragenlijsten"), ShowInstruments()), Part(_("Regiopakket"), ShowRegion())),
        ),
        RailEntry(_("Instellingen"), "settings", ShowSettings()),
    )
