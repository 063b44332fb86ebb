"""Meldcode tracks for tests: a family on a real file, and something to note in every section."""

from datetime import timedelta

from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.meldcode_form import Asks, Section
from kansrijk_desktop.services.meldcode_steps import sections
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.practitioner_form import PractitionerForm
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import TODAY
from tests.unit.services.test_dossiers import REURING

FACT = {"text": "Blauwe plek op de linkerarm", "happened_on": "20-11-2026", "with_whom": "gezien"}
QUOTE = {"text": "Hij wordt soms zo boos.", "happened_on": "20-11-2026", "with_whom": "cliënt"}
OPINION = {"text": "Ik denk dat zij bang is.", "happened_on": "21-11-2026", "with_whom": "ik"}
CHILD_CHECK = {
    "aantal": "2",
    "leeftijden": "3 en 6",
    "waar": "thuis",
    "genoeg-zorg": "yes",
    "uitkomst": "geen-zorg",
    "text": "Zij slapen goed.",
    "happened_on": "21-11-2026",
}
WEIGHED = {
    "answer": "yes",
    "text": "Zij is bang, en het gebeurt vaker.",
    "happened_on": "21-11-2026",
}


def a_family(workspace: Workspace) -> str:
    """Keep the family Reuring and return the id of its household."""
    return workspace.dossiers.save(REURING)


def a_track(workspace: Workspace) -> Track:
    """Begin a track about the family Reuring."""
    return workspace.meldcode.start(a_family(workspace), MeldcodeGround.UNEASE)


def as_maternity_carer(workspace: Workspace) -> None:
    """Let a kraamverzorgende sit at the keyboard."""
    workspace.signed_in.change(form_of_kraamzorg())


def form_of_kraamzorg() -> PractitionerForm:
    """Her details."""
    return PractitionerForm(
        organization_name="Kraamzorg Voorbeeld",
        name="K. Kraam",
        role=Role.MATERNITY_CARER.value,
        region="landelijk",
    )


def filled_in(section: Section, words: str) -> dict[str, str]:
    """Type these words wherever words can be typed, and something fitting elsewhere."""
    fitting = {
        Asks.DAY: short_date(TODAY),
        Asks.LATER_DAY: short_date(TODAY + timedelta(days=7)),
        Asks.COUNT: "1",
        Asks.AGES: "4",
        Asks.TEXT: words,
        Asks.LINE: words,
    }
    return {field.name: fitting.get(field.asks) or field.options[0][0] for field in section.fields}


def a_full_track(workspace: Workspace, words: str) -> Track:
    """Note something in every section of every step."""
    track = a_track(workspace)
    for step in MeldcodeStep:
        for section in sections(step, track.role):
            track = workspace.meldcode.note(track, section.key, filled_in(section, words))
    return track
