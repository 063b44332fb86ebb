"""Which services of the menukaart fit this family now, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.pregnancy import GestationalAge, Pregnancy
from kansrijk_desktop.records.region import (
    CareService,
    Freshness,
    Layer,
    Moment,
    Phase,
    Region,
    RegionContact,
)
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.life_phase import last_birth, phase_of
from kansrijk_desktop.texts import _

ASK_AGAIN = "ask-again"
LEVEL_WORDS = {"green": "groen", "yellow": "geel", "orange": "oranje", "red": "rood"}
_DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether a service fits.

    Attributes:
        levels: domain to level code, for the domains that were asked.
        gestational_age: today's weeks and days, None without a due date.
        is_first_child: None when parity is not known.
        municipality: where the family lives; empty when that is not known.
        phase: None when that is not known.
        born_on: the birth that the time after it is counted from; None while she is pregnant.
        is_after_loss: this pregnancy was lost, or its child: what is for pregnancy or baby is not
            for this family.
    """

    levels: Mapping[str, str]
    gestational_age: GestationalAge | None
    is_first_child: bool | None
    today: date
    municipality: str = ""
    phase: Phase | None = None
    born_on: date | None = None
    is_after_loss: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that fits, with the reasons.

    Attributes:
        domains: the family's domains it was found for; empty when it fits everyone.
        reasons: why it fits, short Dutch phrases.
        days_left: days until its week limit, None without one.
        freshness: whether its facts can be relied on without looking them up.
        place: for whom it is there, when it is not for the whole country.
    """

    service: CareService
    domains: tuple[str, ...]
    reasons: tuple[str, ...]
    days_left: int | None
    freshness: Freshness
    place: str = ""


def situation_of(
    levels: Mapping[str, str],
    pregnancy: Pregnancy | None,
    today: date,
    municipality: str = "",
    births: Sequence[Birth] = (),
) -> Situation:
    """Return the situation of a family from its levels, pregnancy, place and births."""
    parity = pregnancy.parity if pregnancy else None
    return Situation(
        levels=levels,
        gestational_age=pregnancy.gestational_age(today) if pregnancy else None,
        is_first_child=None if parity is None else parity == 0,
        today=today,
        municipality=municipality,
        phase=phase_of(pregnancy, births, today),
        born_on=last_birth(pregnancy, births, today),
    )


def fitting_offers(region: Region, situation: Situation) -> tuple[Offer, ...]:
    """Return the services that fit, the nearest first and then in the order of the packages."""
    services = region.services_in(situation.municipality)
    offers = (_offer(service, situation, region) for service in services)
    return tuple(offer for offer in offers if offer is not None)


def checked_words(facts: CareService | RegionContact, freshness: Freshness) -> str:
    """Say when somebody last looked at the facts, and whether that is long ago."""
    day = long_date(facts.last_checked)
    if freshness is Freshness.UNCHECKED:
        return _("Controleren: deze gegevens zijn nog niet bevestigd.")
    if freshness is Freshness.STALE:
        return _("Verouderd: voor het laatst nagekeken op {day}. Zoek het eerst na.").format(
            day=day
        )
    if not facts.owner:
        return _("Nagekeken op {day}.").format(day=day)
    return _("Nagekeken op {day}. Eigenaar: {owner}.").format(day=day, owner=facts.owner)


def offers_for(offers: Iterable[Offer], domain: str) -> tuple[Offer, ...]:
    """Return the offers found for one domain."""
    return tuple(offer for offer in offers if domain in offer.domains)


def _offer(service: CareService, situation: Situation, region: Region) -> Offer | None:
    domains = _domains(service, situation)
    is_general = not service.domains and _fits_any_level(service, situation)
    if not domains and not is_general:
        return None
    fits = _fits_loss, _fits_phase, _fits_weeks, _fits_parity
    if not all(one(service, situation) for one in fits):
        return None
    return Offer(
        service=service,
        domains=domains,
        reasons=(
            *_reasons(service, situation, domains),
            *_next_time(service, situation, region.moments),
        ),
        days_left=_days_left(service, situation),
        freshness=service.freshness(situation.today, region.thresholds.stale_after_months),
        place=_place(service),
    )


def _domains(service: CareService, situation: Situation) -> tuple[str, ...]:
    return tuple(
        domain
        for domain, level in situation.levels.items()
        if domain in service.domains and (not service.levels or level in service.levels)
    )


def _fits_any_level(service: CareService, situation: Situation) -> bool:
    return not service.levels or any(level in service.levels for level in situation.levels.values())


def _fits_phase(service: CareService, situation: Situation) -> bool:
    """Tell whether it is there now, and whether signing up, where it has a last week, still can."""
    is_too_late = service.to_week is not None and situation.born_on is not None
    return service.is_there_in(situation.phase) and not is_too_late


def _fits_loss(service: CareService, situation: Situation) -> bool:
    """Tell whether it is for any time, where this pregnancy or its child was lost."""
    has_limit = service.from_week is not None or service.to_week is not None
    is_for_any_time = not has_limit and all(map(service.is_there_in, Phase))
    return is_for_any_time or not situation.is_after_loss


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


def _next_time(
    service: CareService, situation: Situation, moments: Iterable[Moment]
) -> Iterable[str]:
    """Name the next fixed moment where the step is to ask again."""
    age, born_on = situation.gestational_age, situation.born_on
    if service.kind != ASK_AGAIN or (age is None and born_on is None):
        return
    pregnant = age.weeks * _DAYS_PER_WEEK + age.days if age is not None else None
    old = (situation.today - born_on).days if born_on is not None else None
    ahead = [one for one in moments if _is_ahead(one, pregnant, old)]
    if ahead:
        soonest = min(ahead, key=lambda moment: (moment.is_after_birth, moment.first_day))
        yield _("volgende vaste moment: {moment}").format(moment=soonest.name)


def _is_ahead(moment: Moment, pregnant: int | None, old: int | None) -> bool:
    """Tell whether a moment is still to come, so many days into the pregnancy or after birth."""
    if old is not None:
        return moment.is_after_birth and moment.first_day > old
    return moment.is_after_birth or pregnant is None or moment.first_day > pregnant


def _place(service: CareService) -> str:
    if service.layer is Layer.NATIONAL:
        return ""
    if service.layer is Layer.REGION:
        return _("voor de regio {region}").format(region=service.package)
    places = ", ".join(service.municipalities) or service.package
    return _("voor de gemeente {places}").format(places=places)


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
