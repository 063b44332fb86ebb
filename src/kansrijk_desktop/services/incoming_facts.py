"""The facts of a handover beside those of a dossier: what is new, the same, or different.

A fact knows its words and how to put it into a record; everything else follows from this list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy
from kansrijk_desktop.services.dossier_words import due_date_method_word, safe_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import N_, _

_SAME_PREGNANCY: Final = timedelta(weeks=6)


class Novelty(StrEnum):
    """How what is told stands beside what is known here."""

    NEW = "nieuw"
    DIFFERENT = "anders"
    SAME = "bekend"


class Part(StrEnum):
    """The parts of a preview, in their order."""

    FACTS = "gegevens"
    PREGNANCY = "zwangerschap"
    FAMILY = "gezin"
    BIRTHS = "geboorten"
    SCREENINGS = "gesprekken"
    OFFERS = "aanbod"
    AGREEMENTS = "afspraken"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that can be taken over.

    Attributes:
        key: names it to whoever chooses.
        known: what is here now, in words; empty where there is nothing.
        is_proposed: it is chosen unless she says otherwise: what is new, and what is safer.
        is_needed: a new dossier cannot do without it.
    """

    key: str
    part: Part
    label: str
    told: str
    novelty: Novelty
    known: str = ""
    is_proposed: bool = False
    is_needed: bool = False


PATIENT: Final = (
    ("given_name", N_("Voornaam")),
    ("family_name", N_("Achternaam")),
    ("birth_date", N_("Geboortedatum")),
    ("bsn", N_("BSN")),
    ("language", N_("Taal")),
    ("needs_interpreter", N_("Tolk nodig")),
    ("interpreter_language", N_("Taal van de tolk")),
)
CONTACT: Final = (
    ("phone", N_("Telefoon")),
    ("safe_to_call", N_("Hier bellen")),
    ("best_time", N_("Beste tijd")),
    ("street", N_("Straat en huisnummer")),
    ("postal_code", N_("Postcode")),
    ("city", N_("Plaats")),
    ("safe_to_write", N_("Hier schrijven")),
    ("email", N_("E-mail")),
)
PREGNANCY: Final = (
    ("due_date", N_("Uitgerekend")),
    ("due_date_method", N_("Bepaald met")),
    ("gravidity", N_("G")),
    ("parity", N_("P")),
    ("is_multiple", N_("Meerling")),
    ("risk_status", N_("Zorgniveau")),
    ("planned_birth_place", N_("Plaats van bevallen")),
    ("ended_on", N_("Beëindigd op")),
    ("ended_by", N_("Afloop")),
)
MUNICIPALITY: Final = "household.municipality"


def fact_proposals(content: BundleContent, dossier: Dossier) -> Iterator[Proposal]:
    """Yield what is told of her, of how to reach her and of the pregnancy, beside what is known."""
    told, known = content.patient, dossier.patient
    for name, label in PATIENT:
        values = getattr(told, name), getattr(known, name)
        yield from _proposal(f"patient.{name}", Part.FACTS, _(label), *values)
    for name, label in CONTACT:
        values = getattr(told.contact, name), getattr(known.contact, name)
        yield from _proposal(f"contact.{name}", Part.FACTS, _(label), *values)
    places = content.municipality, dossier.household.municipality
    yield from _proposal(MUNICIPALITY, Part.FACTS, _("Gemeente"), *places)
    if content.pregnancy is not None:
        ours = same_pregnancy(content.pregnancy, dossier)
        for name, label in PREGNANCY:
            values = getattr(content.pregnancy, name), getattr(ours, name) if ours else None
            yield from _proposal(f"pregnancy.{name}", Part.PREGNANCY, _(label), *values)


def with_facts(dossier: Dossier, content: BundleContent, chosen: frozenset[str]) -> Dossier:
    """Return a dossier with the chosen facts about her, and how to reach her, in it."""
    contact = _put(dossier.patient.contact, content.patient.contact, "contact", CONTACT, chosen)
    patient = _put(dossier.patient, content.patient, "patient", PATIENT, chosen)
    household = dossier.household
    if MUNICIPALITY in chosen:
        household = replace(household, municipality=content.municipality)
    return replace(dossier, household=household, patient=replace(patient, contact=contact))


def taken_pregnancy(
    content: BundleContent, dossier: Dossier, chosen: frozenset[str]
) -> Pregnancy | None:
    """Return the pregnancy as it is from now on; None where nothing of it was chosen."""
    told = content.pregnancy
    if told is None or not any(f"pregnancy.{name}" in chosen for name, _label in PREGNANCY):
        return None
    ours = same_pregnancy(told, dossier) or Pregnancy(told.id, dossier.patient.id)
    taken: Pregnancy = _put(ours, told, "pregnancy", PREGNANCY, chosen)
    return taken


def same_pregnancy(told: Pregnancy, dossier: Dossier) -> Pregnancy | None:
    """Return the pregnancy of ours that is told of; None when it is another one."""
    ours = [one for one in (dossier.pregnancy, *dossier.earlier_pregnancies) if one is not None]
    for one in ours:
        if one.id == told.id:
            return one
    for one in ours:
        if told.due_date is not None and one.due_date is not None:
            if abs(told.due_date - one.due_date) <= _SAME_PREGNANCY:
                return one
        elif one.ended_on is None:
            return one  # Of one that lasts, one of the two does not know the day yet.
    return None


def words_of(value: object) -> str:
    """Return a fact in words; empty for what says nothing."""
    match value:
        case None | "" | False | Safe.UNKNOWN | DueDateMethod.UNKNOWN:
            words = ""
        case True:
            words = _("ja")
        case date():
            words = long_date(value)
        case Safe():
            words = safe_word(value)
        case DueDateMethod():
            words = due_date_method_word(value)
        case _:
            words = str(value)
    return words


def novelty_of(told: str, known: str) -> Novelty:
    """Return how two texts stand beside one another."""
    if told == known:
        return Novelty.SAME
    return Novelty.DIFFERENT if known else Novelty.NEW


def _proposal(key: str, part: Part, label: str, told: object, known: object) -> Iterator[Proposal]:
    """Yield a proposal where something is told."""
    told_words, known_words = words_of(told), words_of(known)
    if told_words:
        novelty = novelty_of(told_words, known_words)
        # That a call or letter may harm her is heeded at once, whoever heard it.
        is_safer = told is Safe.NO and novelty is Novelty.DIFFERENT
        is_proposed = novelty is Novelty.NEW or is_safer
        yield Proposal(key, part, label, told_words, novelty, known_words, is_proposed)


def _put(
    ours: Any,  # noqa: ANN401 - a record, with the fields of the list
    told: Any,  # noqa: ANN401
    prefix: str,
    names: tuple[tuple[str, str], ...],
    chosen: frozenset[str],
) -> Any:  # noqa: ANN401
    values: dict[str, Callable[..., object]] = {
        name: getattr(told, name) for name, _label in names if f"{prefix}.{name}" in chosen
    }
    return replace(ours, **values)
