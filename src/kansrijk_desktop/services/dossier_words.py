"""The Dutch words for what a dossier holds as a code."""

from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from kansrijk_desktop.texts import _


def moment_word(moment: Moment) -> str:
    """Return the name of a moment of care."""
    return {
        Moment.INTAKE: _("Intake"),
        Moment.HOME_VISIT: _("Prenataal huisbezoek"),
        Moment.WEEKS_28: _("28 tot 30 weken"),
        Moment.MATERNITY_WEEK: _("Kraamtijd"),
        Moment.WEEKS_2: _("2 weken na de geboorte"),
        Moment.WEEKS_8: _("8 weken na de geboorte"),
        Moment.OTHER: _("Extra gesprek"),
    }[moment]


def status_word(status: ScreeningStatus) -> str:
    """Return how far a conversation is."""
    return {
        ScreeningStatus.IN_PROGRESS: _("nog bezig"),
        ScreeningStatus.COMPLETED: _("afgerond"),
        ScreeningStatus.STOPPED: _("eerder gestopt"),
        ScreeningStatus.WITHDRAWN: _("ingetrokken"),
    }[status]


def due_date_method_word(method: str) -> str:
    """Return how a due date was fixed, in Dutch."""
    return {
        "ultrasound": _("termijnecho"),
        "last-period": _("eerste dag laatste menstruatie"),
        "ivf": _("ivf"),
    }.get(method, "")


def safe_word(safe: str) -> str:
    """Return whether a way of reaching her is safe, in Dutch."""
    return {"yes": _("veilig"), "no": _("niet veilig"), "unknown": _("nog niet gevraagd")}[safe]
