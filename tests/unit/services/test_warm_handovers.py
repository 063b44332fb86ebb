"""The checklist of a warm handover."""

from datetime import timedelta

import pytest

from kansrijk_desktop.services.warm_handovers import WarmForm, form_of
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY
from tests.unit.services.chain import House, keep_family


def a_form(**changes: object) -> WarmForm:
    fields: dict[str, object] = {
        "recipient_name": "JGZ Voorbeeld",
        "held_on": "20-11-2026",
        "participants": "cliënt, JGZ",
        "is_patient_present": True,
        "is_repeated_back": True,
        "remarks": "Zij belt zelf.\nWij bellen maandag na.",
    }
    return WarmForm(**(fields | changes))  # type: ignore[arg-type]  # by name


def test_a_filled_in_checklist_is_kept_and_comes_back_as_typed(midwife: House) -> None:
    keep_family(midwife)
    warm = midwife.workspace.partners.warm_handovers

    kept = warm.save(a_form(), PATIENT_ID)

    (found,) = midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers
    assert found == kept
    assert found.is_complete
    assert form_of(found) == a_form(id=kept.id, created_at=kept.created_at)


def test_a_planned_talk_need_not_be_filled_in(midwife: House) -> None:
    keep_family(midwife)

    kept = midwife.workspace.partners.warm_handovers.save(
        WarmForm(recipient_name="Kraamzorg", planned_on="1-12-2026"), PATIENT_ID
    )

    assert not kept.is_complete
    assert kept.planned_on is not None
    assert kept.is_patient_present is None


def test_keeping_it_again_changes_it_and_not_when_it_was_made(midwife: House) -> None:
    keep_family(midwife)
    warm = midwife.workspace.partners.warm_handovers
    first = warm.save(WarmForm(recipient_name="JGZ"), PATIENT_ID)
    midwife.clock.advance(timedelta(days=1))

    warm.save(a_form(id=first.id, created_at=first.created_at), PATIENT_ID)

    (found,) = midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers
    assert (found.id, found.created_at) == (first.id, NOW + timedelta(hours=1))
    assert found.held_on == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"recipient_name": "  "}, "recipient_name", "met wie"),
        ({"recipient_name": "x" * 5_000}, "recipient_name", ""),
        ({"held_on": "31-2-2026"}, "held_on", ""),
        ({"held_on": "22-11-2026"}, "held_on", "nog niet geweest"),
        ({"planned_on": "volgende week"}, "planned_on", ""),
        ({"participants": "x" * 5_000}, "participants", ""),
        ({"remarks": "x" * 50_000}, "remarks", ""),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    midwife: House, changes: dict[str, object], field: str, words: str
) -> None:
    form = a_form(**changes)

    problems = midwife.workspace.partners.warm_handovers.problems(form)

    assert set(problems) == {field}
    assert words in problems[field]
    with pytest.raises(ValueError, match=field):
        midwife.workspace.partners.warm_handovers.save(form, PATIENT_ID)
