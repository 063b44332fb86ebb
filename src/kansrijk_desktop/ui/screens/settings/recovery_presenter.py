"""Make a new recovery code: passphrase first, then keep the code, then type it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.recovery_code import (
    code_of,
    code_saved_text,
    groups_of,
    type_back_problem,
)
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


class RecoveryStep(StrEnum):
    """What the card asks for."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a step
    KEEP = "keep"
    TYPE_BACK = "type-back"


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What the card shows.

    Attributes:
        code_groups: the new code, from the moment it exists until it is typed back.
        problem: what is wrong with what was typed.
        notice: what went well or wrong besides.
    """

    step: RecoveryStep = RecoveryStep.PASSPHRASE
    code_groups: tuple[str, ...] = ()
    problem: str = ""
    notice: str = ""
    is_notice_error: bool = False
    is_busy: bool = False


class RecoveryPresenter:
    """Replaces the recovery code.

    `make` takes the passphrase and returns a new code; `save_code` writes it to a file. Both may
    raise an `ExpectedError`.
    """

    def __init__(
        self,
        make: Callable[[str], str],
        save_code: Callable[[str, str], None],
        tasks: RunsTasks,
    ) -> None:
        self._make = make
        self._save_code = save_code
        self._tasks = tasks
        self._state = RecoveryState()
        self._publish: Callable[[RecoveryState], None] | None = None

    def attach(self, publish: Callable[[RecoveryState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def make(self, passphrase: str) -> None:
        """Make a new code; from then on the one before opens nothing."""
        if self._state.is_busy:
            return
        if not passphrase:
            self._show(problem=_("Vul uw wachtwoord in."), notice="")
            return
        self._show(is_busy=True, problem="", notice="")
        self._tasks.run(partial(self._make, passphrase), self._on_made, self._on_refused)

    def save_code(self, path: str) -> None:
        """Write the code to a file, for instance on a stick."""
        work = partial(self._save_code, path, code_of(self._state.code_groups))
        self._tasks.run(work, self._on_saved, self._on_not_saved)

    def type_back(self) -> None:
        """Go on to typing the code back."""
        self._show(step=RecoveryStep.TYPE_BACK, problem="", notice="")

    def look_again(self) -> None:
        """Go back to the code, when it turns out not to be kept well."""
        self._show(step=RecoveryStep.KEEP, problem="", notice="")

    def check(self, typed: str) -> None:
        """End it when the code is typed back rightly."""
        problem = type_back_problem(typed, self._state.code_groups)
        if problem:
            self._show(problem=problem)
            return
        text = _("Uw nieuwe herstelcode geldt. Gooi de oude weg: die opent niets meer.")
        # Shown once; from here on it exists only where the user keeps it.
        self._state = RecoveryState(notice=text)
        self._show()

    def _on_made(self, code: str) -> None:
        self._show(step=RecoveryStep.KEEP, code_groups=groups_of(code), is_busy=False)

    def _on_refused(self, error: ExpectedError) -> None:
        self._show(is_busy=False, problem=error.message)

    def _on_saved(self, _nothing: None) -> None:
        self._show(notice=code_saved_text(), is_notice_error=False)

    def _on_not_saved(self, error: ExpectedError) -> None:
        self._show(notice=error.message, is_notice_error=True)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
