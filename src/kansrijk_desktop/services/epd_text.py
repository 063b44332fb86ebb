"""A short text for the practice's own record; what needs shielding stands in a text of its own.

Safety, and every answer marked *niet voor thuis*, is only in the shielded text: a client may read
the ordinary part at home, on a screen that others see too.
"""

from collections.abc import Iterator
from datetime import date

from kansrijk_desktop.services.advice import LEVEL_WORDS
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.summary import AnswerLine, DomainRow, Summary
from kansrijk_desktop.texts import _

_LOUD = frozenset({"orange", "red"})


def epd_text(summary: Summary, day: date, *, is_partners: bool = False) -> str:
    """Return the text for the ordinary part of the record; the partner's says whose it is."""
    return "\n".join((*_whose(is_partners=is_partners), *_lines(summary, day)))


def shielded_text(summary: Summary, day: date, *, is_partners: bool = False) -> str:
    """Return the text for the shielded part; empty when there is nothing to shield."""
    lines = list(_shielded_lines(summary))
    if not lines:
        return ""
    title = _("Afgeschermd, gesprek {day}").format(day=long_date(day))
    return "\n".join((title, *_whose(is_partners=is_partners), *lines))


def _whose(*, is_partners: bool) -> tuple[str, ...]:
    return (_("Antwoorden van de partner, niet van de cliënt."),) if is_partners else ()


def _lines(summary: Summary, day: date) -> Iterator[str]:
    yield _("{form}, {day}. Hulp bij het gesprek, geen diagnose.").format(
        form=summary.form_title, day=long_date(day)
    )
    for row in summary.rows:
        if not row.is_safety:
            yield _row_text(row, [line for line in row.answers if not line.is_not_for_home])
    strengths = [each.text for each in summary.strengths if not each.is_not_for_home]
    if strengths:
        yield _("Kracht: {strengths}.").format(strengths="; ".join(strengths))
    wishes = [
        _wish(row)
        for row in summary.rows
        if row.wishes and not row.is_safety and not row.has_wish_not_for_home
    ]
    if wishes:
        yield _("Wensen: {wishes}.").format(wishes="; ".join(wishes))
    if summary.first_actions and not summary.has_actions_not_for_home:
        yield _("Eerste stappen: {steps}.").format(steps="; ".join(summary.first_actions))
    if not _is_safety_loud(summary):
        yield from _overall(summary)


def _shielded_lines(summary: Summary) -> Iterator[str]:
    for row in summary.rows:
        answers = [line for line in row.answers if row.is_safety or line.is_not_for_home]
        if answers or (row.is_safety and row.level not in {"", "not-asked", "green"}):
            yield _row_text(row, answers)
            if row.is_safety and row.wishes:
                yield _("Wens: {wish}.").format(wish=", ".join(row.wishes))
    if _is_safety_loud(summary):
        yield from _overall(summary)


def _overall(summary: Summary) -> Iterator[str]:
    overall = summary.overall
    outcome = overall.own or overall.proposal
    if not outcome:
        return
    word = _("Weging: {outcome}") if overall.own else _("Voorstel: {outcome}")
    text = word.format(outcome=outcome)
    if overall.is_provisional:
        text += _(" (voorlopig)")
    if overall.reason:
        text += f" ({overall.reason})"
    yield f"{text}."


def _row_text(row: DomainRow, answers: list[AnswerLine]) -> str:
    level = LEVEL_WORDS.get(row.agreed_level, _("niet gevraagd"))
    text = f"{row.title}: {level}"
    if row.agreed_level != row.level and row.own_reason is not None and row.own_reason.values:
        text += _(" (eigen weging: {reason})").format(reason=row.own_reason.values[0].label)
    if answers:
        text += ". " + "; ".join(f"{line.label}: {line.answer}" for line in answers)
    return f"{text.rstrip('.')}."


def _wish(row: DomainRow) -> str:
    return f"{row.title.lower()}: {', '.join(row.wishes).lower()}"


def _is_safety_loud(summary: Summary) -> bool:
    """Tell whether the whole would give away what is shielded."""
    return any(row.is_safety and row.agreed_level in _LOUD for row in summary.rows)
