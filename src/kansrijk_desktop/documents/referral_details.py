"""The pages behind the front: everything this recipient may read, subject by subject."""

from collections.abc import Iterable, Sequence
from typing import Final

from kansrijk_desktop.documents import referral_texts as texts
from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.blocks import Block, Stack
from kansrijk_desktop.documents.composition import Composer, Value
from kansrijk_desktop.documents.content import Earlier, ReferralContent, Subject
from kansrijk_desktop.documents.course import has_course, whole_course
from kansrijk_desktop.documents.layout import GREY, HAIRLINE, QUIET
from kansrijk_desktop.documents.referral_front import Front
from kansrijk_desktop.documents.slips import Blank, Choices, CutLine
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span

_ALONE: Final = {True: "alleen met cliënt besproken", False: "niet alleen met cliënt besproken"}
_SHARES: Final = (0.26, 0.52, 0.22)
_HELP_SHARES: Final = (0.52, 0.26, 0.22)
_COPY_SHARES: Final = (0.23, 0.25, 0.3, 0.22)


def compose_details(composer: Composer, content: ReferralContent, front: Front) -> list[Block]:
    """Return the blocks behind the front, with what the front had no room for."""
    parts = (
        _continued(composer, front.cut),
        _course(composer, content, front.moments),
        _household(composer, content),
        *(_subject(composer, subject, content) for subject in content.subjects),
        _strengths(composer, content),
        _agreements(composer, content),
        _help_offered(composer, content),
        _involved(composer, content),
        _meldcode(composer, content),
        _to_copy(composer, content),
        _consent(composer, content),
        _about(composer, content),
        _slip(composer, content),
    )
    return [block for part in parts for block in part]


def _continued(composer: Composer, cut: Sequence[tuple[str, str]]) -> list[Block]:
    """Return in full what was shortened on the front."""
    if not cut:
        return []
    return [composer.heading("Vervolg van blad 1", 0), _facts(composer.part(), cut)]


def _course(composer: Composer, content: ReferralContent, shown: int) -> list[Block]:
    """Return the levels of all moments, where the front does not show them all."""
    if not has_course(content) or len(content.course.moments) <= shown:
        return []
    return [composer.heading("Verloop"), *whole_course(composer, content)]


def _household(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return the members of the family and what a visitor should know."""
    pairs = [(member.who, member.remark) for member in content.household]
    if content.home_visit:
        pairs.append(("Bij een huisbezoek", content.home_visit))
    return [composer.heading("Gezin"), _facts(composer, pairs)] if pairs else []


def _subject(composer: Composer, subject: Subject, content: ReferralContent) -> list[Block]:
    """Return one domain: what was heard, since when, what she wants and does not want."""
    level = texts.level(subject, content)
    title = (Span(subject.title), Span(f" · {level}" if level else "", Weight.REGULAR))
    asked = [
        wording.written_date(subject.asked_on) if subject.asked_on else "",
        subject.asked_at,
        _ALONE[subject.asked_alone] if subject.asked_alone is not None else "",
    ]
    pairs: list[tuple[str, Value]] = []
    if subject.summary:
        pairs.append(("In het kort", subject.summary))
    pairs += [(each.label, (texts.heard(each),)) for each in subject.heard]
    pairs += [
        (label, text)
        for label, text in (
            ("Sinds", subject.since),
            ("Al geregeld", subject.arranged),
            ("Wat zij wil", subject.wish),
            ("Wat zij niet wil", subject.unwanted),
            ("Weging", subject.weighing),
            ("Besproken op", ", ".join(part for part in asked if part)),
        )
        if text
    ]
    pairs += [(each.moment, _earlier(each, content)) for each in subject.earlier]
    heading = composer.heading(title)
    return [heading, _facts(composer, pairs)] if pairs else [heading]


def _earlier(earlier: Earlier, content: ReferralContent) -> tuple[Span, ...]:
    """Return in short what was told about a subject before."""
    level = wording.capitalised(texts.level(earlier, content))
    lead = (Span(f"{level}. ", Weight.BOLD),) if level else ()
    wish = (Span(f"Wat zij wil: {earlier.wish}"),) if earlier.wish else ()
    return (*lead, *texts.in_short(earlier.heard), *wish)


def _strengths(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return what goes well."""
    if not content.strengths:
        return []
    return [composer.heading("Krachten"), *composer.bullets(content.strengths)]


def _agreements(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return who does what by when, and who keeps the overview."""
    blocks: list[Block] = []
    if content.agreements or content.coordinator:
        blocks.append(composer.heading("Afspraken"))
    if content.agreements:
        rows = [(each.who, each.what, each.by) for each in content.agreements]
        blocks.append(composer.table(("Wie", "Wat", "Wanneer"), rows, _SHARES))
    if content.coordinator:
        blocks.append(_facts(composer, [("Houdt het overzicht", content.coordinator)]))
    return blocks


def _help_offered(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return the offers that are under way."""
    if not content.help_offered:
        return []
    rows = [
        (each.name, each.state, wording.written_date(each.since) if each.since else "")
        for each in content.help_offered
    ]
    return [composer.heading("Hulp"), composer.table(("Wat", "Stand", "Sinds"), rows, _HELP_SHARES)]


def _to_copy(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return the values the reader can take over into her own record."""
    if not content.to_copy:
        return []
    rows = [(each.group, each.name, each.value, each.source) for each in content.to_copy]
    headers = ("Onderdeel", "Gegeven", "Waarde", "Bron")
    return [
        composer.heading("Om over te nemen in het JGZ-dossier"),
        composer.table(headers, rows, _COPY_SHARES),
    ]


def _involved(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return who are already in contact with the family."""
    pairs = [(each.who, each.what) for each in content.involved]
    return [composer.heading("Al betrokken"), _facts(composer, pairs)] if pairs else []


def _meldcode(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return the steps of the meldcode that may be shared."""
    pairs = [(step.label, (texts.heard(step),)) for step in content.meldcode]
    return [composer.heading("Meldcode"), _facts(composer, pairs)] if pairs else []


def _consent(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return what she gave consent for, to whom, how and when."""
    given = content.consent
    until = wording.written_date(given.valid_until) if given.valid_until else ""
    pairs = (
        ("Om te delen", ", ".join(given.subjects)),
        ("Met", given.recipient or content.recipient.organization),
        ("Waarvoor", given.purpose),
        ("Hoe", wording.CONSENT_FORMS[given.form]),
        ("Op", wording.written_date(given.given_on)),
        ("Gegeven door", given.given_by),
        ("Gevraagd door", given.asked_by or content.sender.name),
        ("Tolk", given.interpreter),
        ("Geldig tot", until),
        *((f"Uitgelegd: {each.title}", each.text) for each in content.explained),
    )
    shown = [(label, text) for label, text in pairs if text]
    return [composer.heading("Toestemming"), _facts(composer, shown)]


def _about(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return what kind of paper this is; the same on every letter."""
    text = f"{wording.NO_DIAGNOSIS} {wording.SELECTION} Gespreksinstrument: {content.instrument}."
    return [composer.heading("Over deze brief"), composer.text(text, QUIET)]


def _slip(composer: Composer, content: ReferralContent) -> list[Block]:
    """Return the slip to send back; it names the letter, not the client."""
    part = composer.part()
    sender = content.sender

    def blank(text: str) -> Blank:
        return Blank(label=part.text(text), colour=GREY, space_before=8)

    back = ", ".join(
        text for text in (sender.name, sender.organization, sender.address, sender.phone) if text
    )
    blocks: list[Block] = [
        CutLine(colour=GREY),
        part.label("Antwoordstrook", 10),
        part.text(texts.feedback(content), space_before=2),
        _facts(part, [("Terug aan", back), ("Kenmerk", content.reference)]),
        blank("Ontvangen op, door"),
        _choices(part, "Contact met cliënt:", ("gelukt", "gepland", "niet gelukt")),
        blank("Wat is afgesproken"),
        blank("Bereikbaar voor overleg"),
    ]
    return [Stack(blocks=tuple(blocks), space_before=26)]


def _choices(composer: Composer, label: str, answers: Iterable[str]) -> Choices:
    """Return boxes to tick."""
    question = composer.text(label)
    boxes = tuple(composer.text(text) for text in answers)
    return Choices(label=question, answers=boxes, colour=GREY, space_before=8)


def _facts(composer: Composer, pairs: Sequence[tuple[str, Value]]) -> Block:
    """Return labels with values, parted by hairlines."""
    return composer.facts(pairs, rule=HAIRLINE)
