"""Which version of each questionnaire is in use, from what was decided about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kansrijk_desktop.records.instrument import InstrumentState


@dataclass(frozen=True)
class Standing:
    """How all versions stand at one moment.

    Attributes:
        keys: of every version that is here: what all versions of its questionnaire share.
        released: the versions that came with the program, the oldest of each first.
        decided: what was decided last about a version; most have no decision.
    """

    keys: Mapping[str, str]
    released: Sequence[str]
    decided: Mapping[str, InstrumentState]

    @cached_property
    def in_use(self) -> Mapping[str, str]:
        """The version in use of each questionnaire, by key.

        The newest that came with the program is in use until someone decides otherwise: a newer one
        that comes with an update takes its place, but not that of a loaded one or of one that was
        withdrawn.
        """
        touched = {self.keys.get(identity) for identity in self.decided}
        in_use = {
            self.keys[identity]: identity
            for identity, state in self.decided.items()
            if state is InstrumentState.IN_USE and identity in self.keys
        }
        for key, identity in self._newest.items():
            is_free = key not in touched or in_use.get(key) in self.released
            if is_free and identity not in self.decided:
                in_use[key] = identity
        return in_use

    def state(self, identity: str) -> InstrumentState:
        """Return how one version stands."""
        key = self.keys[identity]
        if self.in_use.get(key) == identity:
            return InstrumentState.IN_USE
        state = self.decided.get(identity, InstrumentState.LOADED)
        is_older = identity in self.released and self._newest[key] != identity
        # A newer one that came with the program has taken its place.
        is_past = is_older or state is InstrumentState.IN_USE
        return InstrumentState.WITHDRAWN if is_past else state

    @cached_property
    def _newest(self) -> Mapping[str, str]:
        return {self.keys[identity]: identity for identity in self.released}
