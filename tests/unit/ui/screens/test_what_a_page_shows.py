"""Whatever was said, each page shows only its own respondent, and safety only when asked for.

The rules are read here once more, straight from the JSON of the form. `KANSRIJK_LONG=1` tries many.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.engine.answers import AnswerRecord, Value
from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    Respondent,
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.services.comparable_conversations import pairs_beside
from kansrijk_desktop.services.conversation_comparison import changes_between, side_by_side
from kansrijk_desktop.services.dossier_over_time import OpenedDossier
from kansrijk_desktop.services.respondents import PATIENT, Speaker, told_by
from kansrijk_desktop.services.told_answers import told_answers
from kansrijk_desktop.ui.screens.household.family_page import family_page
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_partner,
    a_patient,
    a_pregnancy,
)
from tests.families import talk_form
from tests.questionnaires import a_session
from tests.unit.services.letters import dice, random_talk, the_form

pytestmark = pytest.mark.unmeasured

OURS = "https://kansrijk-desktop.nl/fhir/StructureDefinition/"
PARTNER = Speaker(Respondent.PARTNER, a_partner().id)
many = settings(
    max_examples=1000 if os.environ.get("KANSRIJK_LONG") == "1" else 6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
Answers = dict[str, AnswerRecord]


@dataclass(frozen=True)
class Rule:
    """What the form itself says of one question."""

    is_safety: bool
    is_professional: bool
    is_preset: bool
    preset_options: frozenset[str]


@cache
def rules() -> Mapping[str, Rule]:
    found: dict[str, Rule] = {}

    def extension(item: Any, name: str) -> Any:
        for each in item.get("extension", []):
            if each["url"] == OURS + name:
                return next(value for key, value in each.items() if key != "url")
        return None

    def walk(items: list[Any], domain: str) -> None:
        for item in items:
            own = extension(item, "domain") or domain
            wish = extension(item, "wish-for")
            found[item["linkId"]] = Rule(
                is_safety="safety" in {own, wish},
                is_professional=extension(item, "audience") == "professional",
                is_preset=extension(item, "not-for-home") is True,
                preset_options=frozenset(
                    option["valueCoding"]["code"]
                    for option in item.get("answerOption", [])
                    if extension(option, "not-for-home") is True
                ),
            )
            walk(item.get("item", []), own)

    for form in (the_form(), talk_form()):
        walk(form.source["item"], "")  # type: ignore[arg-type]  # JSON
    return found


def is_covered(link_id: str, record: AnswerRecord) -> bool:
    rule = rules()[link_id]
    if rule.is_safety or rule.is_professional:
        return True
    if record.is_not_for_home is not None:
        return record.is_not_for_home
    return rule.is_preset or any(value.code in rule.preset_options for value in record.values)


def marked(answers: Answers, prefix: str) -> Answers:
    """Give every word that was typed a mark of whose it is."""

    def change(value: Value, link_id: str) -> Value:
        # Of one question only, and no beginning of another: it is searched for as a part.
        word = f"{prefix}{value.json}-{link_id}."
        return Value("String", word) if value.type == "String" else value

    return {
        link_id: replace(
            record,
            values=tuple(change(value, link_id) for value in record.values),
            note=f"{prefix}noot" * bool(record.note),
        )
        for link_id, record in answers.items()
    }


def random_rating(seed: int) -> Answers:
    random, answers = dice(seed), {}
    for item in talk_form().walk():
        if item.is_question and not item.options and random.random() < 0.8:
            value = {
                "integer": Value("Integer", random.randrange(11)),
                "boolean": Value("Boolean", True),
            }.get(item.type, Value("String", f"merk{random.randrange(1000)}"))
            mark = random.choice((None, None, True, False))
            answers[item.link_id] = AnswerRecord((value,), is_not_for_home=mark)
    return answers


@dataclass(frozen=True)
class Told:
    """A family in which both told a lot."""

    opened: OpenedDossier
    answers: Mapping[str, Answers]
    states: dict[str, FormState] = field(default_factory=dict)

    def state(self, key: str) -> FormState:
        if key not in self.states:
            self.states[key] = a_session(the_form(), self.answers[key]).state
        return self.states[key]


def a_family(seed: int) -> Told:
    talks = {
        "first": (random_talk(seed).answers, PATIENT, Author.PROFESSIONAL, 90),
        "last": (random_talk(seed + 1).answers, PATIENT, Author.PROFESSIONAL, 5),
        "own": (random_talk(seed + 2).answers, PATIENT, Author.RESPONDENT, 6),
        "how": (random_rating(seed), PATIENT, Author.PROFESSIONAL, 4),
        "his": (random_talk(seed + 3).answers, PARTNER, Author.PROFESSIONAL, 80),
        "his-2": (random_talk(seed + 4).answers, PARTNER, Author.PROFESSIONAL, 3),
        "his-how": (random_rating(seed + 1), PARTNER, Author.PROFESSIONAL, 2),
    }
    screenings = tuple(
        Screening(
            key,
            PATIENT_ID,
            (talk_form() if "how" in key else the_form()).identity,
            Moment.INTAKE,
            ScreeningStatus.COMPLETED,
            NOW - timedelta(days=days),
            respondent=speaker.respondent,
            respondent_id=speaker.related_id,
            author=author,
        )
        for key, (_answers, speaker, author, days) in talks.items()
    )
    answers = {
        key: marked(said, f"{'haar' if speaker == PATIENT else 'zijn'}-{key}-")
        for key, (said, speaker, _author, _days) in talks.items()
    }
    kept = [
        SavedAnswer(key, link_id, dump_json(record.as_json()).decode(), NOW)
        for key, records in answers.items()
        for link_id, record in records.items()
    ]
    dossier = Dossier(
        Household(HOUSEHOLD_ID),
        a_patient(),
        a_pregnancy(),
        (a_partner(),),
        tuple(sorted(screenings, key=lambda one: one.started_at, reverse=True)),
        levels=tuple(ScreeningLevel(key, "safety", "red", "orange") for key in talks),
    )
    forms = {form.identity: form for form in (the_form(), talk_form())}
    told = told_answers(kept, screenings, forms.__getitem__)
    return Told(OpenedDossier(dossier, (), told, (), TODAY), answers)


def page_texts(family: Told, speaker: Speaker, *, shows_apart: bool) -> set[str]:
    """Return every text of a page, with what changed and what lies side by side."""
    page = family_page(family.opened, speaker, {}, shows_apart=shows_apart)
    shown: list[object] = [page]
    parts = (False, True) if shows_apart else (False,)
    pairs = [page.compared] if page.compared else []
    pairs += [entry.beside for entry in page.entries if entry.beside]
    for before, now in pairs:
        states = family.state(before), family.state(now)
        shown += [changes_between(*states, apart=apart) for apart in parts]
        shown += [side_by_side(*states, apart=apart) for apart in parts]
    return set(texts_in(shown))


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts_in([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))


def words_of(family: Told, speaker: Speaker) -> Iterator[str]:
    """Yield the typed words a default page of this respondent must not show."""
    for screening in told_by(family.opened.dossier, speaker).screenings:
        for link_id, record in family.answers[screening.id].items():
            if is_covered(link_id, record):
                yield from (str(value.json) for value in record.values if value.type == "String")


@given(seed=st.integers(0, 2**32))
@many
def test_what_one_said_never_reaches_the_page_of_the_other(seed: int) -> None:
    family = a_family(seed)

    hers, his = (
        " ".join(page_texts(family, speaker, shows_apart=True)) for speaker in (PATIENT, PARTNER)
    )

    assert "haar-" in hers
    assert "zijn-" in his
    assert "zijn-" not in hers
    assert "haar-" not in his


@given(seed=st.integers(0, 2**32))
@many
def test_safety_and_what_is_not_for_home_are_nowhere_without_asking(seed: int) -> None:
    family = a_family(seed)

    for speaker in (PATIENT, PARTNER):
        shown = page_texts(family, speaker, shows_apart=False)
        together = " ".join(shown)

        assert not [word for word in words_of(family, speaker) if word in together]
        assert "safety" not in shown
        assert "En verder" not in shown
        assert "noot" not in together


@given(seed=st.integers(0, 2**32))
@many
def test_who_asks_for_it_sees_it(seed: int) -> None:
    family = a_family(seed)

    shown = page_texts(family, PATIENT, shows_apart=True)

    assert "En verder" in shown


def test_only_her_own_conversations_are_laid_side_by_side() -> None:
    family = a_family(1)

    pairs = pairs_beside(told_by(family.opened.dossier, PARTNER).screenings)

    assert pairs == {}
