"""Every questionnaire of the corpus opens with a report, or is refused in words."""

import time

import pytest

from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import dump_json, parse_json
from tests.corpus.conftest import ReadsCorpus, Tells
from tests.corpus.readings import CONTEXT, Forms, rows

pytestmark = pytest.mark.unmeasured

_MAX_SECONDS = 5.0


def test_every_form_opens_or_is_refused_in_words(read: ReadsCorpus, tell: Tells) -> None:
    index = rows(read("index.json"))
    opened, refused, slow, silent, longest = 0, 0, [], [], 0.0

    for row in index:
        path = text(row, "file")
        started = time.perf_counter()
        loaded = load_form(read(path))
        if loaded.definition is None:
            refused += 1
            if not loaded.report.issues[0].message.endswith("."):
                silent.append(path)
        else:
            opened += 1
            assert FormSession(loaded.definition, context=CONTEXT).state.items is not None
        seconds = time.perf_counter() - started
        longest = max(longest, seconds)
        if seconds > _MAX_SECONDS:
            slow.append(path)

    tell(
        f"{opened} of {len(index)} forms opened, {refused} refused in words; "
        f"the slowest took {longest:.2f} s"
    )
    assert opened + refused == len(index) > 0
    assert not slow
    assert not silent


def test_an_older_version_is_refused_by_name(read: ReadsCorpus) -> None:
    older = [row for row in rows(read("index.json")) if row["fhir"] == "STU3"]

    reports = [load_form(read(text(row, "file"))).report for row in older]

    assert reports
    assert all(report.fhir_version in {"STU3", "R4"} for report in reports)
    assert all(not report.usable for report in reports if report.fhir_version == "STU3")


def test_every_form_is_kept_without_loss(read: ReadsCorpus, tell: Tells) -> None:
    kept, changed = 0, []
    for row in rows(read("index.json")):
        raw = read(text(row, "file"))
        definition = load_form(raw).definition
        if definition is None:
            continue
        if parse_json(dump_json(definition.source)) == parse_json(raw):
            kept += 1
        else:
            changed.append(text(row, "file"))

    tell(f"{kept} forms saved as they came, {len(changed)} not")
    assert kept > 0
    assert not changed


def test_a_response_that_is_not_touched_is_saved_as_it_came(read: ReadsCorpus, tell: Tells) -> None:
    forms = Forms()
    saved, refused, changed = 0, [], []

    for pair in rows(read("pairs.json")):
        path = text(pair, "questionnaire")
        definition = forms.open(path, read(path))
        raw = read(text(pair, "response"))
        response = parse_json(raw)
        if definition is None:
            refused.append(path)
            continue
        assert isinstance(response, dict)
        session = FormSession(definition, response, context=CONTEXT)
        assert session.state.items is not None
        if parse_json(dump_json(session.save())) == parse_json(raw):
            saved += 1
        else:
            changed.append(text(pair, "response"))

    tell(f"{saved} responses saved as they came, {len(refused)} of a form that cannot be opened")
    assert not changed
    assert saved > 0
    assert len(refused) <= 1
