"""The moments of a family as they stand today, and passing one over with a reason."""

from datetime import date
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.conversation_start import StartFacts, start_facts
from kansrijk_desktop.services.moments import PlannedMoment, facts_of, plan_moments
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_remark
from kansrijk_desktop.storage.reminders import SkippedMomentRepository
from kansrijk_desktop.texts import _

LONGEST_REASON: Final = 200


class MomentPlan:
    """Plans the moments for who is at the keyboard, in her region."""

    def __init__(
        self,
        kept: SkippedMomentRepository,
        around: tuple[SignedIn, Regions],
        now: Clock,
    ) -> None:
        self._kept = kept
        self._signed_in, self._regions = around
        self._now = now

    def of(self, dossier: Dossier) -> tuple[PlannedMoment, ...]:
        """Return the moments of a dossier as they stand today."""
        return self.start(dossier).planned

    def start(self, dossier: Dossier) -> StartFacts:
        """Return what decides how a conversation of today begins."""
        facts, role, today = facts_of(dossier), self._signed_in.practitioner.role, self._today()
        planned = plan_moments(facts, self._regions.current.moments, role, today)
        return start_facts(facts, planned, role, today)

    def pass_over(self, pregnancy_id: str, moment_id: str, reason: str) -> SkippedMoment:
        """Ask no more for a moment in this pregnancy; `moment_id` is `PlannedMoment.id`.

        Raises:
            InvalidInputError: there is no reason, or it is too long.
        """
        written = read_remark(reason)
        if not written:
            raise InvalidInputError(_("Schrijf kort waarom dit moment niet doorgaat."))
        if len(written) > LONGEST_REASON:
            raise InvalidInputError(
                _("Houd de reden kort: ten hoogste {count} tekens.").format(count=LONGEST_REASON)
            )
        skipped = SkippedMoment(pregnancy_id, moment_id, written, self._today())
        self._kept.save(skipped, self._now())
        return skipped

    def ask_again(self, pregnancy_id: str, moment_id: str) -> None:
        """Ask for a moment after all."""
        self._kept.forget(pregnancy_id, moment_id, self._now())

    def _today(self) -> date:
        return local_day(self._now())
