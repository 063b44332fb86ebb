"""Everything a handover tells beside what is known: "nieuw naast bekend"."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kansrijk_desktop.exchange.bundle_content import BundleContent, SharedScreening
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.incoming_facts import (
    Novelty,
    Part,
    Proposal,
    fact_proposals,
    novelty_of,
)
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class KnownHere:
    """What is known of the family a handover is about.

    Attributes:
        shared: by its id, each conversation that came in before, as it was told then.
    """

    dossier: Dossier
    shared: dict[str, SharedScreening] = field(default_factory=dict)


_WHO_SHE_IS: Final = frozenset({"patient.given_name", "patient.family_name", "patient.birth_date"})
"""Always taken over in a new dossier: without them nobody would find it."""


def proposals(
    content: BundleContent, known: KnownHere, *, is_new_family: bool = False
) -> tuple[Proposal, ...]:
    """Return all that can be taken over, in the order of the preview."""
    facts = fact_proposals(content, known.dossier)
    return (
        *(replace(one, is_needed=is_new_family and one.key in _WHO_SHE_IS) for one in facts),
        *_family(content, known.dossier),
        *_births(content, known.dossier),
        *_screenings(content, known),
        *_offers(content, known.dossier),
        *_agreements(content, known.dossier),
    )


def same_person(told: RelatedPerson, dossier: Dossier) -> RelatedPerson | None:
    """Return the one of ours that is told of; None for someone not known here."""
    ours = [one for one in dossier.related_persons if one.relationship is told.relationship]
    for one in ours:
        if one.id == told.id:
            return one
    for one in ours:
        if told.birth_date is not None and one.birth_date == told.birth_date:
            return one
    is_only_one = told.relationship is Relationship.PARTNER and len(ours) == 1
    is_open = is_only_one and (not ours[0].birth_date or not told.birth_date)
    return ours[0] if is_open and _may_be_named(told.name, ours[0].name) else None


def same_birth(told: Birth, content: BundleContent, dossier: Dossier) -> Birth | None:
    """Return the birth of ours that is told of."""
    child = next((one for one in content.related_persons if one.id == told.child_id), None)
    ours = same_person(child, dossier) if child else None
    ids = {told.child_id, ours.id if ours else told.child_id}
    return next((one for one in dossier.births if one.child_id in ids), None)


def offer_word(state: OfferState) -> str:
    """Return how far an offer is; declining is a normal answer."""
    return _("nee, nu niet") if state is OfferState.DECLINED else state.value


def stop_word(reason: StopReason) -> str:
    """Return what ended, in few and soft words."""
    return {
        StopReason.PREGNANCY_ENDED: _("De zwangerschap is gestopt"),
        StopReason.CHILD_DIED: _("Een kind is overleden"),
        StopReason.CHILD_PLACED: _("Een kind woont elders"),
    }[reason]


def levels_line(screening: SharedScreening) -> str:
    """Return what came out of a conversation, as far as it was told."""
    levels = (
        _("{domain} {level}").format(
            domain=domain_word(one.domain).lower(), level=one.display.lower()
        )
        for one in screening.levels
    )
    return ", ".join(levels)


def answer_count(screening: SharedScreening) -> int:
    """Return how many questions of a conversation are told."""
    open_items, count = [screening.response], 0
    while open_items:
        holder = open_items.pop()
        for key in ("item", "answer"):
            below = holder.get(key)
            open_items += [one for one in below if isinstance(one, dict)] if below else []  # type: ignore[union-attr]  # read by us
        count += "answer" in holder
    return count


def _family(content: BundleContent, dossier: Dossier) -> Iterator[Proposal]:
    born = {one.child_id for one in content.births}
    for person in content.related_persons:
        if person.id in born:
            continue  # Told with the birth.
        ours = same_person(person, dossier)
        told, known = _person_words(person), _person_words(ours) if ours else ""
        novelty = novelty_of(told, known)
        is_new = novelty is Novelty.NEW
        yield Proposal(
            f"person.{person.id}",
            Part.FAMILY,
            _relationship_word(person.relationship),
            told,
            novelty,
            known,
            is_new,
        )
    known_stops = {one.id for one in dossier.stops}
    for stop in content.stops:
        is_known = stop.id in known_stops
        words = long_date(stop.happened_on)
        novelty = Novelty.SAME if is_known else Novelty.NEW
        label, known = stop_word(stop.reason), words if is_known else ""
        yield Proposal(f"stop.{stop.id}", Part.FAMILY, label, words, novelty, known, not is_known)


def _births(content: BundleContent, dossier: Dossier) -> Iterator[Proposal]:
    people = {one.id: one for one in (*content.related_persons, *dossier.related_persons)}
    for birth in content.births if content.pregnancy else ():
        ours = same_birth(birth, content, dossier)
        told = _birth_words(birth, people.get(birth.child_id))
        known = _birth_words(ours, people.get(ours.child_id)) if ours else ""
        novelty = novelty_of(told, known)
        yield Proposal(
            f"birth.{birth.child_id}",
            Part.BIRTHS,
            _("Geboorte"),
            told,
            novelty,
            known,
            novelty is Novelty.NEW,
        )


def _screenings(content: BundleContent, known: KnownHere) -> Iterator[Proposal]:
    here = {one.id: one for one in known.dossier.screenings}
    for screening in content.screenings:
        ours = here.get(screening.id)
        if ours is not None and not ours.source:
            continue  # Our own, come home.
        before = known.shared.get(screening.id)
        novelty = _novelty(screening, ours, before)
        label = _("{moment}, {day}").format(
            moment=moment_word(screening.moment), day=long_date(local_day(screening.started_at))
        )
        yield Proposal(
            f"screening.{screening.id}",
            Part.SCREENINGS,
            label,
            _screening_words(screening),
            novelty,
            _screening_words(before) if ours and before else "",
            novelty is not Novelty.SAME,
        )


def _novelty(
    told: SharedScreening, ours: Screening | None, before: SharedScreening | None
) -> Novelty:
    if ours is None:
        return Novelty.NEW
    return Novelty.SAME if told == before else Novelty.DIFFERENT


def _offers(content: BundleContent, dossier: Dossier) -> Iterator[Proposal]:
    here = {one.id: one for one in dossier.offers}
    for offer in content.offers:
        ours = here.get(offer.id)
        told, known = _offer_words(offer), _offer_words(ours) if ours else ""
        novelty = novelty_of(told, known)
        is_later = ours is None or offer.since >= ours.since
        is_proposed = novelty is not Novelty.SAME and is_later
        yield Proposal(
            f"offer.{offer.id}", Part.OFFERS, offer.name, told, novelty, known, is_proposed
        )


def _agreements(content: BundleContent, dossier: Dossier) -> Iterator[Proposal]:
    here = {one.id: one for one in dossier.agreements}
    for agreement in content.agreements:
        ours = here.get(agreement.id)
        told, known = _agreement_words(agreement), _agreement_words(ours) if ours else ""
        novelty = novelty_of(told, known)
        yield Proposal(
            f"agreement.{agreement.id}",
            Part.AGREEMENTS,
            agreement.who,
            told,
            novelty,
            known,
            novelty is Novelty.NEW,
        )


def _relationship_word(relationship: Relationship) -> str:
    return {
        Relationship.PARTNER: _("Partner"),
        Relationship.CHILD: _("Kind"),
        Relationship.OTHER: _("Anders"),
    }[relationship]


def _person_words(person: RelatedPerson) -> str:
    where = _("woont in huis") if person.lives_in else _("woont ergens anders")
    parts = (person.name, long_date(person.birth_date), where, person.remark)
    return ", ".join(part for part in parts if part)


def _birth_words(birth: Birth, child: RelatedPerson | None) -> str:
    weeks = ""
    if birth.gestation_days is not None:
        weeks = _("bij {age} weken").format(age="+".join(map(str, divmod(birth.gestation_days, 7))))
    weight = _("{count} gram").format(count=birth.weight_grams) if birth.weight_grams else ""
    name = child.name if child else ""
    parts = (name, long_date(birth.born_on), weeks, weight, birth.place)
    return ", ".join(part for part in parts if part)


def _screening_words(screening: SharedScreening) -> str:
    count = _("{count} antwoorden").format(count=answer_count(screening))
    parts = (screening.title, levels_line(screening), count)
    return " · ".join(part for part in parts if part)


def _offer_words(offer: CareOffer) -> str:
    return _("{state} sinds {day}").format(
        state=offer_word(offer.state), day=long_date(offer.since)
    )


def _agreement_words(agreement: Agreement) -> str:
    done = _("klaar op {day}").format(day=long_date(agreement.done_on)) if agreement.done_on else ""
    due = _("voor {day}").format(day=long_date(agreement.due_on)) if agreement.due_on else ""
    return ", ".join(part for part in (agreement.what, due, done) if part)


def _may_be_named(one: str, other: str) -> bool:
    return not one or not other or one.casefold() == other.casefold()
