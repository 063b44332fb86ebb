"""Open and close the encrypted dossiers."""

from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instance_lock import InstanceLock
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile


class Vault:
    """The key file and the database of one installation.

    Attributes:
        installation: where they are.
    """

    def __init__(self, installation: Installation, cost: KeyCost | None = None) -> None:
        self.installation = installation
        self._keys = KeyFile(installation.key_path, cost)
        self._instance = InstanceLock(installation.folder)
        self._database: Database | None = None

    @property
    def database(self) -> Database:
        """The open database.

        Raises:
            RuntimeError: the vault is locked.
        """
        if self._database is None:
            raise RuntimeError("The vault is locked.")
        return self._database

    @property
    def is_open(self) -> bool:
        """Whether the database is open."""
        return self._database is not None

    def claim(self) -> None:
        """Keep other programs away from these dossiers from now on, before they are open.

        Raises:
            AlreadyOpenError: another program has them.
        """
        self._instance.acquire()

    def wait_seconds(self) -> int:
        """Return how long to wait before the next try, after wrong passphrases."""
        return self._keys.wait_seconds()

    def create(self, passphrase: str) -> str:
        """Make key and database, open them, and return the recovery code, shown only now.

        Raises:
            FileExistsError: there is a database here already; it is never overwritten.
        """
        self.installation.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._instance.acquire()
        if self._keys.exists and not self.installation.is_set_up:
            self._keys.set_aside()
        new_key = self._keys.create(passphrase)
        self._database = Database.create(self.installation.database_path, new_key.data_key)
        return new_key.recovery_code

    def unlock(self, passphrase: str) -> None:
        """Open the database with the passphrase.

        Raises:
            ExpectedError: see `KeyFile.unlock` and `Database.open`.
        """
        self._open(self._keys.unlock(passphrase))

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        """Open the database with the recovery code and set a new passphrase.

        Raises:
            ExpectedError: see `KeyFile.unlock_with_recovery` and `Database.open`.
        """
        data_key = self._keys.unlock_with_recovery(code)
        self._open(data_key)
        self._keys.change_passphrase(data_key, new_passphrase)

    def change_passphrase(self, current: str, new: str) -> None:
        """Put the key under a new passphrase; the current one is asked again.

        Raises:
            WrongPassphraseError: the current passphrase is wrong.
        """
        self._keys.change_passphrase(self._keys.unlock(current), new)

    def change_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code, shown only now; the one before opens nothing any more.

        Raises:
            WrongPassphraseError: the passphrase is wrong.
        """
        return self._keys.change_recovery_code(self._keys.unlock(passphrase))

    def check_passphrase(self, passphrase: str) -> None:
        """Make sure that the one at the keyboard knows the passphrase.

        Raises:
            WrongPassphraseError: she does not.
        """
        self._keys.unlock(passphrase)

    def take_key_repair(self) -> bool:
        """Tell, once, whether the key file was damaged and has been put back from its copy."""
        was_repaired, self._keys.was_repaired = self._keys.was_repaired, False
        return was_repaired

    def lock(self) -> None:
        """Close the database and wipe the key."""
        if self._database is not None:
            self._database.close()
            self._database = None
        self._instance.release()

    def _open(self, data_key: bytes) -> None:
        self._instance.acquire()
        if self._database is None:
            self._database = Database.open(self.installation.database_path, data_key)
