"""Who is at the keyboard, kept in a real encrypted database."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.practitioner_form import form_of
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import a_practitioner
from tests.unit.services.letters import kept_talk
from tests.workspaces import fresh_database


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[PractitionerRepository]:
    database = fresh_database(tmp_path / "leeg.db")
    yield PractitionerRepository(database)
    database.close()


def test_the_next_letter_has_the_new_details(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    form = form_of(workspace.signed_in.practitioner)
    workspace.signed_in.change(replace(form, name="Bea Nieuwenhuis", best_hours="vr 9-10 uur"))

    basis, draft = workspace.referrals.begin(screening_id, None)
    text = "\n".join(page_texts(workspace.referrals.letter(basis, draft)))

    assert "Bea Nieuwenhuis" in text
    assert "vr 9-10 uur" in text
    assert a_practitioner().name not in text


@pytest.mark.parametrize("role", Role)
def test_a_form_taken_from_a_record_gives_the_same_record(role: Role) -> None:
    is_carer = role is Role.MATERNITY_CARER
    known = replace(
        a_practitioner(),
        role=role,
        big_number="" if is_carer else "19049907803",
        kckz_number="K12345" if is_carer else "",
    )

    assert replace(form_of(known).practitioner(), id=known.id) == known


def test_a_first_start_that_was_cut_off_leaves_a_nameless_practitioner(
    repository: PractitionerRepository,
) -> None:
    signed_in = SignedIn(repository, lambda: "nieuw")
    nameless = signed_in.practitioner

    signed_in.change(form_of(a_practitioner()))

    assert (nameless.id, nameless.name) == ("", "")
    assert repository.current() == replace(a_practitioner(), id="nieuw")
