"""Edits over all sample forms: what is taken back was never there."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.loading import load_questionnaire
from kansrijk_desktop.fhir.json import dump_json, parse_json_object
from kansrijk_desktop.services.form_differences import differences_between
from kansrijk_desktop.services.form_editing import (
    Edit,
    SetExclusive,
    SetFlag,
    apply_edits,
)
from tests.conformance.samples import FOLDER
from tests.editable_places import places_in

OURS = forms_folder() / "signalering-zwangerschap" / "1.0.0.json"
SOURCES = {
    path.stem: parse_json_object(path.read_bytes())
    for path in (*sorted(FOLDER.glob("*.json")), OURS)
}
PLACES = {name: pairs for name, source in SOURCES.items() if (pairs := places_in(source))}
USABLE = {
    name: definition
    for name in PLACES
    if (definition := load_questionnaire(SOURCES[name]).definition) is not None
}


@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_that_are_taken_back_leave_the_same_bytes(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PLACES)))
    source = SOURCES[name]
    chosen = data.draw(st.lists(st.sampled_from(PLACES[name]), min_size=1, max_size=8))
    there, back = [there for there, _ in chosen], [back for _, back in chosen]

    at_once = apply_edits(source, [*there, *back])

    assert dump_json(at_once) == dump_json(source)


@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_added_is_taken_away_from_a_later_version_without_a_trace(
    data: st.DataObject,
) -> None:
    name = data.draw(st.sampled_from(sorted(PLACES)))
    source = apply_edits(SOURCES[name], [])
    places = [pair for pair in PLACES[name] if is_absent(pair[1])]
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=8, unique_by=place))

    later = apply_edits(source, [there for there, _ in chosen])
    again = apply_edits(later, [back for _, back in reversed(chosen)])

    assert dump_json(later) != dump_json(source)
    assert dump_json(again) == dump_json(source)


def place(pair: tuple[Edit, Edit]) -> Edit:
    """Name what a pair is about: a form with doubled link ids has the same place twice."""
    return pair[0]


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_edit_is_told_as_a_difference_of_its_item_and_of_no_other(
    data: st.DataObject,
) -> None:
    name = data.draw(st.sampled_from(sorted(USABLE)))
    edit, _back = data.draw(st.sampled_from(PLACES[name]))
    before = USABLE[name]
    after = load_questionnaire(apply_edits(before.source, [edit])).definition
    assert after is not None

    told = differences_between(before, after)

    assert {one.link_id for one in told} == {edit.link_id}
    assert differences_between(before, before) == ()


def is_absent(back: Edit) -> bool:
    return not (back.is_on if isinstance(back, SetFlag | SetExclusive) else back.text)
