"""Whatever stands at a path: it is read, or refused in words, and nothing waits for ever."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.fhir.json import MAX_FORM_BYTES, dump_json
from kansrijk_desktop.services import bounded_files, instrument_files
from kansrijk_desktop.services.instrument_files import ReadFile, fingerprint, read_files
from tests.questionnaires import Json, choice, question

URL = "https://example.org/Questionnaire/klein"


def a_form(version: str = "1.0.0", **root: object) -> Json:
    return {
        "resourceType": "Questionnaire",
        "url": URL,
        "version": version,
        "item": [choice("A", "x", "y")],
    } | root


def read(*paths: Path, known: dict[str, str] | None = None) -> tuple[ReadFile, ...]:
    return read_files(paths, known or {}, lambda _done, _of: None, lambda: False)


def written(folder: Path, name: str, content: bytes | Json) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else dump_json(content))
    return path


def test_a_form_is_read_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, "lijst.docx", b"\xef\xbb\xbf" + dump_json(a_form()))

    (one,) = read(path)

    assert one.problem == ""
    assert one.definition is not None
    assert one.definition.identity == f"{URL}|1.0.0"
    assert (one.name, one.content, one.is_known) == ("lijst.docx", path.read_bytes(), False)
    assert one.report.usable


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Het bestand is leeg"),
        (b"{", "geen geldige JSON"),
        (b"\0", "geen geldige JSON"),
        (b" " * (MAX_FORM_BYTES + 1), "groter dan 10 MB"),
        ("{}".encode("utf-16"), "niet in UTF-8"),
        ('{"title": "één"}'.encode("latin-1"), "niet in UTF-8"),
        (b'<?xml version="1.0"?><Questionnaire/>', "is XML"),
        (b"\xef\xbb\xbf\n <Questionnaire/>", "is XML"),
        (b'{"resourceType": "Questionnaire", "x": NaN}', "NaN: dat is geen getal"),
        (b'{"title": "a", "title": "b"}', "twee keer"),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "te diep genest"),
        (b'{"x": "\\ud800"}', "half teken"),
        (b"[]", "begint niet met een accolade"),
        (b"{}", "geen vragenlijst (Questionnaire) maar iets anders"),
        (b'{"resourceType": "Patient"}', "maar Patient"),
        (b'{"resourceType": "Bundle"}', "In deze bundel staat geen vragenlijst"),
        (b'{"resourceType": "Questionnaire", "item": [{"type": "string"}]}', "geen linkId"),
    ],
)
def test_what_is_no_usable_form_is_refused_in_words(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    (one,) = read(written(tmp_path, "x.json", content))

    assert problem in one.problem
    assert "Er is niets gewijzigd" in one.problem
    assert one.definition is None


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "kring.json"
    loop.symlink_to(loop)

    found = read(tmp_path / "weg.json", loop, loop / "x.json", tmp_path / ("x" * 5000))

    assert [one.problem[:39] for one in found] == ["Dit bestand kan niet worden gelezen. Er"] * 4


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="rights do not hold for this user"
)
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "x.json", a_form())
    path.chmod(0)

    (one,) = read(path)

    assert "of u het mag openen" in one.problem


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes among files there")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.json"
    os.mkfifo(pipe)

    found = read(pipe, Path("/dev/zero"))

    assert [one.problem[:26] for one in found] == ["Dit is geen gewoon bestand"] * 2


def test_a_folder_is_read_with_all_below_it_by_name(tmp_path: Path) -> None:
    written(tmp_path, "b.JSON", a_form("2"))
    written(tmp_path, "a.json", a_form("1"))
    written(tmp_path, "diep/er/c.json", a_form("3"))
    written(tmp_path, "leesmij.txt", b"niets")
    (tmp_path / "rond").symlink_to(tmp_path)

    found = read(tmp_path)

    assert [one.name for one in found] == ["a.json", "b.JSON", "c.json"]
    assert not any(one.problem for one in found)


def test_a_folder_without_forms_says_so(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()

    (one,) = read(tmp_path / "leeg")

    assert (one.name, one.problem[:39]) == ("leeg", "In deze map staan geen .json-bestanden.")


def test_a_folder_of_too_many_files_is_read_in_part_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instrument_files, "MAX_FILES", 2)
    for number in range(4):
        written(tmp_path, f"{number}.json", a_form(str(number)))

    found = read(tmp_path)

    assert [bool(one.problem) for one in found] == [False, False, True]
    assert "hoogstens 2" in found[-1].problem


def test_files_that_are_too_large_together_are_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instrument_files, "MAX_TOTAL_BYTES", 10)
    paths = [written(tmp_path, f"{number}.json", a_form(str(number))) for number in range(3)]

    found = read(*paths)

    assert [bool(one.problem) for one in found] == [False, True]


def test_a_bundle_of_too_many_forms_is_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instrument_files, "MAX_FILES", 2)
    bundle = {"resourceType": "Bundle", "entry": [{"resource": a_form(str(n))} for n in range(4)]}
    paths = [written(tmp_path, "b.json", bundle), written(tmp_path, "c.json", a_form("9"))]

    assert [bool(one.problem) for one in read(*paths)] == [False, False, True]


def test_looking_through_a_folder_of_other_things_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_files, "MAX_LOOKED_AT", 3)
    for number in range(9):
        written(tmp_path, f"{number}.txt", b"")
    written(tmp_path, "z.json", a_form())

    assert "De rest is niet gelezen" in read(tmp_path)[-1].problem


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{number}.json", a_form(str(number))) for number in range(3)]
    told: list[tuple[int, int]] = []

    read_files(paths, {}, lambda done, of: told.append((done, of)), lambda: False)

    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("after", range(8))
def test_reading_stops_when_asked_and_gives_what_there_is(tmp_path: Path, after: int) -> None:
    for number in range(3):
        written(tmp_path, f"{number}.json", a_form(str(number)))

    found = read_files([tmp_path], {}, lambda _done, _of: None, after_asking(after))

    assert len(found) == max(0, after - 3) if after < 7 else len(found) == 3
    assert not any(one.problem for one in found)


def after_asking(times: int) -> Callable[[], bool]:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) > times

    return is_cancelled


def test_every_form_in_a_bundle_is_read_and_its_lists_are_named(tmp_path: Path) -> None:
    entries = [
        {"resource": a_form("1")},
        {"resource": {"resourceType": "ValueSet", "url": "x"}},
        {"resource": a_form("2", title="1.10")},
        {"fullUrl": "leeg"},
    ]
    path = written(tmp_path, "b.json", {"resourceType": "Bundle", "entry": entries})

    first, second = read(path)

    assert (first.name, second.name) == ("b.json (1)", "b.json (2)")
    assert first.definition is not None
    assert first.content == dump_json(a_form("1"))
    assert [issue.code for issue in first.report.issues] == ["bundle-value-sets"]
    assert "gaan niet mee" in second.report.issues[-1].message


def test_a_bundle_without_lists_has_nothing_to_tell(tmp_path: Path) -> None:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": a_form()}]}

    (one,) = read(written(tmp_path, "b.json", bundle))

    assert one.report.issues == ()


def test_what_is_here_is_known_also_when_written_in_another_order(tmp_path: Path) -> None:
    known = {f"{URL}|1.0.0": fingerprint(a_form())}
    path = written(tmp_path, "x.json", dict(reversed(a_form().items())))

    (one,) = read(path, known=known)

    assert one.is_known
    assert one.problem == ""


def test_a_digit_more_is_another_content(tmp_path: Path) -> None:
    def with_value(digits: bytes) -> bytes:
        return dump_json(a_form(extension=[{"url": "x"}])).replace(
            b'"url":"x"', b'"url":"x","valueDecimal":' + digits
        )

    first, second = (
        written(tmp_path, f"{number}.json", with_value(digits))
        for number, digits in enumerate((b"1.1", b"1.10"))
    )

    one, other = read(first, second)

    assert one.problem == ""
    assert "Een bestand hiervoor heeft hetzelfde kenmerk" in other.problem


def test_the_same_content_twice_is_no_problem(tmp_path: Path) -> None:
    first, second = (written(tmp_path, name, a_form()) for name in ("a.json", "b.json"))

    assert [one.problem for one in read(first, second)] == ["", ""]


def test_other_content_than_what_is_here_is_refused(tmp_path: Path) -> None:
    known = {f"{URL}|1.0.0": fingerprint(a_form())}

    (one,) = read(written(tmp_path, "x.json", a_form(title="Anders")), known=known)

    assert "is hier al een andere inhoud" in one.problem
    assert one.definition is not None


def test_a_form_without_url_and_version_is_known_by_its_content(tmp_path: Path) -> None:
    form = {"resourceType": "Questionnaire", "item": [question("A", "string")]}

    (one,) = read(written(tmp_path, "x.json", form))

    assert one.definition is not None
    assert one.definition.identity.startswith("sha256:")
    assert "kenmerk van de inhoud" in one.report.issues[0].message
