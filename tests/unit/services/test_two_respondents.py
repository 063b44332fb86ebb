"""The patient and the partner: what one said reaches no screen, paper or memory of the other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import Author, Moment, Respondent
from kansrijk_desktop.services.memory import NO_MEMORY
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
)
from tests.fakes import FixedClock
from tests.questionnaires import Json, question
from tests.screening_desk import FORM, hold
from tests.workspaces import fresh_database, take_into_use

pytestmark = pytest.mark.unmeasured

HERS = Beginning(PATIENT_ID, FORM, Moment.INTAKE)
THE_PARTNERS = replace(HERS, respondent=Respondent.PARTNER, respondent_id=a_partner().id)
AGAIN = Moment.WEEKS_28
SAID_BY_HER = {"W1": "W1-nergens", "G1": "G1-niet", "K1-eigen": "ZIJ-ZEI-DIT"}
SAID_BY_THE_PARTNER = {"W1": "W1-vast", "G1": "G1-makkelijk", "K1-eigen": "HIJ-ZEI-DIT"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    database = fresh_database(tmp_path / "dossiers.db")
    keep_both(database)
    yield open_workspace(database, clock)
    database.close()


def keep_both(database: Database) -> None:
    PractitionerRepository(database).save(a_practitioner())
    PatientRepository(database).save_dossier(
        Dossier(
            Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW),
            a_patient(),
            a_pregnancy(),
            related_persons=(a_partner(),),
        )
    )


def memory_words(workspace: Workspace, beginning: Beginning) -> str:
    """Everything that a new conversation remembers, in words."""
    begun = workspace.screenings.begin(beginning).screening
    memory = workspace.screenings.remember(begun)
    return " ".join(known.words for known in memory.answers.values())


def test_each_remembers_only_what_they_said_themselves(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, HERS, **SAID_BY_HER)
    hold(workspace, THE_PARTNERS, **SAID_BY_THE_PARTNER)
    clock.advance(timedelta(days=60))

    her_memory = memory_words(workspace, replace(HERS, moment=AGAIN))
    the_partners = memory_words(workspace, replace(THE_PARTNERS, moment=AGAIN))

    assert "ZIJ-ZEI-DIT" in her_memory
    assert "HIJ-ZEI-DIT" not in her_memory
    assert "HIJ-ZEI-DIT" in the_partners
    assert "ZIJ-ZEI-DIT" not in the_partners


def test_the_first_conversation_with_a_partner_remembers_nothing(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, HERS, **SAID_BY_HER)
    clock.advance(timedelta(days=1))

    begun = workspace.screenings.begin(THE_PARTNERS).screening

    assert workspace.screenings.remember(begun) == NO_MEMORY


def test_another_partner_is_somebody_else(workspace: Workspace, clock: FixedClock) -> None:
    hold(workspace, THE_PARTNERS, **SAID_BY_THE_PARTNER)
    clock.advance(timedelta(days=60))

    assert memory_words(workspace, replace(THE_PARTNERS, respondent_id="other")) == ""


def test_an_unfinished_conversation_is_not_remembered(
    workspace: Workspace, clock: FixedClock
) -> None:
    workspace.screenings.begin(HERS)
    clock.advance(timedelta(days=1))

    assert memory_words(workspace, replace(HERS, moment=AGAIN)) == ""


def test_the_latest_of_our_three_forms_is_remembered_whoever_held_it(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, HERS, G1="G1-niet")
    clock.advance(timedelta(days=30))
    elsewhere = hold(workspace, replace(HERS, form="signalering-jgz"), G1="G1-net")
    repository = ScreeningRepository(workspace.kept.database)
    repository.save(replace(elsewhere, source="JGZ Voorbeeld"))
    clock.advance(timedelta(days=1))
    hold(workspace, replace(HERS, form="gesprek-positieve-gezondheid"))
    clock.advance(timedelta(days=1))

    assert memory_words(workspace, replace(HERS, moment=AGAIN)) == "Ja, net"


def test_a_form_of_others_remembers_nothing_of_ours(
    workspace: Workspace, clock: FixedClock
) -> None:
    hold(workspace, HERS, **SAID_BY_HER)
    clock.advance(timedelta(days=1))
    form: Json = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/klein",
        "version": "1.0.0",
        "title": "Kleine vragenlijst",
        "item": [question("W1", "string")],
    }
    take_into_use(workspace, form)

    assert memory_words(workspace, replace(HERS, form=form["url"])) == ""


def test_the_form_knows_the_partners_age_and_not_hers(workspace: Workspace) -> None:
    opened = workspace.screenings.begin(THE_PARTNERS)

    assert opened.context.patient == {
        "resourceType": "RelatedPerson",
        "name": [{"text": "Jesse Reuring"}],
        "birthDate": "1994-01-30",
    }
    assert "Sanne" not in str(opened.context)


def test_a_partner_who_left_the_dossier_keeps_the_conversation(workspace: Workspace) -> None:
    begun = workspace.screenings.begin(replace(THE_PARTNERS, respondent_id="gone"))

    opened = workspace.screenings.open(begun.screening.id)

    assert opened.who == "partner"
    assert opened.context.patient == {"resourceType": "RelatedPerson"}


def test_no_letter_about_her_is_made_of_what_the_partner_said(workspace: Workspace) -> None:
    screening = hold(workspace, THE_PARTNERS, **SAID_BY_THE_PARTNER)

    with pytest.raises(InvalidInputError, match="gesprek was met de partner"):
        workspace.referrals.begin(screening.id, None)


def test_what_was_chosen_for_one_is_not_shown_as_chosen_beside_the_other(
    workspace: Workspace,
) -> None:
    hers = hold(workspace, HERS, **SAID_BY_HER)
    the_partners = hold(workspace, THE_PARTNERS, G1="G1-niet")
    workspace.what_now.choose(hers.id, "geldfit", is_chosen=True)

    beside_the_partner = workspace.what_now.open(the_partners.id)

    assert beside_the_partner.chosen == frozenset()
    assert beside_the_partner.no_letter
    assert workspace.what_now.open(hers.id).chosen == {"geldfit"}
    assert workspace.what_now.open(hers.id).no_letter == ""


def test_the_same_offer_can_be_made_to_each_and_taken_back_from_one(workspace: Workspace) -> None:
    hers = hold(workspace, HERS, **SAID_BY_HER)
    the_partners = hold(workspace, THE_PARTNERS, G1="G1-niet")
    workspace.what_now.choose(hers.id, "geldfit", is_chosen=True)

    chosen = workspace.what_now.choose(the_partners.id, "geldfit", is_chosen=True)
    taken_back = workspace.what_now.choose(the_partners.id, "geldfit", is_chosen=False)

    assert chosen.chosen == {"geldfit"}
    assert taken_back.chosen == frozenset()
    assert workspace.what_now.open(hers.id).chosen == {"geldfit"}


def test_an_unfinished_conversation_says_that_it_is_the_partners(workspace: Workspace) -> None:
    workspace.screenings.begin(THE_PARTNERS)

    (unfinished,) = workspace.screenings.unfinished()

    assert unfinished.title == "Signalering in de zwangerschap, met de partner"


def test_who_filled_it_in_is_kept(workspace: Workspace) -> None:
    on_paper = replace(THE_PARTNERS, author=Author.RESPONDENT)

    begun = workspace.screenings.begin(on_paper)

    kept = workspace.screenings.open(begun.screening.id).screening
    assert (kept.author, kept.respondent_id) == (Author.RESPONDENT, a_partner().id)


ANSWERS = {
    "W1": ["W1-vast", "W1-nergens"],
    "G1": ["G1-makkelijk", "G1-niet"],
    "S3": ["S3-verlies", "S3-geen"],
    "M1": ["M1-nee", "M1-1-10"],
    "V1": ["V1-nee", "V1-ja"],
}


SOME_ANSWERS = st.fixed_dictionaries(
    {}, optional={link_id: st.sampled_from(codes) for link_id, codes in ANSWERS.items()}
)


@pytest.fixture(scope="module")
def many_families(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("many")
    database = fresh_database(folder / "dossiers.db")
    keep_both(database)
    yield open_workspace(database, FixedClock())
    database.close()


@given(
    talks=st.lists(
        st.tuples(
            st.booleans(),
            st.fixed_dictionaries(
                {}, optional={key: st.sampled_from(ANSWERS[key]) for key in ANSWERS}
            ),
        ),
        min_size=1,
        max_size=4,
    ),
    asks_her=st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_two_respondents_never_see_each_others_words(
    many_families: Workspace, talks: list[tuple[bool, dict[str, str]]], asks_her: bool
) -> None:
    clock = many_families.kept.now
    assert isinstance(clock, FixedClock)
    marks: dict[bool, list[str]] = {True: [], False: []}
    for number, (is_hers, answers) in enumerate(talks):
        clock.advance(timedelta(hours=1))
        mark = f"{'ZIJ' if is_hers else 'HIJ'}-{number}-{clock().isoformat()}"
        marks[is_hers].append(mark)
        beginning = replace(HERS if is_hers else THE_PARTNERS, moment=Moment.OTHER)
        hold(many_families, beginning, **answers, **{"V0": "V0-ja", "K1-eigen": mark})
    clock.advance(timedelta(hours=1))

    asked = replace(HERS if asks_her else THE_PARTNERS, moment=Moment.OTHER)
    begun = many_families.screenings.begin(asked).screening
    memory = many_families.screenings.remember(begun)
    many_families.screenings.finish(begun)

    words = " ".join(known.words for known in memory.answers.values())
    assert not any(mark in words for mark in marks[not asks_her])
    assert not any(link_id.startswith("V") for link_id in memory.answers)
