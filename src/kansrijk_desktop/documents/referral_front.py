"""The front of a letter or handover: who, for whom, and the matter in SBAR order, on one page.

SBAR: situation, background, assessment, recommendation. What does not fit is cut, with a word on
where to read on, and stands in full behind; sections and their order never give way. Within a
subject the answers that weigh most come first, and the heaviest subjects get the lines left over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kansrijk_desktop.documents import referral_texts as texts
from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.blocks import Block, Clip, Columns, Panel, Paragraph, Rule, Stack
from kansrijk_desktop.documents.composition import Composer, Value
from kansrijk_desktop.documents.content import ReferralContent
from kansrijk_desktop.documents.course import course_table
from kansrijk_desktop.documents.front_limits import LIMITS, Limits, Need, share_out
from kansrijk_desktop.documents.layout import (
    BODY,
    HAIRLINE,
    LEAD,
    QUIET,
    STRONG,
    TEAL,
    TINT,
    WIDTH,
    Frame,
)
from kansrijk_desktop.documents.tables import Table
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span, TextStyle, Typesetter

CONTINUED: Final = " … zie blad 2"
"""Ends a text that goes on at the top of the second page."""

BEHIND: Final = " … zie verder"
"""Ends a text that has a section of its own among the details."""


_NAME: Final = TextStyle(14, 18, Weight.BOLD)
_ASKED: Final = replace(LEAD, weight=Weight.BOLD)
_MOST_SUBJECTS: Final = 8

_GAP: Final = 18.0
_HALVES: Final = (0.5, 0.5)
_HEAD: Final = (0.72, 0.28)
_MARGIN: Final = (0.19, 0.81)
_FACT_LABEL: Final = 0.3
_SUBJECT_LABEL: Final = 0.2
_PADDING: Final = 10.0
_NARROW: Final = 7.0


@dataclass(frozen=True, slots=True)
class Front:
    """The composed front.

    Attributes:
        cut: label and full text of whatever was shortened.
        moments: of how many of the last moments it shows the levels.
        needs: the lines of each subject.
    """

    element: Element
    blocks: tuple[Block, ...]
    cut: tuple[tuple[str, str], ...]
    moments: int = 0
    needs: tuple[Need, ...] = ()

    @property
    def height(self) -> float:
        """The height of all blocks with the white between them."""
        white = sum(block.space_before for block in self.blocks[1:])
        return white + sum(block.height(WIDTH) for block in self.blocks)


def compose_front(setter: Typesetter, content: ReferralContent, frame: Frame) -> Front:
    """Return the front with texts as long as the page allows."""
    tried = ((limits, _FrontWriter(setter, content, limits).front()) for limits in LIMITS)
    fitting = next(((one, front) for one, front in tried if front.height <= frame.height), None)
    if fitting is None:
        return _FrontWriter(setter, content, LIMITS[-1]).front()
    return _filled_up(setter, content, frame, *fitting)


def _filled_up(
    setter: Typesetter, content: ReferralContent, frame: Frame, limits: Limits, front: Front
) -> Front:
    """Return a front that fits with the room it leaves in use."""
    whole = replace(limits, facts=LIMITS[0].field)
    if limits.field < whole.facts:
        with_facts = _FrontWriter(setter, content, whole).front()
        if with_facts.height <= frame.height:
            limits, front = whole, with_facts
    spare = int((frame.height - front.height) // BODY.leading)
    lines = share_out(front.needs, spare)
    if lines == tuple(need.given for need in front.needs):
        return front
    fuller = _FrontWriter(setter, content, replace(limits, subjects=lines)).front()
    return fuller if fuller.height <= frame.height else front


class _FrontWriter:
    """Composes the front with at most so many lines in each field and in each text."""

    def __init__(self, setter: Typesetter, content: ReferralContent, limits: Limits) -> None:
        self._content = content
        self._limits = limits
        self._field = Clip(limits.field, CONTINUED)
        self._fact = Clip(limits.facts or limits.field, CONTINUED)
        self._text = Clip(limits.text, CONTINUED)
        self._composer = Composer(setter, Element("Sect"))
        self._cut: dict[str, str] = {}
        self._needs: tuple[Need, ...] = ()

    def front(self) -> Front:
        """Return the whole front."""
        blocks: list[Block] = [
            self._head(),
            *self._known(),
            self._parties(),
            Rule(colour=HAIRLINE, space_before=10),
            *self._client(),
            Rule(colour=HAIRLINE, space_before=10),
            *self._situation(),
            *self._background(),
            *self._assessment(),
            *self._course(),
            self._request(),
            self._signature(),
        ]
        cut = tuple(self._cut.items())
        moments = self._limits.moments
        return Front(self._composer.element, tuple(blocks), cut, moments, self._needs)

    def _head(self) -> Block:
        content = self._content
        kind = wording.RECIPIENT_KINDS[content.recipient.kind]
        parts = (
            f"aan {kind}" if kind else "",
            wording.written_date(content.made_at.date()),
            f"kenmerk {content.reference}",
        )
        line = " · ".join(part for part in parts if part)
        title = self._composer.title(content.title)
        subtitle = self._field_line("Kenmerk", line, QUIET, _share(WIDTH, _HEAD)[0])
        left = Stack(blocks=(title, replace(subtitle, space_before=2)))
        urgency = (
            self._composer.label("Urgentie", 0),
            self._composer.text(wording.URGENCIES[content.urgency], _ASKED, 0),
        )
        return _beside((left, Stack(blocks=(_panel(urgency, _NARROW),))), _HEAD, 0)

    def _known(self) -> list[Block]:
        """Return what she knows of this paper; whoever reads it may talk about that with her."""
        known = self._content.known
        if not known:
            return []
        spans = (Span("Besproken met de cliënt: ", Weight.BOLD), Span(known))
        clip = replace(self._text, most_lines=max(self._text.most_lines, self._limits.asked))
        text = replace(self._composer.text(spans, BODY, 0), clip=clip)
        self._note(text, "Besproken met de cliënt", known, WIDTH - 3 - 2 * _NARROW)
        return [_panel((text,), _NARROW, space_before=10)]

    def _parties(self) -> Block:
        sender, recipient = self._content.sender, self._content.recipient
        reached = " · ".join(text for text in (sender.phone, sender.best_hours) if text)
        copies = ", ".join(self._content.copies)
        left = self._address(
            "Van",
            ("Naam afzender", sender.name, STRONG),
            ("Functie", f"{sender.role}, {sender.organization}", BODY),
            ("Adres afzender", sender.address, BODY),
            ("Bereikbaar", reached, BODY),
            ("Registratie", texts.registers(sender), QUIET),
        )
        right = self._address(
            "Aan",
            ("Ontvanger", recipient.organization, STRONG),
            ("Ter attentie van", f"t.a.v. {recipient.name}" if recipient.name else "", BODY),
            ("Contact ontvanger", recipient.contact, BODY),
            ("Kopieën", f"kopie aan {copies}" if copies else "", QUIET),
        )
        return _beside((left, right), _HALVES, 12)

    def _address(self, label: str, *lines: tuple[str, str, TextStyle]) -> Stack:
        heading = self._composer.label(label, 0)
        width = _share(WIDTH, _HALVES)[0]
        shown = (self._field_line(name, text, style, width) for name, text, style in lines if text)
        return Stack(blocks=(heading, *shown))

    def _client(self) -> list[Block]:
        client = self._content.client
        born = wording.written_date(client.birth_date) if client.birth_date else ""
        identity = (f"geboren {born}" if born else "", f"BSN {client.bsn}" if client.bsn else "")
        line = " · ".join(part for part in identity if part)
        blocks: list[Block] = [self._composer.label("Cliënt", 9)]
        blocks.append(self._field_line("Naam cliënt", client.name, _NAME, WIDTH, self._limits.name))
        if line:
            blocks.append(self._composer.text(line, BODY, 1))
        born_facts = [("Geboren", births)] if (births := "\n".join(self._content.births)) else []
        rows = (texts.reach(client), texts.pregnancy(self._content.obstetrics) + born_facts)
        columns = tuple(self._facts(facts) for facts in rows if facts)
        if columns:
            blocks.append(_beside(columns, _HALVES[: len(columns)], 5))
        return blocks

    def _facts(self, facts: texts.Facts) -> Stack:
        table = self._composer.facts(facts, label_share=_FACT_LABEL, clip=self._fact)
        _, width = table.widths(_share(WIDTH, _HALVES)[0])
        for (label, value), row in zip(facts, table.rows, strict=True):
            self._note(row.cells[1], label, value, width)
        return Stack(blocks=(table,))

    def _situation(self) -> list[Block]:
        return self._section("Situatie", [("", "Reden", self._content.reason)])

    def _background(self) -> list[Block]:
        content = self._content
        lines = [
            ("Gezin", "", texts.household(content)),
            ("", "Achtergrond", content.background),
            ("Al betrokken", "", texts.involved(content)),
            ("Hulp", "", texts.help_offered(content)),
        ]
        return self._section("Achtergrond", lines)

    def _assessment(self) -> list[Block]:
        content = self._content
        strengths = "; ".join(content.strengths)
        lines = [("Krachten", "", strengths), ("Weging", "Weging", content.assessment)]
        return self._section("Beoordeling", lines, has_subjects=bool(content.subjects))

    def _course(self) -> list[Block]:
        """Return the levels of the last moments, where there is more than one to compare."""
        table = course_table(self._composer, self._content, self._limits.moments)
        if table is None:
            return []
        heading = Stack(blocks=(self._composer.label("Verloop", 0),))
        return [_beside((heading, Stack(blocks=(table,))), _MARGIN, 9)]

    def _section(
        self, label: str, lines: Sequence[tuple[str, str, str]], *, has_subjects: bool = False
    ) -> list[Block]:
        """Return a label in the margin with its texts beside it; nothing where there are none.

        A line is its lead-in, the name it goes on under behind the front (empty where it has a
        section of its own there), and its text.
        """
        shown = [line for line in lines if line[2]]
        if not shown and not has_subjects:
            return []
        heading = Stack(blocks=(self._composer.label(label, 0),))
        blocks: list[Block] = [self._subjects()] if has_subjects else []
        blocks += [self._led(*line) for line in shown]
        return [_beside((heading, Stack(blocks=tuple(blocks))), _MARGIN, 9)]

    def _subjects(self) -> Block:
        content = self._content
        rows: list[tuple[str, Value]] = []
        for subject in content.subjects[:_MOST_SUBJECTS]:
            level = wording.capitalised(texts.level(subject, content))
            lead = (Span(f"{level}. ", Weight.BOLD),) if level else ()
            spans = (*lead, *texts.summary(subject))
            rows.append((subject.title, spans))
        if others := content.subjects[_MOST_SUBJECTS:]:
            rows.append(("Verder", ", ".join(subject.title for subject in others)))
        table = self._composer.facts(
            rows,
            label_share=_SUBJECT_LABEL,
            label_style=STRONG,
            clip=replace(self._text, ending=BEHIND),
        )
        return self._with_lines_of_their_own(table)

    def _with_lines_of_their_own(self, table: Table) -> Table:
        """Give each subject its own number of lines, and remember what it would need."""
        _, width = table.widths(_share(WIDTH, _MARGIN)[1])
        lines = self._limits.subjects or (self._limits.text,) * len(table.rows)
        shown = self._content.subjects[:_MOST_SUBJECTS]
        # One more for the row that only names the rest.
        weights = (*(texts.weight(one, self._content) for one in shown), 0)
        rows, needs = [], []
        for row, most, weight in zip(table.rows, lines, weights, strict=False):
            label, value = row.cells
            wanted = value.whole_lines(width)
            needs.append(Need(wanted, min(wanted, most), weight))
            clip = Clip(most, BEHIND)
            rows.append(replace(row, cells=(label, replace(value, clip=clip))))
        self._needs = tuple(needs)
        return replace(table, rows=tuple(rows))

    def _request(self) -> Block:
        content = self._content
        width = WIDTH - 3 - 2 * _PADDING
        label = self._composer.label("Wat ik van u vraag", 0)
        question = replace(
            self._composer.text(content.question, _ASKED, 2),
            clip=replace(self._text, most_lines=max(self._text.most_lines, self._limits.asked)),
        )
        self._note(question, "Wat ik van u vraag", content.question, width)
        consent = self._composer.text(texts.consent(content), QUIET, 4)
        feedback = replace(
            self._composer.text(texts.feedback(content), QUIET, 0),
            clip=replace(self._text, ending=BEHIND),
        )
        return _panel((label, question, consent, feedback), _PADDING, space_before=14)

    def _signature(self) -> Block:
        sender = self._content.sender
        text = f"Met vriendelijke groet,\n{sender.name}, {sender.role}"
        return replace(self._composer.text(text, BODY, 10), clip=Clip(2, " …"))

    def _led(self, lead: str, name: str, text: str) -> Paragraph:
        """Return a text with its label in front, in bold."""
        value = Span(text)
        spans = (Span(f"{lead}: ", Weight.BOLD), value) if lead else (value,)
        ending = CONTINUED if name else BEHIND
        paragraph = replace(
            self._composer.text(spans, BODY, 2), clip=replace(self._text, ending=ending)
        )
        if name:
            self._note(paragraph, name, text, _share(WIDTH, _MARGIN)[1])
        return paragraph

    def _field_line(
        self, name: str, text: str, style: TextStyle, width: float, least: int = 1
    ) -> Paragraph:
        """Return a field without a label, of at most the lines there is room for."""
        clip = replace(self._field, most_lines=max(self._field.most_lines, least))
        paragraph = replace(self._composer.text(text, style, 0), clip=clip)
        self._note(paragraph, name, text, width)
        return paragraph

    def _note(self, paragraph: Paragraph, name: str, text: str, width: float) -> None:
        """Remember a text of which a part is missing here."""
        if paragraph.is_cut(width):
            self._cut[name] = text


def _beside(stacks: tuple[Stack, ...], shares: tuple[float, ...], space_before: float) -> Columns:
    """Return stacks side by side."""
    return Columns(stacks=stacks, shares=shares, gap=_GAP, space_before=space_before)


def _panel(blocks: tuple[Block, ...], padding: float, space_before: float = 0.0) -> Panel:
    """Return what must catch the eye."""
    stack = Stack(blocks=blocks)
    return Panel(stack=stack, tint=TINT, bar=TEAL, padding=padding, space_before=space_before)


def _share(width: float, shares: tuple[float, float]) -> tuple[float, float]:
    """Return the widths of two columns."""
    return (width - _GAP) * shares[0], (width - _GAP) * shares[1]
