"""Adding, removing and moving occurrences: kept, undone and found again."""

from collections.abc import Mapping
from pathlib import Path

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord, value_integer, value_string
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.occurrence_counts import with_occurrences
from kansrijk_desktop.services.page_parts import Question, Repeat
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import PATIENT_ID
from tests.fakes import FixedClock
from tests.questionnaires import a_definition, a_session
from tests.screening_desk import database_path, keep_family
from tests.shapes import CHILDREN, ask, group, occurs, pick
from tests.workspaces import fresh_database

FORM = a_definition(CHILDREN)
NESTED = a_definition(
    group(
        "kind",
        "Kind",
        ask("naam", "Naam?"),
        group("dier", "Dier", ask("soort", "Welk dier?"), repeats=True),
        repeats=True,
    )
)


class Desk:
    """A conversation whose changes are kept as the storage keeps them."""

    def __init__(self, definition: Definition = FORM) -> None:
        self.definition = definition
        self.kept: dict[str, AnswerRecord] = {}
        self.talk = Conversation(a_session(definition))

    def save(self) -> Mapping[str, AnswerRecord | None]:
        changes = self.talk.take_changes()
        self.kept |= {address: record or EMPTY_RECORD for address, record in changes.items()}
        return changes

    def reopen(self) -> Conversation:
        answers = with_occurrences(self.kept, self.definition)
        return Conversation(a_session(self.definition, answers), saved=answers)

    def name(self, number: int, name: str) -> None:
        self.talk.answer(f"kind[{number}].naam", value_string(name))


def repeat_in(talk: Conversation) -> Repeat:
    stop = talk.visible_sections[0].stops[0]
    assert isinstance(stop, Repeat)
    return stop


def names(talk: Conversation) -> list[str]:
    return [
        "".join(value.label for value in talk.form.item(f"{card.address}.naam").values)
        for card in repeat_in(talk).cards
    ]


def three_children(definition: Definition = FORM) -> Desk:
    desk = Desk(definition)
    for number, name in enumerate(("Ada", "Bo", "Cas")):
        if number:
            desk.talk.add_occurrence("kind")
        desk.name(number, name)
    desk.save()
    return desk


def test_what_was_added_is_there_again_also_when_it_is_empty() -> None:
    desk = Desk()
    desk.name(0, "Ada")
    desk.talk.add_occurrence("kind")
    desk.save()

    assert names(desk.reopen()) == ["Ada", ""]


def test_one_that_was_removed_does_not_come_back() -> None:
    desk = three_children()
    desk.talk.remove_occurrence("kind", 1)
    desk.save()

    assert names(desk.reopen()) == ["Ada", "Cas"]


def test_the_order_is_kept() -> None:
    desk = three_children()
    desk.talk.move_occurrence("kind", 0, 1)
    desk.talk.move_occurrence("kind", 0, -1)
    desk.save()

    assert names(desk.talk) == ["Bo", "Ada", "Cas"]
    assert names(desk.reopen()) == ["Bo", "Ada", "Cas"]


def test_a_removal_is_saved_as_one_change_of_all_that_moved_up() -> None:
    desk = three_children()
    desk.talk.remove_occurrence("kind", 0)

    changes = desk.save()

    assert set(changes) == {"kind", "kind[0].naam", "kind[1].naam", "kind[2].naam"}
    assert changes["kind[2].naam"] is None


def test_undo_brings_back_what_was_removed() -> None:
    desk = three_children()
    desk.talk.remove_occurrence("kind", 1)
    desk.save()
    desk.talk.undo()
    desk.save()

    assert names(desk.talk) == ["Ada", "Bo", "Cas"]
    assert names(desk.reopen()) == ["Ada", "Bo", "Cas"]


def test_undo_takes_back_adding_and_moving() -> None:
    desk = three_children()
    desk.talk.remove_occurrence("kind", 2)
    desk.talk.add_occurrence("kind")
    desk.talk.undo()
    after_adding = names(desk.talk)
    desk.talk.move_occurrence("kind", 0, 1)
    desk.talk.undo()

    assert after_adding == ["Ada", "Bo"]
    assert names(desk.talk) == ["Ada", "Bo"]


def test_repeats_within_repeats_are_kept_removed_and_brought_back() -> None:
    desk = Desk(NESTED)
    desk.name(0, "Ada")
    desk.talk.add_occurrence("kind")
    desk.name(1, "Bo")
    desk.talk.add_occurrence("kind[1].dier")
    desk.talk.answer("kind[1].dier[1].soort", value_string("kat"))
    desk.talk.add_occurrence("kind[1].dier")
    desk.save()
    reopened = desk.reopen()
    desk.talk.remove_occurrence("kind", 1)
    desk.save()
    without = desk.reopen()
    desk.talk.undo()
    desk.save()

    for talk in (reopened, desk.talk, desk.reopen()):
        assert names(talk) == ["Ada", "Bo"]
        assert [value.label for value in talk.form.item("kind[1].dier[1].soort").values] == ["kat"]
        assert "kind[1].dier[2].soort" in talk.form.by_address
    assert names(without) == ["Ada"]


def test_the_last_one_is_emptied_rather_than_removed() -> None:
    desk = Desk()
    can_empty_at_first = repeat_in(desk.talk).can_remove
    desk.name(0, "Ada")
    desk.talk.remove_occurrence("kind", 0)

    assert not can_empty_at_first
    assert names(desk.talk) == [""]


def test_no_more_than_the_form_allows() -> None:
    desk = three_children()

    desk.talk.add_occurrence("kind")

    assert len(repeat_in(desk.talk).cards) == 3
    assert not repeat_in(desk.talk).can_add


def test_no_fewer_than_the_form_asks_for() -> None:
    definition = a_definition(
        group("kind", "Kind", ask("naam", "Naam?"), repeats=True, extension=occurs(least=2))
    )
    desk = Desk(definition)
    desk.name(0, "Ada")
    is_short = repeat_in(desk.talk).is_short
    desk.talk.go_on()
    problems = [(each.address, each.message) for each in desk.talk.state().problems]
    desk.talk.add_occurrence("kind")
    desk.talk.remove_occurrence("kind", 0)

    assert is_short
    assert problems == [("kind", "Hier zijn er minstens 2 van nodig.")]
    assert len(repeat_in(desk.talk).cards) == 2


def test_adding_goes_to_the_first_field_of_the_new_one() -> None:
    desk = Desk()
    desk.talk.add_occurrence("kind")

    assert desk.talk.state().focus == "kind[1].naam"


def test_what_does_not_exist_changes_nothing() -> None:
    desk = three_children()

    desk.talk.add_occurrence("onbekend")
    desk.talk.remove_occurrence("onbekend", 0)
    desk.talk.move_occurrence("kind", 2, 1)
    desk.talk.move_occurrence("onbekend", 0, 1)

    assert names(desk.talk) == ["Ada", "Bo", "Cas"]
    assert desk.save() == {}


def test_a_change_is_held_to_account_at_once() -> None:
    desk = Desk()
    desk.name(0, "Ada")

    assert desk.talk.state().checks["kind"] is Check.WRONG_ANSWERS


def test_a_number_that_is_an_answer_is_no_count() -> None:
    definition = a_definition(group("g", "G", ask("a", "Hoeveel?", "integer")))
    kept = {"a": AnswerRecord((value_integer(3),))}

    assert with_occurrences(kept, definition) == kept


def test_a_repeat_under_a_question_can_be_added_to() -> None:
    inner = group("dier", "Dier", ask("soort", "Soort?"), repeats=True)
    definition = a_definition(group("g", "G", pick("a", "Dieren?", "ja", "nee", item=[inner])))
    desk = Desk(definition)
    desk.talk.add_occurrence("dier")
    stop = desk.talk.visible_sections[0].stops[0]

    assert isinstance(stop, Question)
    assert [each.address for each in stop.details] == ["dier[0].soort", "dier[1].soort"]


def test_the_storage_finds_them_again_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "vormen" / "kinderen"
    folder.mkdir(parents=True)
    (folder / "1.0.0.json").write_bytes(dump_json(FORM.source))
    database = fresh_database(database_path(tmp_path))
    keep_family(database)
    screenings = Screenings(
        ScreeningRepository(database), Forms(folder.parent), FixedClock(), lambda: "afname"
    )
    opened = screenings.start(PATIENT_ID, "kinderen", Moment.INTAKE)
    desk = three_children()
    screenings.save(opened.screening, desk.kept)
    desk.talk.remove_occurrence("kind", 0)
    desk.talk.add_occurrence("kind")
    screenings.save(opened.screening, desk.save())

    again = screenings.open("afname")
    talk = Conversation(again.new_session(), saved=again.answers)
    database.close()

    assert names(talk) == ["Bo", "Cas", ""]
    assert talk.take_changes() == {}
