"""The way into the dossiers: opens them and reads what the screens need, or leaves them shut.

Imported while the passphrase is typed, never before the first paint.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.services.clock import Clock, local_day, system_clock
from kansrijk_desktop.services.demo_dossier import reuring_family
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from kansrijk_desktop.texts import _


class Entry:
    """Opens and closes the dossiers of one installation; only workers call its methods.

    It satisfies what the unlock screen asks of a vault. `now` dates everything that is kept.
    """

    def __init__(
        self, installation: Installation, cost: KeyCost | None = None, now: Clock = system_clock
    ) -> None:
        self._now = now
        self._vault = Vault(installation, cost)
        self._workspace: Workspace | None = None
        self._made: tuple[str, str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the database is open."""
        return self._vault.is_open

    @property
    def behind(self) -> int:
        """How many saves the open database lacks; see `storage.database.Database`."""
        return self._vault.database.behind

    @property
    def workspace(self) -> Workspace:
        """What the screens work with.

        Raises:
            RuntimeError: the dossiers are closed.
        """
        if self._workspace is None:
            raise RuntimeError("The dossiers are closed.")
        return self._workspace

    def wait_seconds(self) -> int:
        """Return how long to wait before the next try.

        Raises:
            AlreadyOpenError: another program has these dossiers; better said now than after typing.
        """
        self._vault.claim()
        return self._vault.wait_seconds()

    def unlock(self, passphrase: str) -> None:
        """Open the dossiers with the passphrase.

        Raises:
            ExpectedError: they stay closed.
        """
        with self._closed_when_it_fails():
            self._vault.unlock(passphrase)
            self.enter()

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        """Open the dossiers with the recovery code, and set a new passphrase.

        Raises:
            ExpectedError: they stay closed.
        """
        with self._closed_when_it_fails():
            self._vault.unlock_with_recovery(code, new_passphrase)
            self.enter()

    def enter(self) -> None:
        """Put the services together over the open database."""
        if self._workspace is None:
            self._workspace = open_workspace(self._vault.database, self._now)

    def set_up(self, passphrase: str, practitioner: Practitioner) -> str:
        """Make the dossiers with the practitioner in them, and return the recovery code.

        After a failure halfway it can be called again, also with another passphrase.
        """
        if self._made is None:
            self._made = (passphrase, self._vault.create(passphrase))
        first_passphrase, code = self._made
        if passphrase != first_passphrase:
            self._vault.change_passphrase(first_passphrase, passphrase)
        PractitionerRepository(self._vault.database).save(replace(practitioner, id=str(uuid4())))
        self._made = None
        return code

    def add_example(self) -> None:
        """Put the example family into the dossiers."""
        self.enter()
        today = local_day(self._now())
        self.workspace.dossiers.save(reuring_family(today), is_demo=True)

    def check_passphrase(self, passphrase: str) -> None:
        """Make sure that the one at the keyboard knows the passphrase."""
        self._vault.check_passphrase(passphrase)

    def change_passphrase(self, current: str, new: str) -> None:
        """Put the dossiers under a new passphrase; the current one is asked again."""
        self._vault.change_passphrase(current, new)

    def change_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code in place of the one before."""
        return self._vault.change_recovery_code(passphrase)

    def take_key_repair(self) -> bool:
        """Tell, once, whether the key file was damaged and has been put back from its copy."""
        return self._vault.take_key_repair()

    def accept_behind(self) -> None:
        """Go on with a database that lacks saves, after someone decided so."""
        self._vault.database.accept_behind()

    def lock(self) -> None:
        """Close the dossiers."""
        self._workspace = None
        self._vault.lock()

    @contextmanager
    def _closed_when_it_fails(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.lock()
            raise


def save_recovery_code(path: str, code: str) -> None:
    """Write the recovery code to a file of the user's choice.

    Raises:
        ExpectedError: the file cannot be written there.
    """
    text = _("Herstelcode van Kansrijk. Bewaar dit niet bij de computer.") + f"\n\n{code}\n"
    try:
        write_atomically(Path(path), text.encode())
    except OSError as error:
        raise ExpectedError(
            _("De code kon daar niet worden bewaard. Kies een andere plek of druk de code af."),
            details=error.strerror or "",
        ) from error
