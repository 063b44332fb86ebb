"""Turn a passphrase into open dossiers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Protocol

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import Judge


class Vault(Protocol):
    """What this screen needs of the vault."""

    def wait_seconds(self) -> int:
        """Return how long to wait before the next try."""
        ...

    def unlock(self, passphrase: str) -> None:
        """Open the dossiers, or raise an `ExpectedError`."""
        ...

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        """Open the dossiers with the recovery code and set a new passphrase."""
        ...


class UnlockMode(StrEnum):
    """The two ways in."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class UnlockState:
    """Everything the unlock screen shows.

    Attributes:
        error: what was wrong with the last try.
        wait_seconds: how long until the next try may be made.
        strength: of the new passphrase, 0 to 4.
        new_error: what is wrong with the new passphrase.
        tries: how many tries were answered; the view clears its field when it grows.
    """

    mode: UnlockMode = UnlockMode.PASSPHRASE
    is_busy: bool = False
    error: str = ""
    wait_seconds: int = 0
    strength: int = 0
    new_error: str = ""
    tries: int = 0


class UnlockPresenter:
    """Tries passphrases, and waits when there were too many wrong ones.

    `vault` imports and builds what it returns; it is only ever called by the tasks, so that the
    window is there first. `opened` goes on to the dossiers.
    """

    def __init__(
        self,
        vault: Callable[[], Vault],
        judge: Judge,
        tasks: RunsTasks,
        opened: Callable[[], None],
    ) -> None:
        self._vault = vault
        self._judge = judge
        self._tasks = tasks
        self._opened = opened
        self._state = UnlockState()
        self._publish: Callable[[UnlockState], None] | None = None

    def attach(self, publish: Callable[[UnlockState], None]) -> None:
        """Publish the state now and after every change; load what unlocking needs."""
        self._publish = publish
        self._change(self._state)
        self._ask_wait()

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def unlock(self, passphrase: str) -> None:
        """Try the passphrase, unless a try is running or a wait is."""
        if not passphrase or not self._may_try():
            return
        self._change(replace(self._state, is_busy=True, error=""))
        work = partial(_unlock, self._vault, passphrase)
        self._tasks.run(work, self._on_opened, self._on_failed)

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        """Try the recovery code; the new passphrase must be a usable one."""
        if not self._may_try():
            return
        if not code.strip():
            self._change(replace(self._state, error=_("Vul de herstelcode in.")))
            return
        refusal = self._judge(new_passphrase, ()).refusal
        if not new_passphrase:
            refusal = _("Kies een nieuw wachtwoord.")
        if refusal:
            self._change(replace(self._state, error="", new_error=refusal))
            return
        self._change(replace(self._state, is_busy=True, error="", new_error=""))
        work = partial(_unlock_with_recovery, self._vault, code, new_passphrase)
        self._tasks.run(work, self._on_opened, self._on_failed)

    def judge(self, new_passphrase: str) -> None:
        """Show how strong the new passphrase is, while it is typed."""
        strength = self._judge(new_passphrase, ()).strength
        self._change(replace(self._state, strength=strength, new_error=""))

    def use_recovery_code(self) -> None:
        """Ask for the recovery code instead."""
        self._change(replace(self._state, mode=UnlockMode.RECOVERY, error=""))

    def use_passphrase(self) -> None:
        """Ask for the passphrase again."""
        self._change(replace(self._state, mode=UnlockMode.PASSPHRASE, error="", new_error=""))

    def tick(self) -> None:
        """Count a second of the wait down."""
        if self._state.wait_seconds:
            self._change(replace(self._state, wait_seconds=self._state.wait_seconds - 1))

    def _may_try(self) -> bool:
        return not self._state.is_busy and not self._state.wait_seconds

    def _on_opened(self, result: None) -> None:
        del result
        self._opened()

    def _on_failed(self, error: ExpectedError) -> None:
        tries = self._state.tries + 1
        self._change(replace(self._state, is_busy=False, error=error.message, tries=tries))
        self._ask_wait()

    def _ask_wait(self) -> None:
        self._tasks.run(partial(_wait_seconds, self._vault), self._on_wait, self._on_wait_failed)

    def _on_wait(self, seconds: int) -> None:
        self._change(replace(self._state, wait_seconds=seconds))

    def _on_wait_failed(self, error: ExpectedError) -> None:
        self._change(replace(self._state, error=error.message))

    def _change(self, state: UnlockState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)


def _wait_seconds(vault: Callable[[], Vault]) -> int:
    return vault().wait_seconds()


def _unlock(vault: Callable[[], Vault], passphrase: str) -> None:
    vault().unlock(passphrase)


def _unlock_with_recovery(vault: Callable[[], Vault], code: str, new_passphrase: str) -> None:
    vault().unlock_with_recovery(code, new_passphrase)
