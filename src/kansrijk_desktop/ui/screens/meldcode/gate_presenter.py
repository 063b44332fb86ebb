"""Ask for the passphrase once more before the track shows, and shut it again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class GateState:
    """What stands before the track.

    Attributes:
        is_open: the passphrase was right, and nothing shut the track since.
        is_busy: a passphrase is being tried.
        tries: how many were refused; the view clears its field when it grows.
    """

    is_open: bool = False
    is_busy: bool = False
    error: str = ""
    tries: int = 0


class GatePresenter:
    """Tries the passphrase; `check` is slow, counts tries and holds them back as at unlocking."""

    def __init__(self, check: Callable[[str], None], tasks: RunsTasks) -> None:
        self._check = check
        self._tasks = tasks
        self._state = GateState()
        self._turn = 0
        self._publish: Callable[[GateState], None] | None = None

    def attach(self, publish: Callable[[GateState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more; what was being tried opens nothing."""
        self._publish = None
        self._turn += 1

    def open(self, passphrase: str) -> None:
        """Try the passphrase."""
        if self._state.is_busy or self._state.is_open:
            return
        if not passphrase:
            self._show(replace(self._state, error=_("Vul uw wachtwoord in.")))
            return
        self._show(replace(self._state, is_busy=True, error=""))
        turn = self._turn
        self._tasks.run(
            partial(self._check, passphrase),
            lambda _nothing: self._on_right(turn),
            partial(self._on_refused, turn),
        )

    def shut(self) -> None:
        """Shut the track at once; a passphrase that is being tried opens it no more."""
        self._turn += 1
        self._show(GateState(tries=self._state.tries))

    def tell(self, error: str) -> None:
        """Say what went wrong behind the gate while it is shut."""
        self._show(replace(self._state, error=error))

    def _on_right(self, turn: int) -> None:
        if turn == self._turn:
            self._show(GateState(is_open=True, tries=self._state.tries))

    def _on_refused(self, turn: int, error: ExpectedError) -> None:
        if turn == self._turn:
            self._show(GateState(error=error.message, tries=self._state.tries + 1))

    def _show(self, state: GateState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)
