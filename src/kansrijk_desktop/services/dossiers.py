"""Make, find, open and change a dossier: one household with its patient."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossier_form import (
    DossierForm,
    ReadDossier,
    empty_dossier,
    read_form,
    refuse_losing,
)
from kansrijk_desktop.storage.patients import PatientRepository

SEARCH_LIMIT = 50


class Dossiers:
    """The dossiers of this installation."""

    def __init__(self, kept: PatientRepository, now: Clock, new_id: Callable[[], str]) -> None:
        self._kept = kept
        self._now = now
        self._new_id = new_id

    def search(self, text: str) -> Sequence[DossierRow]:
        """Return dossiers that fit a name, birth date or BSN, the last changed first."""
        return self._kept.search(text, SEARCH_LIMIT)

    def open(self, household_id: str) -> Dossier:
        """Return everything of one household."""
        return self._kept.dossier(household_id)

    def check(self, form: DossierForm, household_id: str = "") -> dict[str, str]:
        """Return what is wrong with the typed fields, a Dutch message per field.

        Raises:
            InvalidInputError: someone is left out of whom something was noted elsewhere.
        """
        known = self._known(household_id)
        refuse_losing(known, form)
        return read_form(form, known, self._today(), self._new_id).problems

    def save(self, form: DossierForm, household_id: str = "", *, is_demo: bool = False) -> str:
        """Keep the form as a new or changed dossier and return the household's id.

        Raises:
            ValueError: the form has problems; call `check` first.
        """
        known = self._known(household_id)
        read = read_form(form, known, self._today(), self._new_id)
        if read.dossier is None:
            raise ValueError(sorted(read.problems))
        moment = self._now()
        household = replace(
            read.dossier.household,
            created_at=known.household.created_at or moment,
            changed_at=moment,
            is_demo=known.household.is_demo or is_demo,
        )
        kept_ids = {person.id for person in read.dossier.related_persons}
        removed = [person.id for person in known.related_persons if person.id not in kept_ids]
        self._kept.save_dossier(replace(read.dossier, household=household), removed)
        return household.id

    def check_pregnancy(self, form: DossierForm, household_id: str) -> dict[str, str]:
        """Return what is wrong with the fields of a new pregnancy, a Dutch message per field."""
        return self._read_next(form, household_id).problems

    def begin_pregnancy(self, form: DossierForm, household_id: str) -> None:
        """Keep the pregnancy of a form beside those that ended; nothing else of it is read.

        Raises:
            ValueError: the form has problems; call `check_pregnancy` first.
        """
        read = self._read_next(form, household_id)
        if read.dossier is None:
            raise ValueError(sorted(read.problems))
        known = self._kept.dossier(household_id)
        household = replace(known.household, changed_at=self._now())
        # All of it may still be unknown.
        empty = Pregnancy(self._new_id(), known.patient.id)
        pregnancy = read.dossier.pregnancy or empty
        self._kept.save_dossier(replace(known, household=household, pregnancy=pregnancy))

    def _read_next(self, form: DossierForm, household_id: str) -> ReadDossier:
        known = replace(self._kept.dossier(household_id), pregnancy=None)
        return read_form(form, known, self._today(), self._new_id)

    def _known(self, household_id: str) -> Dossier:
        if household_id:
            return self._kept.dossier(household_id)
        return empty_dossier(self._new_id(), self._new_id())

    def _today(self) -> date:
        return local_day(self._now())
