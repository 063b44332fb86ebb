"""The front of the referral letter: who, for whom, and the matter in SBAR order, on one page.

SBAR: situation, background, assessment, recommendation. A text that does not fit is cut to
"zie blad 2" and stands in full behind; fields and their order never give way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kansrijk_desktop.documents import referral_texts as texts
from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.blocks import Block, Clip, Columns, Panel, Paragraph, Rule, Stack
from kansrijk_desktop.documents.composition import Composer, Value
from kansrijk_desktop.documents.content import ReferralContent
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

_LIMITS: Final = (40, 24, 16, 12, 9, 7, 6, 5, 4, 3, 2, 1)
"""Most lines of one text, tried from long to short until the page is not overfull."""

_NAME: Final = TextStyle(14, 18, Weight.BOLD)
_ASKED: Final = replace(LEAD, weight=Weight.BOLD)
_NAME_LINES: Final = 3
_MOST_SUBJECTS: Final = 8

_GAP: Final = 18.0
_HALVES: Final = (0.5, 0.5)
_HEAD: Final = (0.72, 0.28)
_MARGIN: Final = (0.19, 0.81)
_FACT_LABEL: Final = 0.3
_SUBJECT_LABEL: Final = 0.2
_PADDING: Final = 10.0

Text = tuple[str, str, TextStyle]


@dataclass(frozen=True, slots=True)
class Front:
    """The composed front.

    Attributes:
        cut: label and full text of whatever was shortened.
    """

    element: Element
    blocks: tuple[Block, ...]
    cut: tuple[tuple[str, str], ...]

    @property
    def height(self) -> float:
        """The height of all blocks with the white between them."""
        white = sum(block.space_before for block in self.blocks[1:])
        return white + sum(block.height(WIDTH) for block in self.blocks)


def compose_front(setter: Typesetter, content: ReferralContent, frame: Frame) -> Front:
    """Return the front with texts as long as the page allows."""
    front = _FrontWriter(setter, content, _LIMITS[0]).front()
    for limit in _LIMITS[1:]:
        if front.height <= frame.height:
            break
        front = _FrontWriter(setter, content, limit).front()
    return front


class _FrontWriter:
    """Composes the front with at most so many lines in each text."""

    def __init__(self, setter: Typesetter, content: ReferralContent, limit: int) -> None:
        self._content = content
        self._limit = limit
        self._composer = Composer(setter, Element("Sect"))
        self._fact_clip = Clip(limit, CONTINUED)
        self._cut: dict[str, str] = {}

    def front(self) -> Front:
        """Return the whole front."""
        blocks: list[Block] = [
            self._head(),
            self._parties(),
            Rule(colour=HAIRLINE, space_before=10),
            *self._client(),
            Rule(colour=HAIRLINE, space_before=10),
            *self._situation(),
            *self._background(),
            *self._assessment(),
            self._request(),
            self._signature(),
        ]
        return Front(self._composer.element, tuple(blocks), tuple(self._cut.items()))

    def _head(self) -> Block:
        content = self._content
        kind = wording.RECIPIENT_KINDS[content.recipient.kind]
        parts = (
            f"aan {kind}" if kind else "",
            wording.written_date(content.made_at.date()),
            f"kenmerk {content.reference}",
        )
        line = " · ".join(part for part in parts if part)
        title = self._composer.title("Verwijsbrief")
        subtitle = self._clip("Kenmerk", line, QUIET, _share(WIDTH, _HEAD)[0], space_before=2)
        left = Stack(blocks=(title, subtitle))
        urgency = (
            self._composer.label("Urgentie", 0),
            self._composer.text(wording.URGENCIES[content.urgency], _ASKED, 0),
        )
        right = Stack(blocks=(_panel(urgency, 7.0),))
        return _beside((left, right), _HEAD, 0)

    def _parties(self) -> Block:
        sender, recipient = self._content.sender, self._content.recipient
        width = _share(WIDTH, _HALVES)[0]
        reached = " · ".join(text for text in (sender.phone, sender.best_hours) if text)
        copies = ", ".join(self._content.copies)
        left = self._address(
            "Van",
            width,
            ("Naam afzender", sender.name, STRONG),
            ("Functie", f"{sender.role}, {sender.organization}", BODY),
            ("Adres afzender", sender.address, BODY),
            ("Bereikbaar", reached, BODY),
            ("Registratie", texts.registers(sender), QUIET),
        )
        right = self._address(
            "Aan",
            width,
            ("Ontvanger", recipient.organization, STRONG),
            ("Ter attentie van", f"t.a.v. {recipient.name}" if recipient.name else "", BODY),
            ("Contact ontvanger", recipient.contact, BODY),
            ("Kopie aan", f"kopie aan {copies}" if copies else "", QUIET),
        )
        return _beside((left, right), _HALVES, 12)

    def _address(self, label: str, width: float, *lines: Text) -> Stack:
        heading = self._composer.label(label, 0)
        shown = (self._clip(name, text, style, width) for name, text, style in lines if text)
        return Stack(blocks=(heading, *shown))

    def _client(self) -> list[Block]:
        client = self._content.client
        born = wording.written_date(client.birth_date) if client.birth_date else ""
        identity = (f"geboren {born}" if born else "", f"BSN {client.bsn}" if client.bsn else "")
        line = " · ".join(part for part in identity if part)
        blocks: list[Block] = [self._composer.label("Cliënt", 9)]
        blocks.append(self._clip("Naam cliënt", client.name, _NAME, WIDTH, least=_NAME_LINES))
        if line:
            blocks.append(self._composer.text(line, BODY, 1))
        rows = (texts.reach(client), texts.pregnancy(self._content.obstetrics))
        width = _share(WIDTH, _HALVES)[0]
        columns = tuple(self._facts(facts, width) for facts in rows if facts)
        if columns:
            blocks.append(_beside(columns, _HALVES[: len(columns)], 5))
        return blocks

    def _facts(self, facts: texts.Facts, width: float) -> Stack:
        table = self._composer.facts(facts, label_share=_FACT_LABEL, clip=self._fact_clip)
        self._note_cuts(table, facts, width)
        return Stack(blocks=(table,))

    def _situation(self) -> list[Block]:
        return self._section("Situatie", ("", "Reden", self._content.reason))

    def _background(self) -> list[Block]:
        content = self._content
        return self._section(
            "Achtergrond",
            ("Gezin", "Gezin", texts.household(content)),
            ("", "Achtergrond", content.background),
            ("Al betrokken", "Al betrokken", texts.involved(content)),
        )

    def _assessment(self) -> list[Block]:
        content = self._content
        return self._section(
            "Beoordeling",
            (
                "Krachten",
                "Krachten",
                " ".join(wording.sentence(each) for each in content.strengths),
            ),
            ("Weging", "Beoordeling", content.assessment),
            has_subjects=bool(content.subjects),
        )

    def _section(
        self, label: str, *lines: tuple[str, str, str], has_subjects: bool = False
    ) -> list[Block]:
        """Return a label in the margin with its texts beside it; nothing where there are none."""
        shown = [line for line in lines if line[2]]
        if not shown and not has_subjects:
            return []
        heading = Stack(blocks=(self._composer.label(label, 0),))
        blocks: list[Block] = []
        if has_subjects:
            blocks.append(self._subjects())
        width = _share(WIDTH, _MARGIN)[1]
        for lead, name, text in shown:
            blocks.append(self._led(lead, name, wording.sentence(text), width))
        return [_beside((heading, Stack(blocks=tuple(blocks))), _MARGIN, 9)]

    def _subjects(self) -> Block:
        content = self._content
        rows: list[tuple[str, Value]] = []
        for subject in content.subjects[:_MOST_SUBJECTS]:
            level = wording.sentence(texts.level(subject, content))
            summary = wording.sentence(texts.summary(subject))
            spans = (Span(f"{level} " if level else "", Weight.BOLD), Span(summary))
            rows.append((subject.title, spans))
        if others := content.subjects[_MOST_SUBJECTS:]:
            rows.append(("Verder", ", ".join(subject.title for subject in others)))
        table = self._composer.facts(
            rows,
            label_share=_SUBJECT_LABEL,
            label_style=STRONG,
            clip=self._fact_clip,
        )
        self._note_cuts(table, rows, _share(WIDTH, _MARGIN)[1])
        return table

    def _request(self) -> Block:
        content = self._content
        width = WIDTH - 3 - 2 * _PADDING
        label = self._composer.label("Wat ik van u vraag", 0)
        question = self._clip("Vraag", content.question, _ASKED, width, space_before=2)
        closing = f"{texts.consent(content.consent)} {texts.feedback(content)}"
        consent = self._clip("Terugkoppeling", closing, QUIET, width, space_before=4)
        return _panel((label, question, consent), _PADDING, space_before=14)

    def _signature(self) -> Block:
        sender = self._content.sender
        text = f"Met vriendelijke groet,\n{sender.name}, {sender.role}"
        return self._clip("Afzender", text, BODY, WIDTH, least=2, space_before=10)

    def _led(self, lead: str, name: str, text: str, width: float) -> Paragraph:
        """Return a text with its label in front, in bold."""
        spans = (Span(f"{lead}: ", Weight.BOLD), Span(text)) if lead else (Span(text),)
        return self._clip(name, spans, BODY, width, space_before=2)

    def _clip(
        self,
        name: str,
        value: Value,
        style: TextStyle,
        width: float,
        *,
        least: int = 0,
        space_before: float = 0.0,
    ) -> Paragraph:
        """Return a paragraph of at most the lines there is room for."""
        paragraph = replace(
            self._composer.text(value, style, space_before),
            clip=Clip(max(self._limit, least), CONTINUED),
        )
        if paragraph.is_cut(width):
            self._cut[name] = _plain(value)
        return paragraph

    def _note_cuts(self, table: Table, facts: Sequence[tuple[str, Value]], width: float) -> None:
        """Remember the values of which a part is missing here."""
        _, cell_width = table.widths(width)
        for (label, value), row in zip(facts, table.rows, strict=True):
            if row.cells[1].is_cut(cell_width):
                self._cut[label] = _plain(value)


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


def _plain(value: Value) -> str:
    """Return the text of a value."""
    return value if isinstance(value, str) else "".join(span.text for span in value)
