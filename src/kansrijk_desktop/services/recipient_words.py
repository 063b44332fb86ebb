"""What the kinds of recipient are called."""

from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.texts import _


def kind_word(kind: RecipientKind) -> str:
    """Return the name of a kind of recipient."""
    return {
        RecipientKind.YOUTH_HEALTH: _("JGZ"),
        RecipientKind.MIDWIFE: _("Verloskundige"),
        RecipientKind.GENERAL_PRACTITIONER: _("Huisarts"),
        RecipientKind.HOSPITAL: _("Ziekenhuis"),
        RecipientKind.MATERNITY_CARE: _("Kraamzorg"),
        RecipientKind.FAMILY_WORKER: _("Gezinswerker of wijkteam"),
        RecipientKind.DEBT_HELP: _("Hulp bij schulden"),
        RecipientKind.CHILD_CARE: _("Kinderopvang"),
        RecipientKind.OTHER: _("Iemand anders"),
    }[kind]
