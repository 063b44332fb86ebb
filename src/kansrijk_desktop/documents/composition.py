"""Make blocks together with their elements of the structure tree."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kansrijk_desktop.documents.blocks import Clip, Marker, Paragraph
from kansrijk_desktop.documents.layout import (
    BODY,
    HAIRLINE,
    HEADING,
    LABEL,
    QUIET,
    STRONG,
    SUBHEADING,
    TITLE,
)
from kansrijk_desktop.documents.tables import Row, Table
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Colour, Span, TextStyle, Typesetter

_BULLET: Final = "•"
_INDENT: Final = 10.0
_MORE: Final = " …"

Value = str | tuple[Span, ...]


class Composer:
    """Adds to one element; a list, a table or a part gets its own element below it.

    Attributes:
        setter: shapes the text of the document.
        element: what the blocks belong to.
    """

    def __init__(self, setter: Typesetter, element: Element) -> None:
        self.setter = setter
        self.element = element

    def part(self, role: str = "Sect") -> "Composer":
        """Return a composer for a part of the document."""
        return Composer(self.setter, self.element.add(role))

    def title(self, text: str, style: TextStyle = TITLE) -> Paragraph:
        """Return the one title of the document."""
        return self._paragraph("H1", text, style, stays=True)

    def heading(
        self, text: Value, space_before: float = 20.0, style: TextStyle = HEADING
    ) -> Paragraph:
        """Return a heading of the first rank."""
        return self._paragraph("H2", text, style, space_before=space_before, stays=True)

    def label(self, text: str, space_before: float = 12.0) -> Paragraph:
        """Return a heading of the first rank in small capitals, for a crowded page."""
        return self._paragraph("H2", text, LABEL, space_before=space_before, stays=True)

    def subheading(self, text: str, space_before: float = 10.0) -> Paragraph:
        """Return a heading of the second rank."""
        return self._paragraph("H3", text, SUBHEADING, space_before=space_before, stays=True)

    def text(self, value: Value, style: TextStyle = BODY, space_before: float = 3.0) -> Paragraph:
        """Return a paragraph."""
        return self._paragraph("P", value, style, space_before=space_before)

    def bullets(self, values: Sequence[Value]) -> list[Paragraph]:
        """Return a list, one paragraph for each item."""
        listing = self.element.add("L")
        items = []
        for value in values:
            item = listing.add("LI")
            marker = Marker(_BULLET, item.add("Lbl"), _INDENT)
            paragraph = Paragraph(
                setter=self.setter,
                element=item.add("LBody"),
                spans=_spans(value),
                style=BODY,
                marker=marker,
                space_before=3.0,
            )
            items.append(paragraph)
        return items

    def facts(
        self,
        pairs: Sequence[tuple[str, Value]],
        *,
        label_share: float = 0.28,
        label_style: TextStyle = QUIET,
        rule: Colour | None = None,
        clip: Clip | None = None,
    ) -> Table:
        """Return labels with their values: each label is the header of its row."""
        table = self.element.add("Table")
        style = replace(label_style, leading=BODY.leading)
        rows = []
        for label, value in pairs:
            row = table.add("TR")
            header = replace(
                self._cell(row, label, style, "Row"),
                baseline_size=BODY.size,
                clip=replace(clip, ending=_MORE) if clip else None,
            )
            rows.append(Row((header, replace(self._cell(row, value, BODY), clip=clip))))
        return Table(
            shares=(label_share, 1 - label_share),
            rows=tuple(rows),
            rule=rule,
            row_gap=6.0 if rule else 1.0,
            space_before=4.0,
        )

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[Value]], shares: Sequence[float]
    ) -> Table:
        """Return a table under column headers; the first cell of a row is the row's header."""
        table = self.element.add("Table")
        row = table.add("TR")
        header = Row(tuple(self._cell(row, text, LABEL, "Column") for text in headers))
        return Table(
            shares=tuple(shares),
            rows=tuple(self._row(table.add("TR"), values) for values in rows),
            header=header,
            rule=HAIRLINE,
            row_gap=6.0,
            space_before=4.0,
        )

    def _row(self, row: Element, values: Sequence[Value]) -> Row:
        first, *others = values
        header = self._cell(row, first, STRONG, "Row")
        return Row((header, *(self._cell(row, value, BODY) for value in others)))

    def _cell(self, row: Element, value: Value, style: TextStyle, scope: str = "") -> Paragraph:
        element = row.add("TH", scope=scope) if scope else row.add("TD")
        spans = _spans(value)
        return Paragraph(setter=self.setter, element=element, spans=spans, style=style)

    def _paragraph(
        self,
        role: str,
        value: Value,
        style: TextStyle,
        *,
        space_before: float = 0.0,
        stays: bool = False,
    ) -> Paragraph:
        return Paragraph(
            setter=self.setter,
            element=self.element.add(role),
            spans=_spans(value),
            style=style,
            space_before=space_before,
            stays_with_next=stays,
        )


def _spans(value: Value) -> tuple[Span, ...]:
    """Return the value as spans."""
    return (Span(value),) if isinstance(value, str) else value
