"""Keep offers with every step of their way."""

from datetime import datetime
from itertools import groupby
from typing import Final

from sqlmodel import col, delete, select

from kansrijk_desktop.records.offer import CareOffer, OfferEvent
from kansrijk_desktop.records.screening import Respondent, Screening
from kansrijk_desktop.storage.chain_tables import OfferEventTable, OfferTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import ScreeningTable

_OFFERS: Final = Shelf(CareOffer, OfferTable)
_EVENTS: Final = Shelf(OfferEvent, OfferEventTable)
_SCREENINGS: Final = Shelf(Screening, ScreeningTable)


class OfferRepository:
    """Offers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, offer: CareOffer, *events: OfferEvent) -> None:
        """Keep an offer as it is now, and the steps that brought it there, all or none."""
        with self._database.transaction() as session:
            _OFFERS.put(session, offer)
            _EVENTS.put(session, *events)
            moments = (offer.created_at, *(event.noted_at for event in events))
            note_change(session, offer.patient_id, max(moments))

    def offer(self, offer_id: str) -> CareOffer:
        """Return one offer.

        Raises:
            LookupError: there is no such offer.
        """
        with self._database.reading() as session:
            return _OFFERS.get(session, offer_id)

    def of_patient(self, patient_id: str) -> tuple[CareOffer, ...]:
        """Return the offers of a family, the oldest first."""
        with self._database.reading() as session:
            return _OFFERS.where(
                session,
                col(OfferTable.patient_id) == patient_id,
                order_by=(col(OfferTable.created_at), col(OfferTable.id)),
            )

    def of_screening(self, screening_id: str) -> tuple[CareOffer, ...]:
        """Return the offers made after one conversation, the oldest first."""
        with self._database.reading() as session:
            return _OFFERS.where(
                session,
                col(OfferTable.screening_id) == screening_id,
                order_by=(col(OfferTable.created_at), col(OfferTable.id)),
            )

    def events(self, offer_id: str) -> tuple[OfferEvent, ...]:
        """Return the steps of an offer, the first first."""
        with self._database.reading() as session:
            return _EVENTS.of(session, offer_id=offer_id)

    def steps_of_patient(self, patient_id: str) -> dict[str, tuple[OfferEvent, ...]]:
        """Return the steps of every offer of a family, the first first, by the offer's id."""
        with self._database.reading() as session:
            events = _EVENTS.where(
                session,
                col(OfferEventTable.offer_id).in_(
                    select(OfferTable.id).where(col(OfferTable.patient_id) == patient_id)
                ),
                order_by=(col(OfferEventTable.offer_id), col(OfferEventTable.number)),
            )
        return {
            offer_id: tuple(steps)
            for offer_id, steps in groupby(events, key=lambda event: event.offer_id)
        }

    def speakers(self, patient_id: str) -> dict[str, str]:
        """Return whose each conversation with a partner is, by its id; hers are left out."""
        with self._database.reading() as session:
            talks = _SCREENINGS.where(
                session,
                col(ScreeningTable.patient_id) == patient_id,
                col(ScreeningTable.respondent) != Respondent.PATIENT.value,
            )
        return {talk.id: talk.speaker for talk in talks}

    def forget(self, offer: CareOffer, at: datetime) -> None:
        """Take back an offer that was picked by mistake, as if it had never been there."""
        with self._database.transaction() as session:
            session.exec(delete(OfferEventTable).where(col(OfferEventTable.offer_id) == offer.id))
            session.exec(delete(OfferTable).where(col(OfferTable.id) == offer.id))
            note_change(session, offer.patient_id, at)
