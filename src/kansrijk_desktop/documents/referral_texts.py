"""The phrases of a letter or handover, from its content; front and details use the same."""

from collections.abc import Iterable
from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.content import (
    Client,
    Earlier,
    Heard,
    Obstetrics,
    ReferralContent,
    Sender,
    Subject,
)
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span
from kansrijk_desktop.records.people import Safe

Facts = list[tuple[str, str]]

_WORDS: Final = {Safe.YES: "ja", Safe.NO: "nee"}
_WEIGHTS: Final = {"geel": 1, "oranje": 2, "rood": 3}
_WRITING: Final = {Safe.YES: "veilig", Safe.NO: "niet", Safe.UNKNOWN: "niet gevraagd, liever niet"}


def reach(client: Client) -> Facts:
    """Return how she can be reached, and what is safe."""
    may_write = f"hier schrijven: {_WRITING[client.may_write]}"
    ways = (
        ("bellen", client.may_call),
        ("voicemail", client.may_leave_voicemail),
        ("app", client.may_message),
    )
    known = [f"{way} {_WORDS[safe]}" for way, safe in ways if safe in _WORDS]
    allowed = " · ".join(known) or "of bellen veilig is: niet bekend"
    facts = (
        ("Adres", f"{client.address}\n{may_write}" if client.address else ""),
        ("Telefoon", f"{client.phone}\n{allowed}" if client.phone else ""),
        ("Beste tijd", client.best_time),
        ("Taal", client.language),
        ("Tolk", client.interpreter),
        ("Lezen", client.reading_help),
    )
    return [(label, text) for label, text in facts if text]


def pregnancy(obstetrics: Obstetrics) -> Facts:
    """Return the obstetric core."""
    pair = (("G", obstetrics.gravidity), ("P", obstetrics.parity))
    counts = " ".join(f"{letter}{count}" for letter, count in pair if count is not None)
    if counts and obstetrics.counted:
        counts = f"{counts} ({obstetrics.counted})"
    multiple = "meerling" if obstetrics.is_multiple else ""
    due = ""
    if obstetrics.due_date is not None:
        method = f" ({obstetrics.due_date_method})" if obstetrics.due_date_method else ""
        due = f"{wording.written_date(obstetrics.due_date)}{method}"
    if obstetrics.due_remark:
        due = _joined(due, obstetrics.due_remark, multiple)
    term = ""
    if obstetrics.gestational_age is not None:
        term = _joined(f"{obstetrics.gestational_age} weken", multiple)
    facts = (
        ("Zwanger", term),
        ("À terme", due),
        ("G en P", counts),
        ("Risicostatus", obstetrics.risk_status),
        ("Bevalling", obstetrics.planned_birth_place),
    )
    return [(label, text) for label, text in facts if text]


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def registers(sender: Sender) -> str:
    """Return the numbers under which the sender is registered."""
    numbers = (("AGB", sender.agb_code), ("BIG", sender.big_number), ("KCKZ", sender.kckz_number))
    return " · ".join(f"{name} {number}" for name, number in numbers if number)


def household(content: ReferralContent) -> str:
    """Return who belong to the family, as one sentence."""
    return "; ".join(
        f"{member.who}, {member.remark}" if member.remark else member.who
        for member in content.household
    )


def involved(content: ReferralContent) -> str:
    """Return who are already in contact with the family, as one sentence."""
    return "; ".join(
        f"{each.who} ({each.what})" if each.what else each.who for each in content.involved
    )


def help_offered(content: ReferralContent) -> str:
    """Return the offers that are under way, as one sentence."""
    return "; ".join(
        f"{each.name} ({each.state})" if each.state else each.name for each in content.help_offered
    )


def level(subject: Subject | Earlier, content: ReferralContent) -> str:
    """Return the level as a word, for readers to whom it is a word of their trade."""
    return subject.level if content.recipient.kind in wording.READS_LEVELS else ""


def weight(subject: Subject, content: ReferralContent) -> int:
    """Return how much of the front a subject may ask for beside the others."""
    return _WEIGHTS.get(level(subject, content), 0)


def summary(subject: Subject) -> tuple[Span, ...]:
    """Return a subject in short: each answer with its label, her own words as a quotation."""
    if subject.summary:
        return (Span(subject.summary),)
    return in_short(subject.heaviest_first or subject.heard)


def in_short(answers: Iterable[Heard]) -> tuple[Span, ...]:
    """Return answers one after another, each with its label."""
    spans: list[Span] = []
    for each in answers:
        spans += [Span(f"{each.label}: "), heard(each), Span(wording.full_stop(each.answer))]
    return tuple(spans)


def heard(answer: Heard) -> Span:
    """Return an answer; her own words in quotation marks and in italics."""
    if answer.is_quote:
        return Span(wording.quoted(answer.answer), Weight.ITALIC, answer.language)
    return Span(answer.answer, language=answer.language)


def consent(content: ReferralContent) -> str:
    """Return the consent, and what she was told before she gave it."""
    given = content.consent
    form = wording.CONSENT_FORMS[given.form]
    sentence = f"Met {form}e toestemming van {wording.written_date(given.given_on)}."
    if not content.explained:
        return sentence
    titles = "; ".join(each.title[:1].lower() + each.title[1:] for each in content.explained)
    return f"{sentence} Vooraf uitgelegd: {titles}."


def feedback(content: ReferralContent) -> str:
    """Return the request to be told what became of it."""
    days = content.confirm_within_days
    unit = "werkdag" if days == 1 else "werkdagen"
    request = f"Graag een ontvangstbevestiging binnen {days} {unit}."
    return f"{request} {content.feedback}".strip()
