"""Keep the questionnaires that were loaded here, and which versions are in use."""

from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from kansrijk_desktop.records.instrument import Decision, Instrument, InstrumentState
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.tables import InstrumentDecisionTable, InstrumentTable


class InstrumentRepository:
    """Loaded questionnaires in the database. What is kept is never changed or deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, instruments: Iterable[Instrument]) -> None:
        """Keep new questionnaires, all or none; one that is kept already stays as it is."""
        with self._database.transaction() as session:
            for one in instruments:
                if session.get(InstrumentTable, one.identity) is None:
                    session.add(
                        InstrumentTable(
                            identity=one.identity,
                            url=one.url,
                            loaded_at=one.loaded_at,
                            loaded_by=one.loaded_by,
                            content=one.content,
                        )
                    )

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keep what was decided, all or none, in this order."""
        with self._database.transaction() as session:
            for one in decisions:
                session.add(
                    InstrumentDecisionTable(
                        identity=one.identity,
                        state=one.state.value,
                        decided_at=one.decided_at,
                        decided_by=one.decided_by,
                    )
                )

    def instruments(self) -> tuple[Instrument, ...]:
        """Return what is kept without its content, the last loaded first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(
                    InstrumentTable.identity,
                    InstrumentTable.loaded_at,
                    InstrumentTable.loaded_by,
                    InstrumentTable.url,
                ).order_by(col(InstrumentTable.loaded_at).desc(), col(InstrumentTable.identity))
            ).all()
        states = self.states()
        return tuple(
            Instrument(
                identity=identity,
                content=b"",
                state=states.get(identity, InstrumentState.LOADED),
                loaded_at=loaded_at,
                loaded_by=loaded_by,
                url=url,
            )
            for identity, loaded_at, loaded_by, url in rows
        )

    def content(self, identity: str) -> bytes | None:
        """Return a questionnaire as it came; None when it was not loaded here."""
        with self._database.reading() as session:
            return session.exec(
                select(InstrumentTable.content).where(InstrumentTable.identity == identity)
            ).first()

    def decisions(self) -> tuple[Decision, ...]:
        """Return everything that was decided, the first first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(InstrumentDecisionTable).order_by(col(InstrumentDecisionTable.number))
            )
            return tuple(
                Decision(row.identity, InstrumentState(row.state), row.decided_at, row.decided_by)
                for row in rows
            )

    def states(self) -> Mapping[str, InstrumentState]:
        """Return what was decided last, by identity; what nobody decided about is absent."""
        return {one.identity: one.state for one in self.decisions()}
