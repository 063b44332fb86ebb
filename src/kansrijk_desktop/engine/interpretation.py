"""What a filled-in instrument says, by the form's own rules.

Levels and outcome are computed by hidden items of the form; here they are only found, by our
extensions (docs/extensions.md), together with the answers behind them. Pure: a state in, an
interpretation out. A form without these extensions has an empty interpretation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.scoring import weight_of
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import (
    DOMAIN,
    FIRST_ACTION,
    OWN_WEIGHING_FOR,
    OWN_WEIGHING_REASON_FOR,
    PROTECTIVE,
    RESULT,
    SAFETY_TEXT,
    STRENGTH,
    WEIGHT_REASON,
    WISH_FOR,
)
from kansrijk_desktop.fhir.json import JsonValue

OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class WeightedAnswer:
    """An answer that counts towards a level.

    Attributes:
        state: the question.
        label: the answer as she chose it.
        reason: why it weighs this much, from the form.
    """

    state: ItemState
    value: Value
    label: str
    weight: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that protects.

    Attributes:
        text: the form's words for it, or what she said herself.
    """

    state: ItemState
    text: str


@dataclass(frozen=True, slots=True)
class OwnWeighing:
    """What the professional makes of it, with the client.

    Attributes:
        code: a level, or an overall outcome; empty when not weighed.
        is_own: chosen by hand rather than taken over from the form.
        reason: why it differs.
    """

    code: str = ""
    is_own: bool = False
    reason: str = ""


NOT_WEIGHED = OwnWeighing()


@dataclass(frozen=True, slots=True)
class DomainFinding:
    """What was found in one domain.

    Attributes:
        level: green, yellow, orange, red or not-asked; empty where the form has no level for it.
        answers: the answers behind the level, the heaviest first.
        wishes: what she would like, as labels.
        absent: asked questions of the domain that were given no answer, with their reason.
    """

    domain: str
    level: str = ""
    answers: tuple[WeightedAnswer, ...] = ()
    wishes: tuple[Value, ...] = ()
    own: OwnWeighing = NOT_WEIGHED
    absent: tuple[ItemState, ...] = ()

    @property
    def agreed_level(self) -> str:
        """The professional's level where she gave one, the form's otherwise."""
        return self.own.code or self.level


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a filled-in instrument says.

    Attributes:
        domains: in the order of the form; also those without a level, for what was said in them.
        overall: act-now, discuss-home-visit, offer or own-practice; empty without such a rule.
        is_provisional: a domain was not asked.
        strengths: protective answers, in the order of the form.
        first_actions: what she wants to do first, in her words.
        safety_texts: keys of texts to show at once, for the answers given.
    """

    domains: tuple[DomainFinding, ...] = ()
    overall: str = ""
    own_overall: OwnWeighing = NOT_WEIGHED
    is_provisional: bool = False
    is_kindcheck_open: bool = False
    is_meldcode_open: bool = False
    strengths: tuple[Strength, ...] = ()
    first_actions: tuple[str, ...] = ()
    safety_texts: tuple[str, ...] = ()

    def domain(self, name: str) -> DomainFinding:
        """Return one domain; an empty finding where the form does not have it."""
        found = (finding for finding in self.domains if finding.domain == name)
        return next(found, DomainFinding(name))

    @property
    def agreed_overall(self) -> str:
        """The professional's outcome where she gave one, the form's otherwise."""
        return self.own_overall.code or self.overall


def interpret(state: FormState) -> Interpretation:
    """Read the outcome off a form."""
    asked = [one for one in state.walk() if one.is_enabled]
    results = {text: one for one in asked if (text := _extension_text(one.item, RESULT))}
    weighings = _own_weighings(asked)
    in_order = [*(top.item for top in state.items), *(one.item for one in asked)]
    inside: dict[str, list[ItemState]] = {domain_of(item): [] for item in in_order}
    for one in asked:
        inside[domain_of(one.item)].append(one)
    inside.pop("", None)
    wishes = _wishes(asked)
    return Interpretation(
        domains=tuple(
            _finding(name, states, wishes.get(name, ()), weighings.get(name, NOT_WEIGHED))
            for name, states in inside.items()
        ),
        overall=_code(results.get(OVERALL)),
        own_overall=weighings.get(OVERALL, NOT_WEIGHED),
        is_provisional=_is_true(results.get("provisional")),
        is_kindcheck_open=_is_true(results.get("kindcheck-open")),
        is_meldcode_open=_is_true(results.get("meldcode-open")),
        strengths=tuple(strength for one in asked for strength in _strengths(one)),
        first_actions=tuple(
            value.label
            for one in asked
            if one.item.extension(FIRST_ACTION) is True
            for value in one.values
        ),
        safety_texts=tuple(dict.fromkeys(key for one in asked for key in safety_texts(one))),
    )


@lru_cache(maxsize=8192)
def domain_of(item: Item) -> str:
    """Return the domain an item belongs to: its own, or that of the nearest group around it."""
    own = _extension_text(item, DOMAIN)
    around = (_extension_text(ancestor, DOMAIN) for ancestor in item.ancestors())
    return own or next((name for name in around if name), "")


def safety_texts(state: ItemState) -> tuple[str, ...]:
    """Return the keys of the texts to show at once for the answers of one question."""
    return tuple(
        str(key)
        for value in state.values
        if (key := option_extension(state.item, value, SAFETY_TEXT)) is not None
    )


def weighted_answers(state: ItemState) -> Iterator[WeightedAnswer]:
    """Yield the answers of one question that weigh more than nothing."""
    for value in state.values:
        weight = weight_of(state.item, value)
        if weight is not None and weight > 0:
            reason = option_extension(state.item, value, WEIGHT_REASON)
            yield WeightedAnswer(state, value, _label(state, value), weight, str(reason or ""))


def option_extension(item: Item, value: Value, url: str) -> JsonValue:
    """Return the value of an extension of the option that was chosen; None without one."""
    option = item.option_for(value)
    return None if option is None else option.extension(url)


def _finding(
    name: str, inside: list[ItemState], wishes: tuple[Value, ...], own: OwnWeighing
) -> DomainFinding:
    levels = (_code(one) for one in inside if _extension_text(one.item, RESULT) == "level")
    answers = [
        answer for one in inside if _is_asked_of_someone(one) for answer in weighted_answers(one)
    ]
    return DomainFinding(
        domain=name,
        level=next(levels, ""),
        answers=tuple(sorted(answers, key=lambda answer: -answer.weight)),
        wishes=wishes,
        own=own,
        absent=tuple(one for one in inside if one.absent is not None),
    )


def _wishes(asked: list[ItemState]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, tuple[Value, ...]] = {}
    for one in asked:
        if one.values and (name := _extension_text(one.item, WISH_FOR)):
            found[name] = (*found.get(name, ()), *one.values)
    return found


def _is_asked_of_someone(state: ItemState) -> bool:
    """Leave out what the form computes for itself: it repeats what was asked."""
    return not state.item.hidden


def _own_weighings(asked: list[ItemState]) -> dict[str, OwnWeighing]:
    reasons = {
        name: ", ".join(value.label for value in one.values)
        for one in asked
        if (name := _extension_text(one.item, OWN_WEIGHING_REASON_FOR))
    }
    return {
        name: OwnWeighing(_code(one), one.is_changed_by_user, reasons.get(name, ""))
        for one in asked
        if (name := _extension_text(one.item, OWN_WEIGHING_FOR)) and one.values
    }


def _strengths(state: ItemState) -> Iterator[Strength]:
    is_strength = state.item.extension(STRENGTH) is True
    for value in state.values:
        written = option_extension(state.item, value, PROTECTIVE)
        if isinstance(written, str):
            yield Strength(state, written)
        elif is_strength and value.type == "String":
            yield Strength(state, value.label)


def _label(state: ItemState, value: Value) -> str:
    for one in state.options:
        if one.option.value.is_same_as(value):
            return one.label
    return value.label


def _code(state: ItemState | None) -> str:
    return state.values[0].code if state is not None and state.values else ""


def _is_true(state: ItemState | None) -> bool:
    return state is not None and any(value.json is True for value in state.values)


def _extension_text(item: Item, url: str) -> str:
    value = item.extension(url)
    return value if isinstance(value, str) else ""
