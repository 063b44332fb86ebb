"""Cases of a form are played from the command line, and a wrong outcome is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kansrijk_desktop.assets import forms_folder
from tests.command_line import run, written
from tests.questionnaires import choice, option, question
from tests.unit.engine.rules import answer_of, calculated

FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "https://example.org/q",
    "version": "2",
    "item": [
        question("cups", "integer"),
        question("weight", "decimal"),
        question(
            "length",
            "quantity",
            extension=[
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
                    "valueCoding": {"system": "http://unitsofmeasure.org", "code": "cm"},
                }
            ],
        ),
        question("born", "date"),
        question("at", "time"),
        question("likes", "boolean"),
        question("remark", "string"),
        question("note", "display"),
        choice("kind", option("black"), option("milk")),
        calculated("double", "integer", f"{answer_of('cups')} * 2"),
    ],
}


def folder_with(tmp_path: Path, cases: str, form: dict[str, Any] = FORM) -> Path:
    folder = tmp_path / "form"
    (folder / "cases").mkdir(parents=True)
    written(folder / "9.0.0.json", {"resourceType": "Patient"})
    written(folder / "10.0.0-draft.json", {"resourceType": "Patient"})
    written(folder / "10.0.0.json", form)
    (folder / "cases" / "all.yaml").write_text(cases, encoding="utf-8")
    return folder


def test_a_form_of_others_is_tested_by_its_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(
        tmp_path,
        """
- name: All kinds of answers
  answers: {cups: 3, weight: 61.5, length: 170, born: 1996-03-01, at: "10:30", likes: true,
            remark: Sterk, kind: milk, cups opnieuw: 4}
  expect:
    values: {double: 8, weight: 61.5, length: 170, born: 1996-03-01, likes: true, kind: milk}
    opens: [remark]
- name: Nothing answered
  expect: {values: {double: null}}
""",
    )

    exit_code = run(monkeypatch, "form", "cases", folder)

    assert capsys.readouterr().out.splitlines() == [
        "goed  All kinds of answers",
        "goed  Nothing answered",
        "2 casussen, 0 fout",
    ]
    assert exit_code == 0


def test_every_difference_is_told_and_the_exit_code_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(
        tmp_path,
        """
- name: Wrong
  answers: {cups: 3}
  expect:
    overall: aanbod
    levels: {geld: geel}
    provisional: true
    safety_texts: [danger]
    opens: [absent]
    closed: [remark]
    weights: {cups: 1}
    values: {double: 7, remark: true}
- name: Right
  answers: {cups: wil niet zeggen, remark: "niet gevraagd: geen tijd"}
""",
    )

    exit_code = run(monkeypatch, "form", "cases", folder, "--json")

    wrong, right = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert exit_code == 1
    assert right == {"name": "Right", "passed": True, "differences": []}
    assert wrong["passed"] is False
    assert wrong["differences"] == [
        "niveau van geld: geen, verwacht yellow",
        "uitkomst: geen, verwacht offer",
        "voorlopig: nee, verwacht ja",
        "veiligheidsteksten: geen, verwacht danger",
        "remark wordt gevraagd: ja, verwacht nee",
        "absent wordt gevraagd: nee, verwacht ja",
        "gewicht van cups: geen, verwacht 1",
        "antwoord op double: 6, verwacht 7",
        "antwoord op remark: geen, verwacht ja",
    ]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("{absent: 1}", "De vraag absent is er niet."),
        ("{cups: veel}", "De vraag cups kent het antwoord “veel” niet."),
        ("{cups: true}", "kent het antwoord “True” niet"),
        ("{likes: misschien}", "kent het antwoord “misschien” niet"),
        ("{weight: zwaar}", "kent het antwoord “zwaar” niet"),
        ("{kind: tea}", "De vraag kind kent het antwoord “tea” niet."),
        ("{note: hallo}", "De vraag note kent het antwoord “hallo” niet."),
    ],
)
def test_an_answer_the_form_cannot_take_is_a_difference(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    words: str,
) -> None:
    folder = folder_with(tmp_path, f"- {{name: A, answers: {answer}}}\n- {{name: B}}\n")

    exit_code = run(monkeypatch, "form", "cases", folder)

    output = capsys.readouterr().out
    assert exit_code == 1
    assert words in output
    assert "goed  B" in output
    assert output.endswith("2 casussen, 1 fout\n")


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ("{", "all.yaml"),
        ("name: A", "lijst van casussen"),
        ("- A", "namen met een waarde"),
        ("- {name: A, opens: []}", "Casus “A”: “opens” is hier niet bekend."),
        ("- {name: A, start: ergens}", "“ergens” is hier niet bekend"),
        ("- {name: A, patient: {age: oud}}", "“oud” is hier niet bekend"),
        ("- {name: A, expect: {opens: ja}}", "hoort een lijst"),
        ("- {name: A, expect: {levels: {geld: paars}}}", "“paars” is hier niet bekend"),
        ("- {name: A, expect: {weights: {G: x}}}", "all.yaml"),
        ("[]", "Er staan geen casussen in deze map."),
    ],
)
def test_a_file_that_is_not_written_as_cases_are_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cases: str,
    words: str,
) -> None:
    folder = folder_with(tmp_path, cases)

    exit_code = run(monkeypatch, "form", "cases", folder)

    assert exit_code == 1
    assert words in capsys.readouterr().err


def test_a_folder_without_a_form_is_said_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "form", "cases", tmp_path) == 1
    assert "In deze map staat geen vragenlijst." in capsys.readouterr().err


def test_a_case_of_our_own_form_that_is_made_wrong_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "form"
    (folder / "cases").mkdir(parents=True)
    ours = forms_folder() / "signalering-zwangerschap"
    shutil.copy(ours / "1.0.0.json", folder)
    shutil.copy(ours / "cases" / "_rustig.yaml", folder / "cases")
    (folder / "cases" / "een.yaml").write_text(
        """
- name: Eén achterstand
  start: rustig
  answers: {G2: G2-zorg}
  expect: {levels: {geld: oranje}, overall: eigen praktijk}
- name: Niets gevraagd, leeftijd onbekend
  start: leeg
  patient: {}
  expect: {overall: eigen praktijk, provisional: true}
""",
        encoding="utf-8",
    )

    exit_code = run(monkeypatch, "form", "cases", folder)

    assert exit_code == 1
    assert capsys.readouterr().out.splitlines() == [
        "FOUT  Eén achterstand",
        "      niveau van geld: yellow, verwacht orange",
        "goed  Niets gevraagd, leeftijd onbekend",
        "2 casussen, 1 fout",
    ]
