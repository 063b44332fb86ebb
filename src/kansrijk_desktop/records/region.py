"""A region package: the menukaart of services, safety texts and numbers that are always in view.

Packages lie in layers: one of a municipality on that of its region, a region on the national one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Self

ACUTE = "acute"
HOME_VISIT_SERVICE = "prenataal-huisbezoek"
"""The row of the menukaart for the prenatal home visit; every package names it so."""

_MONTHS_PER_YEAR = 12


class Layer(StrEnum):
    """How near a fact is to the family; the nearest wins."""

    NATIONAL = "landelijk"
    REGION = "regio"
    MUNICIPALITY = "gemeente"


class Phase(StrEnum):
    """When in the first thousand days a service is there."""

    PREGNANCY = "zwangerschap"
    POSTPARTUM = "kraamtijd"
    TODDLER = "tot 2 jaar"


class Freshness(StrEnum):
    """Whether a fact can be relied on today."""

    CHECKED = "checked"
    STALE = "stale"
    UNCHECKED = "unchecked"


def freshness_of(
    last_checked: date | None, today: date, months: int, *, is_confirmed: bool
) -> Freshness:
    """Tell whether a fact was confirmed, and looked at in the last so many months."""
    if last_checked is None or not is_confirmed:
        return Freshness.UNCHECKED
    passed = (today.year - last_checked.year) * _MONTHS_PER_YEAR + today.month - last_checked.month
    is_stale = (passed, today.day) > (months, last_checked.day)
    return Freshness.STALE if is_stale else Freshness.CHECKED


def same_place(one: str, other: str) -> bool:
    """Tell whether two names mean the same municipality, however they were typed."""
    return _place_key(one) == _place_key(other) != ""


def _place_key(name: str) -> str:
    key = " ".join(name.casefold().replace("-", " ").split())
    return key.removeprefix("gemeente ")


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
        phase: the phases it is there in, separated by semicolons; empty is all of them.
        kind: what sort of step it is: "consult", "low-threshold", "professional", "ask-again",
            "acute" or "acquaintance".
        is_confirmed: the facts have a source; otherwise the screen says "controleren".
        last_checked: the day the facts were last looked at; None when never.
        municipalities: where it is offered; empty is everywhere in the package's area.
        owner: who keeps these facts up to date.
        layer, package: where it comes from; `package` is the name of the region package. A row
            with municipalities is of their layer, whatever its package is for.
        is_withdrawn: it hides the service with this id of the layers below.
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
    municipalities: tuple[str, ...] = ()
    owner: str = ""
    layer: Layer = Layer.NATIONAL
    package: str = ""
    is_withdrawn: bool = False

    def is_offered_in(self, municipality: str) -> bool:
        """Tell whether families of this municipality can have it; unknown is empty."""
        return not self.municipalities or any(
            same_place(place, municipality) for place in self.municipalities
        )

    def is_there_in(self, phase: Phase | None) -> bool:
        """Tell whether it is there in a phase; one that is not known limits nothing."""
        phases = [part.strip() for part in self.phase.split(";") if part.strip()]
        return phase is None or not phases or phase in phases

    def freshness(self, today: date, months: int) -> Freshness:
        """Tell whether its facts can be relied on."""
        return freshness_of(self.last_checked, today, months, is_confirmed=self.is_confirmed)


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
class Municipality:
    """A municipality of the region.

    Attributes:
        has_coalition: it has a local coalition Kansrijke Start by that source; False is also
            "not known".
    """

    name: str
    has_coalition: bool
    source: str
    last_checked: date | None
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Coalition:
    """The local coalitions of a region as one number.

    Attributes:
        municipality_count: how many municipalities have one.
    """

    municipality_count: int
    source: str


@dataclass(frozen=True, slots=True)
class RegionContact:
    """Whom to reach in the region, other than for a service.

    Attributes:
        role: what for.
        recipient_kind: a `RecipientKind` where letters may go there, else empty.
        municipalities: for which municipalities; empty is all.
    """

    id: str
    name: str
    role: str
    recipient_kind: str
    municipalities: tuple[str, ...]
    phone: str
    email: str
    website: str
    owner: str
    source: str
    last_checked: date | None
    is_confirmed: bool

    def is_for(self, municipality: str) -> bool:
        """Tell whether this is the contact for families of a municipality."""
        return not self.municipalities or any(
            same_place(place, municipality) for place in self.municipalities
        )

    def freshness(self, today: date, months: int) -> Freshness:
        """Tell whether its facts can be relied on."""
        return freshness_of(self.last_checked, today, months, is_confirmed=self.is_confirmed)


@dataclass(frozen=True, slots=True)
class Moment:
    """A fixed moment to ask again.

    Attributes:
        is_after_birth: counted from the birth; otherwise from the begin of the pregnancy.
        first_day, last_day: days since then.
    """

    id: str
    name: str
    is_after_birth: bool
    first_day: int
    last_day: int
    source: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers a region may set for itself; the defaults are national.

    Attributes:
        stale_after_months: facts not looked at for longer show as out of date.
        several_concerns: from so many subjects with a concern, talk it over with others.
        feedback_within_days: so soon a referral is answered.
        smallest_count: smaller numbers of families are not shown.
    """

    stale_after_months: int = 12
    several_concerns: int = 3
    feedback_within_days: int = 42
    smallest_count: int = 10


@dataclass(frozen=True, slots=True)
class Region:
    """One region package, as loaded or laid on the packages below it.

    Attributes:
        based_on: the id of the package below it; empty for the national one.
        services: every row of every layer, the nearest layer first; `services_in` chooses.
        stated_thresholds: what this package says; see `thresholds`.
        region_name: what the region is called that a municipality's package lies on.
    """

    id: str
    name: str
    owner: str
    version: str
    services: tuple[CareService, ...]
    safety_texts: tuple[SafetyText, ...]
    always_visible: tuple[str, ...]
    layer: Layer = Layer.NATIONAL
    based_on: str = ""
    last_checked: date | None = None
    municipalities: tuple[Municipality, ...] = ()
    coalition: Coalition | None = None
    contacts: tuple[RegionContact, ...] = ()
    moments: tuple[Moment, ...] = ()
    stated_thresholds: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    region_name: str = ""

    @property
    def thresholds(self) -> Thresholds:
        """The numbers that hold here."""
        return Thresholds(**self.stated_thresholds)

    def over(self, below: "Region") -> Self:
        """Return this package laid on another: what it says itself wins, and keeps its owner.

        Numbers that are always in view and safety texts of below stay beside its own.
        """
        own_keys = {text.key for text in self.safety_texts}
        own_contacts = {contact.id for contact in self.contacts}
        return replace(
            self,
            services=self.services + below.services,
            safety_texts=self.safety_texts
            + tuple(text for text in below.safety_texts if text.key not in own_keys),
            always_visible=tuple(dict.fromkeys(below.always_visible + self.always_visible)),
            municipalities=self.municipalities
            + tuple(
                place for place in below.municipalities if not self.has_municipality(place.name)
            ),
            contacts=self.contacts
            + tuple(contact for contact in below.contacts if contact.id not in own_contacts),
            moments=self.moments or below.moments,
            stated_thresholds=MappingProxyType(
                {**below.stated_thresholds, **self.stated_thresholds}
            ),
            region_name=below.region_name or (below.name if below.layer is Layer.REGION else ""),
        )

    def has_municipality(self, name: str) -> bool:
        """Tell whether this municipality lies in the region."""
        return any(same_place(one.name, name) for one in self.municipalities)

    def services_in(self, municipality: str) -> tuple[CareService, ...]:
        """Return what families of a municipality can have: one row per service, the nearest.

        What is for danger now cannot be withdrawn by a nearer layer.
        """
        rows: dict[str, list[CareService]] = {}
        for service in _nearest_first(self.services):
            if service.is_offered_in(municipality):
                rows.setdefault(service.id, []).append(service)
        chosen = (_chosen(candidates) for candidates in rows.values())
        return tuple(service for service in chosen if service is not None)

    def service(self, service_id: str, municipality: str = "") -> CareService | None:
        """Return a service as families of a municipality can have it, or None."""
        offered = self.services_in(municipality)
        return next((service for service in offered if service.id == service_id), None)

    def safety_text(self, key: str) -> SafetyText | None:
        """Return the safety text of an answer option, or None when the package has none."""
        return next((text for text in self.safety_texts if text.key == key), None)


def _nearest_first(services: Iterable[CareService]) -> list[CareService]:
    layers = tuple(Layer)
    return sorted(services, key=lambda service: -layers.index(service.layer))


def _chosen(candidates: list[CareService]) -> CareService | None:
    """Return the nearest, unless it withdraws the others; what is for danger stays that."""
    nearest = candidates[0]
    acute = next((one for one in candidates if one.kind == ACUTE and not one.is_withdrawn), None)
    if acute is not None and (nearest.is_withdrawn or nearest.kind != ACUTE):
        return acute
    return None if nearest.is_withdrawn else nearest
