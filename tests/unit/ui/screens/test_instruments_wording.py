"""Texts of others made safe to look at, and words about questionnaires."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kansrijk_desktop.engine.load_report import Issue, LoadReport, Severity
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.forms import next_version
from kansrijk_desktop.services.instruments import Version
from kansrijk_desktop.ui.screens.instruments.before_use import (
    unsupported_parts,
    warnings_before_use,
)
from kansrijk_desktop.ui.screens.instruments.editing_wording import (
    plain_dutch_hint,
    subject_word,
    type_word,
)
from kansrijk_desktop.ui.screens.instruments.report_files import NamedReport, as_text, grouped
from kansrijk_desktop.ui.screens.instruments.wording import (
    LONG,
    language_word,
    loaded_words,
    one_line,
    plain,
    status_word,
    version_title,
)

A_VERSION = Version(
    identity="https://example.org/q|1.0.0",
    title="Slaap en rust",
    label="1.0.0",
    state=InstrumentState.LOADED,
    is_built_in=False,
    owner="Coalitie",
    licence="CC0",
    fhir_status="active",
    effective_from=None,
    effective_until=None,
    languages=("nl",),
    question_count=3,
    loaded_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
    loaded_by="M. de Vroed",
    report=LoadReport(),
)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  Twee\n regels ", "Twee regels"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("van \u202eachter", "van ‹U+202E›achter"),
        ("half \ud800", "half ‹U+D800›"),
        ("zwangerschapsbegeleiding", "zwangerschapsbegeleiding"),
    ],
)
def test_a_text_of_others_is_shown_as_it_is_with_nothing_hidden(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_text_without_end_is_elided_and_may_break_anywhere() -> None:
    shown = one_line("x" * 10_000_000)

    assert len(plain("x" * 10_000_000)) == LONG
    assert shown.endswith("…")
    assert max(len(part) for part in shown.split("\u200b")) < 20


def test_a_version_without_a_number_is_called_by_its_day() -> None:
    nameless = replace(A_VERSION, label="geladen 21 november 2026")

    assert version_title(A_VERSION) == "Versie 1.0.0"
    assert version_title(nameless) == "Geladen 21 november 2026"


def test_it_is_said_when_and_by_whom_a_version_came() -> None:
    assert loaded_words(A_VERSION) == "geladen op 21 november 2026 door M. de Vroed"
    assert loaded_words(replace(A_VERSION, loaded_by="")) == "geladen op 21 november 2026"
    assert loaded_words(replace(A_VERSION, is_built_in=True)) == "hoort bij het programma"


def test_what_has_no_word_is_shown_as_it_stands() -> None:
    assert (language_word("uk"), language_word("nl-NL"), language_word("xx")) == (
        "Oekraïens",
        "Nederlands",
        "xx",
    )
    assert status_word("iets") == "status onbekend"
    assert (type_word("choice"), type_word("iets")) == ("keuzevraag", "iets")
    assert (subject_word("money"), subject_word(""), subject_word("iets")) == (
        "Geld",
        "geen",
        "iets",
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"licence": " "}, "geen licentie"),
        ({"owner": ""}, "geen eigenaar"),
        ({"fhir_status": "draft"}, "concept"),
        ({"fhir_status": "retired"}, "vervallen"),
        ({"fhir_status": "unknown"}, "niet of deze versie af is"),
        ({"effective_from": date(2027, 1, 1)}, "vanaf 1 januari 2027"),
        ({"effective_until": date(2026, 11, 20)}, "tot en met 20 november 2026"),
    ],
)
def test_each_thing_that_speaks_against_using_it_is_said(
    changes: dict[str, object], words: str
) -> None:
    version = replace(A_VERSION, **changes)  # type: ignore[arg-type]  # fields by name

    (warning,) = warnings_before_use(version, (), TODAY)

    assert words in warning


def test_within_its_period_nothing_is_said() -> None:
    version = replace(A_VERSION, effective_from=TODAY, effective_until=TODAY)

    assert warnings_before_use(version, (), TODAY) == ()


def test_what_does_nothing_here_is_named_once_and_the_rest_counted() -> None:
    issues = [Issue(Severity.NOT_SUPPORTED, "x", "", f"Deel {n // 2}") for n in range(24)]

    parts = unsupported_parts(LoadReport("R4", tuple(issues)))

    assert parts[0] == "Deel 0"
    assert parts[-1] == "en nog 4 andere delen"
    assert unsupported_parts(LoadReport("R4", tuple(issues[:2]))) == ("Deel 0",)


def test_issues_are_grouped_by_what_matters_most_and_searched() -> None:
    report = LoadReport(
        "R4",
        (
            Issue(Severity.NOTICE, "b", "item[1]", "Let op"),
            Issue(Severity.REFUSED, "a", "item[0]", "Dit kan niet"),
        ),
    )

    assert [group.severity for group in grouped(report)] == [Severity.REFUSED, Severity.NOTICE]
    assert [group.issues[0].code for group in grouped(report, "ITEM[1] let")] == ["b"]
    assert "- item[0]: Dit kan niet [a]" in as_text([NamedReport("x.json", "", report)])


@pytest.mark.parametrize(
    ("before", "after"),
    [("1.0.9", "1.0.10"), ("2026-concept", "2026-concept-2"), ("", "1"), ("v7", "v8")],
)
def test_the_version_after_one_is_suggested(before: str, after: str) -> None:
    assert next_version(before) == after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hoe gaat het?", ""),
        ("", ""),
        (" ".join(["woord"] * 16) + ".", "Lange zin"),
        ("Dit is een psychodiagnostische vraag.", "psychodiagnostische"),
    ],
)
def test_long_sentences_and_words_are_pointed_at(text: str, words: str) -> None:
    assert words in plain_dutch_hint(text)
    assert bool(words) == bool(plain_dutch_hint(text))
