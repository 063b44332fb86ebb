"""What a form itself says of each question, read straight from its JSON.

Written once more, apart from the program, so that a mistake in one does not hide in the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kansrijk_desktop.engine.answers import AnswerRecord
from tests.unit.services.paper_families import form_named

OURS = "https://kansrijk-desktop.nl/fhir/StructureDefinition/"
SUBJECTS = ("strengths", "housing", "money", "stress", "substances", "safety", "wishes")
FORMS = (
    "signalering-zwangerschap",
    "signalering-kraamtijd",
    "signalering-jgz",
    "gesprek-positieve-gezondheid",
)


@dataclass(frozen=True)
class Rule:
    """What the form says of one question.

    Attributes:
        presets: codes of answers that are marked *niet voor thuis* beforehand.
        is_level: the professional's own level: taken over from the form unless she changes it.
    """

    subject: str
    domain: str
    is_professional: bool
    leads_on: bool
    is_preset: bool
    presets: frozenset[str]
    is_level: bool


@cache
def rules_of(form: str) -> Mapping[str, Rule]:
    return dict(_rules(form_named(form).source["item"], "", False))


def _rules(items: Any, around: str, professional: bool) -> Iterator[tuple[str, Rule]]:
    for item in items:
        domain = _extension(item, "domain") or around
        is_professional = professional or _extension(item, "audience") == "professional"
        yield (
            item["linkId"],
            Rule(
                subject=_extension(item, "wish-for") or domain,
                domain=domain,
                is_professional=is_professional,
                leads_on=bool(
                    _extension(item, "opens-follow-up") or _extension(item, "safety-gate")
                ),
                is_preset=bool(_extension(item, "not-for-home")),
                presets=frozenset(
                    option["valueCoding"]["code"]
                    for option in item.get("answerOption", [])
                    if _extension(option, "not-for-home")
                ),
                is_level=bool(_extension(item, "own-weighing-for")),
            ),
        )
        yield from _rules(item.get("item", []), domain, is_professional)


def _extension(element: Any, name: str) -> Any:
    found = (one for one in element.get("extension", []) if one["url"] == OURS + name)
    return next((value for one in found for key, value in one.items() if key != "url"), None)


def is_preset(rule: Rule, record: AnswerRecord) -> bool:
    """Whether the form marks this answer beforehand."""
    return rule.is_preset or any(value.code in rule.presets for value in record.values)


def is_marked(rule: Rule, record: AnswerRecord) -> bool:
    """Whether it is *niet voor thuis* now."""
    by_hand = record.is_not_for_home
    return is_preset(rule, record) if by_hand is None else by_hand


def link_id_of(address: str) -> str:
    """The question of an address such as "waarneming[1].waarneming-wat"."""
    return address.rpartition(".")[2].partition("[")[0]
