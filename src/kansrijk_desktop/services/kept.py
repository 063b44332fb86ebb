"""What is kept in the open database, with the clock and the ids that go with it."""

from collections.abc import Callable
from dataclasses import dataclass

from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository


@dataclass(frozen=True, slots=True)
class Kept:
    """What the services that are made later read and write."""

    database: Database
    patients: PatientRepository
    screenings: ScreeningRepository
    referrals: ReferralRepository
    instruments: InstrumentRepository
    now: Clock
    new_id: Callable[[], str]
