"""One conversation as a table: for the professional with weights, for who answered without."""

import csv
import io

import pytest

from kansrijk_desktop.engine.answers import AbsentReason, AnswerRecord
from kansrijk_desktop.services.papers.answer_table import (
    table_for_professional,
    table_for_respondent,
)
from tests.unit.services.letters import chosen, typed
from tests.unit.services.paper_families import a_conversation, a_family, an_id, everything_family


def rows(table: bytes) -> dict[str, list[str]]:
    text = table.decode("utf-8-sig")
    _header, *found = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return {row[0]: row[1:] for row in found}


def test_the_professional_sees_every_answer_with_its_weight() -> None:
    table = rows(table_for_professional(everything_family(), an_id(1001), includes_safety=False))

    assert table["G1"] == ["Kun je rondkomen, ook de komende maanden?", "Met moeite", "1"]
    assert table["G-wens"][1:] == ["De post weer durven openen", "0"]
    assert "V3" not in table
    assert "niet-pluis" not in table
    assert "weging-beschermend" not in table


def test_safety_is_in_it_only_when_asked_for() -> None:
    table = rows(table_for_professional(everything_family(), an_id(1001), includes_safety=True))

    assert table["V3"][2] == "3"
    assert table["niet-pluis-wat"][1] == "Zij keek steeds naar de deur"
    assert "V0" not in table


def test_a_reason_for_not_answering_has_no_weight() -> None:
    answers = {"G1": AnswerRecord(absent=AbsentReason.ASKED_DECLINED)}
    known = a_family([a_conversation(answers)])

    table = rows(table_for_professional(known, an_id(1001), includes_safety=False))

    assert table["G1"][1:] == ["wil zij niet zeggen", ""]


def test_who_answered_gets_no_weights_and_what_may_lie_at_home() -> None:
    known = everything_family()

    safe = rows(table_for_respondent(known, an_id(1001), is_safe_to_keep=True))
    at_home = rows(table_for_respondent(known, an_id(1001), is_safe_to_keep=False))

    assert safe["G1"] == ["Kun je rondkomen, ook de komende maanden?", "Met moeite"]
    assert "V3" in safe
    assert "niet-pluis-wat" not in safe
    assert "V3" not in at_home
    assert "M4" not in at_home
    assert set(at_home) < set(safe)


def test_a_partner_gets_what_he_told_himself() -> None:
    table = rows(table_for_respondent(everything_family(), an_id(1004), is_safe_to_keep=True))

    assert table["G-wens"][1] == "Weer werk vinden"


def test_a_formula_in_an_answer_is_only_text() -> None:
    known = a_family([a_conversation(chosen("G1", "G1-moeite") | typed("G-wens", "=2+3"))])

    table = rows(table_for_professional(known, an_id(1001), includes_safety=False))

    assert table["G-wens"][1] == "'=2+3"


def test_an_unknown_conversation_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        table_for_respondent(everything_family(), "nobody", is_safe_to_keep=True)
