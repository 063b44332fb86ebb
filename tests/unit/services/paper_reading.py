"""Read a paper back: its words, and the Bundle inside."""

import json
from typing import Any

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.records.document import DocumentKind
from tests.unit.services.every_paper import make


def text_of(paper: bytes) -> str:
    """Return all words of a paper on one line."""
    return " ".join(" ".join(page_texts(paper)).split())


def said(kind: DocumentKind, **changes: Any) -> str:
    """Return all words of a paper of this kind."""
    return text_of(make(kind, **changes).content)


def bundle_of(paper: bytes) -> dict[str, list[dict[str, Any]]]:
    """Return the resources inside, by type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in json.loads(read_bundle(paper))["entry"]:
        resource = entry["resource"]
        found.setdefault(resource["resourceType"], []).append(resource)
    return found
