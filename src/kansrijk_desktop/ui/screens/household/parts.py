"""The screens that belong to one family, as far as the program has them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import (
    ShowCareRoute,
    ShowConsents,
    ShowDocuments,
    ShowFamilyEvents,
    ShowHandover,
    ShowMeldcode,
    ShowTidyUp,
)


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """A way to another screen of the same family.

    Attributes:
        route: makes the route from the household's id.
    """

    title: str
    text: str
    route: Callable[[str], object]


def known_parts(known: Collection[type]) -> tuple[FamilyPart, ...]:
    """Return the parts there is a screen for."""
    every = (
        (ShowCareRoute, _("Aanbod"), _("wat is voorgesteld, en hoe het verder ging")),
        (ShowDocuments, _("Documenten"), _("brieven en bladen maken of teruglezen")),
        (ShowConsents, _("Toestemming"), _("wat zij goed vindt, en intrekken")),
        (ShowHandover, _("Overdracht"), _("overdragen, en wat er is aangekomen")),
        (ShowFamilyEvents, _("Geboorte of einde"), _("geboorte, verlies, andere praktijk")),
        # A neutral name: others look along.
        (ShowMeldcode, _("Vervolgstappen"), _("apart, met uw wachtwoord")),
        (ShowTidyUp, _("Opruimen"), _("dubbel, of op de verkeerde plek")),
    )
    return tuple(FamilyPart(title, text, route) for route, title, text in every if route in known)
