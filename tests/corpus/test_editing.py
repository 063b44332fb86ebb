"""Edits of the questionnaires of others: taken back, every byte is as it was."""

import random

import pytest

from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.form_editing import apply_edits
from tests.corpus.conftest import ReadsCorpus, Tells
from tests.corpus.readings import rows
from tests.editable_places import places_in

pytestmark = pytest.mark.unmeasured

_EDITS_A_FORM = 25


def test_edits_that_are_taken_back_leave_the_same_bytes(read: ReadsCorpus, tell: Tells) -> None:
    chance = random.Random(20261122)  # noqa: S311 - the same edits every time
    count, without_effect, changed = 0, [], []
    for row in rows(read("index.json")):
        path = text(row, "file")
        definition = load_form(read(path)).definition
        pairs = places_in(definition.source) if definition else []
        if definition is None or not pairs:
            continue
        chosen = chance.sample(pairs, min(_EDITS_A_FORM, len(pairs)))
        there, back = [there for there, _ in chosen], [back for _, back in chosen]
        count += len(chosen)
        original = dump_json(definition.source)
        if dump_json(apply_edits(definition.source, there)) == original:
            without_effect.append(path)
        if dump_json(apply_edits(definition.source, [*there, *back])) != original:
            changed.append(path)

    tell(f"{count} edits taken back left the same bytes in all but {len(changed)} forms")
    assert count
    assert without_effect == []
    assert changed == []
