"""Set in a questionnaire what visual form builders cannot, and leave every other byte alone.

Pure functions over FHIR JSON. An edit that is taken back gives the same JSON as before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk_desktop.fhir.json import JsonObject


@dataclass(frozen=True, slots=True)
class SetFlag:
    """Switch a boolean extension of an item, such as hidden or our safety gate.

    Attributes:
        url: of the extension; only those of `EDITABLE_FLAGS`.
    """

    link_id: str
    url: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class SetText:
    """Write a text extension of an item (prompts, why we ask, domain); empty takes it away.

    Attributes:
        url: of the extension; only those of `EDITABLE_TEXTS`.
    """

    link_id: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class SetExclusive:
    """Make an option "none of these", or an ordinary one again.

    Attributes:
        option: its place among the answerOptions, from 0.
    """

    link_id: str
    option: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class SetTranslation:
    """Translate the text of an item or of one of its options; empty takes it away.

    Attributes:
        option: its place among the answerOptions, from 0; None for the text of the item.
    """

    link_id: str
    language: str
    text: str
    option: int | None = None


Edit = SetFlag | SetText | SetExclusive | SetTranslation


def apply_edits(source: JsonObject, edits: Sequence[Edit]) -> JsonObject:
    """Return an edited copy of a questionnaire; `source` is not changed.

    Raises:
        FormDefinitionError: an edit names an item or option that is not there.
    """
    raise NotImplementedError
