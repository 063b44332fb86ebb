import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run, written

SUM = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"

FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "https://example.org/Questionnaire/test",
    "version": "1.0.0",
    "item": [
        {"linkId": "smokes", "type": "boolean", "text": "Rookt u?"},
        {
            "linkId": "per-day",
            "type": "integer",
            "text": "Hoeveel per dag?",
            "enableWhen": [{"question": "smokes", "operator": "=", "answerBoolean": True}],
        },
        {"linkId": "cups", "type": "integer", "text": "Hoeveel koppen koffie?"},
        {
            "linkId": "double",
            "type": "integer",
            "text": "Het dubbele",
            "extension": [
                {
                    "url": SUM,
                    "valueExpression": {
                        "language": "text/fhirpath",
                        "expression": "%resource.item.where(linkId='cups').answer.value * 2",
                    },
                }
            ],
        },
    ],
}

RESPONSE: dict[str, Any] = {
    "resourceType": "QuestionnaireResponse",
    "status": "in-progress",
    "questionnaire": "https://example.org/Questionnaire/test|1.0.0",
    "item": [
        {"linkId": "smokes", "answer": [{"valueBoolean": False}]},
        {"linkId": "per-day", "answer": [{"valueInteger": 10}]},
        {"linkId": "cups", "answer": [{"valueInteger": 3}]},
    ],
}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return written(tmp_path / "form.json", FORM)


def test_a_usable_form_is_one_line_of_json(
    form: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code = run(monkeypatch, "form", "check", form, "--json")

    (line,) = capsys.readouterr().out.splitlines()
    report = json.loads(line)
    assert exit_code == 0
    assert report.keys() == {"file", "usable", "fhir_version", "issues"}
    assert (report["file"], report["usable"], report["fhir_version"]) == (str(form), True, "R4")


def test_one_form_that_is_not_usable_makes_the_exit_code_one(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    twice = {**FORM, "item": [FORM["item"][0], FORM["item"][0]]}
    wrong = written(tmp_path / "wrong.json", twice)

    exit_code = run(monkeypatch, "form", "check", form, wrong, tmp_path / "absent.json", "--json")

    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert exit_code == 1
    assert [report["usable"] for report in reports] == [True, False, False]
    assert reports[2]["issues"][0]["code"] == "unreadable-file"
    for report in reports[1:]:
        assert report["issues"][0].keys() == {"severity", "code", "path", "message"}
        assert report["issues"][0]["severity"] == "refused"


def test_a_report_for_a_person_names_the_file_and_each_issue(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    exit_code = run(monkeypatch, "form", "check", form, tmp_path / "absent.json")

    lines = capsys.readouterr().out.splitlines()
    assert exit_code == 1
    assert lines[0].startswith(f"{form}: bruikbaar (R4, ")
    assert "absent.json: niet bruikbaar (onbekende FHIR-versie, 1 opmerking)" in lines[-2]
    assert "Dit bestand kan niet worden gelezen" in lines[-1]


def test_the_forms_in_a_folder_are_checked_and_what_cannot_be_read_is_a_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deel").mkdir()
    good = written(tmp_path / "deel" / "goed.json", FORM)
    (tmp_path / "leeg.json").touch()
    (tmp_path / "weg.json").symlink_to(tmp_path / "nergens.json")
    (tmp_path / "leesmij.txt").write_text("niets")

    exit_code = run(monkeypatch, "form", "check", tmp_path, good, "--json")

    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert exit_code == 1
    assert [Path(report["file"]).name for report in reports] == [
        "leeg.json",
        "weg.json",
        "goed.json",
        "goed.json",
    ]
    assert [report["usable"] for report in reports] == [False, False, True, True]
    assert [report["issues"][0]["code"] for report in reports[:2]] == [
        "unreadable",
        "unreadable-file",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes among files there")
def test_a_pipe_without_a_writer_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pijp.json")

    exit_code = run(monkeypatch, "form", "check", tmp_path / "pijp.json", "/dev/zero")

    assert exit_code == 1
    assert capsys.readouterr().out.count("geen gewoon bestand") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_a_form_may_come_from_the_shell(form: Path) -> None:
    command = [sys.executable, "-m", "kansrijk_desktop", "form", "check", "/dev/stdin"]

    good = subprocess.run(command, input=form.read_bytes(), capture_output=True, check=False)  # noqa: S603 - our own program
    closed = subprocess.run([*command[:-1], "/dev/fd/99"], capture_output=True, check=False)  # noqa: S603 - our own program

    assert (good.returncode, closed.returncode) == (0, 1)
    assert "kan niet worden gelezen" in closed.stdout.decode()


def test_a_folder_without_forms_is_told_on_the_error_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "form", "check", tmp_path) == 1
    assert "geen .json-bestanden" in capsys.readouterr().err


def test_far_too_many_files_end_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kansrijk_desktop.cli.forms._MOST_FILES", 1)
    for name in ("a.json", "b.json"):
        written(tmp_path / name, FORM)

    assert run(monkeypatch, "form", "check", tmp_path) == 1

    told = capsys.readouterr()
    assert told.out.count("bruikbaar") == 1
    assert "de rest is niet gelezen" in told.err


def test_evaluating_leaves_disabled_answers_out_and_fills_in_what_is_computed(
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    response = written(tmp_path / "response.json", RESPONSE)

    exit_code = run(monkeypatch, "form", "evaluate", form, response)

    result = json.loads(capsys.readouterr().out)
    answers = {item["linkId"]: item.get("answer") for item in result["item"]}
    assert exit_code == 0
    assert "per-day" not in answers
    assert answers["double"] == [{"valueInteger": 6}]
    assert answers["cups"] == [{"valueInteger": 3}]


@pytest.mark.parametrize(
    ("form_text", "response_text", "message"),
    [
        ("{}", "{}", "Deze vragenlijst kan niet worden gebruikt"),
        (json.dumps(FORM), None, "Dit bestand kan niet worden gelezen"),
        (json.dumps(FORM), "[", "JSON"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_dutch_on_the_error_stream(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form_text: str,
    response_text: str | None,
    message: str,
) -> None:
    form, response = tmp_path / "form.json", tmp_path / "response.json"
    form.write_text(form_text, encoding="utf-8")
    if response_text is not None:
        response.write_text(response_text, encoding="utf-8")

    exit_code = run(monkeypatch, "form", "evaluate", form, response)

    output = capsys.readouterr()
    assert exit_code == 1
    assert output.out == ""
    assert message in output.err


def test_a_command_that_does_not_exist_is_exit_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "form", "chekc") == 2
    assert "chekc" in capsys.readouterr().err


def test_working_with_forms_imports_neither_qt_nor_the_database(form: Path) -> None:
    heavy = ("PySide6", "sqlalchemy", "reportlab")
    program = f"""
import sys
sys.argv = ["kansrijk-desktop", "form", "check", {str(form)!r}]
from kansrijk_desktop.__main__ import main
try:
    main()
finally:
    print([name for name in {heavy} if name in sys.modules])
"""

    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert result.stdout.splitlines()[-1] == "[]"
