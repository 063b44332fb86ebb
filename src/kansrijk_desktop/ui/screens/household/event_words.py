"""The words of what happened to a family or its dossier."""

from kansrijk_desktop.records.life_event import DossierEventKind, StopReason
from kansrijk_desktop.texts import N_, _

_STOPS = {
    StopReason.PREGNANCY_ENDED: N_("Zwangerschap gestopt"),
    StopReason.CHILD_DIED: N_("Kind overleden"),
    StopReason.CHILD_PLACED: N_("Kind woont ergens anders"),
}
_EVENTS = {
    "samengevoegd": N_("Dossiers samengevoegd"),
    "uit-elkaar-gehaald": N_("Dossiers weer uit elkaar gehaald"),
    "gesprek-verplaatst": N_("Gesprek verplaatst"),
    "gesprek-ingetrokken": N_("Gesprek ingetrokken"),
    "gesprek-heropend": N_("Gesprek weer geopend"),
    "geboorte-teruggenomen": N_("Geboorte teruggedraaid"),
    "overgedragen": N_("Overgedragen aan een andere praktijk"),
    "teruggekomen": N_("Teruggekomen van een andere praktijk"),
    "ingelezen": N_("Overdracht ingelezen"),
}


def stop_word(reason: StopReason) -> str:
    """Return what happened."""
    return _(_STOPS[reason])


def event_word(kind: DossierEventKind) -> str:
    """Return what was done to the dossier."""
    return _(_EVENTS.get(kind.value, N_("Dossier gewijzigd")))
