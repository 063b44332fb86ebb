"""Edited copies of questionnaires are versions of their own."""

from pathlib import Path

import pytest

from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.form_editing import HIDDEN, SetFlag
from kansrijk_desktop.services.instruments import Instruments
from kansrijk_desktop.services.workspace import Workspace
from tests.unit.services.library import (
    BUILT_IN,
    OURS_NOW,
    URL,
    a_form,
    load,
    ours,
    versions,
)


@pytest.fixture
def instruments(workspace: Workspace) -> Instruments:
    workspace.instruments.questionnaires()
    return workspace.instruments


def test_an_edited_copy_is_a_version_of_its_own_and_the_original_stays(
    instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form())

    copy = instruments.edit(f"{URL}|1.0.0", [SetFlag("B", HIDDEN, is_on=True)], " 1.1.0 ")

    assert copy.identity == f"{URL}|1.1.0"
    assert copy.state is InstrumentState.LOADED
    assert instruments.definition(copy.identity).item("B").hidden
    assert dump_json(instruments.definition(f"{URL}|1.0.0").source) == dump_json(a_form())
    assert [
        (one.link_id, one.after) for one in instruments.differences(f"{URL}|1.0.0", copy.identity)
    ] == [
        ("", "Versie: 1.1.0"),
        ("B", "Overige kenmerken: Verborgen"),
    ]
    assert not instruments.edit_note(copy.identity)


def test_our_own_form_is_edited_into_a_loaded_version(instruments: Instruments) -> None:
    copy = instruments.edit(OURS_NOW, [], "1.1.0-utrecht")

    assert not copy.is_built_in
    assert sorted(one.label for one in ours(instruments).versions) == [
        "1.0.0",
        "1.1.0",
        "1.1.0-utrecht",
    ]


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("  ", "Geef de aangepaste kopie een versie"),
        ("1.0.0", "Versie 1.0.0 is er al"),
        ("1|2", "Dit kan geen versie zijn"),
        ("1\n2", "Dit kan geen versie zijn"),
        ("9" * 61, "Dit kan geen versie zijn"),
    ],
)
def test_a_version_that_cannot_be_is_refused(
    instruments: Instruments, tmp_path: Path, version: str, reason: str
) -> None:
    load(instruments, tmp_path, a_form())

    with pytest.raises(InvalidInputError, match=reason):
        instruments.edit(f"{URL}|1.0.0", [], version)

    assert len(versions(instruments)) == len(BUILT_IN) + 1


def test_an_edited_form_without_url_says_what_it_becomes(
    instruments: Instruments, tmp_path: Path
) -> None:
    form = a_form()
    del form["url"]
    (original,) = load(instruments, tmp_path, form)

    copy = instruments.edit(original.identity, [SetFlag("B", HIDDEN, is_on=True)], "2")

    assert "aparte vragenlijst" in instruments.edit_note(original.identity)
    assert copy.identity.startswith("sha256:")
    assert copy.label == "2"
    with pytest.raises(InvalidInputError, match="er al"):
        instruments.edit(original.identity, [SetFlag("B", HIDDEN, is_on=True)], "2")


def test_an_edit_that_cannot_be_made_keeps_nothing(
    instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form())

    with pytest.raises(FormDefinitionError, match="staat niet in deze vragenlijst"):
        instruments.edit(f"{URL}|1.0.0", [SetFlag("Z", HIDDEN, is_on=True)], "2")

    assert len(versions(instruments)) == len(BUILT_IN) + 1
