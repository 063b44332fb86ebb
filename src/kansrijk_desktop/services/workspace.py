"""Everything the open program works with, put together over one open database."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from kansrijk_desktop.assets import forms_folder, resource
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.services.clock import Clock, system_clock
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.instruments import Instruments
from kansrijk_desktop.services.referrals import Referrals
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.what_now import WhatNow
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository


@dataclass(frozen=True, slots=True)
class Workspace:
    """The services behind the screens, while the dossiers are open.

    Attributes:
        signed_in: who is at the keyboard.
        regions: the packages with menukaart and safety texts, and which of them hold for her.
    """

    signed_in: SignedIn
    regions: Regions
    forms: Forms
    instruments: Instruments
    dossiers: Dossiers
    screenings: Screenings
    what_now: WhatNow
    referrals: Referrals

    @property
    def region(self) -> Region:
        """The package of her region on the layers below it, as it is now."""
        return self.regions.current


def open_workspace(
    database: Database, now: Clock = system_clock, new_id: Callable[[], str] | None = None
) -> Workspace:
    """Put the services together; reads the practitioner and the region packages."""
    new_id = new_id or _new_id
    signed_in = SignedIn(PractitionerRepository(database), new_id)
    regions = Regions(SettingRepository(database), resource("regions"), signed_in, now)
    kept_instruments = InstrumentRepository(database)
    forms = Forms(forms_folder(), kept_instruments)
    patients = PatientRepository(database)
    kept_screenings = ScreeningRepository(database)
    screenings = Screenings(kept_screenings, forms, now, new_id)
    return Workspace(
        signed_in=signed_in,
        regions=regions,
        forms=forms,
        instruments=Instruments(kept_instruments, forms, signed_in, now),
        dossiers=Dossiers(patients, now, new_id),
        screenings=screenings,
        what_now=WhatNow((patients, kept_screenings), screenings, regions, now),
        referrals=Referrals(
            (patients, ReferralRepository(database)),
            screenings,
            (signed_in, regions),
            now,
            new_id,
        ),
    )


def _new_id() -> str:
    return str(uuid4())
