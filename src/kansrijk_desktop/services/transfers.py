"""A family goes to another practice, and may come back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import DossierEvent, DossierEventKind
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.storage.life_events import FamilyChange, LifeEventRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.texts import _


class Transfers:
    """Where the care for a family is."""

    def __init__(
        self,
        patients: PatientRepository,
        kept: LifeEventRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._patients = patients
        self._kept = kept
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def transfer(self, household_id: str, to: str, on: date) -> None:
        """Note that another practice has the care; nothing is asked or reminded of from then on.

        Raises:
            InvalidInputError: it is not said to whom, the day is to come, or it was noted already.
        """
        household = self._patients.dossier(household_id).household
        name = read_name(to)
        if not name:
            raise InvalidInputError(_("Vul in naar welke praktijk dit gezin gaat."))
        if on > local_day(self._now()):
            raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))
        if household.transferred_on is not None:
            raise InvalidInputError(_("Dit gezin is al overgedragen. Er is niets gewijzigd."))
        self._keep(
            replace(household, transferred_on=on, transferred_to=name),
            DossierEventKind.TRANSFERRED,
            name,
        )

    def bring_back(self, household_id: str) -> None:
        """Note that the care is here again; what is due shows again.

        Raises:
            InvalidInputError: it was never away.
        """
        household = self._patients.dossier(household_id).household
        if household.transferred_on is None:
            raise InvalidInputError(_("Dit gezin is hier al in zorg. Er is niets gewijzigd."))
        self._keep(
            replace(household, transferred_on=None, transferred_to=""),
            DossierEventKind.RETURNED,
            household.transferred_to,
        )

    def _keep(self, household: Household, kind: DossierEventKind, details: str) -> None:
        moment, name = self._now(), self._signed_in.practitioner.name
        event = DossierEvent(self._new_id(), household.id, kind, moment, name, details)
        patient = self._patients.dossier(household.id).patient
        self._kept.keep(FamilyChange(patient.id, moment, household=household, events=(event,)))


def open_matters(dossier: Dossier) -> tuple[str, ...]:
    """Return what is still open in a dossier, in neutral words."""
    return tuple(_open_matters(dossier))


def _open_matters(dossier: Dossier) -> Iterable[str]:
    drafts = sum(one.status is ScreeningStatus.IN_PROGRESS for one in dossier.screenings)
    offers = sum(one.is_waiting_for_her or one.is_waiting_for_feedback for one in dossier.offers)
    agreements = sum(one.done_on is None for one in dossier.agreements)
    reminders = sum(one.done_on is None for one in dossier.reminders)
    handovers = sum(one.received_on is None for one in dossier.handovers)
    talks = sum(one.held_on is None for one in dossier.warm_handovers)
    for count, words in (
        (drafts, _("Gesprekken die nog niet af zijn: {count}")),
        (offers, _("Aanbod dat nog loopt: {count}")),
        (agreements, _("Afspraken die nog open staan: {count}")),
        (reminders, _("Herinneringen die nog open staan: {count}")),
        (handovers, _("Overdrachten die nog niet bevestigd zijn: {count}")),
        (talks, _("Overdrachtsgesprekken die nog komen: {count}")),
    ):
        if count:
            yield words.format(count=count)
