"""The encrypted database: one file, one connection, one transaction at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlmodel import Session

from kansrijk_desktop.atomic_file import sync_folder
from kansrijk_desktop.errors import DamagedDatabaseError, DamagedKeyFileError, ExpectedError
from kansrijk_desktop.storage import backup, connection, integrity, migrations
from kansrijk_desktop.storage.disk_failures import disk_told_in_dutch
from kansrijk_desktop.storage.failures import DAMAGED, told_in_dutch
from kansrijk_desktop.storage.save_counter import SaveCounter

# A plain number: letting SQLite count and say the number takes three times as long.
_COUNT: Final = text("UPDATE save_counter SET number = :number")

# Checking reads every page; above this size it would hold up the start.
LARGEST_CHECKED_AT_START = 32 * 1024 * 1024


class Database:
    """An open database. Used by one thread at a time.

    Attributes:
        behind: how many saves are missing compared with the counter outside the database; more
            than 0 means a damaged file or an old copy. See `accept_behind`.
        is_checked: whether the whole file was checked at opening; if not, call `check`.
    """

    def __init__(self, path: Path, data_key: bytes) -> None:
        """Use `Database.open` or `Database.create`."""
        self._path = path
        self._data_key = bytearray(data_key)
        self._counter = SaveCounter(_counter_path(path), data_key)
        self._engine = _engine_for(self._connect)
        self._session: Session | None = None
        self._is_connected = False
        self._is_closed = False
        self._number = 0
        self._has_log = False
        self.behind = 0
        self.is_checked = False

    @classmethod
    @disk_told_in_dutch()
    def create(cls, path: Path, data_key: bytes) -> Self:
        """Make a new database and open it; it is there whole or not at all.

        Raises:
            FileExistsError: there is one already; it is never overwritten.
        """
        if path.exists():
            raise FileExistsError(path.name)
        unfinished = path.with_name(f"unfinished-{path.name}")
        for leftover in (unfinished, _wal_path(unfinished)):
            leftover.unlink(missing_ok=True)
        for stray in (_counter_path(path), _wal_path(path)):
            if stray.exists():  # Of a database that is gone: kept, but not taken for ours.
                stray.replace(stray.with_name(f"{stray.name}.aside"))
        connection.make_private_file(unfinished)
        fresh = cls(unfinished, data_key)
        try:
            fresh._migrate()
        finally:
            fresh.close()
        _counter_path(unfinished).unlink(missing_ok=True)
        unfinished.replace(path)
        sync_folder(path.parent)
        return cls.open(path, data_key)

    @classmethod
    @disk_told_in_dutch()
    def open(cls, path: Path, data_key: bytes) -> Self:
        """Open the database, bring it up to date and check it.

        Raises:
            DamagedDatabaseError: the file is missing, cut off, changed or not encrypted.
            DamagedKeyFileError: the key file belongs to another database.
            NewerDatabaseError: a newer version of the program wrote it.
            AlreadyOpenError: another process has it open.
        """
        connection.refuse_plain_file(path)
        connection.refuse_stub(path)
        database = cls(path, data_key)
        try:
            database._start()
        except DamagedDatabaseError:
            is_foreign = database._counter.is_of_another_key
            database.close()
            if is_foreign:
                raise DamagedKeyFileError(
                    "Het sleutelbestand hoort niet bij deze dossiers. Er is niets gewijzigd. Zet "
                    "het sleutelbestand terug dat bij deze dossiers hoort."
                ) from None
            raise
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Save everything done inside, or nothing; saved once the block has ended.

        Inside another transaction, this joins it.
        """
        if self._session is not None:
            yield self._session
            return
        number = None
        with self._exclusive_session() as session:
            yield session
            if not self.behind:  # Counting on would make the gap invisible.
                number = self._next_number(session)
            session.commit()
            self._has_log = True
        if number is not None:
            self._number = number
            self._counter.note(number)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read; inside a transaction, this sees what is not yet saved."""
        if self._session is not None:
            yield self._session
            return
        with self._exclusive_session() as session:
            yield session

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database file, and flush the counter."""
        with self._raw() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        self._has_log = False
        self._counter.sync()

    def settle(self) -> None:
        """Do that between two pieces of work, if anything was saved since the last time.

        The shorter the log, the less a damaged one can take along. That it fails is not told: the
        log is read at the next opening, and the next save says what is wrong with the disk.
        """
        if self._has_log:
            with suppress(ExpectedError):
                self.checkpoint()

    def check(self) -> None:
        """Read and check the whole file: the code on each page, structure and references.

        Raises:
            DamagedDatabaseError: something is wrong anywhere.
        """
        self.checkpoint()
        with self._raw() as raw:
            integrity.check(raw)
        self.is_checked = True

    def backup_to(self, path: Path) -> None:
        """Write a copy, encrypted with the same key, and check that it can be read.

        The copy replaces an older one at that path only once it is good.
        """
        with self._raw() as raw:
            backup.copy(raw, path, self._data_key)

    def accept_behind(self) -> None:
        """Go on with a database that is behind, after someone decided so."""
        gap, self.behind = self.behind, 0
        self._number += gap
        try:
            with self.transaction():
                pass  # Only counted on, from there.
        except ExpectedError:
            self._number -= gap
            self.behind = gap
            raise

    def close(self) -> None:
        """Put everything in the one file, close it, and wipe the key."""
        with suppress(ExpectedError):  # What stays in the log is read at the next opening.
            if self._is_connected:
                self.checkpoint()
        self._engine.dispose()
        self._is_connected, self._is_closed = False, True
        self._counter.close()
        self._data_key[:] = bytes(len(self._data_key))

    def _connect(self) -> dbapi2.Connection:
        if self._is_closed:
            # With the wiped key it would look damaged.
            raise RuntimeError("the database is closed")
        opened = connection.connect(self._path, self._data_key)
        self._is_connected = True
        return opened

    def _start(self) -> None:
        with self._raw() as raw:
            version = migrations.version_of(raw)
            self.is_checked = self._path.stat().st_size <= LARGEST_CHECKED_AT_START
            if self.is_checked:
                integrity.quick_check(raw)
        if version != migrations.HEAD:
            self.backup_to(self._path.with_name(f"{self._path.name}.before-{migrations.HEAD}"))
            self._migrate()
        self._compare_counter()
        self.checkpoint()

    def _migrate(self) -> None:
        with self._raw() as raw:
            # Foreign keys cannot be switched inside a transaction.
            raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with told_in_dutch(), self._engine.begin() as begun:
                migrations.upgrade(begun)
        finally:
            with self._raw() as raw:
                raw.execute("PRAGMA foreign_keys = ON")

    def _compare_counter(self) -> None:
        highest = self._counter.highest()
        with self.reading() as session:
            number = session.connection().scalar(text("SELECT number FROM save_counter"))
        if number is None:
            raise DamagedDatabaseError(DAMAGED, "no counter")
        if highest is None or highest < number:
            self._counter.note(number)
        else:
            self.behind = highest - number
        self._number = number

    def _next_number(self, session: Session) -> int:
        number = self._number + 1
        session.connection().execute(_COUNT, {"number": number})
        return number

    @contextmanager
    def _exclusive_session(self) -> Iterator[Session]:
        with told_in_dutch(), Session(self._engine, expire_on_commit=False) as session:
            self._session = session
            try:
                yield session
            finally:
                self._session = None

    @contextmanager
    def _raw(self) -> Iterator[dbapi2.Connection]:
        """Lend the library's own connection, outside any transaction."""
        with told_in_dutch():
            pooled = self._engine.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()


def _engine_for(connect: Callable[[], dbapi2.Connection]) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=1,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(begun: Connection) -> None:
        begun.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _counter_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.saves")


def _wal_path(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
