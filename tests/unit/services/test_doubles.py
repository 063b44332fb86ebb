"""Two dossiers of one woman: found, seen side by side, made one, and two again."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.life_event import DossierEventKind, StopReason
from kansrijk_desktop.records.people import Relationship, Safe
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm
from kansrijk_desktop.services.merge_plan import Side
from kansrijk_desktop.services.workspace import Workspace
from tests.unit.services.families import a_birth, child_named, with_open_offers
from tests.unit.services.letters import FORM
from tests.unit.services.test_dossiers import REURING

DOUBLE = DossierForm(
    given_name="Sanne",
    family_name="Reuring-de Wit",
    birth_date="3-4-1996",
    bsn="999910644",
    phone="06 11111111",
    email="sanne@example.org",
    safe_to_call=Safe.NO,
    due_date="11-6-2027",
    related_persons=(
        RelatedPersonForm(Relationship.PARTNER, name="Jesse", remark="werkt in ploegen"),
        RelatedPersonForm(Relationship.CHILD, name="Noor", birth_date="1-2-2023"),
        RelatedPersonForm(Relationship.OTHER, name="Oma Riet"),
    ),
)


def two_dossiers(workspace: Workspace, double: DossierForm = DOUBLE) -> tuple[str, str]:
    return workspace.dossiers.save(REURING), workspace.dossiers.save(double)


def found(workspace: Workspace, household_id: str) -> list[str]:
    return [row.household_id for row in workspace.families.doubles.likely(household_id)]


@pytest.mark.parametrize(
    ("changes", "is_likely"),
    [
        ({}, True),
        ({"bsn": "", "family_name": "reuring"}, True),
        ({"bsn": "", "family_name": "Réuring", "given_name": ""}, True),
        ({"bsn": "", "family_name": "Reuring", "birth_date": ""}, False),
        ({"bsn": "", "family_name": "Reuring", "given_name": "Marloes"}, False),
        ({"bsn": "", "family_name": "Wit"}, False),
        ({"bsn": "999911466", "family_name": "Bakker"}, False),
    ],
)
def test_a_double_is_found_by_bsn_or_by_name_and_birth_date(
    workspace: Workspace, changes: dict[str, str], is_likely: bool
) -> None:
    here, other = two_dossiers(workspace, replace(DOUBLE, **changes))  # type: ignore[arg-type] # fields by name

    assert found(workspace, here) == ([other] if is_likely else [])
    assert found(workspace, other) == ([here] if is_likely else [])


def test_only_what_differs_is_asked(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)

    comparison = workspace.families.doubles.compare(here, other)

    assert comparison.refusal == ""
    assert comparison.warnings == ()
    asked = {one.label: (one.here, one.other, one.side) for one in comparison.differences}
    assert asked == {
        "Achternaam": ("Reuring", "Reuring-de Wit", Side.HERE),
        "Telefoon": ("06 00000000", "06 11111111", Side.HERE),
        "Is hier bellen veilig?": ("veilig", "niet veilig", Side.OTHER),
        "Uitgerekende datum": ("9 juni 2027", "11 juni 2027", Side.HERE),
        "Partner Jesse Reuring: Naam": ("Jesse Reuring", "Jesse", Side.HERE),
    }


def test_what_is_chosen_holds_and_the_rest_stands_in_a_note(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    comparison = workspace.families.doubles.compare(here, other)
    keys = {one.label: one.key for one in comparison.differences}
    choices = {keys["Achternaam"]: Side.OTHER, keys["Uitgerekende datum"]: Side.OTHER}

    workspace.families.doubles.merge(here, other, choices)

    dossier = workspace.dossiers.open(here)
    assert dossier.patient.family_name == "Reuring-de Wit"
    assert dossier.patient.contact.phone == "06 00000000"
    assert dossier.patient.contact.email == "sanne@example.org"
    assert dossier.patient.contact.safe_to_call is Safe.NO
    assert dossier.pregnancy
    assert dossier.pregnancy.due_date == date(2027, 6, 11)
    assert dossier.earlier_pregnancies == ()
    names = sorted(person.name for person in dossier.related_persons)
    assert names == ["Jesse Reuring", "Noor", "Oma Riet"]
    assert child_named(dossier, "Jesse Reuring").remark == "werkt in ploegen"
    (note,) = dossier.notes
    assert "Achternaam: Reuring\n" in note.text
    assert "Telefoon: 06 11111111" in note.text
    assert [event.kind for event in dossier.events] == [DossierEventKind.MERGED]
    assert [row.household_id for row in workspace.dossiers.search("de wit")] == [here]
    with pytest.raises(LookupError):
        workspace.dossiers.open(other)


def test_conversations_and_offers_of_both_are_in_the_one_dossier(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    for household_id in (here, other):
        patient = workspace.dossiers.open(household_id).patient
        workspace.screenings.start(patient.id, FORM, Moment.INTAKE)
        with_open_offers(workspace, household_id)

    workspace.families.doubles.merge(here, other, {})

    dossier = workspace.dossiers.open(here)
    assert len(dossier.screenings) == 2
    assert len(dossier.offers) == 6
    assert {one.patient_id for one in dossier.screenings} == {dossier.patient.id}
    assert len(workspace.screenings.unfinished()) == 2


def test_a_birth_in_both_is_one_birth_of_one_child(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    workspace.families.events.keep_birth(here, a_birth("Mila", ""))
    birth = a_birth("", "Sem", born_on="20-11-2026")
    lighter = replace(birth.children[0], weight="3010")
    workspace.families.events.keep_birth(
        other, replace(birth, children=(lighter, *birth.children[1:]))
    )

    comparison = workspace.families.doubles.compare(here, other)
    workspace.families.doubles.merge(here, other, {})

    dossier = workspace.dossiers.open(here)
    assert len(dossier.births) == 2
    assert sorted(
        p.name for p in dossier.related_persons if p.birth_date == date(2026, 11, 20)
    ) == [
        "Mila",
        "Sem",
    ]
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_by is PregnancyEnd.BIRTH
    assert {one.label for one in comparison.differences} >= {"Kind Mila: Gewicht in gram"}


def test_a_birth_in_one_and_none_in_the_other_ends_the_one_pregnancy(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    workspace.families.events.keep_birth(other, a_birth("Mila"))

    workspace.families.doubles.merge(here, other, {})

    dossier = workspace.dossiers.open(here)
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_by is PregnancyEnd.BIRTH
    assert dossier.births[0].pregnancy_id == dossier.pregnancy.id
    assert dossier.earlier_pregnancies == ()


def test_pregnancies_far_apart_stay_two(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace, replace(DOUBLE, due_date="1-12-2026"))
    workspace.families.events.keep_birth(other, a_birth("Mila"))

    workspace.families.doubles.merge(here, other, {})

    dossier = workspace.dossiers.open(here)
    assert dossier.pregnancy
    assert dossier.pregnancy.due_date == date(2027, 6, 9)
    assert [one.due_date for one in dossier.earlier_pregnancies] == [date(2026, 12, 1)]
    assert dossier.births[0].pregnancy_id == dossier.earlier_pregnancies[0].id


def test_a_loss_that_both_noted_is_taken_back_at_once(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    for household_id in (here, other):
        pregnancy = workspace.dossiers.open(household_id).pregnancy
        assert pregnancy
        workspace.families.events.stop(
            household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, date(2026, 11, 20)
        )
    workspace.families.doubles.merge(here, other, {})
    stopped = workspace.dossiers.open(here)

    workspace.families.events.undo_stop(here, stopped.stops[0].id)

    dossier = workspace.dossiers.open(here)
    assert len(stopped.stops) == 2
    assert stopped.is_stopped
    assert not dossier.is_stopped
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_on is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"bsn": "999911466"}, "twee verschillende mensen")],
)
def test_two_women_are_refused(workspace: Workspace, changes: dict[str, str], message: str) -> None:
    here, other = two_dossiers(workspace, replace(DOUBLE, **changes))  # type: ignore[arg-type] # fields by name

    assert message in workspace.families.doubles.compare(here, other).refusal
    with pytest.raises(InvalidInputError, match=message):
        workspace.families.doubles.merge(here, other, {})

    assert workspace.dossiers.open(other).patient.family_name == "Reuring-de Wit"


def test_a_dossier_is_no_double_of_itself_and_an_example_none_of_a_family(
    workspace: Workspace,
) -> None:
    here = workspace.dossiers.save(REURING)
    example = workspace.dossiers.save(DOUBLE, is_demo=True)

    assert "hetzelfde dossier" in workspace.families.doubles.compare(here, here).refusal
    assert "verzonnen voorbeeld" in workspace.families.doubles.compare(here, example).refusal


def test_what_makes_one_doubt_is_said(workspace: Workspace) -> None:
    strange = replace(DOUBLE, given_name="Els", family_name="Bakker", birth_date="4-4-1996")
    here, other = two_dossiers(workspace, strange)

    warnings = workspace.families.doubles.compare(here, other).warnings

    assert len(warnings) == 2
    assert "geboortedatums" in warnings[0]
    assert "namen" in warnings[1]


def test_a_wrong_merge_is_taken_apart(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    with_open_offers(workspace, other)
    before = [workspace.dossiers.open(one) for one in (here, other)]
    workspace.families.doubles.merge(here, other, {})
    (merge,) = workspace.families.doubles.merges(here)

    again = workspace.families.doubles.take_apart(here)

    after = [workspace.dossiers.open(one) for one in (here, other)]
    assert again == other
    assert merge.merged_by == "M. de Vroed"
    for was, now in zip(before, after, strict=True):
        assert replace(now, household=was.household, events=()) == was
    assert [one.kind for one in after[0].events] == [
        DossierEventKind.MERGED,
        DossierEventKind.SPLIT,
    ]
    assert [one.kind for one in after[1].events] == [DossierEventKind.SPLIT]
    assert [row.household_id for row in workspace.dossiers.search("de wit")] == [other]
    assert workspace.families.doubles.merges(here) == ()
    with pytest.raises(InvalidInputError, match="al weer uit elkaar"):
        workspace.families.doubles.take_apart(here)


def test_what_is_new_since_stays_with_the_dossier_it_was_written_in(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    workspace.families.doubles.merge(here, other, {})
    form = replace(DOUBLE, family_name="Reuring", phone="06 22222222", related_persons=())
    patient_id = workspace.dossiers.open(here).patient.id
    workspace.screenings.start(patient_id, FORM, Moment.INTAKE)
    workspace.dossiers.save(form, here)

    workspace.families.doubles.take_apart(here)

    assert workspace.dossiers.open(here).patient.contact.phone == "06 22222222"
    assert len(workspace.dossiers.open(here).screenings) == 1
    assert workspace.dossiers.open(other).patient.contact.phone == "06 11111111"


def test_the_last_of_two_merges_is_taken_apart_first(workspace: Workspace) -> None:
    here, other = two_dossiers(workspace)
    third = workspace.dossiers.save(replace(DOUBLE, family_name="Wit"))
    workspace.families.doubles.merge(other, third, {})
    workspace.families.doubles.merge(here, other, {})

    order = [
        workspace.families.doubles.take_apart(here),
        workspace.families.doubles.take_apart(other),
    ]

    assert order == [other, third]
    assert workspace.dossiers.open(third).patient.family_name == "Wit"
