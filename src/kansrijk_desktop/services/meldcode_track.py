"""The Meldcode track of a family as it stands at one moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.records.meldcode import EntryKind, MeldcodeCase, MeldcodeEntry, MeldcodeStep
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.practitioner import Practitioner, Role

_ABOUT_THE_TRACK: Final = frozenset({EntryKind.CLOSED, EntryKind.REOPENED, EntryKind.DELIVERED})

Drafts = Mapping[str, Mapping[str, str]]
"""What was typed and not yet noted: section to field to text."""


@dataclass(frozen=True, slots=True)
class Track:
    """What the track of a family shows.

    Attributes:
        case: the track that is open or looked into; None before there is one.
        cases: every track about this family, the latest first.
        entries: of that case, in the order in which they were written.
        drafts: what was typed there when it was last left.
    """

    household_id: str
    patient: Patient
    practitioner: Practitioner
    case: MeldcodeCase | None = None
    cases: tuple[MeldcodeCase, ...] = ()
    entries: tuple[MeldcodeEntry, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something can be noted."""
        return self.case is not None and self.case.closed_on is None

    @property
    def drafts(self) -> Drafts:
        """What was typed and not yet noted when the screen was left."""
        return json.loads(self.case.drafts) if self.case and self.case.drafts else {}

    @property
    def role(self) -> Role:
        """The profession whose questions are asked; what was noted under another still shows."""
        is_told = any(entry.kind is EntryKind.INFORMED for entry in self.entries)
        return Role.MATERNITY_CARER if is_told else self.practitioner.role

    @property
    def last_step(self) -> MeldcodeStep:
        """The furthest step in which something was noted that stands."""
        steps = (
            entry.step
            for entry in self.entries
            if entry.struck_at is None and entry.kind not in _ABOUT_THE_TRACK
        )
        return max(steps, default=MeldcodeStep.SIGNALS)

    @property
    def misses_the_midwife(self) -> bool:
        """Whether kraamzorg has not noted yet that the verloskundige was told."""
        return self.role is Role.MATERNITY_CARER and not any(
            entry.kind is EntryKind.INFORMED and entry.answer == "yes" and entry.struck_at is None
            for entry in self.entries
        )
