"""What happens in a family, without widgets."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.people import Household, Relationship
from kansrijk_desktop.services.dossier_form import RelatedPersonForm
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import ShowHousehold
from kansrijk_desktop.ui.screens.family_events.facts import facts_of
from kansrijk_desktop.ui.screens.family_events.presenter import (
    Page,
)
from tests.builders import TODAY, a_patient, a_pregnancy
from tests.fakes import FailingTasks, HeldTasks
from tests.family_desk import FamilyDesk
from tests.unit.services.families import NEARLY_DUE, a_birth, with_open_offers
from tests.unit.services.test_dossiers import REURING

DAY_PROBLEMS = {
    "": "Vul de datum in.",
    "31-2-2026": "Deze datum bestaat niet. Typ dag, maand en jaar, bijvoorbeeld 3-4-1996.",
}


@pytest.fixture
def desk(workspace: Workspace) -> FamilyDesk:
    return FamilyDesk(workspace)


def test_weeks_stop_where_no_birth_was_noted() -> None:
    facts = facts_of(
        Dossier(Household("h"), a_patient(), a_pregnancy(due_date=date(2026, 5, 3))), TODAY
    )

    assert facts.pregnancy == ("Uitgerekend op 3 mei 2026, bevalling nog niet genoteerd",)


def test_an_expecting_family_can_have_a_birth_or_an_end(desk: FamilyDesk) -> None:
    facts = desk.facts

    assert facts.name == "Sanne Reuring"
    assert facts.pregnancy == ("Vandaag 39+0 weken", "Uitgerekend op 28 november 2026")
    assert facts.children == ("Noor · 1 februari 2023",)
    assert (facts.can_note_birth, facts.can_end, facts.can_begin) == (True, True, False)
    assert (facts.rest, facts.stops, facts.born, facts.transferred) == ("", (), (), "")


def test_a_birth_is_typed_and_kept(desk: FamilyDesk) -> None:
    desk.presenter.begin_birth()
    desk.presenter.birth.type_born_on("20-11-2026")
    desk.presenter.birth.choose_count("2")
    for index, name in enumerate(("Mila", "Sem")):
        desk.presenter.birth.change_child(index, "name", name)

    desk.presenter.birth.save()

    assert desk.births[-2].form.duration == "38+6"
    assert desk.state.page is Page.OVERVIEW
    assert desk.state.told == "De geboorte staat in het dossier."
    assert sorted(desk.facts.born) == ["Mila", "Sem"]
    assert desk.facts.pregnancy == ("Geboorte op 20 november 2026",)
    assert "Mila · 20 november 2026 · na 38+6 weken" in desk.facts.children
    assert not desk.facts.can_note_birth
    assert not desk.facts.can_end
    assert desk.facts.can_begin


def test_what_is_wrong_with_a_birth_goes_away_when_it_is_mended(desk: FamilyDesk) -> None:
    birth = desk.presenter.birth
    desk.presenter.begin_birth()
    birth.type_born_on("22-11-2026")
    birth.type_duration("50+0")
    birth.change_child(0, "weight", "veel")
    birth.save()
    wrong = set(desk.births[-1].problems)

    birth.type_born_on("20-11-2026")
    after_day = set(desk.births[-1].problems)
    birth.change_child(0, "weight", "3100")

    assert wrong == {"born_on", "duration", "children.0.weight"}
    assert after_day == {"children.0.weight"}
    assert desk.births[-1].problems == {}
    assert desk.state.page is Page.BIRTH


def test_a_duration_that_was_typed_stays_and_an_emptied_one_follows_again(desk: FamilyDesk) -> None:
    birth = desk.presenter.birth
    desk.presenter.begin_birth()
    birth.type_duration("37+0")
    birth.type_born_on("20-11-2026")
    typed = desk.births[-1].form.duration

    birth.type_duration("")

    assert typed == "37+0"
    assert desk.births[-1].form.duration == "38+6"


def test_what_was_typed_of_a_second_child_comes_back(desk: FamilyDesk) -> None:
    birth = desk.presenter.birth
    desk.presenter.begin_birth()
    birth.choose_count("2")
    birth.change_child(1, "name", "Sem")

    birth.choose_count("1")
    birth.choose_count("2")

    assert desk.births[-1].form.born[1].name == "Sem"


def test_a_child_that_is_known_already_is_chosen_with_its_name(workspace: Workspace) -> None:
    baby = RelatedPersonForm(Relationship.CHILD, name="Mila", birth_date="20-11-2026")
    household_id = workspace.dossiers.save(
        replace(REURING, due_date=NEARLY_DUE, related_persons=(baby,))
    )
    desk = FamilyDesk(workspace, household_id)
    desk.presenter.begin_birth()
    ((child_id, words),) = desk.births[-1].known_children

    desk.presenter.birth.choose_known(0, child_id)
    desk.presenter.birth.type_born_on("20-11-2026")
    desk.presenter.birth.save()

    assert words == "Mila"
    assert desk.births[-1].form.children[0].name == "Mila"
    assert len(desk.facts.children) == 1


def test_a_birth_is_corrected_or_taken_back(desk: FamilyDesk) -> None:
    desk.workspace.families.events.keep_birth(desk.household_id, a_birth("Mila"))
    desk.presenter.attach(desk.states.append)
    desk.presenter.begin_birth()
    was_correction = desk.births[-1].is_correction
    desk.presenter.birth.change_child(0, "name", "Milou")
    desk.presenter.birth.save()
    told = desk.state.told

    desk.presenter.ask_take_back()
    question = desk.state.question
    desk.presenter.answer_yes()

    assert was_correction
    assert told == "De geboorte is verbeterd."
    assert question
    assert "Uit het gezin gaat: Milou." in question.lines
    assert desk.state.told.startswith("De geboorte is weggehaald.")
    assert desk.facts.born == ()
    assert desk.facts.can_note_birth


def test_one_date_and_one_confirmation_bring_all_to_rest(desk: FamilyDesk) -> None:
    with_open_offers(desk.workspace, desk.household_id)

    desk.presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    begun = desk.stops[-1]
    desk.presenter.stop.keep()

    assert (begun.day, begun.subjects) == ("21-11-2026", ())
    assert desk.state.told.startswith("Vastgelegd.")
    assert desk.facts.is_stopped
    assert desk.facts.rest.startswith("De zwangerschap is gestopt.")
    (row,) = desk.facts.stops
    assert row.text.startswith("De zwangerschap is gestopt op 21 november 2026. Genoteerd op ")
    assert row.text.endswith("door M. de Vroed.")
    assert desk.workspace.dossiers.open(desk.household_id).is_stopped


def test_with_more_children_it_is_asked_which_one(desk: FamilyDesk) -> None:
    desk.workspace.families.events.keep_birth(desk.household_id, a_birth("", "Sem"))
    desk.presenter.attach(desk.states.append)
    desk.presenter.begin_stop(StopReason.CHILD_DIED)
    choices = dict(desk.stops[-1].subjects)
    desk.presenter.stop.keep()
    asked = desk.stops[-1].subject_problem
    sem = next(key for key, words in choices.items() if words == "Sem")

    desk.presenter.stop.choose(sem)
    desk.presenter.stop.keep()

    assert sorted(choices.values()) == ["Noor", "Sem", "kind van 20 november 2026"]
    assert asked == "Kies om welk kind het gaat."
    assert "Sem is overleden op 21 november 2026." in desk.facts.stops[0].text
    assert "Sem" not in dict(desk.facts.living).values()


def test_a_child_that_lives_elsewhere_is_not_asked_about_again(desk: FamilyDesk) -> None:
    desk.lose(StopReason.CHILD_PLACED)

    assert desk.facts.living_in == ()
    assert [words for _, words in desk.facts.living] == ["Noor"]
    assert desk.facts.children == ("Noor · 1 februari 2023 · woont ergens anders",)


@pytest.mark.parametrize("typed", ["", "31-2-2026"])
def test_a_day_that_cannot_be_read_is_told_at_the_field(desk: FamilyDesk, typed: str) -> None:
    desk.presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    desk.presenter.stop.type_day(typed)

    desk.presenter.stop.keep()

    assert desk.stops[-1].day_problem == DAY_PROBLEMS[typed]
    assert desk.state.page is Page.STOP


def test_a_day_to_come_is_refused_and_nothing_changes(desk: FamilyDesk) -> None:
    desk.presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    desk.presenter.stop.type_day("22-11-2026")

    desk.presenter.stop.keep()

    assert "nog niet geweest" in desk.stops[-1].error
    assert not desk.workspace.dossiers.open(desk.household_id).is_stopped


def test_a_mistake_is_taken_back_after_a_question(desk: FamilyDesk) -> None:
    desk.lose()

    desk.presenter.ask_undo(desk.facts.stops[0].stop_id)
    question = desk.state.question
    desk.presenter.back()
    page_after_back = desk.state.page
    desk.presenter.ask_undo(desk.facts.stops[0].stop_id)
    desk.presenter.answer_yes()

    assert question
    assert question.lines[0].startswith("De zwangerschap is gestopt op")
    assert page_after_back is Page.OVERVIEW
    assert desk.state.told.startswith("Het is teruggedraaid.")
    assert desk.facts.stops == ()
    assert desk.facts.can_end


def test_reminding_begins_again_and_what_happened_stays(desk: FamilyDesk) -> None:
    desk.lose(StopReason.CHILD_DIED)

    desk.presenter.ask_resume()
    desk.presenter.answer_yes()

    assert desk.state.told == "Het programma herinnert weer."
    assert not desk.facts.is_stopped
    assert desk.facts.rest == ""
    assert "Sinds 21 november 2026 herinnert het programma weer." in desk.facts.stops[0].text


def test_another_pregnancy_begins_with_g_and_p_that_follow(desk: FamilyDesk) -> None:
    desk.workspace.families.events.keep_birth(desk.household_id, a_birth("Mila"))
    desk.presenter.attach(desk.states.append)
    desk.presenter.begin_pregnancy()
    form = desk.pregnancies[-1].form
    desk.presenter.pregnancy.change("due_date", "1-8-2029")
    desk.presenter.pregnancy.save()
    problems = dict(desk.pregnancies[-1].problems)

    desk.presenter.pregnancy.change("due_date", "1-8-2027")
    desk.presenter.pregnancy.save()

    assert (form.gravidity, form.parity, form.due_date) == ("3", "2", "")
    assert set(problems) == {"due_date"}
    assert desk.state.told == "De nieuwe zwangerschap staat in het dossier."
    assert desk.facts.pregnancy[-1] == "Uitgerekend op 1 augustus 2027"
    assert desk.facts.earlier == ("Geboorte op 20 november 2026",)


def test_after_a_loss_p_is_left_to_the_professional(desk: FamilyDesk) -> None:
    desk.lose()

    desk.presenter.begin_pregnancy()

    assert (desk.pregnancies[-1].form.gravidity, desk.pregnancies[-1].form.parity) == ("3", "")


def test_a_family_goes_elsewhere_and_comes_back(desk: FamilyDesk) -> None:
    with_open_offers(desk.workspace, desk.household_id)
    desk.presenter.attach(desk.states.append)
    desk.presenter.begin_transfer()
    still_open = desk.transfers[-1].still_open
    desk.presenter.transfer.keep()
    asked = desk.transfers[-1].error
    desk.presenter.transfer.type_to("Praktijk Nieuw Begin")
    desk.presenter.transfer.type_day("x")
    desk.presenter.transfer.keep()
    day_problem = desk.transfers[-1].day_problem
    desk.presenter.transfer.type_day("20-11-2026")
    desk.presenter.transfer.keep()
    away = desk.facts.transferred

    desk.presenter.ask_bring_back()
    desk.presenter.answer_yes()

    assert still_open == ("Aanbod dat nog loopt: 2",)
    assert "naar welke praktijk" in asked
    assert "bestaat niet" in day_problem
    assert away == "Sinds 20 november 2026 bij Praktijk Nieuw Begin."
    assert desk.state.told == "Dit gezin is weer hier in zorg."
    assert desk.facts.transferred == ""


def test_leaving_goes_to_the_dossier(desk: FamilyDesk) -> None:
    desk.presenter.leave()

    assert desk.visited == [ShowHousehold(desk.household_id)]


def test_a_failure_is_told_where_she_works_and_nothing_typed_is_lost(
    workspace: Workspace,
) -> None:
    desk = FamilyDesk(workspace, tasks=FailingTasks("De schijf is vol.", after=1))
    desk.presenter.begin_birth()
    desk.presenter.birth.type_born_on("20-11-2026")
    desk.presenter.birth.save()
    desk.presenter.begin_stop(StopReason.PREGNANCY_ENDED)
    desk.presenter.stop.keep()
    desk.presenter.begin_pregnancy()
    desk.presenter.pregnancy.save()
    desk.presenter.begin_transfer()
    desk.presenter.transfer.type_to("Elders")
    desk.presenter.transfer.keep()
    desk.presenter.ask_resume()
    desk.presenter.answer_yes()

    assert desk.births[-1].form.born_on == "20-11-2026"
    assert [each[-1].error for each in desk.everything()] == ["De schijf is vol."] * 5
    assert desk.state.page is Page.QUESTION
    assert not desk.births[-1].is_busy


def test_a_second_press_while_it_is_kept_does_nothing(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = FamilyDesk(workspace, tasks=tasks)
    tasks.let_go()
    for begin, keep in (
        (desk.presenter.begin_birth, desk.presenter.birth.save),
        (lambda: desk.presenter.begin_stop(StopReason.PREGNANCY_ENDED), desk.presenter.stop.keep),
        (desk.presenter.begin_pregnancy, desk.presenter.pregnancy.save),
        (desk.presenter.ask_resume, desk.presenter.answer_yes),
    ):
        begin()
        before = len(tasks.waiting)
        keep()
        keep()
        assert len(tasks.waiting) == before + 1


def test_nothing_is_published_to_who_went_away(desk: FamilyDesk) -> None:
    presenter = desk.presenter
    presenter.detach()
    for part in (presenter.birth, presenter.stop, presenter.pregnancy, presenter.transfer):
        part.sheet.detach()
    count = sum(map(len, desk.everything()))

    desk.presenter.begin_birth()
    desk.presenter.begin_stop(StopReason.CHILD_DIED)
    desk.presenter.begin_pregnancy()
    desk.presenter.begin_transfer()

    assert sum(map(len, desk.everything())) == count
