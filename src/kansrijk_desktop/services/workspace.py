"""Everything the open program works with, put together over one open database."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from kansrijk_desktop.assets import forms_folder, resource
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.clock import Clock, system_clock
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.kept import Kept
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository

if TYPE_CHECKING:
    from kansrijk_desktop.services.care_route import CareRoute
    from kansrijk_desktop.services.consents import Consents
    from kansrijk_desktop.services.family_route import FamilyRoute
    from kansrijk_desktop.services.family_services import FamilyServices
    from kansrijk_desktop.services.instruments import Instruments
    from kansrijk_desktop.services.meldcode import Meldcode
    from kansrijk_desktop.services.outcome import Outcome
    from kansrijk_desktop.services.papers.papers import Papers
    from kansrijk_desktop.services.partner_services import PartnerServices
    from kansrijk_desktop.services.referrals import Referrals
    from kansrijk_desktop.services.region_drafts import RegionDrafts
    from kansrijk_desktop.services.talk_alone import TalkAloneReminders
    from kansrijk_desktop.services.what_now import WhatNow
    from kansrijk_desktop.services.worklist import Worklist


@dataclass(frozen=True)
class Workspace:
    """The services behind the screens, while the dossiers are open.

    What the list of dossiers can do without is made when first asked for: its imports would keep
    her waiting at the lock. Without slots, so that it is kept.

    Attributes:
        signed_in: who is at the keyboard.
        regions: the packages with menukaart and safety texts, and which of them hold for her.
    """

    signed_in: SignedIn
    regions: Regions
    forms: Forms
    dossiers: Dossiers
    screenings: Screenings
    kept: Kept

    @property
    def region(self) -> Region:
        """The package of her region on the layers below it, as it is now."""
        return self.regions.current

    @cached_property
    def families(self) -> "FamilyServices":
        """What is done with one family over time."""
        from kansrijk_desktop.services.family_services import FamilyServices

        return FamilyServices(
            self.kept,
            (self.signed_in, self.regions),
            (self.forms, self.screenings),
            self.dossiers,
            self.care_route,
        )

    @cached_property
    def partners(self) -> "PartnerServices":
        """What goes to partners in care, and comes from them."""
        from kansrijk_desktop.services.partner_services import PartnerServices

        return PartnerServices(self.kept, self.signed_in, self.forms, self.care_route)

    @cached_property
    def instruments(self) -> "Instruments":
        """The questionnaires, seen by who manages them."""
        from kansrijk_desktop.services.instruments import Instruments

        return Instruments(self.kept.instruments, self.forms, self.signed_in, self.kept.now)

    @cached_property
    def what_now(self) -> "WhatNow":
        """What fits after a conversation."""
        from kansrijk_desktop.services.what_now import WhatNow

        return WhatNow(
            self.kept.patients, self.screenings, self.regions, self.care_route, self.kept.now
        )

    @cached_property
    def care_route(self) -> "CareRoute":
        """The way of each offer."""
        from kansrijk_desktop.services.care_route import CareRoute
        from kansrijk_desktop.storage.offers import OfferRepository

        return CareRoute(
            OfferRepository(self.kept.database),
            self.kept.patients,
            self.regions,
            self.signed_in,
            self.kept.now,
            self.kept.new_id,
        )

    @cached_property
    def family_route(self) -> "FamilyRoute":
        """The klantroute of one family."""
        from kansrijk_desktop.services.family_route import FamilyRoute

        return FamilyRoute(self.kept.patients, self.care_route, self.regions, self.kept.now)

    @cached_property
    def consents(self) -> "Consents":
        """What the families let be shared."""
        from kansrijk_desktop.services.consents import Consents

        return Consents(
            self.kept.patients,
            self.kept.referrals,
            self.signed_in,
            self.kept.now,
            self.kept.new_id,
        )

    @cached_property
    def worklist(self) -> "Worklist":
        """What waits, over all dossiers."""
        from kansrijk_desktop.services.worklist import MOST, Worklist
        from kansrijk_desktop.storage.moment_search import MomentSearch
        from kansrijk_desktop.storage.worklist import WorklistRepository

        database = self.kept.database
        return Worklist(
            (WorklistRepository(database, MOST), MomentSearch(database, MOST)),
            self.regions,
            self.signed_in,
            self.kept.now,
        )

    @cached_property
    def meldcode(self) -> "Meldcode":
        """The Meldcode tracks, apart from everything else."""
        from kansrijk_desktop.services.meldcode import Meldcode
        from kansrijk_desktop.storage.meldcode import MeldcodeRepository

        return Meldcode(
            MeldcodeRepository(self.kept.database),
            self.kept.patients,
            self.signed_in,
            self.kept.now,
            self.kept.new_id,
        )

    @cached_property
    def talk_alone(self) -> "TalkAloneReminders":
        """The reminders of a moment alone that was put off."""
        from kansrijk_desktop.services.talk_alone import TalkAloneReminders
        from kansrijk_desktop.storage.reminders import ReminderRepository

        return TalkAloneReminders(
            (ReminderRepository(self.kept.database), self.kept.patients),
            (self.signed_in, self.regions),
            self.kept.now,
            self.kept.new_id,
        )

    @cached_property
    def region_drafts(self) -> "RegionDrafts":
        """The region packages, seen by who keeps them up to date."""
        from kansrijk_desktop.services.region_drafts import RegionDrafts

        kept = SettingRepository(self.kept.database)
        return RegionDrafts(self.regions, kept, self.signed_in, self.kept.now)

    @cached_property
    def referrals(self) -> "Referrals":
        """The letters."""
        from kansrijk_desktop.services.referrals import Referrals

        return Referrals(
            (self.kept.patients, self.kept.referrals),
            self.screenings,
            self.care_route,
            (self.signed_in, self.regions),
            self.kept.now,
            self.kept.new_id,
        )

    @cached_property
    def papers(self) -> "Papers":
        """The papers about whole dossiers."""
        from kansrijk_desktop.services.papers.papers import Papers
        from kansrijk_desktop.storage.correspondents import CorrespondentRepository

        return Papers(
            (self.kept.patients, self.kept.referrals),
            self.screenings,
            self.care_route,
            (self.signed_in, self.regions, CorrespondentRepository(self.kept.database).all),
            self.kept.now,
            self.kept.new_id,
        )


def open_workspace(
    database: Database, now: Clock = system_clock, new_id: Callable[[], str] | None = None
) -> Workspace:
    """Put the services together; reads the practitioner and the region packages."""
    kept = Kept(
        database=database,
        patients=PatientRepository(database),
        screenings=ScreeningRepository(database),
        referrals=ReferralRepository(database),
        instruments=InstrumentRepository(database),
        now=now,
        new_id=new_id or _new_id,
    )
    signed_in = SignedIn(PractitionerRepository(database), kept.new_id)
    forms = Forms(forms_folder(), kept.instruments)

    def follow(screening: Screening, outcome: "Outcome") -> None:
        workspace.talk_alone.keep_up(screening, outcome)

    workspace = Workspace(
        signed_in=signed_in,
        regions=Regions(SettingRepository(database), resource("regions"), signed_in, now),
        forms=forms,
        dossiers=Dossiers(kept.patients, now, kept.new_id),
        screenings=Screenings(
            kept.screenings, forms, now, kept.new_id, lambda: signed_in.practitioner, follow
        ),
        kept=kept,
    )
    return workspace


def _new_id() -> str:
    return str(uuid4())
