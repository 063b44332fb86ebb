import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run, written
from tests.questionnaires import question

FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "https://example.org/q",
    "version": "1",
    "item": [
        question("name", "string", required=True),
        question("child", "group", repeats=True, item=[question("age", "integer", required=True)]),
    ],
}


def response(*items: object) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "https://example.org/q|1",
        "status": "completed",
        "item": list(items),
    }


NAME = {"linkId": "name", "answer": [{"valueString": "Noor"}]}
GOOD_CHILD = {"linkId": "child", "item": [{"linkId": "age", "answer": [{"valueInteger": 3}]}]}
WRONG_CHILD = {"linkId": "child", "item": [{"linkId": "age", "answer": [{"valueString": "3"}]}]}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return written(tmp_path / "form.json", FORM)


def test_a_response_that_is_right_is_exit_code_zero(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = written(tmp_path / "answers.json", response(NAME, GOOD_CHILD))

    exit_code = run(monkeypatch, "form", "validate", form, answers)

    assert exit_code == 0
    assert capsys.readouterr().out == f"{answers}: klopt\n"


def test_what_is_wrong_is_named_with_the_place_of_its_item(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = written(tmp_path / "answers.json", response(NAME, GOOD_CHILD, WRONG_CHILD))

    exit_code = run(monkeypatch, "form", "validate", form, answers, "--json")

    verdict = json.loads(capsys.readouterr().out)
    assert exit_code == 1
    assert verdict["valid"] is False
    assert verdict["problems"] == [
        {
            "severity": "error",
            "code": "type",
            "place": "child[1].age",
            "link_id": "age",
            "path": "item[1].item[0]",
            "message": "Dit antwoord is van een ander soort dan de vraag vraagt.",
        }
    ]


def test_for_a_person_every_problem_is_a_line(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = written(tmp_path / "answers.json", response(GOOD_CHILD))

    exit_code = run(monkeypatch, "form", "validate", form, answers)

    heading, problem = capsys.readouterr().out.splitlines()
    assert exit_code == 1
    assert heading == f"{answers}: klopt niet"
    assert problem == "  fout  name (item[0])  Deze vraag is nog niet beantwoord."


def test_a_warning_alone_leaves_a_response_valid(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    begun = response(GOOD_CHILD) | {"status": "in-progress"}
    answers = written(tmp_path / "answers.json", begun)

    exit_code = run(monkeypatch, "form", "validate", form, answers)

    assert exit_code == 0
    assert "  let op  name (item[0])  " in capsys.readouterr().out


def test_a_response_to_something_else_has_a_problem_without_a_place(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = written(tmp_path / "answers.json", {"resourceType": "Patient"})

    exit_code = run(monkeypatch, "form", "validate", form, answers)

    assert exit_code == 1
    assert "  fout  -  Dit is geen ingevulde vragenlijst." in capsys.readouterr().out
