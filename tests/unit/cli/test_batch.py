import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import run, written
from tests.questionnaires import question
from tests.unit.engine.rules import answer_of, calculated

FORM: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "status": "active",
    "url": "https://example.org/Questionnaire/test",
    "version": "1.0.0",
    "item": [
        question("cups", "integer"),
        calculated("double", "integer", f"{answer_of('cups')} * 2"),
    ],
}


def response(cups: object) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "in-progress",
        "item": [{"linkId": "cups", "answer": [{"valueInteger": cups}]}],
    }


def job(questionnaire: str, cups: object = 3, **more: object) -> str:
    return json.dumps({"questionnaire": questionnaire, "input": response(cups), **more})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "deep").mkdir(parents=True)
    written(folder / "deep" / "form.json", FORM)
    written(folder / "wrong.json", {"resourceType": "Patient"})
    return folder


def evaluated(
    monkeypatch: pytest.MonkeyPatch, root: Path, *lines: str, size: int = 0
) -> tuple[int, list[dict[str, Any]]]:
    """Run the jobs and return the exit code and the results."""
    jobs, out = root / "jobs.jsonl", root / "out.jsonl"
    jobs.write_text("\n".join(lines) + "\n" + "x" * size, encoding="utf-8")
    exit_code = run(monkeypatch, "form", "evaluate", "--batch", jobs, "--root", root, "--out", out)
    return exit_code, [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def doubled(result: dict[str, Any]) -> int:
    (value,) = [
        item["answer"][0]["valueInteger"]
        for item in result["response"]["item"]
        if item["linkId"] == "double"
    ]
    return int(value)


def test_every_job_gives_a_line_with_its_response_and_its_times(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    exit_code, results = evaluated(
        monkeypatch, root, job("deep/form.json", 3, id="a"), "", job("deep/form.json", 5)
    )

    assert exit_code == 0
    assert [result["id"] for result in results] == ["a", 3]
    assert [doubled(result) for result in results] == [6, 10]
    for result in results:
        assert result.keys() == {"id", "response", "load_ms", "evaluate_ms", "error"}
        assert result["error"] is None
        assert result["evaluate_ms"] > 0
    assert results[0]["load_ms"] == results[1]["load_ms"] > 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "geen geldige JSON"),
        ("[1]", "begint niet met een accolade"),
        (job("absent.json"), "niet worden gelezen"),
        (job("wrong.json"), "geen vragenlijst"),
        (job("../secret.json"), "onder de map"),
        (job("/etc/passwd"), "onder de map"),
        (json.dumps({"id": 1}), "onder de map"),
        (json.dumps({"questionnaire": "deep/form.json"}), "input"),
    ],
)
def test_a_bad_line_is_an_error_in_words_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, root: Path, line: str, words: str
) -> None:
    exit_code, (wrong, right) = evaluated(monkeypatch, root, line, job("deep/form.json", 4))

    assert exit_code == 1
    assert words in wrong["error"]
    assert wrong["response"] is None
    assert doubled(right) == 8


def test_a_line_that_is_far_too_long_is_refused_and_read_in_parts(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    long = '{"id": "' + "x" * 22 * 1024 * 1024

    exit_code, results = evaluated(monkeypatch, root, long, job("deep/form.json", 4))

    assert exit_code == 1
    assert len(results) == 2
    assert "groter dan 10 MB" in results[0]["error"]
    assert doubled(results[1]) == 8


def test_a_form_is_read_once(
    monkeypatch: pytest.MonkeyPatch, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reads: list[Path] = []
    open_file = os.open

    def counted(path: Path, flags: int) -> int:
        reads.append(path)
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", counted)

    evaluated(monkeypatch, root, *[job("deep/form.json", cups) for cups in range(5)])

    assert [path.name for path in reads] == ["form.json"]


def test_what_nobody_foresaw_costs_one_line_and_shows_no_answers(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    open_file = os.open

    def failing(path: Path, flags: int) -> int:
        if path.name == "wrong.json":
            raise RuntimeError("Noor")
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", failing)

    exit_code, (wrong, right) = evaluated(
        monkeypatch, root, job("wrong.json"), job("deep/form.json", 4)
    )

    assert exit_code == 1
    assert wrong["error"] == "Onverwachte fout: RuntimeError."
    assert doubled(right) == 8


def test_a_form_that_computes_too_long_gives_what_there_was_and_says_so(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    endless = [
        calculated(f"endless-{number}", "integer", f"(1 | {number}).repeat($this + 1).count()")
        for number in range(2, 40)
    ]
    written(root / "slow.json", FORM | {"item": [FORM["item"][0], *endless]})

    exit_code, (result,) = evaluated(monkeypatch, root, job("slow.json", 4))

    assert exit_code == 1
    assert "duren te lang" in result["error"]
    assert result["response"]["item"][0]["linkId"] == "cups"


def test_without_a_file_for_the_results_they_are_printed(
    monkeypatch: pytest.MonkeyPatch, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    jobs = root / "jobs.jsonl"
    jobs.write_text(job("deep/form.json", 2, id="é"), encoding="utf-8")

    exit_code = run(monkeypatch, "form", "evaluate", "--batch", jobs, "--root", root)

    (line,) = capsys.readouterr().out.splitlines()
    assert exit_code == 0
    assert json.loads(line)["id"] == "é"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["form.json"],
        ["--batch", "jobs.jsonl"],
        ["form.json", "--batch", "jobs.jsonl", "--root", "."],
        ["form.json", "response.json", "--out", "x"],
    ],
)
def test_half_a_command_is_exit_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(monkeypatch, "form", "evaluate", *arguments) == 2
    assert "Geef" in capsys.readouterr().err


def test_a_file_of_jobs_that_is_not_there_is_said_in_dutch(
    monkeypatch: pytest.MonkeyPatch, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code = run(
        monkeypatch, "form", "evaluate", "--batch", root / "absent.jsonl", "--root", root
    )

    assert exit_code == 1
    assert "niet worden gelezen of geschreven" in capsys.readouterr().err
