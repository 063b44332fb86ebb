"""Meldcode files for tests."""

from datetime import date
from typing import Any

from kansrijk_desktop.documents.meldcode_content import (
    MeldcodePaper,
    PaperNote,
    PaperSection,
    PaperStep,
)
from tests.unit.documents.letters import NOW


def a_note(words: str = "Blauwe plek op de linkerarm.", **changes: Any) -> PaperNote:
    fields: dict[str, Any] = {
        "words": words,
        "details": (("Datum", "20 november 2026"), ("Bron", "zelf gezien")),
        "written": "M. de Vroed, 21 november 2026, 14:03",
    }
    return PaperNote(**(fields | changes))


def a_meldcode_paper(**changes: Any) -> MeldcodePaper:
    fields: dict[str, Any] = {
        "made_at": NOW,
        "made_by": "M. de Vroed",
        "client": "Sanne Reuring",
        "birth_date": date(1996, 4, 3),
        "facts": (("Cliënt", "Sanne Reuring"), ("Bewaren tot minstens", "23 juni 2066")),
        "steps": (
            PaperStep(
                "Stap 1. Signalen",
                (
                    PaperSection("Feiten", (a_note(), a_note("Per ongeluk.", struck="M. de V."))),
                    PaperSection("Citaten", (a_note("Hij wordt soms zo boos.", is_quote=True),)),
                    PaperSection("Meningen"),
                ),
            ),
            PaperStep("Stap 2. Overleg"),
        ),
        "history": (("21 november 2026, 14:03", "Afgesloten na stap 1 (M. de Vroed)"),),
    }
    return MeldcodePaper(**(fields | changes))


def a_long_meldcode_paper() -> MeldcodePaper:
    sentence = "Dit is een lange zin over wat er is gezien. "
    notes = tuple(a_note(sentence * 20) for _ in range(12))
    section = PaperSection("Feiten", notes)
    return a_meldcode_paper(steps=(PaperStep("Stap 1. Signalen", (section,)),))
