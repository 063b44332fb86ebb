"""The structure tree: what each part of a page is, for readers who hear the paper.

Blocks make elements while they are composed; the painter says which marked content on which page
belongs to which element; `write_structure` puts the tree into the finished file (PDF 1.7, 14.7).
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Self

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of marked content: the page, from 0, and its number on that page."""

    page: int
    number: int


class Element:
    """A node of the structure tree.

    Attributes:
        role: a standard structure type, such as "H1", "P", "TR".
        children: elements and marked content in reading order.
        alternative: what a figure shows, in words.
        bounding_box: the place of a figure on its page, in points.
        scope: "Row" or "Column", for what a header cell is the header of; of a list how it is
            numbered ("Decimal"), where it is not by bullets.
        language: BCP 47 code where it differs from the parent's.
    """

    __slots__ = ("alternative", "bounding_box", "children", "language", "role", "scope")

    def __init__(
        self, role: str, *, scope: str = "", language: str = "", alternative: str = ""
    ) -> None:
        self.role = role
        self.scope = scope
        self.language = language
        self.alternative = alternative
        self.bounding_box: tuple[float, float, float, float] | None = None
        self.children: list[Element | MarkedContent] = []

    def add(
        self, role: str, *, scope: str = "", language: str = "", alternative: str = ""
    ) -> "Element":
        """Add a child element at the end and return it."""
        child = Element(role, scope=scope, language=language, alternative=alternative)
        self.children.append(child)
        return child

    def adopt(self, child: "Element") -> Self:
        """Add a ready element at the end."""
        self.children.append(child)
        return self


def write_structure(pdf: pikepdf.Pdf, document: Element) -> None:
    """Write the tree and, per page, which element owns which marked content."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    owners: dict[int, dict[int, pikepdf.Object]] = defaultdict(dict)
    root.K = _written(pdf, document, root, owners)
    numbers = Array()
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        of_page = owners[index]
        numbers.append(index)
        numbers.append(
            pdf.make_indirect(Array([of_page[number] for number in range(len(of_page))]))
        )
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pdf.pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _written(
    pdf: pikepdf.Pdf,
    element: Element,
    parent: pikepdf.Object,
    owners: dict[int, dict[int, pikepdf.Object]],
) -> pikepdf.Object:
    """Write one element and all below it."""
    written = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
    )
    if element.language:
        written.Lang = String(element.language)
    if element.alternative:
        written.Alt = String(element.alternative)
    if (attributes := _attributes(element)) is not None:
        written.A = attributes
    kids = Array()
    for child in element.children:
        if isinstance(child, Element):
            kids.append(_written(pdf, child, written, owners))
            continue
        page = pdf.pages[child.page].obj
        owners[child.page][child.number] = written
        # /MCR names the page: an element may go on over the next one.
        kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=child.number))
    written.K = kids
    return written


def _attributes(element: Element) -> Dictionary | None:
    """Return the attribute object of an element, if it has one."""
    if element.role == "L":
        numbering = Name(f"/{element.scope or 'Disc'}")
        return Dictionary(O=Name.List, ListNumbering=numbering)
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.bounding_box is not None:
        box = Array([round(length, 2) for length in element.bounding_box])
        return Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return None
