"""Changing a copy of a questionnaire, without Qt."""

import json
from pathlib import Path
from typing import Any

import pytest

from kansrijk_desktop.engine.items import Option
from kansrijk_desktop.fhir.extensions import DOMAIN, SAFETY_GATE, WHY_WE_ASK, WORDING_SOFTER
from kansrijk_desktop.services.form_editing import (
    HIDDEN,
    Edit,
    SetExclusive,
    SetFlag,
    SetText,
    SetTranslation,
)
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.instruments.editing_presenter import EditingState, Step
from kansrijk_desktop.ui.screens.instruments.item_forms import MOST_TEXT, ItemForm
from tests.fakes import FailingTasks, HeldTasks
from tests.instruments_desk import InstrumentsDesk, a_form, load, written

SAMPLES = Path(__file__).parents[3] / "conformance" / "samples"
EDITS: tuple[Edit, ...] = (
    SetFlag("slaap", HIDDEN, is_on=True),
    SetText("slaap", WORDING_SOFTER, "Mag ik vragen hoe je slaapt?"),
    SetText("nacht", DOMAIN, "stress"),
    SetExclusive("slaap", 2, is_on=True),
    SetTranslation("slaap", "en", "How did you sleep?"),
    SetTranslation("slaap", "en", "Well", 0),
)


def begin(desk: InstrumentsDesk, label: str = "1.0.0") -> None:
    desk.editing.begin(desk.version(label), ())


@pytest.fixture
def desk(workspace: Workspace, tmp_path: Path) -> InstrumentsDesk:
    """A desk with the editor open on a questionnaire."""
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    load(desk, *written(tmp_path, een=a_form()))
    begin(desk)
    return desk


def shown(desk: InstrumentsDesk) -> EditingState:
    return desk.editing_states[-1]


def form(desk: InstrumentsDesk, link_id: str = "slaap") -> ItemForm:
    desk.editing.pick(link_id)
    found = shown(desk).form
    assert found is not None
    return found


def test_the_editor_shows_every_item_under_the_one_it_stands_in(desk: InstrumentsDesk) -> None:
    rows = [(row.link_id, row.depth) for row in shown(desk).rows]

    assert rows == [("nacht", 0), ("slaap", 1), ("wakker", 1), ("rust", 0)]
    assert shown(desk).form is not None
    assert shown(desk).version == "1.0.1"


def test_items_are_found_by_text_and_by_link_id(desk: InstrumentsDesk) -> None:
    desk.editing.search("houdt WAKKER")
    assert [row.link_id for row in shown(desk).rows] == ["wakker"]
    desk.editing.search("rus")
    assert [row.link_id for row in shown(desk).rows] == ["rust"]
    assert shown(desk).count == 4


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_an_edit_is_shown_as_a_change_and_undone_by_itself(
    desk: InstrumentsDesk, edit: Edit
) -> None:
    before = form(desk, edit.link_id)

    desk.editing.change(edit)
    (change,) = shown(desk).changes
    assert change.link_id == edit.link_id
    assert shown(desk).form != before
    assert [row.link_id for row in shown(desk).rows if row.is_changed] == [edit.link_id]
    desk.editing.undo(change.target)

    assert shown(desk).changes == ()
    assert shown(desk).form == before
    assert not any(row.is_changed for row in shown(desk).rows)


def test_typing_on_is_one_change_and_typing_it_away_none(desk: InstrumentsDesk) -> None:
    for text in ("O", "Om", "Om te helpen"):
        desk.editing.change(SetText("rust", WHY_WE_ASK, text))
    assert [change.words for change in shown(desk).changes] == [
        "Waarom we dit vragen, voor haar: Om te helpen"
    ]

    desk.editing.change(SetText("rust", WHY_WE_ASK, ""))
    assert shown(desk).changes == ()


def test_the_last_change_is_taken_back_first(desk: InstrumentsDesk) -> None:
    for edit in EDITS:
        desk.editing.change(edit)

    desk.editing.undo()

    assert len(shown(desk).changes) == len(EDITS) - 1
    assert all("Goed" not in change.words for change in shown(desk).changes)


def test_only_groups_on_top_have_a_subject(desk: InstrumentsDesk) -> None:
    assert form(desk, "nacht").domain == ""
    assert form(desk, "slaap").domain is None


def test_only_a_question_can_ask_whether_she_is_alone(desk: InstrumentsDesk) -> None:
    assert SAFETY_GATE in dict(form(desk, "rust").flags)
    assert SAFETY_GATE not in dict(form(desk, "nacht").flags)


def test_what_cannot_be_changed_in_options_is_not_offered(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    other = a_form()
    other["item"][1] = {
        "linkId": "lijst",
        "type": "choice",
        "answerValueSet": "http://hl7.org/fhir/ValueSet/yesnodontknow",
    }
    other["item"][0]["item"][0]["answerOption"] = [{"valueInteger": 3}, {"valueString": "Drie"}]
    load(desk, *written(tmp_path, een=other))
    begin(desk)

    number, words = form(desk, "slaap").options

    assert (number.label, number.translation) == ("3", None)
    assert (words.label, words.translation) == ("Drie", "")
    assert form(desk, "lijst").has_shared_options
    assert not form(desk, "slaap").has_shared_options
    desk.editing.change(SetTranslation("slaap", "en", "Three", 1))
    desk.editing.keep()
    copy = desk.instruments.definition(desk.version("1.0.1").identity)
    assert option_label(copy.item("slaap").options[1]) == "Three"


def test_another_language_shows_its_own_translation(desk: InstrumentsDesk) -> None:
    desk.editing.pick("slaap")
    desk.editing.change(SetTranslation("slaap", "en", "How did you sleep?"))
    assert form(desk).translation == "How did you sleep?"

    desk.editing.pick_language("tr")

    assert form(desk).translation == ""
    assert shown(desk).language == "tr"


def test_translations_that_are_there_are_shown_and_their_languages_offered(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    source = json.loads((SAMPLES / "translations.json").read_text("utf-8"))
    text = json.dumps(source).replace('"ar"', '"ku"')
    load(desk, *written(tmp_path, vertaald=json.loads(text)))
    desk.editing.begin(desk.version("1.0.0", "Translations"), ())

    desk.editing.pick_language("ku")

    assert shown(desk).languages[-1] == "ku"
    assert form(desk, "a").translation == "كيف حالك؟"
    assert form(desk, "a").options[0].translation == "جيد"
    desk.editing.change(SetTranslation("a", "ku", ""))
    desk.editing.keep()
    copy = desk.instruments.definition(desk.version("1.0.1", "Translations").identity)
    assert copy.item("a").label("ku") == "Hoe gaat het?"


def test_a_copy_is_kept_as_a_version_of_its_own_with_every_change(desk: InstrumentsDesk) -> None:
    for edit in EDITS:
        desk.editing.change(edit)

    desk.editing.look_over()
    assert shown(desk).step is Step.KEEP
    desk.editing.type_version("1.1.0")
    desk.editing.keep()

    assert not shown(desk).is_open
    chosen = desk.list_states[-1].chosen
    assert chosen is not None
    assert chosen.version.label == "1.1.0"
    copy = desk.instruments.definition(chosen.version.identity).item("slaap")
    assert copy.hidden
    assert copy.label("en") == "How did you sleep?"
    assert [option.is_exclusive for option in copy.options] == [False, False, True]
    assert option_label(copy.options[0]) == "Well"
    old = desk.instruments.definition(desk.version("1.0.0").identity)
    assert not old.item("slaap").hidden


def option_label(option: Option) -> str:
    return option.label("en")


@pytest.mark.parametrize("version", ["", "1.0.0", "1|2"])
def test_a_version_that_cannot_be_is_asked_again_and_nothing_is_lost(
    desk: InstrumentsDesk, version: str
) -> None:
    desk.editing.change(EDITS[0])
    desk.editing.look_over()
    desk.editing.type_version(version)

    desk.editing.keep()

    assert shown(desk).version_error
    assert len(shown(desk).changes) == 1
    desk.editing.type_version("2")
    assert shown(desk).version_error == ""


def test_without_changes_there_is_nothing_to_keep(desk: InstrumentsDesk) -> None:
    desk.editing.keep()

    assert shown(desk).is_open
    assert not shown(desk).is_keeping


def test_taking_the_last_change_back_leads_back_to_the_items(desk: InstrumentsDesk) -> None:
    desk.editing.change(EDITS[0])
    desk.editing.look_over()

    desk.editing.undo()

    assert shown(desk).step is Step.ITEM


def test_leaving_without_changes_asks_nothing(desk: InstrumentsDesk) -> None:
    left: list[bool] = []

    desk.editing.leave(lambda: left.append(True))

    assert left == [True]
    assert not shown(desk).is_open


def test_leaving_with_changes_asks_first_and_staying_loses_nothing(desk: InstrumentsDesk) -> None:
    left: list[bool] = []
    desk.editing.change(EDITS[0])

    desk.editing.leave(lambda: left.append(True))
    assert shown(desk).step is Step.LEAVE
    desk.editing.stay()

    assert left == []
    assert len(shown(desk).changes) == 1


def test_leaving_unkept_goes_where_she_was_going(desk: InstrumentsDesk) -> None:
    left: list[bool] = []
    desk.editing.change(EDITS[0])
    desk.editing.leave(lambda: left.append(True))

    desk.editing.leave_unkept()

    assert left == [True]
    assert not shown(desk).is_open


def test_keeping_on_the_way_out_goes_on_afterwards(desk: InstrumentsDesk) -> None:
    left: list[bool] = []
    desk.editing.change(EDITS[0])
    desk.editing.leave(lambda: left.append(True))

    desk.editing.look_over()
    desk.editing.keep()

    assert left == [True]
    assert desk.version("1.0.1").title == "Slaap en rust"


def test_who_leaves_while_it_is_kept_waits_for_it(workspace: Workspace, tmp_path: Path) -> None:
    load(InstrumentsDesk(workspace.instruments), *written(tmp_path, een=a_form()))
    database = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, database=database)
    desk.look()
    begin(desk)
    database.let_go()
    desk.editing.change(EDITS[0])
    left: list[bool] = []

    desk.editing.keep()
    desk.editing.leave(lambda: left.append(True))
    desk.editing.change(EDITS[1])
    assert left == []
    database.let_go()

    assert left == [True]


def test_a_text_without_end_is_cut_off(desk: InstrumentsDesk) -> None:
    desk.editing.change(SetText("rust", WHY_WE_ASK, "x" * (MOST_TEXT + 5)))

    assert len(dict(form(desk, "rust").texts)[WHY_WE_ASK]) == MOST_TEXT


def test_a_questionnaire_that_cannot_be_opened_says_so(workspace: Workspace) -> None:
    desk = InstrumentsDesk(workspace.instruments, database=FailingTasks("De schijf is vol."))
    desk.look()
    built_in = workspace.instruments.questionnaires()[0].versions[0]

    desk.editing.begin(built_in, ())
    desk.editing.pick("wonen")
    desk.editing.undo()

    assert shown(desk).error == "De schijf is vol."
    assert shown(desk).rows == ()
    assert shown(desk).form is None


def test_one_without_an_address_says_what_its_copy_will_be(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    nameless: dict[str, Any] = a_form()
    del nameless["url"], nameless["version"]
    load(desk, *written(tmp_path, een=nameless))
    chosen = desk.list_states[-1].chosen
    assert chosen is not None

    desk.editing.begin(chosen.version, ())

    assert "url" in shown(desk).note


def test_a_presenter_that_is_left_shows_nothing_more(desk: InstrumentsDesk) -> None:
    count = len(desk.editing_states)

    desk.editing.detach()
    desk.editing.search("slaap")

    assert len(desk.editing_states) == count
