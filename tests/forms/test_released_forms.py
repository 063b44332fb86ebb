"""Released questionnaires: frozen, readable, complete, and in words a client can bear."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from kansrijk_desktop.assets import resource
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.loading import load_form, usable_definition
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.fhir.elements import objects, text
from kansrijk_desktop.fhir.json import JsonValue
from tests.forms.ours import (
    ALL,
    FOLDER,
    OURS,
    RELEASED,
    SIGNALLING,
    asked_of_her,
    opened,
    options_of,
)

IDS = [f"{path.parent.name}-{path.stem}" for path in OURS]
HASHES = FOLDER / "hashes.txt"
OUR_CODES = extensions.OUR_CODES + "signalering"
GATES = (
    {"W1", "W2", "G1", "G2", "K2"}
    | {"S1", "S2", "S3"}
    | {"M1", "M2", "M3", "M4"}
    | {"V1", "V2", "V3"}
)
NOT_FOR_HOME = {"V0", "V1", "V2", "V3", "V4", "V5", "V6", "V-feiten", "M4", "S5"} | {
    "KC1",
    "KC-kinderen",
    "niet-pluis",
    "niet-pluis-wat",
    "wens-veiligheid",
    "weging-veiligheid",
}
CLIENT_WORDS = (
    extensions.WORDING_SOFTER,
    extensions.WORDING_MORE_DIRECT,
    extensions.WHY_WE_ASK,
)
FORBIDDEN = ("kwetsbaar", "verslaafd", "probleemgezin")
MOST_WORDS_IN_A_SENTENCE = 20


@pytest.fixture(params=ALL)
def form(request: pytest.FixtureRequest) -> Definition:
    return opened(request.param)


@pytest.fixture(params=SIGNALLING)
def signalling_form(request: pytest.FixtureRequest) -> Definition:
    return opened(request.param)


@pytest.mark.parametrize("path", OURS, ids=IDS)
def test_a_form_loads_without_a_single_remark(path: Path) -> None:
    raw = path.read_bytes()

    report = load_form(raw).report

    assert report.issues == ()


@pytest.mark.parametrize("path", OURS, ids=IDS)
def test_a_form_is_a_questionnaire_by_the_standard(path: Path) -> None:
    source = json.loads(path.read_bytes())

    Questionnaire.model_validate(source)


def test_a_released_form_never_changes() -> None:
    lines = HASHES.read_text("utf-8").splitlines()
    written = {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    found = {
        path.relative_to(FOLDER).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in RELEASED
    }

    assert found == written, "release a new version instead (forms/README.md)"


@pytest.mark.parametrize("path", OURS, ids=IDS)
def test_the_file_carries_its_own_name_and_version(path: Path) -> None:
    identity = usable_definition(path.read_bytes()).identity

    version = path.stem.removesuffix("-draft")
    assert identity.endswith(f"/Questionnaire/{path.parent.name}|{version}")


@pytest.mark.parametrize("path", RELEASED, ids=[name for name in IDS if "draft" not in name])
def test_what_is_released_says_that_it_is_active_and_what_it_is_not(path: Path) -> None:
    source = json.loads(path.read_bytes())

    assert source["status"] == "active"
    assert "geen diagnose" in source["purpose"]


@pytest.mark.parametrize("name", ALL)
def test_the_newest_version_says_that_nobody_in_the_field_has_read_it(name: str) -> None:
    source = opened(name).source

    assert "Nog niemand uit de praktijk heeft" in str(source["purpose"])


def test_every_form_is_held_to_these_rules() -> None:
    assert {path.parent.name for path in OURS} == set(ALL)


def test_the_core_path_is_the_fifteen_gates(signalling_form: Definition) -> None:
    gates = {item.link_id for item in signalling_form.walk() if item.extension(extensions.GATE)}

    assert gates == GATES
    assert all(signalling_form.item(gate).required for gate in gates)


def test_every_section_names_its_domain_in_the_order_from_easy_to_hard(
    signalling_form: Definition,
) -> None:
    domains = [group.extension(extensions.DOMAIN) for group in signalling_form.items]

    assert domains == [
        "conversation",
        "strengths",
        "housing",
        "money",
        "stress",
        "substances",
        "safety",
        "wishes",
        "weighing",
    ]
    assert signalling_form.item("veiligheid").text == "En verder"


def test_every_question_to_her_can_be_asked_in_three_ways_with_a_reason(
    form: Definition,
) -> None:
    wordless = [
        item.link_id
        for item in asked_of_her(form)
        if not all(item.extension(url) for url in (*CLIENT_WORDS, extensions.RATIONALE))
    ]

    assert wordless == []


def test_every_question_has_a_short_label_for_paper(form: Definition) -> None:
    questions = [item for item in form.walk() if item.is_question and not item.hidden]

    unlabelled = [
        item.link_id
        for item in questions
        if not item.extension(extensions.SHORT_TEXT)
        and not item.extension(extensions.OPENS_FOLLOW_UP)
    ]

    assert unlabelled == []


def test_every_weight_has_its_reason(signalling_form: Definition) -> None:
    unexplained = [
        option.value.code
        for option in options_of(signalling_form)
        if option.weight and not option.extension(extensions.WEIGHT_REASON)
    ]

    assert unexplained == []


def test_weights_are_nought_to_three(signalling_form: Definition) -> None:
    weights = {option.weight for option in options_of(signalling_form)}

    assert weights == {None, 0, 1, 2, 3}


def test_an_urgent_answer_in_the_talk_shows_a_safety_text_of_the_national_package(
    signalling_form: Definition,
) -> None:
    region = load_region(resource("regions", "landelijk"))

    without = [
        option.value.code
        for option in options_of(signalling_form)
        if option.weight == 3
        and region.safety_text(str(option.extension(extensions.SAFETY_TEXT))) is None
    ]

    assert without == []


def test_none_of_these_takes_the_other_answers_away(form: Definition) -> None:
    forgotten = [
        option.value.code
        for item in form.walk()
        if item.repeats
        for option in item.options
        if "geen van deze" in option.label() and not option.is_exclusive
    ]

    assert forgotten == []


def test_a_weighed_question_with_several_answers_has_one_that_says_none(
    signalling_form: Definition,
) -> None:
    without = [
        item.link_id
        for item in signalling_form.walk()
        if item.repeats
        and any(option.weight for option in item.options)
        and not any(option.is_exclusive and option.weight == 0 for option in item.options)
    ]

    assert without == []


def test_one_code_means_one_thing(form: Definition) -> None:
    meanings: dict[str, str] = {}
    for option in options_of(form):
        if f"{option.value.json}".find(OUR_CODES) >= 0:
            assert meanings.setdefault(option.value.code, option.label()) == option.label()

    assert meanings


def test_what_must_not_reach_home_is_marked_beforehand(signalling_form: Definition) -> None:
    marked = {
        item.link_id for item in signalling_form.walk() if item.extension(extensions.NOT_FOR_HOME)
    }

    assert marked >= NOT_FOR_HOME


def test_all_of_safety_is_marked_not_for_home(signalling_form: Definition) -> None:
    unmarked = [
        item.link_id
        for item in signalling_form.item("veiligheid").walk()
        if item.is_question
        and not item.hidden
        and not item.extension(extensions.OPENS_FOLLOW_UP)
        and not item.extension(extensions.NOT_FOR_HOME)
    ]

    assert unmarked == []


@pytest.mark.parametrize("word", FORBIDDEN)
def test_she_never_reads_a_word_that_hurts(form: Definition, word: str) -> None:
    found = [text for text in client_texts(form) if word in text.lower()]

    assert found == []


def test_she_reads_short_sentences(form: Definition) -> None:
    long = [
        sentence
        for text in client_texts(form)
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ]

    assert long == []


def test_she_is_always_called_je(form: Definition) -> None:
    formal = [
        text
        for item in asked_of_her(form)
        if item.link_id != "tolk-nummer"  # said to the interpreter
        for text in texts_of(item)
        if re.search(r"\b[Uu](w|zelf)?\b", text)
    ]

    assert formal == []


def client_texts(definition: Definition) -> Iterator[str]:
    for item in asked_of_her(definition):
        yield from texts_of(item)
        yield from (option.label() for option in item.options)


def texts_of(item: Item) -> Iterator[str]:
    yield item.text
    for url in (*CLIENT_WORDS, extensions.BRIDGE):
        value = item.extension(url)
        if isinstance(value, str):
            yield value


def test_every_extension_in_use_is_documented(form: Definition) -> None:
    page = (FOLDER.parent / "docs" / "extensions.md").read_text("utf-8")

    undocumented = {
        url
        for url in extension_urls(form.source)
        if url not in page and f"`{url.removeprefix(extensions.OURS)}`" not in page
    }

    assert undocumented == set()


def extension_urls(element: JsonValue) -> Iterator[str]:
    """Yield the URLs of all extensions in a form, not of the parts inside one."""
    if isinstance(element, list):
        for each in element:
            yield from extension_urls(each)
    if isinstance(element, dict):
        yield from (text(extension, "url") for extension in objects(element, "extension"))
        for key, value in element.items():
            if key != "extension":
                yield from extension_urls(value)
