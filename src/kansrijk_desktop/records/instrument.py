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
    """

    identity: str
    content: bytes
    state: InstrumentState
    loaded_at: datetime
    loaded_by: str = ""
