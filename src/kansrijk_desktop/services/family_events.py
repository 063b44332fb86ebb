"""Births, ends and losses: one action each, all of it kept at once, and always a way back."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import (
    CareStop,
    DossierEvent,
    DossierEventKind,
    StopReason,
)
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.records.pregnancy import FULL_TERM, Pregnancy, PregnancyEnd
from kansrijk_desktop.services.birth_form import (
    BirthForm,
    ReadBirth,
    births_of_pregnancy,
    read_birth,
)
from kansrijk_desktop.services.care_route import CareRoute
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dossier_form import DossierForm
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.life_events import FamilyChange, LifeEventRepository
from kansrijk_desktop.texts import _

CONCEPTION_EARLIEST: Final = timedelta(weeks=6)
"""A due date by ultrasound may prove that much too late."""


class FamilyEvents:
    """What happens in a family, in the dossier."""

    def __init__(
        self,
        kept: LifeEventRepository,
        dossiers: Dossiers,
        care_route: CareRoute,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._dossiers = dossiers
        self._care_route = care_route
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def check_birth(self, household_id: str, form: BirthForm) -> dict[str, str]:
        """Return what is wrong with the typed fields, a Dutch message per field."""
        return self._read(self._dossiers.open(household_id), form).problems

    def keep_birth(self, household_id: str, form: BirthForm) -> None:
        """Keep a birth, or the correction of one; a child that died brings everything to rest.

        Raises:
            InvalidInputError: the pregnancy was noted as ended without a birth.
            ValueError: the form has problems; call `check_birth` first.
        """
        dossier = self._dossiers.open(household_id)
        if dossier.pregnancy and dossier.pregnancy.ended_by is PregnancyEnd.LOSS:
            raise InvalidInputError(
                _(
                    "Deze zwangerschap staat als gestopt. Was dat een vergissing, draai het dan "
                    "eerst terug. Er is niets gewijzigd."
                )
            )
        read = self._read(dossier, form)
        if read.problems:
            raise ValueError(sorted(read.problems))
        moment = self._now()
        stops = tuple(self._deaths(dossier, read))
        kept_ids = {birth.child_id for birth in read.births}
        gone = (
            one.child_id for one in births_of_pregnancy(dossier) if one.child_id not in kept_ids
        )
        change = FamilyChange(
            dossier.patient.id,
            moment,
            pregnancy=read.pregnancy,
            persons=read.persons,
            births=read.births,
            stops=stops,
            removed_children=tuple(gone),
        )
        known = {stop.id for stop in dossier.stops}
        died_not = {stop.id for stop in stops if not stop.is_true}
        with self._kept.together():
            self._kept.keep(change)
            if any(stop.id not in known for stop in stops):
                self._care_route.rest(dossier.patient.id)
            self._wake(dossier, [stop for stop in dossier.stops if stop.id in died_not])

    def take_back_birth(self, household_id: str) -> None:
        """Undo a birth that was noted by mistake: the children go, the pregnancy goes on."""
        dossier = self._dossiers.open(household_id)
        births = births_of_pregnancy(dossier)
        if dossier.pregnancy is None or not births:
            raise InvalidInputError(_("Deze geboorte staat er niet meer. Open het scherm opnieuw."))
        children = tuple(birth.child_id for birth in births)
        deaths = [stop for child in children if (stop := dossier.death_of(child))]
        change = FamilyChange(
            dossier.patient.id,
            self._now(),
            pregnancy=replace(dossier.pregnancy, ended_on=None, ended_by=None),
            events=(self._event(household_id, DossierEventKind.BIRTH_TAKEN_BACK),),
            removed_children=children,
        )
        with self._kept.together():
            self._kept.keep(change)
            self._wake(dossier, deaths)

    def stop(
        self, household_id: str, reason: StopReason, subject_id: str, happened_on: date
    ) -> None:
        """Bring reminders, countdowns and offers to rest at once: a pregnancy or a child is lost.

        Raises:
            InvalidInputError: the day cannot be right, or this is known already.
        """
        dossier = self._dossiers.open(household_id)
        self._refuse_wrong_day(dossier, reason, subject_id, happened_on)
        pregnancy = dossier.pregnancy
        has_ended = pregnancy is not None and pregnancy.id == subject_id and pregnancy.ended_on
        if has_ended or any(
            stop.is_true and (stop.reason, stop.subject_id) == (reason, subject_id)
            for stop in dossier.stops
        ):
            raise InvalidInputError(_("Dit staat al in het dossier. Er is niets gewijzigd."))
        stop = self._stop(household_id, reason, subject_id, happened_on)
        change = FamilyChange(
            dossier.patient.id,
            stop.noted_at,
            pregnancy=_ended(dossier.pregnancy, stop),
            persons=tuple(_living_in(dossier, stop, lives_in=False)),
            stops=(stop,),
        )
        with self._kept.together():
            self._kept.keep(change)
            self._care_route.rest(dossier.patient.id)

    def undo_stop(self, household_id: str, stop_id: str) -> None:
        """Take a stop back as a mistake: everything is as it was, offers too.

        Raises:
            InvalidInputError: it was taken back already, or another pregnancy began since.
        """
        dossier, stop = self._stop_of(household_id, stop_id)
        # Of two dossiers made one, both may have noted the same.
        same = [
            one
            for one in dossier.stops
            if one.is_true and (one.reason, one.subject_id) == (stop.reason, stop.subject_id)
        ]
        change = FamilyChange(
            dossier.patient.id,
            self._now(),
            pregnancy=_lasting(dossier.pregnancy, stop),
            persons=tuple(_living_in(dossier, stop, lives_in=True)),
            stops=tuple(replace(one, undone_at=self._now()) for one in same),
        )
        with self._kept.together():
            self._kept.keep(change)
            self._wake(dossier, same)

    def resume(self, household_id: str) -> None:
        """Remind again from now on; what happened stays true, and closed offers stay closed."""
        dossier = self._dossiers.open(household_id)
        self._kept.keep(self._resumed(dossier))

    def check_pregnancy(self, household_id: str, form: DossierForm) -> dict[str, str]:
        """Return what is wrong with the fields of a new pregnancy."""
        return self._dossiers.check_pregnancy(form, household_id)

    def begin_pregnancy(self, household_id: str, form: DossierForm) -> None:
        """Begin another pregnancy after the one that ended; reminding begins with it.

        Raises:
            InvalidInputError: the one before lasts still.
        """
        dossier = self._dossiers.open(household_id)
        if dossier.pregnancy is not None and dossier.pregnancy.ended_on is None:
            raise InvalidInputError(
                _("De vorige zwangerschap loopt nog. Sluit die eerst af. Er is niets gewijzigd.")
            )
        with self._kept.together():
            self._dossiers.begin_pregnancy(form, household_id)
            self._kept.keep(self._resumed(dossier))

    def _read(self, dossier: Dossier, form: BirthForm) -> ReadBirth:
        return read_birth(form, dossier, local_day(self._now()), self._new_id)

    def _deaths(self, dossier: Dossier, read: ReadBirth) -> Iterable[CareStop]:
        """Return the stops that say which of the children died, and take back which did not."""
        for birth in read.births:
            known = dossier.death_of(birth.child_id)
            day = read.died_on.get(birth.child_id)
            if day is None:
                if known is not None:
                    yield replace(known, undone_at=self._now())
            elif known is not None:
                yield replace(known, happened_on=day)
            else:
                yield self._stop(dossier.household.id, StopReason.CHILD_DIED, birth.child_id, day)

    def _stop(
        self, household_id: str, reason: StopReason, subject_id: str, happened_on: date
    ) -> CareStop:
        return CareStop(
            id=self._new_id(),
            household_id=household_id,
            reason=reason,
            subject_id=subject_id,
            happened_on=happened_on,
            noted_by=self._signed_in.practitioner.name,
            noted_at=self._now(),
        )

    def _stop_of(self, household_id: str, stop_id: str) -> tuple[Dossier, CareStop]:
        dossier = self._dossiers.open(household_id)
        for stop in dossier.stops:
            if stop.id == stop_id and stop.is_true:
                return dossier, stop
        raise InvalidInputError(_("Dit is al teruggedraaid. Open het scherm opnieuw."))

    def _resumed(self, dossier: Dossier) -> FamilyChange:
        moment = self._now()
        stops = tuple(replace(stop, resumed_at=moment) for stop in dossier.stops if stop.holds)
        return FamilyChange(dossier.patient.id, moment, stops=stops)

    def _wake(self, dossier: Dossier, taken_back: Iterable[CareStop]) -> None:
        """Open the offers again that these stops closed, unless another stop holds."""
        stops = tuple(taken_back)
        left = [one for one in dossier.stops if one.holds and one not in stops]
        since = min((stop.noted_at for stop in stops if stop.holds), default=None)
        if since is not None and not left:
            self._care_route.wake(dossier.patient.id, since)

    def _event(self, household_id: str, kind: DossierEventKind) -> DossierEvent:
        return DossierEvent(
            self._new_id(), household_id, kind, self._now(), self._signed_in.practitioner.name
        )

    def _refuse_wrong_day(
        self, dossier: Dossier, reason: StopReason, subject_id: str, day: date
    ) -> None:
        if day > local_day(self._now()):
            raise InvalidInputError(_("Deze dag is nog niet geweest. Kies vandaag of eerder."))
        earliest = _earliest(dossier, subject_id)
        if earliest is not None and day < earliest:
            if reason is StopReason.PREGNANCY_ENDED:
                raise InvalidInputError(
                    _("Deze dag ligt voor het begin van de zwangerschap. Kijk de datum na.")
                )
            raise InvalidInputError(_("Deze dag ligt voor de geboorte. Kijk de datum na."))


def children_of(dossier: Dossier) -> tuple[RelatedPerson, ...]:
    """Return the children of a family who are alive, as far as is known here."""
    return tuple(
        person
        for person in dossier.related_persons
        if person.relationship is Relationship.CHILD and dossier.death_of(person.id) is None
    )


def _earliest(dossier: Dossier, subject_id: str) -> date | None:
    """Return the first day something can have happened to a pregnancy or a child."""
    pregnancy = dossier.pregnancy
    if pregnancy is not None and pregnancy.id == subject_id:
        due = pregnancy.due_date
        return due - FULL_TERM - CONCEPTION_EARLIEST if due else None
    child = next((one for one in dossier.related_persons if one.id == subject_id), None)
    return child.birth_date if child else None


def _ended(pregnancy: Pregnancy | None, stop: CareStop) -> Pregnancy | None:
    """Return the pregnancy as it is after a stop about it; None where nothing changes."""
    if pregnancy is None or pregnancy.id != stop.subject_id:
        return None
    return replace(pregnancy, ended_on=stop.happened_on, ended_by=PregnancyEnd.LOSS)


def _lasting(pregnancy: Pregnancy | None, stop: CareStop) -> Pregnancy | None:
    """Return the pregnancy as it goes on without that stop; None where nothing changes."""
    if stop.reason is not StopReason.PREGNANCY_ENDED:
        return None
    if pregnancy is None or pregnancy.id != stop.subject_id:
        raise InvalidInputError(
            _("Er is al een nieuwe zwangerschap begonnen. De vorige kan niet weer gaan lopen.")
        )
    return replace(pregnancy, ended_on=None, ended_by=None)


def _living_in(dossier: Dossier, stop: CareStop, *, lives_in: bool) -> Iterable[RelatedPerson]:
    """Return the child that a stop about a placement is about, living here or elsewhere."""
    if stop.reason is StopReason.CHILD_PLACED:
        for person in dossier.related_persons:
            if person.id == stop.subject_id:
                yield replace(person, lives_in=lives_in)
