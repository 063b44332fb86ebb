"""Questionnaires are loaded, kept, used, withdrawn and edited; conversations never lose theirs."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.instrument import Instrument, InstrumentState
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.instruments import Instruments
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import PATIENT_ID, a_practitioner
from tests.fakes import FixedClock
from tests.questionnaires import Json, question
from tests.screening_desk import FORM, database_path, keep_family
from tests.unit.services.library import (
    BUILT_IN,
    OFFERED,
    OURS,
    OURS_NOW,
    URL,
    a_form,
    load,
    ours,
    versions,
)
from tests.workspaces import fresh_database


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = fresh_database(database_path(tmp_path))
    PractitionerRepository(database).save(a_practitioner())
    keep_family(database)
    yield database
    database.close()


@pytest.fixture
def workspace(database: Database, clock: FixedClock) -> Workspace:
    return open_workspace(database, clock)


@pytest.fixture
def instruments(workspace: Workspace) -> Instruments:
    workspace.instruments.questionnaires()
    return workspace.instruments


def titles(workspace: Workspace) -> list[str]:
    return [one.title for one in workspace.screenings.offered_forms()]


def test_what_came_with_the_program_is_in_use(instruments: Instruments) -> None:
    newest, before = ours(instruments).versions

    assert set(versions(instruments)) == BUILT_IN
    assert (newest.identity, newest.state) == (OURS_NOW, InstrumentState.IN_USE)
    assert before.state is InstrumentState.WITHDRAWN
    assert newest.is_built_in
    assert newest.question_count > 20
    assert newest.report.usable


def test_what_was_loaded_is_kept_as_it_came_and_not_yet_offered(
    workspace: Workspace, instruments: Instruments, database: Database, tmp_path: Path
) -> None:
    form = a_form(publisher="Coalitie", copyright="CC0", language="nl")

    (version,) = load(instruments, tmp_path, form)

    assert version.identity == f"{URL}|1.0.0"
    assert version.state is InstrumentState.LOADED
    assert (version.owner, version.licence, version.languages) == ("Coalitie", "CC0", ("nl",))
    assert (version.label, version.fhir_status, version.question_count) == ("1.0.0", "active", 2)
    assert (version.loaded_by, version.is_built_in) == ("M. de Vroed", False)
    assert InstrumentRepository(database).content(version.identity) == dump_json(form)
    assert len(titles(workspace)) == OFFERED


def test_a_version_in_use_is_offered_and_takes_the_place_of_another(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form("1.0.0"), a_form("2.0.0", title="Nieuwe titel"))

    instruments.use(f"{URL}|1.0.0")
    first = titles(workspace)
    instruments.use(f"{URL}|2.0.0")

    assert first[OFFERED:] == ["Kleine vragenlijst"]
    assert titles(workspace)[OFFERED:] == ["Nieuwe titel"]
    found = versions(instruments)
    assert found[f"{URL}|1.0.0"].state is InstrumentState.WITHDRAWN
    assert found[f"{URL}|2.0.0"].state is InstrumentState.IN_USE
    assert found[OURS_NOW].state is InstrumentState.IN_USE


def test_ours_comes_first_whatever_its_title(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form(title="Aaa"))
    instruments.use(f"{URL}|1.0.0")

    assert titles(workspace).index("Aaa") == OFFERED


def test_a_conversation_goes_on_with_the_version_it_was_begun_with(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form("1.0.0"))
    instruments.use(f"{URL}|1.0.0")
    begun = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)
    load(instruments, tmp_path, a_form("2.0.0", item=[question("C", "string")]))
    instruments.use(f"{URL}|2.0.0")

    again = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)
    other = workspace.screenings.start(PATIENT_ID, URL, Moment.WEEKS_28)

    assert again.screening.id == begun.screening.id
    assert again.definition.version == "1.0.0"
    assert other.definition.version == "2.0.0"


def test_a_conversation_with_a_form_without_version_is_continued_under_the_next_content(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    first, second = a_form(), a_form(title="Later")
    del first["version"], second["version"]
    before, after = load(instruments, tmp_path, first, second)
    instruments.use(before.identity)
    begun = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)
    instruments.use(after.identity)

    again = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)

    assert before.identity.startswith("sha256:")
    assert before.label == "geladen 21 november 2026"
    assert again.screening.id == begun.screening.id
    assert again.definition.identity == before.identity


def test_versions_without_a_number_of_one_day_are_told_apart(
    instruments: Instruments, tmp_path: Path
) -> None:
    first, second = a_form(), a_form(title="Later")
    del first["version"], second["version"]
    kept = load(instruments, tmp_path, first, second)

    labels = {one.label for one in versions(instruments).values()}

    assert labels == {
        "1.0.0",
        "1.1.0",
        *(f"geladen 21 november 2026 ({one.identity[-4:]})" for one in kept),
    }


def test_a_conversation_opens_with_a_version_that_was_withdrawn_and_after_a_restart(
    workspace: Workspace, instruments: Instruments, database: Database, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form())
    instruments.use(f"{URL}|1.0.0")
    begun = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)
    instruments.withdraw(f"{URL}|1.0.0")

    opened = open_workspace(database).screenings.open(begun.screening.id)

    assert opened.definition.identity == f"{URL}|1.0.0"
    assert len(titles(workspace)) == OFFERED
    with pytest.raises(FormDefinitionError, match="niet in gebruik"):
        workspace.screenings.start(PATIENT_ID, URL, Moment.WEEKS_28)


def test_ours_can_be_withdrawn_and_used_again(
    workspace: Workspace, instruments: Instruments
) -> None:
    instruments.withdraw(OURS_NOW)

    assert len(titles(workspace)) == OFFERED - 1
    assert versions(instruments)[OURS_NOW].state is InstrumentState.WITHDRAWN
    with pytest.raises(FormDefinitionError, match="Neem haar in gebruik bij Vragenlijsten"):
        workspace.screenings.start(PATIENT_ID, FORM, Moment.INTAKE)

    instruments.use(OURS_NOW)

    assert len(titles(workspace)) == OFFERED
    assert workspace.screenings.start(PATIENT_ID, FORM, Moment.INTAKE).definition.url == OURS


def test_every_decision_is_kept_with_who_and_when(
    instruments: Instruments, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form("1.0.0"), a_form("2.0.0"))
    instruments.use(f"{URL}|1.0.0")
    clock.advance(timedelta(days=1))
    instruments.use(f"{URL}|2.0.0")

    decided = InstrumentRepository(database).decisions()

    assert [(one.identity[-5:], one.state.value) for one in decided] == [
        ("1.0.0", "in-use"),
        ("1.0.0", "withdrawn"),
        ("2.0.0", "in-use"),
    ]
    assert {one.decided_by for one in decided} == {"M. de Vroed"}
    assert decided[2].decided_at == clock()


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ({"status": "retired"}, "ingetrokken"),
        ({"effectivePeriod": {"end": "2026-11-20"}}, "tot en met 20 november 2026"),
        ({"effectivePeriod": {"end": "2025"}}, "tot en met 31 december 2025"),
        ({"effectivePeriod": {"start": "2026-12"}}, "vanaf 1 december 2026"),
    ],
)
def test_what_may_not_be_begun_today_can_be_kept_but_not_used(
    instruments: Instruments, tmp_path: Path, root: Json, reason: str
) -> None:
    (version,) = load(instruments, tmp_path, a_form(**root))

    with pytest.raises(FormDefinitionError, match=reason):
        instruments.use(version.identity)


def test_a_draft_of_its_maker_can_be_used(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    (version,) = load(instruments, tmp_path, a_form(status="draft"))
    instruments.use(version.identity)

    assert version.fhir_status == "draft"
    assert len(titles(workspace)) == OFFERED + 1


def test_a_form_whose_period_ends_is_offered_until_that_day(
    workspace: Workspace, instruments: Instruments, clock: FixedClock, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form(effectivePeriod={"end": "2026-11-21"}))
    instruments.use(f"{URL}|1.0.0")
    begun = workspace.screenings.start(PATIENT_ID, URL, Moment.INTAKE)
    offered = len(titles(workspace))
    clock.advance(timedelta(days=1))

    assert (offered, len(titles(workspace))) == (OFFERED + 1, OFFERED)
    with pytest.raises(FormDefinitionError, match="tot en met 21 november"):
        workspace.screenings.start(PATIENT_ID, URL, Moment.WEEKS_28)
    assert workspace.screenings.open(begun.screening.id).definition.url == URL


def test_the_same_content_is_known_and_kept_once(
    instruments: Instruments, database: Database, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form())
    path = tmp_path / "again.json"
    path.write_bytes(dump_json(dict(reversed(a_form().items())), is_indented=True))

    (read,) = instruments.read([path], lambda _done, _of: None, lambda: False)
    (version,) = instruments.keep([read])

    assert read.is_known
    assert not read.problem
    assert version.identity == f"{URL}|1.0.0"
    assert InstrumentRepository(database).content(version.identity) == dump_json(a_form())


def test_other_content_under_the_same_identity_is_refused(
    instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form())
    path = tmp_path / "other.json"
    path.write_bytes(dump_json(a_form(title="Anders")))

    (read,) = instruments.read([path], lambda _done, _of: None, lambda: False)

    assert "al een andere inhoud" in read.problem
    with pytest.raises(FormDefinitionError, match="al een andere inhoud"):
        instruments.keep([read])


def test_what_became_known_after_reading_is_refused_when_kept_and_nothing_is(
    instruments: Instruments, tmp_path: Path
) -> None:
    for name, form in (("a", a_form()), ("b", a_form(title="Anders")), ("c", a_form("3.0.0"))):
        (tmp_path / name).write_bytes(dump_json(form))
    paths = [tmp_path / name for name in "abc"]
    first, second, third = (
        instruments.read([path], lambda _done, _of: None, lambda: False)[0] for path in paths
    )
    instruments.keep([first])

    with pytest.raises(FormDefinitionError, match="al een andere inhoud"):
        instruments.keep([third, second])

    assert set(versions(instruments)) == {*BUILT_IN, f"{URL}|1.0.0"}


def test_our_own_form_is_known_and_other_content_in_its_name_refused(
    instruments: Instruments, tmp_path: Path
) -> None:
    source = dict(instruments.definition(OURS_NOW).source)
    (tmp_path / "ours.json").write_bytes(dump_json(source))
    (tmp_path / "false.json").write_bytes(dump_json(source | {"title": "Anders"}))

    false, known = instruments.read([tmp_path], lambda _done, _of: None, lambda: False)

    assert known.is_known
    assert "al een andere inhoud" in false.problem


def test_a_newer_version_of_ours_takes_its_place_and_gives_it_back(
    workspace: Workspace, instruments: Instruments, tmp_path: Path
) -> None:
    load(instruments, tmp_path, a_form("2.0.0", url=OURS))
    draft = workspace.screenings.start(PATIENT_ID, FORM, Moment.INTAKE)

    instruments.use(f"{OURS}|2.0.0")

    assert [(one.label, one.state) for one in ours(instruments).versions] == [
        ("2.0.0", InstrumentState.IN_USE),
        ("1.1.0", InstrumentState.WITHDRAWN),
        ("1.0.0", InstrumentState.WITHDRAWN),
    ]
    assert workspace.screenings.open(draft.screening.id).definition.version == "1.1.0"
    begun = workspace.screenings.start(PATIENT_ID, FORM, Moment.WEEKS_28)
    assert begun.definition.version == "2.0.0"

    instruments.use(OURS_NOW)

    begun = workspace.screenings.start(PATIENT_ID, FORM, Moment.OTHER)
    assert begun.definition.version == "1.1.0"


def test_a_kept_form_that_this_program_refuses_is_listed_with_the_reason(
    instruments: Instruments, database: Database, clock: FixedClock
) -> None:
    kept = Instrument(
        f"{URL}|0.1", b'{"resourceType": "Patient"}', InstrumentState.LOADED, clock(), url=URL
    )
    InstrumentRepository(database).keep([kept])

    version = versions(instruments)[kept.identity]

    assert (version.title, version.label) == ("Vragenlijst zonder titel", "0.1")
    assert not version.report.usable
    with pytest.raises(FormDefinitionError, match="kan niet worden gebruikt"):
        instruments.use(kept.identity)
