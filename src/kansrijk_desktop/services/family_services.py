"""What is done with one family over time, over one open database."""

from functools import cached_property
from typing import TYPE_CHECKING

from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.kept import Kept
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.signed_in import SignedIn

if TYPE_CHECKING:
    from kansrijk_desktop.services.agreements import Agreements
    from kansrijk_desktop.services.care_route import CareRoute
    from kansrijk_desktop.services.dossier_over_time import DossierOverTime
    from kansrijk_desktop.services.doubles import Doubles
    from kansrijk_desktop.services.family_events import FamilyEvents
    from kansrijk_desktop.services.moment_plan import MomentPlan
    from kansrijk_desktop.services.tidying import Tidying
    from kansrijk_desktop.services.transfers import Transfers


class FamilyServices:
    """What happens to families, and how it is told.

    Each is made when it is first asked for, like those of the workspace itself.
    """

    def __init__(
        self,
        kept: Kept,
        around: tuple[SignedIn, Regions],
        talks: tuple[Forms, Screenings],
        dossiers: Dossiers,
        care_route: "CareRoute",
    ) -> None:
        """Take who works here in which region, and what conversations are made of."""
        self._kept = kept
        self._signed_in, self._regions = around
        self._forms, self._screenings = talks
        self._dossiers = dossiers
        self._care_route = care_route

    @cached_property
    def over_time(self) -> "DossierOverTime":
        """One family over time."""
        from kansrijk_desktop.services.dossier_over_time import DossierOverTime
        from kansrijk_desktop.storage.time_line import TimeLineRepository

        return DossierOverTime(
            (self._kept.patients, TimeLineRepository(self._kept.database)),
            self._screenings,
            self._forms,
            (self._signed_in, self._regions),
            self._kept.now,
        )

    @cached_property
    def moments(self) -> "MomentPlan":
        """The moments to ask again, and those passed over."""
        from kansrijk_desktop.services.moment_plan import MomentPlan
        from kansrijk_desktop.storage.reminders import SkippedMomentRepository

        return MomentPlan(
            SkippedMomentRepository(self._kept.database),
            (self._signed_in, self._regions),
            self._kept.now,
        )

    @cached_property
    def agreements(self) -> "Agreements":
        """What was agreed, and the professional's notes."""
        from kansrijk_desktop.services.agreements import Agreements
        from kansrijk_desktop.storage.agreements import AgreementRepository

        return Agreements(
            AgreementRepository(self._kept.database),
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def events(self) -> "FamilyEvents":
        """Births, ends and losses."""
        from kansrijk_desktop.services.family_events import FamilyEvents
        from kansrijk_desktop.storage.life_events import LifeEventRepository

        return FamilyEvents(
            LifeEventRepository(self._kept.database),
            self._dossiers,
            self._care_route,
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def doubles(self) -> "Doubles":
        """Two dossiers of one family."""
        from kansrijk_desktop.services.doubles import Doubles
        from kansrijk_desktop.storage.merging import MergeRepository

        return Doubles(
            self._kept.patients,
            MergeRepository(self._kept.database),
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def tidying(self) -> "Tidying":
        """Conversations that stand in the wrong place."""
        from kansrijk_desktop.services.tidying import Tidying
        from kansrijk_desktop.storage.filing import FilingRepository
        from kansrijk_desktop.storage.life_events import LifeEventRepository

        return Tidying(
            self._kept.patients,
            (FilingRepository(self._kept.database), LifeEventRepository(self._kept.database)),
            self._care_route,
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )

    @cached_property
    def transfers(self) -> "Transfers":
        """Families that go to another practice."""
        from kansrijk_desktop.services.transfers import Transfers
        from kansrijk_desktop.storage.life_events import LifeEventRepository

        return Transfers(
            self._kept.patients,
            LifeEventRepository(self._kept.database),
            self._signed_in,
            self._kept.now,
            self._kept.new_id,
        )
