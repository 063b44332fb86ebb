"""Which services of the menukaart fit this family now, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kansrijk_desktop.records.pregnancy import GestationalAge, Pregnancy
from kansrijk_desktop.records.region import CareService, Region
from kansrijk_desktop.texts import _

STALE_AFTER = timedelta(days=365)
LEVEL_WORDS = {"green": "groen", "yellow": "geel", "orange": "oranje", "red": "rood"}
_DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether a service fits.

    Attributes:
        levels: domain to level code, for the domains that were asked.
        gestational_age: today's weeks and days, None without a due date.
        is_first_child: None when parity is not known.
    """

    levels: Mapping[str, str]
    gestational_age: GestationalAge | None
    is_first_child: bool | None
    today: date


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that fits, with the reasons.

    Attributes:
        domains: the family's domains it was found for; empty when it fits everyone.
        reasons: why it fits, short Dutch phrases.
        days_left: days until its week limit, None without one.
        needs_check: a fact has no confirmed source, or was last looked at over a year ago.
    """

    service: CareService
    domains: tuple[str, ...]
    reasons: tuple[str, ...]
    days_left: int | None
    needs_check: bool


def situation_of(levels: Mapping[str, str], pregnancy: Pregnancy | None, today: date) -> Situation:
    """Return the situation of a family from its levels and pregnancy."""
    parity = pregnancy.parity if pregnancy else None
    return Situation(
        levels=levels,
        gestational_age=pregnancy.gestational_age(today) if pregnancy else None,
        is_first_child=None if parity is None else parity == 0,
        today=today,
    )


def fitting_offers(region: Region, situation: Situation) -> tuple[Offer, ...]:
    """Return the services that fit, in the order of the package."""
    offers = (_offer(service, situation) for service in region.services)
    return tuple(offer for offer in offers if offer is not None)


def offers_for(offers: Iterable[Offer], domain: str) -> tuple[Offer, ...]:
    """Return the offers found for one domain."""
    return tuple(offer for offer in offers if domain in offer.domains)


def _offer(service: CareService, situation: Situation) -> Offer | None:
    domains = _domains(service, situation)
    is_general = not service.domains and _fits_any_level(service, situation)
    if not domains and not is_general:
        return None
    if not _fits_weeks(service, situation) or not _fits_parity(service, situation):
        return None
    return Offer(
        service=service,
        domains=domains,
        reasons=tuple(_reasons(service, situation, domains)),
        days_left=_days_left(service, situation),
        needs_check=not service.is_confirmed or _is_stale(service, situation.today),
    )


def _domains(service: CareService, situation: Situation) -> tuple[str, ...]:
    return tuple(
        domain
        for domain, level in situation.levels.items()
        if domain in service.domains and (not service.levels or level in service.levels)
    )


def _fits_any_level(service: CareService, situation: Situation) -> bool:
    return not service.levels or any(level in service.levels for level in situation.levels.values())


def _fits_weeks(service: CareService, situation: Situation) -> bool:
    age = situation.gestational_age
    if age is None:
        return True
    after_start = service.from_week is None or age.weeks >= service.from_week
    return after_start and (service.to_week is None or age.weeks <= service.to_week)


def _fits_parity(service: CareService, situation: Situation) -> bool:
    return service.parity != "first" or situation.is_first_child is not False


def _days_left(service: CareService, situation: Situation) -> int | None:
    age = situation.gestational_age
    if age is None or service.to_week is None:
        return None
    return (service.to_week + 1) * _DAYS_PER_WEEK - (age.weeks * _DAYS_PER_WEEK + age.days)


def _reasons(service: CareService, situation: Situation, domains: tuple[str, ...]) -> Iterable[str]:
    # Beside another reason, safety is not told: others may look along.
    told = [domain for domain in domains if domain != "safety"] or domains
    for domain in told:
        level = LEVEL_WORDS.get(situation.levels[domain], "")
        yield _("{domain} is {level}").format(domain=domain_word(domain), level=level)
    if not domains:
        yield _("past bij ieder gezin")
    if service.to_week is not None and situation.gestational_age is not None:
        yield _("aanmelden kan tot {week}+0").format(week=service.to_week + 1)
    if service.parity == "first":
        yield _("eerste kind") if situation.is_first_child else _("alleen bij een eerste kind")


def domain_word(domain: str) -> str:
    """Return the Dutch word for a domain code."""
    return {
        "strengths": _("Kracht"),
        "housing": _("Wonen"),
        "money": _("Geld"),
        "stress": _("Stress"),
        "substances": _("Middelen"),
        "safety": _("Veiligheid"),
        "wishes": _("Wensen"),
    }.get(domain, domain)


def _is_stale(service: CareService, today: date) -> bool:
    return service.last_checked is None or today - service.last_checked > STALE_AFTER
