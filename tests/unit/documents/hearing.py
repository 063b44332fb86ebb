"""Read a PDF as a screen reader does: the structure tree with the text of its marked content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf


@dataclass
class Node:
    """An element of the structure tree as it stands in the file."""

    role: str
    scope: str = ""
    alternative: str = ""
    text: str = ""
    pages: set[int] = field(default_factory=set)
    children: list["Node"] = field(default_factory=list)

    def all(self, role: str) -> list["Node"]:
        """Every element of this role below this one, in the order of reading."""
        return [node for node in self.walk() if node.role == role]

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def full_text(self) -> str:
        return "".join(node.text for node in self.walk())


def structure(document: bytes) -> Node:
    """The tree of a PDF, each element with the text a listener hears."""
    with pikepdf.open(BytesIO(document)) as pdf:
        texts = [_marked_texts(page) for page in pdf.pages]
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        return _node(pdf.Root.StructTreeRoot.K, texts, numbers)


def artifacts(document: bytes) -> list[str]:
    """Per page the text that is painted as an artifact."""
    with pikepdf.open(BytesIO(document)) as pdf:
        return [_marked_texts(page)[-1] for page in pdf.pages]


def spans(document: bytes, key: str) -> list[str]:
    """The values of a property (Lang, ActualText) of spans within marked content."""
    found = []
    with pikepdf.open(BytesIO(document)) as pdf:
        for page in pdf.pages:
            for operands, operator in _instructions(page):
                if operator == "BDC" and f"/{key}" in operands[1]:
                    found.append(str(operands[1][f"/{key}"]))
    return found


def _node(
    element: pikepdf.Object, texts: list[dict[int, str]], numbers: dict[tuple[int, int], int]
) -> Node:
    attributes = element.get("/A", pikepdf.Dictionary())
    node = Node(
        role=str(element.S)[1:],
        scope=str(attributes.get("/Scope", ""))[1:],
        alternative=str(element.get("/Alt", "")),
    )
    for kid in element.get("/K", []):
        if kid.get("/Type") == "/MCR":
            page = numbers[kid.Pg.objgen]
            node.pages.add(page)
            node.text += texts[page][int(kid.MCID)]
        else:
            node.children.append(_node(kid, texts, numbers))
    return node


def _instructions(page: pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], str]]:
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        yield list(instruction.operands), str(instruction.operator)


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """Text per marked content number; what lies in artifacts is under -1."""
    maps = {name: _character_map(font) for name, font in page.resources.Font.items()}
    texts: dict[int, str] = {-1: ""}
    owners: list[int | None] = []
    replacing = 0
    font = ""
    for operands, name in _instructions(page):
        owner = next((each for each in reversed(owners) if each is not None), None)
        if name == "BMC":
            owners.append(-1)
        elif name == "BDC":
            properties = operands[1]
            if "/MCID" in properties:
                owners.append(int(properties.MCID))
                texts[owners[-1] or 0] = ""
            elif str(operands[0]) == "/Artifact":
                owners.append(-1)
            else:
                owners.append(None)
                if "/ActualText" in properties and owner is not None:
                    texts[owner] += str(properties.ActualText)
                    replacing = len(owners)
        elif name == "EMC":
            owners.pop()
            replacing = replacing if len(owners) >= replacing else 0
        elif name == "Tf":
            font = str(operands[0])
        elif name == "TJ" and not replacing:
            assert owner is not None, "text outside marked content"
            texts[owner] += _shown(operands[0], maps[font])
    return texts


def _shown(entries: pikepdf.Object, characters: dict[int, str]) -> str:
    shown = ""
    for entry in entries:
        if isinstance(entry, pikepdf.String):
            codes = bytes(entry)
            for at in range(0, len(codes), 2):
                shown += characters[int.from_bytes(codes[at : at + 2], "big")]
    return shown


def _character_map(font: pikepdf.Object) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"^<(\w{4})> <(\w+)>$", source, re.MULTILINE)
        if code != "0000" or text != "FFFF"
    }
