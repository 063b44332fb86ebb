"""Rare features: kept byte for byte and named in the report; and forms that mean harm."""

from time import process_time

import pytest

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.fhir.json import dump_json, parse_json
from tests.conformance.samples import FOLDER, begin, codes, definition, loaded, problems, raw

LONGEST_SECONDS = 2.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("terminology-server", {"value-set", "terminology-server"}),
        ("sub-questionnaire", {"sub-questionnaire"}),
        ("server-queries", {"server-query", "resource-without-percent"}),
        ("cql", {"cql"}),
        ("layout", {"unknown-extension"}),
        ("usage", {"unknown-extension"}),
        ("extraction", {"structure-map", "extraction", "unknown-extension"}),
    ],
)
def test_what_does_nothing_here_is_kept_and_named(name: str, expected: set[str]) -> None:
    form = definition(name)

    assert set(codes(name)) == expected
    assert {issue.severity for issue in loaded(name).report.issues} == {"not-supported"}
    assert begin(name).state.items
    assert parse_json(dump_json(form.source)) == parse_json(raw(name))


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_every_sample_is_saved_as_it_came(name: str) -> None:
    form = loaded(name)

    if form.definition is not None:
        assert dump_json(form.definition.source) == dump_json(parse_json(raw(name)))
    else:
        assert form.report.issues[0].severity == "refused"


@pytest.mark.alone
@pytest.mark.no_cover
def test_a_form_made_to_keep_us_busy_answers_all_the_same() -> None:
    started = process_time()

    session = begin("hostile")
    state = session.answer("trap", value_string("a" * 5_000 + "b"))

    assert problems(state, "trap") == ["pattern"]
    assert state.item("runaway").values == ()
    assert problems(state, "runaway") == ["not-computable"]
    assert process_time() - started < LONGEST_SECONDS
