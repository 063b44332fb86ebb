"""Read a document Bundle of others: bounded, strict on what it is made of, honest on the rest.

Nothing is fetched and nothing is run. A Bundle that breaks a rule of `bundle_structure.py` is
refused with the reason. What it says beyond what we understand is not taken over, and told: all
that we would not write ourselves of what was read. So a Bundle of ours reads back whole.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeVar

from stdnum.nl import bsn

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange.bundle_consent import read_consent
from kansrijk_desktop.exchange.bundle_content import BundleContent, SharedLevel, SharedScreening
from kansrijk_desktop.exchange.bundle_elements import id_in, moment_in
from kansrijk_desktop.exchange.bundle_people import (
    read_municipality,
    read_patient,
    read_practitioner,
    read_related,
)
from kansrijk_desktop.exchange.bundle_pregnancy import (
    is_birth,
    is_pregnancy,
    is_stop,
    read_birth,
    read_pregnancy,
    read_stop,
)
from kansrijk_desktop.exchange.bundle_requests import (
    is_referral,
    read_agreement,
    read_offer,
    read_referral,
)
from kansrijk_desktop.exchange.bundle_resource_rules import kind_of_document
from kansrijk_desktop.exchange.bundle_screenings import read_level, read_response
from kansrijk_desktop.exchange.bundle_structure import (
    STRUCTURE,
    broken,
    by_url,
    kind_of,
    visible,
)
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue, parse_json_object
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.texts import _

MAX_BYTES: Final = 5 * 1024 * 1024
"""A dossier of 200 conversations takes some 3 MB."""
MAX_NAME: Final = 200
MOST_TOLD: Final = 40
"""So many things that were not understood are told; whoever sent more sent another kind of file."""

_LONGEST_WORD: Final = 40
# Each stands in a Bundle once, and its number may have been made otherwise.
_ONCE: Final = frozenset({"Composition", "Provenance", "Practitioner", "Organization"})
# What says what else is in the Bundle is made anew.
_MADE: Final = frozenset({"section"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadBundle:
    """What a Bundle says.

    Attributes:
        not_understood: what it says besides, in words, without what it holds.
    """

    content: BundleContent
    not_understood: tuple[str, ...] = ()


def read_bundle(raw: bytes, today: date) -> ReadBundle:
    """Read a Bundle.

    Raises:
        UnreadableBundleError: it is no Bundle, or not made as agreed; says why.
    """
    try:
        bundle = parse_json_object(raw, MAX_BYTES)
    except InvalidInputError as error:
        raise UnreadableBundleError(error.message, error.details) from error
    cleaned = _cleaned(bundle)
    breaches = broken(STRUCTURE, cleaned)
    refused = next((one for one in breaches if one.rule.told), None)
    if refused is not None:
        raise _refused(refused.rule.told, f"rule {refused.rule.number}")
    reader = _Reader(cleaned, today)
    content = reader.content()
    told = [*reader.told, *_left_over(cleaned, content)]
    if cleaned != bundle:
        told.append(_("Onzichtbare tekens in de tekst zijn weggehaald."))
    return ReadBundle(content, tuple(dict.fromkeys(told))[:MOST_TOLD])


class _Reader:
    """Reads one Bundle whose structure is right.

    Attributes:
        told: what was not taken over, with the reason.
    """

    def __init__(self, bundle: JsonObject, today: date) -> None:
        self._bundle = bundle
        self._resources = by_url(bundle)
        # Where the sender's day begins earlier, it may already be tomorrow there.
        self._last_day = today + timedelta(days=1)
        self._patient = next(iter(self._of("Patient")))
        self._patient_id = id_in(self._patient)
        self.told: list[str] = []

    def content(self) -> BundleContent:
        created_at = moment_in(self._bundle.get("timestamp"))
        kind = kind_of_document(self._bundle)
        if created_at is None or kind is None:
            raise _refused(_("Niet duidelijk is wat voor document het is."), "kind")
        composition = next(iter(self._of("Composition").values()))
        patient = self._resources[self._patient]
        consent = next(iter(self._each("Consent", self._consent)), None)
        observations = {id_in(url): one for url, one in self._of("Observation").items()}
        pregnancy = next(
            (
                read_pregnancy(one, identity, observations, self._patient_id)
                for identity, one in observations.items()
                if is_pregnancy(one)
            ),
            None,
        )
        births = (read_birth(one, pregnancy.id if pregnancy else "") for one in self._births())
        stops = (read_stop(one, key) for key, one in observations.items() if is_stop(one))
        read = BundleContent(
            id=id_in(text(as_object(self._bundle.get("identifier")), "value")),
            kind=kind,
            title=text(composition, "title"),
            created_at=created_at,
            patient=read_patient(patient, self._patient_id),
            practitioner=self._writer(composition),
            consent=consent,
            municipality=read_municipality(patient),
            pregnancy=pregnancy,
            related_persons=self._each("RelatedPerson", read_related),
            births=tuple(one for one in births if one is not None),
            stops=tuple(one for one in stops if one is not None),
            screenings=self._screenings(),
            referrals=self._each("ServiceRequest", self._referral(consent.id if consent else "")),
            offers=self._each("ServiceRequest", self._offer),
            agreements=self._each("Task", self._agreement),
        )
        return _whole(self._possible(read))

    def _of(self, kind: str) -> dict[str, JsonObject]:
        return {url: one for url, one in self._resources.items() if kind_of(one) == kind}

    def _each(self, kind: str, read: Callable[[JsonObject, str], T | None]) -> tuple[T, ...]:
        found = (read(one, id_in(url)) for url, one in self._of(kind).items())
        return tuple(one for one in found if one is not None)

    def _births(self) -> Iterator[JsonObject]:
        return (one for one in self._of("Observation").values() if is_birth(one))

    def _consent(self, resource: JsonObject, identity: str) -> Consent | None:
        return read_consent(resource, identity, self._patient_id)

    def _offer(self, resource: JsonObject, identity: str) -> CareOffer | None:
        return None if is_referral(resource) else read_offer(resource, identity, self._patient_id)

    def _agreement(self, resource: JsonObject, identity: str) -> Agreement | None:
        return read_agreement(resource, identity, self._patient_id, self._patient)

    def _referral(self, consent_id: str) -> Callable[[JsonObject, str], Referral | None]:
        def read(resource: JsonObject, identity: str) -> Referral | None:
            if not is_referral(resource):
                return None
            return read_referral(resource, identity, self._patient_id, consent_id)

        return read

    def _screenings(self) -> tuple[SharedScreening, ...]:
        levels = [read_level(one) for one in self._of("Observation").values()]
        found = [one for one in levels if one is not None]

        def read(resource: JsonObject, identity: str) -> SharedScreening | None:
            own: list[SharedLevel] = [level for key, level in found if key == identity]
            return read_response(resource, identity, self._patient, own)

        return self._each("QuestionnaireResponse", read)

    def _writer(self, composition: JsonObject) -> Practitioner:
        author = text(next(iter(objects(composition, "author")), {}), "reference")
        custodian = text(as_object(composition.get("custodian")), "reference")
        writer, organization = self._resources.get(author, {}), self._resources.get(custodian, {})
        if (kind_of(writer), kind_of(organization)) != ("Practitioner", "Organization"):
            raise _refused(_("Er staat niet in van wie het komt."), "sender")
        return read_practitioner(writer, organization, id_in(author))

    def _possible(self, read: BundleContent) -> BundleContent:
        """Leave out what cannot be, and tell so."""
        patient = read.patient
        people = (patient.full_name, *(one.name for one in read.related_persons))
        if any(len(name) > MAX_NAME for name in people):
            raise _refused(_("Een naam erin is te lang."), "name")
        if patient.bsn and not bsn.is_valid(patient.bsn):
            self.told.append(_("Het BSN erin klopt niet en is niet overgenomen."))
            patient = replace(patient, bsn="")
        if patient.birth_date and patient.birth_date > self._last_day:
            self.told.append(_("De geboortedatum ligt in de toekomst en is niet overgenomen."))
            patient = replace(patient, birth_date=None)
        births = tuple(one for one in read.births if one.born_on <= self._last_day)
        if len(births) < len(read.births):
            self.told.append(_("Een geboorte ligt in de toekomst en is niet overgenomen."))
        held = tuple(one for one in read.screenings if one.started_at.date() <= self._last_day)
        if len(held) < len(read.screenings):
            self.told.append(_("Een gesprek ligt in de toekomst en is niet overgenomen."))
        if read.created_at.date() > self._last_day:
            self.told.append(_("Het bestand heeft een datum in de toekomst. Kijk de klok na."))
        has_bsn = bool(patient.bsn)
        referrals = tuple(replace(one, includes_bsn=has_bsn) for one in read.referrals)
        return replace(read, patient=patient, births=births, screenings=held, referrals=referrals)


def _whole(read: BundleContent) -> BundleContent:
    """Leave out what is about someone or something that is not in the Bundle."""
    people = {one.id for one in read.related_persons}
    pregnancy = {read.pregnancy.id} if read.pregnancy else set()
    held, offered = {one.id for one in read.screenings}, {one.id for one in read.offers}

    def known(identity: str, among: set[str]) -> str:
        return identity if identity in among else ""

    return replace(
        read,
        births=tuple(one for one in read.births if one.child_id in people),
        stops=tuple(one for one in read.stops if one.subject_id in people | pregnancy),
        screenings=tuple(
            replace(
                one,
                respondent_id=known(one.respondent_id, people),
                pregnancy_id=known(one.pregnancy_id, pregnancy),
            )
            for one in read.screenings
        ),
        referrals=tuple(
            replace(
                one,
                screening_id=known(one.screening_id, held),
                offer_id=known(one.offer_id, offered),
            )
            for one in read.referrals
        ),
        offers=tuple(
            replace(one, screening_id=known(one.screening_id, held)) for one in read.offers
        ),
    )


def _left_over(bundle: JsonObject, content: BundleContent) -> Iterator[str]:
    """Yield what stands in a Bundle that we would not write of what was read."""
    written = by_url(document_bundle(content))
    by_kind = {kind_of(one): one for one in written.values()}
    counted: Counter[str] = Counter()
    for url, resource in by_url(bundle).items():
        kind = kind_of(resource)
        ours = by_kind.get(kind, {}) if kind in _ONCE else written.get(url)
        if ours is None:
            counted[_word(kind)] += 1
        elif kind != "Provenance":
            different = (key for key, value in resource.items() if value != ours.get(key))
            counted.update(f"{_word(kind)}: {_word(key)}" for key in different if key not in _MADE)
    for words, count in counted.items():
        yield words if count == 1 else _("{what} ({count} keer)").format(what=words, count=count)


def _word(name: str) -> str:
    """Return what a part is called; what others made up is bounded."""
    words = {
        "Patient": _("cliënt"),
        "RelatedPerson": _("gezinslid"),
        "Practitioner": _("afzender"),
        "Organization": _("organisatie"),
        "QuestionnaireResponse": _("gesprek"),
        "Observation": _("bevinding"),
        "ServiceRequest": _("verwijzing of aanbod"),
        "Task": _("afspraak"),
        "Consent": _("toestemming"),
        "Composition": _("inhoudsopgave"),
    }
    is_plain = name.isascii() and name.replace("_", "").isalnum() and len(name) <= _LONGEST_WORD
    return words.get(name, name if is_plain else _("iets onbekends"))


def _cleaned(value: JsonObject) -> JsonObject:
    return {key: _cleaned_value(held) for key, held in value.items()}


def _cleaned_value(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return visible(value) if not value.isprintable() else value
    if isinstance(value, dict):
        return _cleaned(value)
    return [_cleaned_value(held) for held in value] if isinstance(value, list) else value


def _refused(why: str, details: str) -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit bestand kan niet worden ingelezen. {why} Er is niets gewijzigd. Vraag de afzender "
            "om een nieuwe versie."
        ).format(why=why),
        details,
    )
