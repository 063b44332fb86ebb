"""Which family of ours an incoming handover is about: never guessed, always shown first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.search_words import fold
from kansrijk_desktop.texts import _

_MOST = 20


class Ground(StrEnum):
    """Why it may be this family."""

    NUMBER = "nummer"
    BSN = "bsn"
    NAME = "naam"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A family of ours that an incoming handover may be about.

    Attributes:
        is_sure: BSN or our own number, and nothing speaks against it.
        differs: what of her is otherwise here, in words.
    """

    household_id: str
    patient: Patient
    ground: Ground
    differs: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it may be proposed as the one."""
        return self.ground is not Ground.NAME and not self.differs


def candidates(content: BundleContent, patients: PatientRepository) -> tuple[Candidate, ...]:
    """Return the families it may be about, the surest first."""
    found: dict[str, Candidate] = {}
    for ground, patient in _found(content.patient, patients):
        if patient.id not in found and not _is_another(content.patient, patient):
            differs = tuple(_differences(content.patient, patient))
            found[patient.id] = Candidate(patient.household_id, patient, ground, differs)
    return tuple(sorted(found.values(), key=lambda one: not one.is_sure))


def require_same_family(content: BundleContent, patient: Patient) -> None:
    """Make sure that a handover may be taken over into a dossier.

    Raises:
        InvalidInputError: it is about another woman.
    """
    if _is_another(content.patient, patient):
        raise InvalidInputError(
            _(
                "Dit bestand gaat over iemand anders dan dit dossier: het BSN, of naam en "
                "geboortedatum, zijn anders. Er is niets gewijzigd. Kies een ander dossier."
            )
        )


def _found(told: Patient, patients: PatientRepository) -> Iterator[tuple[Ground, Patient]]:
    rows = patients.search(told.bsn, _MOST) if told.bsn else ()
    yield from ((Ground.BSN, row.patient) for row in rows if row.patient.bsn == told.bsn)
    known = patients.patient(told.id)
    if known is not None:
        yield Ground.NUMBER, known
    words = f"{told.full_name} {short_date(told.birth_date)}".strip()
    named = patients.search(words, _MOST) if told.family_name and told.birth_date else ()
    yield from ((Ground.NAME, row.patient) for row in named if _same_name(told, row.patient))


def _is_another(told: Patient, known: Patient) -> bool:
    """Tell whether it is certainly someone else."""
    if told.bsn and known.bsn:
        return told.bsn != known.bsn
    if told.id == known.id:
        return False
    has_days = told.birth_date is not None and known.birth_date is not None
    is_born_otherwise = has_days and told.birth_date != known.birth_date
    return is_born_otherwise or not _same_name(told, known)


def _differences(told: Patient, known: Patient) -> Iterator[str]:
    has_days = told.birth_date is not None and known.birth_date is not None
    if has_days and told.birth_date != known.birth_date:
        yield _("geboortedatum")
    if told.full_name and not _same_name(told, known):
        yield _("naam")


def _same_name(told: Patient, known: Patient) -> bool:
    if not (told.given_name and known.given_name):
        return _folded(told.family_name) == _folded(known.family_name) != ""
    return _folded(told.full_name) == _folded(known.full_name) != ""


def _folded(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())
