"""A region package: the menukaart of services, safety texts and numbers that are always in view."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CareService:
    """One offer of the menukaart (sociale kaart).

    Attributes:
        audience: for whom it is, in words a client can read.
        domains: the domains it helps with; empty fits any.
        levels: the levels it fits ("green", "yellow", "orange", "red"); empty fits any.
        from_week, to_week: completed weeks of pregnancy between which she can sign up; a service
            "before 28 weeks" has `to_week` 27.
        parity: "first" when it is for a first child only, else "any".
        kind: what sort of step it is: "consult", "low-threshold", "professional", "ask-again",
            "acute" or "acquaintance".
        is_confirmed: the facts have a source; otherwise the screen says "controleren".
        last_checked: the day the facts were last looked at; None when never.
    """

    id: str
    name: str
    audience: str
    domains: tuple[str, ...]
    levels: tuple[str, ...]
    from_week: int | None
    to_week: int | None
    parity: str
    phase: str
    kind: str
    sign_up: str
    phone: str
    website: str
    cost: str
    waiting_time: str
    languages: str
    is_formal: bool
    recipient_kind: str
    source: str
    last_checked: date | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class SafetyText:
    """What to say and do now when an answer shows danger.

    Attributes:
        key: the code on the answer option (`safety-text` extension).
        steps: what the professional does, one line each.
        numbers: whom to call, each "name: number".
    """

    key: str
    title: str
    text: str
    steps: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """One region package, as loaded."""

    id: str
    name: str
    owner: str
    version: str
    services: tuple[CareService, ...]
    safety_texts: tuple[SafetyText, ...]
    always_visible: tuple[str, ...]

    def safety_text(self, key: str) -> SafetyText | None:
        """Return the safety text of an answer option, or None when the package has none."""
        return next((text for text in self.safety_texts if text.key == key), None)

    def service(self, service_id: str) -> CareService | None:
        """Return the service with this id, or None."""
        return next((service for service in self.services if service.id == service_id), None)
