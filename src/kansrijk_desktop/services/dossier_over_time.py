"""One family over time: what its screen shows, read at once; and two conversations compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kansrijk_desktop.engine.state import FormState
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import OfferEvent
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.conversation_comparison import (
    BesideSection,
    Changes,
    changes_between,
    side_by_side,
)
from kansrijk_desktop.services.earlier_losses import LOST_SOMEONE, WEIGHS_ON_HER
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.moments import PlannedMoment, facts_of, plan_moments
from kansrijk_desktop.services.positive_health import ADDRESSES
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.told_answers import ToldAnswer, told_answers
from kansrijk_desktop.services.unhurried import complete
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.time_line import TimeLineRepository


@dataclass(frozen=True, slots=True)
class OpenedDossier:
    """Everything of one family, of all respondents together: never shown as it is.

    Attributes:
        steps: of all offers, the first first.
        told: the single answers a dossier shows, by screening and address.
        planned: the moments to ask again, as they stand today.
        today: the day all of this was counted for.
        missing_forms: questionnaires of others that are not here, so that nothing is compared.
    """

    dossier: Dossier
    steps: tuple[OfferEvent, ...]
    told: Mapping[str, Mapping[str, ToldAnswer]]
    planned: tuple[PlannedMoment, ...]
    today: date
    missing_forms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Compared:
    """What became different between two conversations.

    Attributes:
        apart: of safety and of what is not for home.
    """

    before_id: str
    now_id: str
    open: Changes
    apart: Changes


@dataclass(frozen=True, slots=True)
class Beside:
    """Two conversations beside one another.

    Attributes:
        apart: of safety and of what is not for home.
    """

    left: Screening
    right: Screening
    open: tuple[BesideSection, ...]
    apart: tuple[BesideSection, ...]


class DossierOverTime:
    """Opens dossiers, and compares conversations of one respondent."""

    def __init__(
        self,
        kept: tuple[PatientRepository, TimeLineRepository],
        screenings: Screenings,
        forms: Forms,
        around: tuple[SignedIn, Regions],
        now: Clock,
    ) -> None:
        self._patients, self._time_line = kept
        self._screenings = screenings
        self._forms = forms
        self._signed_in, self._regions = around
        self._now = now

    def open(self, household_id: str) -> OpenedDossier:
        """Return everything of one family, with its moments as they stand today."""
        dossier = self._patients.dossier(household_id)
        today = local_day(self._now())
        screening_ids = [each.id for each in dossier.screenings]
        answers = [
            one
            for one in self._time_line.answers(screening_ids, (WEIGHS_ON_HER, *ADDRESSES))
            # Only a loss is told here, and to read what else weighs takes long over years.
            if one.address != WEIGHS_ON_HER or LOST_SOMEONE in one.content
        ]
        return OpenedDossier(
            dossier=dossier,
            steps=self._time_line.steps([offer.id for offer in dossier.offers]),
            told=told_answers(answers, dossier.screenings, self._forms.version),
            planned=plan_moments(
                facts_of(dossier),
                self._regions.current.moments,
                self._signed_in.practitioner.role,
                today,
            ),
            today=today,
            missing_forms=frozenset(
                one.questionnaire
                for one in dossier.screenings
                if not self._screenings.is_readable(one)
            ),
        )

    def compare(self, before_id: str, now_id: str) -> Compared:
        """Return what became different between two conversations.

        Raises:
            FormDefinitionError: the version of a questionnaire is not there.
        """
        before, now = self._state(before_id)[1], self._state(now_id)[1]
        return Compared(
            before_id,
            now_id,
            open=changes_between(before, now, apart=False),
            apart=changes_between(before, now, apart=True),
        )

    def beside(self, left_id: str, right_id: str) -> Beside:
        """Return two conversations beside one another.

        Raises:
            FormDefinitionError: the version of a questionnaire is not there.
        """
        left, left_state = self._state(left_id)
        right, right_state = self._state(right_id)
        return Beside(
            left,
            right,
            open=side_by_side(left_state, right_state, apart=False),
            apart=side_by_side(left_state, right_state, apart=True),
        )

    def _state(self, screening_id: str) -> tuple[Screening, FormState]:
        opened = self._screenings.open(screening_id)
        return opened.screening, complete(opened.worked_out())
