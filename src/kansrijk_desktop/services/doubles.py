"""Two dossiers of one family become one, after a second look; and two again if that was wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Note
from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.life_event import DossierEvent, DossierEventKind, KeptMerge
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.merge_plan import Difference, Merged, Side, merged
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.merging import MergeRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.search_words import name_words
from kansrijk_desktop.texts import _

_NEXT = timedelta(microseconds=1)
NO_CHOICES: Mapping[str, Side] = {}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two dossiers side by side.

    Attributes:
        refusal: why they cannot become one; empty where they can.
        warnings: what makes one doubt whether they are about one woman.
    """

    here: Dossier
    other: Dossier
    differences: tuple[Difference, ...]
    refusal: str = ""
    warnings: tuple[str, ...] = ()


class Doubles:
    """Finds doubles, and makes them one."""

    def __init__(
        self,
        patients: PatientRepository,
        kept: MergeRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._patients = patients
        self._kept = kept
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def likely(self, household_id: str) -> tuple[DossierRow, ...]:
        """Return the dossiers that are likely about the same woman."""
        return self._kept.likely_doubles(self._patients.dossier(household_id).patient)

    def compare(
        self, household_id: str, other_id: str, choices: Mapping[str, Side] = NO_CHOICES
    ) -> Comparison:
        """Return both dossiers with what differs, as it was chosen so far."""
        here, other = self._patients.dossier(household_id), self._patients.dossier(other_id)
        result = merged(here, other, choices, self._now())
        return Comparison(
            here, other, result.differences, _refusal(here, other), tuple(_warnings(here, other))
        )

    def merge(self, household_id: str, other_id: str, choices: Mapping[str, Side]) -> None:
        """Make one dossier of the two, with what was chosen; nothing of either is lost.

        Raises:
            InvalidInputError: they cannot be about the same woman.
        """
        here, other = self._patients.dossier(household_id), self._patients.dossier(other_id)
        refusal = _refusal(here, other)
        if refusal:
            raise InvalidInputError(refusal)
        result = merged(here, other, choices, self._now())
        kept = KeptMerge(
            id=self._new_id(),
            household_id=household_id,
            gone_household_id=other_id,
            merged_at=self._after_all_of(household_id, other_id),
            merged_by=self._signed_in.practitioner.name,
        )
        event = self._event(
            household_id,
            DossierEventKind.MERGED,
            _("Een tweede dossier van dezelfde cliënt is hierin opgegaan."),
        )
        self._kept.merge(result.plan, kept, event, self._note(result))

    def merges(self, household_id: str) -> tuple[KeptMerge, ...]:
        """Return the merges into a dossier, the last first; only that one can be taken apart."""
        return self._kept.merges(household_id)

    def take_apart(self, household_id: str) -> str:
        """Undo the last merge into a dossier, and return the id of the other one.

        Raises:
            InvalidInputError: there is none.
        """
        merge = next(iter(self._kept.merges(household_id)), None)
        if merge is None:
            raise InvalidInputError(
                _("Deze dossiers zijn al weer uit elkaar. Open het dossier opnieuw.")
            )
        words = _("Het samenvoegen van twee dossiers is teruggedraaid.")
        households = (merge.household_id, merge.gone_household_id)
        events = [self._event(one, DossierEventKind.SPLIT, words) for one in households]
        self._kept.take_apart(merge, events)
        return merge.gone_household_id

    def _after_all_of(self, *household_ids: str) -> datetime:
        """Return now, or later where the clock went back: the order is that of taking apart."""
        merges = [one for each in household_ids for one in self._kept.merges(each)]
        return max([self._now(), *(one.merged_at + _NEXT for one in merges)])

    def _event(self, household_id: str, kind: DossierEventKind, details: str) -> DossierEvent:
        name = self._signed_in.practitioner.name
        return DossierEvent(self._new_id(), household_id, kind, self._now(), name, details)

    def _note(self, result: Merged) -> Note | None:
        """Keep what was not chosen, so that nothing is lost."""
        if not result.differences:
            return None
        title = _("Twee dossiers zijn samengevoegd. Dit stond in het ene en is niet gekozen:")
        lines = (f"- {one.label}: {one.left_out}" for one in result.differences)
        return Note(
            self._new_id(),
            result.plan.patient.id,
            "\n".join((title, *lines)),
            self._signed_in.practitioner.name,
            self._now(),
        )


def _refusal(here: Dossier, other: Dossier) -> str:
    bsn = {here.patient.bsn, other.patient.bsn} - {""}
    if here.household.id == other.household.id:
        return _("Dit is hetzelfde dossier. Kies een ander.")
    if len(bsn) > 1:
        return _(
            "De BSN’s verschillen, dus dit zijn twee verschillende mensen. Klopt een BSN niet, "
            "verbeter het dan eerst in dat dossier. Er is niets gewijzigd."
        )
    if here.household.is_demo != other.household.is_demo:
        return _("Een van de twee is het verzonnen voorbeeld. Dat gaat niet samen met een gezin.")
    return ""


def _warnings(here: Dossier, other: Dossier) -> Iterable[str]:
    one, two = here.patient, other.patient
    if one.birth_date and two.birth_date and one.birth_date != two.birth_date:
        yield _("De geboortedatums verschillen. Weet u zeker dat dit dezelfde cliënt is?")
    if _shares_no_name((one.full_name, two.full_name)):
        yield _("De namen lijken niet op elkaar. Weet u zeker dat dit dezelfde cliënt is?")


def _shares_no_name(names: Sequence[str]) -> bool:
    first, second = map(name_words, names)
    return not first & second
