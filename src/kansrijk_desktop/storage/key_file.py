"""The key file: a JSON file beside the database that holds the data key in slots.

One random data key encrypts the database. It never changes; a slot wraps it under the passphrase,
another under the recovery code. A new passphrase rewrites one slot, and a lost passphrase is not a
lost dossier. A second copy of the file stands beside it for when the first is damaged.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.errors import (
    DamagedKeyFileError,
    TooManyAttemptsError,
    WrongPassphraseError,
)
from kansrijk_desktop.storage.attempts import AttemptLog
from kansrijk_desktop.storage.disk_failures import disk_told_in_dutch
from kansrijk_desktop.storage.key_cost import KEY_BYTES, KeyCost, calibrate
from kansrijk_desktop.storage.key_slots import KeySlot, SlotKind
from kansrijk_desktop.storage.key_table import KeyTable, key_id_of
from kansrijk_desktop.storage.recovery_code import new_recovery_code, read_recovery_code


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A fresh data key and the code that brings it back.

    Attributes:
        recovery_code: shown once, printed, typed back; kept nowhere.
    """

    data_key: bytes
    recovery_code: str


class KeyFile:
    """The key file at one path, with its backup copy and its count of failed tries.

    Attributes:
        was_repaired: the file was damaged and has been put back from its copy.
    """

    def __init__(
        self,
        path: Path,
        cost: KeyCost | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        """Without a cost, a new key is calibrated to this computer; never below the floor."""
        if cost is not None and not cost.is_strong_enough:
            raise ValueError("the cost is below the floor")
        self._path = path
        self._copy = path.with_name(f"{path.name}.backup")
        self._cost = cost
        self._clock = clock
        self._attempts = AttemptLog(path.with_name(f"{path.name}.attempts"), clock)
        self.was_repaired = False

    @property
    def exists(self) -> bool:
        """Whether a key was ever made here."""
        return self._path.exists() or self._copy.exists()

    @disk_told_in_dutch()
    def create(self, passphrase: str) -> NewKey:
        """Make a data key with a passphrase slot and a recovery slot, and write them.

        Raises:
            FileExistsError: there is a key here already; it is never overwritten.
        """
        if self.exists:
            raise FileExistsError(self._path.name)
        data_key = secrets.token_bytes(KEY_BYTES)
        code = new_recovery_code()
        cost = self._cost or calibrate()
        slots = (
            KeySlot.wrap(SlotKind.PASSPHRASE, data_key, _normalized(passphrase), cost),
            # A random code of 128 bits cannot be guessed: the floor is enough.
            KeySlot.wrap(SlotKind.RECOVERY, data_key, code.encode(), KeyCost.floor()),
        )
        self._write(KeyTable(key_id_of(data_key), slots))
        return NewKey(data_key, code)

    def unlock(self, passphrase: str) -> bytes:
        """Return the data key.

        Raises:
            WrongPassphraseError: no passphrase slot opens.
            DamagedKeyFileError: neither the file nor its copy can be read.
            TooManyAttemptsError: the wait after failed tries is not over.
        """
        return self._open(
            SlotKind.PASSPHRASE,
            _normalized(passphrase),
            "Het wachtwoord klopt niet. Probeer het opnieuw, let op hoofdletters. "
            "Weet u het niet meer, gebruik dan de herstelcode. Er is niets verloren.",
        )

    def unlock_with_recovery(self, code: str) -> bytes:
        """Return the data key, opened with the recovery code.

        Raises:
            InvalidInputError: the code has a typing error; this is not counted as a try.
            WrongPassphraseError: the code is well formed but belongs to another key.
            DamagedKeyFileError, TooManyAttemptsError: as for `unlock`.
        """
        return self._open(
            SlotKind.RECOVERY,
            read_recovery_code(code).encode(),
            "Deze herstelcode is goed getypt, maar hoort niet bij dit dossierbestand. "
            "Zoek de code die bij deze installatie is afgedrukt. Er is niets verloren.",
        )

    def change_passphrase(self, data_key: bytes, new_passphrase: str) -> None:
        """Put the data key under a new passphrase; the recovery code stays good."""
        cost = self._cost or self._cost_of_passphrase()
        secret = _normalized(new_passphrase)
        self._replace_slot(data_key, KeySlot.wrap(SlotKind.PASSPHRASE, data_key, secret, cost))

    def change_recovery_code(self, data_key: bytes) -> str:
        """Return a new recovery code; the old one opens nothing any more."""
        code = new_recovery_code()
        slot = KeySlot.wrap(SlotKind.RECOVERY, data_key, code.encode(), KeyCost.floor())
        self._replace_slot(data_key, slot)
        return code

    @disk_told_in_dutch()
    def wait_seconds(self) -> int:
        """Return how long to wait before the next try, 0 when none is needed."""
        return self._attempts.wait_seconds()

    @disk_told_in_dutch()
    def set_aside(self) -> None:
        """Move the key out of the way, for a set-up that was cut off before the database.

        Nothing is deleted: the files stay beside it under the name of the day.
        """
        stamp = self._clock().strftime("%Y%m%dT%H%M%S%f")
        for path in (self._path, self._copy):
            if path.exists():
                path.replace(path.with_name(f"{path.name}.aside-{stamp}"))

    @disk_told_in_dutch()
    def _open(self, kind: SlotKind, secret: bytes, refusal: str) -> bytes:
        table = self._read()
        wait = self._attempts.wait_seconds()
        if wait:
            raise TooManyAttemptsError(
                f"Er is te vaak een verkeerd wachtwoord ingevuld. Wacht nog {wait} seconden en "
                "probeer het dan opnieuw. Er is niets verloren."
            )
        self._attempts.count()
        for slot in table.slots:
            data_key = slot.unwrap(secret) if slot.kind is kind else None
            if data_key is not None:
                self._attempts.reset()
                return data_key
        raise WrongPassphraseError(refusal)

    @disk_told_in_dutch()
    def _cost_of_passphrase(self) -> KeyCost:
        """Return what this computer was once calibrated to."""
        slots = (slot for slot in self._read().slots if slot.kind is SlotKind.PASSPHRASE)
        return next((slot.cost for slot in slots), KeyCost.default())

    @disk_told_in_dutch()
    def _replace_slot(self, data_key: bytes, slot: KeySlot) -> None:
        table = self._read()
        if not hmac.compare_digest(key_id_of(data_key), table.key_id):
            raise ValueError("this data key does not belong to this key file")
        others = tuple(other for other in table.slots if other.kind is not slot.kind)
        self._write(KeyTable(table.key_id, (*others, slot)))

    def _read(self) -> KeyTable:
        """Return what the file says, or its copy; whichever is bad is put right."""
        table, copy = KeyTable.read(self._path), KeyTable.read(self._copy)
        if table is not None:
            if copy != table:
                write_atomically(self._copy, table.to_bytes())
            return table
        if copy is None:
            raise DamagedKeyFileError(
                "Het sleutelbestand ontbreekt of is beschadigd, en de kopie ook. Zonder dit "
                "bestand kan niemand de dossiers openen. Zet het bestand terug uit een back-up "
                "van uw computer. De dossiers zelf zijn niet gewijzigd.",
                details=self._path.name,
            )
        write_atomically(self._path, copy.to_bytes())
        self.was_repaired = True
        return copy

    def _write(self, table: KeyTable) -> None:
        for path in (self._path, self._copy):
            write_atomically(path, table.to_bytes())
            if KeyTable.read(path) != table:
                raise DamagedKeyFileError(
                    "Het sleutelbestand kon niet goed worden geschreven. Kijk of de schijf in "
                    "orde is en probeer het opnieuw. De vorige sleutel blijft geldig.",
                    details=path.name,
                )


def _normalized(passphrase: str) -> bytes:
    """Return the passphrase in one form, whatever the keyboard (NFC), else exactly as typed."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
