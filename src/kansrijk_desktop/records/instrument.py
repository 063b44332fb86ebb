"""A questionnaire that this organisation loaded itself, with what was decided about its use."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class InstrumentState(StrEnum):
    """Whether new conversations may begin with it; those already begun always go on."""

    LOADED = "loaded"
    IN_USE = "in-use"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of a questionnaire, kept as it came.

    Attributes:
        identity: "url|version", or a hash of the content where it lacks one of them.
        content: the questionnaire as FHIR JSON, byte for byte as it was read.
        loaded_by: the name of who loaded it.
        url: what its versions have in common; empty where the form has none.
    """

    identity: str
    content: bytes
    state: InstrumentState
    loaded_at: datetime
    loaded_by: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """That someone took a version into use, or withdrew it; never changed afterwards.

    Versions that came with the program are decided about in the same way.
    """

    identity: str
    state: InstrumentState
    decided_at: datetime
    decided_by: str = ""
