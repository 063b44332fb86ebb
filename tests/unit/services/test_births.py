"""A birth, typed and kept on a real encrypted file: one child, twins, corrections, the way back."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.life_event import Birth, DossierEventKind, StopReason
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.services.birth_form import (
    BirthForm,
    ChildForm,
    birth_form_of,
    children_already_here,
    with_duration,
)
from kansrijk_desktop.services.dossier_form import RelatedPersonForm, form_of
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import TODAY
from tests.unit.services.families import (
    YESTERDAY,
    a_birth,
    a_family,
    child_named,
    has_open_offers,
    with_open_offers,
)
from tests.unit.services.test_dossiers import REURING


def test_a_birth_ends_the_pregnancy_and_gives_a_child(workspace: Workspace) -> None:
    household_id = a_family(workspace)

    workspace.families.events.keep_birth(household_id, a_birth("Mila"))

    dossier = workspace.dossiers.open(household_id)
    mila = child_named(dossier, "Mila")
    assert dossier.pregnancy
    assert (dossier.pregnancy.ended_on, dossier.pregnancy.ended_by) == (
        YESTERDAY,
        PregnancyEnd.BIRTH,
    )
    assert dossier.pregnancy.gestational_age(TODAY) is None
    assert (mila.relationship, mila.birth_date) == (Relationship.CHILD, YESTERDAY)
    assert dossier.births == (
        Birth(mila.id, dossier.pregnancy.id, YESTERDAY, 38 * 7 + 6, 3100, "thuis", 1),
    )
    assert not dossier.is_stopped


def test_twins_are_two_children_with_two_births_of_one_pregnancy(workspace: Workspace) -> None:
    household_id = a_family(workspace)

    workspace.families.events.keep_birth(household_id, a_birth("Mila", ""))

    dossier = workspace.dossiers.open(household_id)
    born = {person.id for person in dossier.related_persons if person.birth_date == YESTERDAY}
    assert len(born) == 2
    assert {birth.child_id for birth in dossier.births} == born
    assert {birth.pregnancy_id for birth in dossier.births} == {
        dossier.pregnancy.id if dossier.pregnancy else ""
    }
    assert [birth.order for birth in dossier.births] == [1, 2]
    assert dossier.pregnancy
    assert dossier.pregnancy.is_multiple


def test_twins_around_midnight_have_each_their_own_day(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    form = a_birth("Mila", "Sem", born_on="19-11-2026", duration="38+5")
    first, second, third = form.children
    late = replace(form, children=(first, replace(second, born_on="20-11-2026"), third))

    workspace.families.events.keep_birth(household_id, late)

    dossier = workspace.dossiers.open(household_id)
    days = [(birth.born_on, birth.gestation_days) for birth in dossier.births]
    assert days == [(date(2026, 11, 19), 271), (YESTERDAY, 272)]
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_on == YESTERDAY
    ids = [birth.child_id for birth in dossier.births] + [""]
    children = [replace(child, id=one) for child, one in zip(late.children, ids, strict=True)]
    assert birth_form_of(dossier) == replace(late, is_own_duration=True, children=tuple(children))


def test_the_duration_follows_from_the_due_date_until_it_is_corrected(
    workspace: Workspace,
) -> None:
    dossier = workspace.dossiers.open(a_family(workspace))

    followed = with_duration(BirthForm(born_on="20-11-2026"), dossier, TODAY)
    half_typed = with_duration(BirthForm(born_on="20-1"), dossier, TODAY)
    corrected = with_duration(
        BirthForm(born_on="19-11-2026", duration="37+0", is_own_duration=True), dossier, TODAY
    )

    assert followed.duration == "38+6"
    assert half_typed.duration == ""
    assert corrected.duration == "37+0"


def test_without_a_pregnancy_in_the_dossier_the_birth_makes_one(workspace: Workspace) -> None:
    form = replace(REURING, gravidity="", parity="", due_date="")
    household_id = workspace.dossiers.save(form)

    workspace.families.events.keep_birth(household_id, a_birth("Mila", duration=""))

    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_by is PregnancyEnd.BIRTH
    assert dossier.births[0].gestation_days is None


def test_a_child_that_stands_in_the_dossier_already_gets_the_birth(workspace: Workspace) -> None:
    baby = RelatedPersonForm(Relationship.CHILD, name="Mila", birth_date="20-11-2026", remark="MC")
    people = (*REURING.related_persons, baby)
    household_id = workspace.dossiers.save(replace(REURING, related_persons=people))
    before = workspace.dossiers.open(household_id)
    (mila,) = children_already_here(before, TODAY)
    form = a_birth("Mila Fay")
    children = (replace(form.children[0], id=mila.id), *form.children[1:])

    workspace.families.events.keep_birth(household_id, replace(form, children=children))

    dossier = workspace.dossiers.open(household_id)
    assert len(dossier.related_persons) == len(before.related_persons)
    assert child_named(dossier, "Mila Fay") == replace(mila, name="Mila Fay")
    assert [birth.child_id for birth in dossier.births] == [mila.id]
    assert children_already_here(dossier, TODAY) == ()


def test_a_correction_changes_the_same_child_and_may_add_one(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))
    form = birth_form_of(workspace.dossiers.open(household_id))
    first = replace(form.children[0], name="Milou", weight="3250")
    corrected = replace(form, count=2, children=(first, ChildForm(name="Sem"), ChildForm()))

    workspace.families.events.keep_birth(household_id, corrected)

    dossier = workspace.dossiers.open(household_id)
    names = [child.name for child in dossier.related_persons if child.birth_date == YESTERDAY]
    assert sorted(names) == ["Milou", "Sem"]
    assert dossier.births[0].child_id == form.children[0].id
    assert dossier.births[0].weight_grams == 3250


def test_a_correction_from_two_to_one_takes_the_second_child_away(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila", "Sem"))
    form = birth_form_of(workspace.dossiers.open(household_id))

    workspace.families.events.keep_birth(household_id, replace(form, count=1))

    dossier = workspace.dossiers.open(household_id)
    assert len(dossier.births) == 1
    assert "Sem" not in {person.name for person in dossier.related_persons}
    assert "Noor" in {person.name for person in dossier.related_persons}


def test_a_birth_noted_by_mistake_is_taken_back_as_if_it_had_not_been(
    workspace: Workspace,
) -> None:
    household_id = a_family(workspace)
    before = workspace.dossiers.open(household_id)
    workspace.families.events.keep_birth(household_id, a_birth("Mila", "Sem"))

    workspace.families.events.take_back_birth(household_id)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.births == ()
    assert dossier.related_persons == before.related_persons
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_on is None
    assert str(dossier.pregnancy.gestational_age(TODAY)) == "39+0"
    assert [event.kind for event in dossier.events] == [DossierEventKind.BIRTH_TAKEN_BACK]
    with pytest.raises(InvalidInputError, match="staat er niet meer"):
        workspace.families.events.take_back_birth(household_id)


def test_a_stillborn_child_has_a_birth_and_brings_everything_to_rest(
    workspace: Workspace,
) -> None:
    household_id = a_family(workspace)
    with_open_offers(workspace, household_id)
    form = a_birth("Mila")
    died = replace(form.children[0], has_died=True)

    workspace.families.events.keep_birth(
        household_id, replace(form, children=(died, *form.children[1:]))
    )

    dossier = workspace.dossiers.open(household_id)
    (stop,) = dossier.stops
    mila = child_named(dossier, "Mila")
    assert (stop.reason, stop.subject_id) == (StopReason.CHILD_DIED, mila.id)
    assert stop.happened_on == YESTERDAY
    assert dossier.death_of(mila.id) == stop
    assert dossier.is_stopped
    assert not has_open_offers(dossier)
    assert birth_form_of(dossier).children[0].has_died


def test_that_a_child_died_by_mistake_is_corrected_and_offers_are_open_again(
    workspace: Workspace,
) -> None:
    household_id = a_family(workspace)
    offers = with_open_offers(workspace, household_id)
    form = a_birth("Mila")
    died = replace(form.children[0], has_died=True)
    workspace.families.events.keep_birth(
        household_id, replace(form, children=(died, *form.children[1:]))
    )
    mistaken = birth_form_of(workspace.dossiers.open(household_id))
    lives = replace(mistaken.children[0], has_died=False)

    workspace.families.events.keep_birth(
        household_id, replace(mistaken, children=(lives, *mistaken.children[1:]))
    )

    dossier = workspace.dossiers.open(household_id)
    assert not dossier.is_stopped
    assert dossier.death_of(lives.id) is None
    assert dossier.offers == offers


def test_taking_a_birth_back_also_takes_back_that_the_child_died(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    offers = with_open_offers(workspace, household_id)
    form = a_birth("Mila")
    died = replace(form.children[0], has_died=True, died_on="21-11-2026")
    workspace.families.events.keep_birth(
        household_id, replace(form, children=(died, *form.children[1:]))
    )

    workspace.families.events.take_back_birth(household_id)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.stops == ()
    assert dossier.offers == offers


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"born_on": ""}, "born_on", "Vul de datum"),
        ({"born_on": "31-2-2026"}, "born_on", "bestaat niet"),
        ({"born_on": "22-11-2026"}, "born_on", "nog niet geweest"),
        ({"duration": "39.9.1"}, "duration", "39+4"),
        ({"duration": "39+7"}, "duration", "39+4"),
        ({"duration": "15+6"}, "duration", "korter dan 16 weken"),
        ({"duration": "45+1"}, "duration", "langer dan 45 weken"),
    ],
)
def test_what_is_wrong_with_a_birth_is_told_at_the_field(
    workspace: Workspace, changes: dict[str, object], field: str, message: str
) -> None:
    household_id = a_family(workspace)

    problems = workspace.families.events.check_birth(household_id, a_birth("Mila", **changes))  # type: ignore[arg-type] # fields by name

    assert set(problems) == {field}
    assert message in problems[field]
    with pytest.raises(ValueError, match=field):
        workspace.families.events.keep_birth(household_id, a_birth("Mila", **changes))  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"name": "x" * 201}, "name", "te lang"),
        ({"weight": "drie kilo"}, "weight", "heel getal"),
        ({"weight": "31"}, "weight", "heel getal"),
        ({"born_on": "32-1-2026"}, "born_on", "bestaat niet"),
        ({"has_died": True, "died_on": "19-11-2026"}, "died_on", "voor de geboorte"),
    ],
)
def test_what_is_wrong_with_a_child_is_told_at_its_field(
    workspace: Workspace, changes: dict[str, object], field: str, message: str
) -> None:
    household_id = a_family(workspace)
    form = a_birth("Mila", "Sem")
    second = replace(form.children[1], **changes)  # type: ignore[arg-type] # fields by name
    wrong = replace(form, children=(form.children[0], second, form.children[2]))

    problems = workspace.families.events.check_birth(household_id, wrong)

    assert set(problems) == {f"children.1.{field}"}
    assert message in problems[f"children.1.{field}"]


def test_one_child_cannot_be_two(workspace: Workspace) -> None:
    baby = RelatedPersonForm(Relationship.CHILD, name="Mila", birth_date="20-11-2026")
    household_id = workspace.dossiers.save(replace(REURING, related_persons=(baby,)))
    mila = child_named(workspace.dossiers.open(household_id), "Mila")
    form = a_birth("Mila", "Mila")
    children = tuple(replace(child, id=mila.id) for child in form.children)

    problems = workspace.families.events.check_birth(household_id, replace(form, children=children))

    assert "twee keer hetzelfde kind" in problems["children"]


def test_a_pregnancy_that_was_lost_has_no_birth(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    workspace.families.events.stop(
        household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, YESTERDAY
    )

    with pytest.raises(InvalidInputError, match="staat als gestopt"):
        workspace.families.events.keep_birth(household_id, a_birth("Mila"))


def test_a_child_with_a_birth_is_not_taken_out_of_the_family_by_the_form(
    workspace: Workspace,
) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))
    form = form_of(workspace.dossiers.open(household_id))
    without = tuple(person for person in form.related_persons if person.name != "Mila")

    with pytest.raises(InvalidInputError, match="Draai dat eerst terug"):
        workspace.dossiers.check(replace(form, related_persons=without), household_id)


def test_the_day_of_a_birth_is_corrected_with_the_birth_only(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))
    form = form_of(workspace.dossiers.open(household_id))
    people = tuple(
        replace(person, birth_date="19-11-2026") if person.name == "Mila" else person
        for person in form.related_persons
    )

    problems = workspace.dossiers.check(replace(form, related_persons=people), household_id)
    same = workspace.dossiers.check(form, household_id)

    (message,) = problems.values()
    assert "bij de geboorte genoteerd" in message
    assert same == {}
