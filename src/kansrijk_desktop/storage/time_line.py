"""Read what a time line tells besides the dossier itself."""

from collections.abc import Collection
from typing import Final

from sqlmodel import col

from kansrijk_desktop.records.offer import OfferEvent
from kansrijk_desktop.records.screening import SavedAnswer
from kansrijk_desktop.storage.chain_tables import OfferEventTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import AnswerTable

_EVENTS: Final = Shelf(OfferEvent, OfferEventTable)
_ANSWERS: Final = Shelf(SavedAnswer, AnswerTable)


class TimeLineRepository:
    """What happened over time, many records at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, offer_ids: Collection[str]) -> tuple[OfferEvent, ...]:
        """Return every step of these offers, the first first."""
        with self._database.reading() as session:
            return _EVENTS.where(
                session,
                col(OfferEventTable.offer_id).in_(offer_ids),
                order_by=(col(OfferEventTable.happened_on), col(OfferEventTable.number)),
            )

    def answers(
        self, screening_ids: Collection[str], addresses: Collection[str]
    ) -> tuple[SavedAnswer, ...]:
        """Return the kept answers at these addresses in these conversations."""
        with self._database.reading() as session:
            return _ANSWERS.where(
                session,
                col(AnswerTable.screening_id).in_(screening_ids),
                col(AnswerTable.address).in_(addresses),
            )
