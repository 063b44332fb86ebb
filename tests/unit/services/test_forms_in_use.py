"""What is in use when the program brings newer forms, whatever was decided before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.instrument import Decision, Instrument, InstrumentState
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.storage.instruments import InstrumentRepository
from tests.builders import NOW, TODAY
from tests.unit.services.library import URL, a_form
from tests.workspaces import fresh_database


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[InstrumentRepository]:
    database = fresh_database(tmp_path / "dossiers.db")
    yield InstrumentRepository(database)
    database.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the forms of the program stand; the first release is there."""
    folder = tmp_path / "forms"
    release(folder, "1.0.0")
    return folder


def release(folder: Path, version: str) -> None:
    path = folder / "klein" / f"{version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dump_json(a_form(version)))


def keep(kept: InstrumentRepository, version: str, content: bytes | None = None) -> None:
    content = content or dump_json(a_form(version, title="Geladen"))
    kept.keep([Instrument(f"{URL}|{version}", content, InstrumentState.LOADED, NOW, url=URL)])


def decide(kept: InstrumentRepository, version: str, state: InstrumentState) -> None:
    kept.decide([Decision(f"{URL}|{version}", state, NOW)])


def states(forms: Forms) -> dict[str, str]:
    return {one.identity.partition("|")[2]: one.state.value for one in forms.known()}


def version_to_begin(forms: Forms) -> str:
    return forms.to_begin(URL, TODAY).version


def test_without_a_decision_the_newest_release_is_in_use(
    folder: Path, kept: InstrumentRepository
) -> None:
    release(folder, "1.1.0")
    forms = Forms(folder, kept)

    assert states(forms) == {"1.0.0": "withdrawn", "1.1.0": "in-use"}
    assert version_to_begin(forms) == "1.1.0"


def test_a_newer_release_takes_the_place_of_an_older_one_that_was_chosen(
    folder: Path, kept: InstrumentRepository
) -> None:
    decide(kept, "1.0.0", InstrumentState.IN_USE)
    release(folder, "1.1.0")

    assert states(Forms(folder, kept)) == {"1.0.0": "withdrawn", "1.1.0": "in-use"}


def test_an_older_release_that_was_chosen_while_the_newer_was_there_stays(
    folder: Path, kept: InstrumentRepository
) -> None:
    release(folder, "1.1.0")
    decide(kept, "1.1.0", InstrumentState.WITHDRAWN)
    decide(kept, "1.0.0", InstrumentState.IN_USE)

    assert states(Forms(folder, kept)) == {"1.0.0": "in-use", "1.1.0": "withdrawn"}


def test_a_newer_release_of_what_was_withdrawn_waits_to_be_used(
    folder: Path, kept: InstrumentRepository
) -> None:
    decide(kept, "1.0.0", InstrumentState.WITHDRAWN)
    release(folder, "1.1.0")
    forms = Forms(folder, kept)

    assert states(forms) == {"1.0.0": "withdrawn", "1.1.0": "loaded"}
    assert forms.offered(TODAY) == ()
    with pytest.raises(FormDefinitionError, match="niet in gebruik"):
        forms.to_begin(URL, TODAY)


def test_a_loaded_version_in_use_keeps_its_place_when_a_release_comes(
    folder: Path, kept: InstrumentRepository
) -> None:
    keep(kept, "1.0.5")
    decide(kept, "1.0.5", InstrumentState.IN_USE)
    release(folder, "1.1.0")

    found = states(Forms(folder, kept))

    assert found == {"1.0.0": "withdrawn", "1.0.5": "in-use", "1.1.0": "loaded"}


def test_a_release_that_is_gone_leaves_its_decision_without_effect(
    folder: Path, kept: InstrumentRepository
) -> None:
    decide(kept, "0.9.0", InstrumentState.IN_USE)
    forms = Forms(folder, kept)

    assert forms.key_of(f"{URL}|0.9.0") == URL
    assert states(forms) == {"1.0.0": "in-use"}


def test_a_draft_keeps_the_content_it_was_begun_with_when_a_release_gets_the_same_name(
    folder: Path, kept: InstrumentRepository
) -> None:
    keep(kept, "1.1.0")
    release(folder, "1.1.0")

    assert Forms(folder, kept).version(f"{URL}|1.1.0").title == "Geladen"


def test_a_kept_form_that_cannot_be_read_any_more_is_not_offered(
    folder: Path, kept: InstrumentRepository
) -> None:
    keep(kept, "2.0.0", b"[]")
    decide(kept, "2.0.0", InstrumentState.IN_USE)
    forms = Forms(folder, kept)

    assert forms.offered(TODAY) == ()
    with pytest.raises(FormDefinitionError, match="Er is niets kwijt"):
        forms.to_begin(URL, TODAY)


def test_what_is_kept_is_never_written_over(kept: InstrumentRepository) -> None:
    keep(kept, "1.0.0", b"eerst")
    keep(kept, "1.0.0", b"daarna")

    assert kept.content(f"{URL}|1.0.0") == b"eerst"
    assert len(kept.instruments()) == 1


def test_without_the_program_s_own_forms_the_loaded_ones_are_found(
    tmp_path: Path, kept: InstrumentRepository
) -> None:
    keep(kept, "1.0.0")
    decide(kept, "1.0.0", InstrumentState.IN_USE)
    forms = Forms(tmp_path / "niets", kept)

    assert [one.title for one in forms.offered(TODAY)] == ["Geladen"]
    assert forms.key_of_form(URL) == URL
    with pytest.raises(FormDefinitionError, match="ontbreekt"):
        forms.key_of_form("klein")
