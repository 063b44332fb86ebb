"""Released questionnaires are found by name and by the version a screening was begun with."""

from pathlib import Path

import pytest

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.forms import Forms
from tests.questionnaires import choice

URL = "https://example.org/Questionnaire/klein"


def write_form(folder: Path, name: str, version: str, *, file_name: str = "") -> None:
    path = folder / name / f"{file_name or version}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        dump_json(
            {
                "resourceType": "Questionnaire",
                "url": URL,
                "version": version,
                "status": "active",
                "item": [choice("A", "x")],
            }
        )
    )


def test_the_newest_release_counts_as_numbers_not_as_words(tmp_path: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.2.0"):
        write_form(tmp_path, "klein", version)

    assert Forms(tmp_path).newest("klein").version == "1.10.0"


def test_a_draft_is_not_offered(tmp_path: Path) -> None:
    write_form(tmp_path, "klein", "1.0.0")
    write_form(tmp_path, "klein", "2.0.0", file_name="2.0.0-draft")
    write_form(tmp_path, "proef", "0.1.0", file_name="0.1.0-draft")
    forms = Forms(tmp_path)

    assert forms.names() == ("klein",)
    assert forms.newest("klein").version == "1.0.0"


def test_an_older_version_opens_as_it_was(tmp_path: Path) -> None:
    write_form(tmp_path, "klein", "1.0.0")
    write_form(tmp_path, "klein", "2.0.0")
    forms = Forms(tmp_path)
    forms.newest("klein")

    assert forms.version(f"{URL}|1.0.0").version == "1.0.0"


def test_a_form_is_read_once(tmp_path: Path) -> None:
    write_form(tmp_path, "klein", "1.0.0")
    forms = Forms(tmp_path)

    assert forms.newest("klein") is forms.version(f"{URL}|1.0.0")


def test_a_version_that_is_gone_says_that_nothing_is_lost(tmp_path: Path) -> None:
    write_form(tmp_path, "klein", "2.0.0")

    with pytest.raises(FormDefinitionError, match="antwoorden zijn bewaard"):
        Forms(tmp_path).version(f"{URL}|1.0.0")


def test_a_form_that_does_not_exist_is_an_error_the_user_can_act_on(tmp_path: Path) -> None:
    with pytest.raises(FormDefinitionError, match="ontbreekt"):
        Forms(tmp_path).newest("klein")


def test_a_form_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "1.0.0.json").write_bytes(b'{"resourceType": "Patient"}')

    with pytest.raises(FormDefinitionError, match="kan niet worden gebruikt"):
        Forms(tmp_path).newest("stuk")


def test_a_release_with_an_odd_name_comes_first(tmp_path: Path) -> None:
    write_form(tmp_path, "klein", "oud", file_name="oud")
    write_form(tmp_path, "klein", "1.0.0")

    assert Forms(tmp_path).newest("klein").version == "1.0.0"


def test_our_own_forms_can_be_used() -> None:
    forms = Forms(forms_folder())

    assert "signalering-zwangerschap" in forms.names()
    assert forms.newest("signalering-zwangerschap").title
