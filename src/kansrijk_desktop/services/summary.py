"""What came out of a conversation, for the professional: per domain, and for the whole.

Pure: computed anew from the state of the form; the outcome itself comes from
`engine.interpretation`, so screen, letter and menukaart cannot disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.interpretation import (
    DomainFinding,
    Interpretation,
    domain_of,
    interpret,
    weighted_answers,
)
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.absence_words import absence_words
from kansrijk_desktop.services.conversation_outline import sections_of
from kansrijk_desktop.services.response_overview import Overview, overview_of
from kansrijk_desktop.services.weighing_parts import (
    SAFETY,
    WeighingParts,
    is_weighing,
    weighing_parts,
)
from kansrijk_desktop.texts import _

LEVELLED = ("housing", "money", "stress", "substances", "safety")
CONTEXT = "conversation"
OVERALL = "overall"
NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer that counts, as short as it can be said.

    Attributes:
        why: the form's reason why it counts.
    """

    address: str
    label: str
    answer: str
    weight: int
    why: str
    is_not_for_home: bool


@dataclass(frozen=True, slots=True)
class AbsentLine:
    """One question without an answer, and why."""

    address: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One of the five domains.

    Attributes:
        title: as the conversation calls it; neutral for safety.
        level: what the form proposes.
        own_level, own_reason: the questions with the professional's own weighing; None where the
            form does not ask them.
        first_address: where the conversation can be taken up again.
    """

    domain: str
    title: str
    level: str
    agreed_level: str
    answers: tuple[AnswerLine, ...]
    wishes: tuple[str, ...]
    has_wish_not_for_home: bool
    absent: tuple[AbsentLine, ...]
    own_level: ItemState | None
    own_reason: ItemState | None
    first_address: str

    @property
    def is_safety(self) -> bool:
        """Whether it is to be shown only when the two of you are alone."""
        return self.domain == SAFETY


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """Something that protects."""

    text: str
    is_not_for_home: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something that is still needed, with the place to do it.

    Attributes:
        is_missing: there is no answer yet; otherwise the message says what is wrong with it.
        is_weighing: it is done in the summary itself, not in the conversation.
    """

    address: str
    label: str
    message: str
    is_missing: bool
    is_weighing: bool


@dataclass(frozen=True, slots=True)
class Overall:
    """The whole.

    Attributes:
        proposal, own: in words; empty where there is none.
        is_provisional: a domain was not asked.
    """

    proposal: str
    own: str
    reason: str
    is_provisional: bool
    choice: ItemState | None
    reason_item: ItemState | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the summary shows.

    Attributes:
        context: what counts besides the five domains.
        first_actions: her own steps, in her words.
        weighing: the professional's other questions.
        problems: what is still needed before the conversation can be rounded off.
        overview: the answers themselves, for a form without levels; None for one that has them.
    """

    form_title: str
    rows: tuple[DomainRow, ...]
    context: tuple[AnswerLine, ...]
    strengths: tuple[StrengthLine, ...]
    first_actions: tuple[str, ...]
    has_actions_not_for_home: bool
    overall: Overall
    weighing: WeighingParts
    is_kindcheck_open: bool
    is_meldcode_open: bool
    problems: tuple[ProblemLine, ...]
    overview: Overview | None = None

    def row(self, domain: str) -> DomainRow:
        """Return the row of one domain.

        Raises:
            KeyError: the form does not have it.
        """
        for row in self.rows:
            if row.domain == domain:
                return row
        raise KeyError(domain)


def summarize(state: FormState, form_title: str = "") -> Summary:
    """Read the summary off a form."""
    outcome = interpret(state)
    asked = [item for item in state.walk() if item.is_shown]
    own = {_text(item.item, extensions.OWN_WEIGHING_FOR): item for item in asked}
    reasons = {_text(item.item, extensions.OWN_WEIGHING_REASON_FOR): item for item in asked}
    rows = tuple(
        _row(outcome.domain(domain), state, own.get(domain), reasons.get(domain))
        for domain in LEVELLED
        if outcome.domain(domain).level
    )
    return Summary(
        form_title=form_title,
        rows=rows,
        context=_answer_lines([item for item in asked if domain_of(item.item) == CONTEXT]),
        strengths=tuple(
            StrengthLine(each.text, each.state.is_not_for_home) for each in outcome.strengths
        ),
        first_actions=outcome.first_actions,
        has_actions_not_for_home=any(
            item.is_not_for_home and item.item.extension(extensions.FIRST_ACTION) is True
            for item in asked
        ),
        overall=_overall(outcome, own.get(OVERALL), reasons.get(OVERALL)),
        weighing=weighing_parts(state),
        is_kindcheck_open=outcome.is_kindcheck_open,
        is_meldcode_open=outcome.is_meldcode_open,
        problems=tuple(_problems(state)),
        overview=None if rows else _overview(state, form_title),
    )


def _problems(state: FormState) -> Iterator[ProblemLine]:
    for item, problem in state.open_problems():
        yield ProblemLine(
            address=item.address,
            label=short_label(item) or item.item.link_id,
            message=problem.message,
            is_missing=not item.values and problem.code == "required",
            is_weighing=is_weighing(item.item),
        )
    for problem in state.problems:
        # That it took too long is said at the top, and is over with the next change.
        if problem.is_error and problem != TOO_SLOW:
            yield ProblemLine(
                address="",
                label=_("De hele vragenlijst"),
                message=problem.message,
                is_missing=False,
                is_weighing=False,
            )


def _overview(state: FormState, form_title: str) -> Overview:
    sections = sections_of(state, (), form_title)
    # What was said in confidence has no place on a page with everything else.
    return overview_of(state, [section for section in sections if not section.is_safety])


def short_label(item: ItemState) -> str:
    """Return the short name of a question, or its text where the form gives none."""
    return _text(item.item, extensions.SHORT_TEXT) or item.text


def _row(
    finding: DomainFinding, state: FormState, own: ItemState | None, reason: ItemState | None
) -> DomainRow:
    section = _section(state, finding.domain)
    questions = [item for item in section.walk() if item.item.is_question] if section else []
    return DomainRow(
        domain=finding.domain,
        title=section.text if section else finding.domain,
        level=finding.level,
        agreed_level=finding.agreed_level,
        answers=tuple(
            AnswerLine(
                address=each.state.address,
                label=short_label(each.state),
                answer=each.label,
                weight=int(each.weight),
                why=each.reason,
                is_not_for_home=each.state.is_not_for_home,
            )
            for each in finding.answers
        ),
        wishes=tuple(value.label for value in finding.wishes),
        has_wish_not_for_home=any(
            item.is_not_for_home and bool(item.values)
            for item in state.walk()
            if _text(item.item, extensions.WISH_FOR) == finding.domain
        ),
        absent=tuple(
            AbsentLine(each.address, short_label(each), absence_words(each))
            for each in finding.absent
            if not each.item.hidden
        ),
        own_level=own,
        own_reason=reason,
        first_address=questions[0].address if questions else "",
    )


def _answer_lines(items: Iterable[ItemState]) -> tuple[AnswerLine, ...]:
    return tuple(
        AnswerLine(
            address=item.address,
            label=short_label(item),
            answer=each.label,
            weight=int(each.weight),
            why=each.reason,
            is_not_for_home=item.is_not_for_home,
        )
        for item in items
        for each in weighted_answers(item)
    )


def _overall(
    outcome: Interpretation, choice: ItemState | None, reason: ItemState | None
) -> Overall:
    return Overall(
        proposal=_option_label(choice, outcome.overall),
        own=_option_label(choice, outcome.own_overall.code),
        reason=outcome.own_overall.reason,
        is_provisional=outcome.is_provisional,
        choice=choice,
        reason_item=reason,
    )


def _option_label(item: ItemState | None, code: str) -> str:
    options = item.options if item is not None else ()
    return next((each.label for each in options if each.option.value.code == code), code)


def _section(state: FormState, domain: str) -> ItemState | None:
    groups = (item for item in state.items if item.item.is_group)
    return next((each for each in groups if _text(each.item, extensions.DOMAIN) == domain), None)


def _text(item: Item, url: str) -> str:
    value = item.extension(url)
    return value if isinstance(value, str) else ""
