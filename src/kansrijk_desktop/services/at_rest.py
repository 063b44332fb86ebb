"""What is said, and what still fits, while a dossier is at rest."""

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _


def rest_words(dossier: Dossier) -> str:
    """Say in one calm sentence why nothing is asked or offered; empty when nothing is at rest."""
    if not dossier.is_at_rest:
        return ""
    return _("{why} Het programma herinnert nergens aan en stelt zelf niets voor.").format(
        why=_why(dossier)
    )


def is_after_loss(dossier: Dossier) -> bool:
    """Tell whether this pregnancy was lost, or no child of it is alive."""
    pregnancy = dossier.pregnancy
    if pregnancy is None:
        return False
    born = [birth.child_id for birth in dossier.births if birth.pregnancy_id == pregnancy.id]
    all_died = bool(born) and all(dossier.death_of(child) for child in born)
    return pregnancy.ended_by is PregnancyEnd.LOSS or all_died


def _why(dossier: Dossier) -> str:
    household = dossier.household
    if household.transferred_on is not None:
        return _("Dit gezin is sinds {day} in zorg bij een andere praktijk.").format(
            day=long_date(household.transferred_on)
        )
    reasons = {stop.reason for stop in dossier.stops if stop.holds}
    # The heaviest first: one sentence is enough.
    if StopReason.CHILD_DIED in reasons:
        return _("Er is een kind overleden.")
    if StopReason.PREGNANCY_ENDED in reasons:
        return _("De zwangerschap is gestopt.")
    return _("Een kind woont ergens anders.")
