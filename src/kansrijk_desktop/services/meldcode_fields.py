"""Questions that return in more than one section of the Meldcode steps."""

from typing import Final

from kansrijk_desktop.services.meldcode_form import Asks, Field, Option
from kansrijk_desktop.texts import _

VEILIG_THUIS: Final = "0800-2000"


def day_field(label: str) -> Field:
    """Ask on which day it was."""
    return Field("happened_on", label, _("Datum"), Asks.DAY)


def later_field(label: str, *, is_required: bool = True) -> Field:
    """Ask when it is taken up again."""
    return Field(
        "follow_up_on",
        label,
        _("Opnieuw kijken"),
        Asks.LATER_DAY,
        is_required=is_required,
        help_text=_("Zet dit ook neutraal in uw eigen agenda: de werklijst laat het niet zien."),
    )


def person_field(label: str, *, is_required: bool = True) -> Field:
    """Ask with whom."""
    return Field("with_whom", label, _("Met"), Asks.LINE, is_required=is_required)


def source_field(label: str, help_text: str = "", preset: str = "") -> Field:
    """Ask where a signal comes from."""
    return Field("with_whom", label, _("Bron"), Asks.LINE, help_text=help_text, preset=preset)


def choice_field(label: str, short: str, options: tuple[Option, ...], help_text: str = "") -> Field:
    """Ask for one answer of a few."""
    return Field("answer", label, short, Asks.CHOICE, options, help_text=help_text)


def yes_no() -> tuple[Option, ...]:
    """Return yes and no."""
    return (("yes", _("Ja")), ("no", _("Nee")))


def or_unknown(words: str) -> tuple[Option, ...]:
    """Return yes, no, and a third way to say that it is not clear."""
    return (*yes_no(), ("unknown", words))
