"""The forms beside one another: the same question is the same, and what each has of its own."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from kansrijk_desktop.cli.case_files import cases_in
from kansrijk_desktop.cli.case_runs import CASE_MOMENT, play_case, value_for
from kansrijk_desktop.engine.answers import value_boolean, value_integer, value_string
from kansrijk_desktop.engine.interpretation import interpret
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.records.screening import Moment, Respondent
from kansrijk_desktop.services.launch_context import encounter_resource
from tests.forms.ours import (
    AFTER_PREGNANCY,
    ALL,
    FOLDER,
    MATERNITY,
    PREGNANCY,
    SIGNALLING,
    WHAT_COUNTS,
    YOUTH_CARE,
    asked_of_her,
    opened,
)

UNCHANGED = (
    "wonen-onveranderd",
    "geld-onveranderd",
    "stress-onveranderd",
    "middelen-onveranderd",
)
SLIDERS = ("PG-lichaam", "PG-gevoel", "PG-zin", "PG-leven", "PG-meedoen", "PG-dag")
SCALES = ("EPDS", "PHQ", "GAD", "Whooley", "ALPHA", "R4U", "4DKL", "HITS", "Mind2Care", "iPH")
PAIRS = tuple(combinations(SIGNALLING, 2))
P1_AWAY_FROM_HOME = ("P1-gedachten", "P1-zelf", "P1-baby")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_question_has_the_same_answers_and_weighs_the_same(one: str, other: str) -> None:
    shared = questions(one).keys() & questions(other).keys()

    different = [link_id for link_id in shared if nature(one, link_id) != nature(other, link_id)]

    assert different == []
    assert shared >= {"K2", "W1", "W3", "G3", "G4", "S4", "S5", "M3", "V3", "V6", "KC1", "C3", "C4"}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_outcome_stands_at_the_same_places(one: str, other: str) -> None:
    assert results(one) == results(other)


@pytest.mark.parametrize("name", ALL)
def test_no_published_scale_is_named_to_her(name: str) -> None:
    told = [
        text
        for item in asked_of_her(opened(name))
        for text in (item.text, *(option.label() for option in item.options))
    ]

    assert [text for text in told if any(scale in text for scale in SCALES)] == []


@pytest.mark.parametrize("name", AFTER_PREGNANCY)
def test_the_professionals_own_questions_wait_until_after_the_talk(name: str) -> None:
    definition = opened(name)
    inside = {
        item.link_id
        for group in definition.items
        if group.extension(extensions.AUDIENCE) != "professional"
        for item in group.walk()
        if item.extension(extensions.AUDIENCE) == "professional"
    }

    assert inside == ({"moment"} if name == YOUTH_CARE else set())


@pytest.mark.parametrize("name", AFTER_PREGNANCY)
def test_thoughts_of_harm_stay_away_from_home_and_sleep_does_not(name: str) -> None:
    session = begun(name)

    found = {
        option.value.code
        for option in opened(name).item("P1").options
        if session.answer("P1", option.value).item("P1").is_not_for_home
    }

    assert found == set(P1_AWAY_FROM_HOME)


@pytest.mark.parametrize("name", SIGNALLING)
def test_nothing_changed_is_kept_and_gives_no_level_by_itself(name: str) -> None:
    session = begun(name)

    for link_id in UNCHANGED:
        session.answer(link_id, value_boolean(is_true=True))

    levels = {finding.level for finding in interpret(session.state).domains if finding.level}
    assert levels == {"not-asked"}
    assert str(session.export()).count("-onveranderd") == len(UNCHANGED)


@pytest.mark.parametrize("name", SIGNALLING)
def test_nothing_changed_leaves_the_level_to_the_answers_taken_over(name: str) -> None:
    session = begun(name)
    session.answer("W1", value_for(opened(name).item("W1"), "W1-vast"))
    session.answer("W2", value_for(opened(name).item("W2"), "W2-geen"))

    session.answer("wonen-onveranderd", value_boolean(is_true=True))

    assert interpret(session.state).domain("housing").level == "green"


@pytest.mark.parametrize("name", SIGNALLING)
def test_every_section_with_a_level_but_safety_can_be_unchanged(name: str) -> None:
    marked = {
        item.link_id for item in opened(name).walk() if item.extension(extensions.NOTHING_CHANGED)
    }

    assert marked == set(UNCHANGED)
    assert all(opened(name).item(link_id).hidden for link_id in marked)


@pytest.mark.parametrize("name", SIGNALLING)
def test_smoking_mood_and_safety_are_asked_anew(name: str) -> None:
    after_birth = {"P1"} if name in AFTER_PREGNANCY else set()
    anew = {
        item.link_id
        for item in opened(name).walk()
        if any(each.extension(extensions.ASK_ANEW) for each in (item, *item.ancestors()))
    }

    always = {"M1", "M4", "S1", "S2", "S5", "V0", "V1", "V2", "V3", "V4", "V5", "V6"}
    assert anew >= always | after_birth
    assert anew.isdisjoint({"W1", "W2", "G1", "G2", "K2", "S3"})


def test_youth_care_asks_about_the_pregnancy_before_and_since_the_birth_after() -> None:
    definition = opened(YOUTH_CARE)
    moments = {option.value.code: option.value for option in definition.item("moment").options}
    session = begun(YOUTH_CARE)

    before = session.answer("moment", moments["moment-prenataal"])
    wordings = [before.item(each).text for each in ("M2", "M3")]
    after = session.answer("moment", moments["moment-2-weken"])

    assert "zwanger" in wordings[0]
    assert [after.item(each).text for each in ("M2", "M3")] == [
        definition.item(each).text for each in ("M2", "M3")
    ]
    assert all("sinds de geboorte" in after.item(each).text for each in ("M2", "M3"))
    assert wordings[1] != after.item("M3").text


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (Moment.HOME_VISIT, ["moment-prenataal"]),
        (Moment.WEEKS_2, ["moment-2-weken"]),
        (Moment.WEEKS_8, ["moment-8-weken"]),
        (Moment.OTHER, []),
    ],
)
def test_youth_care_need_not_be_told_again_for_which_moment_it_is(
    moment: Moment, code: list[str]
) -> None:
    session = begun(YOUTH_CARE, moment=moment)

    assert [value.code for value in session.state.item("moment").values] == code


@pytest.mark.parametrize("name", SIGNALLING)
def test_the_partner_is_not_asked_what_only_she_can_answer(name: str) -> None:
    hers, his = begun(name), begun(name, Respondent.PARTNER)

    only_hers = {
        item.address
        for item in hers.state.walk()
        if item.is_enabled and not his.state.item(item.address).is_enabled
    }

    expected = {
        PREGNANCY: {"C3", "zwangerschap-openen", "M2"},
        MATERNITY: {"zwangerschap-openen", "M2", "geboorte-weken", "geboortegewicht"},
        YOUTH_CARE: {"zwangerschap-openen", "M2"},
    }[name]
    assert only_hers == expected


@pytest.mark.parametrize("name", SIGNALLING)
def test_a_button_opens_nothing_of_the_pregnancy_for_the_partner(name: str) -> None:
    session = begun(name, Respondent.PARTNER)

    state = session.answer("zwangerschap-openen", value_boolean(is_true=True))

    assert not state.item("zwangerschap").is_enabled


@pytest.mark.parametrize("name", SIGNALLING)
def test_a_day_can_be_named_for_a_talk_alone_and_stays_with_the_professional(name: str) -> None:
    session = begun(name)
    session.answer("V0", opened(name).item("V0").options[1].value)

    state = session.answer("V0-plan", opened(name).item("V0-plan").options[1].value)

    assert state.item("V0-plan-datum").is_enabled
    assert state.item("V0-plan-datum").is_not_for_home
    assert opened(name).item("V0-plan-datum").extension(extensions.AUDIENCE) == "professional"


def test_youth_care_asks_after_the_signs_of_a_birth_only_when_there_was_one() -> None:
    moments = opened(YOUTH_CARE).item("moment").options
    session = begun(YOUTH_CARE)

    asked = [session.answer("moment", each.value).item("P1").is_enabled for each in moments]

    assert asked == [False, True, True, True]


def test_an_observation_can_be_added_on_any_day_and_stays_away_from_home() -> None:
    session = begun(MATERNITY)
    seen = opened(MATERNITY).item("waarneming-datum")

    for index, day in enumerate(("2026-11-20", "2026-11-21")):
        if index:
            session.add("waarneming[0]")
        session.answer(f"waarneming[{index}].waarneming-datum", value_for(seen, day))
        session.answer(f"waarneming[{index}].waarneming-wat", value_string("Sliep in eigen bed"))
        session.answer(f"waarneming[{index}].waarneming-erbij", value_string("Moeder en oma"))

    told = [item for item in session.state.walk() if item.item.link_id == "waarneming-wat"]
    assert len(told) == 2
    assert all(item.is_not_for_home for item in told)
    assert str(session.export()).count("Moeder en oma") == 2


def test_an_observation_colours_no_level() -> None:
    quiet = next(
        case for case in cases_in(FOLDER / MATERNITY / "cases") if case.name == "Rustige kraamweek"
    )
    session = play_case(opened(MATERNITY), quiet)
    before = levels(session)

    session.answer("waarneming[0].waarneming-wat", value_string("Huilde om tien uur"))
    session.answer("gezien-contact", opened(MATERNITY).item("gezien-contact").options[4].value)

    assert levels(session) == before


def test_the_talk_about_what_counts_has_six_sliders_with_words_and_a_wish_to_talk() -> None:
    definition = opened(WHAT_COUNTS)

    sliders = [item for item in definition.walk() if item.control == "slider"]

    assert tuple(item.link_id for item in sliders) == SLIDERS
    assert all(
        [child.link_id for child in item.items]
        == [f"{item.link_id}-praten", f"{item.link_id}-woorden"]
        for item in sliders
    )


@pytest.mark.parametrize("number", [-1, 11])
def test_a_slider_takes_nothing_outside_nought_to_ten(number: int) -> None:
    session = begun(WHAT_COUNTS)

    state = session.answer("PG-lichaam", value_integer(number))

    assert state.item("PG-lichaam").problems


@pytest.mark.parametrize("number", [0, 10])
def test_a_slider_takes_nought_and_ten(number: int) -> None:
    session = begun(WHAT_COUNTS)

    state = session.answer("PG-lichaam", value_integer(number))

    assert not state.item("PG-lichaam").problems


def test_the_talk_about_what_counts_adds_nothing_up() -> None:
    definition = opened(WHAT_COUNTS)

    computed = [
        item.link_id
        for item in definition.walk()
        if item.logic.calculated is not None or item.extension(extensions.RESULT)
    ]
    weights = [option.weight for item in definition.walk() for option in item.options]

    assert computed == []
    assert set(weights) == {None}
    assert not any(item.required for item in definition.walk())


def begun(
    name: str, respondent: Respondent = Respondent.PATIENT, moment: Moment = Moment.OTHER
) -> FormSession:
    context = LaunchContext(
        now=CASE_MOMENT,
        patient={"birthDate": "1996-03-01"},
        others={"encounter": encounter_resource(moment, respondent)},
    )
    return FormSession(opened(name), context=context)


def levels(session: FormSession) -> dict[str, str]:
    return {finding.domain: finding.level for finding in interpret(session.state).domains}


def questions(name: str) -> dict[str, Item]:
    return {
        item.link_id: item
        for item in opened(name).walk()
        if item.is_question and not item.extension(extensions.OPENS_FOLLOW_UP)
    }


def nature(name: str, link_id: str) -> tuple[object, ...]:
    """Return what may not differ between moments; the wording may."""
    item = questions(name)[link_id]
    return (item.type, item.repeats, item.hidden, tuple(answers(item)), preset(item))


def answers(item: Item) -> Iterator[tuple[object, ...]]:
    for option in item.options:
        yield (
            option.value.code,
            option.weight,
            option.is_exclusive,
            option.extension(extensions.SAFETY_TEXT),
            option.extension(extensions.NOT_FOR_HOME),
        )


def preset(item: Item) -> tuple[object, ...]:
    return tuple(
        item.extension(url)
        for url in (
            extensions.NOT_FOR_HOME,
            extensions.GATE,
            extensions.SAFETY_GATE,
            extensions.AUDIENCE,
            extensions.WISH_FOR,
            extensions.OWN_WEIGHING_FOR,
        )
    )


def results(name: str) -> dict[str, object]:
    return {
        item.link_id: item.extension(extensions.RESULT)
        for item in opened(name).walk()
        if item.extension(extensions.RESULT)
    }
