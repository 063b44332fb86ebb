"""What now: today's steps and the offers that fit, after the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kansrijk_desktop.engine.interpretation import Interpretation, interpret
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.region import ACUTE, Layer, Region, SafetyText
from kansrijk_desktop.services.advice import Offer, fitting_offers, situation_of
from kansrijk_desktop.services.at_rest import is_after_loss, rest_words
from kansrijk_desktop.services.care_route import CareRoute
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.own_conversations import own_offers, partners_letter_words
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import OpenedScreening, Screenings, refuse_withdrawn
from kansrijk_desktop.services.unhurried import complete, unhurried_clock
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _

LEVELLED = ("housing", "money", "stress", "substances", "safety")


@dataclass(frozen=True, slots=True)
class WhatNowPage:
    """Everything that follows from one conversation.

    Attributes:
        household_id, partner_id: to go back to the dossier, on the page of who answered.
        levels: domain to the level agreed on, for every domain that was asked.
        safety_texts: steps for today, for the answers that call for them.
        offers: the services that fit, in the order of the region package.
        chosen: ids of the services that were offered and go on.
        offered: what was offered before, the last time, by the id of the service.
        always_visible: numbers that are always in view.
        place_note: for which place the offers are, and what to do when that is not known.
        concerns_note: there are so many concerns that the region has them talked over with others.
        rest_note: why nothing is offered by itself; empty where offers are as ever.
        holds_back: the offers that fit are not shown until they are asked for.
        no_letter: why no letter can be made from here; empty where one can.
    """

    household_id: str
    levels: Mapping[str, str]
    overall: str
    is_provisional: bool
    is_meldcode_open: bool
    first_actions: tuple[str, ...]
    safety_texts: tuple[SafetyText, ...]
    offers: tuple[Offer, ...]
    chosen: frozenset[str]
    always_visible: tuple[str, ...]
    place_note: str = ""
    concerns_note: str = ""
    rest_note: str = ""
    holds_back: bool = False
    no_letter: str = ""
    offered: Mapping[str, CareOffer] = field(default_factory=dict)
    partner_id: str = ""


class WhatNow:
    """Finds what fits, and keeps what is chosen."""

    def __init__(
        self,
        patients: PatientRepository,
        screenings: Screenings,
        regions: Regions,
        care_route: CareRoute,
        now: Clock,
    ) -> None:
        self._patients = patients
        self._screenings = screenings
        self._regions = regions
        self._care_route = care_route
        self._now = now

    def open(self, screening_id: str, *, is_looking_anyway: bool = False) -> WhatNowPage:
        """Return the page for one screening.

        While the dossier is at rest only what is for danger now is offered by itself; with
        `is_looking_anyway` everything that fits.
        """
        opened = self._screenings.open(screening_id)
        refuse_withdrawn(opened.screening)
        dossier = self._patients.dossier_of_patient(opened.screening.patient_id)
        session = FormSession(
            opened.definition, context=opened.context, records=opened.answers, clock=unhurried_clock
        )
        outcome = interpret(complete(session.state))
        levels = _levels(outcome)
        today = local_day(self._now())
        region, place = self._regions.current, dossier.household.municipality
        situation = replace(
            situation_of(levels, dossier.pregnancy, today, place, dossier.births),
            is_after_loss=is_after_loss(dossier),
        )
        holds_back = dossier.is_at_rest and not is_looking_anyway
        offers = fitting_offers(region, situation)
        made = own_offers(opened.screening, dossier.offers, dossier.screenings)
        texts = (region.safety_text(key) for key in outcome.safety_texts)
        return WhatNowPage(
            household_id=dossier.household.id,
            levels=levels,
            overall=outcome.agreed_overall,
            is_provisional=outcome.is_provisional,
            is_meldcode_open=outcome.is_meldcode_open,
            first_actions=outcome.first_actions,
            safety_texts=tuple(text for text in texts if text),
            offers=tuple(one for one in offers if one.service.kind == ACUTE or not holds_back),
            chosen=frozenset(one.service_id for one in made if one.is_open),
            offered={one.service_id: one for one in sorted(made, key=lambda one: one.is_open)},
            always_visible=region.always_visible,
            concerns_note="" if holds_back else concerns_note(region, levels),
            place_note="" if holds_back else place_note(region, place),
            rest_note=rest_words(dossier),
            holds_back=holds_back,
            no_letter="" if opened.is_hers else partners_letter_words(),
            partner_id=opened.screening.speaker,
        )

    def choose(self, screening_id: str, service_id: str, *, is_chosen: bool) -> WhatNowPage:
        """Offer a service to this family or take that back, and return the page as it is now.

        Raises:
            InvalidInputError: the service is not in the region package any more.
        """
        opened = self._screenings.open(screening_id)
        refuse_withdrawn(opened.screening)
        dossier = self._patients.dossier_of_patient(opened.screening.patient_id)
        if is_chosen:
            self._propose(service_id, dossier, opened)
        else:
            self._take_back(service_id, dossier, opened)
        return self.open(screening_id, is_looking_anyway=True)

    def _propose(self, service_id: str, dossier: Dossier, opened: OpenedScreening) -> None:
        service = self._regions.current.service(service_id, dossier.household.municipality)
        if service is None:
            raise InvalidInputError(
                _("Dit aanbod staat niet meer in het regiopakket. Kies een ander aanbod.")
            )
        self._care_route.propose(
            dossier.patient.id,
            service,
            service.domains,
            dossier.pregnancy,
            opened.screening.id,
        )

    def _take_back(self, service_id: str, dossier: Dossier, opened: OpenedScreening) -> None:
        for offer in own_offers(opened.screening, dossier.offers, dossier.screenings):
            if offer.service_id == service_id and offer.is_open:
                self._care_route.take_back(offer.id)


def _levels(outcome: Interpretation) -> dict[str, str]:
    findings = ((name, outcome.domain(name).agreed_level) for name in LEVELLED)
    return {name: level for name, level in findings if level and level != "not-asked"}


def concerns_note(region: Region, levels: Mapping[str, str]) -> str:
    """Say that there are several concerns, from the number on which the region agreed.

    The form weighs answers and proposes an outcome by its own rule; this counts subjects. Safety
    does not count: others may look along, and what follows on it stands in its own place.
    """
    count = sum(level != "green" for domain, level in levels.items() if domain != "safety")
    limit = region.thresholds.several_concerns
    if not 1 < limit <= count:
        return ""
    return _(
        "Er zijn zorgen op {count} onderwerpen. Vanaf {limit} vraagt u in deze regio of zij wil "
        "dat anderen meedenken, zoals de JGZ of het wijkteam. Nee, nu niet is ook goed."
    ).format(count=count, limit=limit)


def place_note(region: Region, municipality: str) -> str:
    """Say for which place the offers are; what is not known limits nothing but the nearest."""
    if region.layer is Layer.NATIONAL:
        return _(
            "U ziet alleen het aanbod dat overal bestaat. Kies uw regio bij Instellingen voor "
            "aanbod dichtbij."
        )
    name = region.region_name or region.name
    if region.has_municipality(municipality):
        return _("Aanbod voor gemeente {place}, regio {region} en heel Nederland.").format(
            place=municipality.strip(), region=name
        )
    if not municipality.strip():
        return _(
            "In het dossier staat nog geen gemeente. U ziet het aanbod van de regio {region} en "
            "van heel Nederland. Vul de gemeente in voor het aanbod daar."
        ).format(region=name)
    return _(
        "De gemeente {place} staat niet in het pakket van de regio {region}. U ziet het aanbod van "
        "de regio en van heel Nederland. Kijk in het dossier of de gemeente klopt."
    ).format(place=municipality.strip(), region=name)
