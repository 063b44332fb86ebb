"""Papers in sections and sheets for parents, for tests: ordinary ones, and hostile ones."""

from typing import Any

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Grid, Report, Section
from kansrijk_desktop.documents.sheet_content import (
    LocalOffer,
    OfferGroup,
    OffersSheet,
    ParentsSheet,
    Step,
)
from kansrijk_desktop.documents.wording import NO_DIAGNOSIS, SELECTION
from tests.unit.documents.letters import BUNDLE, NOW

MANY_SCRIPTS = "محمد (Mohammed) ሓዳስ İbrahim Wójcik-Świątek Потапенко"


def a_report(**changes: Any) -> Report:
    """An agenda with every kind of section."""
    fields: dict[str, Any] = {
        "title": "Agenda Knooppunt",
        "file_title": "Agenda",
        "made_at": NOW,
        "lines": ("dinsdag 1 december 2026, 10.00 uur · wijkcentrum De Haven", "kenmerk KS-1"),
        "identifiers": "Sanne Reuring · geboren 14 maart 1994 · kenmerk KS-1",
        "about": f"{NO_DIAGNOSIS} {SELECTION}",
        "sections": (
            Section("De vraag van de ouders", leading="Hoe krijgen wij weer rust in huis?"),
            Section("Wat goed gaat", bullets=("Zij praten open", "Oma past op")),
            Section(
                "Waar we over praten", facts=(Heard("Geld", "Hulp"), Heard("Stress", "Praten"))
            ),
            Section(
                "Afspraken tot nu toe",
                grid=Grid(
                    ("Wie", "Wat", "Wanneer"),
                    (0.26, 0.52, 0.22),
                    (("Sanne", "zoekt de brieven bij elkaar", "1 december 2026"),),
                ),
            ),
            Section(
                "Nieuwe afspraken", grid=Grid(("Wie", "Wat", "Wanneer"), (0.26, 0.52, 0.22), (), 5)
            ),
            Section("Wie houdt het overzicht", blanks=("Naam en telefoon",)),
            Section("Leeg"),
        ),
        "signature": "Met vriendelijke groet,\nFatma Yıldız, verloskundige",
        "bundle": BUNDLE,
    }
    return Report(**(fields | changes))


def a_long_report() -> Report:
    """A report of two hundred answers, in many scripts."""
    sentence = f"Dit is een lange zin over wat er is gezegd. {MANY_SCRIPTS} "
    facts = tuple(Heard(f"Vraag {number}", sentence * (number % 4 + 1)) for number in range(200))
    row = (MANY_SCRIPTS, sentence * 3, "morgen")
    return a_report(
        identifiers=(MANY_SCRIPTS + " ") * 6,
        sections=(
            Section("Wat is verteld", facts=facts),
            Section("Vraag", leading=sentence * 4, text=sentence * 60),
            Section("Tabel", grid=Grid(("Wie", "Wat", "Wanneer"), (0.3, 0.5, 0.2), (row,) * 40, 3)),
        ),
    )


def a_parents_sheet(**changes: Any) -> ParentsSheet:
    """Three things that were agreed."""
    fields: dict[str, Any] = {
        "made_at": NOW,
        "for_whom": "Sanne",
        "steps": (
            Step("Samen de post sorteren", "Sanne en Mark, zaterdag"),
            Step("De gemeente bellen over de huur", "Sanne, met Fatma, voor 1 december 2026"),
            Step("Een keer koffie drinken bij de groep voor zwangeren"),
        ),
        "next_talk": "dinsdag 8 december om 10.00 uur, in de praktijk",
        "reach": ("010 000 00 00", "Fatma Yıldız, Praktijk De Wieg", "ma-do 12.30-13.30 uur"),
        "about": SELECTION,
    }
    return ParentsSheet(**(fields | changes))


def an_offers_sheet(count: int = 4, **changes: Any) -> OffersSheet:
    """Offers about two subjects."""
    offer = LocalOffer(
        "Geldfit", "Iedereen met vragen of zorgen over geld", "0800-8115", "geldfit.nl", "Gratis"
    )
    bare = LocalOffer("Home-Start")
    fields: dict[str, Any] = {
        "made_at": NOW,
        "place": "Utrecht",
        "groups": (
            OfferGroup("Voor iedereen", (bare, offer)),
            OfferGroup("Geld", (offer,) * count),
        ),
        "reach": ("Praktijk De Wieg · 010 000 00 00",),
        "about": "Dit is een selectie van het aanbod.",
    }
    return OffersSheet(**(fields | changes))
